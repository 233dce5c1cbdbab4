"""The versions of a release: what is refused, what is stored, and what the attacker is shown of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from app import ledger
from app.database import reading
from app.ledger import add_themes, correct_release, edition, history
from app.store import results, rounds
from app.store.errors import RoundError
from exports.attack import Finding, Report
from exports.correction import Correction
from exports.gate import Leaks
from exports.release import Release, Theme
from tests.kept import keep
from tests.world import World

FOUND = Finding("bs_attended", "Område", "Birk", "Base", "base")
HIDING = Correction("Oversat forkert", hidden=frozenset({"bs_same_degree"}))


@pytest.fixture
def world(engine: Engine, tmp_path: Path) -> World:
    """A released round on either database."""
    made = World.make(engine, tmp_path)
    keep(made)
    return made


def test_a_correction_is_the_next_version_and_the_first_stays(world: World) -> None:
    newer = correct_release(world.engine, "r1", HIDING)
    assert [(one.version, one.note) for one in versions(world)] == [(1, ""), (2, "Oversat forkert")]
    assert versions(world)[-1] == newer
    assert all(table.hidden for table in newer.forms[0].tables if table.question == "bs_same_degree")
    assert not all(table.hidden for table in versions(world)[0].forms[0].tables if table.question == "bs_same_degree")


def test_a_new_title_becomes_the_rounds_own(world: World) -> None:
    correct_release(world.engine, "r1", Correction("Forkert navn", title="Runde to"))
    with reading(world.engine) as session:
        found = rounds.get_round(session, "r1")
    assert found
    assert found.title == versions(world)[-1].round.title == "Runde to"
    correct_release(world.engine, "r1", HIDING)
    assert versions(world)[-1].round.title == "Runde to"


def test_what_the_attacker_said_is_kept_with_each_version(world: World) -> None:
    correct_release(world.engine, "r1", HIDING)
    with reading(world.engine) as session:
        first, second = results.editions(session, "r1")
    assert (first.version, first.tried, first.found) == (1, 7, 0)
    assert (second.version, second.note, second.found, second.withdrawn) == (2, "Oversat forkert", 0, False)
    assert [one.digest for one in versions(world)] == [first.digest, second.digest]


def test_a_correction_is_attacked_together_with_every_earlier_version(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[int, list[int]]] = []

    def watch(release: Release, _questionnaires: object, earlier: list[Release]) -> Report:
        shown.append((release.version, [one.version for one in earlier]))
        return Report(0, {}, ())

    monkeypatch.setattr(ledger, "prove", watch)
    correct_release(world.engine, "r1", HIDING)
    correct_release(world.engine, "r1", Correction("Navn", title="Runde to"))
    assert shown == [(2, [1]), (3, [1, 2])]


def test_a_correction_that_gives_something_away_is_not_stored(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    leaks_from(monkeypatch, version=2)
    with pytest.raises(RoundError, match="kom igennem i »Har du været med"):
        correct_release(world.engine, "r1", HIDING)
    assert [one.version for one in versions(world)] == [1]


def test_what_was_out_already_keeps_no_correction_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    leaks_from(monkeypatch, version=1)
    correct_release(world.engine, "r1", HIDING)
    with reading(world.engine) as session:
        assert results.editions(session, "r1")[-1].found == 1


def test_a_release_can_always_be_withdrawn(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    leaks_from(monkeypatch, version=2)
    gone = correct_release(world.engine, "r1", Correction("Fejl i skemaet", withdrawn=True))
    assert gone.withdrawn
    with reading(world.engine) as session:
        assert results.is_withdrawn(session, "r1")


def test_what_is_withdrawn_is_neither_corrected_nor_handed_out(world: World) -> None:
    correct_release(world.engine, "r1", Correction('Skrev "withdrawn":false', withdrawn=True))
    for correction in (HIDING, Correction("Igen", withdrawn=True)):
        with pytest.raises(RoundError, match="trukket tilbage"):
            correct_release(world.engine, "r1", correction)
    with reading(world.engine) as session:
        assert results.is_withdrawn(session, "r1")
        with pytest.raises(RoundError, match="udgave 1 kan ikke hentes"):
            edition(session, "r1", 1)
        last = edition(session, "r1", 2)
    assert last
    assert last.withdrawn


def test_words_about_withdrawing_withdraw_nothing(world: World) -> None:
    correct_release(world.engine, "r1", Correction('"withdrawn":true', title='Runde "withdrawn":true'))
    with reading(world.engine) as session:
        assert not results.is_withdrawn(session, "r1")


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (Correction("  ", title="Runde to"), "Skriv, hvorfor"),
        (Correction("Fejl", hidden=frozenset({"bs_shoe_size"})), "ikke spørgsmålet bs_shoe_size"),
    ],
)
def test_what_cannot_be_corrected_is_refused_in_words(world: World, correction: Correction, why: str) -> None:
    with pytest.raises(RoundError, match=why):
        correct_release(world.engine, "r1", correction)
    assert len(versions(world)) == 1


def test_only_what_is_released_can_be_corrected(engine: Engine, tmp_path: Path) -> None:
    world = World.make(engine, tmp_path).opened()
    for key, why in (("r1", "er ikke frigivet"), ("r9", "ingen runde r9")):
        with pytest.raises(RoundError, match=why):
            correct_release(world.engine, key, HIDING)


def test_two_who_correct_at_once_do_not_overwrite_each_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    real = ledger.prove

    def meanwhile(*_given: object) -> Report:
        monkeypatch.setattr(ledger, "prove", real)
        correct_release(world.engine, "r1", Correction("Den hurtige", title="Runde to"))
        return Report(0, {}, ())

    monkeypatch.setattr(ledger, "prove", meanwhile)
    with pytest.raises(RoundError, match="En anden har rettet"):
        correct_release(world.engine, "r1", HIDING)
    assert [one.note for one in versions(world)] == ["", "Den hurtige"]


def test_themes_are_the_next_version_and_are_stored_once(world: World) -> None:
    coded = Theme("bs_open_idea", "Hvad kunne få flere med?", "invite", "At blive inviteret", 17, 64, kappa=0.7)
    newer = add_themes(world.engine, "r1", [coded])
    assert (versions(world)[-1], newer.version) == (newer, 2)
    assert newer.themes[0].share == 17 / 64
    with pytest.raises(RoundError, match="allerede temaer"):
        add_themes(world.engine, "r1", [coded])
    later = correct_release(world.engine, "r1", HIDING)
    assert (later.version, later.themes) == (3, newer.themes)
    assert not versions(world)[0].themes


def test_themes_are_attacked_before_they_are_stored(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    leaks_from(monkeypatch, version=2)
    with pytest.raises(RoundError, match="kom igennem"):
        add_themes(world.engine, "r1", [Theme("bs_open_idea", "Hvad?", "invite", "Inviteret", 17, 64)])
    assert [one.version for one in versions(world)] == [1]


def leaks_from(monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    """The attacker finds one thing as soon as this version is among what she reads."""

    def found(release: Release, _questionnaires: object, earlier: list[Release]) -> Report:
        report = Report(
            5, {}, (FOUND,) if max(release.version, *[one.version for one in earlier], 0) >= version else ()
        )
        if report.findings:
            raise Leaks(report)
        return report

    monkeypatch.setattr(ledger, "prove", found)


def versions(world: World) -> list[Release]:
    with reading(world.engine) as session:
        return history(session, "r1")

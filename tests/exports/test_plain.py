"""The statements of the public page: whole numbers from printed figures alone, a direction only where tested."""

from __future__ import annotations

import dataclasses

import pytest

from exports.activities import Mixed
from exports.plain import Plain, Statement, plain
from tests.exports.releases import BS, TWO_FORMS, Document, hide, indicator, release, table


def statements(told: Plain) -> dict[str, Statement]:
    return {one.id: one for form in told.forms for one in form.statements}


def test_residents_are_told_of_a_hundred_people_in_a_fixed_order() -> None:
    told = plain(release(BS))
    (form,) = told.forms
    assert (form.answered, told.trial, told.opens_on, told.closes_on) == (185, True, "2026-09-01", "2026-10-15")
    numbers = [(one.id, one.number) for one in form.statements]
    assert numbers == [("same", 41), ("mixed", 47), ("welcome", 52), ("attended", 60), ("meeting", 21)]
    same = form.statements[0]
    assert (same.low, same.high, same.less, same.more) == (34, 50, 46, 13)


def test_boards_and_members_are_told_of_elections_parity_and_influence() -> None:
    told = plain(release(TWO_FORMS))
    assert [(form.form, form.answered) for form in told.forms] == [("fa", 24), ("fm", 68)]
    numbers = {name: one.number for name, one in statements(told).items()}
    assert numbers == {"voted": 15, "decide": 37, "influence": 66}


def test_a_figure_of_few_answers_is_marked() -> None:
    assert {name for name, one in statements(plain(release(BS))).items() if one.few} == {"meeting"}


def test_activities_are_read_from_the_very_sentence_that_is_printed() -> None:
    def bend(found: Document) -> None:
        indicator(found, "B2").update(value=7 / 12, base=12, note=Mixed(12, 7, 4).sentence)

    assert statements(plain(release(BS, bend)))["mixed"].activities == (7, 12, 4)


def test_no_assessed_activity_is_not_told_as_none_of_none() -> None:
    def bend(found: Document) -> None:
        indicator(found, "B2").update(value=0.0, base=0, note=Mixed(0, 0, 0).sentence)

    assert statements(plain(release(BS, bend)))["mixed"].activities is None


@pytest.mark.parametrize(
    ("verdict", "change"),
    [
        ("Går i den ønskede retning", "up"),
        ("Går i den forkerte retning", "down"),
        ("Ingen entydig retning", "both"),
        ("Ingen sikker ændring", "unsure"),
        ("For få svar til at vurdere udviklingen", "unsure"),
        ("Første måling", "first"),
        ("Kan ikke sammenlignes: spørgsmålet er ændret", "other"),
        ("Kan ikke sammenlignes: områderne er ændret", "other"),
        ("Noget helt andet", ""),
    ],
)
def test_a_change_is_what_the_verdict_says(verdict: str, change: str) -> None:
    told = plain(release(BS, lambda found: indicator(found, "B1").update(verdict=verdict)))
    assert statements(told)["same"].change == change
    assert {statements(told)[name].change for name in ("welcome", "attended", "meeting")} == {""}


def test_a_figure_that_was_compared_with_an_older_round_is_not_compared_with_the_last_one() -> None:
    beside = {"round": "2022", "title": "2022", "value": 0.3, "low": 0.2, "high": 0.4, "base": 90, "d": 0.1}

    def bend(found: Document) -> None:
        compared = {**beside, "latest": False}
        indicator(found, "B1").update(verdict="Går i den ønskede retning", comparison=compared)

    assert statements(plain(release(BS, bend)))["same"].change == "other"


@pytest.mark.parametrize(("id_", "name"), [("B1", "same"), ("B2i", "mixed"), ("B6", "attended"), ("B7", "meeting")])
def test_a_hidden_figure_is_left_out_and_said_to_be(id_: str, name: str) -> None:
    hidden = {"value": None, "low": None, "high": None, "base": None, "hidden": True}
    (form,) = plain(release(BS, lambda found: indicator(found, id_).update(hidden))).forms
    assert name not in {one.id for one in form.statements}
    assert form.hidden


def test_all_figures_printed_is_not_said_to_be_otherwise() -> None:
    assert not plain(release(BS)).forms[0].hidden


def test_one_hidden_pole_takes_the_other_with_it() -> None:
    def bend(found: Document) -> None:
        poles = [cell for cell in table(found, "bs_same_degree")["cells"] if cell["role"] == "pole"]
        poles[0]["count"] = poles[0]["share"] = None

    (form,) = plain(release(BS, bend)).forms
    assert (form.statements[0].number, form.statements[0].less, form.statements[0].more) == (41, None, None)
    assert form.hidden


@pytest.mark.parametrize("code", ["quite", "very"])
def test_nothing_is_added_up_from_a_hidden_count(code: str) -> None:
    def bend(found: Document) -> None:
        cell = next(cell for cell in table(found, "bs_welcome")["cells"] if cell["code"] == code)
        cell["count"] = cell["share"] = None

    (form,) = plain(release(BS, bend)).forms
    assert "welcome" not in {one.id for one in form.statements}
    assert form.hidden


def test_a_hidden_base_hides_what_is_of_a_hundred() -> None:
    (form,) = plain(release(BS, lambda found: hide(table(found, "bs_welcome")))).forms
    assert "welcome" not in {one.id for one in form.statements}


def test_how_many_answered_can_be_hidden_too() -> None:
    (form,) = plain(release(BS, lambda found: found["forms"][0].update(usable=None))).forms
    assert (form.answered, form.hidden) == (None, True)


def test_a_withdrawn_release_says_nothing() -> None:
    with pytest.raises(ValueError, match="withdrawn"):
        plain(dataclasses.replace(release(BS), withdrawn=True))

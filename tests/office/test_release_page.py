"""The page on which a round is proved and released: by real processes where they can be had, or their stand-in."""

from __future__ import annotations

import json
import sys
from xml.etree.ElementTree import Element

import pytest

from app.commands.rounds import today
from app.database import reading, writing
from app.lifecycle import count_round
from app.models import Count
from app.office import job
from app.office.progress_view import lasted, lasting
from app.office.ways import ways
from app.store import results, rounds
from tests.office.desk import Desk, by_testid, text
from tests.office.stand_in import LEAK, StandIn, passed, refused
from tests.world import RESIDENT

PAGE = "/kontor/runde/r1/frigiv"


@pytest.fixture
def acts(office: Desk, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """A counted round, someone signed in, and a stand-in for what is run in processes of its own."""
    count_it(office)
    office.signed_in(email="anne@example.dk")
    monkeypatch.setattr(job, "COMMAND", (sys.executable, "-m", "tests.office.stand_in"))
    return StandIn(office.app.extensions["deltag"].settings.instance)


def test_before_a_proof_nothing_can_be_released_and_the_page_says_why(office: Desk, acts: StandIn) -> None:
    page = office.get(PAGE)
    button = by_testid(page, "confirm-release")
    assert button.get("disabled") is not None
    reason = by_testid(page, "release-off")
    assert (reason.get("id"), text(reason)) == (
        button.get("aria-describedby"), "»Frigiv« åbner, når prøven er bestået.",
    )  # fmt: skip
    assert by_testid(page, "way-alt").get("checked") is not None
    assert office.post(PAGE, {"title": "Runde", "way": "alt"}, 409)
    assert phase(office) == "counted"
    assert not (acts.folder / "jobs" / "r1.release").exists()


def test_each_way_says_what_it_costs_and_totals_alone_is_always_there(office: Desk, acts: StandIn) -> None:
    page = office.get(PAGE)
    assert [field.get("value") for field in page.findall(".//input[@type='radio']")] == [
        "alt", "uden-aktiviteter", "uden-alder", "sammen-1", "total",
    ]  # fmt: skip
    for field in page.findall(".//input[@type='radio']"):
        assert text(only(page, f"*[@id='{field.get('aria-describedby')}']"))
    refuse(office, acts, "total")
    assert by_testid(office.get(PAGE), "way-total").get("checked") is not None


def test_boards_and_members_are_asked_by_their_own_words() -> None:
    assert [way.id for way in ways(["fa"])] == ["alt", "sammen-1", "total"]
    assert [way.name for way in ways(["fa", "fm"])][2] == "Læg de mindste slags foreninger sammen"


def test_work_can_be_followed_without_script_and_stops_asking_when_it_is_done(office: Desk, acts: StandIn) -> None:
    acts.will(told=[("protect", 0.4)], held=True, **good(office))
    office.post(f"{PAGE}/proev", {"way": "alt"})
    acts.arrives()
    page = office.get(PAGE)
    assert refreshes(page)
    assert text(by_testid(page, "stage")).startswith("Tallene bliver beskyttet")
    assert by_testid(page, "stage").get("role") == "status"
    bar = only(page, "progress")
    assert (bar.get("value"), bar.text) == ("40", "40 %")
    assert page.find(".//*[@data-testid='confirm-release']") is None
    acts.goes_on()
    acts.ends("prove")
    assert not refreshes(office.get(PAGE))


def test_a_good_proof_tells_what_was_tried_and_opens_the_release(office: Desk, acts: StandIn) -> None:
    prove(office, acts)
    page = office.get(PAGE)
    said = text(only(page, "main"))
    assert "Beskyttet på 38 sekunder 1.184 tal i 23 tabeller er beskyttet sammen. 25 er skjult (2 %)." in said
    assert "97 % af gruppernes rækker er hele." in said
    assert "Angriberen fandt ikke noget" in said
    assert "regnet på 25 skjulte tal på 12 sekunder" in said
    assert text(by_testid(page, "proved")) == "Frigiv alt, der må vises"
    assert by_testid(page, "confirm-release").get("disabled") is None


def test_a_failed_proof_says_in_which_table_and_offers_the_next_way(office: Desk, acts: StandIn) -> None:
    refuse(office, acts, "alt")
    page = office.get(PAGE)
    assert LEAK in text(only(page, "main"))
    assert "Hvilke tal det gælder, skrives ikke her" in text(by_testid(page, "proof-note"))
    assert by_testid(page, "way-uden-aktiviteter").get("checked") is not None
    assert text(only(page, "label[@for='way-sammen-1']")) == "Læg Egebjerg og Hedeparken sammen"
    assert "2 områder i stedet for 3." in text(only(page, "*[@id='cost-sammen-1']"))
    assert by_testid(page, "confirm-release").get("disabled") is not None


@pytest.mark.parametrize(
    ("scenario", "told"),
    [
        ({"out": json.dumps({"leaks": False, "joinings": []}), "err": "Det kan ikke beskyttes."}, "Kan ikke beskyttes"),
        ({"err": "Nøglen til r1 kan ikke læses."}, "Prøven blev ikke færdig Nøglen til r1 kan ikke læses."),
        ({"err": "Traceback\n  Hemmelig\n"}, "Den gik i stå."),
    ],
)
def test_every_failure_is_told_in_words(office: Desk, acts: StandIn, scenario: dict[str, str], told: str) -> None:
    acts.will(well=False, **scenario)
    office.post(f"{PAGE}/proev", {"way": "alt"})
    acts.ends("prove")
    page = office.get(PAGE)
    said = text(only(page, "main"))
    assert told in said
    assert "Hemmelig" not in said
    assert text(by_testid(page, "proof-verdict")).endswith("Kan ikke frigives endnu")


def test_only_what_was_proved_can_be_released(office: Desk, acts: StandIn) -> None:
    prove(office, acts, "uden-alder")
    office.post(PAGE, {"title": "Runde", "way": "alt"}, 409)
    office.post(PAGE, {"title": "Runde"}, 409)
    assert not (acts.folder / "jobs" / "r1.release").exists()
    acts.will()
    office.post(PAGE, {"title": "Runde", "way": "uden-alder"})
    acts.ends("release")
    assert words_of(acts)[:3] == ["round", "release", "r1"]
    assert words_of(acts)[-4:-2] == ["--without", "Alder"]


def test_the_name_must_be_typed_and_what_was_typed_stays(office: Desk, acts: StandIn) -> None:
    prove(office, acts)
    page = office.post(PAGE, {"title": "en anden runde", "way": "alt"}, 422).get_data(as_text=True)
    assert "Det er ikke rundens navn." in page
    assert 'value="en anden runde"' in page
    assert not (acts.folder / "jobs" / "r1.release").exists()


@pytest.mark.parametrize("change", ["thresholds", "counts"])
def test_a_proof_of_something_else_is_not_used(office: Desk, acts: StandIn, change: str) -> None:
    prove(office, acts)
    with writing(office.world.engine) as session:
        if change == "thresholds":
            rounds.take(session, "r1").thresholds = {"persons": 12, "boards": 5, "ratings": 10}
        else:
            session.query(Count).one().sealed += b"!"
    page = office.get(PAGE)
    assert "er ændret, siden der blev prøvet" in text(by_testid(page, "release-off"))
    office.post(PAGE, {"title": "Runde", "way": "alt"}, 409)


def test_a_proof_can_be_stopped_and_the_record_says_who_did(office: Desk, acts: StandIn) -> None:
    acts.will(told=[("attack", 0.0)], held=True)
    office.post(f"{PAGE}/proev", {"way": "alt"})
    acts.arrives()
    assert only(office.get(PAGE), "progress").get("value") is None
    office.post(f"{PAGE}/afbryd")
    page = office.get(PAGE)
    assert text(by_testid(page, "message")) == "Prøven er afbrudt. Intet er gemt."
    assert not refreshes(page)
    assert office.actions()[-1] == ("anne@example.dk", "round.cancel", "r1")


def test_what_is_stored_already_cannot_be_stopped(office: Desk, acts: StandIn) -> None:
    prove(office, acts)
    acts.will(told=[("store", 0.0)], held=True)
    office.post(PAGE, {"title": "Runde", "way": "alt"})
    acts.arrives()
    page = office.get(PAGE)
    assert by_testid(page, "too-late") is not None
    assert page.find(".//*[@data-testid='stop-work']") is None
    office.post(f"{PAGE}/afbryd")
    assert text(by_testid(office.get(PAGE), "message")) == "Det var for sent at afbryde."
    assert "round.cancel" not in [action for _, action, _ in office.actions()]
    acts.goes_on()
    acts.ends("release")


def test_a_release_that_fails_says_why_and_the_round_is_still_counted(office: Desk, acts: StandIn) -> None:
    prove(office, acts)
    acts.will(well=False, err="Databasen er optaget. Prøv igen om lidt.")
    office.post(PAGE, {"title": "Runde", "way": "alt"})
    acts.ends("release")
    page = office.get(PAGE)
    assert text(by_testid(page, "failure")) == "Runden er ikke frigivet. Databasen er optaget. Prøv igen om lidt."
    prove(office, acts)
    assert office.get(PAGE).find(".//*[@data-testid='failure']") is None


def test_a_second_press_shows_the_work_that_is_going_on(office: Desk, acts: StandIn) -> None:
    acts.will(told=[("protect", 0.1)], held=True)
    office.post(f"{PAGE}/proev", {"way": "alt"})
    acts.arrives()
    office.post(f"{PAGE}/proev", {"way": "total"})
    assert words_of(acts)[:3] == ["round", "prove", "r1"]
    assert "--totals-only" not in words_of(acts)
    office.post(f"{PAGE}/afbryd")


def test_the_team_cannot_prove_or_stop(office: Desk, acts: StandIn) -> None:
    somebody = office.another().signed_in("integrationsteam")
    for path in (PAGE, f"{PAGE}/proev", f"{PAGE}/afbryd"):
        somebody.post(path, {"way": "alt"}, 404)
    assert not (acts.folder / "jobs").exists()


def test_an_unknown_way_does_not_exist(office: Desk, acts: StandIn) -> None:
    office.post(f"{PAGE}/proev", {"way": "--to=/etc"}, 404)
    assert not (acts.folder / "jobs").exists()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "under et halvt minut"), (29, "under et halvt minut"), (31, "omkring 1 minut"), (119, "omkring 2 minutter")],
)
def test_time_left_is_said_as_roughly_as_it_is_known(seconds: float, words: str) -> None:
    assert lasting(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "1 sekund"), (38.4, "38 sekunder"), (150, "2 minutter")])
def test_time_used_is_said_in_whole_units(seconds: float, words: str) -> None:
    assert lasted(seconds) == words


def prove(office: Desk, acts: StandIn, way: str = "alt") -> None:
    acts.will(**good(office))
    office.post(f"{PAGE}/proev", {"way": way})
    acts.ends("prove")


def refuse(office: Desk, acts: StandIn, way: str) -> None:
    acts.will(well=False, **refused())
    office.post(f"{PAGE}/proev", {"way": way})
    acts.ends("prove")


def good(office: Desk) -> dict[str, str]:
    with reading(office.world.engine) as session:
        return {"out": passed(results.basis(session, "r1"))}


def count_it(office: Desk) -> None:
    world = office.world.opened(trial=True)
    for _ in range(12):
        world.post(world.token(), RESIDENT)
    world.closed()
    count_round(world.engine, world.keys, "r1", today())


def words_of(acts: StandIn) -> list[str]:
    """What the latest process was told to do."""
    words: list[str] = json.loads((acts.folder / "words.json").read_text())
    return words


def only(page: Element, what: str) -> Element:
    (found,) = page.findall(f".//{what}")
    return found


def refreshes(page: Element) -> bool:
    return page.find(".//head/noscript/meta[@http-equiv='refresh']") is not None


def phase(office: Desk) -> str:
    with reading(office.world.engine) as session:
        found = rounds.get_round(session, "r1")
    assert found
    return found.phase

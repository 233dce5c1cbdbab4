"""Rounds in the office: from the overview to the certificate."""

from __future__ import annotations

import datetime as dt

import pytest

from app.database import reading, writing
from app.office.ticket import ticket
from app.store import areas, nightly, rounds, signatures
from tests.office.desk import Desk, by_testid, check, text
from tests.office.stand_in import StandIn
from tests.world import NOW, RESIDENT, SECRET, THRESHOLDS

ROUND = "/kontor/runde/r1"


def test_an_open_round_shows_bands_and_never_a_number(office: Desk) -> None:
    world = office.world.opened()
    for _ in range(12):
        world.post(world.token(), RESIDENT)
    office.signed_in()
    assert office.get(ROUND).find(".//*[@data-testid='band-bs-egebjerg']") is None
    nightly.refresh(world.engine, world.keys)
    page = office.get(ROUND)
    assert text(by_testid(page, "band-bs-egebjerg")) == "Egebjerg 10-29"
    assert text(by_testid(page, "band-bs-hede")) == "Hedeparken under 10"
    assert "12" not in text(page.find(".//main") or page)


def test_nothing_on_a_page_changes_when_one_person_answers(office: Desk) -> None:
    world = office.world.opened()
    nightly.refresh(world.engine, world.keys)
    office.signed_in()
    before = {path: text(office.get(path)) for path in ("/kontor/", ROUND)}
    world.post(world.token(), RESIDENT)
    assert {path: text(office.get(path)) for path in before} == before


def test_a_round_in_fewer_languages_says_why(office: Desk) -> None:
    with writing(office.world.engine) as session:
        signatures.withdraw(session, "bs", "ar")
    office.world.opened(reason="Læserne er syge; <b>vi gentager</b> til efteråret")
    told = text(by_testid(office.signed_in().get(ROUND), "fewer-languages"))
    assert told.endswith("end der er bedt om: Læserne er syge; <b>vi gentager</b> til efteråret")


def test_a_round_in_all_languages_needs_no_reason(office: Desk) -> None:
    office.world.opened(reason="For en sikkerheds skyld")
    assert office.signed_in().get(ROUND).find(".//*[@data-testid='fewer-languages']") is None


def test_links_are_there_to_be_copied(office: Desk) -> None:
    world = office.world.opened()
    page = office.signed_in().get(ROUND)
    link = by_testid(page, "link-bs-hede-open")
    assert link.get("value") == f"http://127.0.0.1:8000/s/{world.token(group='hede')}"


def test_an_open_link_of_an_open_round_can_be_a_shared_tablet(office: Desk) -> None:
    world = office.world.opened(forms=("bs", "fa", "fm"))
    page = office.signed_in().get(ROUND)
    token = world.token(group="hede")
    assert by_testid(page, "tablet-bs-hede").get("href") == f"http://127.0.0.1:8000/s/{token}/tablet"
    assert by_testid(page, "tablet-fm-all").get("href", "").endswith("/tablet")
    assert page.find(".//*[@data-testid='tablet-fa-skole']") is None
    world.closed()
    assert office.get(ROUND).find(".//*[@data-testid='tablet-bs-hede']") is None


def test_boards_and_members_have_their_own_links(office: Desk) -> None:
    world = office.world.opened(forms=("fa", "fm"))
    page = office.signed_in().get(ROUND)
    assert by_testid(page, "link-fm-all-open").get("value", "").endswith(world.token("fm", None))
    assert by_testid(page, "link-fa-skole-code").get("value", "").endswith(world.token("fa", "skole", mode="code"))


def test_a_planned_round_shows_its_links_by_the_areas_names(office: Desk) -> None:
    plan(office)
    page = office.signed_in().get(ROUND)
    link = by_testid(page, "link-bs-hede-open")
    assert link.get("value") == f"http://127.0.0.1:8000/s/{office.world.token(group='hede')}"
    assert "Hedeparken" in text(page)


def test_a_planned_round_is_opened_and_closed_after_being_asked(either: Desk) -> None:
    plan(either)
    either.signed_in(email="anne@example.dk")
    for step, phase in (("aabn", "open"), ("luk", "closed")):
        page = either.get(f"{ROUND}/{step}")
        assert page.find(".//form[@method='post']") is not None
        assert phase_of(either) != phase
        either.post(f"{ROUND}/{step}")
        assert phase_of(either) == phase
    assert either.actions()[-2:] == [
        ("anne@example.dk", "round.open", "r1"),
        ("anne@example.dk", "round.close", "r1"),
    ]


def test_a_step_that_does_not_fit_says_so_and_changes_nothing(office: Desk) -> None:
    office.world.opened()
    office.signed_in()
    for step in ("aabn", "optael", "frigiv"):
        response = office.client.get(f"{ROUND}/{step}", follow_redirects=True)
        assert "Det kan runden ikke nu: den er åben." in response.get_data(as_text=True)
        assert phase_of(office) == "open"
    for place in ("resultat", "excel", "bevis", "frigivet"):
        office.get(f"{ROUND}/{place}", 404)
    office.get("/kontor/runde/findes-ikke", 404)


def test_a_round_that_may_not_open_says_why(office: Desk) -> None:
    with writing(office.world.engine) as session:
        areas.save_activity(session, "hede", "hede-klub", "Klub for tyrkere", None)
    plan(office)
    office.signed_in()
    page = office.post(f"{ROUND}/aabn", status=409).get_data(as_text=True)
    assert "Klub for tyrkere" in page
    assert phase_of(office) == "planned"


def test_the_whole_way_from_counting_to_the_certificate(either: Desk) -> None:
    """Counting, looking, releasing and the workbook run in processes of their own."""
    world = either.world.opened(trial=True)
    for number in range(24):
        world.post(world.token(), {**RESIDENT, "bs_same_degree": [("same", "less", "more")[number % 3]]})
    world.closed()
    either.signed_in(email="anne@example.dk")
    either.post(f"{ROUND}/optael")
    assert "10-29 svar er talt op" in text(by_testid(either.get(ROUND), "state-bs"))
    page = either.get(f"{ROUND}/resultat")
    assert text(by_testid(page, "indicator-B1")).startswith("Oplevet deltagelse i samme grad B1 33 %")
    prove(either)
    refused = either.post(f"{ROUND}/frigiv", {"title": "en anden runde", "way": "alt"}, 422)
    assert "Det er ikke rundens navn." in refused.get_data(as_text=True)
    assert phase_of(either) == "counted"
    release(either)
    assert phase_of(either) == "released"
    assert text(by_testid(either.get(f"{ROUND}/frigivet"), "indicator-B1")) == text(by_testid(page, "indicator-B1"))
    first = either.client.get(f"{ROUND}/excel")
    assert first.data[:2] == b"PK"
    assert either.client.get(f"{ROUND}/excel").data == first.data
    assert "stemmesedler" in text(by_testid(either.get(f"{ROUND}/bevis"), "certificate"))
    proof = ticket(SECRET, "r1")
    assert either.another().client.get(f"/kontor/proeve/r1/{proof}.xlsx").data == first.data
    assert either.another().client.get(f"/kontor/proeve/r1/{'0' * 32}.xlsx").status_code == 404
    steps = [action for actor, action, _ in either.actions() if actor == "anne@example.dk"]
    done = ["count", "look", "prove", "release", "download", "download"]
    assert steps == ["password.set", *(f"round.{step}" for step in done)]


def test_a_real_round_has_no_workbook_without_signing_in(office: Desk) -> None:
    office.world.opened().closed()
    office.signed_in().post(f"{ROUND}/optael")
    prove(office)
    release(office)
    proof = ticket(SECRET, "r1")
    assert office.another().client.get(f"/kontor/proeve/r1/{proof}.xlsx").status_code == 404


def test_a_failed_count_is_told_in_one_line_and_changes_nothing(office: Desk) -> None:
    world = office.world.opened()
    world.post(world.token(), RESIDENT)
    world.closed()
    world.keys.destroy("r1")
    office.signed_in()
    page = office.post(f"{ROUND}/optael", status=409)
    assert "Nøglen til r1 kan ikke læses" in page.get_data(as_text=True)
    assert phase_of(office) == "closed"


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "\"'><img src=x>", "{{ 7*7 }}", "‮abc‬ &amp;"])
def test_any_title_is_only_text(office: Desk, hostile: str) -> None:
    plan(office, title=hostile)
    office.signed_in()
    for path in ("/kontor/", ROUND, f"{ROUND}/aabn"):
        page = office.get(path)
        assert " ".join(hostile.split()) in text(page)
        assert page.find(".//main//script") is None
        assert page.find(".//main//img") is None


def plan(office: Desk, title: str = "Runde") -> None:
    first, last = dt.date(2026, 4, 1), NOW.date() + dt.timedelta(days=400)
    with writing(office.world.engine) as session:
        rounds.plan(session, "r1", title, ("bs",), first, last, thresholds=THRESHOLDS)


def prove(office: Desk) -> None:
    """Prove the whole round, and wait until the process has ended."""
    office.post(f"{ROUND}/frigiv/proev", {"way": "alt"})
    StandIn(office.app.extensions["deltag"].settings.instance).ends("prove")


def release(office: Desk) -> None:
    """Release what was proved, and wait until the process has ended."""
    office.post(f"{ROUND}/frigiv", {"title": " Runde ", "way": "alt"})
    StandIn(office.app.extensions["deltag"].settings.instance).ends("release")


def phase_of(office: Desk) -> str:
    with reading(office.world.engine) as session:
        found = rounds.get_round(session, "r1")
    assert found
    return found.phase


def test_a_database_that_is_away_changes_nothing_and_says_so(office: Desk) -> None:
    plan(office)
    office.signed_in()
    token = office.token(f"{ROUND}/aabn")
    with office.world.engine.execution_options(deltag_writes=True).begin():
        response = office.client.post(f"{ROUND}/aabn", data={"csrf_token": token})
    assert response.status_code == 503
    assert "Intet er ændret." in text(check(response))
    assert phase_of(office) == "planned"

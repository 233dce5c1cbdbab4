"""Pages beside the survey: in every language, with the person to ask."""

from __future__ import annotations

import secrets
from dataclasses import replace

import pytest

from app.database import writing
from app.language import current_catalogs, native_name
from app.questionnaire.answers import Judge
from app.respondent.sample import LINK, questionnaire, sample
from app.settings import Settings
from app.store import rounds
from app.store.answer import Sealer
from app.store.register import columns
from tests.respondent.page_check import check_headers, offered
from tests.respondent.visitor import Visitor, by_id, said
from tests.world import RESIDENT

WITH_PERSON = ["/was", "/gemmer", "/privatliv", "/nowhere"]


@pytest.mark.parametrize("path", WITH_PERSON)
def test_names_a_person_to_ask(visit: Visitor, path: str) -> None:
    page = visit.get(path, status=404 if path == "/nowhere" else 200)
    with visit.app.app_context():
        assert offered(page) == list(current_catalogs().languages)
    assert "tel:+45" + Settings.contact_phone.replace(" ", "") in {a.get("href") for a in page.iter("a")}
    assert {Settings.contact_name, Settings.boards_contact_name} <= set(page.itertext())


@pytest.mark.parametrize(("form", "centre"), [("bs", "contact_name"), ("fm", "boards_contact_name")])
def test_a_form_names_its_own_centre_only(visit: Visitor, form: str, centre: str) -> None:
    token = visit.world.opened(forms=("bs", "fa", "fm")).token(form, "egebjerg" if form == "bs" else None)
    for path in (f"/s/{token}", f"/s/{token}/tak"):
        told = set(visit.get(path).itertext())
        assert told & {Settings.contact_name, Settings.boards_contact_name} == {getattr(Settings, centre)}


def test_a_pause_says_whom_to_ask_and_when_to_come_back(visit: Visitor) -> None:
    token = visit.world.opened().token()
    with writing(visit.world.engine) as session:
        rounds.pause(session, "r1", True)
    assert visit.client.get(f"/s/{token}").headers["Retry-After"]
    told = set(visit.get(f"/s/{token}", status=503).itertext())
    assert told & {Settings.contact_name, Settings.boards_contact_name} == {Settings.contact_name}


@pytest.mark.parametrize("path", WITH_PERSON)
def test_leads_to_what_we_store_to_rights_and_to_accessibility_in_every_language(visit: Visitor, path: str) -> None:
    page = visit.get(path, status=404 if path == "/nowhere" else 200)
    led = {a.get("href") for a in page.iter("a")}
    assert {f"/{to}#{language}" for to in ("gemmer", "privatliv", "was") for language in offered(page)} <= led


@pytest.mark.parametrize("path", WITH_PERSON)
def test_lists_every_language_by_its_own_name(visit: Visitor, path: str) -> None:
    page = visit.get(path, status=404 if path == "/nowhere" else 200)
    names = {a.get("href"): "".join(a.itertext()) for a in by_id(page, "sprog").iter("a")}
    assert names == {f"#{language}": native_name(language) for language in offered(page)}


def test_rights_name_the_authority_the_officer_and_where_to_complain(visit: Visitor) -> None:
    told = "".join(visit.get("/privatliv").itertext())
    for word in (Settings.controller, Settings.data_protection_officer, "Datatilsynet", "artikel 6", "44 dage"):
        assert word in told


def test_an_invented_answer_is_shown_as_it_is_kept(visit: Visitor) -> None:
    page = visit.get("/gemmer")
    told = "".join(page.itertext())
    assert "bs_same_degree = 2" in told
    assert "Ring til mig på [fjernet]." in told
    assert "bs_activities" not in "".join("".join(code.itertext()) for code in page.iter("code"))


def test_the_invented_answer_is_sealed_anew_each_time() -> None:
    first, second = sample(), sample()
    assert [row.size for row in first.rows] == [row.size for row in second.rows]
    assert not {row.hex for row in first.rows} & {row.hex for row in second.rows}
    assert first.lines == second.lines


def test_the_invented_answer_fills_as_much_as_any_other(visit: Visitor) -> None:
    shown = {row.pile: row.size for row in sample().rows}
    world = visit.world.opened()
    assert shown.keys() == {pile for pile, *_ in world.sealed(world.token(), RESIDENT).rows}
    other = replace(LINK, label=2)
    judged = Judge(questionnaire())({"bs_same_degree": ["dk"]})
    rows = Sealer(other, questionnaire()).seal(judged, secrets.token_bytes(32), b"", None).rows
    assert {pile: len(sealed) for pile, _, sealed in rows} == shown


def test_what_we_store_lists_every_column_with_its_reason(visit: Visitor) -> None:
    page = visit.get("/gemmer")
    told = "".join(page.itertext())
    assert all(column.reason in told for column in columns())


def test_a_column_nobody_explained_is_shown_as_a_fault(visit: Visitor) -> None:
    with visit.world.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE ballot ADD COLUMN address TEXT")
    assert "Det er en fejl" in "".join(visit.get("/gemmer").itertext())


def test_thanks_leads_the_next_person_to_a_fresh_form(visit: Visitor) -> None:
    path = f"/s/{visit.world.opened().token()}"
    page = visit.get(f"{path}/tak")
    assert {f"{path}#{language}" for language in offered(page)} <= {a.get("href") for a in page.iter("a")}
    assert said(page.find(".//h1")) == "Tak"


def test_a_board_is_not_asked_for_another_answer(visit: Visitor) -> None:
    path = f"/s/{visit.world.opened(forms=('fa', 'fm')).token('fa', 'bolig', mode='code')}"
    assert not [a for a in visit.get(f"{path}/tak").iter("a") if (a.get("href") or "").startswith(path)]


def test_thanks_needs_a_link_that_has_opened(visit: Visitor) -> None:
    visit.get("/s/nosuchlink/tak", status=404)


def test_health_is_one_word(visit: Visitor) -> None:
    response = visit.client.get("/healthz")
    check_headers(response)
    assert (response.status_code, response.data) == (200, b"ok\n")

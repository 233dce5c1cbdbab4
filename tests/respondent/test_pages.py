"""Pages beside the survey: in every language, with the person to ask."""

from __future__ import annotations

import pytest

from app.settings import Settings
from app.store.register import columns
from tests.respondent.page_check import check_headers, offered
from tests.respondent.visitor import Visitor, said

WITH_PERSON = ["/was", "/gemmer", "/nowhere"]


@pytest.mark.parametrize("path", WITH_PERSON)
def test_names_a_person_to_ask(visit: Visitor, path: str) -> None:
    page = visit.get(path, status=404 if path == "/nowhere" else 200)
    assert offered(page) == ["da", "en", "ar"]
    assert "tel:+45" + Settings.contact_phone.replace(" ", "") in {a.get("href") for a in page.iter("a")}


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
    assert {f"{path}#{language}" for language in ("da", "en", "ar")} <= {a.get("href") for a in page.iter("a")}
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

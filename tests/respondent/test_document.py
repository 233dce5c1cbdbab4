"""The document: every language at once, rendered once, with a fresh nonce."""

from __future__ import annotations

import datetime as dt
import gzip
import re

import pytest

from app.database import writing
from app.language import Catalogs, native_name
from app.models import Round
from app.store import areas, rounds
from tests.respondent.page_check import offered
from tests.respondent.visitor import Visitor, by_id, said

LIMIT = 110_000
"""Bytes of a first load in every language, packed: document, styles, script and pictograms (the issue)."""

ALL = Catalogs().languages


@pytest.fixture
def path(visit: Visitor) -> str:
    return f"/s/{visit.world.opened().token()}"


def test_carries_every_offered_language_in_one_form(visit: Visitor, path: str) -> None:
    page = visit.get(path)
    assert offered(page) == list(ALL)
    assert len(page.findall(".//form")) == 1
    assert said(page.find(".//h1"), "en") != said(page.find(".//h1"), "da") != ""


def test_has_a_button_per_language_after_one_that_keeps_the_language(visit: Visitor, path: str) -> None:
    buttons = visit.get(path).findall(".//form//button[@type='submit']")
    assert [button.get("formaction") for button in buttons] == [None, *(f"#{language}" for language in ALL)]
    assert [button.get("lang") for button in buttons] == [None, *ALL]


def test_lists_languages_by_their_own_names(visit: Visitor, path: str) -> None:
    links = by_id(visit.get(path), "sprog").findall(".//a")
    assert [(a.get("href"), a.findtext(".//b")) for a in links] == [(f"#{code}", native_name(code)) for code in ALL]
    assert [a.findtext(".//b") for a in links][:3] == ["Dansk", "English", "العربية"]


def test_says_local_names_in_danish_in_every_language(visit: Visitor, path: str) -> None:
    legend = by_id(visit.get(path), "q-bs_act_mix.egebjerg-spis").find("legend")
    assert legend is not None
    names = [bdi.text for bdi in legend.iter("bdi") if bdi.get("lang") == "da"]
    assert names == ["Fællesspisning"] * len(ALL)


def test_asks_nothing_the_link_already_answers(visit: Visitor, path: str) -> None:
    assert "bs_area" not in visit.client.get(path).get_data(as_text=True)


def test_differs_from_visit_to_visit_in_its_nonce_only(visit: Visitor, path: str) -> None:
    first, second = (visit.client.get(path).get_data(as_text=True) for _ in range(2))
    nonce = re.compile(r'(name="nonce" value=")[0-9a-f]{32}')
    assert first != second
    assert nonce.sub(r"\1", first) == nonce.sub(r"\1", second)


def test_is_the_same_packed_and_unpacked(visit: Visitor, path: str) -> None:
    packed = visit.client.get(path, headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    nonce = re.compile(rb'(name="nonce" value=")[0-9a-f]{32}')
    assert nonce.sub(b"", gzip.decompress(packed.data)) == nonce.sub(b"", visit.client.get(path).data)


def test_first_load_with_twelve_activities_stays_small(visit: Visitor) -> None:
    with writing(visit.world.engine) as session:
        for number in range(10):
            areas.save_activity(session, "egebjerg", f"egebjerg-{number}", f"Aktivitet nummer {number}", "pot")
    path = f"/s/{visit.world.opened().token()}"
    html = visit.client.get(path).get_data(as_text=True)
    files = set(re.findall(r'(?:href|src)="(/(?:filer|s)/[^"#]+\.(?:css|js|svg))', html))
    assert len(files) == 4
    packed = [visit.client.get(url, headers={"Accept-Encoding": "gzip"}).data for url in (path, *files)]
    assert sum(map(len, packed)) <= LIMIT


def test_its_files_may_be_kept_for_ever(visit: Visitor, path: str) -> None:
    html = visit.client.get(path).get_data(as_text=True)
    for url in set(re.findall(r'(?:href|src)="(/(?:filer|s)/[^"#]+\.(?:css|js|svg))', html)):
        response = visit.client.get(url)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert "Set-Cookie" not in response.headers
    assert visit.client.get("/filer/0.css").status_code == 404
    assert visit.client.get(f"{path}/0.css").status_code == 404


def test_a_dead_link_says_what_to_do_in_every_language(visit: Visitor) -> None:
    page = visit.get("/s/nosuchlink", status=404)
    assert offered(page) == list(ALL)
    assert "Linket virker ikke" in said(page.find(".//h1"))


def test_a_round_not_open_yet_says_when_it_opens(visit: Visitor) -> None:
    token = visit.world.opened().token()
    with writing(visit.world.engine) as session:
        round_ = session.get_one(Round, "r1")
        round_.phase, round_.opens_on = "planned", dt.date(2026, 12, 24)
    page = visit.get(f"/s/{token}", status=410)
    assert "24. december 2026" in said(page.find(".//main"))
    assert "December 24, 2026" in said(page.find(".//main"), "en")
    assert "ديسمبر" in said(page.find(".//main"), "ar")


def test_a_closed_round_is_no_longer_served(visit: Visitor, path: str) -> None:
    visit.get(path)
    visit.world.closed()
    assert "slut" in said(visit.get(path, status=410).find(".//h1"))


def test_a_paused_round_asks_to_come_back(visit: Visitor, path: str) -> None:
    with writing(visit.world.engine) as session:
        rounds.pause(session, "r1", True)
    assert "pause" in said(visit.get(path, status=503).find(".//h1"))


def test_a_link_without_area_leads_to_the_areas_own_links(visit: Visitor, path: str) -> None:
    from app.store import links

    with writing(visit.world.engine) as session:
        form = rounds.forms_of(session, "r1")[0]
        token = links.create(session, form.id, None, "open").token
    page = visit.get(f"/s/{token}")
    assert page.find(".//form") is None
    assert {f"{path}#da", f"{path}#en", f"{path}#ar"} <= {a.get("href") for a in page.iter("a")}
    assert "dit svar er ikke gemt" in said(visit.get(f"/s/{token}/ingen").find(".//main"))
    visit.post(f"/s/{token}", {"bs_area": ["egebjerg"]}, status=405)


def test_a_trial_says_so(visit: Visitor) -> None:
    assert "Prøve" in said(visit.get(f"/s/{visit.world.opened(trial=True).token()}").find(".//header"))


def test_a_real_round_does_not_call_itself_a_trial(visit: Visitor, path: str) -> None:
    assert "Prøve" not in said(visit.get(path).find(".//header"))


def test_a_form_for_boards_asks_for_its_code(visit: Visitor) -> None:
    visit.world.opened("r2", forms=("fa", "fm"))
    token = visit.world.token("fa", "bolig", "r2", "code")
    page = visit.get(f"/s/{token}")
    assert by_id(page, "f-code").get("name") == "code"
    assert "samme kode" in said(page.find(".//form"))
    visit.get(f"/s/{visit.world.token('fm', None, 'r2')}")

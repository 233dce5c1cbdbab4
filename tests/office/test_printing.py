"""Paper and posters from the office: only what a round has, in the languages it offers."""

from __future__ import annotations

import pytest

from tests.office.desk import Desk, by_testid, text
from tests.office.test_round_pages import plan

ROUND = "/kontor/runde/r1"


def test_a_round_offers_paper_in_its_languages_and_says_how_to_type_it_in(office: Desk) -> None:
    office.world.opened(trial=True)
    page = office.signed_in().get(ROUND)
    by_testid(page, "paper-bs")
    offered = [option.get("value") for option in page.iter("option")]
    assert {"da", "en", "ar", "egebjerg", "hede", "magle"} <= set(offered)
    assert "Gæt ikke" in text(page)


def test_a_planned_round_has_its_poster_but_no_paper_yet(office: Desk) -> None:
    plan(office)
    page = office.signed_in().get(ROUND)
    by_testid(page, "poster-bs")
    assert page.find(".//*[@data-testid='paper-bs']") is None


def test_paper_is_handed_over_as_a_file(office: Desk) -> None:
    office.world.opened(trial=True)
    response = office.signed_in().client.get(f"{ROUND}/papir?gruppe=hede&sprog=en&stor=1")
    assert (response.status_code, response.mimetype) == (200, "application/pdf")
    assert response.data.startswith(b"%PDF-")
    assert "r1-hede-en-stor.pdf" in response.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "asked", ["papir?gruppe=hede", "papir?gruppe=hede&sprog=xx", "papir?gruppe=--to&sprog=da", "plakat?gruppe=nowhere"]
)
def test_what_the_round_does_not_have_does_not_exist(office: Desk, asked: str) -> None:
    office.world.opened(trial=True)
    assert office.signed_in().client.get(f"{ROUND}/{asked}").status_code == 404

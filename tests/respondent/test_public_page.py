"""The page »Det svarede I«: figures that were released, in every language at once, for whoever has its address."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest

from app.database import writing
from app.language import current_catalogs
from app.settings import Settings
from app.store import publications
from tests.exports.releases import TWO_FORMS, Document, hide, indicator, table
from tests.published import NOTE, published, released
from tests.respondent.page_check import offered
from tests.respondent.visitor import Visitor, said

SVG = "{http://www.w3.org/2000/svg}"


def card(page: Element, picto: str) -> Element:
    """The card with this drawing."""
    cards = (each for each in page.iter("section") if "said" in (each.get("class") or ""))
    return next(each for each in cards if any(use.get("href") == f"#p-{picto}" for use in each.iter(f"{SVG}use")))


def test_says_in_every_language_how_many_of_a_hundred(visit: Visitor) -> None:
    page = visit.get(f"/svar/{published(visit.world)}")
    with visit.app.app_context():
        assert offered(page) == list(current_catalogs().languages)
    balance = card(page, "balance")
    assert "41 ud af 100 svarer: Beboere med ikke-vestlig baggrund er lige så tit med" in said(balance)
    assert "41 out of 100" in said(balance, "en")
    assert "Cirka 46 ud af 100 svarer: sjældnere." in said(balance)
    assert "47 point" in said(card(page, "people_mixed"))
    assert "Beboere, der svarede: 185" in said(page)
    assert "Den viser ikke, hvor mange der faktisk deltager." in said(page)


def test_as_many_dots_are_filled_as_are_told(visit: Visitor) -> None:
    page = visit.get(f"/svar/{published(visit.world)}")
    for picto in ("balance", "hand_holding", "people_group", "people_meeting"):
        said_here = card(page, picto)
        dots = [dot for svg in said_here.iter(f"{SVG}svg") if "dots" in (svg.get("class") or "") for dot in svg]
        told = re.search(r"(\d+) ud af 100", said(said_here))
        assert told
        assert len(dots) == 100
        assert sum(dot.get("fill") != "none" for dot in dots) == int(told[1])


def test_boards_and_members_are_told_on_one_page_whom_to_ask_once(visit: Visitor) -> None:
    page = visit.get(f"/svar/{published(visit.world, TWO_FORMS)}")
    for told in (
        "Bestyrelser, der svarede: 24",
        "Personer, der svarede: 68",
        "15 ud af 100",
        "37 ud af 100",
        "66 point",
    ):
        assert told in said(page), told
    names = [name for name in page.itertext() if name in (Settings.contact_name, Settings.boards_contact_name)]
    assert names == [Settings.boards_contact_name]


def test_what_happens_now_stands_in_danish_where_nobody_translated_it(visit: Visitor) -> None:
    page = visit.get(f"/svar/{published(visit.world)}")
    typed = next(each for each in page.iter("p") if each.get("class") == "typed")
    spans = {span.get("lang"): span for span in typed}
    assert "".join(spans["ar"].itertext()) == NOTE["ar"]
    assert "".join(spans["da"].itertext()) == NOTE["da"]
    inside = spans["tr"].find("bdi")
    assert inside is not None
    assert (inside.get("lang"), inside.text) == ("da", NOTE["da"])


def test_nothing_is_said_of_what_happens_now_when_nothing_was_written(visit: Visitor) -> None:
    page = visit.get(f"/svar/{published(visit.world, note={})}")
    assert "Hvad sker der nu?" not in said(page)


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "{antal} {0.__class__}", "\"'><img src=x>", "&lt;b&gt;"]
)
def test_what_staff_wrote_is_only_text(visit: Visitor, hostile: str) -> None:
    page = visit.get(f"/svar/{published(visit.world, note={'da': hostile, 'en': hostile})}")
    assert hostile in page.itertext()
    assert page.find(".//main//script") is None
    assert page.find(".//main//img") is None


def test_trial_data_is_said_to_be_invented(visit: Visitor) -> None:
    assert "Prøve: tallene på siden er fundet på." in said(visit.get(f"/svar/{published(visit.world)}"))


def test_a_real_round_is_not_called_a_trial(visit: Visitor) -> None:
    token = published(visit.world, bend=lambda found: found["round"].update(trial=False))
    assert "Prøve" not in said(visit.get(f"/svar/{token}"))


def test_hidden_figures_are_left_out_and_said_to_be(visit: Visitor) -> None:
    token = published(visit.world, bend=lambda found: hide(table(found, "bs_welcome")))
    page = visit.get(f"/svar/{token}")
    assert "Føler beboerne sig velkomne?" not in said(page)
    assert "Nogle tal vises ikke, for at ingen kan kendes." in said(page)


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        ("Går i den ønskede retning", "Flere end sidst, vi spurgte."),
        ("Går i den forkerte retning", "Færre end sidst, vi spurgte."),
        ("Ingen sikker ændring", "Vi kan ikke se en sikker forskel fra sidst."),
        ("For få svar til at vurdere udviklingen", "Vi kan ikke se en sikker forskel fra sidst."),
        ("Første måling", "Det er første gang, vi spørger."),
    ],
)
def test_more_or_fewer_is_said_only_where_the_verdict_has_a_direction(visit: Visitor, verdict: str, told: str) -> None:
    def bend(found: Document) -> None:
        indicator(found, "B1")["verdict"] = verdict

    balance = said(card(visit.get(f"/svar/{published(visit.world, bend=bend)}"), "balance"))
    assert told in balance
    assert sum(word in balance for word in ("Flere end", "Færre end", "sikker forskel", "første gang")) == 1


def test_points_are_higher_or_lower_rather_than_more_or_fewer(visit: Visitor) -> None:
    token = published(
        visit.world, bend=lambda found: indicator(found, "B2i").update(verdict="Går i den ønskede retning")
    )
    assert "Tallet er højere end sidst." in said(card(visit.get(f"/svar/{token}"), "people_mixed"))


def test_what_is_not_published_does_not_exist(visit: Visitor) -> None:
    visit.get("/svar/nosuchpage22", status=404)
    token = published(visit.world)
    with writing(visit.world.engine) as session:
        assert publications.take_down(session, "r1")
    visit.get(f"/svar/{token}", status=404)


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_later_version_of_the_release_takes_the_page_away_until_it_is_published_again(
    visit: Visitor, withdrawn: bool
) -> None:
    token = published(visit.world)
    visit.get(f"/svar/{token}")
    released(visit.world, bend=lambda found: found.update(withdrawn=withdrawn), version=2)
    visit.get(f"/svar/{token}", status=404)


def test_the_page_is_the_same_whatever_the_browser_says_of_languages(visit: Visitor) -> None:
    path = f"/svar/{published(visit.world)}"
    pages = {visit.client.get(path, headers={"Accept-Language": each}).data for each in ("ar", "da-DK,da;q=0.9", "ti")}
    assert len(pages) == 1


def test_reading_the_page_leaves_the_database_as_it_was(visit: Visitor) -> None:
    path = f"/svar/{published(visit.world)}"
    before = dump(visit)
    visit.get(path)
    assert dump(visit) == before


def dump(visit: Visitor) -> list[str]:
    with visit.world.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        return list(driver.iterdump())

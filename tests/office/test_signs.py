"""The sheet of drawings shows each of them, by name, with every place where people meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from app.office.signs import FOLDER, ON_PAGES, sheet
from app.questionnaire.load import FORMS, load
from tests.office.desk import Desk

APP = Path(__file__).parents[2] / "app"
NAMED = re.compile(r'(?:picto|note)\("([a-z_0-9]+)"')


def entries(page: Element) -> dict[str, str]:
    listed = next(each for each in page.iter("ul") if each.get("data-testid") == "signs")
    return {
        entry.findtext("code") or "": " ".join(small.text or "" for small in entry.iter("small")) for entry in listed
    }


def test_staff_see_every_drawing_with_its_name_and_uses(office: Desk) -> None:
    desk = office.signed_in("integrationsteam")
    page = desk.get("/kontor/tegninger")
    shown = entries(page)
    assert shown.keys() == {path.stem for path in FOLDER.glob("*.svg")}
    assert "»Lige så tit«" in shown["bars_equal"]
    assert "Hvor længe har du boet her i området?" in shown["house_clock"]
    assert shown["yarn"] == "Kan vælges til en aktivitet"
    for image in page.iter("img"):
        with desk.client.get(image.get("src") or "") as drawing:
            assert drawing.mimetype == "image/svg+xml"


def test_every_sign_of_a_page_is_explained() -> None:
    assert set(drawn_on_pages()) <= ON_PAGES.keys() | {
        sign.name for sign in sheet([load(form) for form in FORMS]) if sign.uses
    }
    assert ON_PAGES.keys() <= {path.stem for path in FOLDER.glob("*.svg")}


def drawn_on_pages() -> Iterator[str]:
    for template in (APP / "templates" / "respondent").rglob("*.html"):
        yield from NAMED.findall(template.read_text("utf-8"))

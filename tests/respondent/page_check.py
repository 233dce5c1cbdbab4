"""What must hold of every public page, whichever test fetched it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

from app.language import direction
from app.privacy import HEADERS

NEUTRAL = re.compile(r"[\W\d]*")
"""Digits, dots and arrows belong to no language."""


def check(response: TestResponse) -> Element:
    """Fail when a response breaks a promise; the parsed page otherwise."""
    check_headers(response)
    page = parse(response.get_data(as_text=True))
    check_structure(page)
    check_languages(page)
    return page


def check_headers(response: TestResponse) -> None:
    assert "Set-Cookie" not in response.headers
    for name, value in HEADERS.items():
        assert response.headers.get_all(name) == [value], name


def parse(html: str) -> Element:
    """Read strictly: any fault of syntax is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document: Element = parser.parse(html)
    return document


def check_structure(page: Element) -> None:
    headings = page.findall(".//h1")
    assert len(headings) == 1
    first = headings[0].find("span")
    assert first is not None
    assert (page.findtext(".//title") or "").startswith("".join(first.itertext()))
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert not [name for name, count in ids.items() if count > 1]
    for element in page.iter():
        for described in (element.get("aria-describedby") or "").split():
            assert described in ids
    for drawing in page.iter("{http://www.w3.org/2000/svg}use"):
        assert (drawing.get("href") or "").removeprefix("#") in ids, "a drawing that the page does not have"
    labels = {label.get("for") for label in page.iter("label")}
    for field in [*page.iter("input"), *page.iter("textarea")]:
        assert field.get("type") in ("hidden", "radio", "checkbox") or field.get("id") in labels


def offered(page: Element) -> list[str]:
    """The languages a page can be read in, by the anchors that choose them."""
    main = page.find(".//main")
    assert main is not None
    return [anchor.get("id") or "" for anchor in main.findall("i")]


def check_languages(page: Element) -> None:
    """Each text stands once per language, each span turns the right way, and nothing is said in no language."""
    languages = offered(page)
    # What a translation says of itself is the one thing that not every language has.
    own = {each for note in page.iter("p") if "new" in (note.get("class") or "").split() for each in note.iter("span")}
    spans = [each for each in page.iter("span") if each.get("lang") and each not in own]
    count = Counter(each.get("lang") for each in spans)
    assert set(count) == set(languages)
    assert len(set(count.values())) == 1, count
    for span in spans:
        assert span.get("dir") == direction(span.get("lang") or "")
    main = page.find(".//main")
    assert main is not None
    for text, tongue in _said(main, None):
        assert tongue or NEUTRAL.fullmatch(text), text


def _said(element: Element, tongue: str | None) -> Iterator[tuple[str, str | None]]:
    """Every piece of text with the language it is marked as."""
    if element.tag in ("script", "textarea"):
        return
    tongue = element.get("lang") or tongue
    yield (element.text or "").strip(), tongue
    for child in element:
        if isinstance(child.tag, str):
            yield from _said(child, tongue)
        yield (child.tail or "").strip(), tongue

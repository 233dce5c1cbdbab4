"""axe finds nothing on any public page in any language; and a narrow screen needs no sideways scrolling."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.steps import answers, answers_all, question, reaches_end, sends, writes

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe objects to: rule and elements."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found["violations"]]


@pytest.mark.parametrize(("fragment", "scheme"), [("", "light"), ("#da", "light"), ("#en", "light"), ("#ar", "dark")])
def test_the_document_is_accessible(site: Site, page: Page, fragment: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{site.link()}{fragment}")
    if fragment:
        answers(page, "bs_attended", "once")
        assert violations(page) == []
        answers_all(page)
        reaches_end(page)
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/gemmer", "/nowhere", "/was#ar"])
def test_pages_that_tell_are_accessible(site: Site, page: Page, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.address}{path}")
    assert violations(page) == []


def test_forms_for_boards_and_their_faults_are_accessible(site: Site, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.link('fa')}#ar")
    writes(page, "code", "AAAA-BBBB-CCC")
    writes(page, "fa_seats", "mange")
    page.locator("[data-next]").click()
    expect(question(page, "fa_seats").locator(".fault")).to_be_visible()
    assert violations(page) == []
    writes(page, "fa_seats", "")
    sends(page)
    expect(page.locator("#errors")).to_be_visible()
    assert violations(page) == []
    writes(page, "fa_seats", "7")
    sends(page)
    expect(page.locator("#f-code")).to_have_value("")
    assert violations(page) == []


def test_thanks_is_accessible(site: Site, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.link()}/tak#ar")
    assert violations(page) == []


@pytest.mark.parametrize(("form", "language"), [("bs", "da"), ("fa", "ar"), ("fm", "en")])
def test_a_narrow_screen_is_enough(site: Site, page: Page, form: str, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site.link(form)}#{language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_everything_to_touch_is_large_enough(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers(page, "bs_attended", "many")
    page.locator(".keep summary").click()
    sizes = page.locator(
        "label.opt:visible, button:visible:not(.away), summary:visible, .round:visible, .links a:visible"
    ).evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect()).map((box) => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 48

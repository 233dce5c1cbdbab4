"""axe finds nothing: every page, in every language, in every state, in light and dark, with and without our script.

Without script axe cannot run, so there our script alone is kept from the page: what is shown is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from app.language import Catalogs
from app.questionnaire.load import languages, load
from tests.browser.axe import violations
from tests.browser.conftest import Site, opened
from tests.browser.steps import RESIDENT, answers, answers_all, goes_on, question, reaches, reaches_end, sends, writes

pytestmark = pytest.mark.browser

OFFERED = languages(load("bs"))
WRITINGS = ("da", "ar", "bg", "ti", "ur")
"""One language of each script, direction and font; the others are looked at by `make languages`, which takes long."""
DEPTH = ("da", "ar")
"""One language of each direction: what stands on a page differs in its words alone."""

SEND = """([address, body]) => {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: address });
  for (const [name, value] of new URLSearchParams(body)) {
    form.append(Object.assign(document.createElement("input"), { name, value }));
  }
  document.body.append(form);
  form.submit();
}"""
"""As an old copy of the page might: what our own page would not send."""


def each(languages: Iterable[str]) -> list[Any]:
    """Every language as a case of its own."""
    return [pytest.param(code, marks=[] if code in WRITINGS else [pytest.mark.long]) for code in languages]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    for page in opened(browser, script=True):
        page.emulate_media(reduced_motion="reduce")
        yield page


@pytest.fixture
def bare_page(page: Page) -> Page:
    """A page without our script, but with a browser that runs axe."""
    page.route("**/filer/*.js", lambda route: route.abort())
    return page


def found(page: Page, scheme: str) -> list[tuple[str, list[str]]]:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    return violations(page)


def send(page: Page, address: str, **fields: str) -> None:
    """A post as some other page might send it, answered in the language of the address."""
    with page.expect_navigation():
        page.evaluate(SEND, [address, urlencode(fields)])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_way_in(site: Site, page: Page, scheme: str) -> None:
    for form in ("bs", "fa", "fm"):
        page.goto(site.link(form))
        assert found(page, scheme) == [], form


@pytest.mark.parametrize("language", each(OFFERED))
def test_a_resident_from_the_first_question_to_thanks(site: Site, page: Page, language: str) -> None:
    scheme = "dark" if OFFERED.index(language) % 2 else "light"
    page.goto(f"{site.link()}#{language}")
    assert found(page, scheme) == []
    answers(page, "bs_years_area", "y2_4")
    assert found(page, scheme) == []
    reaches(page, question(page, "bs_same_degree"))
    page.locator("[data-next]").click()
    assert found(page, scheme) == [], "asked again"
    answers_all(page)
    reaches_end(page)
    assert found(page, scheme) == [], "review"
    sends(page)
    expect(page).to_have_url(f"{site.link()}/tak#{language}")
    assert found(page, scheme) == [], "thanks"


@pytest.mark.parametrize("language", DEPTH)
def test_every_screen_of_every_form(site: Site, page: Page, language: str) -> None:
    for form in ("bs", "fm", "fa"):
        page.goto("about:blank")
        page.goto(f"{site.link(form)}#{language}")
        while not page.locator("#last").is_visible():
            assert found(page, "light") == [], form
            fill(page)
            goes_on(page)
        assert found(page, "dark") == [], form


def fill(page: Page) -> None:
    """The first answer of each question here, so that all that depends on it is asked too."""
    for first in page.locator("form .on .opts:visible").all():
        first.locator("input").first.check()
    for field in page.locator("form .on input.field:visible").all():
        field.fill("AAAA-BBBB-CCC" if field.get_attribute("name") == "code" else "3")


@pytest.mark.parametrize("language", each(OFFERED))
def test_what_is_to_be_mended(site: Site, page: Page, language: str) -> None:
    page.goto(f"{site.link('fm')}#{language}")
    goes_on(page)
    page.locator("[data-next]").click()
    expect(question(page, "fm_type").locator(".fault")).to_be_visible()
    assert found(page, "dark") == [], "at once"
    send(page, f"{site.link('fm')}#{language}", version="1", fm_same_degree="same")
    expect(page.locator("#errors")).to_be_visible()
    assert found(page, "light") == [], "from the server"


@pytest.mark.parametrize("language", each(OFFERED))
def test_the_whole_document_without_script(site: Site, bare_page: Page, language: str) -> None:
    bare_page.goto(f"{site.link()}#{language}")
    for name in ("bs_attended", "bs_activities", "bs_act_mix.egebjerg-spis"):
        bare_page.locator(f'input[name="{name}"][value="{RESIDENT[name]}"]').check()
    assert found(bare_page, "light") == []
    send(bare_page, f"{site.link('fm')}#{language}", version="1", fm_same_degree="same")
    assert found(bare_page, "dark") == []


@pytest.mark.parametrize("language", each(Catalogs().languages))
def test_pages_that_tell(site: Site, page: Page, language: str) -> None:
    """The sample and the register of what is kept are long: two languages tell enough of them."""
    for path in ("/privatliv", "/was", "/nowhere", *(["/gemmer"] if language in DEPTH else [])):
        page.goto(f"{site.address}{path}#{language}")
        assert found(page, "light") == [], path


@pytest.mark.parametrize("path", ["/nowhere", "/privatliv", "/gemmer", "/was"])
def test_pages_that_tell_before_a_language_is_chosen(site: Site, bare_page: Page, path: str) -> None:
    bare_page.goto(f"{site.address}{path}")
    assert found(bare_page, "dark") == []


@pytest.mark.parametrize("language", DEPTH)
def test_a_code_that_cannot_be_used(site: Site, page: Page, language: str) -> None:
    page.goto(f"{site.link('fa')}#{language}")
    writes(page, "code", "AAAA-BBBB-CCC")
    writes(page, "fa_seats", "7")
    sends(page)
    expect(page.locator("#f-code")).to_have_value("")
    assert found(page, "light") == []

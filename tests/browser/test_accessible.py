"""axe finds nothing: every page, in every language, in every state, in light and dark, with and without our script.

Without script axe cannot run, so there our script alone is kept from the page: what is shown is the same.
"""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from app.language import Catalogs
from app.questionnaire.load import languages, load
from tests.browser.axe import violations
from tests.browser.site import Round, Site
from tests.browser.steps import RESIDENT, answers, answers_all, goes_on, question, reaches, reaches_end, sends, writes

pytestmark = pytest.mark.browser

OFFERED = languages(load("bs"))
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
def test_the_way_in(wide_site: Site, page: Page, scheme: str) -> None:
    for form in ("bs", "fa", "fm"):
        page.goto(wide_site.link(form))
        assert found(page, scheme) == [], form


@pytest.mark.parametrize("language", OFFERED)
def test_a_resident_from_the_first_question_to_thanks(own_site: Site, page: Page, language: str) -> None:
    scheme = "dark" if OFFERED.index(language) % 2 else "light"
    page.goto(f"{own_site.link()}#{language}")
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
    expect(page).to_have_url(f"{own_site.link()}/tak#{language}")
    assert found(page, scheme) == [], "thanks"


@pytest.mark.parametrize("language", DEPTH)
def test_every_screen_of_every_form(own_site: Site, page: Page, language: str) -> None:
    for form in ("bs", "fm", "fa"):
        page.goto("about:blank")
        page.goto(f"{own_site.link(form)}#{language}")
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


@pytest.mark.parametrize("language", OFFERED)
def test_what_is_to_be_mended(own_site: Site, page: Page, language: str) -> None:
    page.goto(f"{own_site.link('fm')}#{language}")
    goes_on(page)
    page.locator("[data-next]").click()
    expect(question(page, "fm_type").locator(".fault")).to_be_visible()
    assert found(page, "dark") == [], "at once"
    send(page, f"{own_site.link('fm')}#{language}", version="1", fm_same_degree="same")
    expect(page.locator("#errors")).to_be_visible()
    assert found(page, "light") == [], "from the server"


@pytest.mark.parametrize("language", OFFERED)
def test_the_whole_document_without_script(own_site: Site, bare_page: Page, language: str) -> None:
    bare_page.goto(f"{own_site.link()}#{language}")
    for name in ("bs_attended", "bs_activities", "bs_act_mix.egebjerg-spis"):
        bare_page.locator(f'input[name="{name}"][value="{RESIDENT[name]}"]').check()
    assert found(bare_page, "light") == []
    send(bare_page, f"{own_site.link('fm')}#{language}", version="1", fm_same_degree="same")
    assert found(bare_page, "dark") == []


@pytest.mark.parametrize("language", Catalogs().languages)
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
def test_a_code_that_cannot_be_used(own_site: Site, page: Page, language: str) -> None:
    page.goto(f"{own_site.link('fa')}#{language}")
    writes(page, "code", "AAAA-BBBB-CCC")
    writes(page, "fa_seats", "7")
    sends(page)
    expect(page.locator("#f-code")).to_have_value("")
    assert found(page, "light") == []


@pytest.mark.parametrize("language", DEPTH)
def test_a_round_that_takes_no_answers(page: Page, round_: Round, language: str) -> None:
    """Its page, and the answers of somebody who had begun: while it rests, and when it is over."""
    address = f"{round_.link}#{language}"
    round_.pauses(True)
    looked_at(page, address, 503)
    round_.closes()
    round_.is_counted()
    looked_at(page, address, 410)


def looked_at(page: Page, address: str, status: int) -> None:
    page.goto("about:blank")
    got = page.goto(address)
    assert got is not None
    assert got.status == status
    assert found(page, "dark") == [], "instead of the form"
    send(page, address, version="1", bs_same_degree="same")
    expect(page.locator("#errors")).to_be_visible()
    assert found(page, "light") == [], "the answers given back"

"""A running Deltag and a real browser, one of each for all browser tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.site import Round, Site, running
from tools.chromium import program

PHONE = (390, 844)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Where forms are read in Danish, English and Arabic: a document in every language takes a browser much longer."""
    with running(tmp_path_factory.mktemp("site"), ("en", "ar")) as site:
        yield site


@pytest.fixture(scope="session")
def site_in(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Site]]:
    """A site whose forms are read in a language, whichever it is."""
    with ExitStack() as stack:

        @cache
        def read_in(language: str) -> Site:
            if language in ("da", "en", "ar"):
                return site
            return stack.enter_context(running(tmp_path_factory.mktemp(f"site-{language}"), (language,)))

        yield read_in


@pytest.fixture
def own_site(site_in: Callable[[str], Site], language: str) -> Site:
    """A site whose forms are read in the language of the test."""
    return site_in(language)


@pytest.fixture
def round_(site: Site) -> Round:
    """A round of the test's own, that it may pause, close and count."""
    return Round(site)


@pytest.fixture(scope="session")
def wide_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Where forms are read in every language there is."""
    with running(tmp_path_factory.mktemp("wide-site"), None) as site:
        yield site


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """Chromium from the system: no download."""
    browser = driver.chromium.launch(executable_path=program(), args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def remembering_browser(driver: Playwright) -> Iterator[Browser]:
    """As people's own: it keeps pages for Back and Forward, which Playwright turns off."""
    kept = ["--disable-back-forward-cache"]
    browser = driver.chromium.launch(executable_path=program(), args=["--no-sandbox"], ignore_default_args=kept)
    yield browser
    browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone with script; anything the page complains about fails the test."""
    yield from opened(browser, script=True)


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def any_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A phone, once with script and once without."""
    yield from opened(browser, script=request.param)


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A phone without script."""
    yield from opened(browser, script=False)


def opened(browser: Browser, script: bool) -> Iterator[Page]:
    """A phone that wants things still: what moves is neither measured nor waited for."""
    width, height = PHONE
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, java_script_enabled=script, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    if not page.is_closed():
        page.unroute_all(behavior="wait")
    assert context.cookies() == []
    context.close()
    assert complaints == []

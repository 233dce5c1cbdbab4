"""A shared tablet, and the faults of the net around it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Site
from tests.browser.steps import answers_all, chooses_language, option, sends

SIZE = {"width": 1024, "height": 768}
WAITING = "[data-show=waiting]"
REST_MS = 60_000


class Tablet:
    """A tablet at a link, with one tab or more."""

    def __init__(self, context: BrowserContext, site: Site, form: str = "bs") -> None:
        self.context, self.site = context, site
        self.link = site.link(form)
        self.page = context.new_page()

    def starts(self) -> Page:
        """The start screen, with its worker at work."""
        self.page.goto(f"{self.link}/tablet")
        self.page.wait_for_function("navigator.serviceWorker.controller")
        self.page.wait_for_function(
            "caches.open(`deltag-${document.documentElement.dataset.kiosk}`)"
            ".then((cache) => cache.match(location.pathname)).then(Boolean)"
        )
        return self.page

    def someone_answers(self, language: str = "da", page: Page | None = None) -> Page:
        """From the start screen to Send."""
        page = page or self.page
        chooses_language(page, language)
        answers_all(page)
        sends(page)
        return page

    def next_person(self, page: Page | None = None) -> None:
        page = page or self.page
        page.locator("section.tablet:visible [data-fresh]").click()
        self.is_fresh(page)

    def is_fresh(self, page: Page | None = None) -> None:
        """Nothing of anybody: the start screen, and an empty form behind it."""
        page = page or self.page
        expect(page.locator("html")).to_have_attribute("data-tablet", "start")
        expect(page.locator("#sprog")).to_be_visible()
        expect(page.locator("form :checked")).to_have_count(0)
        expect(page.locator("textarea[name=bs_open_idea]")).to_have_value("")

    def envelopes(self) -> list[dict[str, Any]]:
        """What lies on the tablet, as whoever holds it can read it."""
        found: list[dict[str, Any]] = self.page.evaluate(
            """async () => {
              const name = `deltag-${document.documentElement.dataset.kiosk}`;
              const request = indexedDB.open(name);
              await new Promise((done) => { request.onsuccess = done; });
              const store = request.result.objectStoreNames.contains("envelopes")
                ? request.result.transaction("envelopes").objectStore("envelopes").getAll() : null;
              if (store) await new Promise((done) => { store.onsuccess = done; });
              request.result.close();
              return store ? store.result : [];
            }"""
        )
        return found


def was_received(page: Page) -> None:
    expect(page.locator(".tablet--received")).to_be_visible()


def is_kept(page: Page, waiting: int) -> None:
    """Said plainly, and no thanks."""
    expect(page.locator(".tablet--kept")).to_be_visible()
    expect(page.locator(".tablet--received")).to_be_hidden()
    expect(page.locator(".tablet--kept [data-waiting]:visible").first).to_have_text(str(waiting))


def still_there(page: Page) -> None:
    """Neither thanked nor kept: everything stands in the form, and the page says so."""
    expect(page.locator(".tablet--stuck")).to_be_visible()
    expect(page.locator(".tablet--received, .tablet--kept").first).to_be_hidden()
    expect(option(page, "bs_same_degree", "same")).to_be_checked()


def cut(route: Route) -> None:
    """The net fails before anything reached the server."""
    route.abort("connectionfailed")


def cut_after_storing(route: Route) -> None:
    """The server stores, and its answer is lost on the way."""
    route.fetch(max_redirects=0)
    route.abort("connectionreset")

"""A shared tablet, and the faults of the net around it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.site import Site
from tests.browser.steps import chooses_language, option

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SIZE = {"width": 1024, "height": 768}
WAITING = "[data-show=waiting]"
REST_MS = 60_000


class Net:
    """The net between everybody and the server. Playwright's own switch leaves a page's worker with net."""

    def __init__(self, site: Site) -> None:
        self._app, self._answer = site.app, site.app.wsgi_app
        self.there = True
        self.replies_to_lose, self.lost = 0, threading.Event()
        self._app.wsgi_app = self

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """A server that is cut off says nothing at all, before it has heard a post or after."""
        if not self.there:
            raise ConnectionResetError
        answer = self._answer(environ, start_response)
        if self.replies_to_lose and environ["REQUEST_METHOD"] == "POST":
            self.replies_to_lose -= 1
            self.lost.set()
            raise ConnectionResetError
        return answer

    def is_mended(self) -> None:
        self._app.wsgi_app = self._answer


UNTIL = """async (holds) => {
  const end = performance.now() + 30000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("it never came");
    await new Promise((done) => setTimeout(done, 20));
  }
}"""

READY = f"""() => ({UNTIL})(async () => {{
  const name = `deltag-${{document.documentElement.dataset.kiosk}}`;
  return navigator.serviceWorker.controller && (await caches.open(name)).match(location.pathname);
}})"""
"""The worker is at work, and has a document for when there is no net."""

ANSWERED = """() => {
  const form = document.querySelector("form");
  const chosen = { bs_attended: "once", bs_activities: "egebjerg-spis", bs_same_degree: "same" };
  for (const [name, value] of Object.entries(chosen)) form.querySelector(`[name=${name}][value=${value}]`).click();
  form.elements.bs_open_idea.value = "Flere fester\\nog mere kaffe";
  history.pushState({ screen: "last", depth: 1 }, "");
  dispatchEvent(new PopStateEvent("popstate"));
}"""
"""Everything answered, at the last screen: the way through all of them is another test's."""


ENVELOPES = """async (name) => {
  const request = indexedDB.open(name);
  await new Promise((done) => { request.onsuccess = done; });
  const store = request.result.objectStoreNames.contains("envelopes")
    ? request.result.transaction("envelopes").objectStore("envelopes").getAll() : null;
  if (store) await new Promise((done) => { store.onsuccess = done; });
  request.result.close();
  return store ? store.result : [];
}"""
EMPTIED = f"(name) => ({UNTIL})(async () => !(await ({ENVELOPES})(name)).length)"


class Tablet:
    """A tablet at a link, with one tab or more."""

    def __init__(self, context: BrowserContext, site: Site, link: str = "") -> None:
        self.context, self.site = context, site
        self.link = link or site.link()
        self.page = context.new_page()
        self.net = Net(site)

    def is_put_away(self) -> None:
        self.context.close()
        self.net.is_mended()

    def loses_net(self) -> None:
        self.net.there = False
        self.context.set_offline(True)

    def finds_net(self) -> None:
        self.net.there = True
        self.context.set_offline(False)

    def starts(self) -> Page:
        """The start screen, with its worker at work."""
        self.page.goto(f"{self.link}/tablet")
        self.page.evaluate(READY)
        return self.page

    def someone_answers(self, language: str = "da", page: Page | None = None) -> Page:
        """From the start screen to Send."""
        page = page or self.page
        chooses_language(page, language)
        page.evaluate(ANSWERED)
        page.locator("button[formaction]:visible").click()
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
        found: list[dict[str, Any]] = self.page.evaluate(ENVELOPES, self._store)
        return found

    def is_emptied(self) -> None:
        """Waits until nothing lies on the tablet; any page of the site may be open."""
        self.page.evaluate(EMPTIED, self._store)

    @property
    def _store(self) -> str:
        return f"deltag-{self.link.rsplit('/', 1)[-1]}"


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

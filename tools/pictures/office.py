"""What staff see: rounds, a round that is open, the proof before a release, the result."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tools.pictures.camera import DESKTOP, PHONE, browsing, part, shoot
from tools.pictures.trial import Trial

PASSWORD = "fire-rolige-heste-paa-marken"
PROOF_MS = 180_000


def office(browser: Browser, trial: Trial) -> None:
    """The office from the one-time link to the release of the round that was open."""
    with browsing(browser, DESKTOP) as page:
        page.goto(trial.addresses["Kontor"])
        for field in page.locator("input[type=password]").all():
            field.fill(PASSWORD)
        page.locator("main button[type=submit]").first.click()
        page.get_by_test_id("round-link-bs-3").wait_for()
        overview = page.url
        _rounds(page, overview)
        _result(page, overview)
        for step in ("close", "count"):
            trial.deltag("round", step, "bs-3")
        _release(page, overview)


def _rounds(page: Page, overview: str) -> None:
    shoot(page, "office-overview", whole=True)
    page.set_viewport_size(PHONE)
    shoot(page, "office-overview-phone")
    page.set_viewport_size(DESKTOP)
    page.get_by_test_id("round-link-bs-3").click()
    shoot(page, "office-open-round", whole=True)
    page.goto(overview)
    page.get_by_test_id("round-link-bs-2").click()
    shoot(page, "office-released-round", whole=True)


def _result(page: Page, overview: str) -> None:
    page.goto(overview)
    page.get_by_test_id("round-link-bs-2").click()
    page.get_by_role("link", name="Se resultatet").click()
    page.get_by_test_id("answer").wait_for()
    shoot(page, "office-result")
    part(page.get_by_test_id("headline-B1"), "office-result-headline")
    page.set_viewport_size(PHONE)
    shoot(page, "office-result-phone")
    page.set_viewport_size(DESKTOP)


def _release(page: Page, overview: str) -> None:
    page.goto(overview)
    page.get_by_test_id("round-link-bs-3").click()
    page.get_by_test_id("release_round").click()
    page.get_by_test_id("prove").click()
    page.get_by_test_id("running").wait_for()
    shoot(page, "office-proof-running")
    page.get_by_test_id("proof-verdict").wait_for(timeout=PROOF_MS)
    shoot(page, "office-release", whole=True)
    page.set_viewport_size(PHONE)
    shoot(page, "office-release-phone")

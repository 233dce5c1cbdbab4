"""At home without net: the answers stay, and are sent when the net is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.steps import answers, option, reaches_end, sends

pytestmark = pytest.mark.browser


def test_without_net_the_page_says_so_and_keeps_the_answers(site: Site, page: Page) -> None:
    before = site.ballots()
    page.goto(f"{site.link()}#en")
    answers(page, "bs_attended", "no")
    reaches_end(page)
    page.context.set_offline(True)
    sends(page)
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator("#offline")).to_be_focused()
    expect(option(page, "bs_attended", "no")).to_be_checked()
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    sends(page)
    expect(page.locator(".seal")).to_be_visible()
    assert site.ballots() == before + 1


def test_a_net_that_is_lost_while_sending_leaves_the_answers_behind_back(site: Site, page: Page) -> None:
    """The browser believes that it has net, and shows a page of its own when the post fails."""
    before = site.ballots()
    page.goto(f"{site.link()}#da")
    answers(page, "bs_attended", "no")
    answers(page, "bs_same_degree", "less")
    page.route("**/s/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    with page.expect_event("requestfailed"):
        sends(page)
    page.unroute_all()
    page.goto("about:blank")
    page.goto(f"{site.link()}#da")
    page.locator("[data-resume]").click()
    expect(option(page, "bs_attended", "no")).to_be_checked()
    sends(page)
    expect(page.locator(".seal")).to_be_visible()
    assert site.ballots() == before + 1

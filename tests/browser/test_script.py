"""What the script adds: the server's conditions, answers that stand alone, the code, the language, the nonce."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.steps import answers, chooses_language, option

pytestmark = pytest.mark.browser

FIXTURES = json.loads((Path(__file__).parent.parent / "fixtures" / "relevance.json").read_text("utf-8"))
SCRIPT = (Path(__file__).parents[2] / "app" / "static" / "built" / "respondent.js").read_text("utf-8")


def field(name: str, answer: Any) -> str:
    if isinstance(answer, int):
        return f'<input name="{name}" value="{answer}">'
    values = answer if isinstance(answer, list) else [answer]
    return "".join(f'<input type="checkbox" name="{name}" value="{html.escape(value)}" checked>' for value in values)


def test_the_script_reads_conditions_as_the_server_does(page: Page) -> None:
    wrong = []
    for case in FIXTURES:
        given = {**case["answers"], ".": case.get("current", [])}
        answered = "".join(field(name, answer) for name, answer in given.items())
        when = html.escape(json.dumps(case["tree"]))
        page.set_content(f'<main><form>{answered}<p data-when="{when}"></p></form></main><script>{SCRIPT}</script>')
        if page.locator("p").evaluate("element => !element.hidden") != case["expected"]:
            wrong.append(case)
    assert wrong == []


def test_an_answer_that_stands_alone_clears_the_others(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers(page, "bs_attended", "no")
    answers(page, "bs_barriers", "cost")
    answers(page, "bs_barriers", "pna")
    expect(option(page, "bs_barriers", "cost")).not_to_be_checked()
    answers(page, "bs_barriers", "other")
    expect(option(page, "bs_barriers", "pna")).not_to_be_checked()


def test_of_many_activities_five_are_drawn_to_be_rated(page: Page) -> None:
    ticks = "".join(f'<input type="checkbox" name="c" value="a{n}" checked>' for n in range(9))
    rows = "".join(
        f"""<div class="row" id="r{n}" data-when='["selected", "c", "a{n}"]'><input type="radio" name="q.a{n}"></div>"""
        for n in range(9)
    )
    page.set_content(f'<main><form>{ticks}<div data-draw="5">{rows}</div></form></main><script>{SCRIPT}</script>')
    shown = page.locator(".row:visible")
    expect(shown).to_have_count(5)
    first = shown.first.get_attribute("id")
    page.locator(f"#{first} input").check()
    page.locator('[value="a8"]').uncheck()
    expect(shown).to_have_count(5)
    expect(page.locator(f"#{first}")).to_be_visible()


def test_a_code_in_the_address_moves_to_its_field(site: Site, page: Page) -> None:
    page.goto(f"{site.link('fa')}#k=ABCD-EFGH-JKL")
    expect(page).to_have_url(site.link("fa"))
    chooses_language(page, "en")
    expect(page.locator("#f-code")).to_have_value("ABCD-EFGH-JKL")


def test_the_page_says_its_language_to_those_who_listen(site: Site, page: Page) -> None:
    page.goto(site.link())
    for language, turned in (("ar", "rtl"), ("en", "ltr")):
        page.goto(f"{site.link()}#{language}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_attribute("dir", turned)
    expect(page).to_have_title(f"{page.locator('h1 [lang=en]').inner_text()} – Ballerup Kommune")


def test_each_visit_has_a_nonce_of_its_own(site: Site, page: Page) -> None:
    seen = set()
    for _ in range(2):
        page.goto(site.link())
        seen.add(page.locator("[name=nonce]").input_value())
    assert len(seen) == 2

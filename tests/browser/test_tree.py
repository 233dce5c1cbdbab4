"""What a screen reader is told: names, roles and their order, from Chromium's own accessibility tree."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from app.language import Catalogs, _r
from app.questionnaire.load import load
from app.questionnaire.relevance import effective
from tests.browser.site import Site
from tests.browser.steps import question, reaches, reaches_end, sends

pytestmark = pytest.mark.browser

LINE = re.compile(r"""^\s*- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?""")
WORDS = Catalogs()


def told(page: Page, *roles: str) -> list[tuple[str, str]]:
    """Role and name of what has one of these roles, in the order it is read."""
    lines = page.locator("main").aria_snapshot().splitlines()
    found = [LINE.match(line) for line in lines]
    return [(each[1], each[2] or "") for each in found if each and each[1] in roles]


def say(danish: str, language: str) -> str:
    return str(WORDS.say(_r(danish), language))


@pytest.mark.parametrize("language", ["da", "ar"])
def test_a_screen_is_read_from_how_far_to_next(site: Site, page: Page, language: str) -> None:
    form = load("bs")
    asked = next(q for q in form.questions if q.name == "bs_same_degree")
    page.goto(f"{site.link()}#{language}")
    reaches(page, question(page, "bs_same_degree"))
    label = asked.label.in_language(language)
    listen = say("Lyt", language)
    part = next(each.title for each in form.pages if each.id == asked.page)
    options = [choice.text.in_language(language) for choice in asked.choices]
    assert told(page, "img", "heading", "radiogroup", "radio", "button") == [
        ("img", "5 / 13"),
        ("button", say("Vis kun billeder og lyd", language)),
        ("heading", form.title.in_language(language)),
        ("heading", part.in_language(language)),
        ("radiogroup", label),
        ("button", listen),
        ("heading", label),
        ("button", asked.help.in_language(language) if asked.help else ""),
        *(line for each in options for line in (("radio", each), ("button", f"{listen} {each}"))),
        ("button", say("Tilbage", language)),
        ("button", say("Næste", language)),
    ]


@pytest.mark.parametrize("language", ["da", "ar"])
def test_the_plain_document_is_read_question_by_question(site: Site, plain_page: Page, language: str) -> None:
    form = load("fm")
    plain_page.goto(f"{site.link('fm')}#{language}")
    expected = [("heading", form.title.in_language(language))]
    for page in form.pages:
        always = [q for q in form.questions if q.page == page.id and effective(form, q) is None]
        expected += [("heading", page.title.in_language(language))] if always else []
        for asked in (q for q in always if q.kind == "select_one"):
            expected.append(("radiogroup", asked.label.in_language(language)))
            expected += [("radio", choice.text.in_language(language)) for choice in asked.choices]
    expected.append(("button", say("Send mine svar", language)))
    read = told(plain_page, "heading", "radiogroup", "radio", "button")
    assert [each for each in read if each in expected] == expected
    assert len([role for role, _ in read if role == "button"]) == 1


@pytest.mark.parametrize("language", ["da", "ar"])
def test_faults_are_read_first_and_at_their_question(site: Site, any_page: Page, language: str) -> None:
    asked = load("fm").questions[0]
    any_page.goto(f"{site.link('fm')}#{language}")
    if any_page.locator("html.steps").count():
        reaches(any_page, question(any_page, asked.name))
        any_page.locator("[data-next]").click()
    else:
        sends(any_page)
    read = any_page.locator("main").aria_snapshot()
    fault = say("Vælg et svar her.", language)
    assert f'radiogroup "{asked.label.in_language(language)}" [invalid]' in read
    expect(question(any_page, asked.name)).to_have_accessible_description(re.compile(re.escape(fault)))
    if any_page.locator("#errors").count():
        assert read.index("alert") < read.index("radiogroup")
        assert fault in read[read.index("alert") : read.index("radiogroup")]


@pytest.mark.parametrize("language", ["da", "ar"])
def test_all_answers_are_read_with_what_changes_them(site: Site, page: Page, language: str) -> None:
    page.goto(f"{site.link()}#{language}")
    reaches_end(page)
    read = told(page, "listitem", "button")
    change = say("Ret:", language)
    assert len([name for role, name in read if role == "button" and name.startswith(change)]) == 13
    assert read[-1] == ("button", say("Send mine svar", language))

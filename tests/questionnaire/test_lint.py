"""The linter and the screener: every case of instruments/06 holds, and the shipped forms pass."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.questionnaire.lint import Flag, lint, lint_name, lint_questionnaire, screen
from app.questionnaire.lint_approved import approval, text_digest
from app.questionnaire.lint_rules import FOLDER, load_rules
from app.questionnaire.load import FORMS, load
from app.questionnaire.model import Choice, Questionnaire, Text
from app.questionnaire.wording import every_text

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES: dict[str, list[dict[str, str]]] = json.loads((FIXTURES / "lint_cases.json").read_text("utf-8"))
INSTRUMENTS: dict[str, Any] = json.loads((FIXTURES / "instrument_texts.json").read_text("utf-8"))
PERCEPTION = {"bs_same_degree", "fm_same_degree", "pa_same_degree"}


def flags(case: dict[str, str]) -> tuple[Flag, ...]:
    return lint(case["text"], case["lang"]) if case["mode"] == "linter" else screen(case["text"])


def categories(found: tuple[Flag, ...]) -> set[str]:
    return {flag.category for flag in found}


@pytest.mark.parametrize("case", CASES["must_flag"], ids=lambda case: case["text"])
def test_must_be_flagged(case: dict[str, str]) -> None:
    assert case["category"] in categories(flags(case))


@pytest.mark.parametrize("case", CASES["must_not_flag"], ids=lambda case: case["text"])
def test_must_not_be_flagged(case: dict[str, str]) -> None:
    assert flags(case) == ()


def test_instruments_flag_exactly_the_perception_questions() -> None:
    flagged = {
        key.removesuffix(".help")
        for key, texts in INSTRUMENTS["texts"].items()
        for language, text in texts.items()
        if lint(text, language)
    }
    assert flagged == PERCEPTION


def test_no_name_of_the_instruments_is_flagged() -> None:
    assert set(INSTRUMENTS["names"]) > PERCEPTION
    assert [name for name in INSTRUMENTS["names"] if lint_name(name)] == []


def test_the_rule_file_is_whole() -> None:
    assert len(load_rules()) == 571
    assert {rule.match for rule in load_rules()} == set("PWFASRX")


@pytest.mark.parametrize("name", ["fa_origin", "bs_land", "fm_mother_tongue", "user_IP", "cpr"])
def test_names_that_point_at_a_person_are_never_approvable(name: str) -> None:
    (flag,) = lint_name(name)
    assert (flag.category, flag.approvable) == ("F1", False)


@pytest.mark.parametrize("name", ["bs_landing", "fa_rename", "hard_to_get", "zip"])
def test_names_are_judged_by_whole_parts(name: str) -> None:
    assert lint_name(name) == ()


def test_a_flag_tells_the_words_as_typed() -> None:
    (flag,) = screen("Alle In\N{SOFT HYPHEN}dvandrerne, tak")
    assert flag == Flag("G", "indvandr", "In\N{SOFT HYPHEN}dvandrerne", approvable=True)


def test_counting_and_identifiers_are_never_approvable() -> None:
    found = lint("Antal muslimer? Ring 44 77 20 00", "da")
    assert {flag.category for flag in found if not flag.approvable} == {"K", "I"}
    assert {flag.category for flag in found if flag.approvable} == {"R"}


def test_the_linter_reads_its_own_language_danish_and_english_only() -> None:
    assert categories(lint("Dininiz nedir?", "tr")) == {"R"}
    assert lint("Dininiz nedir?", "pl") == ()
    assert categories(lint("What is your religion?", "tr")) == {"R"}


def test_the_article_and_a_clitic_before_an_arabic_word_hide_nothing() -> None:
    assert {categories(screen(word)) == {"R"} for word in ("مسلم", "المسلم", "والمسلمين", "للمسلمين")} == {True}


@pytest.mark.parametrize("form", FORMS)
def test_the_shipped_forms_pass(form: str) -> None:
    assert lint_questionnaire(load(form)) == ()


def test_an_edited_text_is_no_longer_approved() -> None:
    form = _reworded("bs_same_degree", "Er beboere med ikke-vestlig baggrund tit med?")
    (finding,) = [f for f in lint_questionnaire(form) if f.language == "da"]
    assert (finding.place, finding.flag.span) == ("bs_same_degree", "ikke-vestlig")


def test_an_approval_holds_for_its_language_only() -> None:
    label = load("bs").question("bs_same_degree").label.da
    assert approval(label, "da") == "udkast"
    assert approval(label, "en") is None


def test_local_names_and_codes_are_linted_too() -> None:
    club = Choice("a_sprog", Text("local.a_sprog", "Tyrkisk kvindeklub"), local=True)
    form = load("bs").with_lists({"activity_list": (club,)})
    assert {(f.place, f.flag.category) for f in lint_questionnaire(form)} == {("local.a_sprog", "G"), ("a_sprog", "F1")}


def test_every_shipped_approval_belongs_to_a_shipped_text() -> None:
    approved = tomllib.loads((FOLDER / "approved.toml").read_text("utf-8"))["texts"]
    shipped = {text.key: text_digest(text.da, "da") for form in FORMS for text in every_text(load(form))}
    assert {key: digests["da"] for key, digests in approved.items()} == {key: shipped[key] for key in approved}


def _reworded(name: str, danish: str) -> Questionnaire:
    form = load("bs")
    questions = tuple(replace(q, label=replace(q.label, da=danish)) if q.name == name else q for q in form.questions)
    return replace(form, questions=questions)

"""The shipped definitions say what the instruments say, to the letter; the fixture is a copy of the instruments."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.questionnaire.load import FORMS, definition, languages, load, shared_scales
from app.questionnaire.model import Choice, Question, Text
from tools.texts import DOMAINS, catalog_path

INSTRUMENTS = json.loads((Path(__file__).parents[1] / "fixtures" / "instruments.json").read_text(encoding="utf-8"))
INDICATOR = re.compile(r"[BD]\d+[abix]?")
FACTS = {"bs_age", "bs_children", "bs_years_area", "fm_age", "fm_years", "fm_role"}
QUESTIONS = [(form, question) for form in FORMS for question in INSTRUMENTS["forms"][form]["questions"]]


@pytest.fixture(scope="module")
def catalogs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogs as they stand in the tree, compiled, whether or not they were built."""
    folder = tmp_path_factory.mktemp("translations")
    for language in DOMAINS["questionnaire"].languages:
        path = folder / language / "LC_MESSAGES" / "questionnaire.mo"
        path.parent.mkdir(parents=True)
        with catalog_path("questionnaire", language).open("rb") as source, path.open("wb") as built:
            write_mo(built, read_po(source, locale=language))
    return folder


def words(text: Text | None) -> tuple[str, str] | None:
    """A text as the instruments give it: in Danish and in English."""
    return text and (text.da, text.in_language("en"))


def given(item: dict[str, Any], suffix: str = "") -> tuple[str, str] | None:
    """An instrument's text in Danish and English; its placeholder has one name in all languages here."""
    danish = item.get(f"{suffix}da")
    return danish and (danish, item[f"{suffix}en"].replace("{activity}", "{aktivitet}"))


def options_of(source: dict[str, Any]) -> list[dict[str, Any]]:
    """All options an instrument gives a question: its own, or its scale's with extra ones before `dk`."""
    _, _, scale = source["type"].partition(" ")
    own = source.get("options", INSTRUMENTS["scales"].get(scale, []))
    extra = source.get("extra_options", [])
    last = next((place for place, item in enumerate(own) if item["code"] == "dk"), len(own)) if extra else len(own)
    return [*own[:last], *extra, *own[last:]]


def shown(choices: tuple[Choice, ...]) -> list[tuple[str, tuple[str, str] | None, str | None]]:
    return [(choice.code, words(choice.text), choice.picto) for choice in choices]


def listed(items: list[dict[str, Any]], pictures: dict[str, str]) -> list[tuple[str, tuple[str, str] | None, str]]:
    return [(item["code"], given(item), pictures.get(item["code"], item["picto"])) for item in items]


@pytest.mark.parametrize(("form", "source"), QUESTIONS, ids=[source["name"] for _, source in QUESTIONS])
def test_a_question_is_the_instruments_question(form: str, source: dict[str, Any], catalogs: Path) -> None:
    question = load(form, catalogs).question(source["name"])
    kind, _, scale = source["type"].partition(" ")
    assert (question.page, question.kind, question.scale) == (source["page"], kind, scale or None)
    assert words(question.label) == given(source)
    assert words(question.help) == given(source, "help_")
    assert shown(question.choices) == listed(options_of(source), source.get("picto_override", {}))
    assert shown(question.rows) == listed(source.get("rows", []), {})
    assert question.options_from == source.get("options_from")
    assert question.exclusive == tuple(source.get("exclusive", ()))
    assert question.max_choices == source.get("max_choices")
    assert question.max_length == source.get("max_length")
    assert question.required == source.get("required", False)
    assert question.soft_prompt == source.get("soft_prompt", False)
    assert question.feeds == tuple(feed for feed in source["feeds"] if INDICATOR.fullmatch(feed))


@pytest.mark.parametrize("form", FORMS)
def test_rules_are_written_as_in_the_instruments(form: str) -> None:
    for ours, source in zip(definition(form)["questions"], INSTRUMENTS["forms"][form]["questions"], strict=True):
        assert ours["name"] == source["name"]
        assert ours.get("relevance") == source.get("relevance")
        assert ours.get("constraint") == source.get("constraint")
        assert ("constraint" in ours) == ("constraint_message" in ours)


@pytest.mark.parametrize("form", FORMS)
def test_pages_and_the_words_around_the_questions_are_the_instruments(form: str, catalogs: Path) -> None:
    questionnaire, roles = load(form, catalogs), INSTRUMENTS["roles"]
    pages = [(page["id"], given(page)) for page in INSTRUMENTS["forms"][form]["pages"]]
    assert [(page.id, words(page.title)) for page in questionnaire.pages] == pages
    intro = roles[f"{form}.intro"]
    assert " ".join(text.da for text in questionnaire.intro) == intro["da"]
    assert " ".join(text.in_language("en") for text in questionnaire.intro) == intro["en"]
    assert words(questionnaire.thanks) == given(roles["thanks"])
    assert questionnaire.before_send.da == roles.get(f"{form}.before_send", roles["before_send"])["da"]
    assert questionnaire.version == INSTRUMENTS["forms"][form]["version"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_offered_in_danish_english_and_arabic_first(form: str, catalogs: Path) -> None:
    assert languages(load(form, catalogs))[:3] == ("da", "en", "ar")


def test_poles_gather_the_answers_that_point_the_same_way() -> None:
    poles = {name: {p["text"]: p["codes"] for p in scale.get("poles", ())} for name, scale in shared_scales().items()}
    same_way = [["much_less", "less"], ["same"], ["more", "much_more"]]
    assert {name for name, found in poles.items() if found} == {"compare5", "change5"}
    assert poles["compare5"] == dict(zip(("Sjældnere", "Lige så tit", "Oftere"), same_way, strict=True))
    assert poles["change5"] == dict(zip(("Mindre", "Som før", "Mere"), same_way, strict=True))


def test_six_questions_ask_for_facts_others_may_know(catalogs: Path) -> None:
    every = [question for form in FORMS for question in load(form, catalogs).questions]
    assert {question.name for question in every if question.nature == "fact"} == FACTS


@pytest.mark.parametrize("form", ["fa", "fm"])
def test_every_type_is_published_in_exactly_one_of_three_groups(form: str, catalogs: Path) -> None:
    questionnaire = load(form, catalogs)
    types = [choice.code for choice in questionnaire.question(questionnaire.split).choices]
    assert len(questionnaire.groups) == 3
    assert sorted(code for group in questionnaire.groups for code in group.codes) == sorted(types)


def test_numbers_are_printed_in_bands_without_gap_or_overlap(catalogs: Path) -> None:
    numbers = [question for question in load("fa", catalogs).questions if question.kind == "integer"]
    assert len(numbers) == 7
    for question in numbers:
        assert question.bands[-1].high is None
        for band, following in zip(question.bands, question.bands[1:], strict=False):
            assert band.high is not None
            assert band.high + 1 == following.low


def test_participants_are_printed_as_a_share_of_those_who_could_vote(catalogs: Path) -> None:
    question = load("fa", catalogs).question("fa_participants")
    assert question.share_of == "fa_eligible"
    assert [band.low for band in question.bands] == [0, 10, 20, 30, 40, 50]


def test_what_could_identify_is_not_kept_with_the_ballot(catalogs: Path) -> None:
    every: list[Question] = [question for form in FORMS for question in load(form, catalogs).questions]
    elsewhere = {question.name: question.stored for question in every if question.stored != "ballot"}
    texts = {question.name: "texts" for question in every if question.kind == "text"}
    assert elsewhere == {"bs_activities": "nowhere", "bs_act_mix": "ratings", **texts}

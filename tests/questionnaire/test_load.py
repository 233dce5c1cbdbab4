"""The shipped questionnaires are loaded whole, in the languages that have every text, and kept word for word."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from app.questionnaire.document import digest, from_json, to_json
from app.questionnaire.load import FORMS, languages, load, make, shared_scales
from app.questionnaire.load import definition as form_of
from app.questionnaire.model import Questionnaire
from app.questionnaire.texts import texts
from app.questionnaire.wording import every_text
from tests.questionnaire.tiny import NO_CATALOGS, SCALES, definition, form, local, question


def catalog(folder: Path, language: str, translations: dict[tuple[str, str], str]) -> None:
    translated = Catalog(locale=language)
    for (key, danish), words in translations.items():
        translated.add(danish, words, context=key)
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "questionnaire.mo").open("wb") as file:
        write_mo(file, translated)


def everything(questionnaire: Questionnaire) -> dict[tuple[str, str], str]:
    return {(text.key, text.da): text.da.upper() for text in every_text(questionnaire)}


def test_texts_have_stable_keys() -> None:
    asked = form(
        question("q1", "select_one", help="Hjælp.", extra_options=[{"code": "na", "text": "Ikke relevant"}]),
        question("q2", "rate_each"),
        question("q3", "integer", constraint=". > 1", constraint_message="Over 1."),
        groups=[{"code": "all", "text": "Alle", "codes": ["red", "blue"]}],
    )
    assert [text.key for text in every_text(asked)] == [
        "tiny.title", "tiny.intro.1", "tiny.p1", "type", "type.red", "type.blue",
        "q1", "q1.help", "yesno.yes", "yesno.no", "q1.na", "yesno.dk",
        "q2", "yesno.yes", "yesno.no", "yesno.dk", "q2.r1", "q2.r2", "q3", "q3.constraint",
        "tiny.before_send", "tiny.thanks", "tiny.group.all",
    ]  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_translators_are_given_exactly_the_texts_that_are_shown(name: str) -> None:
    given = {*texts(form_of(name)), *texts(shared_scales())}
    shown = {(text.key, text.da) for text in every_text(load(name))}
    assert shown <= given
    assert {key for key, _ in texts(form_of(name))} <= {key for key, _ in shown}


def test_a_language_is_offered_when_every_text_has_it(tmp_path: Path) -> None:
    whole = everything(form(question("q1", "select_one")))
    for language in ("tr", "en", "ar"):
        catalog(tmp_path, language, whole)
    catalog(tmp_path, "pl", dict(list(whole.items())[1:]))
    asked = make(definition(question("q1", "select_one")), SCALES, tmp_path)
    assert languages(asked) == ("da", "en", "ar", "tr")
    assert asked.question("q1").label.in_language("tr") == "Q1?"
    assert asked.title.languages == ("da", "en", "ar", "tr")


def test_a_translation_equal_to_the_danish_is_one(tmp_path: Path) -> None:
    asked = form(question("q1", "select_one"))
    catalog(tmp_path, "en", {(text.key, text.da): text.da for text in every_text(asked)})
    assert languages(make(definition(question("q1", "select_one")), SCALES, tmp_path)) == ("da", "en")


def test_changed_danish_words_have_no_translation(tmp_path: Path) -> None:
    catalog(tmp_path, "en", everything(form(question("q1", "select_one"))))
    changed = make(definition(question("q1", "select_one", label="Noget andet?")), SCALES, tmp_path)
    assert changed.question("q1").label.languages == ("da",)
    assert languages(changed) == ("da",)


def test_local_names_hold_no_language_back(tmp_path: Path) -> None:
    acts = question("q1", "select_multiple", options=[], options_from="acts", stored="nowhere")
    catalog(tmp_path, "en", everything(form(acts)))
    asked = make(definition(acts), SCALES, tmp_path).with_lists({"acts": local("chess")})
    assert languages(asked) == ("da", "en")


def test_extra_options_stand_between_the_steps_and_dont_know() -> None:
    asked = load("fm").question("fm_same_degree")
    assert [choice.code for choice in asked.choices][-3:] == ["much_more", "na", "dk"]
    assert [pole.codes for pole in asked.poles] == [("much_less", "less"), ("same",), ("more", "much_more")]


def test_local_lists_stand_before_extra_options() -> None:
    asked = load("bs").with_lists({"activity_list": local("chess")}).question("bs_activities")
    assert [choice.code for choice in asked.choices] == ["chess", "other"]


def test_bands_read_as_danes_write_numbers() -> None:
    board = load("fa")
    assert [band.label for band in board.question("fa_eligible").bands][-2:] == ["500-999", "1.000+"]
    assert [band.label for band in board.question("fa_vacant").bands] == ["0", "1", "2", "3+"]
    assert [band.label for band in board.question("fa_participants").bands][-2:] == ["40-49 %", "50 %+"]


def test_pictures_may_differ_from_the_scales() -> None:
    asked = load("bs").question("bs_welcome")
    assert [choice.picto for choice in asked.choices] == [
        "door_closed", "door_ajar", "door_half", "door_open", "person_shrug",
    ]  # fmt: skip


def test_an_unknown_form_is_an_error() -> None:
    with pytest.raises(KeyError):
        load("zz")


@pytest.mark.parametrize("name", FORMS)
def test_a_version_is_kept_word_for_word(name: str) -> None:
    asked = load(name)
    assert from_json(to_json(asked)) == asked
    assert to_json(from_json(to_json(asked))) == to_json(asked)


def test_lists_and_presets_are_kept_too() -> None:
    asked = load("bs").with_lists({"area_list": local("n"), "activity_list": local("a")}).with_preset(bs_area="n")
    assert from_json(to_json(asked)) == asked


def test_one_changed_word_changes_the_digest() -> None:
    asked, changed = form(question("q1", "text")), form(question("q1", "text", label="Q1!"))
    assert digest(asked) == digest(form(question("q1", "text")))
    assert digest(asked) != digest(changed)
    assert len(digest(asked)) == 64


def test_loading_needs_no_catalog() -> None:
    assert languages(load("bs", NO_CATALOGS)) == ("da",)

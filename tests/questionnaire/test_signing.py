"""A signature is under exact words: whoever corrects a word in one language undoes that language's alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.questionnaire.load import load
from app.questionnaire.model import Choice, Question, Questionnaire, Text
from app.questionnaire.signing import core_digest, pictures_digest, stale_pictures, stale_words, words_digest


@pytest.fixture(scope="module")
def form() -> Questionnaire:
    return load("bs")


def reworded(form: Questionnaire, key: str, change: Callable[[Text], Text]) -> Questionnaire:
    """The form with one text of a question or an option changed."""

    def text(one: Text) -> Text:
        return change(one) if one.key == key else one

    def choice(one: Choice) -> Choice:
        return replace(one, text=text(one.text))

    def question(one: Question) -> Question:
        help_ = text(one.help) if one.help else None
        choices, rows = tuple(map(choice, one.choices)), tuple(map(choice, one.rows))
        return replace(one, label=text(one.label), help=help_, choices=choices, rows=rows)

    return replace(form, questions=tuple(map(question, form.questions)))


def corrected(language: str) -> Callable[[Text], Text]:
    def change(text: Text) -> Text:
        return replace(text, translations=tuple((c, f"{w} x" if c == language else w) for c, w in text.translations))

    return change


def other_danish(text: Text) -> Text:
    return replace(text, da=f"{text.da} x")


def test_a_word_corrected_in_one_language_undoes_no_other_signature(form: Questionnaire) -> None:
    changed = reworded(form, "bs_attended", corrected("ar"))
    assert words_digest(changed, "ar") != words_digest(form, "ar")
    assert words_digest(changed, "en") == words_digest(form, "en")


def test_other_danish_undoes_every_signature(form: Questionnaire) -> None:
    changed = reworded(form, "bs_attended", other_danish)
    assert all(words_digest(changed, code) != words_digest(form, code) for code in ("ar", "en"))


def test_a_new_version_with_the_same_words_keeps_its_signatures(form: Questionnaire) -> None:
    assert words_digest(replace(form, version=9), "ar") == words_digest(form, "ar")


def test_the_core_is_the_question_on_equal_participation_and_the_anchors(form: Questionnaire) -> None:
    core = ("bs_same_degree", "bs_same_degree.help", "compare5.same", "mix4.quite", "deg4.dk")
    for key in core:
        assert core_digest(reworded(form, key, corrected("ar")), "ar") != core_digest(form, "ar"), key
    for key in ("bs_attended", "bs_barriers.cost", "yesno.yes"):
        assert core_digest(reworded(form, key, corrected("ar")), "ar") == core_digest(form, "ar"), key


def test_a_translation_of_older_danish_is_stale_until_it_follows(form: Questionnaire) -> None:
    danish = reworded(form, "bs_attended", other_danish)
    assert stale_words(form, danish, "ar") == ("bs_attended",)
    assert stale_words(form, reworded(danish, "bs_attended", corrected("ar")), "ar") == ()
    assert stale_words(form, form, "ar") == ()


def test_a_picture_of_older_danish_is_stale_until_someone_has_looked(form: Questionnaire) -> None:
    changed = reworded(form, "bs_barriers.cost", other_danish)
    assert stale_pictures(form, changed) == ("bs_barriers.cost",)
    assert pictures_digest(changed) != pictures_digest(form)
    assert pictures_digest(reworded(form, "bs_barriers.cost", corrected("ar"))) == pictures_digest(form)

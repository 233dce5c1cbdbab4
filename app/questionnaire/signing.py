"""What a named reader signs: the exact words of a language beside the Danish, and what has changed since."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from app.questionnaire.model import Choice, Questionnaire, Text
from app.questionnaire.wording import every_text

CORE_QUESTIONS = ("bs_same_degree", "fm_same_degree")
CORE_SCALES = ("compare5.", "mix4.", "deg4.", "freq4.")
"""What must be approved before a translation counts as more than new (instruments/00, section 3.1)."""


def words_digest(questionnaire: Questionnaire, language: str) -> str:
    """SHA-256 of every text of a form in Danish and a language; raises KeyError when one is not translated.

    A corrected word in one language changes the digest of no other.
    """
    return _digest(_beside(every_text(questionnaire), language))


def core_digest(questionnaire: Questionnaire, language: str) -> str:
    """SHA-256 of the core alone: the question on equal participation with its help, and the anchors of the scales."""
    return _digest(_beside(filter(_is_core, every_text(questionnaire)), language))


def pictures_digest(questionnaire: Questionnaire) -> str:
    """SHA-256 of every picture beside the Danish words it stands for."""
    return _digest(_pictures(questionnaire).items())


def stale_words(before: Questionnaire, after: Questionnaire, language: str) -> tuple[str, ...]:
    """Keys of texts whose Danish has changed while the translation is still the old one."""
    then, now = (dict(_by_key(form, language)) for form in (before, after))
    return tuple(
        key for key in now if key in then and now[key][0] != then[key][0] and now[key][1] == then[key][1] is not None
    )


def stale_pictures(before: Questionnaire, after: Questionnaire) -> tuple[str, ...]:
    """Keys of texts whose Danish has changed while the picture is still the old one."""
    then, now = _pictures(before), _pictures(after)
    return tuple(key for key in now if key in then and now[key][0] != then[key][0] and now[key][1] == then[key][1])


def _is_core(text: Text) -> bool:
    question = text.key.removesuffix(".help") in CORE_QUESTIONS
    return question or (text.key.startswith(CORE_SCALES) and ".pole." not in text.key)


def _beside(texts: Iterable[Text], language: str) -> Iterable[tuple[str, str, str]]:
    return [(text.key, text.da, text.in_language(language)) for text in texts]


def _by_key(questionnaire: Questionnaire, language: str) -> Iterable[tuple[str, tuple[str, str | None]]]:
    for text in every_text(questionnaire):
        yield text.key, (text.da, text.in_language(language) if language in text.languages else None)


def _pictures(questionnaire: Questionnaire) -> dict[str, tuple[str, str]]:
    found = {q.label.key: (q.label.da, q.picto) for q in questionnaire.questions if q.picto}
    for question in questionnaire.questions:
        found |= {c.text.key: (c.text.da, c.picto) for c in _drawn((*question.choices, *question.rows)) if c.picto}
    return found


def _drawn(choices: tuple[Choice, ...]) -> Iterable[Choice]:
    return (choice for choice in choices if not choice.local)


def _digest(signed: Iterable[object]) -> str:
    return sha256(json.dumps(list(signed), ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()

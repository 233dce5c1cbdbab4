"""What may never be asked or stored: the linter for staff's texts, the screener for respondents'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.questionnaire.lint_approved import approval
from app.questionnaire.lint_identifiers import find_identifiers
from app.questionnaire.lint_rules import Mode, name_tokens
from app.questionnaire.lint_scan import scanner
from app.questionnaire.lint_text import Reading, fold, plain
from app.questionnaire.model import Questionnaire, Text
from app.questionnaire.wording import every_text

NEVER_APPROVED = ("K", "I")
"""Counting people by group, and identifiers: no approval can let these through."""

VARIABLE_NAME = "F1"
"""The rule that names of variables and codes are held to (instruments/06, section 2)."""

TEXT_KEYS = ("title", "intro", "before_send", "thanks", "label", "help", "constraint_message", "text")
NAME_KEYS = ("name", "code", "id")
"""What people read in a definition file, and what variables and answers are called."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding: the category, the term or pattern that found it, and the words as typed."""

    category: str
    term: str
    span: str
    approvable: bool


class Finding(NamedTuple):
    """A flag, and the text (by its key) or the name it stands at; the language is empty for a name."""

    place: str
    language: str
    flag: Flag


def lint(text: str, language: str) -> tuple[Flag, ...]:
    """What must not stand in a text that staff write: rules of its own language, Danish and English."""
    return _flags(text, "linter", tuple(sorted({language, "da", "en"})))


def screen(text: str) -> tuple[Flag, ...]:
    """What a reader must see to before an open answer is shown: the rules of all languages."""
    return _flags(text, "screener", ())


def lint_name(name: str) -> tuple[Flag, ...]:
    """Parts of a variable or code name that point at what may never be asked; never approvable."""
    forbidden = name_tokens().intersection(name.casefold().split("_"))
    return tuple(Flag(VARIABLE_NAME, token, name, approvable=False) for token in sorted(forbidden))


def lint_questionnaire(questionnaire: Questionnaire) -> tuple[Finding, ...]:
    """All that must not stand in a form, in its texts, local names and codes; approved texts are excepted."""
    texts = {text.key: text for text in (*every_text(questionnaire), *_local_names(questionnaire))}
    findings = [finding for text in texts.values() for finding in _text_findings(text)]
    names = [Finding(name, "", flag) for name in _names(questionnaire) for flag in lint_name(name)]
    return (*findings, *names)


def lint_definition(definition: Mapping[str, Any]) -> tuple[Finding, ...]:
    """As lint_questionnaire, for a definition that has other faults too: its Danish texts and names as they stand."""
    findings: list[Finding] = []
    for place, key, words in _written(definition, ""):
        if key in TEXT_KEYS and approval(words, "da") is None:
            findings += [Finding(place, "da", flag) for flag in lint(words, "da")]
        elif key in NAME_KEYS:
            findings += [Finding(place, "", flag) for flag in lint_name(words)]
    return tuple(findings)


def _written(node: object, place: str, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Every string of a definition: the names it stands under, its key, and the string."""
    if isinstance(node, Mapping):
        name = next((node[word] for word in NAME_KEYS if isinstance(node.get(word), str)), "")
        inside = ".".join(filter(None, (place, name)))
        for word, value in node.items():
            yield from _written(value, inside, word)
    elif isinstance(node, list):
        for value in node:
            yield from _written(value, place, key)
    elif isinstance(node, str):
        yield place, key, node


def _text_findings(text: Text) -> Iterator[Finding]:
    for language in text.languages:
        words = text.in_language(language)
        approved = approval(words, language) is not None
        for flag in lint(words, language):
            if not (approved and flag.approvable):
                yield Finding(text.key, language, flag)


def _local_names(questionnaire: Questionnaire) -> Iterator[Text]:
    for question in questionnaire.questions:
        yield from (choice.text for choice in (*question.choices, *question.rows) if choice.local)


def _names(questionnaire: Questionnaire) -> dict[str, None]:
    """The names of all questions, options, rows, poles and groups, each once."""
    names = [group.code for group in questionnaire.groups]
    for question in questionnaire.questions:
        names += [question.name, *(choice.code for choice in (*question.choices, *question.rows))]
        names += [pole.code for pole in question.poles]
    return dict.fromkeys(names)


def _flags(text: str, mode: Mode, languages: tuple[str, ...]) -> tuple[Flag, ...]:
    reading = plain(text)
    return tuple(dict.fromkeys((*_identifiers(reading), *_words(reading, mode, languages))))


def _identifiers(reading: Reading) -> Iterator[Flag]:
    for name, start, end in find_identifiers(reading):
        yield Flag("I", name, reading.span(start, end), approvable=False)


def _words(plain_reading: Reading, mode: Mode, languages: tuple[str, ...]) -> Iterator[Flag]:
    for reading, raw in ((plain_reading, True), (fold(plain_reading), False)):
        for rule, span in scanner(mode, languages, raw).find(reading):
            yield Flag(rule.category, rule.term, span, rule.category not in NEVER_APPROVED)

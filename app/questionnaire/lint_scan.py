"""Many rules as few expressions: most texts are cleared by one search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from app.questionnaire.lint_rules import Mode, Rule, load_rules
from app.questionnaire.lint_text import Reading, fold, plain

# How the terms of one kind of match stand together in one expression.
_AT_WORDS = {
    "P": r"(?:{})\w*",
    "W": r"(?:{})(?!\w)",
    "F": r"(?:{})\w*",
    # A clitic (and, so, by, for, like, will), then the article, which after "for" loses its alif.
    "A": r"(?=[\u0600-\u06FF])[وفبلكس]?(?:ال|ل)?(?:{})\w*",
    "R": "{}",
}
_ANYWHERE = {"S": "{}", "X": "{}"}
_EXPRESSIONS = ("R", "X")


@dataclass(frozen=True, slots=True)
class _Category:
    pattern: re.Pattern[str]
    rules: tuple[Rule, ...]

    def rule_at(self, text: str, place: int) -> Rule:
        return next(rule for rule in self.rules if _alone(rule).match(text, place))


@dataclass(frozen=True, slots=True)
class Scanner:
    """Rules that read a text alike: one expression of all, and one for each category."""

    pattern: re.Pattern[str]
    categories: tuple[_Category, ...]

    def find(self, reading: Reading) -> Iterator[tuple[Rule, str]]:
        """The rules a text breaks, with the words as typed; in each category, matches do not overlap."""
        if not self.pattern.search(reading.text):
            return
        for category in self.categories:
            for match in category.pattern.finditer(reading.text):
                yield category.rule_at(reading.text, match.start()), reading.span(*match.span())


@cache
def scanner(mode: Mode, languages: tuple[str, ...], raw: bool) -> Scanner:
    """The rules of a mode for some languages (all when none is named), compiled once."""
    rules = tuple(rule for rule in load_rules() if rule.applies(mode, languages) and rule.raw == raw)
    names = dict.fromkeys(rule.category for rule in rules)
    return Scanner(_together(rules), tuple(_category(name, rules) for name in names))


def _category(name: str, rules: tuple[Rule, ...]) -> _Category:
    own = tuple(rule for rule in rules if rule.category == name)
    return _Category(_together(own), own)


@cache
def _alone(rule: Rule) -> re.Pattern[str]:
    return _together((rule,))


def _together(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    # Every term but the substrings starts with a word character, so that the quick \b is a word start.
    alternatives = [rf"\b(?:{'|'.join(_parts(_AT_WORDS, rules))})", *_parts(_ANYWHERE, rules)]
    return re.compile("|".join(alternatives if _parts(_AT_WORDS, rules) else alternatives[1:]))


def _parts(kinds: dict[str, str], rules: tuple[Rule, ...]) -> list[str]:
    found = {kind: dict.fromkeys(_pattern(rule) for rule in rules if rule.match == kind) for kind in kinds}
    return [kinds[kind].format(_any(kind, patterns)) for kind, patterns in found.items() if patterns]


def _pattern(rule: Rule) -> str:
    if rule.match in _EXPRESSIONS:
        return rule.term.removeprefix(r"(?<!\w)")
    return re.escape(fold(plain(rule.term)).text)


def _any(kind: str, patterns: Iterable[str]) -> str:
    """One of the patterns; terms are gathered by first letter, which makes a search several times faster."""
    if kind in _EXPRESSIONS:
        return "|".join(patterns)
    letters: dict[str, list[str]] = {}
    for pattern in patterns:
        letters.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in letters.items())

"""What identifies a person in a text: numbers, addresses, handles. Removed before anything is stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.questionnaire.lint_rules import FOLDER
from app.questionnaire.lint_text import Reading, plain

REMOVED = "[fjernet]"

# A word in an address or a mail address is shorter; without an end, a long text of only such
# characters would take time by its square.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class _Group:
    """Patterns that can only match where the text holds something (five digits close by, an @): most do not."""

    needs: re.Pattern[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


def find_identifiers(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """Every match in a plain reading: name of the pattern, start, end; matches may overlap."""
    for group in _groups():
        if group.needs.search(reading.text):
            for name, pattern in group.patterns:
                yield from ((name, match.start(), match.end()) for match in pattern.finditer(reading.text))


def without_identifiers(text: str) -> str:
    """The text with everything that identifies somebody replaced; the rest stays as typed.

    Repeated until nothing is found: a removal can lay bare what its neighbour hid. It ends, as each
    round takes characters away that the replacement does not bring back.
    """
    while found := _merged(text):
        text = _replaced(text, found)
    return text


def _merged(text: str) -> list[tuple[int, int]]:
    reading = plain(text)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(reading.place(start, end) for _, start, end in find_identifiers(reading)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _replaced(text: str, places: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    kept = 0
    for start, end in places:
        pieces += (text[kept:start], REMOVED)
        kept = end
    return "".join((*pieces, text[kept:]))


@cache
def _groups() -> tuple[_Group, ...]:
    groups = json.loads((FOLDER / "identifiers.json").read_text("utf-8"))
    return tuple(_group(group) for group in (*groups["shipped"], *groups["added"]))


def _group(group: dict[str, Any]) -> _Group:
    patterns = ((name, re.compile(_bounded(pattern))) for name, pattern in group["patterns"].items())
    return _Group(re.compile(group["needs"]), tuple(patterns))


def _bounded(pattern: str) -> str:
    return re.sub(r"\](\*|\+)", lambda m: f"]{{{int(m[1] == '+')},{_LONGEST}}}", pattern)

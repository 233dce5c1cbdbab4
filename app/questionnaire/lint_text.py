"""A typed text read as plain characters, each of which knows its place in what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_INVISIBLE = frozenset(
    map(
        chr,
        (
            0x00AD,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x206A),
            0xFEFF,
            # Further characters that show nothing and would hide a number: joiners, marks of direction,
            # variation selectors and the frame of the keycap digits.
            0x034F,
            0x061C,
            0x180E,
            0x20E3,
            *range(0xFE00, 0xFE10),
        ),
    )
)
# The en dash is left: the identifier patterns know it, and it parts years and times.
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2014\u2015\u2212", "-")
# What Danish is mostly typed with; none of it changes.
_ALREADY_PLAIN = re.compile(r"[ -~ÆØÅæøåÉé–]*")
_FOLDS = str.maketrans(
    {"ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي", "ہ": "ه", "ھ": "ه", "ے": "ي", "ـ": "", "ı": "i", "ł": "l", "đ": "d"}
    | dict.fromkeys("’ʼ", "'")
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Plain characters and, for each, where its origin starts and ends in the typed text."""

    typed: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in the typed text of the plain characters from start up to end (at least one)."""
        return self.starts[start], self.ends[end - 1]

    def span(self, start: int, end: int) -> str:
        """The same characters as they were typed."""
        first, last = self.place(start, end)
        return self.typed[first:last]


def plain(typed: str) -> Reading:
    """Case kept: no invisible characters, NFKC, ASCII digits, single spaces (identifier patterns)."""
    line = typed.replace("\n", " ")
    if _ALREADY_PLAIN.fullmatch(line):
        return _single_spaced(Reading(typed, line, range(len(line)), range(1, len(line) + 1)))
    starts, ends = _clusters(typed)
    parts = [_plain(typed[start:end]) for start, end in zip(starts, ends, strict=True)]
    return _single_spaced(_spread(typed, starts, ends, parts))


def fold(reading: Reading) -> Reading:
    """A plain reading without case, marks and letter variants (word rules and their terms alike)."""
    parts = [_fold(character) for character in reading.text]
    return _spread(reading.typed, reading.starts, reading.ends, parts)


def _spread(typed: str, starts: Sequence[int], ends: Sequence[int], parts: Sequence[str]) -> Reading:
    spread_starts = [start for start, part in zip(starts, parts, strict=True) for _ in part]
    spread_ends = [end for end, part in zip(ends, parts, strict=True) for _ in part]
    return Reading(typed, "".join(parts), spread_starts, spread_ends)


def _single_spaced(reading: Reading) -> Reading:
    if "  " not in reading.text:
        return reading
    kept = [place for place in range(len(reading.text)) if reading.text[place - 1 : place + 1] != "  "]
    text = "".join(reading.text[place] for place in kept)
    return Reading(reading.typed, text, [reading.starts[p] for p in kept], [reading.ends[p] for p in kept])


def _clusters(typed: str) -> tuple[Sequence[int], Sequence[int]]:
    """Where each character starts and ends, with the marks that follow it: NFKC works within these."""
    starts = [place for place, c in enumerate(typed) if not place or not unicodedata.combining(c)]
    return starts, [*starts[1:], len(typed)] if typed else []


@lru_cache(maxsize=4096)
def _plain(cluster: str) -> str:
    visible = "".join(c for c in cluster if c not in _INVISIBLE)
    return "".join(_plain_character(c) for c in unicodedata.normalize("NFKC", visible))


def _plain_character(character: str) -> str:
    if character.isspace():
        return " "
    digit = unicodedata.decimal(character, None)
    return str(digit) if digit is not None else _DASHES.get(character, character)


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_FOLDS)

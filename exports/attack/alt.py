"""What a chart is said to show: each figure in its alt text must be one that is shown of the answer it stands after."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist

from exports.attack.blocks import EVERYBODY
from exports.attack.equations import TABLES
from exports.attack.figures import ACTIVITY, NUMBER, TOTAL, Cell, Near, Printed, near, number, plain
from exports.attack.forms import Forms

FIXED = ("95 % usikkerhed", "(0-100)")
"""Figures that say how to read the others."""

CODE = re.compile(r"\(([BD]\d+[a-z]?)\)")
FIRST_MARK = 0xE000
"""Labels are put aside as single letters that no text holds, so that figures in them are not read."""


@dataclass(frozen=True)
class AltTexts:
    """The shown figures of a workbook. could_be: whether a figure may be a hidden one."""

    printed: Printed
    forms: Forms
    hidden: frozenset[Cell]
    could_be: Callable[[str], bool]

    def tells(self, text: str) -> bool:
        """Whether an alt text has a figure that no shown cell has and a hidden one might.

        A figure after the label of an answer must be of that answer, one after a group's name of that group.
        """
        text = plain(text)
        tables = self._tables(text)
        if tables and not any(_of(cell.table, tables) for cell in self.hidden):
            return False
        answers = {cell.answer.lower() for cell in self.printed.rows if cell.answer and _of(cell.table, tables)}
        groups = {cell.group.lower(): cell.group for cell in self.printed.rows}
        groups |= {name.lower(): TOTAL for name in EVERYBODY}
        for words in FIXED:
            text = text.replace(words, "")
        marked, marks = _marked(text.lower(), [*answers, *groups, *self._words()])
        return any(self._secret(one, tables, answers, groups) for one in _figures(marked, marks))

    def _words(self) -> Iterator[str]:
        yield from (text.lower() for text in (*self.forms.texts(), *self.printed.names.values()) if text)

    def _tables(self, text: str) -> list[str]:
        """The questions and indicators that a text names; none named: it may be of any."""
        found = [table for heading, table in self.forms.texts().items() if heading in text]
        named = [id_ for id_, name in self.printed.names.items() if name and name in text]
        return found or [TABLES.get(id_, id_) for id_ in (*named, *CODE.findall(text))]

    def _secret(self, one: _Figure, tables: list[str], answers: set[str], groups: dict[str, str]) -> bool:
        if not (one.percent or self.could_be(one.text)):
            return False
        of_answer = [label for label in one.before if label in answers][-1:]
        of_group = [groups[label] for label in one.so_far if label in groups][-1:]
        digits, value = len(one.text.partition(",")[2]), number(one.text)
        whole, share = near(value, digits), near(value / 100, digits + 2)
        shown = [*self.printed.changes, *self._shown(tables, of_answer, of_group)]
        counts = [] if one.percent else [Near(n, n) for n in self._counts(tables, of_answer, of_group)]
        return not any(_meet(share, each) or _meet(whole, each) for each in shown) and not any(
            _meet(whole, each) for each in counts
        )

    def _shown(self, tables: list[str], answer: list[str], group: list[str]) -> Iterator[Near]:
        """Shares of this answer in this group, and indicators; of any answer where none is named."""
        for share in self.printed.shares:
            if _is(share.cell, tables, answer, group):
                yield share.value
        yield from self._mixed(group)
        for one in self.printed.indicators:
            mine = not group or one.group in group
            if mine and (not answer or _of(TABLES.get(one.id, one.id), tables)):
                yield from (each for each in (one.value, one.low, one.high) if each)

    def _mixed(self, group: list[str]) -> Iterator[Near]:
        """Of an activity whose counts are all told: two answers together, and the interval around them."""
        counts = [(cell, count) for cell, count in self.printed.counts if cell.grouping == ACTIVITY]
        for name in dict.fromkeys(cell.group for cell, _ in counts if cell.group in group):
            told = [count for cell, count in counts if (cell.group, cell.role) == (name, "answer")]
            for k in {first + second for first, second in combinations(told, 2) if sum(told)}:
                yield from (near(round(share, 2), 2) for share in (k / sum(told), *_reach(k, sum(told))))

    def _counts(self, tables: list[str], answer: list[str], group: list[str]) -> Iterator[int]:
        for cell, count in self.printed.counts:
            if _is(cell, tables, answer, group) or (cell.role in ("base", "total") and _is(cell, tables, [], group)):
                yield count
        yield from (one.base for one in self.printed.indicators if one.base and (not group or one.group in group))


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in an alt text. before: labels since the figure before it; so_far: all labels up to it."""

    text: str
    percent: bool
    before: tuple[str, ...]
    so_far: tuple[str, ...]


def _figures(marked: str, marks: dict[str, str]) -> Iterator[_Figure]:
    last = 0
    for found in NUMBER.finditer(marked):
        percent = marked[found.end() :].lstrip().startswith("%")
        before, so_far = (
            tuple(marks[letter] for letter in part if letter in marks)
            for part in (marked[last : found.start()], marked[: found.start()])
        )
        yield _Figure(found[0], percent, before, so_far)
        last = found.end()


def _reach(k: int, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval, as a reader can work it out, in whole percent."""
    z = NormalDist().inv_cdf(0.975)
    half, middle = z * math.sqrt(k * (n - k) / n + z * z / 4), k + z * z / 2
    return round((middle - half) / (n + z * z), 2), round((middle + half) / (n + z * z), 2)


def _is(cell: Cell, tables: list[str], answer: list[str], group: list[str]) -> bool:
    if answer:
        return cell.answer.lower() in answer and _of(cell.table, tables) and (not group or cell.group in group)
    return not group or cell.group in group


def _of(table: str, tables: list[str]) -> bool:
    return not tables or any(table == one or re.split(r"[.|]", table)[0] == one for one in tables)


def _marked(text: str, labels: Iterable[str]) -> tuple[str, dict[str, str]]:
    """A label that is a number itself is never part of a longer one."""
    marks = {}
    for place, label in enumerate(sorted(set(labels), key=len, reverse=True)):
        if label and label in text:
            letter = chr(FIRST_MARK + place)
            marks[letter] = label
            text = re.sub(rf"(?<![\w.,]){re.escape(label)}(?!\w|[.,]\d)(?! ?%)", letter, text)
    return text, marks


def _meet(one: Near, other: Near) -> bool:
    return one.low <= other.high + 1e-6 and other.low <= one.high + 1e-6

"""What a chart is said to show: each figure in its alt text must be one that is shown of the answer it stands after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from exports.attack.equations import TABLES
from exports.attack.figures import NUMBER, Cell, Near, Printed, near, number, plain
from exports.attack.forms import Forms

CERTAIN = "95 % usikkerhed"
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
        """Whether an alt text has a figure that no shown cell has and a hidden one might."""
        text = plain(text).replace(CERTAIN, "")
        tables = self._tables(text)
        if not any(_of(cell.table, tables) for cell in self.hidden):
            return False
        labels = {cell.answer for cell in self.printed.rows if cell.answer and _of(cell.table, tables)}
        others = [*self.forms.texts(), *self.printed.names.values(), *{cell.group for cell in self.printed.rows}]
        marked, marks = _marked(text, [*labels, *others])
        before = 0
        for found in NUMBER.finditer(marked):
            chunk, before = marked[before : found.start()], found.end()
            near_by = [marks[letter] for letter in chunk if letter in marks and marks[letter] in labels]
            percent = marked[found.end() :].lstrip().startswith("%")
            secret = percent or self.could_be(found[0])
            if secret and not self._shown(found[0], near_by[-1:] or labels, tables, percent=percent):
                return True
        return False

    def _tables(self, text: str) -> list[str]:
        """The questions and the figures that a text names."""
        found = [table for heading, table in self.forms.texts().items() if heading in text]
        return found or [TABLES.get(id_, id_) for id_, name in self.printed.names.items() if name and name in text]

    def _shown(self, figure: str, labels: Iterable[str], tables: list[str], *, percent: bool) -> bool:
        """Whether a shown cell has this figure; the limits of an interval ("34 til 50 %", "34-50") bear no unit."""
        digits, value, wanted = len(figure.partition(",")[2]), number(figure), set(labels)
        whole, share = near(value, digits), near(value / 100, digits + 2)
        shares = [one.value for one in self.printed.shares if _of(one.cell.table, tables) and one.cell.answer in wanted]
        if any(_meet(share, one) for one in (*shares, *self._told(tables))):
            return True
        counts = [count for cell, count in self.printed.counts if _of(cell.table, tables) and _named(cell, wanted)]
        return not percent and (
            any(whole.low <= count <= whole.high for count in counts)
            or any(_meet(whole, one) for one in self._told(tables))
        )

    def _told(self, tables: list[str]) -> Iterator[Near]:
        """The printed figures of the indicators of these tables."""
        for one in self.printed.indicators:
            if _of(TABLES.get(one.id, one.id), tables):
                yield from (each for each in (one.value, one.low, one.high) if each)


def _of(table: str, tables: list[str]) -> bool:
    return any(table == one or re.split(r"[.|]", table)[0] == one for one in tables)


def _marked(text: str, labels: list[str]) -> tuple[str, dict[str, str]]:
    marks = {}
    for place, label in enumerate(sorted(set(labels), key=len, reverse=True)):
        if label and label in text:
            marks[chr(FIRST_MARK + place)] = label
            text = text.replace(label, chr(FIRST_MARK + place))
    return text, marks


def _named(cell: Cell, labels: set[str]) -> bool:
    return cell.answer in labels or cell.role in ("base", "total")


def _meet(one: Near, other: Near) -> bool:
    return one.low <= other.high + 1e-6 and other.low <= one.high + 1e-6

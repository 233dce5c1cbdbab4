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
            said = _said(found[0], percent)
            if self._secret(found[0], percent) and not self._shown(said, near_by[-1:] or labels, tables):
                return True
        return False

    def _secret(self, figure: str, percent: bool) -> bool:
        return percent or self.could_be(figure)

    def _tables(self, text: str) -> list[str]:
        """The questions and the figures that a text names."""
        found = [table for heading, table in self.forms.texts().items() if heading in text]
        return found or [TABLES.get(id_, id_) for id_, name in self.printed.names.items() if name and name in text]

    def _shown(self, said: tuple[Near, Near | None], labels: Iterable[str], tables: list[str]) -> bool:
        whole, share = said
        wanted = set(labels)
        for cell, count in self.printed.counts:
            mine = _of(cell.table, tables) and (cell.answer in wanted or cell.role in ("base", "total"))
            if mine and share is None and whole.low <= count <= whole.high:
                return True
        shares = [one.value for one in self.printed.shares if _of(one.cell.table, tables) and one.cell.answer in wanted]
        if share and any(_meet(share, one) for one in shares):
            return True
        return any(_meet(share or whole, Near(one, one)) for one in self._told(tables))

    def _told(self, tables: list[str]) -> Iterator[float]:
        """The printed figures of the indicators of these tables."""
        for one in self.printed.indicators:
            if _of(TABLES.get(one.id, one.id), tables):
                yield from one.told
                yield from () if one.base is None else (float(one.base),)


def _of(table: str, tables: list[str]) -> bool:
    return any(table == one or re.split(r"[.|]", table)[0] == one for one in tables)


def _marked(text: str, labels: list[str]) -> tuple[str, dict[str, str]]:
    marks = {}
    for place, label in enumerate(sorted(set(labels), key=len, reverse=True)):
        if label and label in text:
            marks[chr(FIRST_MARK + place)] = label
            text = text.replace(label, chr(FIRST_MARK + place))
    return text, marks


def _said(figure: str, percent: bool) -> tuple[Near, Near | None]:
    digits, value = len(figure.partition(",")[2]), number(figure)
    return near(value, digits), near(value / 100, digits + 2) if percent else None


def _meet(one: Near, other: Near) -> bool:
    return one.low <= other.high + 1e-6 and other.low <= one.high + 1e-6

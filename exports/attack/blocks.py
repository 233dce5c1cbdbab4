"""The sheets with a table under each question: a figure is known by the labels of its row and its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.attack.equations import TABLES
from exports.attack.figures import OUTSIDE, TOTAL, Cell, Printed, Role, Share, is_number, near, plain
from exports.attack.forms import Forms

SHEETS = ("Spørgsmål", "Områder", "Foreningstyper")
HIDDEN = "–"
BASES = ("Gyldige svar (n)", "Har svaret (n)", "Gyldige (n)", "Svar (n)", "n")
BALLOTS = ("Brugbare svar", "Besvarelser")
EVERYBODY = ("Hele kommunen", "Alle", "I alt", TOTAL)
FIGURE_KINDS = ("Procent", "Antal")
INDICATOR = re.compile(r"^([BD]\d+[a-z]?) ")
LINES = 4
"""A long question stands on several lines."""


class Meaning(NamedTuple):
    """What a label says of a figure: whose it is, of which row, of which table."""

    group: tuple[str, str] | None = None
    row: tuple[Role, str] | None = None
    table: str | None = None
    kind: bool = False


@dataclass
class _Block:
    """Where the eye is: the group and the question above, the heads of the columns."""

    table: str | None = None
    group: tuple[str, str] = (TOTAL, TOTAL)
    heads: dict[int, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


def read(printed: Printed, forms: Forms, book: Workbook) -> None:
    """Add what stands on these sheets, as far as it is known what it is."""
    texts = forms.texts()
    for name in SHEETS:
        if name in book.sheetnames and isinstance(book[name], Worksheet):
            _sheet(_Reader(printed, forms, texts), book[name])


class _Reader:
    """The labels a figure may stand under."""

    def __init__(self, printed: Printed, forms: Forms, texts: dict[str, str]) -> None:
        self.printed, self.forms, self.texts = printed, forms, texts
        self.groups = {c.group: c.grouping for c in printed.rows if c.grouping != TOTAL} | dict.fromkeys(
            EVERYBODY, TOTAL
        )
        self.rows: dict[str, dict[str, Role]] = {}
        for cell in printed.rows:
            if cell.role in ("answer", "pole", "missing"):
                known = self.rows.setdefault(cell.table, {})
                known[cell.answer] = "answer" if known.get(cell.answer) == "answer" else cell.role

    def heading(self, lines: Sequence[str]) -> str | None:
        """The table a heading is of: the question's words, its name, or the code of an indicator."""
        for start in range(len(lines)):
            said = re.sub(r"^\d+ ", "", " ".join(lines[start:]))
            if said in self.texts:
                return self.texts[said]
        name = lines[-1].partition(" · ")[0]
        if name in self.rows or name in self.texts.values():
            return name
        indicator = INDICATOR.match(lines[-1])
        return TABLES.get(indicator[1]) if indicator else None

    def meaning(self, label: str, table: str) -> Meaning | None:
        """What a label says under this question."""
        if label in FIGURE_KINDS:
            return Meaning(kind=True)
        if label in BASES:
            return Meaning(row=("base", ""))
        if label in BALLOTS:
            return Meaning(row=("total", ""))
        if self.texts.get(label, "").startswith(f"{table}."):
            return Meaning(table=self.texts[label])
        return self._answer(label, table) or self._group(label)

    def _group(self, label: str) -> Meaning | None:
        found = self.group(label)
        return Meaning(group=found) if found else None

    def group(self, label: str) -> tuple[str, str] | None:
        """The group of this name, with its grouping."""
        grouping = self.groups.get(label)
        return (grouping, TOTAL if grouping == TOTAL else label) if grouping else None

    def _answer(self, label: str, table: str) -> Meaning | None:
        of_parts = (rows for name, rows in self.rows.items() if name.startswith(f"{table}."))
        for rows in (self.rows.get(table, {}), *of_parts):
            for answer, role in rows.items():
                if label == answer or label == f"Antal {answer.lower()}":
                    return Meaning(row=(role, answer))
        return None


def _sheet(reader: _Reader, sheet: Worksheet) -> None:
    block = _Block()
    for row in sheet.iter_rows():
        cells = [cell for cell in row if cell.value is not None]
        texts = {cell.column: plain(cell.value) for cell in cells if isinstance(cell.value, str)}
        figures = [cell for cell in cells if is_number(cell.value)]
        others = [text for column, text in texts.items() if column > 1 and text != HIDDEN]
        if figures and block.table:
            _figures(reader, block, texts.get(1, ""), figures)
        elif not figures and texts.get(1) and others:
            block.heads = texts
        elif not figures and texts.get(1) and HIDDEN not in texts.values():
            block.lines = [*block.lines[1 - LINES :], texts[1]]
            block.table, block.heads = reader.heading(block.lines), {}
            block.group = reader.group(texts[1]) or block.group
        elif not texts:
            block.lines = []


def _figures(reader: _Reader, block: _Block, label: str, figures: Sequence[Any]) -> None:
    for figure in figures:
        for cell in _places(reader, block, label, block.heads.get(figure.column, "")):
            _take(reader.printed, cell, figure)


def _places(reader: _Reader, block: _Block, label: str, head: str) -> Iterator[Cell]:
    """The cell of a row's and a column's label, where together they say what it is."""
    table = block.table or ""
    first, second = reader.meaning(label, table), reader.meaning(head, table)
    if first is None or second is None:
        return
    rows = [one.row for one in (first, second) if one.row]
    groups = [one.group for one in (first, second) if one.group]
    kinds = [one for one in (first, second) if one.kind or one.table]
    if len(rows) == 1 and len(groups) + len(kinds) == 1:
        (role, answer), (grouping, group) = rows[0], next(iter(groups), block.group)
        of = first.table or second.table or table
        cell = Cell(reader.forms.form(of) if role == "total" else of, grouping, group, role, answer)
        if cell in reader.printed.rows:
            yield cell


def _take(printed: Printed, cell: Cell, figure: Any) -> None:
    if "%" in figure.number_format or figure.value != int(figure.value):
        if cell.role not in ("base", "total"):
            printed.shares.append(Share(cell, near(float(figure.value), 2), of_told=cell.answer in OUTSIDE))
    else:
        printed.counts.append((cell, int(figure.value)))

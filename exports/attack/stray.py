"""Figures out of sight: a hidden row, a comment, a property, a chart's memory or its alt text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.attack import package
from exports.attack.alt import AltTexts
from exports.attack.figures import Cell, Printed, is_number, plain
from exports.attack.forms import Forms

Where = tuple[str, str, str, str]
Intervals = Mapping[Cell, tuple[int, int]]
"""Sheet or part of the file, and the group where it is known."""

FIGURE = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?!\w)")
DATE = re.compile(r"\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?\b")
WORD_BEFORE = re.compile(r"(\w+)\W*$")
EMPTY = ("–", "", None)


def strays(content: bytes, book: Workbook, printed: Printed, intervals: Intervals, forms: Forms) -> Iterator[Where]:
    """Where in the file a figure lies that may be a hidden one. intervals: what each hidden count can be."""
    hidden = dict(intervals) or {cell: (0, 10**6) for cell in printed.blank}
    if not hidden:
        return
    search = _Search(book, package.parts(content), hidden)
    alt = AltTexts(printed, forms, frozenset(hidden), search.could_be)
    places = [*search.hidden_cells(), *search.unseen(), *search.loose(), *search.remembered(), *search.dressed()]
    places += [part for part, text in package.alt_texts(search.parts) if alt.tells(text)]
    yield from dict.fromkeys((place, "", "", "") for place in places)


@dataclass
class _Search:
    """The places of one file. parts: its XML by name."""

    book: Workbook
    parts: dict[str, str]
    hidden: Intervals
    seen: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for sheet in self._sheets():
            if sheet.sheet_state == "visible" and sheet.title != "Data":
                for row in sheet.iter_rows(values_only=True):
                    for text in (plain(value) for value in row if isinstance(value, str)):
                        self.seen |= {(_word_before(text, found), found[0]) for found in FIGURE.finditer(text)}

    def could_be(self, text: str) -> bool:
        """Whether a figure may be a hidden count, or a share or mean of one."""
        value = _value(text)
        if value is None or value == 0:
            return False
        if value != int(value):
            return True
        return any(low <= value <= high for low, high in self.hidden.values())

    def hidden_cells(self) -> Iterator[str]:
        """Sheets, rows and columns that are out of sight and hold a figure."""
        for sheet in self._sheets():
            away = sheet.sheet_state != "visible"
            rows = {number for number, look in sheet.row_dimensions.items() if look.hidden or look.height == 0}
            columns = _hidden_columns(sheet)
            for row in sheet.iter_rows():
                for cell in row:
                    if (away or cell.row in rows or cell.column in columns) and self._holds(cell.value):
                        yield sheet.title

    def _holds(self, value: object) -> bool:
        if is_number(value):
            return self.could_be(str(value))
        return isinstance(value, str) and self._says(value)

    def _says(self, text: str) -> bool:
        return any(self.could_be(found) for found in FIGURE.findall(DATE.sub(" ", text)))

    def unseen(self) -> Iterator[str]:
        """Comments and defined names."""
        for part, text in package.texts(self.parts, package.UNSEEN):
            if self._says(text):
                yield part

    def loose(self) -> Iterator[str]:
        """Properties, footers and the like, where a figure is no secret that stands beside the same word in a cell."""
        for part, text in package.texts(self.parts, package.LOOSE):
            said = DATE.sub(" ", plain(text))
            for found in FIGURE.finditer(said):
                word = _word_before(said, found)
                if self.could_be(found[0]) and not (word and (word, found[0]) in self.seen):
                    yield part

    def remembered(self) -> Iterator[str]:
        """What charts remember and their cells do not show."""
        for one in package.remembered(self.parts):
            cells = self._cells(one.reference)
            for place, copy in one.copies:
                shown = cells[place] if place < len(cells) else None
                if not _same(copy, shown) and self._says(copy):
                    yield one.part

    def _cells(self, reference: str) -> list[object]:
        name, _, area = reference.rpartition("!")
        name = name.strip("'").replace("''", "'")
        if name not in self.book.sheetnames or not isinstance(self.book[name], Worksheet):
            return []
        left, top, right, bottom = range_boundaries(area)
        rows = self.book[name].iter_rows(top, bottom, left, right, values_only=True)
        return [value for row in rows for value in row]

    def dressed(self) -> Iterator[str]:
        """A bar or a colour made by the figure itself, over cells that hide theirs."""
        for name, area in package.formatted(self.parts):
            values = self._cells(f"'{name}'!{area}")
            if any(value in EMPTY for value in values) and (name == "Data" or "–" in values):
                yield name

    def _sheets(self) -> list[Worksheet]:
        return [sheet for sheet in self.book.worksheets if isinstance(sheet, Worksheet)]


def _hidden_columns(sheet: Worksheet) -> set[int]:
    found: set[int] = set()
    for look in sheet.column_dimensions.values():
        if look.hidden or look.width == 0:
            found |= set(range(look.min or 0, (look.max or 0) + 1))
    return found


def _word_before(text: str, found: re.Match[str]) -> str:
    before = WORD_BEFORE.search(text[: found.start()])
    return before[1].lower() if before else ""


def _value(text: str) -> float | None:
    """A figure written as programs do (0.53), or as Danes do (53,8; 1.312)."""
    try:
        return float(text if text.count(".") <= 1 and "," not in text else text.replace(".", "").replace(",", "."))
    except ValueError:
        return None


def _same(copy: str, shown: object) -> bool:
    """A chart's copy is of the cell as it stands; nothing at all is drawn as nought."""
    if isinstance(shown, str) or shown is None:
        return copy in (str(shown or ""), "0", "")
    value = _value(copy)
    return value is not None and is_number(shown) and abs(value - float(str(shown))) < 1e-5 * max(1.0, abs(value))

"""Writing on a sheet: cells that stay text, links, running text, the printed page."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import Any, Literal
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Border
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from exports import theme
from exports.theme import Style

FRONT = "Forside"
PAGE = "&A · side &P af &N"
FORMULA_SIGNS = ("=", "+", "-", "@")
LONGEST = 32767
"""Characters that a cell can hold."""
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""What Excel reads as one character by its number, a control character too."""
# The looks already known to each workbook; they go with the workbook.
_LOOKS: WeakKeyDictionary[Workbook, dict[tuple[Style, str | None], StyleArray]] = WeakKeyDictionary()
_EDGES: WeakKeyDictionary[Workbook, dict[int, int]] = WeakKeyDictionary()
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Text as a cell may hold it: one line, no control characters, nothing that turns the writing direction.

    One control character makes openpyxl give up the whole file; a direction override lets a name rewrite its row.
    """
    spaced = " ".join(text.split()) if any(letter in text for letter in "\n\r\t") else text
    plain = "".join(letter for letter in spaced if letter not in OVERRIDES and _printable(letter))
    return ESCAPED.sub(r"x\1", plain)


def _printable(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cs")


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: str | float | None,
    style: Style = theme.PLAIN,
    number_format: str | None = None,
) -> Cell:
    """Write one cell. Text is never a formula, not even after it has been edited in Excel."""
    cell: Any = sheet.cell(row, column)
    if isinstance(value, str):
        value = clean(value)
        # openpyxl looks for formulas and errors in a value it is handed: that would make them so, and costs most.
        cell._value, cell.data_type = value[:LONGEST], "s"
    else:
        cell._value, cell.data_type = value, "n"
    _dress(cell, style, number_format)
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True
    return cell  # type: ignore[no-any-return]


def _dress(cell: Any, style: Style, number_format: str | None) -> None:
    """Looking a style up costs more than writing the cell: each look is looked up once per workbook."""
    looks = _LOOKS.setdefault(cell.parent.parent, {})
    known = looks.get((style, number_format))
    if known is not None:
        cell._style = StyleArray(known)
        return
    cell.font, cell.alignment, cell.number_format = style.font, style.alignment, number_format or "General"
    if style.fill:
        cell.fill = style.fill
    looks[style, number_format] = copy(cell._style)


def prose(sheet: Worksheet, row: int, columns: tuple[int, int], text: str, style: Style, rows: int = 1) -> None:
    """Running text over several columns: on pages without data only."""
    first, last = columns
    sheet.merge_cells(start_row=row, end_row=row + rows - 1, start_column=first, end_column=last)
    put(sheet, row, first, text, style)


def link(sheet: Worksheet, row: int, column: int, text: str, target: str, style: Style = theme.LINK) -> None:
    """A link to the top of another sheet."""
    cell = put(sheet, row, column, text, style)
    reference = f"{get_column_letter(column)}{row}"
    cell.hyperlink = Hyperlink(ref=reference, location=f"'{target}'!A1", display=text, tooltip=text)
    cell.font = style.font


def letter(column: int) -> str:
    """The letter of a column: 1 is A."""
    return get_column_letter(column)


def widths(sheet: Worksheet, sizes: Iterable[float]) -> None:
    """Column widths in characters, from column A on."""
    for column, size in enumerate(sizes, 1):
        sheet.column_dimensions[get_column_letter(column)].width = size


def heights(sheet: Worksheet, sizes: Mapping[int, float]) -> None:
    """Row heights in points."""
    for row, size in sizes.items():
        sheet.row_dimensions[row].height = size


def band(sheet: Worksheet, row: int, columns: tuple[int, int], style: Style) -> None:
    """The same fill over several columns."""
    for column in range(columns[0], columns[1] + 1):
        put(sheet, row, column, None, style)


def tint(sheet: Worksheet, row: int, columns: tuple[int, int], color: str) -> None:
    """The same fill under cells that are written already."""
    for column in range(columns[0], columns[1] + 1):
        sheet.cell(row, column).fill = theme.fill(color)


def edge(sheet: Worksheet, row: int, columns: tuple[int, int], border: Border) -> None:
    """The same line over several columns; looked up once per workbook, as the looks are. border: made by theme.rule."""
    page: Any = sheet
    known = _EDGES.setdefault(page.parent, {})
    for column in range(columns[0], columns[1] + 1):
        cell = page.cell(row, column)
        if cell.has_style and id(border) in known:
            cell._style.borderId = known[id(border)]
        else:
            cell.border = border
            known[id(border)] = cell._style.borderId


def wrapped(text: str, width: float, size: float = 10.5) -> list[str]:
    """The lines a text takes in a column of this width (characters of the standard font), on the safe side."""
    return textwrap.wrap(text, max(8, int(width * 12.8 / size))) or [""]


def label(text: str, most: int) -> str:
    """A name that fits in a chart or a narrow column: cut at so many characters, with a sign that it was cut."""
    plain = clean(text)
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def running(sheet: Worksheet, row: int, text: str, width: float, style: Style) -> int:
    """Running text over as many rows as it takes at this width, from column A; returns the next row."""
    for part in wrapped(clean(text), width, style.font.size or 10.5):
        put(sheet, row, 1, part, style)
        row += 1
    return row


def text_height(texts: Sequence[tuple[str, float]], size: float = 10.5) -> float:
    """Height in points of a row whose wrapped texts stand in columns of these widths."""
    lines = max(len(wrapped(text, width, size)) for text, width in texts)
    return round(lines * size * 1.33 + 5, 1)


def add_table(sheet: Worksheet, name: str, reference: str) -> None:
    """A real Excel table: filters, pivot tables and programs find it by its name."""
    table = Table(displayName=name, name=name, ref=reference)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)


def heading(sheet: Worksheet, title: str, lead: str, trial: bool) -> None:
    """Title and lead at the top of a sheet; trial data says so in words."""
    put(sheet, 1, 1, title, theme.TITLE)
    put(sheet, 2, 1, f"{lead} {theme.TRIAL_NOTE}" if trial else lead, theme.SUBTITLE)
    heights(sheet, {1: 30, 2: 17})


def page(
    sheet: Worksheet,
    orientation: Literal["portrait", "landscape"],
    footer: str,
    area: str,
    *,
    tall: int = 0,
    repeat: str | None = None,
) -> None:
    """A4, one page wide; footer with what the workbook is, sheet and page. tall 0: as many pages as it takes.

    area: what is printed, so that a long line or the edge of a chart does not shrink the page.
    """
    sheet.print_area = area
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, tall
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.45
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.65
    sheet.print_options.horizontalCentered = True
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(left=_small(clean(footer).replace("&", "&&")), right=_small(PAGE))
    if repeat:
        sheet.print_title_rows = repeat


def _small(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, size=8, font=theme.FONT)

"""A written workbook as a test reads it: its tables by name, its words, its charts and their alt texts."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import Element, fromstring

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
Row = dict[str, object]


def opened(content: bytes) -> Workbook:
    """The workbook as openpyxl reads it."""
    return load_workbook(BytesIO(content))


def table(page: Worksheet, name: str) -> list[Row]:
    """The rows of a real Excel table, by its column names."""
    head, *rows = ([cell.value for cell in row] for row in page[page.tables[name].ref])
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def under(page: Worksheet, first: str, last: int, nth: int = 1) -> list[Row]:
    """The rows under the nth head that begins with this word, up to this column, until a row without a name."""
    tops = [row[0].row for row in page.iter_rows(max_col=1) if row[0].value == first]
    head = [str(cell.value) for cell in page[tops[nth - 1]][:last]]
    found = []
    for row in page.iter_rows(min_row=tops[nth - 1] + 1, max_col=last, values_only=True):
        if row[0] is None or row[1] is None:
            break
        found.append(dict(zip(head, row, strict=True)))
    return found


def words(page: Worksheet) -> list[str]:
    """Every text of a sheet."""
    return [cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]


def roots(content: bytes, pattern: str) -> list[Element]:
    """The XML parts of this name, in their order."""
    with ZipFile(BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if re.fullmatch(pattern, name)]
        return [fromstring(parts.read(name)) for name in names]


def alt_texts(content: bytes) -> list[str]:
    """What each chart says in words."""
    drawings = roots(content, r"xl/drawings/drawing\d+\.xml")
    return [one.get("descr", "") for drawing in drawings for one in drawing.iter(f"{DRAWING}cNvPr")]

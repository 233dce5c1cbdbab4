"""The workbook as a reader sees it: the sheets Data and Indikatorer, and the sentences about a headline figure."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.attack import blocks
from exports.attack.figures import (
    ACTIVITY,
    OUTSIDE,
    POLE,
    TOTAL,
    Cell,
    Indicator,
    Near,
    Printed,
    Role,
    Share,
    is_number,
    near,
    number,
    plain,
)
from exports.attack.forms import Forms

DATA = ("tabel", "gruppering", "gruppe", "svar", "antal", "base", "procent")
INDICATORS = ("indikator", "gruppering", "gruppe", "vaerdi", "nedre", "oevre", "base")
DATA_SHARE_DIGITS = 6
SHARES = ("B1", "B1a", "B2", "B6", "B7", "D1", "D3", "D4", "D5", "D7")
"""Indicators printed as a share; all others are points."""

SENTENCE = re.compile(
    r"^(?P<name>[^:]+): (?P<value>[−-]?\d+(?:,\d+)?) (?P<unit>%|point)"
    r"(?: \(95 % usikkerhed (?P<low>[−-]?\d+(?:,\d+)?) til (?P<high>[−-]?\d+(?:,\d+)?)\))?"
)
ANSWERED = re.compile(r"(\d[\d.]*) (bestyrelser|personer)")
MARK = "Udgavens mærke"
IRRELEVANT = re.compile(r"^D1: Ikke relevant hos os: (\d+) %")


class NoWorkbook(ValueError):
    """A file that cannot be read as a workbook of ours."""


def opened(content: bytes) -> Workbook:
    """The workbook with the values its cells show; raises NoWorkbook."""
    try:
        return load_workbook(BytesIO(content), data_only=True)
    except (InvalidFileException, KeyError, OSError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise NoWorkbook(str(error)) from error


def mark_of(content: bytes) -> str | None:
    """The mark that the cover of a workbook carries; raises NoWorkbook."""
    book = opened(content)
    sheet = book["Forside"] if "Forside" in book.sheetnames else None
    for row in sheet.iter_rows(values_only=True) if isinstance(sheet, Worksheet) else ():
        if MARK in row:
            after = [value for value in row[row.index(MARK) + 1 :] if value is not None]
            return str(after[0]) if after else None
    return None


def rounds(book: Workbook) -> list[str]:
    """The rounds whose figures a workbook prints: that of its counts first."""
    told = [*islice(_rows(book, "Data", DATA), 1), *_rows(book, "Indikatorer", INDICATORS)]
    return list(dict.fromkeys(str(row.get("runde") or "") for row in told)) or [""]


def read(book: Workbook, forms: Forms, about: str) -> Printed:
    """All figures of a round that stand in a workbook where a reader looks for them."""
    printed = Printed(about)
    for row in _of(about, _rows(book, "Data", DATA)):
        _data(printed, forms, row)
    indicators = list(_rows(book, "Indikatorer", INDICATORS))
    mine = _of(about, indicators)
    for row in mine:
        _indicator(printed, row)
    for name in {str(row["indikator"]) for row in indicators if row not in mine}:
        printed.names.pop(name, None)  # a sentence does not say of which round it is
    for sheet in book.worksheets:
        if sheet.title not in ("Data", "Metode"):
            _sentences(printed, forms, sheet)
    blocks.read(printed, forms, book)
    if "Udvikling" in book.sheetnames and isinstance(book["Udvikling"], Worksheet):
        cells = (value for row in book["Udvikling"].iter_rows(values_only=True) for value in row)
        printed.changes += [near(float(value), 0 if value == int(value) else 2) for value in cells if is_number(value)]
    return printed


def _of(about: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of one round."""
    return [row for row in rows if str(row.get("runde") or about) == about]


def _rows(book: Workbook, name: str, wanted: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The rows under the one that names these columns."""
    heads: dict[str, int] = {}
    sheet = book[name] if name in book.sheetnames else None
    for row in sheet.iter_rows(values_only=True) if isinstance(sheet, Worksheet) else ():
        if not heads and set(wanted) <= set(row):
            heads = {str(value): place for place, value in enumerate(row) if value is not None}
        elif heads and row[heads[wanted[0]]] is not None:
            yield {column: row[place] for column, place in heads.items()}


def _data(printed: Printed, forms: Forms, row: dict[str, Any]) -> None:
    table, grouping, group = (plain(str(row[name] or "")) for name in ("tabel", "gruppering", "gruppe"))
    cell = _cell(forms, Cell(table, grouping, group, *_row(plain(str(row["svar"] or "")))))
    base = Cell(table, grouping, group, "base")
    for place, value in ((base, row["base"]), (cell, row["antal"])):
        printed.rows[place] = None
        if is_number(value):
            printed.counts.append((place, int(value)))
            printed.in_data[place] = int(value)
        elif place.role not in ("base", "total"):
            printed.blank.add(place)
    if is_number(row["procent"]):
        printed.shares.append(Share(cell, near(row["procent"], DATA_SHARE_DIGITS)))


def _row(answer: str) -> tuple[Role, str]:
    if answer == TOTAL:
        return "total", ""
    if answer.startswith(POLE):
        return "pole", answer.removeprefix(POLE)
    return ("missing" if answer in OUTSIDE else "answer"), answer


def _cell(forms: Forms, cell: Cell) -> Cell:
    """How many answered at all is the same in every table of a form, but for parts of them and for ratings."""
    if cell.role == "total" and "|" not in cell.table and cell.grouping != ACTIVITY:
        return cell._replace(table=forms.form(cell.table))
    return cell


def _indicator(printed: Printed, row: dict[str, Any]) -> None:
    name = str(row["indikator"])
    grouping, group = (plain(str(row[column] or "")) for column in ("gruppering", "gruppe"))
    printed.names.setdefault(name, plain(str(row.get("navn") or "")).split(" (")[0])
    value, low, high = (_near(name, row[column]) for column in ("vaerdi", "nedre", "oevre"))
    base = int(row["base"]) if is_number(row["base"]) else None
    value = value or _since(name, row)
    printed.changes += filter(None, [_near(name, row.get("forrige")), _near("", row.get("forskel"))])
    printed.indicators.append(Indicator(name, grouping, group, value, low, high, base))


def _near(name: str, value: Any) -> Near | None:
    return near(float(value), 2 if name in SHARES else 0) if is_number(value) else None


def _since(name: str, row: dict[str, Any]) -> Near | None:
    """A figure follows from that of the round before and the difference."""
    then, change = _near(name, row.get("forrige")), row.get("forskel")
    if then is None or not is_number(change):
        return None
    since = near(float(change or 0), 0)
    scale = 100 if name in SHARES else 1
    return Near(then.low + since.low / scale, then.high + since.high / scale)


def _sentences(printed: Printed, forms: Forms, sheet: Worksheet) -> None:
    ids = {name: id_ for id_, name in printed.names.items() if list(printed.names.values()).count(name) == 1}
    for row in sheet.iter_rows(values_only=True):
        for text in (plain(value) for value in row if isinstance(value, str)):
            found = SENTENCE.match(text)
            if found and found["name"] in ids:
                printed.indicators.append(_said(ids[found["name"]], found))
            irrelevant = IRRELEVANT.match(text)
            if irrelevant:
                place = Cell("fm_same_degree", TOTAL, TOTAL, "missing", "Ikke relevant")
                printed.shares.append(Share(place, near(float(irrelevant[1]) / 100, 2), of_told=True))
            if "brugbare svar: " in text:
                _answered(printed, forms, text.partition("brugbare svar: ")[2])


def _said(name: str, found: re.Match[str]) -> Indicator:
    scale = 100 if found["unit"] == "%" else 1

    def figure(part: str) -> Near | None:
        text = found[part]
        digits = len(text.partition(",")[2]) + (2 if scale == 100 else 0) if text else 0
        return near(number(text) / scale, digits) if text else None

    return Indicator(name, TOTAL, TOTAL, figure("value"), figure("low"), figure("high"))


def _answered(printed: Printed, forms: Forms, text: str) -> None:
    """How many answered each form, at the top of the first sheet."""
    units = {"bestyrelser": True, "personer": False}
    for count, unit in ANSWERED.findall(text):
        for form in {one.form for one in forms.questionnaires if forms.boards(one.form) == units[unit]}:
            place = Cell(form, TOTAL, TOTAL, "total")
            if place in printed.rows:
                printed.counts.append((place, int(number(count))))

"""The tidy figures of a release, one row per count: for the sheet Data, and as CSV for other systems."""

from __future__ import annotations

from collections.abc import Iterator

from exports.grouped import tables
from exports.release import Cell, ProtectedTable, Release
from exports.sheet import FORMULA_SIGNS, clean

COLUMNS = ("runde", "tabel", "spoergsmaal", "gruppering", "gruppe", "svar", "antal", "base", "procent", "status")
COUNTS = ("antal", "base")
MISSING = {"dk": "Ved ikke", "pna": "Ønsker ikke at svare", "na": "Ikke relevant"}
"""Names of the missing rows are the same for every question, also where the form words them its own way."""

Row = tuple[str | int | float | None, ...]


def rows(release: Release) -> Iterator[Row]:
    """The tidy rows of all tables: each form's questions over everybody in their order, then those of its groups."""
    for table in tables(release):
        for cell in table.cells:
            yield (release.round.key, *_row(table, cell))


def _row(table: ProtectedTable, cell: Cell) -> Row:
    key = (table.id, table.question, table.grouping, table.group, answer(cell))
    if cell.count is None:
        return (*key, None, table.base, None, "skjult")
    share = share_of(table, cell)
    return (*key, cell.count, table.base, None if share is None else round(share, 6), "vist")


def share_of(table: ProtectedTable, cell: Cell) -> float | None:
    """The printed share of an answer or pole, 0-1; None where it or what it rests on is hidden, and for other rows."""
    if cell.count is None or table.base is None or cell.role not in ("answer", "pole"):
        return None
    return cell.share


def answer(cell: Cell) -> str:
    """What stands in the column svar."""
    if cell.role == "total":
        return "Total"
    if cell.role == "pole":
        return f"Pol: {cell.label}"
    return MISSING.get(cell.code, cell.label) if cell.role == "missing" else cell.label


def to_csv(release: Release) -> bytes:
    """The rows as Danish offices read CSV: semicolons, decimal commas, UTF-8 with a byte order mark.

    procent: of a hundred, since no format says so. A text that a spreadsheet would compute begins with an apostrophe.
    """
    import pandas as pd  # here, since the workbook asks for the rows alone and pandas takes half a second

    made = pd.DataFrame(rows(release), columns=list(COLUMNS))
    made["procent"] = (100 * made["procent"].astype(float)).round(4)
    made[list(COUNTS)] = made[list(COUNTS)].astype("Int64")
    texts = [column for column in COLUMNS if column not in (*COUNTS, "procent")]
    made[texts] = made[texts].map(_text)
    return made.to_csv(sep=";", decimal=",", index=False, lineterminator="\r\n").encode("utf-8-sig")


def _text(value: str) -> str:
    said = clean(value)
    return f"'{said}" if said.startswith(FORMULA_SIGNS) else said

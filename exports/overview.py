"""Every indicator of every released round in one workbook: for who follows the whole strategy."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from exports import cut, sheet_development, sheet_front, sheet_indicators, sheet_method, sheet_overview, workbook
from exports.release import Release
from exports.sheet_overview import Field

FIELDS = (
    ("Boligsociale fællesskaber (form 01)", ("bs",)),
    ("Bestyrelser og foreningsdemokrati (form 02)", ("fa", "fm")),
)
"""The parts of the strategy that are measured by rounds, and the forms that measure them."""
TITLE = "Indikatorer, alle frigivne runder"


def write(releases: Sequence[Release]) -> bytes:
    """The workbook: headline verdicts of each field's newest round, all indicators of all rounds, and how they move.

    releases: one of each round. Counts have no sheet here: they stand in the workbook of their round. Raises ValueError
    without a release that has not been withdrawn.
    """
    told = sorted((one for one in releases if not one.withdrawn), key=lambda one: (one.round.opens_on, one.round.key))
    if not told:
        raise ValueError("Der er ingen frigivne runder at vise.")
    fields = [Field(name, found) for name, forms in FIELDS if (found := cut.newest(told, *forms))]
    newest = list({one.release.round.key: one.release for one in fields}.values())
    book = Workbook()
    book.remove(book.worksheets[0])
    names = [sheet_front.NAME, sheet_indicators.NAME, *_development(newest), sheet_method.NAME]
    pages = {name: book.create_sheet(name) for name in names}
    last = told[-1]
    foot = workbook.footer(last, "alle frigivne runder")
    row = sheet_indicators.fill(pages[sheet_indicators.NAME], TITLE, told)
    sheet_indicators.finish(pages[sheet_indicators.NAME], row, foot)
    sheet_overview.write(pages[sheet_front.NAME], fields, told, foot, names[1:])
    alt_texts = []
    if sheet_development.NAME in pages:
        alt_texts = sheet_development.write(pages[sheet_development.NAME], newest[0], foot, newest[1:])
    sheet_method.write_over_rounds(pages[sheet_method.NAME], told, foot)
    return workbook.finish(book, last, alt_texts)


def _development(newest: Sequence[Release]) -> list[str]:
    return [sheet_development.NAME] if any(one.past for one in newest) else []

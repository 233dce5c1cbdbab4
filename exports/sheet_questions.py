"""The sheet Spørgsmål: each question as it was asked, with its table and its chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from exports import grouped, practice_table, question_table, rests_on, sheet, theme, wording
from exports.release import FormResult, ProtectedTable, Release
from exports.side_by_side import EVERYBODY
from exports.thresholds import Thresholds

NAME = "Spørgsmål"
WIDTHS = (question_table.LABEL_WIDTH, 9, 9, 2, *(9.3,) * 7)
PAGE_HEIGHT = 1020.0
"""Points of rows on one printed page, at the scale that makes the sheet one page wide."""
TOP_HEIGHT = 92.0

KINDS = {
    "multiple": "flere svar muligt; procent af dem, der har svaret",
    "bands": "tal, samlet i intervaller",
}

Block = tuple[ProtectedTable, ...]


def write(page: Worksheet, release: Release, footer: str) -> list[str]:
    """Fill the sheet; returns the alt texts of its charts in their order."""
    sheet.widths(page, WIDTHS)
    sheet.heading(page, NAME, f"Svar på hvert spørgsmål, {wording.short(release.round.title)}.", release.round.trial)
    sheet.put(page, 3, 1, _note(release), theme.MUTED_TEXT)
    sheet.link(page, 3, question_table.LAST, "Til forsiden", sheet.FRONT, theme.LINK_RIGHT)
    row, used, alt_texts = 5, TOP_HEIGHT, []
    for form in release.forms:
        if len(release.forms) > 1:
            row, used = _heading(page, row, used, form.title)
        few = Thresholds(**release.parameters).few(form.unit)
        for about, tables in _parts(form):
            if about:
                row, used = _heading(page, row, used, about)
            for block in blocks(tables):
                row, used = _break_before(page, row, used, _height(block))
                row, texts = _write_block(page, row, form, block, few)
                alt_texts += texts
    page.freeze_panes = "A4"
    sheet.page(page, "portrait", footer, f"A1:K{row}")
    return alt_texts


def _note(release: Release) -> str:
    note = "Procent er af gyldige svar. Andelen af »ved ikke« er af gyldige svar og ved ikke."
    hidden = any(table.hidden for form in release.forms for _, tables in _parts(form) for table in tables)
    return f"{note}   {theme.HIDDEN_NOTE}" if hidden else note


def _parts(form: FormResult) -> Iterator[tuple[str, Sequence[ProtectedTable]]]:
    """Everybody's tables; where one area alone is published, they are named, and its own stand under its name."""
    area = grouped.alone(form)
    yield EVERYBODY if area else "", form.tables
    if area:
        yield area.label, form.group_tables


def blocks(found: Sequence[ProtectedTable]) -> Iterator[Block]:
    """The tables that stand together: the rows of one question with two answers, else each on its own."""
    for _, tables in groupby(found, key=lambda table: table.question if _together(table) else table.id):
        yield tuple(tables)


def _together(table: ProtectedTable) -> bool:
    return table.kind == "rows" and sum(cell.role == "answer" for cell in table.cells) == len(theme.YES_NO)


def _height(block: Block) -> float:
    return practice_table.height(block) if _together(block[0]) else question_table.height(block[0])


def _write_block(page: Worksheet, row: int, form: FormResult, block: Block, few: int) -> tuple[int, list[str]]:
    first = block[0]
    if not _together(first):
        return question_table.write(page, row, first, _meta(first, first.id, few))
    title = form.question(first.question).text
    return practice_table.write(page, row, title, block, _meta(first, first.question, few))


def _meta(table: ProtectedTable, name: str, few: int) -> str:
    parts = [name]
    shown = rests_on.indicators(name)
    if shown:
        parts.append(f"{'indikatorerne' if len(shown) > 1 else 'indikator'} {', '.join(shown)}")
    if table.kind in KINDS:
        parts.append(KINDS[table.kind])
    if table.base is not None and table.base < few:
        parts.append("Få svar")
    return " · ".join(parts)


def _heading(page: Worksheet, row: int, used: float, title: str) -> tuple[int, float]:
    """A new form, or an area's own tables, begins on a new page, except the first."""
    if used > TOP_HEIGHT:
        page.row_breaks.append(Break(id=row - 1))
        used = 0
    sheet.put(page, row, 1, title, theme.HEADING)
    page.row_dimensions[row].height = 22
    page.row_dimensions[row + 1].height = 6
    return row + 2, used + 28


def _break_before(page: Worksheet, row: int, used: float, height: float) -> tuple[int, float]:
    if used + height > PAGE_HEIGHT:
        page.row_breaks.append(Break(id=row - 1))
        return row, height
    return row, used + height

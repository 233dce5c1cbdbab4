"""The cover of the overview: the headline figures of each field's newest round, each with its verdict and sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from exports import card, earlier, sheet, sheet_method, shown, theme, wording
from exports.direction import first_line
from exports.release import Indicator, Release

WIDTHS = (44, 10, 16, 9, 10, 10, 42)
HEADS = ("Hovedtal", "Tal", "95 % usikkerhed", "Svar (n)", "Forrige", "Forskel", "Dom")
LAST = len(HEADS)
TITLE = "Går det den rigtige vej? Alle runder samlet"
READING = (
    "Tallene er fra hver rundes egen udgivelse: intet er regnet om. Forskelle er i (procent)point. "
    "En ændring er ikke i sig selv bevis for årsagen."
)


@dataclass(frozen=True, slots=True)
class Field:
    """A part of the strategy, and the newest round that measures it."""

    name: str
    release: Release


def write(
    page: Worksheet, fields: Sequence[Field], releases: Sequence[Release], footer: str, contents: Sequence[str]
) -> None:
    """Fill the sheet. releases: all rounds, oldest first. contents: names of the other sheets."""
    sheet.widths(page, WIDTHS)
    count = f"{len(releases)} frigivne runder." if len(releases) > 1 else "Én frigivet runde."
    sheet.heading(page, TITLE, count, releases[0].round.trial)
    sheet.put(page, 3, 1, READING, theme.MUTED_TEXT)
    row = 5
    for field in fields:
        row = _field(page, row, field)
    row = _rounds(page, row, releases)
    row = _contents(page, row, contents)
    page.freeze_panes = "A4"
    sheet.page(page, "landscape", footer, f"A1:G{row}", tall=1)


def _field(page: Worksheet, row: int, field: Field) -> int:
    """A field's first line, its headline figures and their sentences; returns the next free row."""
    sheet.put(page, row, 1, field.name, theme.HEADING)
    sheet.put(page, row + 1, 1, f"{first_line(field.release)} {_newest(field.release)}", theme.STRONG)
    sheet.put(page, row + 2, 1, sheet_method.experience(field.release), theme.MUTED_TEXT)
    for column, name in enumerate(HEADS, 1):
        words = column in (1, LAST)
        style = (theme.HEAD if column == 1 else theme.HEAD_INDENTED) if words else theme.HEAD_NUMBER
        sheet.put(page, row + 3, column, name, style)
    sheet.heights(page, {row: 24, row + 1: 18, row + 3: 19})
    row += 4
    for one in card.headlines(field.release):
        row = _figure(page, row, one)
    return row + 1


def _newest(release: Release) -> str:
    about = release.round
    return f"Nyeste runde: {wording.short(about.title)}, {wording.period(about.opens_on, about.closes_on)}."


def _figure(page: Worksheet, row: int, one: Indicator) -> int:
    form, former = shown.number_format(one), earlier.former(one)
    sheet.put(page, row, 1, f"{one.id}   {one.name}", theme.STRONG)
    sheet.put(page, row, 2, shown.figure(one.value, one), theme.NUMBER_STRONG, form)
    sheet.put(page, row, 3, wording.interval(one), theme.NUMBER_MUTED)
    sheet.put(page, row, 4, shown.count(None if one.hidden else one.base), theme.NUMBER_MUTED, theme.INTEGER)
    sheet.put(page, row, 5, shown.figure(former.value, former) if former else None, theme.NUMBER, form)
    sheet.put(page, row, 6, earlier.difference(one), theme.NUMBER, theme.SIGNED)
    sheet.put(page, row, LAST, shown.marked(one.verdict), theme.verdict(theme.mark(one.verdict)))
    sheet.prose(page, row + 1, (1, LAST), wording.sentence(one), theme.NOTE_MIDDLE)
    sheet.edge(page, row + 1, (1, LAST), theme.rule(bottom=theme.THIN))
    sheet.heights(page, {row: 22, row + 1: sheet.text_height([(wording.sentence(one), sum(WIDTHS))], 9.5)})
    return row + 2


def _rounds(page: Worksheet, row: int, releases: Sequence[Release]) -> int:
    """Where each figure comes from."""
    sheet.put(page, row, 1, "Runderne", theme.HEADING)
    for place, release in enumerate(releases, row + 1):
        sheet.put(page, place, 1, sheet_method.from_round(release), theme.SMALL)
        sheet.put(page, place, LAST, f"Frigivet {wording.day(release.released_on)}", theme.INDENTED_WORDS)
    return row + len(releases) + 2


def _contents(page: Worksheet, row: int, contents: Sequence[str]) -> int:
    sheet.put(page, row, 1, "Indhold", theme.HEADING)
    for place, name in enumerate(contents, row + 1):
        sheet.link(page, place, 1, name, name)
    return row + len(contents)

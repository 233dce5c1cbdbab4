"""The sheet Temaer: what people wrote about, as coded themes; counted, never compared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from openpyxl.worksheet.worksheet import Worksheet

from exports import chart, chart_source, sheet, shown, theme, wording
from exports.chart import Axis, Place
from exports.figure import Theme
from exports.interval import half_up
from exports.question_table import CM, LINE, write_title
from exports.release import Release

NAME = "Temaer"
WIDTHS = (44, 9, 9, 12, 2, *(9.3,) * 7, 2, 30, 9)
LABEL, COUNT, SHARE, KAPPA, CHART, LAST, SOURCE = 1, 2, 3, 4, "F", 12, 14
HEADS = ("Tema", "Tekster", "Andel", "Enighed (kappa)")
KAPPA_FORMAT = "0.00"
LEAD = "Kodede temaer i de åbne svar. En tekst kan have flere temaer, så andelene kan give mere end 100 % tilsammen."
READING = "Uden usikkerhed, dom og områder: temaerne siger, hvad der er skrevet om, ikke hvor mange der mener det."
GOOD = 0.6
AGREEMENT = "Kappa under 0,60: to kodere var for lidt enige; læs temaet med forbehold."


def write(page: Worksheet, release: Release, footer: str) -> list[str]:
    """Fill the sheet; returns the alt texts of its charts in their order. The release has themes."""
    sheet.widths(page, WIDTHS)
    sheet.heading(page, NAME, LEAD, release.round.trial)
    hidden = any(one.texts is None for one in release.themes)
    sheet.put(page, 3, 1, f"{READING}   {theme.HIDDEN_NOTE}" if hidden else READING, theme.MUTED_TEXT)
    sheet.link(page, 3, LAST, "Til forsiden", sheet.FRONT, theme.LINK_RIGHT)
    row, alt_texts = 5, []
    for _, found in groupby(release.themes, key=lambda one: one.question):
        row, texts = _question(page, row, list(found))
        alt_texts += texts
    page.freeze_panes = "A4"
    sheet.page(page, "portrait", footer, f"A1:L{row}")
    return alt_texts


def _question(page: Worksheet, row: int, themes: Sequence[Theme]) -> tuple[int, list[str]]:
    """Table and chart of one open question; returns the next free row and the chart's alt text."""
    first = themes[0]
    start = write_title(page, row, first.text, f"{first.question} · kodede tekster: {shown.count(first.of)}")
    for column, name in enumerate(HEADS, LABEL):
        sheet.put(page, start, column, name, theme.HEAD_LINES if column == LABEL else theme.HEAD_NUMBER_LINES)
    page.row_dimensions[start].height = 30
    for place, one in enumerate(themes, start + 1):
        _theme(page, place, one)
    after = start + 1 + len(themes)
    if any(one.kappa is not None and one.kappa < GOOD for one in themes):
        sheet.put(page, after, LABEL, AGREEMENT, theme.MUTED_TEXT)
    told = [one for one in themes if one.share is not None]
    if not told:
        return after + 2, []
    height = 0.68 * len(themes) + 1.4
    alt = _chart(page, start, themes, height)
    return max(after + 2, start + round(height * CM / LINE) + 2), [alt]


def _theme(page: Worksheet, row: int, one: Theme) -> None:
    kappa = theme.HIDDEN if one.kappa is None else half_up(one.kappa, 2)
    sheet.put(page, row, LABEL, one.label, theme.wrapping(theme.PLAIN))
    sheet.put(page, row, COUNT, shown.count(one.texts), theme.NUMBER, theme.INTEGER)
    sheet.put(page, row, SHARE, shown.share(one.share), theme.NUMBER_STRONG, theme.PERCENT)
    sheet.put(page, row, KAPPA, kappa, theme.NUMBER_MUTED, KAPPA_FORMAT)
    sheet.edge(page, row, (LABEL, KAPPA), theme.rule(bottom=theme.THIN))
    page.row_dimensions[row].height = LINE * len(sheet.wrapped(one.label, WIDTHS[0]))


def _chart(page: Worksheet, start: int, themes: Sequence[Theme], height: float) -> str:
    """What is hidden is a gap, and its name says so."""
    lines: list[chart_source.Line] = [
        (chart_source.name(one.label, theme.HIDDEN if one.share is None else None), _whole(one.share)) for one in themes
    ]
    heads = (chart_source.TITLE, "Andel")
    names, values = chart_source.write(page, (start, SOURCE), heads, lines, theme.PERCENT)
    said = [f"{one.label} {wording.percent(one.share)}" for one in themes if one.share is not None]
    alt = sheet.clean(f"{themes[0].text} {'; '.join(said)}.")
    place = Place(page, f"{CHART}{start}", 12.0, height)
    return chart.bars(place, names, values, Axis(1, 0.25, theme.PERCENT), alt)


def _whole(share: float | None) -> float | None:
    return None if share is None else half_up(share, 2)

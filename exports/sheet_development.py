"""The sheet Udvikling: every figure in all comparable rounds, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from exports import chart, chart_source, development_table, earlier, grouped, power, sheet, shown, theme, wording
from exports.chart import Place
from exports.figure import TOTAL, Indicator
from exports.question_table import CM, LINE
from exports.release import Release

NAME = "Udvikling"
TOP_HEIGHT = 80.0
HEADING_HEIGHT = 22 + LINE
CHART_HEIGHT = 7.4
CHARTS = (("A", 16.6), ("G", 16.0))
"""Where the charts stand beside each other, and how wide each is (cm)."""
TEXT_WIDTH = 150.0
SIZES = (30, 50, 100, 150, 200, 400)
ONLY_HEADLINES = "Kun hovedtal får en dom. En ændring er ikke i sig selv bevis for årsagen."


def write(page: Worksheet, release: Release, footer: str, beside: Sequence[Release] = ()) -> list[str]:
    """Fill the sheet; returns the alt texts of its charts in their order.

    beside: parts of other rounds, below this one's figures. Some of them all has earlier rounds.
    """
    first, *others = [one for one in (release, *beside) if one.past]
    sheet.widths(page, development_table.WIDTHS)
    sheet.heading(page, NAME, _lead(first), release.round.trial)
    note = next(filter(None, map(_hidden_note, (first, *others))), "")
    sheet.put(page, 3, 1, f"{ONLY_HEADLINES} {note}", theme.MUTED_TEXT)
    sheet.link(page, 3, development_table.LAST, "Til forsiden", sheet.FRONT)
    row, alt_texts = _everybody(page, 5, first, development_table.PAGE_HEIGHT - TOP_HEIGHT)
    row = _groups(page, _power(page, row), first)
    for other in others:
        page.row_breaks.append(Break(id=row - 1))
        sheet.put(page, row, 1, _lead(other), theme.HEADING)
        row, texts = _everybody(page, row + 1, other, development_table.PAGE_HEIGHT - LINE)
        row = _groups(page, row, other)
        alt_texts += texts
    page.freeze_panes = "C6"
    sheet.page(page, "landscape", footer, f"A1:K{row}")
    return alt_texts


def _lead(release: Release) -> str:
    names = list(earlier.round_names(release).values())
    return f"{wording.short(release.round.title)}, alle besvarelser: {wording.listed(names)}."


def _everybody(page: Worksheet, row: int, release: Release, room: float) -> tuple[int, list[str]]:
    """Table, charts and sentences over everybody; returns the next row and the charts' alt texts."""
    whole = [one for form in release.forms for one in development_table.compared(form.indicators)]
    row = development_table.write(page, row, release, whole, "Indikator", room)
    sheet.put(page, row, 1, development_table.READING, theme.MUTED_TEXT)
    headlines = [one for one in whole if one.headline]
    if not headlines:
        return row + 2, []
    page.row_breaks.append(Break(id=row))
    row, alt_texts = _charts(page, row + 1, release, headlines)
    return _in_words(page, row, release, headlines), alt_texts


def _hidden_note(release: Release) -> str:
    return theme.HIDDEN_NOTE if any(one.hidden for form in release.forms for one in form.indicators) else ""


def _charts(page: Worksheet, row: int, release: Release, headlines: Sequence[Indicator]) -> tuple[int, list[str]]:
    """The headline figures over all rounds, two beside each other."""
    alt_texts = []
    source = row
    for start in range(0, len(headlines), len(CHARTS)):
        for (column, width), one in zip(CHARTS, headlines[start : start + len(CHARTS)], strict=False):
            sheet.put(page, row, ord(column) - ord("A") + 1, f"{one.id}  {one.name}", theme.SUBHEADING)
            place = Place(page, f"{column}{row + 1}", width, CHART_HEIGHT)
            alt_texts += _chart(page, source, release, one, place)
            source += len(list(earlier.history(release, one))) + 2
        row += round(CHART_HEIGHT * CM / LINE) + 2
    return row, alt_texts


def _chart(page: Worksheet, source: int, release: Release, one: Indicator, place: Place) -> list[str]:
    told = list(earlier.history(release, one))
    if all(then.hidden for _, then in told):
        return []
    lines = chart_source.rounds(told)
    form = shown.number_format(one)
    heads = (f"{one.id}: {chart_source.TITLE.lower()}", "Tal", "Ned", "Op")
    names, values, down, up = chart_source.write(page, (source, SOURCE), heads, lines, form)
    axis = chart.POINT_AXIS if one.unit == "points" else chart.SHARE_AXIS
    said = "; ".join(f"{name}: {shown.said(then)}" for name, then in told)
    alt = sheet.clean(f"Over alle runder ({one.id}). {said}.")
    return [chart.dots(place, names, values, (down, up), axis, alt, over_rounds=True)]


SOURCE = 13
"""Column of the figures behind the charts: right of what is printed."""


def _in_words(page: Worksheet, row: int, release: Release, headlines: Sequence[Indicator]) -> int:
    """The verdict never stands without its sentence; the trend is told from the third round on."""
    sheet.put(page, row, 1, "I ord", theme.HEADING)
    row += 1
    for one in headlines:
        row = sheet.running(page, row, f"{one.id}  {wording.sentence(one)}", TEXT_WIDTH, theme.PLAIN)
        for text in trends(one):
            row = sheet.running(page, row, text, TEXT_WIDTH, theme.PLAIN)
    for form in release.forms:
        for one in development_table.compared(form.indicators):
            said = wording.beside(one).removeprefix("Bemærk: ").rstrip(".")
            if said and not one.hidden:
                text = f"Bemærk til {one.id}: {said}."
                row = sheet.running(page, row, text, TEXT_WIDTH, theme.PLAIN)
    return row + 1


def trends(one: Indicator) -> Iterator[str]:
    """How the figure moves per round over all comparable rounds, from the third on."""
    past = one.comparison
    if past is None or past.trend is None or past.rounds < 3 or one.hidden:
        return
    unit = "point" if one.unit == "points" else "procentpoint"
    slope = wording.one_decimal(past.trend, one.unit)
    signed = slope if slope.startswith("−") or not past.trend else f"+{slope}"
    p = "" if past.trend_p is None else f", p = {past.trend_p:.3f} (Holm)".replace(".", ",")
    yield f"{one.id}  Over {past.rounds} sammenlignelige runder: {signed} {unit} pr. runde{p}."


def _groups(page: Worksheet, row: int, release: Release) -> int:
    """The headline figures of the groups that were published before too, one table for each grouping."""
    told = [one for one in grouped.figures(release) if one.headline and one.grouping != TOTAL and _before(release, one)]
    room = 0.0
    for (grouping, code), found in groupby(told, key=lambda one: (one.grouping, one.id)):
        part = list(found)
        height = development_table.height(release, part) + HEADING_HEIGHT
        if height > room:
            page.row_breaks.append(Break(id=row - 1))
            room = development_table.PAGE_HEIGHT
        sheet.put(page, row, 1, f"{code}  {part[0].name}, efter {grouping.lower()}", theme.HEADING)
        page.row_dimensions[row].height = HEADING_HEIGHT - LINE
        row = development_table.write(page, row + 1, release, part, grouping, room - HEADING_HEIGHT + LINE) + 1
        room -= height
    return row


def _before(release: Release, one: Indicator) -> bool:
    return one.unit != "activities" and len(list(earlier.history(release, one))) > 1


def _power(page: Worksheet, row: int) -> int:
    """What a round of this size can see (instruments/05, section 5.6)."""
    sheet.put(page, row, 1, "Hvad kan målingen se?", theme.HEADING)
    sheet.put(page, row + 1, 1, "Gyldige svar i hver runde", theme.HEAD)
    lines = (("Usikkerhed op og ned", power.half_width), ("Mindste ændring, der ses", power.detectable_change))
    for column, size in enumerate(SIZES, 2):
        sheet.put(page, row + 1, column, size, theme.HEAD_NUMBER, theme.INTEGER)
        for place, (_, seen) in enumerate(lines, row + 2):
            sheet.put(page, place, column, round(100 * seen(size)), theme.NUMBER, theme.POINTS)
    for place, (name, _) in enumerate(lines, row + 2):
        sheet.put(page, place, 1, name, theme.PLAIN)
        sheet.edge(page, place, (1, 1 + len(SIZES)), theme.rule(bottom=theme.THIN))
    sheet.put(page, row + 4, 1, "Procentpoint, for en andel omkring 50 %; styrke 80 %.", theme.MUTED_TEXT)
    return row + 6

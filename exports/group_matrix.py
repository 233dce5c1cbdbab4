"""The other indicators group by group: each figure with how many stand behind it."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from exports import grouped, sheet, shown, theme
from exports.figure import Indicator
from exports.question_table import LINE
from exports.release import FormResult, Group
from exports.side_by_side import EVERYBODY, NAME_LENGTH, NAME_WIDTH, POLES

ABREAST = 5
"""Indicators beside each other, two columns each; more are written below."""
HEAD_HEIGHT = 43.0
SHORT = {
    "B1x": "Nærhed til samme grad", "B1b": "Balance", "B2i": "Blandethed", "B3": "Oplevet udvikling",
    "B4": "Velkommen", "B5": "Information", "B6": "Har været med", "B7": "Til beboer- møde", "B8": "Blandet alt i alt",
    "D1x": "Nærhed til samme grad", "D1b": "Balance", "D2": "Åbenhed", "D3": "Valg med flere kandidater",
    "D4": "Ubesatte pladser", "D5": "Valg- deltagelse", "D6": "Indflydelse", "D7": "Nye i be- styrelsen",
    "D8": "Fremmødet afspejler", "D9": "Oplevet udvikling", "D10": "Let at komme med",
}  # fmt: skip
"""Names that fit over a narrow column; the full ones stand on the sheet Indikatorer."""
READING = "Andele i procent, de øvrige i point. Fed: hovedtal og rækken for alle. Usikkerhed: se arket Indikatorer."

Row = tuple[str, dict[str, Indicator], bool]
"""A group's name, its figures by code, and whether it is everybody."""


def chosen(form: FormResult, groups: Sequence[Group]) -> list[Indicator]:
    """The indicators that some of these groups have, but for the one of the three poles: headline figures first."""
    apart = POLES.get(form.form, ("", ""))[0]
    there = {code for code in (i.id for i in form.indicators) if any(grouped.figure_of(form, code, g) for g in groups)}
    return sorted((i for i in form.indicators if i.id in there - {apart}), key=lambda i: not i.headline)


def height(groups: Sequence[Group]) -> float:
    """Points a table of these groups takes, with everybody."""
    return 22 + HEAD_HEIGHT + sum(map(_row_height, (*(group.label for group in groups), EVERYBODY))) + LINE


def _row_height(name: str) -> float:
    return LINE * len(sheet.wrapped(sheet.label(name, NAME_LENGTH), NAME_WIDTH)) + 1


def write(
    page: Worksheet,
    row: int,
    title: str,
    form: FormResult,
    groups: Sequence[Group],
    part: Sequence[Indicator],
) -> int:
    """Write a table of these indicators, no more than ABREAST; returns the next free row."""
    sheet.put(page, row, 1, title, theme.HEADING)
    page.row_dimensions[row].height = 22
    _heads(page, row + 1, part, groups[0].grouping)
    place = row + 2
    for place, line in enumerate(_rows(form, groups, part), row + 2):
        _write_row(page, place, part, line)
    hidden = any(indicator.hidden for _, found, _ in _rows(form, groups, part) for indicator in found.values())
    sheet.put(page, place + 1, 1, f"{READING}   {theme.HIDDEN_NOTE}" if hidden else READING, theme.MUTED_TEXT)
    return place + 3


def _rows(form: FormResult, groups: Sequence[Group], part: Sequence[Indicator]) -> list[Row]:
    found = []
    for group in groups:
        figures = {one.id: grouped.figure_of(form, one.id, group) for one in part}
        found.append((group.label, {code: one for code, one in figures.items() if one}, False))
    return [*found, (EVERYBODY, {one.id: one for one in part}, True)]


def _heads(page: Worksheet, row: int, part: Sequence[Indicator], first: str) -> None:
    sheet.put(page, row, 1, first, theme.HEAD_LINES)
    for place, one in enumerate(part):
        name = f"{one.id} {SHORT.get(one.id, one.name)}"
        sheet.put(page, row, 2 + 2 * place, name, theme.HEAD_NUMBER_LINES)
        sheet.put(page, row, 3 + 2 * place, "n", theme.HEAD_NUMBER_APART)
    page.row_dimensions[row].height = HEAD_HEIGHT


def _write_row(page: Worksheet, row: int, part: Sequence[Indicator], line: Row) -> None:
    name, figures, whole = line
    sheet.put(page, row, 1, sheet.label(name, NAME_LENGTH), theme.wrapping(theme.STRONG if whole else theme.PLAIN))
    for place, one in enumerate(part):
        found = figures.get(one.id)
        strong = whole or one.headline
        value = shown.figure(found.value, found) if found else None
        base = shown.count(None if found.hidden else found.base) if found else None
        style = theme.NUMBER_STRONG if strong else theme.NUMBER
        sheet.put(page, row, 2 + 2 * place, value, style, shown.number_format(one))
        sheet.put(page, row, 3 + 2 * place, base, theme.NUMBER_MUTED_APART, theme.INTEGER)
    last = 1 + 2 * len(part)
    edge = theme.rule(bottom=theme.LINE, top=theme.LINE) if whole else theme.rule(bottom=theme.THIN)
    sheet.edge(page, row, (1, last), edge)
    page.row_dimensions[row].height = _row_height(name)

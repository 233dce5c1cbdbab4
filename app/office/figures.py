"""A protected release as rows to read, in the workbook's own words and rounding; "–" for what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.danish import gettext as _
from exports import question_table, theme
from exports.answer_drawing import answers as drawn_answers
from exports.answer_drawing import stack_of, stacks
from exports.drawing import to_svg
from exports.wording import percent, thousands, whole

if TYPE_CHECKING:
    from exports.drawing import Drawing
    from exports.release import Cell, FormResult, Indicator, ProtectedTable

HIDDEN = theme.HIDDEN
ACTIVITY = "Aktivitet"
SPLIT_BY = {
    "Område": _("Fordelt på områder"),
    "Foreningstype": _("Fordelt på slags foreninger"),
    "Alder": _("Fordelt på alder"),
}


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator in words."""

    id: str
    name: str
    headline: bool
    value: str
    interval: str
    base: str
    before: str
    difference: str
    note: str


@dataclass(frozen=True)
class CellRow:
    """One row of a table in words; `style` is the row's class."""

    label: str
    count: str
    share: str
    style: str


@dataclass(frozen=True)
class SplitRows:
    """A table's percentages in published groups. first, heads: of the columns; rows: a name and its shares."""

    title: str
    first: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class TableRows:
    """One question or row of one. drawing: SVG, empty where nothing may be drawn."""

    id: str
    text: str
    drawing: str
    cells: tuple[CellRow, ...]
    splits: tuple[SplitRows, ...]


@dataclass(frozen=True)
class FormFigures:
    """The result of one form, ready to be shown."""

    form: str
    title: str
    answers: str
    indicators: tuple[IndicatorRow, ...]
    tables: tuple[TableRows, ...]
    activities: TableRows | None


def form_figures(result: FormResult) -> FormFigures:
    """All figures of a form."""
    return FormFigures(
        form=result.form,
        title=result.title,
        answers=answers(result),
        indicators=tuple(map(_indicator, result.indicators)),
        tables=tuple(_table(table, result) for table in result.tables),
        activities=_activities(result),
    )


def answers(result: FormResult) -> str:
    """How many answers there are, and what they cover."""
    if result.usable is None:
        return _("For få svar til at vise antallet.")
    count = _("{count} brugbare svar").format(count=thousands(result.usable))
    return f"{count} · {result.coverage_words}" if result.coverage_words else f"{count}."


def svg(drawing: Drawing | None, *name: str) -> str:
    """The drawing as an element of the page, under a name of its own; empty when there is none."""
    return to_svg(drawing, "-".join(re.sub(r"[^A-Za-z0-9]+", "-", part) for part in name)) if drawing else ""


def shown(value: float | None, unit: str) -> str:
    """A figure as it is read on the page: "54 %", "57", "–"."""
    if value is None:
        return HIDDEN
    return percent(value) if unit == "share" else whole(value, unit)


def between(low: float | None, high: float | None, unit: str) -> str:
    """An interval as it is read: "46 til 61 %"; empty where there is none."""
    if low is None or high is None:
        return ""
    return _("{low} til {high}").format(low=whole(low, unit), high=shown(high, unit))


def difference(d: float, unit: str) -> str:
    """A change with its sign, in points of percent or of the index: "+12", "−3"."""
    said = whole(d, unit)
    return said if said.startswith("−") or said == "0" else f"+{said}"


def _indicator(indicator: Indicator) -> IndicatorRow:
    notes = (_("Få svar") if indicator.few else "", indicator.verdict, indicator.note)
    compared = indicator.comparison
    return IndicatorRow(
        id=indicator.id,
        name=indicator.name,
        headline=indicator.headline,
        value=_value(indicator),
        interval=between(indicator.low, indicator.high, indicator.unit),
        base="" if indicator.base is None else thousands(indicator.base),
        before="" if compared is None else shown(compared.value, indicator.unit),
        difference="" if compared is None else difference(compared.d, indicator.unit),
        note=_("Skjult af hensyn til anonymitet.") if indicator.hidden else " · ".join(filter(None, notes)),
    )


def _value(indicator: Indicator) -> str:
    """Activities are told in words, in the note: their share jumps with whoever rated them."""
    if indicator.value is not None and indicator.unit == "activities":
        return ""
    return shown(indicator.value, indicator.unit)


def _table(table: ProtectedTable, result: FormResult) -> TableRows:
    return TableRows(
        id=table.id,
        text=table.text,
        drawing=svg(drawn_answers(table), "answers", table.id),
        cells=tuple(map(_cell, question_table.lines(table))),
        splits=tuple(_splits(table, result)),
    )


def _cell(line: question_table.Line) -> CellRow:
    cell, style = line.cell, ""
    if line.style is theme.STRONG:
        style = "total" if cell.role == "total" else "bold"
    elif cell.role == "missing":
        style = "soft"
    elif line.style is theme.SUB_ANSWER:
        style = "sub"
    return CellRow(
        label=line.name,
        count=_count(cell.count),
        share=_share(cell) if line.share is None else percent(line.share),
        style=style,
    )


def _share(cell: Cell) -> str:
    return HIDDEN if cell.role in ("answer", "pole") else ""


def _count(count: int | None) -> str:
    return HIDDEN if count is None else thousands(count)


def _splits(table: ProtectedTable, result: FormResult) -> Iterator[SplitRows]:
    """The same question in each grouping that has it."""
    for grouping, title in SPLIT_BY.items():
        parts = [part for part in result.group_tables if (part.id, part.grouping) == (table.id, grouping)]
        if parts:
            yield SplitRows(title, _("Svar"), tuple(part.group for part in parts), tuple(_rows(parts)))


def _rows(parts: Sequence[ProtectedTable]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for place, cell in enumerate(parts[0].cells):
        if cell.role in ("answer", "pole"):
            name = _("I alt {pole}").format(pole=cell.label.lower()) if cell.role == "pole" else cell.label
            yield name, tuple(shown(part.cells[place].share, "share") for part in parts)
    yield _("Gyldige svar (n)"), tuple(_count(part.base) for part in parts)


def _activities(result: FormResult) -> TableRows | None:
    """What residents were with to, each by its own ratings: told side by side, never as a list of the best."""
    rated = [table for table in result.group_tables if table.grouping == ACTIVITY]
    if not rated:
        return None
    cells = [[cell for cell in table.cells if cell.role == "answer"] for table in rated]
    bars = [stack_of(table.group, answers) for table, answers in zip(rated, cells, strict=True)]
    names, shades = [cell.label for cell in cells[0]], question_table.colors(rated[0])
    title = _("Hvor blandede var deltagerne? Aktiviteterne hver for sig")
    drawn = stacks(title, names, shades, bars) if shades and any(bar.shares for bar in bars) else None
    rows = [
        (table.group, (*(shown(cell.share, "share") for cell in answers), _count(table.base)))
        for table, answers in zip(rated, cells, strict=True)
    ]
    split = SplitRows(_("Som tabel"), _("Aktivitet"), (*names, _("Vurderinger (n)")), tuple(rows))
    return TableRows("activities", title, svg(drawn, "activities", result.form), (), (split,))

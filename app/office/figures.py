"""A protected release as rows to read, in the workbook's own words and rounding; "–" for what is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.danish import gettext as _
from exports.wording import percent, thousands, whole

if TYPE_CHECKING:
    from exports.release import Cell, FormResult, Indicator, ProtectedTable

HIDDEN = "–"
STYLES = {"pole": "bold", "missing": "soft", "total": "total"}


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator in words."""

    id: str
    name: str
    headline: bool
    value: str
    interval: str
    base: str
    note: str


@dataclass(frozen=True)
class CellRow:
    """One row of a table in words; `style` is the row's class."""

    label: str
    count: str
    share: str
    style: str


@dataclass(frozen=True)
class TableRows:
    """One table; every figure of it is shown or none."""

    id: str
    text: str
    hidden: bool
    cells: tuple[CellRow, ...]


@dataclass(frozen=True)
class FormFigures:
    """The result of one form, ready to be shown."""

    form: str
    title: str
    answers: str
    indicators: tuple[IndicatorRow, ...]
    tables: tuple[TableRows, ...]


def form_figures(result: FormResult) -> FormFigures:
    """All figures of a form."""
    return FormFigures(
        form=result.form,
        title=result.title,
        answers=answers(result),
        indicators=tuple(map(_indicator, result.indicators)),
        tables=tuple(map(_table, result.tables)),
    )


def answers(result: FormResult) -> str:
    """How many answers there are, and what they cover."""
    if result.usable is None:
        return _("For få svar til at vise antallet.")
    count = _("{count} brugbare svar").format(count=thousands(result.usable))
    return f"{count} · {result.coverage_words}" if result.coverage_words else f"{count}."


def _indicator(indicator: Indicator) -> IndicatorRow:
    notes = (_("Få svar") if indicator.few else "", indicator.verdict, indicator.note)
    return IndicatorRow(
        id=indicator.id,
        name=indicator.name,
        headline=indicator.headline,
        value=_value(indicator),
        interval=_interval(indicator),
        base="" if indicator.base is None else thousands(indicator.base),
        note=_("Skjult af hensyn til anonymitet.") if indicator.hidden else " · ".join(filter(None, notes)),
    )


def _value(indicator: Indicator) -> str:
    """Activities are told in words, in the note: their share jumps with whoever rated them."""
    if indicator.value is None:
        return HIDDEN
    if indicator.unit == "activities":
        return ""
    return f"{whole(indicator.value, indicator.unit)}{_sign(indicator)}"


def _interval(indicator: Indicator) -> str:
    if indicator.low is None or indicator.high is None:
        return ""
    low, high = (whole(limit, indicator.unit) for limit in (indicator.low, indicator.high))
    return _("{low} til {high}{unit}").format(low=low, high=high, unit=_sign(indicator))


def _sign(indicator: Indicator) -> str:
    return " %" if indicator.unit == "share" else ""


def _table(table: ProtectedTable) -> TableRows:
    return TableRows(table.id, table.text, table.hidden, tuple(map(_cell, table.cells)))


def _cell(cell: Cell) -> CellRow:
    return CellRow(
        label=cell.label,
        count=HIDDEN if cell.count is None else thousands(cell.count),
        share="" if cell.share is None else percent(cell.share),
        style=STYLES.get(cell.role, ""),
    )

"""A printed figure of the strategy, and the statistics that later rounds compare it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FigureUnit = Literal["share", "points", "activities"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of instruments/05 for the whole round.

    value, low, high: 0-1 for shares, points for indices and balances; None when hidden or not defined.
    words: the strategy's own words. note: what must be said beside the figure. few: marked "Få svar".
    """

    id: str
    name: str
    words: str
    definition: str
    unit: FigureUnit
    headline: bool
    form: str
    value: float | None
    low: float | None
    high: float | None
    base: int | None
    few: bool
    verdict: str
    note: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class CarryRow:
    """Sufficient statistics of a printed indicator, kept for the next round's comparison, never printed."""

    indicator: str
    group: str
    k: int | None = None
    n: int | None = None
    mean: float | None = None
    s: float | None = None
    sum_x: float | None = None
    sum_y: float | None = None
    se: float | None = None

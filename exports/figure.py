"""A printed figure of the strategy, and the statistics that later rounds compare it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FigureUnit = Literal["share", "points", "activities"]


TOTAL = "Total"
"""Grouping and group of a figure over everybody."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside the same figure of the round before, both as released (instruments/05, section 5).

    round, title: of the former round. value, low, high, base: its figure. d, d_low, d_high: now minus before, in the
    indicator's own unit. p: of the test, adjusted by Holm within its family; None where no test is made.
    trend: slope per round, and its p, over `rounds` comparable rounds from the third on. now: this round's figure over
    the areas that both rounds have, of which all the rest then is too; None where the printed figure is compared.
    latest: False where a round in between does not show the figure.
    """

    round: str
    title: str
    value: float
    low: float | None
    high: float | None
    base: int
    d: float
    d_low: float | None = None
    d_high: float | None = None
    p: float | None = None
    trend: float | None = None
    trend_p: float | None = None
    rounds: int = 2
    now: float | None = None
    latest: bool = True


@dataclass(frozen=True, slots=True)
class Past:
    """A figure of an earlier comparable round as it was released. opens_on: ISO date.

    poles: shares of fewer, the same and more, and dk: share of "don't know", both of B1 and D1 alone.
    """

    round: str
    title: str
    opens_on: str
    indicator: str
    grouping: str
    group: str
    value: float
    low: float | None
    high: float | None
    base: int
    poles: tuple[float, ...] = ()
    dk: float | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of instruments/05, for everybody or for one published group.

    value, low, high: 0-1 for shares, points for indices and balances; None when hidden or not defined.
    words: the strategy's own words. note: what must be said beside the figure. few: marked "Få svar".
    comparison: None in a first round, and where the rounds cannot be compared.
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
    grouping: str = TOTAL
    group: str = TOTAL
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """How many of the texts of an open question people coded with a theme, over everybody, never by area.

    text: the question as asked. texts of so many; share: 0-1. kappa: of two coders (P3); None where chance alone gives
    full agreement or nothing was coded twice. texts, of: None when hidden, then share and kappa too.
    """

    question: str
    text: str
    code: str
    label: str
    texts: int | None
    of: int | None
    share: float | None = None
    kappa: float | None = None


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
    grouping: str = TOTAL

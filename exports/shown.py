"""Figures as a cell shows them: rounded as they are read, with the number format of their unit."""

from __future__ import annotations

from exports import theme, wording
from exports.figure import Indicator
from exports.interval import half_up


def rounded(value: float | None, indicator: Indicator) -> float | None:
    """A figure as it is read: a share to two decimals (whole percent), points whole; None when hidden."""
    if indicator.hidden or value is None:
        return None
    return int(half_up(value)) if indicator.unit == "points" else half_up(value, 2)


def number_format(indicator: Indicator) -> str:
    """Whole percent or whole points."""
    return theme.POINTS if indicator.unit == "points" else theme.PERCENT


def share(value: float | None) -> float | str:
    """A share as whole percent, "–" when hidden."""
    return theme.HIDDEN if value is None else half_up(value, 2)


def count(value: int | None) -> int | str:
    """A count, "–" when hidden."""
    return theme.HIDDEN if value is None else value


def figure(value: float | None, indicator: Indicator) -> float | str:
    """A figure of the indicator as it is read, "–" when hidden or not defined."""
    found = rounded(value, indicator)
    return theme.HIDDEN if found is None else found


def said(indicator: Indicator) -> str:
    """The figure with its interval as an alt text says it: every number with its own unit."""
    if indicator.hidden:
        return "skjult"
    reach = wording.interval(indicator)
    if indicator.unit != "points":
        reach = reach.replace(" til ", " % til ")
    return f"{wording.figure(indicator)} (95 % usikkerhed {reach})"


def marked(verdict: str) -> str:
    """A verdict after its mark; nothing where there is none."""
    return f"{theme.mark(verdict).sign}  {verdict}" if verdict else ""

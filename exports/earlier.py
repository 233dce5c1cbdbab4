"""A figure in the rounds before this one, as they were released."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from exports.figure import Indicator, Past
from exports.interval import half_up
from exports.release import Release
from exports.wording import MONTHS


def round_names(release: Release) -> dict[str, str]:
    """Key → how a round is called beside a figure, oldest first, this round last: its year, or month and year.

    Rounds of the same month carry their number too.
    """
    opened = {past.round: past.opens_on for past in release.past}
    opened[release.round.key] = release.round.opens_on
    for called in (_year, _month):
        names = {key: called(day) for key, day in opened.items()}
        if len(set(names.values())) == len(names):
            return names
    twice = {name for name, times in Counter(names.values()).items() if times > 1}
    numbered = enumerate(names.items(), 1)
    return {key: f"{name} ({place})" if name in twice else name for place, (key, name) in numbered}


def _year(day: str) -> str:
    return day[:4]


def _month(day: str) -> str:
    return f"{MONTHS[int(day[5:7]) - 1][:3]}. {day[:4]}"


def history(release: Release, indicator: Indicator) -> Iterator[tuple[str, Indicator]]:
    """The figure in each round that has it, by the round's name: the oldest first, this one last."""
    names = round_names(release)
    for past in release.past:
        if (past.indicator, past.grouping, past.group) == (indicator.id, indicator.grouping, indicator.group):
            yield names[past.round], _as_then(indicator, past)
    yield names[release.round.key], indicator


def _as_then(indicator: Indicator, past: Past) -> Indicator:
    return replace(
        indicator, value=past.value, low=past.low, high=past.high, base=past.base, hidden=False, comparison=None,
        verdict="", note="",
    )  # fmt: skip


def former(indicator: Indicator) -> Indicator | None:
    """The figure of the round before; None where nothing is compared."""
    past = indicator.comparison
    if past is None or indicator.hidden:
        return None
    return replace(indicator, value=past.value, low=past.low, high=past.high, base=past.base, comparison=None)


def difference(indicator: Indicator) -> int | None:
    """Now minus before in whole points or percentage points, from the unrounded figures; None where not compared."""
    past = indicator.comparison
    return None if past is None or indicator.hidden else points(past.d, indicator)


def points(change: float, indicator: Indicator) -> int:
    """A change in the indicator's own unit as whole points or percentage points."""
    return int(half_up(change if indicator.unit == "points" else 100 * change))

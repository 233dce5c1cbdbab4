"""Each indicator's estimate from protected figures only: what is hidden cannot be computed with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from exports.figure import TOTAL, CarryRow
from exports.interval import Estimate, RatioSums, balance, half_up, mean_of_sums, ratio, share
from exports.protect import Protected
from exports.protected import ProtectedTable, Untold

PARITY = {"much_less": 0, "less": 1, "same": 2, "more": 1, "much_more": 0}
PARITY_UNIT = 50
"""B1x and D1x: 0, 50 or 100 points."""

RATIO_DIGITS = 3
"""Decimals of a printed ratio over boards: more would give the two sums away as a fraction."""

HAIR = 1e-6


TO_BE_NAMED = ""
"""`estimates` puts the indicator's id in its place."""


@dataclass(frozen=True, slots=True)
class Found:
    """An indicator's estimate and what later rounds need of it."""

    estimate: Estimate
    carry: CarryRow


Source = Callable[[Protected], Found | None]
"""None when what the indicator rests on is hidden."""


def estimates(protected: Protected) -> Mapping[str, Found | None]:
    """Indicator → its estimate, for every indicator that these figures are for."""
    present = protected.tables.keys() | protected.sums.keys()
    found = {}
    for indicator, (source, needs) in SOURCES.items():
        if needs in present:
            made = source(protected)
            found[indicator] = made and replace(made, carry=replace(made.carry, indicator=indicator))
    return found


def _from_table(table_id: str, figure: Callable[[ProtectedTable, int], Found]) -> tuple[Source, str]:
    def source(protected: Protected) -> Found | None:
        table = protected.tables[table_id]
        try:
            return figure(table, table.base) if table.base else None
        except Untold:
            return None

    return source, table_id


def _share_of(table_id: str, *codes: str) -> tuple[Source, str]:
    return _from_table(table_id, lambda table, base: _share(sum(table.count(code) for code in codes), base))


def _share(k: int, n: int) -> Found:
    return Found(share(k, n), CarryRow(TO_BE_NAMED, TOTAL, k=k, n=n))


def _share_in(name: str) -> tuple[Source, str]:
    def source(protected: Protected) -> Found | None:
        stats = protected.sums[name].stats
        return None if stats is None else _share(stats["x"], stats["n"])

    return source, name


def _parity_index(table_id: str) -> tuple[Source, str]:
    return _from_table(table_id, lambda table, base: _mean(table, base, PARITY, PARITY_UNIT))


def _scale_index(table_id: str) -> tuple[Source, str]:
    """Equally spaced scores from 0 to 100 in the order of the scale; every step must be told, the last one too."""

    def figure(table: ProtectedTable, base: int) -> Found:
        steps = {code: step for step, code in enumerate(c.code for c in table.cells if c.role == "answer")}
        return _mean(table, base, steps, 100 / (len(steps) - 1))

    return _from_table(table_id, figure)


def _mean(table: ProtectedTable, base: int, steps: Mapping[str, int], unit: float) -> Found:
    total = sum(step * table.count(code) for code, step in steps.items())  # a mean is an equation: every count is read
    squares = sum(step * step * table.count(code) for code, step in steps.items())
    return _found_mean(mean_of_sums(base, total, squares, unit))


def _balance_of(table_id: str) -> tuple[Source, str]:
    def figure(table: ProtectedTable, base: int) -> Found:
        estimate = balance(table.count("more", "pole"), table.count("less", "pole"), base)
        return Found(estimate, CarryRow(TO_BE_NAMED, TOTAL, n=base, mean=estimate.value, se=estimate.se))

    return _from_table(table_id, figure)


def _index_of(name: str) -> tuple[Source, str]:
    def source(protected: Protected) -> Found | None:
        sums = protected.sums[name]
        if sums.stats is None:
            return None
        return _found_mean(mean_of_sums(sums.stats["n"], sums.stats["x"], sums.stats["xx"], sums.per_step))

    return source, name


def _ratio_of(name: str) -> tuple[Source, str]:
    def source(protected: Protected) -> Found | None:
        stats = protected.sums[name].stats
        if stats is None:
            return None
        exact = ratio(RatioSums(*(stats[part] for part in ("n", "x", "y", "xx", "yy", "xy"))))
        low, high = (limit if limit is None else told(limit) for limit in (exact.low, exact.high))
        shown = replace(exact, value=told(exact.value), low=low, high=high)
        return Found(shown, CarryRow(TO_BE_NAMED, TOTAL, n=exact.n, mean=exact.value, se=exact.se))

    return source, name


def told(exact: float) -> float:
    """A ratio in RATIO_DIGITS; a hair below a half that it does not reach, so that its whole percent come out right."""
    shown = half_up(exact, RATIO_DIGITS)
    return shown if half_up(shown, 2) == half_up(exact, 2) else round(shown - HAIR, 9)


def _found_mean(estimate: Estimate) -> Found:
    return Found(estimate, CarryRow(TO_BE_NAMED, TOTAL, n=estimate.n, mean=estimate.value, s=estimate.s))


SOURCES: dict[str, tuple[Source, str]] = {
    "B1": _share_of("bs_same_degree", "same"),
    "B1a": _share_of("bs_same_degree|deltagere", "same"),
    "B1x": _parity_index("bs_same_degree"),
    "B1b": _balance_of("bs_same_degree"),
    "B2i": _index_of("B2i"),
    "B3": _balance_of("bs_change"),
    "B4": _scale_index("bs_welcome"),
    "B5": _scale_index("bs_know"),
    "B6": _share_of("bs_attended", "many", "once"),
    "B7": _share_of("bs_meeting", "yes"),
    "B8": _scale_index("bs_mix_overall"),
    "D1": _share_of("fm_same_degree", "same"),
    "D1x": _parity_index("fm_same_degree"),
    "D1b": _balance_of("fm_same_degree"),
    "D2": _index_of("D2"),
    "D3": _share_in("D3"),
    "D4": _ratio_of("D4"),
    "D5": _ratio_of("D5"),
    "D6": _index_of("D6"),
    "D7": _ratio_of("D7"),
    "D8": _scale_index("fa_mirror"),
    "D9": _balance_of("fm_change"),
    "D10": _scale_index("fm_open_door"),
}
"""Instruments/05, section 2: how each is computed, and the table or sums it needs (B2 is said in words)."""

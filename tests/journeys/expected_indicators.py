"""The rows that tblIndikatorer must hold: instruments/05, written out once more from its formulas.

A figure that sums up a table is shown where the sheet Data shows every count it rests on; the others by their rules.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Any

from scipy.stats import norm, t

from tests.journeys.counted import Answers
from tests.journeys.expected_magnitudes import OBSERVE, STEPS, Observed, Seen, observed, told
from tests.journeys.expected_rules import Group, groups, prints, total
from tests.journeys.expected_tables import Table, tables

Z = float(norm.ppf(0.975))
PARITY = {"much_less": 0, "less": 50, "same": 100, "more": 50, "much_more": 0}
SIGN = {"much_less": -1, "less": -1, "same": 0, "more": 1, "much_more": 1}
HEADLINES = ("B1", "B2i", "D1", "D5")
ASSESSED = 5
"""Ratings of an activity that counts in B2."""

Figure = tuple[float, float | None, float | None, int]
"""Value, lower and upper limit, base."""

Rows = dict[tuple[str, str, str], tuple[Any, ...]]
"""(indikator, gruppering, gruppe) → (runde, vaerdi, nedre, oevre, base, forrige, forskel, dom, status)."""


@dataclass(frozen=True)
class Cut:
    """Everybody or a group. told: its magnitudes that are printed."""

    group: Group
    tables: Mapping[str, Table]
    seen: Seen
    told: set[str]

    def valid(self, question: str, scores: Mapping[str, float]) -> list[float]:
        return [scores[p[question]] for p in self.group.people if p.get(question) in scores]

    def shows(self, table: str, svar: Iterable[str]) -> bool:
        """Whether Data shows these answers with their base."""
        return set(svar) <= self.seen.shown[self.group.grouping, self.group.label, table]


def indicator_rows(
    round_: str, form: str, people: Sequence[Answers], areas: Mapping[str, str], data: Iterable[Mapping[str, Any]]
) -> Rows:
    """The rows of a form. data: the sheet Data, read for what it shows."""
    everybody, published, seen = total(people), groups(form, people, areas), Seen.of(data)
    places = [group for group in published if group.grouping != "Alder"]
    printed = {name: told(form, name, everybody, places, seen) for name in OBSERVE if name in FIGURES[form]}
    rows: Rows = {}
    for group in (everybody, *published):
        made = {table.id: table for table in tables(form, group.people) if prints(table, group)}
        magnitudes = {name for name, labels in printed.items() if group.label in labels}
        cut = Cut(group, made, seen, magnitudes)
        for name, (unit, needs, figure) in FIGURES[form].items():
            if _is_for(group, needs, made):
                rows[name, group.grouping, group.label] = _row(round_, name, unit, group, figure(cut))
    return rows


def _is_for(group: Group, needs: str, made: Mapping[str, Table]) -> bool:
    """Magnitudes are for areas and types, B2 for everybody alone; the others for whoever has the table."""
    if needs == EVERYBODY:
        return group.grouping == "Total"
    return group.grouping != "Alder" if needs == MAGNITUDE else needs in made


def _row(round_: str, name: str, unit: str, group: Group, figure: Figure | None) -> tuple[Any, ...]:
    judged = name in HEADLINES if group.grouping == "Total" else (name, group.grouping) == ("B1", "Område")
    dom = ("Første måling" if figure else "Skjult af hensyn til anonymitet") if judged else None
    if figure is None:
        return (round_, None, None, None, None, None, None, dom, "skjult")
    digits = 2 if unit == "share" else 0
    value, low, high = (None if part is None else half_up(part, digits) for part in figure[:3])
    return (round_, value, low, high, figure[3], None, None, dom, "vist")


def half_up(value: float, digits: int) -> float:
    """Halves go up, as in the instruments; a half may have lost its last bits on the way."""
    return math.floor(round(value * 10**digits, 7) + 0.5) / 10**digits


def wilson(k: int, n: int) -> tuple[float, float]:
    p, spread = k / n, Z**2 / n
    half = Z * math.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    return (p + spread / 2 - half) / (1 + spread), (p + spread / 2 + half) / (1 + spread)


Counted = tuple[str, str, Callable[[Cut], Figure | None]]
"""Unit, what it needs (a table, MAGNITUDE or EVERYBODY), and how it is computed."""

MAGNITUDE, EVERYBODY = "magnitude", "everybody"


def _share(table: str, *svar: str) -> Counted:
    def figure(cut: Cut) -> Figure | None:
        counts, n = cut.tables[table].counts("answer"), cut.tables[table].base
        k = sum(counts[each] for each in svar)
        return (k / n, *wilson(k, n), n) if cut.shows(table, svar) else None

    return "share", table, figure


def _mean(values: Sequence[float]) -> Figure:
    n, m = len(values), fmean(values)
    half = float(t.ppf(0.975, n - 1)) * stdev(values) / math.sqrt(n)
    return m, max(0.0, m - half), min(100.0, m + half), n


def _index(question: str, scores: Mapping[str, float]) -> Counted:
    def figure(cut: Cut) -> Figure | None:
        every = cut.tables[question].counts("answer")
        return _mean(cut.valid(question, scores)) if cut.shows(question, every) else None

    return "points", question, figure


def _balance(question: str, less: str, more: str) -> Counted:
    def figure(cut: Cut) -> Figure | None:
        if not cut.shows(question, (f"Pol: {less}", f"Pol: {more}")):
            return None
        signs = cut.valid(question, SIGN)
        n, b = len(signs), fmean(signs)
        half = Z * math.sqrt((sum(map(abs, signs)) / n - b * b) / n)
        return 100 * b, 100 * (b - half), 100 * (b + half), n

    return "points", question, figure


def _of(name: str, unit: str, figure: Callable[[Sequence[Any]], Figure]) -> Counted:
    def of(cut: Cut) -> Figure | None:
        values: list[Observed] = observed(name, cut.group).all
        return figure(values) if name in cut.told else None

    return unit, MAGNITUDE, of


def _ratio(pairs: Sequence[tuple[int, int]]) -> Figure:
    """Sum of y over sum of x, over the boards that told both."""
    n, x, y = len(pairs), sum(x for x, _ in pairs), sum(y for _, y in pairs)
    r = y / x
    se = math.sqrt(n / (n - 1) * sum((yi - r * xi) ** 2 for xi, yi in pairs)) / x
    half = float(t.ppf(0.975, n - 1)) * se
    return r, max(0, r - half), min(1, r + half), n


def _yes(values: Sequence[bool]) -> Figure:
    return (sum(values) / len(values), *wilson(sum(values), len(values)), len(values))


def _mixed(cut: Cut) -> Figure | None:
    """B2: assessed activities of which at least half the ratings say quite or very mixed."""
    if "B2i" not in cut.told:
        return None
    ratings = [r for p in cut.group.people for r in (p.get("bs_act_mix") or {}).items() if r[1] in STEPS]
    totals, quite = Counter(a for a, _ in ratings), Counter(a for a, said in ratings if said in ("quite", "very"))
    assessed = [activity for activity, n in totals.items() if n >= ASSESSED]
    diverse = sum(2 * quite[activity] >= totals[activity] for activity in assessed)
    return diverse / len(assessed), None, None, len(assessed)


FIGURES: dict[str, dict[str, Counted]] = {
    "bs": {
        "B1": _share("bs_same_degree", "Lige så tit"),
        "B1a": _share("bs_same_degree|deltagere", "Lige så tit"),
        "B1x": _index("bs_same_degree", PARITY),
        "B1b": _balance("bs_same_degree", "Sjældnere", "Oftere"),
        "B2": ("share", EVERYBODY, _mixed),
        "B2i": _of("B2i", "points", _mean),
        "B3": _balance("bs_change", "Mindre", "Mere"),
        "B4": _index("bs_welcome", STEPS),
        "B5": _index("bs_know", STEPS),
        "B6": _share("bs_attended", "Ja, flere gange", "Ja, én gang"),
        "B7": _share("bs_meeting", "Ja"),
        "B8": _index("bs_mix_overall", STEPS),
    },
    "fa": {
        "D2": _of("D2", "points", _mean),
        "D3": _of("D3", "share", _yes),
        "D4": _of("D4", "share", _ratio),
        "D5": _of("D5", "share", _ratio),
        "D7": _of("D7", "share", _ratio),
        "D8": _index("fa_mirror", STEPS),
    },
    "fm": {
        "D1": _share("fm_same_degree", "Lige så tit"),
        "D1x": _index("fm_same_degree", PARITY),
        "D1b": _balance("fm_same_degree", "Sjældnere", "Oftere"),
        "D6": _of("D6", "points", _mean),
        "D9": _balance("fm_change", "Mindre", "Mere"),
        "D10": _index("fm_open_door", STEPS),
    },
}
"""Indicator → how it is computed (instruments/05, section 2)."""

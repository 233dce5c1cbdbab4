"""The rows that tblIndikatorer must hold: instruments/05, written out once more from its formulas."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Any

from scipy.stats import norm, t

from tests.journeys.counted import Answers
from tests.journeys.expected import K, Table, hidden, sources, tables

Z = float(norm.ppf(0.975))
ASCENDING = (("not", "little", "quite", "very"), ("never", "seldom", "often", "always"))
STEPS = {code: 100 * step / 3 for scale in ASCENDING for step, code in enumerate(scale)}
PARITY = {"much_less": 0, "less": 50, "same": 100, "more": 50, "much_more": 0}
SIGN = {"much_less": -1, "less": -1, "same": 0, "more": 1, "much_more": 1}
HEADLINES = ("B1", "B2i", "D1", "D5")
LEAST_RATINGS = 5

Figure = tuple[float, float | None, float | None, int]
"""Value, lower and upper limit, base."""


@dataclass(frozen=True)
class Form:
    """A form's answers, and the questions that may not be shown."""

    name: str
    people: Sequence[Answers]
    tables: dict[str, Table]
    gone: set[str]

    def valid(self, question: str, scores: dict[str, float]) -> list[float]:
        return [scores[p[question]] for p in self.people if p.get(question) in scores]

    def open(self, *names: str) -> bool:
        """Whether none of these, nor what they rest on, is hidden."""
        return not self.gone & set(names) and not any(self.gone & sources(name) for name in names)


def indicator_rows(round_: str, form: str, people: Sequence[Answers]) -> dict[str, tuple[Any, ...]]:
    """Indicator → (runde, gruppering, gruppe, vaerdi, nedre, oevre, base, forrige, forskel, dom, status)."""
    made = tables(form, people)
    held = Form(form, people, {table.id: table for table in made}, hidden(form, made))
    return {name: _row(round_, name, unit, figure(held)) for name, (unit, figure) in FIGURES[form].items()}


def _row(round_: str, name: str, unit: str, figure: Figure | None) -> tuple[Any, ...]:
    dom = ("Første måling" if figure else "Skjult af hensyn til anonymitet") if name in HEADLINES else None
    if figure is None:
        return (round_, "Total", "Total", None, None, None, None, None, None, dom, "skjult")
    digits = 2 if unit == "share" else 0
    value, low, high = (None if part is None else half_up(part, digits) for part in figure[:3])
    return (round_, "Total", "Total", value, low, high, figure[3], None, None, dom, "vist")


def half_up(value: float, digits: int) -> float:
    """Halves go up, as in the instruments; a half may have lost its last bits on the way."""
    return math.floor(round(value * 10**digits, 7) + 0.5) / 10**digits


def wilson(k: int, n: int) -> tuple[float, float]:
    p, spread = k / n, Z**2 / n
    half = Z * math.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    return (p + spread / 2 - half) / (1 + spread), (p + spread / 2 + half) / (1 + spread)


def _share(table: str, *svar: str) -> Callable[[Form], Figure | None]:
    def figure(form: Form) -> Figure | None:
        found = form.tables[table]
        if found.block in form.gone:
            return None
        k = sum(found.of(each) for each in svar)
        return (k / found.base, *wilson(k, found.base), found.base)

    return figure


def _mean(values: Sequence[float]) -> Figure:
    n, m = len(values), fmean(values)
    half = float(t.ppf(0.975, n - 1)) * stdev(values) / math.sqrt(n)
    return m, max(0.0, m - half), min(100.0, m + half), n


def _index(question: str, scores: dict[str, float]) -> Callable[[Form], Figure | None]:
    return lambda form: _mean(form.valid(question, scores)) if form.open(question) else None


def _balance(question: str) -> Callable[[Form], Figure | None]:
    def figure(form: Form) -> Figure | None:
        signs = form.valid(question, dict(SIGN))
        if not form.open(question):
            return None
        n, b = len(signs), fmean(signs)
        half = Z * math.sqrt((sum(map(abs, signs)) / n - b * b) / n)
        return 100 * b, 100 * (b - half), 100 * (b + half), n

    return figure


def _ratio(pairs: Callable[[Answers], tuple[int, int] | None], *names: str) -> Callable[[Form], Figure | None]:
    """Sum of y over sum of x, over the boards that told both."""

    def figure(form: Form) -> Figure | None:
        told = [pair for person in form.people if (pair := pairs(person))]
        if not form.open(*names) or len(told) < K[form.name] or _alike(y / x for x, y in told):
            return None
        if any(_dominated([pair[side] for pair in told]) for side in (0, 1)):
            return None
        n, x, y = len(told), sum(x for x, _ in told), sum(y for _, y in told)
        r = y / x
        se = math.sqrt(n / (n - 1) * sum((yi - r * xi) ** 2 for xi, yi in told)) / x
        half = float(t.ppf(0.975, n - 1)) * se
        return r, max(0, r - half), min(1, r + half), n

    return figure


def _both(x: str, y: str) -> Callable[[Answers], tuple[int, int] | None]:
    def pair(person: Answers) -> tuple[int, int] | None:
        low, high = person.get(x), person.get(y)
        return None if low is None or high is None or low < 1 else (low, high)

    return pair


def _renewal(person: Answers) -> tuple[int, int] | None:
    """Elected, and how many of them were new."""
    told = [person.get(name) for name in ("fa_seats_up", "fa_candidates", "fa_new")]
    if None in told or min(told[:2]) < 1:
        return None
    return min(told[:2]), told[2]


def _scores(per_person: Callable[[Answers], float | None], *names: str) -> Callable[[Form], Figure | None]:
    """A mean of what each person or board scores; some have no score."""

    def figure(form: Form) -> Figure | None:
        told = [score for person in form.people if (score := per_person(person)) is not None]
        if not form.open(*names) or len(told) < K[form.name] or _alike(round(score, 6) for score in told):
            return None
        return _mean(told)

    return figure


def _openness(board: Answers) -> float | None:
    rows = [said for said in (board["fa_practice"] or {}).values() if said in ("yes", "no")]
    return 100 * rows.count("yes") / len(rows) if len(rows) >= 6 else None


def _influence(member: Answers) -> float | None:
    items = [STEPS[said] for name in INFLUENCE if (said := member.get(name)) in STEPS]
    return fmean(items) if len(items) >= 2 else None


def _activity_score(resident: Answers) -> float | None:
    rated = [STEPS[said] for said in (resident.get("bs_act_mix") or {}).values() if said in STEPS]
    return fmean(rated) if rated else None


def _mixed(form: Form) -> Figure | None:
    """B2: assessed activities of which at least half the ratings say quite or very mixed."""
    if _mixing(form) is None:
        return None
    ratings = [r for p in form.people for r in (p.get("bs_act_mix") or {}).items() if r[1] in STEPS]
    totals, quite = Counter(a for a, _ in ratings), Counter(a for a, said in ratings if said in ("quite", "very"))
    assessed = [activity for activity, n in totals.items() if n >= LEAST_RATINGS]
    diverse = sum(2 * quite[activity] >= totals[activity] for activity in assessed)
    return diverse / len(assessed), None, None, len(assessed)


def _mixing(form: Form) -> Figure | None:
    """B2i; those who had nothing to rate are what remains when it is subtracted."""
    unasked = sum("bs_act_mix" not in person for person in form.people)
    return None if 0 < unasked < K["bs"] else _scores(_activity_score, "bs_act_mix")(form)


def _contested(form: Form) -> Figure | None:
    """D3, judged like a table of yes and no."""
    pairs = [(p.get("fa_candidates"), p.get("fa_seats_up")) for p in form.people]
    told = [(c, s) for c, s in pairs if c is not None and s]
    k, n = sum(c > s for c, s in told), len(told)
    if not form.open("fa_candidates", "fa_seats_up") or n < K["fa"] or k >= n - 1:
        return None
    return (k / n, *wilson(k, n), n)


def _alike(values: Iterable[float]) -> bool:
    """All, or all but one, share one figure."""
    counts = Counter(values)
    return max(counts.values(), default=0) >= counts.total() - 1


def _dominated(values: Sequence[int]) -> bool:
    first, second = sorted(values, reverse=True)[:2]
    return 2 * first > sum(values) or 5 * (first + second) > 4 * sum(values)


INFLUENCE = ("fm_heard", "fm_understand", "fm_influence")
SAME, YES = "Lige så tit", "Ja"
ATTENDED = ("Ja, flere gange", "Ja, én gang")

FIGURES: dict[str, dict[str, tuple[str, Callable[[Form], Figure | None]]]] = {
    "bs": {
        "B1": ("share", _share("bs_same_degree", SAME)),
        "B1a": ("share", _share("bs_same_degree|deltagere", SAME)),
        "B1x": ("points", _index("bs_same_degree", PARITY)),
        "B1b": ("points", _balance("bs_same_degree")),
        "B2": ("share", _mixed),
        "B2i": ("points", _mixing),
        "B3": ("points", _balance("bs_change")),
        "B4": ("points", _index("bs_welcome", STEPS)),
        "B5": ("points", _index("bs_know", STEPS)),
        "B6": ("share", _share("bs_attended", *ATTENDED)),
        "B7": ("share", _share("bs_meeting", YES)),
        "B8": ("points", _index("bs_mix_overall", STEPS)),
    },
    "fa": {
        "D2": ("points", _scores(_openness, "fa_practice")),
        "D3": ("share", _contested),
        "D4": ("share", _ratio(_both("fa_seats", "fa_vacant"), "fa_seats", "fa_vacant")),
        "D5": ("share", _ratio(_both("fa_eligible", "fa_participants"), "fa_eligible", "fa_participants")),
        "D7": ("share", _ratio(_renewal, "fa_seats_up", "fa_candidates", "fa_new")),
        "D8": ("points", _index("fa_mirror", STEPS)),
    },
    "fm": {
        "D1": ("share", _share("fm_same_degree", SAME)),
        "D1x": ("points", _index("fm_same_degree", PARITY)),
        "D1b": ("points", _balance("fm_same_degree")),
        "D6": ("points", _scores(_influence, *INFLUENCE)),
        "D9": ("points", _balance("fm_change")),
        "D10": ("points", _index("fm_open_door", STEPS)),
    },
}
"""Indicator → its unit, and how it is computed (instruments/05, section 2)."""

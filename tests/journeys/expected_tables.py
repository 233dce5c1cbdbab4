"""What there is to count: every table of a form over some people, as the instruments describe it.

Nothing of `exports` is used: this is the other calculation, which the product must agree with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.journeys.counted import OUTSIDE_BASE, RELEVANT, Answers, kind, options, questions

SPLITS = {"bs": "bs_area", "fa": "fa_type", "fm": "fm_type"}
ATTENDED = ("many", "once")
MISSING = {"dk": "Ved ikke", "pna": "Ønsker ikke at svare", "na": "Ikke relevant"}
SIDES = {"less": ("much_less", "less"), "same": ("same",), "more": ("more", "much_more")}
POLES = {
    "compare5": {"less": "Sjældnere", "same": "Lige så tit", "more": "Oftere"},
    "change5": {"less": "Mindre", "same": "Som før", "more": "Mere"},
}
COUNTS_UP = [(0, 0), (1, 1), (2, 2), (3, 4), (5, 9), (10, None)]
BANDS: dict[str, Sequence[tuple[int, int | None]]] = {
    "fa_seats": [(1, 4), (5, 5), (6, 7), (8, 9), (10, 14), (15, None)],
    "fa_vacant": [(0, 0), (1, 1), (2, 2), (3, None)],
    "fa_eligible": [(1, 49), (50, 199), (200, 499), (500, 999), (1000, None)],
    "fa_participants": [(0, 9), (10, 19), (20, 29), (30, 39), (40, 49), (50, None)],
    **dict.fromkeys(("fa_seats_up", "fa_candidates", "fa_new"), COUNTS_UP),
}
SHARE_OF = {"fa_participants": "fa_eligible"}

Activity = tuple[str, str]
"""The code of an activity, and its name with its area's."""


@dataclass
class Table:
    """A table before anybody asks what of it may be shown. complement: of those whom a subset leaves out."""

    id: str
    rows: list[tuple[str, str, int]]  # role, svar, antal
    base: int
    affirmative: set[str] = field(default_factory=set)
    complement: Table | None = None

    @property
    def question(self) -> str:
        return self.id.partition("|")[0].partition(".")[0]

    def counts(self, *roles: str) -> dict[str, int]:
        """What is printed in `svar` → how many, of these roles or of all."""
        return {svar: number for role, svar, number in self.rows if role in roles or not roles}


def tables(form: str, people: Sequence[Answers]) -> list[Table]:
    """Every table of a form over these people, in the order of the questions."""
    made: list[Table] = []
    for question in questions(form):
        name = question["name"]
        if name not in (*SPLITS.values(), "bs_activities", "bs_act_mix") and kind(question) != "text":
            made += MAKERS[kind(question)](question, people)
        if name == "bs_same_degree":
            made.append(_participants(question, people))
    return made


def activity_tables(people: Sequence[Answers], activities: Sequence[Activity]) -> list[Table]:
    """The ratings of each activity."""
    question = next(each for each in questions("bs") if each["name"] == "bs_act_mix")
    made = []
    for code, _ in activities:
        said = Counter((person.get("bs_act_mix") or {}).get(code) for person in people)
        listed = [(c, text, said[c]) for c, text in options(question)]
        rows = [("answer", text, number) for c, text, number in listed if c not in OUTSIDE_BASE]
        rows += [("missing", MISSING[c], number) for c, _, number in listed if c in OUTSIDE_BASE]
        base = sum(number for role, _, number in rows if role == "answer")
        everybody = ("total", "Total", sum(number for *_, number in rows))
        made.append(Table(f"bs_act_mix.{code}", [*rows, everybody], base))
    return made


def _single(question: dict[str, Any], people: Sequence[Answers]) -> list[Table]:
    name = question["name"]
    return [_of_codes(name, question, [person.get(name, "?") for person in people])]


def _rate_each(question: dict[str, Any], people: Sequence[Answers]) -> list[Table]:
    name = question["name"]
    told = [person[name] or {} for person in people]
    return [
        _of_codes(f"{name}.{row['code']}", question, [t.get(row["code"]) for t in told]) for row in question["rows"]
    ]


def _participants(question: dict[str, Any], people: Sequence[Answers]) -> Table:
    name = question["name"]
    inside = [p[name] for p in people if p["bs_attended"] in ATTENDED]
    outside = [p[name] for p in people if p["bs_attended"] not in ATTENDED]
    table = _of_codes(f"{name}|deltagere", question, inside)
    table.complement = _of_codes(name, question, outside)
    return table


def _of_codes(id_: str, question: dict[str, Any], said: Sequence[Any]) -> Table:
    """A table of one code per person; None said nothing, "?" was not asked."""
    counts = Counter(said)
    listed = [(code, text) for code, text in options(question) if code not in OUTSIDE_BASE]
    poles = POLES.get(question["type"].partition(" ")[2], {})
    rows = [("answer", text, counts[code]) for code, text in listed]
    rows += [("pole", f"Pol: {text}", sum(counts[code] for code in SIDES[side])) for side, text in poles.items()]
    affirmative = {text for code, text in listed if code == "yes"} if {c for c, _ in listed} == {"yes", "no"} else set()
    missing = Counter({code: counts[code] for code in OUTSIDE_BASE})
    return _table(id_, question, rows, missing, counts[None], counts["?"], len(said), affirmative)


def _multiple(question: dict[str, Any], people: Sequence[Answers]) -> list[Table]:
    name = question["name"]
    said = [person.get(name, "?") for person in people]
    ticked = Counter(code for person in said if isinstance(person, list) for code in person)
    rows = [("answer", text, ticked[code]) for code, text in options(question) if code not in OUTSIDE_BASE]
    blank = sum(person is None for person in said)
    return [_table(name, question, rows, ticked, blank, said.count("?"), len(said), set())]


def _integer(question: dict[str, Any], people: Sequence[Answers]) -> list[Table]:
    name = question["name"]
    values = [_banded(name, person) for person in people]
    inside = [value for value in values if isinstance(value, int)]
    rows = []
    for low, high in BANDS[name]:
        number = sum(low <= value and (high is None or value <= high) for value in inside)
        rows.append(("answer", _label(low, high, " %" if name in SHARE_OF else ""), number))
    return [_table(name, question, rows, Counter(), values.count(None), values.count("?"), len(values), set())]


def _banded(name: str, person: Answers) -> Any:
    value, whole = person.get(name, "?"), person.get(SHARE_OF.get(name, ""), 100)
    if name not in SHARE_OF or not isinstance(value, int):
        return value
    return None if whole is None else 100 * value // whole


def _label(low: int, high: int | None, unit: str) -> str:
    """1-4, 5, 15+, 1.000+, 50 %+."""
    if high is None:
        return f"{low:,}".replace(",", ".") + f"{unit}+"
    return f"{low}{unit}" if low == high else f"{low}-{high}{unit}"


def _table(
    id_: str,
    question: dict[str, Any],
    rows: list[tuple[str, str, int]],
    missing: Counter[str],
    blank: int,
    unasked: int,
    everybody: int,
    affirmative: set[str],
) -> Table:
    """Outside the base: codes for no opinion, said nothing, not asked; then everybody."""
    outside = [(MISSING[code], missing[code]) for code, _ in options(question) if code in OUTSIDE_BASE]
    outside.append(("Uoplyst", blank))
    if question["name"] in RELEVANT:
        outside.append((UNASKED, unasked))
    rows = [*rows, *(("missing", svar, number) for svar, number in outside), ("total", "Total", everybody)]
    return Table(id_, rows, everybody - sum(number for _, number in outside), affirmative)


UNASKED = "Ikke spurgt"

MAKERS: dict[str, Callable[[dict[str, Any], Sequence[Answers]], list[Table]]] = {
    "select_one": _single,
    "select_multiple": _multiple,
    "rate_each": _rate_each,
    "integer": _integer,
}

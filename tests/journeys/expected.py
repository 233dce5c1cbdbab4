"""The rows that the sheet Data must hold, computed from the answers by the instruments and the disclosure rules.

Nothing of `exports` is used: this is the other calculation, which the product must agree with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.journeys.counted import OUTSIDE_BASE, RELEVANT, Answers, kind, options, questions

K = {"bs": 10, "fa": 5, "fm": 10}
FACTS = ("bs_age", "bs_children", "bs_years_area", "fm_age", "fm_years", "fm_role")
SMALLEST_FACT = 3
SPLITS = ("bs_area", "fa_type", "fm_type")
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

Row = tuple[str, int]


@dataclass
class Table:
    """A table before anybody asks whether it may be shown. block: what is hidden with it; rests_on: its sources."""

    id: str
    block: str
    rows: list[tuple[str, str, int]]  # role, svar, antal
    base: int
    unasked: int
    rests_on: set[str]
    affirmative: set[str] = field(default_factory=set)
    complement: Table | None = None

    def count(self, *roles: str) -> list[int]:
        return [number for role, _, number in self.rows if role in roles]

    def of(self, svar: str) -> int:
        return next(number for role, label, number in self.rows if role in ("answer", "pole") and label == svar)


def tables(form: str, people: Sequence[Answers]) -> list[Table]:
    """Every table of a form over the whole round, in the order of the questions."""
    made: list[Table] = []
    for question in questions(form):
        name = question["name"]
        if name not in (*SPLITS, "bs_activities", "bs_act_mix") and kind(question) != "text":
            made += MAKERS[kind(question)](question, people)
        if name == "bs_same_degree":
            made.append(_participants(question, people))
    return made


def hidden(form: str, made: Iterable[Table]) -> set[str]:
    """The blocks that may not be shown: sensitive ones, and all that rests on them."""
    made = list(made)
    gone = {table.block for table in made if sensitive(form, table)}
    while more := {t.block for t in made if t.block not in gone and t.rests_on & gone}:
        gone |= more
    return gone


def sensitive(form: str, table: Table) -> bool:
    """Rules 2 to 4 of design/4-disclosure for a whole-round table."""
    rest = table.complement
    small = table.base < K[form] or 0 < table.unasked < K[form]
    small |= rest is not None and sum(rest.count("total")) > 0 and (rest.base < K[form] or _concentrated(rest))
    fact = table.id in FACTS and any(0 < n < SMALLEST_FACT for n in table.count("answer", "pole", "missing", "total"))
    return small or fact or _concentrated(table)


def data_rows(round_: str, form: str, people: Sequence[Answers]) -> list[tuple[Any, ...]]:
    """The rows of the sheet Data for a form."""
    made = tables(form, people)
    gone = hidden(form, made)
    rows: list[tuple[Any, ...]] = []
    for table in made:
        for role, svar, number in table.rows:
            key = (round_, table.id, table.id.partition("|")[0].partition(".")[0], "Total", "Total", svar)
            share = round(number / table.base, 6) if role in ("answer", "pole") and table.base else None
            shown = (number, table.base, share, "vist")
            rows.append((*key, *((None, None, None, "skjult") if table.block in gone else shown)))
    return rows


def _concentrated(table: Table) -> bool:
    """One answer or side of a scale holds all of the base or all but one."""
    if not table.base:
        return False
    for role, svar, number in table.rows:
        tested = role in ("answer", "pole") and (not table.affirmative or svar in table.affirmative)
        if tested and number >= table.base - 1:
            return True
        if svar == "Jeg føler mig ikke velkommen" and number <= 1:
            return True
    return False


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
    inside = [p[name] for p in people if p["bs_attended"] in ("many", "once")]
    outside = [p[name] for p in people if p["bs_attended"] not in ("many", "once")]
    table = _of_codes(f"{name}|deltagere", question, inside)
    table.block, table.rests_on = table.id, {name, "bs_attended"}
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
    table = _table(name, question, rows, Counter(), values.count(None), values.count("?"), len(values), set())
    table.rests_on |= {SHARE_OF[name], *table.rests_on} if name in SHARE_OF else set()
    return [table]


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
    filtered = question["name"] in RELEVANT
    if filtered:
        outside.append(("Ikke spurgt", unasked))
    rows = [*rows, *(("missing", svar, number) for svar, number in outside), ("total", "Total", everybody)]
    base = everybody - sum(number for _, number in outside)
    return Table(id_, question["name"], rows, base, unasked, sources(question["name"]), affirmative)


def sources(name: str) -> set[str]:
    """The filter of a question, and the filter of that."""
    source = RELEVANT.get(name, ("",))[0]
    return {source, *sources(source)} if source else set()


MAKERS: dict[str, Callable[[dict[str, Any], Sequence[Answers]], list[Table]]] = {
    "select_one": _single,
    "select_multiple": _multiple,
    "rate_each": _rate_each,
    "integer": _integer,
}

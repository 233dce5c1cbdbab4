"""What may not be shown: the rules of design 4-disclosure for single counts, and whom figures are published by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.journeys.counted import OUTSIDE_BASE, RELEVANT, Answers, options, questions
from tests.journeys.expected_tables import SPLITS, UNASKED, Table

AGES = ("bs_age", "fm_age")
K = {"bs": 10, "fa": 5, "fm": 10}
FACTS = ("bs_age", "bs_children", "bs_years_area", "fm_age", "fm_years", "fm_role")
SMALLEST_FACT = 3
LEAST_IN_AREA = 25
BASES_IN_TYPE = 3
LEAST_IN_BAND = 30
LEAST_RATINGS = 10
BASE = "base"
"""Stands beside the answers of a table, where the base may not be shown either."""

TYPES = {
    "Bolig": ("bolig",),
    "Fritid og frivillige": ("idraet", "kultur", "boern_unge", "social", "anden"),
    "Skole og dagtilbud": ("skole", "dagtilbud"),
}
MOST_NAMES = 3


@dataclass
class Group:
    """People who are published together. parts: by area or type."""

    grouping: str
    label: str
    parts: Sequence[Sequence[Answers]]

    @property
    def people(self) -> list[Answers]:
        return [person for part in self.parts for person in part]


def total(people: Sequence[Answers]) -> Group:
    """Everybody."""
    return Group("Total", "Total", [people])


def rest(people: Sequence[Answers], published: Sequence[Group]) -> list[Answers]:
    """Those of no published group of a grouping; printed nowhere, and told by subtraction from everybody."""
    inside = {id(person) for group in published for person in group.people}
    return [person for person in people if id(person) not in inside]


def groups(form: str, people: Sequence[Answers], areas: Mapping[str, str]) -> list[Group]:
    """The published groups: areas or types, then age bands. areas: code → name, in the declared order."""
    return [*_places(form, people, areas), *_ages(form, people)]


def _places(form: str, people: Sequence[Answers], areas: Mapping[str, str]) -> list[Group]:
    units = {name: (code,) for code, name in areas.items()} if form == "bs" else TYPES
    grouping = "Område" if form == "bs" else "Foreningstype"
    least = LEAST_IN_AREA if form == "bs" else BASES_IN_TYPE * K[form]
    said = Counter(person[SPLITS[form]] for person in people)
    joined = _joined({name: sum(said[code] for code in codes) for name, codes in units.items()}, least)
    made = []
    for names in joined if len(joined) > 1 else ():
        codes = [code for name in names for code in units[name]]
        parts = [[person for person in people if person[SPLITS[form]] == code] for code in codes]
        made.append(Group(grouping, _listed(names), parts))
    return made


def _joined(answers: Mapping[str, int], least: int) -> list[list[str]]:
    """The smallest goes together with the smaller of its neighbours, until none is too small."""
    rows = [([name], number) for name, number in answers.items()]
    while len(rows) > 1 and min(number for _, number in rows) < least:
        at = min(range(len(rows)), key=lambda place: rows[place][1])
        beside = min((n for n in (at - 1, at + 1) if 0 <= n < len(rows)), key=lambda place: rows[place][1])
        first, second = sorted((at, beside))
        rows[first : second + 1] = [(rows[first][0] + rows[second][0], rows[first][1] + rows[second][1])]
    return [names for names, _ in rows]


def _listed(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMES:
        return "Andre områder"
    if any(" og " in name for name in names):
        return " + ".join(names)
    return " og ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _ages(form: str, people: Sequence[Answers]) -> list[Group]:
    """All bands have enough, and those without an age are nobody or a base of their own."""
    question = next((each for each in questions(form) if each["name"] in AGES), None)
    if question is None:
        return []
    bands = [(code, text) for code, text in options(question) if code not in OUTSIDE_BASE]
    made = [Group("Alder", text, [[p for p in people if p[question["name"]] == code]]) for code, text in bands]
    rest = len(people) - sum(len(group.people) for group in made)
    told = 0 < rest < K[form] or min(len(group.people) for group in made) < LEAST_IN_BAND
    return [] if told else made


def prints(table: Table, group: Group) -> bool:
    """Facts and subsets are printed over everybody alone."""
    return group.grouping == "Total" or not (table.complement or table.id in FACTS)


def sensitive(form: str, table: Table) -> set[str]:
    """The answers of a table whose count may not be shown, and BASE (rules 2 to 4).

    How many were not asked is told by the filter's own table, so that it is no secret beside a small base.
    """
    every = table.counts("answer", "pole", "missing")
    few = {svar for svar, number in every.items() if 0 < number < SMALLEST_FACT}
    if RELEVANT.get(table.question, ("",))[0] not in FACTS:
        few -= {UNASKED}
    if table.base < K[form]:
        return {BASE, *every.keys() - {UNASKED}, *few & {UNASKED}}
    answered = table.counts("answer", "pole")
    alike = {svar for svar, number in answered.items() if _concentrated(table, svar, number)}
    return alike | (few if table.id in FACTS else few & {UNASKED})


def activity_hidden(table: Table) -> bool:
    """An activity's ratings are shown as a whole or not at all."""
    return table.base < LEAST_RATINGS or any(number >= table.base - 1 for number in table.counts("answer").values())


def _concentrated(table: Table, svar: str, number: int) -> bool:
    """It holds all of the base or all but one; in tables of yes and no only "yes" is tested."""
    if svar == "Jeg føler mig ikke velkommen" and number <= 1:
        return True
    return number >= table.base - 1 and (not table.affirmative or svar in table.affirmative)

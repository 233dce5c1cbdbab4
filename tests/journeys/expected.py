"""The rows that the sheet Data must hold, computed from the answers by the instruments and the disclosure rules.

Nothing of `exports` is used: this is the other calculation, which the product must agree with. It says of every count
whether it must be hidden; which others are hidden so that those cannot be worked out is the product's own choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.journeys.counted import RELEVANT, Answers
from tests.journeys.expected_rules import BASE, activity_hidden, groups, prints, rest, sensitive, total
from tests.journeys.expected_tables import Activity, Table, activity_tables, tables

Key = tuple[str, ...]
"""runde, tabel, spoergsmaal, gruppering, gruppe, svar."""


@dataclass(frozen=True)
class Row:
    """One count as it is. hide: it must be hidden; hide_base: so must its base; whole: nothing else of it may be."""

    key: Key
    number: int
    base: int
    share: float | None
    hide: bool = False
    hide_base: bool = False
    whole: bool = False

    def faults(self, found: Mapping[str, Any]) -> Iterator[str]:
        """What is wrong with the row as the sheet has it."""
        shown = found["status"] == "vist"
        if found["status"] not in ("vist", "skjult"):
            yield "no status"
        if shown and self.hide:
            yield "should be hidden"
        if self.whole and not self.hide and (not shown or found["base"] is None):
            yield "should be shown"
        if found["antal"] != (self.number if shown else None):
            yield f"antal is {self.number}"
        if found["base"] is not None and (self.hide_base or found["base"] != self.base):
            yield "base should be hidden" if self.hide_base else f"base is {self.base}"
        if found["procent"] != (self.share if shown and found["base"] is not None else None):
            yield f"procent is {self.share}"


@dataclass(frozen=True)
class Remains:
    """Answers that may not be known of people who are not printed. places: (tabel, gruppering, gruppe) beside them."""

    sensitive: set[str]
    places: Sequence[tuple[str, str, str]]

    def told(self, data: Iterable[Mapping[str, Any]]) -> list[str]:
        """Those that follow because all the places show them."""
        lines = [line for line in data if (line["tabel"], line["gruppering"], line["gruppe"]) in self.places]
        shown = Counter(line["svar"] for line in lines if line["status"] == "vist")
        shown[BASE] = sum(line["svar"] == "Total" and line["base"] is not None for line in lines)
        return [f"{self.places}: {svar}" for svar in self.sensitive if shown[svar] == len(self.places)]


def data_rows(
    round_: str, form: str, people: Sequence[Answers], areas: Mapping[str, str], activities: Sequence[Activity]
) -> list[Row]:
    """The rows of the sheet Data for a form, in order."""
    rows: list[Row] = []
    for group in (total(people), *groups(form, people, areas)):
        for table in tables(form, group.people):
            if prints(table, group):
                gone = sensitive(form, table)
                rows += _rows((round_, table.id, table.question, group.grouping, group.label), table, gone)
    for table, (_, name) in zip(activity_tables(people, activities), activities, strict=True) if form == "bs" else ():
        gone = {BASE, *table.counts()} if activity_hidden(table) else set()
        rows += _rows((round_, table.id, table.question, "Aktivitet", name), table, gone, whole=True)
    return rows


def faults(expected: Sequence[Row], found: Sequence[Mapping[str, Any]]) -> list[str]:
    """Every row of the sheet that is not as it must be, and rows that are missing or too many."""
    keys = [tuple(row.values())[:6] for row in found]
    if keys != [row.key for row in expected]:
        return ["the sheet has other rows, or another order"]
    pairs = zip(expected, found, strict=True)
    return [f"{row.key}: {fault}" for row, line in pairs for fault in row.faults(line)]


def remains(form: str, people: Sequence[Answers], areas: Mapping[str, str]) -> Iterator[Remains]:
    """What is never printed and follows where all that is printed beside it is shown: of a subset, of groups."""
    whole = {table.id: table for table in tables(form, people)}
    for table in whole.values():
        if table.complement and table.complement.counts()["Total"]:
            places = [(name, "Total", "Total") for name in (table.id, table.question)]
            yield Remains(_unknown(form, table.complement, whole), places)
    published = groups(form, people, areas)
    for grouping in dict.fromkeys(group.grouping for group in published):
        beside = [group for group in published if group.grouping == grouping]
        left = rest(people, beside)
        for table in tables(form, left) if left else ():
            if prints(table, beside[0]):
                places = [(table.id, group.grouping, group.label) for group in (total(people), *beside)]
                yield Remains(_unknown(form, table, whole), places)


def _unknown(form: str, table: Table, whole: Mapping[str, Table]) -> set[str]:
    """What nobody at all answered, nobody of these did."""
    return sensitive(form, table) - {svar for svar, number in whole[table.id].counts().items() if not number}


def besides(expected: Sequence[Row], found: Sequence[Mapping[str, Any]]) -> list[Row]:
    """The rows that are hidden for the sake of others."""
    return [row for row, line in zip(expected, found, strict=True) if line["status"] == "skjult" and not row.hide]


def block(table: str) -> str:
    """Tables whose counts follow from each other: by groups, by a filter, by a subset."""
    question = table.partition("|")[0].partition(".")[0]
    if question == "bs_same_degree":
        return "bs_attended"
    return RELEVANT.get(question, (table,))[0]


def _rows(about: Key, table: Table, gone: set[str], whole: bool = False) -> Iterator[Row]:
    for role, svar, number in table.rows:
        share = round(number / table.base, 6) if role in ("answer", "pole") and table.base else None
        yield Row((*about, svar), number, table.base, share, svar in gone, BASE in gone, whole)

"""All unknown counts of a round and what binds them: how a form asks, groups and totals, what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from exports.attack import told
from exports.attack.equations import CONTESTED, MEANS, RATIOS, TABLES
from exports.attack.figures import ACTIVITY, AGE, REST, TOTAL, UNASKED, Cell, Place, Printed
from exports.attack.forms import SUBSETS, Asked, Forms
from exports.attack.system import System

YES, NO = "Ja", "Nej"
BEHIND = (CONTESTED, *MEANS, *RATIOS)
"""Indicators of what no table prints."""
OUTSIDE = "|øvrige"
"""Added to the name of a subset: the others, who are never printed."""


@dataclass
class Knowledge:
    """The unknowns of a round.

    judged: every place that has a base, printed or following from what is printed, with its rows. rests: form, grouping
    and groups → the name of those in none of them. unprinted: places that no workbook has a table of. bases: printed
    ones of indicators. alike: bases of means so near an end of their scale that all or all but one stand there.
    """

    forms: Forms
    system: System = field(default_factory=System)
    judged: dict[Place, list[Cell]] = field(default_factory=dict)
    rests: dict[tuple[str, str, tuple[str, ...]], str] = field(default_factory=dict)
    unprinted: set[Place] = field(default_factory=set)
    bases: set[Cell] = field(default_factory=set)
    alike: set[Cell] = field(default_factory=set)

    def bind(self, terms: Mapping[Cell, float], low: float, high: float) -> None:
        """A weighted sum of counts lies between these."""
        first = next(iter(terms))
        self.system.bind(terms, low, high, (first.table, first.grouping, first.group))

    def sums(self, total: Cell, parts: Iterable[Cell]) -> None:
        """A count is the sum of others."""
        self.bind({total: 1.0, **dict.fromkeys(parts, -1.0)}, 0, 0)

    def known(self, place: Place) -> bool:
        """Whether the counts of a table in a group are among the unknowns."""
        return place in self.judged

    def everybody(self, table: str, grouping: str, group: str) -> Cell:
        """How many answered the form in a group; a subset and an activity's ratings have a number of their own."""
        own = "|" in table or grouping == ACTIVITY
        return Cell(table if own else self.forms.form(table), grouping, group, "total")


def gather(printed: Sequence[Printed], forms: Forms) -> Knowledge:
    """What a reader of these workbooks of one round knows, the newest first."""
    knowledge = Knowledge(forms)
    for book in printed:
        for place, cells in book.tables().items():
            _table(knowledge, place, cells)
    for book in printed:
        _indicator_tables(knowledge, book)
    for form in dict.fromkeys(forms.form(cell.table) for book in printed for cell in book.rows):
        _groupings(knowledge, printed, form)
    for place in list(knowledge.judged):
        _subset(knowledge, place)
    for place in list(knowledge.judged):
        _filter(knowledge, place)
        _age(knowledge, place)
    for book in printed:
        told.figures(knowledge, book)
    return knowledge


def _table(knowledge: Knowledge, place: Place, cells: Sequence[Cell]) -> None:
    """The rows of a table add up: answers to the base, the base and what stands outside it to all who answered."""
    if place in knowledge.judged or not any(cell.role == "base" for cell in cells):
        return
    table, grouping, group = place
    rows = [Cell(*place, cell.role, cell.answer) for cell in cells if cell.role in ("answer", "pole", "missing")]
    knowledge.judged[place] = rows
    base = Cell(*place, "base")
    missing = [cell for cell in rows if cell.role == "missing"]
    everybody = knowledge.everybody(table, grouping, group)
    if table in BEHIND:
        knowledge.bind({everybody: 1, base: -1}, 0, float("inf"))
    else:
        knowledge.sums(everybody, [base, *missing])
    answers = {cell.answer: cell for cell in rows if cell.role == "answer"}
    asked = knowledge.forms.of(table)
    if asked and asked.multiple:
        _several(knowledge, base, answers, asked)
    elif answers:
        knowledge.sums(base, answers.values())
    for cell in rows:
        parts = asked.poles.get(cell.answer, ()) if asked and cell.role == "pole" else ()
        if parts and set(parts) <= answers.keys():
            knowledge.sums(cell, [answers[label] for label in parts])


def _several(knowledge: Knowledge, base: Cell, answers: Mapping[str, Cell], asked: Asked) -> None:
    """Everybody ticks something, nobody one thing twice, and what excludes all else stands alone."""
    alone = [answers[label] for label in asked.exclusive if label in answers]
    for cell in answers.values():
        if cell not in alone:
            knowledge.bind({base: 1, cell: -1, **dict.fromkeys(alone, -1.0)}, 0, float("inf"))
    knowledge.bind({base: -1, **dict.fromkeys(answers.values(), 1.0)}, 0, float("inf"))
    if alone:
        knowledge.bind({base: 1, **dict.fromkeys(alone, -1.0)}, 0, float("inf"))


def _indicator_tables(knowledge: Knowledge, book: Printed) -> None:
    """The counts behind an indicator that no table prints."""
    for one in book.indicators:
        place = (one.id, one.grouping, one.group)
        if one.id == CONTESTED:
            _table(knowledge, place, [Cell(*place, "base"), Cell(*place, "answer", YES), Cell(*place, "answer", NO)])
        elif one.id in BEHIND:
            _table(knowledge, place, [Cell(*place, "base")])
        elif one.id in TABLES and knowledge.known((TABLES[one.id], TOTAL, TOTAL)):
            _like_total(knowledge, (TABLES[one.id], one.grouping, one.group))


def _groupings(knowledge: Knowledge, printed: Sequence[Printed], form: str) -> None:
    """Everybody is the published groups of a grouping and those of no published group.

    A workbook with only some of the groups of another is cut from it: those it leaves out are groups there.
    """
    tables = frozenset(table for table, _, _ in knowledge.judged if knowledge.forms.form(table) == form)
    found = [one for book in printed for one in _groups(book, tables)]
    for grouping, groups in dict.fromkeys(found):
        if any(grouping == other and set(groups) < set(more) for other, more in found):
            continue
        same = sum(one[:2] == (form, grouping) for one in knowledge.rests)
        rest = knowledge.rests[form, grouping, groups] = f"{REST} {same + 1}" if same else REST
        _margins(knowledge, tables, grouping, (*groups, rest))


def _groups(book: Printed, tables: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The groupings of one workbook's tables, each with its groups."""
    told_of = [(cell.table, cell.grouping, cell.group) for cell in book.rows]
    told_of += [(one.id, one.grouping, one.group) for one in book.indicators if one.id in tables or one.id in TABLES]
    mine = [where for table, *where in told_of if TABLES.get(table, table) in tables]
    for grouping in dict.fromkeys(grouping for grouping, _ in mine):
        if grouping not in (TOTAL, ACTIVITY):
            yield grouping, tuple(dict.fromkeys(group for other, group in mine if other == grouping))


def _margins(knowledge: Knowledge, tables: frozenset[str], grouping: str, groups: Sequence[str]) -> None:
    form = knowledge.forms.form(next(iter(tables)))
    whole = Cell(form, TOTAL, TOTAL, "total")
    knowledge.sums(whole, [whole._replace(grouping=grouping, group=group) for group in groups])
    for table in sorted(tables):
        total, places = (table, TOTAL, TOTAL), [(table, grouping, group) for group in groups]
        if not knowledge.known(total) or not any(map(knowledge.known, places)):
            continue
        for place in places:
            _like_total(knowledge, place)
        _sum_rows(knowledge, total, places)


def _like_total(knowledge: Knowledge, place: Place) -> None:
    """A table that is not printed of a group has the rows it has of everybody."""
    if not knowledge.known(place):
        knowledge.unprinted.add(place)
        _table(knowledge, place, [*knowledge.judged[place[0], TOTAL, TOTAL], Cell(*place, "base")])


def _sum_rows(knowledge: Knowledge, total: Place, places: Sequence[Place]) -> None:
    for row in [*knowledge.judged[total], Cell(*total, "base")]:
        parts = [Cell(*place, row.role, row.answer) for place in places]
        there = [p for p in parts if p.role == "base" or p in knowledge.judged[p.table, p.grouping, p.group]]
        if row.role != "pole" and there:
            knowledge.sums(row, there)


def _subset(knowledge: Knowledge, place: Place) -> None:
    """A part of those who answered, and the others, who follow by subtraction."""
    table, grouping, group = place
    source, answers = SUBSETS.get(table, ("", ()))
    whole, asked = table.partition("|")[0], knowledge.forms.of(source)
    if not asked or not knowledge.known((whole, grouping, group)):
        return
    others = (table + OUTSIDE, grouping, group)
    knowledge.unprinted.add(others)
    rows = [*knowledge.judged[place], Cell(*place, "base")]
    _table(knowledge, others, rows)
    for row in rows:
        named = row._replace(table=whole)
        if row.role == "base" or named in knowledge.judged[whole, grouping, group]:
            knowledge.sums(named, [row, row._replace(table=others[0])])
    everybody = knowledge.everybody(whole, grouping, group)
    inside = knowledge.everybody(*place)
    knowledge.sums(everybody, [inside, inside._replace(table=others[0])])
    if knowledge.known((source, grouping, group)):
        told_by = [Cell(source, grouping, group, "answer", asked.label(code)) for code in answers]
        knowledge.sums(inside, told_by)


def _filter(knowledge: Knowledge, place: Place) -> None:
    """Those not asked are those whose answer to the filter question does not let them on."""
    table, grouping, group = place
    asked = knowledge.forms.of(table)
    source = knowledge.forms.of(asked.filter) if asked and asked.filter and "|" not in table else None
    if not asked or not source or source.question.kind != "select_one":
        return
    rows = knowledge.judged.get((source.question.name, grouping, group), [])
    if not rows or Cell(*place, "missing", UNASKED) not in knowledge.judged[place]:
        return
    labels = {row.answer: row for row in rows if row.role != "pole"}
    kept_out = [labels[label] for label in asked.kept_out(source, labels)]
    knowledge.sums(Cell(*place, "missing", UNASKED), kept_out)


def _age(knowledge: Knowledge, place: Place) -> None:
    """An age band is a group, and an answer to the question about age."""
    table, grouping, group = place
    form = knowledge.forms.form(table)
    ages = (name for name in ("bs_age", "fm_age") if knowledge.forms.form(name) == form)
    told_by = [cell for name in ages for cell in knowledge.judged.get((name, TOTAL, TOTAL), []) if cell.answer == group]
    if grouping == AGE and told_by:
        knowledge.sums(knowledge.everybody(table, grouping, group), told_by)

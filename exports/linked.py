"""All printed counts of a form in one system: questions by published group, their poles, bases, filters and totals.

Design 4-disclosure, rules 1-5: what one table hides another must not give away, so all are protected together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.questionnaire.expression import references
from app.questionnaire.model import Question, Questionnaire
from app.questionnaire.relevance import evaluate
from exports import rules
from exports.cells import BALLOTS, REST, Cells, Place
from exports.codebook import UNANSWERED, UNASKED, age_question, subsets
from exports.count import CountTable
from exports.protected import Role
from exports.sensitive import judge, withhold
from exports.splits import AGE, EVERYBODY, Split, Where
from exports.system import Need, System, make_system
from exports.tables import Table, tables
from exports.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Linked:
    """A system and where each of its cells stands."""

    system: System
    places: Mapping[Place, int]


def link(questionnaire: Questionnaire, counts: CountTable, splits: Iterable[Split], thresholds: Thresholds) -> Linked:
    """The system of a counted form, published by these splits; by none: the total alone.

    Facts about persons are printed over all groups only. Whoever belongs to no published group is in the total alone.
    """
    draft = Cells()
    whole = tables(questionnaire, counts)
    partitions = [_partition(questionnaire, split) for split in splits]
    rows = {EVERYBODY: whole, **{where: made for partition in partitions for where, made in partition.items()}}
    for where, made in rows.items():
        _row(draft, questionnaire, where, made, thresholds)
    for table in whole:
        if table.complement:
            _subset(draft, questionnaire, table, table.complement, thresholds)
    for partition in partitions:
        _margins(draft, partition)
    _bands(draft, questionnaire, rows)
    for question in questionnaire.questions:
        _filter(draft, questionnaire, question)
    system = make_system(draft.values, draft.losses, draft.relations, draft.needs, draft.hidden)
    return Linked(system, draft.places)


def told_in(table: Table, where: Where) -> bool:
    """Whether a group prints this table: not what others can see of its people, and no part of a part."""
    return where == EVERYBODY or not (table.complement or table.nature == "fact")


def _partition(questionnaire: Questionnaire, split: Split) -> dict[Where, tuple[Table, ...]]:
    parts = {group.label: group.part for group in split.groups}
    if split.rest:
        parts[REST] = split.rest
    return {Where(split.grouping, label): tables(questionnaire, part) for label, part in parts.items()}


def _row(
    draft: Cells, questionnaire: Questionnaire, where: Where, made: tuple[Table, ...], thresholds: Thresholds
) -> None:
    """All tables of one group, or of everybody."""
    everybody = draft.add(Place(BALLOTS, where, "total", ""), _ballots(made))
    if _ballots(made) < thresholds.base(questionnaire.unit):
        draft.needs.append(Need(everybody, 0, thresholds.base(questionnaire.unit)))
        draft.hide(everybody)
    for table in made:
        if not table.complement and told_in(table, where):
            _table(draft, questionnaire, table, where, thresholds)


def _ballots(made: tuple[Table, ...]) -> int:
    return next(row.count for row in made[0].rows if row.role == "total")


def _table(
    draft: Cells, questionnaire: Questionnaire, table: Table, where: Where, thresholds: Thresholds, subset: str = ""
) -> None:
    """The cells of one table in one group, how they add up, and what of them is sensitive."""
    name = subset or table.id
    question = questionnaire.question(table.question)
    base = draft.add(Place(name, where, "base", ""), table.base)
    cells: dict[tuple[Role, str], int] = {
        (row.role, row.code): draft.add(Place(name, where, row.role, row.code), row.count)
        for row in table.rows
        if row.role != "total"
    }
    everybody = draft.add(Place(subset and name, where, "total", ""), table.rows[-1].count)
    draft.sums(everybody, [base, *(cell for (role, _), cell in cells.items() if role == "missing")])
    answers = [cell for (role, _), cell in cells.items() if role == "answer"]
    if table.kind == "multiple":
        _several(draft, question, Place(name, where, "base", ""), answers)
    else:
        draft.sums(base, answers)
    for pole in question.poles:
        draft.sums(cells["pole", pole.code], [cells["answer", code] for code in pole.codes])
    if not (subset.endswith("|") and any(rules.base(table, thresholds))):
        judge(draft, table, Place(name, where, "base", ""), thresholds)


def _several(draft: Cells, question: Question, base: Place, answers: list[int]) -> None:
    """Everybody ticks something, nobody one thing twice, and what excludes all else stands alone."""
    ticks = draft.add(base._replace(role="rest", code="ticks"), sum(draft.values[cell] for cell in answers))
    again = draft.values[ticks] - draft.values[draft.places[base]]
    draft.sums(ticks, answers)
    draft.sums(ticks, (draft.places[base], draft.add(base._replace(role="rest", code="again"), again)))
    listed = {place.code: place for place, cell in draft.places.items() if cell in answers}
    alone = [draft.places[listed[code]] for code in question.exclusive if code in listed]
    for code, place in listed.items():
        left = draft.rest(place)
        if alone and code not in question.exclusive:
            others = draft.values[draft.places[left]] - sum(draft.values[cell] for cell in alone)
            also = draft.add(left._replace(code=f"{left.code}.also"), others)
            draft.sums(draft.places[left], (*alone, also))


def _subset(draft: Cells, questionnaire: Questionnaire, inside: Table, outside: Table, thresholds: Thresholds) -> None:
    """A part of those who answered, and the others, who are never printed and follow by subtraction."""
    others = f"{inside.id}|"
    _table(draft, questionnaire, inside, EVERYBODY, thresholds, subset=inside.id)
    _table(draft, questionnaire, outside, EVERYBODY, thresholds, subset=others)
    for place, cell in [each for each in draft.places.items() if each[0].table == others]:
        draft.hide(cell)
        if place.role != "rest":
            whole = place._replace(table=BALLOTS if place.role == "total" else inside.question)
            draft.sums(draft.places[whole], (cell, draft.places[place._replace(table=inside.id)]))
    subset = next(each for each in subsets(questionnaire) if each.id == inside.id)
    asked = (draft.places[Place(subset.source, EVERYBODY, "answer", code)] for code in subset.answers)
    everybody = draft.places[Place(inside.id, EVERYBODY, "total", "")]
    draft.sums(everybody, asked)
    if inside.rows[-1].count + outside.rows[-1].count < thresholds.base(inside.unit):
        draft.hide(everybody)
    if any(row.count for row in outside.rows) and any(rules.base(outside, thresholds)):
        withhold(draft, inside, outside, thresholds)


def _margins(draft: Cells, groups: Iterable[Where]) -> None:
    """Each row over everybody is the sum of the groups' rows."""
    listed = list(groups)
    for place, cell in list(draft.places.items()):
        parts = [place._replace(where=where) for where in listed]
        if place.where == EVERYBODY and all(part in draft.places for part in parts):
            draft.sums(cell, (draft.places[part] for part in parts))


def _bands(draft: Cells, questionnaire: Questionnaire, rows: Iterable[Where]) -> None:
    """How many answered of an age band is told twice: as a group, and in the question's own table."""
    question = age_question(questionnaire)
    labels = {option.text.da: option.code for option in question.choices} if question else {}
    for where in rows:
        if question and where.grouping == AGE and where.label != REST:
            told = draft.places[Place(question.name, EVERYBODY, "answer", labels[where.label])]
            draft.sums(draft.places[Place(BALLOTS, where, "total", "")], [told])


def _filter(draft: Cells, questionnaire: Questionnaire, question: Question) -> None:
    """Those not asked are those whose answer to the filter question does not let them on."""
    sources = references(question.relevance) if question.relevance else frozenset()
    if len(sources) != 1 or questionnaire.question(next(iter(sources))).kind != "select_one":
        return
    (source,) = sources
    for place, cell in list(draft.places.items()):
        unasked = place.role == "missing" and place.code == UNASKED and place.table.partition(".")[0] == question.name
        if unasked and Place(source, place.where, "base", "") in draft.places:
            draft.sums(cell, _kept_out(draft, question, source, place.where))


def _kept_out(draft: Cells, question: Question, source: str, where: Where) -> Iterator[int]:
    for place, cell in draft.places.items():
        if (place.table, place.where) == (source, where) and place.role in ("answer", "missing"):
            given = {} if place.code in (UNANSWERED, UNASKED) else {source: place.code}
            if question.relevance is not None and not evaluate(question.relevance, given):
                yield cell

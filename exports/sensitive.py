"""Which cells are sensitive, and how far a reader must be able to think each away (4-disclosure, rules 2-5)."""

from __future__ import annotations

from exports import rules
from exports.cells import Cells, Place
from exports.codebook import UNASKED
from exports.splits import EVERYBODY
from exports.system import Need
from exports.tables import Table
from exports.thresholds import Thresholds


def judge(draft: Cells, table: Table, base: Place, thresholds: Thresholds) -> None:
    """What of a table is sensitive, and how far a reader must be able to think it away (rules 2-5)."""
    if any(rules.base(table, thresholds)):
        _few(draft, table, base, thresholds)
        return
    masks = (rules.concentration, rules.observable_facts, rules.filtered)
    for row, alone, *fact in zip(table.rows, *(mask(table, thresholds) for mask in masks), strict=True):
        place = base._replace(role=row.role, code=row.code)
        if row.role != "total" and any(fact):
            draft.needs_up_to(place, max(thresholds.facts, row.count + 2), table.rows[-1].count)
        elif row.role != "total" and alone:
            _alone(draft, place, thresholds)


def _few(draft: Cells, table: Table, base: Place, thresholds: Thresholds) -> None:
    """Too few answered: none of it is told, but how many were not asked, which the filter's own table tells.

    Of a group that is too small itself nothing is told at all.
    """
    draft.needs_up_to(base, thresholds.base(table.unit), table.asked)
    small = table.rows[-1].count < thresholds.base(table.unit)
    for row in table.of_role("answer", "pole", "missing"):
        if small or row.code != UNASKED:
            _untold(draft, base._replace(role=row.role, code=row.code), table.asked, thresholds)


def _untold(draft: Cells, place: Place, limit: int, thresholds: Thresholds) -> None:
    """An answer of few; or how many of them gave none, which says nothing of what anybody answered."""
    cell = draft.places[place]
    if place.role == "missing":
        draft.needs_doubt(cell, limit)
    else:
        draft.needs_up_to(place, max(thresholds.facts, draft.values[cell] + 2), limit)


def _alone(draft: Cells, place: Place, thresholds: Thresholds) -> None:
    """Everybody or all but one gave an answer, or nobody did: a reader must be able to think of some who differ.

    Of those who gave another, since the answer and its base may be hidden together and move together.
    """
    cell, base = draft.places[place], draft.places[place._replace(role="base", code="")]
    count = draft.values[cell]
    if 2 * count < draft.values[base]:
        draft.needs_up_to(place, max(thresholds.facts, count + 2), draft.values[base])
        return
    differ = draft.rest(place)
    if place.where != EVERYBODY:
        draft.rest(place._replace(where=EVERYBODY))
    others = draft.values[base] - count
    draft.needs_up_to(differ, max(thresholds.facts, others + 2), draft.values[base])
    draft.needs.append(Need(cell, max(0, draft.values[base] - thresholds.facts), count))
    draft.hide(cell)


def withhold(draft: Cells, inside: Table, outside: Table, thresholds: Thresholds) -> None:
    """Too few are left beside the part: it is not told, and what they answered must not follow from anything else.

    How few they are, the question that divides them tells.
    """
    for row in outside.of_role("answer", "pole", "missing"):
        place = Place(f"{inside.id}|", EVERYBODY, row.role, row.code)
        _untold(draft, place, draft.values[draft.places[place._replace(table=inside.question)]], thresholds)
        draft.hide(draft.places[place._replace(table=inside.id)])
    draft.hide(draft.places[Place(inside.id, EVERYBODY, "base", "")])

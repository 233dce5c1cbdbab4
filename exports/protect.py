"""The gate: only here are protected figures made, all of a form together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.questionnaire.model import Questionnaire
from exports.cells import BALLOTS, Place
from exports.count import CountTable
from exports.linked import Linked, link, told_in
from exports.printable import fits, printable
from exports.progress import Tell, part, silent
from exports.protected import SEAL, Cell, ProtectedSums, ProtectedTable, Role
from exports.rules import concentration
from exports.sequential import suppress
from exports.splits import ACTIVITY, AGE, EVERYBODY, Split, Where
from exports.sums import Sums, all_sums
from exports.system import NEVER, Hidden, System, Unprotectable
from exports.tables import Counts, Table, tables
from exports.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Protected:
    """The protected figures of everybody or of one group, by the id of the table and the name of the magnitude.

    ballots: how many answered, None when hidden.
    """

    ballots: int | None = None
    tables: Mapping[str, ProtectedTable] = field(default_factory=dict)
    sums: Mapping[str, ProtectedSums] = field(default_factory=dict)


class NotSafe(Exception):
    """No pattern protects a form as it is to be published. question: where; grouping: of the figure in the way."""

    def __init__(self, question: str, grouping: str) -> None:
        super().__init__(f"{question} by {grouping} cannot be protected")
        self.question, self.grouping = question, grouping


def protect(
    questionnaire: Questionnaire,
    counts: CountTable,
    splits: Sequence[Split],
    thresholds: Thresholds,
    tell: Tell = silent,
) -> Mapping[Where, Protected]:
    """All figures of a form, everybody first, protected together.

    Tables by cells that are hidden one by one; sums of a group where what is left beside it tells no more than it may.
    Raises NotSafe.
    """
    linked, hidden = _pattern(questionnaire, counts, splits, thresholds, tell)
    parts: dict[Where, Counts] = {EVERYBODY: counts}
    parts |= {Where(split.grouping, group.label): group.part for split in splits for group in split.groups}
    shown = {
        where: {
            table.id: _table(table, where, linked, hidden)
            for table in tables(questionnaire, part)
            if told_in(table, where)
        }
        for where, part in parts.items()
    }
    sums = _all_sums(questionnaire, counts, splits, shown, thresholds)
    ballots = {where: _shown(linked, hidden, Place(BALLOTS, where, "total", "")) for where in parts}
    return {where: Protected(ballots[where], shown[where], sums[where]) for where in parts}


def _pattern(
    questionnaire: Questionnaire, counts: CountTable, splits: Sequence[Split], thresholds: Thresholds, tell: Tell
) -> tuple[Linked, Hidden]:
    """Totals first; they are given up for a split only where nothing else protects it."""
    totals = link(questionnaire, counts, (), thresholds)
    hidden = _suppressed(totals, totals.system, part(tell, 0, 2))
    if not splits:
        return totals, hidden
    linked = link(questionnaire, counts, splits, thresholds)
    try:
        return linked, suppress(_firm(linked, totals, hidden), tell=part(tell, 1, 2))
    except Unprotectable:
        return linked, _suppressed(linked, linked.system, part(tell, 1, 2))


def _firm(linked: Linked, totals: Linked, hidden: Hidden) -> System:
    """The system with what is decided about the totals."""
    losses, left_out = linked.system.losses.copy(), linked.system.hidden.copy()
    for place, cell in totals.places.items():
        left_out[linked.places[place]] |= hidden[cell]
        if not hidden[cell]:
            losses[linked.places[place]] = NEVER
    return replace(linked.system, losses=losses, hidden=left_out)


def _suppressed(linked: Linked, system: System, tell: Tell) -> Hidden:
    try:
        return suppress(system, tell=tell)
    except Unprotectable as stuck:
        place = next(place for place, cell in linked.places.items() if cell == stuck.cell)
        raise NotSafe(place.table.partition("|")[0].partition(".")[0], place.where.grouping) from stuck


def _shown(linked: Linked, hidden: Hidden, place: Place) -> int | None:
    cell = linked.places[place]
    return None if hidden[cell] else int(linked.system.values[cell])


def activities(made: Iterable[Table], thresholds: Thresholds) -> tuple[ProtectedTable, ...]:
    """Tables of ratings of one activity each: whole, or with every figure hidden, since nothing adds them up."""
    return tuple(_activity(table, thresholds) for table in made)


def _activity(table: Table, thresholds: Thresholds) -> ProtectedTable:
    told = table.base >= thresholds.activities and not any(concentration(table, thresholds))
    counts = [row.count if told else None for row in table.rows]
    return _made(table, Where(ACTIVITY, table.text), table.base if told else None, counts)


def _table(table: Table, where: Where, linked: Linked, hidden: Hidden) -> ProtectedTable:
    base = _shown(linked, hidden, Place(table.id, where, "base", ""))
    counts = [_shown(linked, hidden, _place(table, where, role, code)) for role, code in _rows(table)]
    return _made(table, where, base, counts)


def _rows(table: Table) -> list[tuple[Role, str]]:
    return [(row.role, row.code) for row in table.rows]


def _place(table: Table, where: Where, role: Role, code: str) -> Place:
    if role == "total":
        return Place(table.id if table.complement else BALLOTS, where, "total", "")
    return Place(table.id, where, role, code)


def _made(table: Table, where: Where, base: int | None, counts: Sequence[int | None]) -> ProtectedTable:
    return ProtectedTable(
        id=table.id,
        form=table.form,
        question=table.question,
        text=table.text,
        kind=table.kind,
        scale=table.scale,
        grouping=where.grouping,
        group=where.label,
        base=base,
        cells=tuple(
            Cell(row.code, row.label, row.role, count, _share(row.role, count, base))
            for row, count in zip(table.rows, counts, strict=True)
        ),
        hidden=base is None or None in counts,
        seal=SEAL,
    )


def _share(role: Role, count: int | None, base: int | None) -> float | None:
    return count / base if role in ("answer", "pole") and count is not None and base else None


def _all_sums(
    questionnaire: Questionnaire,
    counts: CountTable,
    splits: Sequence[Split],
    shown: Mapping[Where, Mapping[str, ProtectedTable]],
    thresholds: Thresholds,
) -> dict[Where, dict[str, ProtectedSums]]:
    """Those of everybody and of places; age bands have none."""
    whole = all_sums(questionnaire, counts)
    fit = [fits(total, thresholds) and _grounded(total, shown[EVERYBODY]) for total in whole]
    told = {EVERYBODY: {total.name: _sums(total, well) for total, well in zip(whole, fit, strict=True)}}
    for split in splits:
        places = {Where(split.grouping, group.label): group.codes for group in split.groups}
        told |= {where: {} for where in places}
        if split.grouping != AGE:
            by_place = {where: all_sums(questionnaire, counts, codes) for where, codes in places.items()}
            rest = all_sums(questionnaire, counts, split.rest_codes)
            for at, total in enumerate(whole):
                groups = {where: sums[at] for where, sums in by_place.items()}
                barred = [where for where in groups if not _grounded(total, shown[where])]
                open_to = printable(groups, rest[at], fit[at], barred, thresholds)
                for where, sums in groups.items():
                    told[where][total.name] = _sums(sums, where in open_to)
    return told


def _grounded(sums: Sums, shown: Mapping[str, ProtectedTable]) -> bool:
    """How many are summed up tells of how many there were: their number must be told, and all of what filters them."""
    return not any(
        table.base is None if table.question in sums.questions else table.hidden
        for table in shown.values()
        if table.question in sums.filters or table.question in sums.questions
    )


def _sums(sums: Sums, told: bool) -> ProtectedSums:
    return ProtectedSums(sums.name, sums.per_step, sums.stats if told else None, seal=SEAL)

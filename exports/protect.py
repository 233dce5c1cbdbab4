"""The gate: only here can protected figures be made, and only protected figures can be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, fields
from typing import Any

from exports.rules import RULES, SUMS_RULES
from exports.sums import Sums
from exports.tables import Role, Row, Table, TableKind
from exports.thresholds import Thresholds

_SEAL = object()


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a table. count and share are None when hidden; share is None for missing rows and the total."""

    code: str
    label: str
    role: Role
    count: int | None
    share: float | None


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """A table that may be printed: whole, or with every figure of it hidden. Made by this module alone."""

    id: str
    form: str
    question: str
    text: str
    kind: TableKind
    scale: str | None
    grouping: str
    group: str
    base: int | None
    cells: tuple[Cell, ...]
    hidden: bool
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        _refuse_forgery(seal)

    def count(self, code: str, role: Role = "answer") -> int:
        """The printed count of a row; raises ValueError when hidden or unknown."""
        found = [cell.count for cell in self.cells if (cell.code, cell.role) == (code, role)]
        if found and found[0] is not None:
            return found[0]
        raise ValueError(f"{self.id} does not show {code}")


@dataclass(frozen=True, slots=True)
class ProtectedSums:
    """Sums that may stand behind a printed index; `stats` is None when hidden. Made by this module alone."""

    name: str
    per_step: float
    stats: Mapping[str, int] | None
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        _refuse_forgery(seal)


@dataclass(frozen=True, slots=True)
class Protected:
    """All protected figures of a form, by the id of the table and the name of the magnitude."""

    tables: Mapping[str, ProtectedTable]
    sums: Mapping[str, ProtectedSums]


def protect(tables: Iterable[Table], sums: Iterable[Sums], thresholds: Thresholds) -> Protected:
    """Judge all tables and sums of a form together and hide each sensitive question whole, with what rests on it."""
    judged = list(tables)
    hidden = spread(judged, sensitive(judged, thresholds))
    return Protected(
        {table.id: _table(table, table.block in hidden) for table in judged},
        {one.name: _sums(one, _unfit(one, hidden, thresholds)) for one in sums},
    )


def sensitive(tables: Iterable[Table], thresholds: Thresholds) -> frozenset[str]:
    """The questions with a cell that some rule calls sensitive."""
    return frozenset(table.block for table in tables if any(any(rule(table, thresholds)) for rule in RULES))


def spread(tables: Iterable[Table], hidden: frozenset[str]) -> frozenset[str]:
    """The hidden questions with all whose rows would give their counts away, and so on until nothing is added."""
    more = hidden | {table.block for table in tables if table.rests_on & hidden}
    return hidden if more == hidden else spread(tables, more)


def restore(document: Mapping[str, Any]) -> ProtectedTable:
    """A table read back from a stored release, where it was already protected."""
    values = {field.name: document[field.name] for field in fields(ProtectedTable)}
    values["cells"] = tuple(Cell(**cell) for cell in values["cells"])
    return ProtectedTable(**values, seal=_SEAL)


def _refuse_forgery(seal: object) -> None:
    if seal is not _SEAL:
        raise TypeError("Protected figures are made by exports.protect only.")


def _unfit(sums: Sums, hidden: frozenset[str], thresholds: Thresholds) -> bool:
    return bool(sums.rests_on & hidden) or any(rule(sums, thresholds) for rule in SUMS_RULES)


def _table(table: Table, hidden: bool) -> ProtectedTable:
    return ProtectedTable(
        id=table.id,
        form=table.form,
        question=table.question,
        text=table.text,
        kind=table.kind,
        scale=table.scale,
        grouping="Total",
        group="Total",
        base=None if hidden else table.base,
        cells=tuple(_cell(row, table.base, hidden) for row in table.rows),
        hidden=hidden,
        seal=_SEAL,
    )


def _cell(row: Row, base: int, hidden: bool) -> Cell:
    if hidden:
        return Cell(row.code, row.label, row.role, None, None)
    share = row.count / base if row.role in ("answer", "pole") and base else None
    return Cell(row.code, row.label, row.role, row.count, share)


def _sums(sums: Sums, hidden: bool) -> ProtectedSums:
    return ProtectedSums(sums.name, sums.per_step, None if hidden else sums.stats, seal=_SEAL)

"""The gate: only here can a ProtectedTable be made, and only a ProtectedTable can be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, fields
from typing import Any, Literal

TableKind = Literal["single", "multiple", "rows", "bands"]
Role = Literal["answer", "pole", "missing", "total"]

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
        if seal is not _SEAL:
            raise TypeError("A ProtectedTable is made by exports.protect only.")


def restore(document: Mapping[str, Any]) -> ProtectedTable:
    """A table read back from a stored release, where it was already protected."""
    values = {field.name: document[field.name] for field in fields(ProtectedTable)}
    values["cells"] = tuple(Cell(**cell) for cell in values["cells"])
    return ProtectedTable(**values, seal=_SEAL)

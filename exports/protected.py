"""Figures that may be printed. Only exports.protect makes them, and only they can be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, fields, replace
from typing import Any, Literal

TableKind = Literal["single", "multiple", "rows", "bands"]
Role = Literal["answer", "pole", "missing", "total"]

SEAL = object()
"""Held by exports.protect and here alone."""


class Untold(ValueError):
    """A figure was asked for that rests on a hidden count."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a table. count is None when hidden; share (0-1) then too, without a base, and outside the base."""

    code: str
    label: str
    role: Role
    count: int | None
    share: float | None


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """A table that may be printed; hidden: some figure of it is left out. Made by this module alone."""

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

    def without_figures(self) -> ProtectedTable:
        """The same table with every figure hidden."""
        cells = tuple(replace(cell, count=None, share=None) for cell in self.cells)
        values = {name.name: getattr(self, name.name) for name in fields(self)}
        return ProtectedTable(**{**values, "base": None, "cells": cells, "hidden": True}, seal=SEAL)

    def count(self, code: str, role: Role = "answer") -> int:
        """The printed count of a row; raises Untold when it is hidden, ValueError when there is none."""
        found = [cell.count for cell in self.cells if (cell.code, cell.role) == (code, role)]
        if not found:
            raise ValueError(f"{self.id} has no {code}")
        if found[0] is None:
            raise Untold(f"{self.id} does not show {code}")
        return found[0]


@dataclass(frozen=True, slots=True)
class ProtectedSums:
    """Sums that may stand behind a printed index; `stats` is None when hidden. Made by this module alone."""

    name: str
    per_step: float
    stats: Mapping[str, int] | None
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        _refuse_forgery(seal)


def restore(document: Mapping[str, Any]) -> ProtectedTable:
    """A table read back from a stored release, where it was already protected."""
    values = {field.name: document[field.name] for field in fields(ProtectedTable)}
    values["cells"] = tuple(Cell(**cell) for cell in values["cells"])
    return ProtectedTable(**values, seal=SEAL)


def _refuse_forgery(seal: object) -> None:
    if seal is not SEAL:
        raise TypeError("Protected figures are made by exports.protect only.")

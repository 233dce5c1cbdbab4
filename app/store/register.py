"""The register of all that is stored: each column with its reason, as the page "Det gemmer vi" shows it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("register.toml")
ABOUT = "_"


@dataclass(frozen=True, slots=True)
class RegisteredColumn:
    """A column and why it is there, in Danish."""

    table: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class RegisteredTable:
    """A table, what it holds, in Danish, and its columns."""

    name: str
    about: str
    columns: tuple[RegisteredColumn, ...]


@cache
def tables() -> tuple[RegisteredTable, ...]:
    """Every table in the order of the register."""
    register = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_table(name, lines) for name, lines in register.items())


def columns() -> tuple[RegisteredColumn, ...]:
    """Every column of every table."""
    return tuple(column for table in tables() for column in table.columns)


def _table(name: str, lines: dict[str, str]) -> RegisteredTable:
    held = (RegisteredColumn(name, column, reason) for column, reason in lines.items() if column != ABOUT)
    return RegisteredTable(name, lines[ABOUT], tuple(held))

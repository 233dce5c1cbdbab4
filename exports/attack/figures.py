"""What a reader takes down from a workbook: counts, shares and indicators, each as exactly as it is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeGuard

Role = Literal["answer", "pole", "missing", "base", "total", "sum"]

TOTAL = "Total"
ACTIVITY, AGE = "Aktivitet", "Alder"
REST = "Øvrige"
"""Those of no published group: printed nowhere, and what is left when the groups are subtracted."""
MISSING = {"Ved ikke": "dk", "Ønsker ikke at svare": "pna", "Ikke relevant": "na"}
UNANSWERED, UNASKED = "Uoplyst", "Ikke spurgt"
OUTSIDE = (*MISSING, UNANSWERED, UNASKED)
POLE = "Pol: "

DEFAULTS: Mapping[str, int] = {"persons": 10, "boards": 5, "activities": 10, "facts": 3}
"""Smallest bases of persons, boards and ratings of an activity; and the count from which a fact points at nobody."""

HAIR = 1e-9


Place = tuple[str, str, str]
"""Table, grouping, group."""


class Cell(NamedTuple):
    """A count of one row of a table in one group. answer: as in the column svar; empty for a base and a total."""

    table: str
    grouping: str
    group: str
    role: Role
    answer: str = ""


class Near(NamedTuple):
    """Where a figure lies that was rounded before it was printed."""

    low: float
    high: float


def near(value: float, digits: int) -> Near:
    """All figures that print as this one with so many decimals, or more when it carries more."""
    while digits < 9 and abs(round(value, digits) - value) > HAIR:
        digits += 1
    half = 0.5 * 10.0**-digits + HAIR
    return Near(value - half, value + half)


@dataclass(frozen=True, slots=True)
class Share:
    """A printed share of a count. of_told: of the base and the count itself together ("ved ikke")."""

    cell: Cell
    value: Near
    of_told: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of tblIndikatorer, or a sentence about one; shares 0-1, points as they are."""

    id: str
    grouping: str
    group: str
    value: Near | None = None
    low: Near | None = None
    high: Near | None = None
    base: int | None = None


@dataclass
class Printed:
    """Everything read from one workbook.

    rows: all cells of Data; in_data: what it prints of them; blank: rows it leaves empty. names: of indicators, by id.
    changes: figures of earlier rounds and the differences from them.
    """

    round: str = ""
    rows: dict[Cell, None] = field(default_factory=dict)
    in_data: dict[Cell, int] = field(default_factory=dict)
    blank: set[Cell] = field(default_factory=set)
    counts: list[tuple[Cell, int]] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    changes: list[Near] = field(default_factory=list)

    def tables(self) -> dict[Place, list[Cell]]:
        """The rows by table, grouping and group."""
        found: dict[Place, list[Cell]] = {}
        for cell in self.rows:
            found.setdefault((cell.table, cell.grouping, cell.group), []).append(cell)
        return found


def plain(text: str) -> str:
    """Text as a cell can hold it: one line, without control characters."""
    kept = "".join(" " if letter in "\n\r\t" else letter for letter in text)
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cs", "Cf")).split())


NUMBER = re.compile(r"(?<![\w.,])[−-]?\d+(?:\.\d{3})*(?:,\d+)?(?![\w]|[.,]\d)")


def number(text: str) -> float:
    """A Danish number: "1.312", "53,8", "−12"."""
    return float(text.replace(".", "").replace(",", ".").replace("−", "-"))


def is_number(value: object) -> TypeGuard[float]:
    """Whether a cell's value is a figure."""
    return isinstance(value, int | float) and not isinstance(value, bool)

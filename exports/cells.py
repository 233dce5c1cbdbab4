"""The cells of a form's tables while they are gathered: where each stands, what it costs, what binds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from exports.splits import EVERYBODY, Where
from exports.system import NEVER, Need, Relation

REST = ""
"""Those of no published group of a grouping, who are printed nowhere and follow by subtraction."""

BALLOTS = ""
"""The table of a cell that no question owns: how many answered at all."""

LOSSES = {"answer": 1.0, "missing": 1.0, "pole": 3.0, "base": 50.0, "total": 50.0}
MARGIN = 10.0
"""What hiding costs, and how much more in the row over all groups.

Only the number of all answers is never given up. A question's base over all groups costs most, and goes where nothing
else protects: one or two without an answer to a question of fact would leave no way out.
"""


class Place(NamedTuple):
    """Where a count is printed. role: as of a table's rows, `base` for the valid answers, `rest` if not printed."""

    table: str
    where: Where
    role: str
    code: str


@dataclass
class Cells:
    """What is gathered of a system."""

    places: dict[Place, int] = field(default_factory=dict)
    values: list[int] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)

    def add(self, place: Place, value: int) -> int:
        """A cell, made once; what is printed nowhere is hidden from the start."""
        if place not in self.places:
            self.places[place] = len(self.values)
            self.values.append(value)
            self.losses.append(loss(place))
            if not self.losses[-1]:
                self.hide(self.places[place])
        return self.places[place]

    def needs_up_to(self, place: Place, high: int, limit: int) -> None:
        """A sensitive cell: a reader must be able to think of it as nothing, and as `high`, or as all there can be.

        limit: how many that is; in a group it is never more than over everybody, which is printed.
        """
        cell, whole = self.places[place], self.places.get(place._replace(where=EVERYBODY))
        if place.where != EVERYBODY and whole is not None and whole not in self.hidden:
            limit = min(limit, self.values[whole])
        self.needs.append(Need(cell, 0, min(high, limit)))
        self.hide(cell)

    def needs_doubt(self, cell: int, limit: int) -> None:
        """A cell that must not be known exactly, which is all: it says nothing of what anybody answered."""
        count = self.values[cell]
        self.needs.append(Need(cell, max(0, count - 1), count or min(1, limit)))
        self.hide(cell)

    def rest(self, place: Place) -> Place:
        """Those who gave another answer than this one: printed nowhere, and what is left when it is subtracted."""
        cell, base = self.places[place], self.places[place._replace(role="base", code="")]
        left = place._replace(role="rest", code=f"{place.role}.{place.code}")
        if left not in self.places:
            self.sums(base, (cell, self.add(left, self.values[base] - self.values[cell])))
        return left

    def hide(self, cell: int) -> None:
        self.hidden.append(cell)
        self.losses[cell] = min(self.losses[cell], MARGIN * LOSSES["base"])

    def sums(self, total: int, parts: Iterable[int]) -> None:
        self.relations.append(Relation(total, tuple(parts)))


def loss(place: Place) -> float:
    """What it costs to hide a cell; nothing where it is printed nowhere."""
    if place.role == "rest" or place.where.label == REST:
        return 0.0
    if place == Place(BALLOTS, EVERYBODY, "total", ""):
        return NEVER
    margin = place.where == EVERYBODY and "|" not in place.table  # a part of those who answered goes before the whole
    return LOSSES[place.role] * (MARGIN if margin else 1.0)

"""What nobody may be able to prove: too few behind a figure, everybody alike, a telling fact, a hidden count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exports.attack.equations import CONTESTED
from exports.attack.figures import ACTIVITY, TOTAL, UNASKED, Cell, Place
from exports.attack.forms import Asked
from exports.attack.knowledge import BEHIND, Knowledge
from exports.attack.proof import Proof

OWN_BELOW = 15
"""A base in which a reader's own answer tells her much of the others'."""
BOTH_SIDES = ("not_welcome",)
"""Answers where "nobody" would be as telling as "everybody"."""

Said = tuple[Cell, str]
"""A count, and the kind of what can be proven of it."""


@dataclass(frozen=True)
class Judge:
    """The rules over what can be proven. hidden: the counts that are printed nowhere but have a row of their own."""

    knowledge: Knowledge
    proof: Proof
    hidden: frozenset[Cell]
    thresholds: Mapping[str, int]

    def findings(self) -> Iterator[Said]:
        """All that can be proven and should not be."""
        for cell in self._ballots():
            if self._few(cell):
                yield cell, "base"
        for cell in sorted(self.hidden):
            if self._exact(cell):
                yield cell, "exact"
        for place, rows in self.knowledge.judged.items():
            yield from self._place(place, rows)
        yield from self._left_over()
        yield from ((cell, "alike") for cell in sorted(self.knowledge.alike))

    def _place(self, place: Place, rows: list[Cell]) -> Iterator[Said]:
        asked, base = self.knowledge.forms.of(place[0]), Cell(*place, "base")
        if place[0] in BEHIND and base not in self.knowledge.bases:
            return  # what a hidden mean rests on tells nothing of the answers; see `_left_over`
        if self._few(base):
            yield base, "base"
        else:
            for row in rows:
                if self._alike(row, base, asked):
                    yield row, "alike"
                elif self._alike_but_me(row, rows, base, asked):
                    yield row, "own"
        for row in rows:
            if self._telling(row, place, asked):
                yield row, "fact"

    def _ballots(self) -> Iterator[Cell]:
        places = {self.knowledge.everybody(*place): None for place in self.knowledge.judged if "|" not in place[0]}
        return (cell for cell in places if cell.grouping != ACTIVITY)

    def smallest(self, cell: Cell) -> int:
        """The smallest base that may be known."""
        if cell.grouping == ACTIVITY:
            return self.thresholds["activities"]
        form = cell.table if cell.role == "total" and "|" not in cell.table else self.knowledge.forms.form(cell.table)
        return self.thresholds["boards" if self.knowledge.forms.boards(form) else "persons"]

    def _few(self, cell: Cell) -> bool:
        """Somebody is there, and they are too few."""
        smallest = self.smallest(cell)
        return self.proof.at_least({cell: -1}, 1 - smallest) and self.proof.at_least({cell: 1}, 1)

    def _exact(self, cell: Cell) -> bool:
        """A hidden count is known; but for nobody where nobody is, and those a filter leaves out: see `_telling`."""
        if cell.answer == UNASKED and cell.role == "missing":
            return False
        low, high = self.proof.interval(cell)
        return low == high and not (low == 0 and self._nobody(cell))

    def _nobody(self, cell: Cell) -> bool:
        """Nobody is in the group, nobody answered, or nobody anywhere gave this answer."""
        base = Cell(cell.table, cell.grouping, cell.group, "base")
        everybody = self.knowledge.everybody(cell.table, cell.grouping, cell.group)
        anywhere = Cell(cell.table.partition("|")[0], TOTAL, TOTAL, cell.role, cell.answer)
        others = {base, everybody} | ({anywhere} - {cell})
        return any(self.proof.at_least({one: -1}, 0) for one in others if one in self.proof.system.places)

    def _tested(self, row: Cell, asked: Asked | None) -> bool:
        """In tables of two answers only the affirmative one says something about everybody."""
        if row.role not in ("answer", "pole"):
            return False
        return row.answer != "Nej" if row.table == CONTESTED else not (asked and row.answer == asked.yes_no)

    def _alike(self, row: Cell, base: Cell, asked: Asked | None) -> bool:
        if not self._tested(row, asked):
            return False
        if self.proof.at_least({row: 1, base: -1}, -1) and self.proof.at_least({base: 1}, 1):
            return True
        nobody = asked is not None and asked.multiple and row.answer in self._both_sides(asked)
        return nobody and self.proof.at_least({row: -1}, -1) and self.proof.at_least({base: 1}, 1)

    def _both_sides(self, asked: Asked) -> list[str]:
        return [asked.label(c.code) for c in asked.question.choices if c.code in BOTH_SIDES]

    def _alike_but_me(self, row: Cell, rows: list[Cell], base: Cell, asked: Asked | None) -> bool:
        """A reader who gave another answer takes her own away, and learns of the others."""
        if row not in self.hidden or not self.proof.at_least({base: -1}, 1 - OWN_BELOW):
            return False
        return any(
            self._learns(mine, row, base, asked) for mine in rows if mine.role in ("answer", "missing") and mine != row
        )

    def _learns(self, mine: Cell, row: Cell, base: Cell, asked: Asked | None) -> bool:
        """Of others, who must be there: of herself she knows anyhow."""
        if self.proof.interval(mine)[1] < 1 or (asked and asked.multiple) or self._part_of(mine, row, asked):
            return False
        others = 2 if mine.role == "answer" else 1
        if not self.proof.at_least({base: 1}, others, mine):
            return False
        if self._tested(row, asked) and self.proof.at_least({row: 1, base: -1}, -others, mine):
            return True
        low, high = self.proof.interval(row)
        if low == high or mine not in self.hidden:
            return False
        least = self.proof.least({row: 1}, given=mine)
        return least > float("-inf") and -self.proof.least({row: -1}, -least - 1, given=mine) <= least

    def _part_of(self, mine: Cell, row: Cell, asked: Asked | None) -> bool:
        return row.role == "pole" and asked is not None and mine.answer in asked.poles.get(row.answer, ())

    def _telling(self, row: Cell, place: Place, asked: Asked | None) -> bool:
        """Few of what others can see point at somebody."""
        fact = asked is not None and asked.fact
        if asked and row.answer == UNASKED and row.role == "missing":
            source = self.knowledge.forms.of(asked.filter or "")
            fact = source is not None and source.fact
        if not fact or row.role == "pole" or place[1] == ACTIVITY:
            return False
        few = 1 - self.thresholds["facts"]
        return self.proof.at_least({row: -1}, few) and self.proof.at_least({row: 1}, 1)

    def _left_over(self) -> Iterator[Said]:
        """Behind a figure that no table prints: those of a printed total in no printed group, taken together."""
        for (form, grouping, groups), rest in self.knowledge.rests.items():
            for name in BEHIND:
                total = Cell(name, TOTAL, TOTAL, "base")
                parts = [Cell(name, grouping, group, "base") for group in (*groups, rest)]
                left = [part for part in parts if self._open(part)]
                if self.knowledge.forms.form(name) == form and total in self.proof.system.places and len(left) > 1:
                    fewest = self.proof.at_least({part: -1.0 for part in left}, 1 - self.smallest(total))
                    if fewest and self.proof.at_least(dict.fromkeys(left, 1.0), 1):
                        yield total._replace(grouping=grouping, group=rest), "base"

    def _open(self, part: Cell) -> bool:
        if part not in self.proof.system.places:
            return False
        low, high = self.proof.interval(part)
        return low < high

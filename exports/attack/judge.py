"""What nobody may be able to prove: too few behind a figure, everybody alike, a telling fact, a hidden count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exports.attack.equations import CONTESTED
from exports.attack.figures import ACTIVITY, TOTAL, UNASKED, Cell, Place
from exports.attack.forms import Asked
from exports.attack.knowledge import BEHIND, OUTSIDE, Knowledge
from exports.attack.proof import Proof

OWN_BELOW = 15
"""A base in which a reader's own answer may tell her what all the others gave."""
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
        if self._withheld(place, base):
            return
        if self._few(base):
            yield base, "base"
        else:
            for row in rows:
                if self._alike(row, base, asked):
                    yield row, "alike"
                elif row in self.hidden and self._known_by_own(row, rows, base, asked):
                    yield row, "own"
        for row in rows:
            if self._telling(row, place, asked):
                yield row, "fact"

    def _withheld(self, place: Place, base: Cell) -> bool:
        """How many there are tells nothing: of a mean that is hidden, or beside a part of which nothing is told."""
        if place[0] in BEHIND:
            return base not in self.knowledge.bases  # see `_left_over`
        if not place[0].endswith(OUTSIDE):
            return False
        part = (place[0].removesuffix(OUTSIDE), *place[1:])
        rows = [Cell(*part, "base"), *self.knowledge.judged.get(part, ())]
        return all(row in self.hidden for row in rows if row.role in ("base", "answer", "pole"))

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
        """A hidden count is known; but for nobody where nobody is, and those a filter leaves out: see `_telling`.

        How many a hidden mean rests on tells nothing while another group's is hidden too: see `_left_over`.
        """
        if (cell.answer == UNASKED and cell.role == "missing") or self._with_others(cell):
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

    def _known_by_own(self, row: Cell, rows: list[Cell], base: Cell, asked: Asked | None) -> bool:
        """A reader who gave another answer, and by that knows that all the others gave this one."""
        if not self._tested(row, asked) or not self.proof.at_least({base: -1}, 1 - OWN_BELOW):
            return False
        others = [one for one in rows if one.role == "answer" and one != row and one in self.hidden]
        return any(self._all_but(mine, row, base) for mine in others if not self._part_of(mine, row, asked))

    def _all_but(self, mine: Cell, row: Cell, base: Cell) -> bool:
        others = self.proof.interval(mine)[1] >= 1 and self.proof.at_least({base: 1}, 2, mine)
        return others and self.proof.at_least({row: 1, base: -1}, -1, mine)

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
                if total not in self.knowledge.bases:
                    continue  # beside a total that is not told nothing can be left
                parts = [Cell(name, grouping, group, "base") for group in (*groups, rest)]
                left = [part for part in parts if self._untold(part)]
                if self.knowledge.forms.form(name) == form and total in self.proof.system.places and len(left) > 1:
                    fewest = self.proof.at_least({part: -1.0 for part in left}, 1 - self.smallest(total))
                    if fewest and self.proof.at_least(dict.fromkeys(left, 1.0), 1):
                        yield total._replace(grouping=grouping, group=rest), "base"

    def _untold(self, part: Cell) -> bool:
        """Somebody may be behind it, and it is not printed."""
        if part in self.knowledge.bases or part not in self.proof.system.places:
            return False
        return self.proof.interval(part)[1] > 0

    def _with_others(self, base: Cell) -> bool:
        """The base of a mean that no table prints, beside another of the same grouping that is not told either."""
        if base.table not in BEHIND or base.role != "base":
            return False
        form = self.knowledge.forms.form(base.table)
        for (about, grouping, groups), rest in self.knowledge.rests.items():
            if (about, grouping) == (form, base.grouping) and base.group in groups:
                parts = [base._replace(group=group) for group in (*groups, rest) if group != base.group]
                return any(map(self._untold, parts))
        return False

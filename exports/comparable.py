"""Which earlier round a figure can be compared with, and over whom (instruments/05, section 5.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal, NamedTuple

from exports import rests_on
from exports.carried import pooled
from exports.figure import TOTAL, CarryRow, Indicator
from exports.indicators import FIRST
from exports.release import Asked, FormResult, ProtectedTable, Release
from exports.splits import AREA
from exports.verdict_texts import OTHER_AREAS, OTHER_QUESTION

BY_AREA = "bs"
"""The form whose rounds have areas."""


class Ground(NamedTuple):
    """Whom a figure is about: everybody, or published groups of a grouping, each by the names of what makes it."""

    grouping: str
    groups: tuple[frozenset[str], ...] = ()


EVERYBODY = Ground(TOTAL)


@dataclass(frozen=True, slots=True)
class Round:
    """One form of a released round. A figure that is hidden, or that is not there, is None."""

    release: Release
    form: FormResult

    def wording(self, questions: Sequence[str]) -> tuple[Asked, ...] | None:
        """These questions as they were asked; None when one of them was not."""
        found = tuple(asked for name in questions for asked in self.form.asked if asked.question == name)
        return found if len(found) == len(questions) else None

    def published(self, grouping: str) -> dict[frozenset[str], str]:
        """What makes each published group → its label, in order."""
        return {frozenset(group.members): group.label for group in self.form.groups if group.grouping == grouping}

    def labels(self, ground: Ground) -> list[str]:
        """The groups of this ground as they are called in this round; none unless every one is published."""
        if ground == EVERYBODY:
            return [TOTAL]
        published = self.published(ground.grouping)
        found = [published[members] for members in ground.groups if members in published]
        return found if len(found) == len(ground.groups) else []

    def indicator(self, indicator: str, grouping: str, group: str) -> Indicator | None:
        """A printed indicator of everybody or of one group."""
        for one in (*self.form.indicators, *self.form.group_indicators):
            if (one.id, one.grouping, one.group) == (indicator, grouping, group) and not one.hidden:
                return one
        return None

    def statistics(self, indicator: str, ground: Ground) -> CarryRow | None:
        """What is kept of a printed indicator over this ground; None unless it is printed for all of it."""
        labels = self.labels(ground)
        rows = [
            row
            for label in labels
            for row in self.release.carry
            if (row.indicator, row.grouping, row.group) == (indicator, ground.grouping, label)
            and self.indicator(indicator, ground.grouping, label)
        ]
        return pooled(rows) if rows and len(rows) == len(labels) else None

    def count(self, table: str, ground: Ground, code: str, role: Literal["pole", "missing"]) -> int | None:
        """A printed count of a table over this ground."""
        tables = self._tables(table, ground)
        counts = [cell.count for one in tables for cell in one.cells if (cell.code, cell.role) == (code, role)]
        return _sum(counts) if len(counts) == len(tables) else None

    def base(self, table: str, ground: Ground) -> int | None:
        """The printed base of a table over this ground."""
        return _sum([one.base for one in self._tables(table, ground)])

    def _tables(self, table: str, ground: Ground) -> list[ProtectedTable]:
        labels = self.labels(ground)
        found = [
            one
            for label in labels
            for one in (*self.form.tables, *self.form.group_tables)
            if (one.id, one.grouping, one.group) == (table, ground.grouping, label)
        ]
        return found if len(found) == len(labels) else []


def _sum(counts: Sequence[int | None]) -> int | None:
    shown = [count for count in counts if count is not None]
    return sum(shown) if shown and len(shown) == len(counts) else None


@dataclass(frozen=True, slots=True)
class Match:
    """A figure and the same figure before: in which round, and over whom.

    run: what is kept of it in each comparable round of an unbroken row that ends with the new round, oldest first.
    latest: whether the round compared with is the last before the new one that asked.
    """

    then: Round
    ground: Ground
    run: tuple[CarryRow, ...]
    latest: bool

    @property
    def before(self) -> CarryRow:
        """What is kept of the former figure."""
        return self.run[-2]

    @property
    def now(self) -> CarryRow:
        """What is kept of the new figure, over the same ground."""
        return self.run[-1]


def matched(indicator: Indicator, now: Round, earlier: Sequence[Round]) -> Match | str:
    """The round a printed figure is compared with, or the verdict that says why there is none.

    earlier: rounds of the same form, newest first. A round that hides the figure is passed over.
    """
    alike = _worded_alike(indicator.id, now, earlier)
    for place, then in enumerate(alike):
        ground = _ground(indicator, now, then)
        rounds = [_kept(indicator.id, ground, now, one) for one in (now, *alike[place:])] if ground else []
        run = tuple(row for row in takewhile(bool, rounds) if row)
        if ground and len(run) > 1:
            latest = place == 0
            return Match(then, ground, run[::-1] if latest else run[1::-1], latest)
        if ground is None or ground.grouping != indicator.grouping:
            return OTHER_AREAS
    return OTHER_QUESTION if not alike and _asking(indicator.id, earlier) else FIRST


def former_figure(indicator: Indicator, now: Round, then: Round) -> Indicator | None:
    """The same figure as it was printed in a comparable round; None where it was not."""
    ground = _ground(indicator, now, then)
    if ground is None or ground.grouping != indicator.grouping or not _worded_alike(indicator.id, now, [then]):
        return None
    for label in then.labels(ground):
        return then.indicator(indicator.id, ground.grouping, label)
    return None


def _asking(indicator: str, rounds: Sequence[Round]) -> list[Round]:
    questions = rests_on.questions(indicator)
    return [one for one in rounds if one.wording(questions)]


def _worded_alike(indicator: str, now: Round, earlier: Sequence[Round]) -> list[Round]:
    """The rounds that asked, newest first, back to the first that asked in other words."""
    questions = rests_on.questions(indicator)
    words = now.wording(questions)
    return list(takewhile(lambda then: then.wording(questions) == words, _asking(indicator, earlier)))


def _kept(indicator: str, ground: Ground, now: Round, then: Round) -> CarryRow | None:
    return then.statistics(indicator, ground) if ground != EVERYBODY or _same_areas(now, then) else None


def _same_areas(now: Round, then: Round) -> bool:
    return now.form.form != BY_AREA or set(now.release.round.areas) == set(then.release.round.areas)


def _ground(indicator: Indicator, now: Round, then: Round) -> Ground | None:
    """Over whom a figure is compared with this round's; None where the areas were put together in another way."""
    if indicator.grouping != TOTAL:
        return _same_group(indicator, now, then)
    if _same_areas(now, then):
        return EVERYBODY
    before = then.published(AREA)
    common = tuple(members for members in now.published(AREA) if members in before)
    return Ground(AREA, common) if common else None


def _same_group(indicator: Indicator, now: Round, then: Round) -> Ground | None:
    labels = now.published(indicator.grouping).items()
    members = next((members for members, label in labels if label == indicator.group), frozenset[str]())
    before = then.published(indicator.grouping)
    joined_otherwise = members not in before and any(members & others for others in before)
    return None if joined_otherwise else Ground(indicator.grouping, (members,))

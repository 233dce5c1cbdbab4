"""Counting: records become one dense cube, batch by batch, and the cube must add up to the ballots."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.questionnaire.model import Questionnaire
from app.questionnaire.record import NO_ANSWER, Layout
from exports.codebook import Records, Variable, age_question, codebook
from exports.magnitudes import NO_PAIRS, STATS, gathered, magnitudes, merged, pairs, summarise

Cube = NDArray[np.int64]
Variables = tuple[tuple[str, tuple[str, ...]], ...]
"""Name and categories of each."""

ARRAYS = ("ballots", "cube", "sums", "ratings", "ages")

UNKNOWN_GROUP = "unknown"
"""Ballots whose area or type was not given: counted in the total."""


class CountMismatch(RuntimeError):
    """The counts do not add up to the ballots; nothing may be made of them."""


@dataclass(frozen=True, slots=True)
class CountTable:
    """All counts of one form in a round.

    ballots[group]; cube[group, variable, category]; sums[group or total (last), magnitude, STATS];
    ratings[area, activity, place of the answer on its scale]; ages[category of the age question, variable, category],
    without any row in a form that asks no age.
    """

    form: str
    groups: tuple[str, ...]
    variables: Variables
    magnitudes: tuple[str, ...]
    ballots: Cube
    cube: Cube
    sums: Cube
    ratings: Cube
    ages: Cube

    def total(self, variable: str) -> dict[str, int]:
        """Category → count over all groups; raises ValueError for a variable the form has not."""
        return self.part(self.groups).total(variable)

    def part(self, codes: Iterable[str]) -> Part:
        """The counts of these groups taken together."""
        at = [self.groups.index(code) for code in codes]
        return Part(self.variables, self.cube[at].sum(axis=0), int(self.ballots[at].sum()))

    def aged(self, variable: str, categories: Iterable[str]) -> Part:
        """The counts of those in these categories of the age question."""
        known = self.categories(variable)
        rows = self.ages[[known.index(category) for category in categories]].sum(axis=0)
        return Part(self.variables, rows, int(rows[0].sum()))

    def categories(self, variable: str) -> tuple[str, ...]:
        """The categories of a variable; raises ValueError for one the form has not."""
        return self.variables[_place(self.variables, variable)][1]

    def stats(self, magnitude: str) -> dict[str, int]:
        """STATS of a magnitude over all groups; raises ValueError when the form has it not."""
        return dict(zip(STATS, self.sums[-1, self.magnitudes.index(magnitude)].tolist(), strict=True))

    def group_stats(self, magnitude: str, codes: Iterable[str]) -> dict[str, int]:
        """STATS of a magnitude over these groups, `alike` at its most, `median` of none."""
        place = self.magnitudes.index(magnitude)
        return merged([self.sums[self.groups.index(code), place].tolist() for code in codes])

    def to_bytes(self) -> bytes:
        """For storage under the round's key."""
        names = [self.form, self.groups, self.variables, self.magnitudes]
        head = np.frombuffer(json.dumps(names).encode(), np.uint8)
        file = io.BytesIO()
        np.savez(file, head=head, **{name: getattr(self, name) for name in ARRAYS})
        return file.getvalue()

    @classmethod
    def from_bytes(cls, stored: bytes) -> CountTable:
        """Read what `to_bytes` wrote; never unpickles."""
        with np.load(io.BytesIO(stored), allow_pickle=False) as file:
            form, groups, variables, names = json.loads(file["head"].tobytes())
            arrays = {name: file[name] for name in ARRAYS if name in file}
        listed = tuple((name, tuple(categories)) for name, categories in variables)
        arrays.setdefault("ages", np.zeros((0, *arrays["cube"].shape[1:]), np.int64))  # counted before there were any
        return cls(form, tuple(groups), listed, tuple(names), **arrays)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The counts of some of the people of a form. cube[variable, category]; ballots: how many they are."""

    variables: Variables
    cube: Cube
    ballots: int

    def total(self, variable: str) -> dict[str, int]:
        """Category → count over these people; raises ValueError for a variable the form has not."""
        place = _place(self.variables, variable)
        return dict(zip(self.variables[place][1], self.cube[place].tolist(), strict=False))


def _place(variables: Variables, name: str) -> int:
    return [each for each, _ in variables].index(name)


def count(
    questionnaire: Questionnaire, layout: Layout, records: Iterable[Records], ratings: Iterable[Records]
) -> CountTable:
    """Count decoded records and ratings, batch by batch, into every declared breakdown.

    No batch is kept: so many people take no more room than few. How they are divided makes no difference.
    """
    counting = _Counting(questionnaire, layout)
    for batch in records:
        counting.add(batch)
    for batch in ratings:
        counting.rate(batch)
    return counting.table()


class _Counting:
    """The counts so far."""

    def __init__(self, questionnaire: Questionnaire, layout: Layout) -> None:
        options = questionnaire.question(questionnaire.split).choices
        areas = layout.areas
        self.questionnaire = questionnaire
        self.groups = (*areas, *(option.code for option in options if option.code not in areas), UNKNOWN_GROUP)
        self.variables = codebook(questionnaire)
        self.magnitudes = magnitudes(questionnaire)
        age = age_question(questionnaire)
        self.age = next((each for each in self.variables if age and each.id == age.name), None)
        width = max((len(variable.categories) for variable in self.variables), default=0)
        bands = len(self.age.categories) if self.age else 0
        self.ballots = np.zeros(len(self.groups), np.int64)
        self.cube = np.zeros((len(self.groups), len(self.variables), width), np.int64)
        self.ages = np.zeros((bands, len(self.variables), width), np.int64)
        self.pairs = [NO_PAIRS for _ in self.magnitudes]
        steps = max((len(q.choices) for q in questionnaire.questions if q.stored == "ratings"), default=0)
        self.ratings = np.zeros((len(self.groups), 0, steps), np.int64)

    def add(self, records: Records) -> None:
        """Count these records too; raises CountMismatch for one of a group that the round does not have."""
        at = _groups(records[self.questionnaire.split].astype(np.int64), len(self.groups) - 1)
        self.ballots += np.bincount(at, minlength=len(self.groups))
        _add(self.cube, self.variables, records, at)
        if self.age:
            _add(self.ages, self.variables, records, self.age.read(records).astype(np.int64))
        for place, magnitude in enumerate(self.magnitudes):
            observed = pairs(magnitude.observe(records, self.questionnaire), at)
            self.pairs[place] = gathered(self.pairs[place], observed)

    def rate(self, ratings: Records) -> None:
        """Count these ratings too; raises IndexError for one of an area or answer that the round does not have."""
        places = tuple(ratings[field].astype(np.int64) for field in ("area", "activity", "rating"))
        more = int(places[1].max(initial=-1)) + 1 - self.ratings.shape[1]
        self.ratings = np.pad(self.ratings, ((0, 0), (0, max(0, more)), (0, 0)))
        np.add.at(self.ratings, places, 1)

    def table(self) -> CountTable:
        """What was counted."""
        return CountTable(
            form=self.questionnaire.form,
            groups=self.groups,
            variables=tuple((variable.id, variable.categories) for variable in self.variables),
            magnitudes=tuple(magnitude.name for magnitude in self.magnitudes),
            ballots=self.ballots,
            cube=self.cube,
            sums=self._sums(),
            ratings=self.ratings,
            ages=self.ages,
        )

    def _sums(self) -> Cube:
        sums = np.zeros((len(self.groups) + 1, len(self.magnitudes), len(STATS)), np.int64)
        for place, (magnitude, found) in enumerate(zip(self.magnitudes, self.pairs, strict=True)):
            for group in range(len(self.groups)):
                sums[group, place] = summarise(found[found[:, 0] == group], magnitude.ratio)
            sums[-1, place] = summarise(found, magnitude.ratio)
        return sums


def verify(table: CountTable, ballots: int) -> None:
    """Raise CountMismatch unless every variable adds up to the ballots, in each group and in all."""
    if int(table.ballots.sum()) != ballots:
        raise CountMismatch(f"{int(table.ballots.sum())} counted of {ballots} ballots")
    for place, (name, _) in enumerate(table.variables):
        if not np.array_equal(table.cube[:, place].sum(axis=1), table.ballots):
            raise CountMismatch(f"{name} does not add up to the ballots")
        if len(table.ages) and not np.array_equal(table.ages[:, place].sum(axis=0), table.cube[:, place].sum(axis=0)):
            raise CountMismatch(f"{name} by age does not add up to the whole")


def _groups(stored: Cube, unknown: int) -> Cube:
    at = np.where(stored >= NO_ANSWER, unknown, stored)
    if (at > unknown).any() or (at == unknown)[stored < NO_ANSWER].any():
        raise CountMismatch("A ballot belongs to a group the round does not have")
    return at


def _add(cube: Cube, variables: tuple[Variable, ...], records: Records, at: Cube) -> None:
    """Count into cube[place each record is at, variable, category]; a value that is no category is counted nowhere."""
    places, _, width = cube.shape
    for place, variable in enumerate(variables):
        answers = variable.read(records)
        known = (answers >= 0) & (at >= 0)
        flat = np.bincount(at[known] * width + answers[known], minlength=places * width)
        cube[:, place] += flat.reshape(places, width)

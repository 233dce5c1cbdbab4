"""Counting: records become one dense cube in one pass, and the cube must add up to the ballots."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.questionnaire.model import Questionnaire
from app.questionnaire.record import NO_ANSWER, Layout
from exports.codebook import Records, Variable, codebook
from exports.magnitudes import STATS, magnitudes, summarise

Cube = NDArray[np.int64]

UNKNOWN_GROUP = "unknown"
"""Ballots whose area or type was not given: counted in the total."""


class CountMismatch(RuntimeError):
    """The counts do not add up to the ballots; nothing may be made of them."""


@dataclass(frozen=True, slots=True)
class CountTable:
    """All counts of one form in a round.

    ballots[group]; cube[group, variable, category]; sums[group or total (last), magnitude, STATS];
    ratings[area, activity, place of the answer on its scale].
    """

    form: str
    groups: tuple[str, ...]
    variables: tuple[tuple[str, tuple[str, ...]], ...]
    magnitudes: tuple[str, ...]
    ballots: Cube
    cube: Cube
    sums: Cube
    ratings: Cube

    def total(self, variable: str) -> dict[str, int]:
        """Category → count over all groups; raises ValueError for a variable the form has not."""
        return Part(self, self.groups).total(variable)

    def stats(self, magnitude: str) -> dict[str, int]:
        """STATS of a magnitude over all groups; raises ValueError when the form has it not."""
        return dict(zip(STATS, self.sums[-1, self.magnitudes.index(magnitude)].tolist(), strict=True))

    def to_bytes(self) -> bytes:
        """For storage under the round's key."""
        names = [self.form, self.groups, self.variables, self.magnitudes]
        head = np.frombuffer(json.dumps(names).encode(), np.uint8)
        file = io.BytesIO()
        np.savez(file, head=head, ballots=self.ballots, cube=self.cube, sums=self.sums, ratings=self.ratings)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, stored: bytes) -> CountTable:
        """Read what `to_bytes` wrote; never unpickles."""
        with np.load(io.BytesIO(stored), allow_pickle=False) as file:
            form, groups, variables, names = json.loads(file["head"].tobytes())
            arrays = {name: file[name] for name in ("ballots", "cube", "sums", "ratings")}
        listed = tuple((name, tuple(categories)) for name, categories in variables)
        return cls(form, tuple(groups), listed, tuple(names), **arrays)


@dataclass(frozen=True, slots=True)
class Part:
    """The counts of some groups of a form, taken together."""

    counts: CountTable
    codes: tuple[str, ...]

    @property
    def variables(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """As of the whole."""
        return self.counts.variables

    @property
    def ballots(self) -> int:
        """How many belong to these groups."""
        return int(self.counts.ballots[self._at].sum())

    def total(self, variable: str) -> dict[str, int]:
        """Category → count over these groups; raises ValueError for a variable the form has not."""
        place = [name for name, _ in self.variables].index(variable)
        counts = self.counts.cube[self._at, place].sum(axis=0).tolist()
        return dict(zip(self.variables[place][1], counts, strict=False))

    @property
    def _at(self) -> list[int]:
        return [self.counts.groups.index(code) for code in self.codes]


def count(questionnaire: Questionnaire, layout: Layout, records: Records, ratings: Records) -> CountTable:
    """Count decoded records and ratings into every declared breakdown."""
    areas = layout.areas
    options = questionnaire.question(questionnaire.split).choices
    groups = (*areas, *(option.code for option in options if option.code not in areas), UNKNOWN_GROUP)
    at = _groups(records[questionnaire.split].astype(np.int64), len(groups) - 1)
    variables = codebook(questionnaire)
    return CountTable(
        form=questionnaire.form,
        groups=groups,
        variables=tuple((variable.id, variable.categories) for variable in variables),
        magnitudes=tuple(magnitude.name for magnitude in magnitudes(questionnaire)),
        ballots=np.bincount(at, minlength=len(groups)),
        cube=_cube(variables, records, at, len(groups)),
        sums=_sums(questionnaire, records, at, len(groups)),
        ratings=_ratings(questionnaire, ratings, len(groups)),
    )


def verify(table: CountTable, ballots: int) -> None:
    """Raise CountMismatch unless every variable adds up to the ballots, in each group and in all."""
    if int(table.ballots.sum()) != ballots:
        raise CountMismatch(f"{int(table.ballots.sum())} counted of {ballots} ballots")
    for place, (name, _) in enumerate(table.variables):
        if not np.array_equal(table.cube[:, place].sum(axis=1), table.ballots):
            raise CountMismatch(f"{name} does not add up to the ballots")


def _groups(stored: Cube, unknown: int) -> Cube:
    at = np.where(stored >= NO_ANSWER, unknown, stored)
    if (at > unknown).any() or (at == unknown)[stored < NO_ANSWER].any():
        raise CountMismatch("A ballot belongs to a group the round does not have")
    return at


def _cube(variables: tuple[Variable, ...], records: Records, at: Cube, groups: int) -> Cube:
    width = max((len(variable.categories) for variable in variables), default=0)
    cube = np.zeros((groups, len(variables), width), np.int64)
    for place, variable in enumerate(variables):
        answers = variable.read(records)
        known = answers >= 0
        flat = np.bincount(at[known] * width + answers[known], minlength=groups * width)
        cube[:, place] = flat.reshape(groups, width)
    return cube


def _sums(questionnaire: Questionnaire, records: Records, at: Cube, groups: int) -> Cube:
    wanted = magnitudes(questionnaire)
    sums = np.zeros((groups + 1, len(wanted), len(STATS)), np.int64)
    for place, magnitude in enumerate(wanted):
        observed = magnitude.observe(records, questionnaire)
        for group in range(groups):
            sums[group, place] = summarise(observed, at == group)
        sums[groups, place] = summarise(observed, np.ones(at.shape, bool))
    return sums


def _ratings(questionnaire: Questionnaire, ratings: Records, groups: int) -> Cube:
    steps = max((len(q.choices) for q in questionnaire.questions if q.stored == "ratings"), default=0)
    places = tuple(ratings[field].astype(np.int64) for field in ("area", "activity", "rating"))
    cube = np.zeros((groups, int(places[1].max(initial=-1)) + 1, steps), np.int64)
    np.add.at(cube, places, 1)
    return cube

"""Tables of areas by answers, with their margins: what the suppression of cells is tried on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from exports.system import NEVER, Need, Relation, System, make_system

SMALLEST_GROUP, SMALLEST_COUNT = 7, 3


def grid(*splits: NDArray[np.int64]) -> System:
    """The same answers (columns) counted by one split or more (rows), with all margins and one total for all.

    Small counts and small groups are sensitive; the grand total is printed.
    """
    total = splits[0].sum(axis=0)
    rows = np.vstack([*splits, total])
    full = np.column_stack([rows, rows.sum(axis=1)])
    losses = np.ones(full.shape)
    losses[-1], losses[:, -1], losses[-1, -1] = 10, 50, NEVER
    places = np.arange(full.size).reshape(full.shape)
    sums = [*_across(places), *_down(places, [len(split) for split in splits])]
    return make_system(full.ravel().tolist(), losses.ravel().tolist(), sums, _needs(full, places))


def areas(seed: int, rows: int = 12, answers: int = 5, size: tuple[int, int] = (6, 70)) -> NDArray[np.int64]:
    """Areas of some size, evenly spread on a log scale, whose answers differ around a common mean."""
    chance = np.random.default_rng(seed)
    sizes = np.exp(chance.uniform(*np.log(size), rows)).astype(int)
    mean = chance.dirichlet(np.full(answers, 2.0))
    return np.array([chance.multinomial(each, chance.dirichlet(8 * mean + 0.3)) for each in sizes])


def people(seed: int, splits: tuple[int, ...] = (12, 4, 3), number: int = 350, answers: int = 5) -> System:
    """One answer of each person, counted by several splits of the same people."""
    chance = np.random.default_rng(seed)
    given = chance.choice(answers, number, p=chance.dirichlet(np.full(answers, 2.0)))
    counted = []
    for groups in splits:
        group = chance.choice(groups, number, p=chance.dirichlet(np.full(groups, 3.0)))
        counted.append(np.bincount(group * answers + given, minlength=groups * answers).reshape(groups, answers))
    return grid(*counted)


def _across(places: NDArray[np.int64]) -> Iterator[Relation]:
    for *parts, total in places.tolist():
        yield Relation(total, tuple(parts))


def _down(places: NDArray[np.int64], groups: Sequence[int]) -> Iterator[Relation]:
    for split in np.split(places[:-1], np.cumsum(groups)[:-1]):
        for parts, total in zip(split.T.tolist(), places[-1].tolist(), strict=True):
            yield Relation(total, tuple(parts))


def _needs(full: NDArray[np.int64], places: NDArray[np.int64]) -> Iterator[Need]:
    for cell, count in zip(places[:-1, :-1].ravel().tolist(), full[:-1, :-1].ravel().tolist(), strict=True):
        if 1 <= count < SMALLEST_COUNT:
            yield Need(cell, 0, max(SMALLEST_COUNT, count + 2))
    for cell, base in zip(places[:-1, -1].tolist(), full[:-1, -1].tolist(), strict=True):
        if base < SMALLEST_GROUP:
            yield Need(cell, 0, SMALLEST_GROUP)

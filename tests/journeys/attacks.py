"""What somebody tries who holds copies of a database and no key. Each attack says how far it came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

import numpy as np

from tests.journeys.rows import Row

NONCE_BYTES = 12
BLOCK_BYTES = 8
DEVIATIONS = 5
"""Chance strays so far once in two million tries; a leak strays by dozens."""


def order(arrivals: Sequence[int]) -> float:
    """Does the order of rows follow the order of arrival? Deviations of Spearman's rho from chance.

    arrivals: when each row's person came, in the order in which the rows lie.
    """
    ranks = np.argsort(np.argsort(arrivals))
    rho = float(np.corrcoef(np.arange(len(ranks)), ranks)[0, 1])
    return abs(rho) * float(np.sqrt(len(ranks) - 1))


def lengths(rows: Iterable[Row]) -> int:
    """How many lengths do the contents have? One tells nothing."""
    return len({len(row.sealed) for row in rows})


def repeats(rows: Sequence[Row]) -> int:
    """How many blocks at the same place are alike in two rows? Equal answers, if any."""
    blocks = Counter(
        (start, row.sealed[start : start + BLOCK_BYTES])
        for row in rows
        for start in range(NONCE_BYTES, len(row.sealed) - BLOCK_BYTES, BLOCK_BYTES)
    )
    return sum(number - 1 for number in blocks.values())


def follows(contents: Sequence[bytes], answers: Sequence[bytes]) -> float:
    """Does any byte of what is stored go with any byte of the answers? The largest deviation from chance.

    Some pair among thousands strays by itself: what it may reach is divided out, so that 1 is the limit of chance.
    """
    stored, said = _varying(contents), _varying(answers)
    together = np.abs(stored.T @ said) / len(contents)
    limit = np.sqrt(2 * np.log(together.size)) + DEVIATIONS
    return float(together.max() * np.sqrt(len(contents)) / limit)


def survivors(earlier: Iterable[Row], later: bytes) -> int:
    """How many rows of an earlier copy are still found in a later one, by their key or by what they hold?"""
    rows = list(earlier)
    return sum(any(_find(piece, later) for piece in (row.key[-16:], row.sealed[-16:])) for row in rows)


def joined(ones: Iterable[Row], others: Iterable[Row]) -> int:
    """How many rows share a transaction with one row of another pile and no further row of their own?"""
    mine, theirs = (Counter(row.transaction for row in rows) for rows in (ones, others))
    return sum(number == 1 and theirs[transaction] == 1 for transaction, number in mine.items() if transaction)


def neighbours(groups: Sequence[int], seed: int = 1) -> float:
    """Do rows of one person lie beside each other? Deviations of equal neighbours from what shuffling gives."""
    rng, shuffled = Random(seed), list(groups)
    chance = []
    for _ in range(200):
        rng.shuffle(shuffled)
        chance.append(_equal_neighbours(shuffled))
    return abs(_equal_neighbours(groups) - float(np.mean(chance))) / float(np.std(chance))


def _equal_neighbours(groups: Sequence[int]) -> int:
    return sum(one == next_ for one, next_ in pairwise(groups))


def _varying(texts: Sequence[bytes]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Bytes by place, standardised; places that never change are left out."""
    shortest = min(map(len, texts))
    table = np.array([list(text[:shortest]) for text in texts], np.float64)
    table = table[:, table.std(axis=0) > 0]
    standard: np.ndarray[tuple[int, int], np.dtype[np.float64]] = (table - table.mean(axis=0)) / table.std(axis=0)
    return standard


def _find(piece: bytes, content: bytes) -> bool:
    return piece in content or piece.hex().encode() in content

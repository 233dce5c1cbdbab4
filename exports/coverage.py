"""How many of those who could answer did: R1 for residents, R3 for boards, and when it may be said."""

from __future__ import annotations

from dataclasses import dataclass

from exports.interval import half_up
from exports.thresholds import Thresholds

OPEN_COLLECTION = "åben indsamling"
"""A link that others pass on has no known number of invited people."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """usable / invited, 0-1, and the same in words; value None where only the words may be said, or nothing."""

    value: float | None
    words: str


def coverage(usable: int, invited: int | None, unit: str, thresholds: Thresholds) -> Coverage:
    """Only if enough answered and enough did not; else which side of half, since that points at nobody."""
    if not invited:
        return Coverage(None, OPEN_COLLECTION)
    if usable < thresholds.base(unit) or invited - usable < thresholds.left_over:
        return Coverage(None, "over halvdelen" if 2 * usable >= invited else "under halvdelen")
    percent = f"{half_up(100 * usable / invited):.0f} %"
    named = f"dækning {percent} af beboere på 15 år og derover" if unit == "person" else f"svarprocent {percent}"
    return Coverage(usable / invited, named)

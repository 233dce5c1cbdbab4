"""The guard against a change that is only a change in who answered (instruments/05, section 5.4 b)."""

from __future__ import annotations

from collections.abc import Mapping

Areas = Mapping[str, tuple[int, int]]
"""k of n per area."""


def standardised(before: Areas, now: Areas) -> float:
    """The new share with the old areas' weights (direct standardisation).

    Raises ValueError when an area has no answers now.
    """
    if any(now[area][1] == 0 for area in before):
        raise ValueError("An area without answers cannot be given its old weight.")
    total = sum(n for _, n in before.values())
    return sum(n / total * now[area][0] / now[area][1] for area, (_, n) in before.items())


def pooled(areas: Areas) -> float:
    """The share over all areas as they answered."""
    return sum(k for k, _ in areas.values()) / sum(n for _, n in areas.values())


def guard_applies(before: Areas, now: Areas) -> bool:
    """Whether the change has another sign once the areas weigh as they did before."""
    raw, steady = pooled(now) - pooled(before), standardised(before, now) - pooled(before)
    return raw * steady < 0

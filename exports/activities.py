"""B2 in words: how many of the assessed activities have a mixed attendance, and for how many it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exports.interval import wilson


@dataclass(frozen=True, slots=True)
class Mixed:
    """Activities with enough ratings, those with a mixed attendance, and those too uncertain to tell from half."""

    assessed: int
    diverse: int
    uncertain: int

    @property
    def sentence(self) -> str:
        """The indicator as it is printed."""
        if not self.assessed:
            return "Ingen aktivitet har fået vurderinger nok til at blive talt med."
        return (
            f"{self.diverse} af {self.assessed} vurderede aktiviteter har blandet deltagelse; "
            f"for {self.uncertain} af dem er det for usikkert til at afgøre."
        )


def mixed(ratings: NDArray[np.int64], positive: list[int], valid: list[int], least: int) -> Mixed:
    """From ratings[area, activity, place on the scale]; `least` ratings on the scale make an activity assessed."""
    on_scale = ratings[..., valid].sum(axis=-1).ravel().tolist()
    quite = ratings[..., positive].sum(axis=-1).ravel().tolist()
    assessed = [(k, n) for k, n in zip(quite, on_scale, strict=True) if n >= least]
    limits = [wilson(k, n) for k, n in assessed]
    return Mixed(
        assessed=len(assessed),
        diverse=sum(2 * k >= n for k, n in assessed),
        uncertain=sum(low <= 0.5 <= high for low, high in limits),
    )

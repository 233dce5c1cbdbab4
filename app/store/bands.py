"""Roughly how many have answered: all that anybody learns while a round is open, and only from last night."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.models import Band

FIRST, SECOND, STEP = 10, 30, 25


@dataclass(frozen=True, slots=True)
class GroupBand:
    """A group's band. Both ends count."""

    group: str
    low: int
    high: int

    @property
    def words(self) -> str:
        """As it is shown."""
        return f"under {FIRST}" if self.high < FIRST else f"{self.low}-{self.high}"


def band_of(count: int) -> tuple[int, int]:
    """The band of a count: under 10, 10-29, 30-49, then steps of 25."""
    if count < FIRST:
        return 0, FIRST - 1
    if count < SECOND:
        return FIRST, SECOND - 1
    if count < 2 * STEP:
        return SECOND, 2 * STEP - 1
    low = count // STEP * STEP
    return low, low + STEP - 1


def get_bands(session: Session, round_form: int) -> list[GroupBand]:
    """The bands of a form's groups as of last night."""
    rows = session.scalars(select(Band).where(Band.round_form == round_form).order_by(Band.group))
    return [GroupBand(row.group, row.low, row.high) for row in rows]


def set_bands(session: Session, round_form: int, counts: Mapping[str, int]) -> None:
    """Write the night's bands of a form. A group is there from the start, also when nobody has answered."""
    clear(session, [round_form])
    for group, count in sorted(counts.items()):
        low, high = band_of(count)
        session.add(Band(round_form=round_form, group=group, low=low, high=high))
    session.flush()


def clear(session: Session, forms: Sequence[int]) -> None:
    """Remove the bands of these forms."""
    session.execute(delete(Band).where(Band.round_form.in_(forms)))

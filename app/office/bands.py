"""How many have answered, in steps and as a range: never the number itself while a round is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.danish import gettext as _
from app.questionnaire.model import Unit
from app.store.bands import GroupBand

WIDTH = 330
"""Of the drawing, in its own units."""

SCALES: dict[Unit, tuple[int, tuple[int, ...]]] = {"person": (125, (25, 100)), "board": (25, (5, 15))}
"""How many answers the whole width stands for, and where it is marked (instruments/05, section 4)."""

REACH = ((400, 10), (200, 14), (150, 16), (100, 20), (50, 28), (30, 36))
"""With so many answers, changes over so many points are found four times in five (instruments/05, section 5.6)."""


@dataclass(frozen=True)
class Bar:
    """A range drawn: dark up to `least`, pale up to `most`."""

    label: str
    least: int
    most: int
    marks: tuple[int, ...]


def bar(band: GroupBand, unit: Unit) -> Bar:
    """The band as a range on the scale of its unit."""
    top, marks = SCALES[unit]
    places = tuple(round(mark / top * WIDTH) for mark in marks)
    label = _("{band} svar").format(band=band.words)
    return Bar(label, _place(band.low, top), _place(band.high, top), places)


def scale(unit: Unit) -> str:
    """What the marks stand for."""
    low, high = SCALES[unit][1]
    return _("streger ved {low} og {high}").format(low=low, high=high)


def total(bands: Sequence[GroupBand]) -> str:
    """At least how many there are in all groups together."""
    least = sum(band.low for band in bands)
    return _("mindst {least} svar").format(least=least) if least else _("få svar endnu")


def reach(least: int, unit: Unit) -> str:
    """What at least so many answers can show; only said for persons."""
    if unit != "person":
        return ""
    seen = next((points for answers, points in REACH if least >= answers), None)
    if seen is None:
        return _("Endnu for få svar til at se en ændring.")
    return _("I alt mindst {least} svar: ændringer over ca. {points} procentpoint kan ses.").format(
        least=least, points=seen
    )


def _place(count: int, top: int) -> int:
    return round(min(count, top) / top * WIDTH)

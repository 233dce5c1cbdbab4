"""What can be proven of a count: the least and the greatest it can be, given all that is printed."""

from __future__ import annotations

from collections.abc import Mapping

from exports.attack.figures import Cell
from exports.attack.solve import Contradiction, Part
from exports.attack.system import System

Terms = Mapping[Cell, float]
SURE_OF_NOTHING = float("-inf")


class Proof:
    """Answers questions about the unknowns of a system. contradictions: the tables whose figures do not fit."""

    def __init__(self, system: System) -> None:
        system.narrow()
        self.system = system
        self.contradictions = dict(system.contradictions)
        self._parts: dict[int, Part] = {}
        for places, bounds in system.parts():
            part = Part(system, places, bounds)
            self._parts |= dict.fromkeys(places, part)
        self._broken: set[int] = set()
        self._known: dict[Cell, tuple[int, int]] = {}

    def interval(self, name: Cell) -> tuple[int, int]:
        """The least and the greatest this count can be."""
        if name not in self._known:
            place = self.system.places[name]
            low = max(self.system.low[place], self.least({name: 1}))
            high = min(self.system.high[place], -self.least({name: -1}))
            self._known[name] = int(low), int(high)
        return self._known[name]

    def at_least(self, terms: Terms, value: float, given: Cell | None = None) -> bool:
        """Whether a sum is proven to be this much. given: a count that is known to be above 0."""
        placed = self._placed(terms)
        if sum(self._end(place, weight, -1) for place, weight in placed.items()) < value:
            return False
        surely = sum(self._end(place, weight, 1) for place, weight in placed.items()) >= value
        return surely or self.least(terms, value - 1, given) >= value

    def least(self, terms: Terms, enough: float | None = None, given: Cell | None = None) -> float:
        """The least value of a sum, or some value it can have that is at most `enough`."""
        placed = self._placed(terms)
        free = sum(self._end(place, weight, 1) for place, weight in placed.items() if place not in self._parts)
        by_part: dict[int, dict[int, float]] = {}
        for place, weight in placed.items():
            if place in self._parts:
                by_part.setdefault(id(self._parts[place]), {})[place] = weight
        left = None if enough is None or len(by_part) > 1 else enough - free
        return free + sum(self._in_part(one, left, given) for one in by_part.values())

    def _in_part(self, terms: Mapping[int, float], enough: float | None, given: Cell | None) -> float:
        part = self._parts[next(iter(terms))]
        floor = sum(self._end(place, weight, 1) for place, weight in terms.items())
        own = self.system.places[given] if given is not None else None
        own = own if own in part.at else None
        if id(part) in self._broken:
            return floor
        try:
            return part.least(part.goal(terms), floor if enough is None else max(floor, enough), own)
        except Contradiction:
            if own is None:
                self._broken.add(id(part))
                self.contradictions |= dict.fromkeys(bound.about for bound in part.bounds)
            return SURE_OF_NOTHING

    def _placed(self, terms: Terms) -> dict[int, float]:
        return {self.system.places[name]: weight for name, weight in terms.items()}

    def _end(self, place: int, weight: float, sign: int) -> float:
        """The least (sign 1) or greatest (sign -1) that an unknown by itself adds to a sum."""
        return weight * (self.system.low[place] if weight * sign > 0 else self.system.high[place])

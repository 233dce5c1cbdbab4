"""Unknown whole numbers and the sums that bind them: what follows at once, and which of them hang together."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from exports.attack.figures import Cell, Place

MANY = 1_000_000.0
"""More than answer any form."""
NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Bound:
    """A weighted sum of unknowns that lies between two figures. about: the table it says something of."""

    terms: tuple[tuple[int, float], ...]
    low: float
    high: float
    about: Place


@dataclass
class System:
    """low[unknown] ≤ unknown ≤ high[unknown]; whole[unknown]: whether it counts somebody."""

    places: dict[Cell, int] = field(default_factory=dict)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)
    contradictions: dict[Place, None] = field(default_factory=dict)

    def place(self, name: Cell, *, whole: bool = True) -> int:
        """The unknown of this name, made when it is first asked for."""
        if name not in self.places:
            self.places[name] = len(self.low)
            self.low.append(0.0)
            self.high.append(MANY if whole else MANY * 100)
            self.whole.append(whole)
        return self.places[name]

    def bind(self, terms: Mapping[Cell, float], low: float, high: float, about: Place) -> None:
        """A weighted sum of unknowns lies between these."""
        placed = tuple((self.place(name), weight) for name, weight in terms.items() if weight)
        self.bounds.append(Bound(placed, low, high, about))

    def known(self, place: int) -> bool:
        """Whether only one value is left."""
        return self.high[place] - self.low[place] < NEAR

    def narrow(self) -> None:
        """Draw every conclusion that one bound allows by itself, until there is none left; drop what contradicts."""
        of_place = defaultdict(list)
        for number, bound in enumerate(self.bounds):
            for place, _ in bound.terms:
                of_place[place].append(number)
        queue, waiting = deque(range(len(self.bounds))), set(range(len(self.bounds)))
        dropped: set[int] = set()
        steps = 60 * len(self.bounds)
        while queue and steps:
            steps -= 1
            number = queue.popleft()
            waiting.discard(number)
            if number in dropped:
                continue
            changed = self._conclude(self.bounds[number])
            if changed is None:
                dropped.add(number)
                self.contradictions[self.bounds[number].about] = None
                continue
            for place in changed:
                fresh = [other for other in of_place[place] if other not in waiting]
                queue.extend(fresh)
                waiting.update(fresh)
        self.bounds = [bound for number, bound in enumerate(self.bounds) if number not in dropped]

    def _conclude(self, bound: Bound) -> list[int] | None:
        """The unknowns this bound narrows; None when it cannot hold."""
        ends = [self._ends(place, weight) for place, weight in bound.terms]
        least, most = sum(low for low, _ in ends), sum(high for _, high in ends)
        sizes = (bound.low, bound.high, *(weight for _, weight in bound.terms))
        slack = NEAR * max(1.0, *(abs(size) for size in sizes if math.isfinite(size)))
        if least > bound.high + slack or most < bound.low - slack:
            return None
        found = {}
        for (place, weight), (low, high) in zip(bound.terms, ends, strict=True):
            edges = ((bound.low - (most - high) - slack) / weight, (bound.high - (least - low) + slack) / weight)
            narrowed = self._narrowed(place, min(edges), max(edges))
            if narrowed[0] > narrowed[1] + NEAR:
                return None
            if narrowed != (self.low[place], self.high[place]):
                found[place] = narrowed
        for place, (low, high) in found.items():
            self.low[place], self.high[place] = low, high
        return list(found)

    def _ends(self, place: int, weight: float) -> tuple[float, float]:
        low, high = weight * self.low[place], weight * self.high[place]
        return (low, high) if weight > 0 else (high, low)

    def _narrowed(self, place: int, low: float, high: float) -> tuple[float, float]:
        low, high = max(self.low[place], low), min(self.high[place], high)
        if self.whole[place]:
            return float(math.ceil(low - NEAR)), float(math.floor(high + NEAR))
        if low - self.low[place] < 0.01 and self.high[place] - high < 0.01:
            return self.low[place], self.high[place]  # a sum of points would creep on for ever
        return low, high

    def parts(self) -> Iterator[tuple[list[int], list[Bound]]]:
        """The unknowns that hang together, with the bounds that still say something of them."""
        leader: dict[int, int] = {}

        def find(place: int) -> int:
            while leader.setdefault(place, place) != place:
                leader[place] = leader[leader[place]]
                place = leader[place]
            return place

        alive = [bound for bound in map(self._open, self.bounds) if bound]
        for bound in alive:
            first = find(bound.terms[0][0])
            for place, _ in bound.terms[1:]:
                leader[find(place)] = first
        together = defaultdict(list)
        for bound in alive:
            together[find(bound.terms[0][0])].append(bound)
        for bounds in together.values():
            yield sorted({place for bound in bounds for place, _ in bound.terms}), bounds

    def _open(self, bound: Bound) -> Bound | None:
        """A bound with what is known put in; None when it says nothing more than the ends of its unknowns."""
        terms = tuple((place, weight) for place, weight in bound.terms if not self.known(place))
        known = sum(weight * self.low[place] for place, weight in bound.terms if self.known(place))
        if len(terms) < 2:
            return None
        ends = [self._ends(place, weight) for place, weight in terms]
        low, high = bound.low - known, bound.high - known
        if sum(one for one, _ in ends) >= low - NEAR and sum(one for _, one in ends) <= high + NEAR:
            return None
        return Bound(terms, low, high, bound.about)

"""Figures that rest on no printed table: what each person or board counts for, and for which groups it may be told.

Rules 2, 3 and 7 of design 4-disclosure, written out once more: nothing of `exports` is used.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from tests.journeys.counted import RELEVANT, Answers
from tests.journeys.expected_rules import Group, K

Pair = tuple[int, int]
"""Of how many, and how many of these."""

Place = tuple[str, str, str]
"""gruppering, gruppe, tabel."""

Observed = float | bool | Pair
"""A score in points, yes or no, or two numbers."""

ASCENDING = (("not", "little", "quite", "very"), ("never", "seldom", "often", "always"))
STEPS = {code: 100 * step / 3 for scale in ASCENDING for step, code in enumerate(scale)}
INFLUENCE = ("fm_heard", "fm_understand", "fm_influence")
LEAST_PRACTICES, LEAST_ITEMS = 6, 2
SUMS_UP = {
    "B2i": ("bs_act_mix",),
    "D2": ("fa_practice",),
    "D3": ("fa_candidates", "fa_seats_up"),
    "D4": ("fa_seats", "fa_vacant"),
    "D5": ("fa_eligible", "fa_participants"),
    "D6": INFLUENCE,
    "D7": ("fa_seats_up", "fa_candidates", "fa_new"),
}


@dataclass(frozen=True)
class Magnitude:
    """What was observed of a group, by area or type."""

    parts: Sequence[Sequence[Observed]]

    @property
    def all(self) -> list[Observed]:
        return [one for part in self.parts for one in part]

    def fits(self, least: int) -> bool:
        """Enough of them, not all nor all but one alike (at the most, over several areas or types), none too large."""
        n = len(self.all)
        return n >= least and sum(map(_alike, self.parts)) < n - 1 and not _dominated(self.all)


def observed(name: str, group: Group) -> Magnitude:
    """A magnitude of a group."""
    return Magnitude([[one for p in part if (one := OBSERVE[name](p)) is not None] for part in group.parts])


@dataclass
class Seen:
    """What the sheet Data shows: place → the answers that have a count and a base; and where it has gaps."""

    shown: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))
    without_base: set[Place] = field(default_factory=set)
    gaps: set[Place] = field(default_factory=set)

    @classmethod
    def of(cls, data: Iterable[Mapping[str, Any]]) -> Seen:
        seen = cls()
        for line in data:
            place = (line["gruppering"], line["gruppe"], line["tabel"])
            if line["base"] is None:
                seen.without_base.add(place)
            if line["status"] != "vist" or line["base"] is None:
                seen.gaps.add(place)
            else:
                seen.shown[place].add(line["svar"])
        return seen

    def grounds(self, name: str, group: Group) -> bool:
        """Whether the number of those who answered is told, and everything of the questions that filtered them."""
        filters = {source for question in SUMS_UP[name] for source in _filters(question)}
        here = [
            (place, place[2].partition(".")[0]) for place in self.gaps if place[:2] == (group.grouping, group.label)
        ]
        return not any(
            question in filters or (question in SUMS_UP[name] and place in self.without_base)
            for place, question in here
        )


def told(form: str, name: str, everybody: Group, groups: Sequence[Group], seen: Seen) -> set[str]:
    """The labels of the groups, everybody's too, for which a magnitude is printed.

    What is not printed beside the total is nobody, or at least two groups that pass the rules together; as long as it
    is not, the smallest of the printed ones is left out too. Without the total no group is printed.
    """
    found = {group.label: observed(name, group) for group in groups}
    if not (observed(name, everybody).fits(K[form]) and seen.grounds(name, everybody)):
        return set()
    shown = [group.label for group in groups if found[group.label].fits(K[form]) and seen.grounds(name, group)]
    while shown and not _covered([one for label, one in found.items() if label not in shown], K[form]):
        shown.remove(min(shown, key=lambda label: len(found[label].all)))
    return {everybody.label, *shown}


def _filters(question: str) -> set[str]:
    """The question that decides who is asked, and what decides on that."""
    source = RELEVANT.get(question, ("",))[0]
    return {source, *_filters(source)} if source else set()


def _covered(left: Sequence[Magnitude], least: int) -> bool:
    somebody = [one for one in left if one.all]
    together = Magnitude([part for one in somebody for part in one.parts])
    return not somebody or (len(somebody) > 1 and together.fits(least))


def _alike(values: Sequence[Observed]) -> int:
    """How many share one figure; of yes and no only yes tells something."""
    counts = Counter(_figure(value) for value in values if value is not False)
    return max(counts.values(), default=0)


def _figure(value: Observed) -> float:
    return value[1] / value[0] if isinstance(value, tuple) else round(value, 6)


def _dominated(values: Sequence[Observed]) -> bool:
    """One has more than half of what is divided or divides, or two have more than four fifths."""
    pairs = [value for value in values if isinstance(value, tuple)]
    return any(_too_large([pair[side] for pair in pairs]) for side in (0, 1))


def _too_large(values: Sequence[int]) -> bool:
    first, second = sorted([0, 0, *values], reverse=True)[:2]
    return 2 * first > sum(values) or 5 * (first + second) > 4 * sum(values)


def _both(x: str, y: str) -> Callable[[Answers], Pair | None]:
    def pair(person: Answers) -> Pair | None:
        low, high = person.get(x), person.get(y)
        return None if low is None or high is None or low < 1 else (low, high)

    return pair


def _renewal(board: Answers) -> Pair | None:
    """Elected, and how many of them were new."""
    told_ = [board.get(name) for name in ("fa_seats_up", "fa_candidates", "fa_new")]
    if None in told_ or min(told_[:2]) < 1:
        return None
    return min(told_[:2]), told_[2]


def _contested(board: Answers) -> bool | None:
    """More candidates than seats."""
    candidates, seats = board.get("fa_candidates"), board.get("fa_seats_up")
    return candidates > seats if candidates is not None and seats else None


def _openness(board: Answers) -> float | None:
    rows = [said for said in (board["fa_practice"] or {}).values() if said in ("yes", "no")]
    return 100 * rows.count("yes") / len(rows) if len(rows) >= LEAST_PRACTICES else None


def _influence(member: Answers) -> float | None:
    items = [STEPS[said] for name in INFLUENCE if (said := member.get(name)) in STEPS]
    return fmean(items) if len(items) >= LEAST_ITEMS else None


def _activity_score(resident: Answers) -> float | None:
    rated = [STEPS[said] for said in (resident.get("bs_act_mix") or {}).values() if said in STEPS]
    return fmean(rated) if rated else None


OBSERVE: Mapping[str, Callable[[Answers], Observed | None]] = {
    "B2i": _activity_score,
    "D2": _openness,
    "D3": _contested,
    "D4": _both("fa_seats", "fa_vacant"),
    "D5": _both("fa_eligible", "fa_participants"),
    "D6": _influence,
    "D7": _renewal,
}
"""Instruments/05, section 2."""

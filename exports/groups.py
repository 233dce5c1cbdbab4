"""Which areas are published together: the small ones are joined with a neighbour before anything is tabulated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Joined = tuple[str, ...]
"""The codes that make one published group, in the declared order."""

LEAST_ANSWERS = 25
"""Usable answers of an area that stands alone (design 4-disclosure, rule 1)."""


def join(answers: Mapping[str, int], least: int = LEAST_ANSWERS, former: Iterable[Joined] = ()) -> tuple[Joined, ...]:
    """Published groups of at least so many answers each, or one group if there are not enough for two.

    answers: area → usable answers, in the declared order, whatever gathers the rest last. The smallest group is joined
    with the smaller of its two neighbours until none is too small. former: the groups of the round before; what was
    published together stays together, so that rounds can be compared.
    """
    groups = _kept(answers, former)
    while len(groups) > 1 and min(_size(answers, group) for group in groups) < least:
        groups = fewer(answers, groups)
    return tuple(groups)


def fewer(answers: Mapping[str, int], groups: Sequence[Joined]) -> list[Joined]:
    """The smallest group joined with the smaller of its neighbours; the first of equals. Takes two groups or more."""
    sizes = [_size(answers, group) for group in groups]
    smallest = sizes.index(min(sizes))
    first = min(_neighbours(smallest, len(groups)), key=lambda place: sizes[place] + sizes[place + 1])
    joined = _ordered(answers, (*groups[first], *groups[first + 1]))
    return [*groups[:first], joined, *groups[first + 2 :]]


def _kept(answers: Mapping[str, int], former: Iterable[Joined]) -> list[Joined]:
    """The groups of before, without areas that are gone, and every new area alone."""
    known = [_ordered(answers, codes) for codes in former]
    new = set(answers) - {code for codes in known for code in codes}
    order = list(answers)
    return sorted([*filter(None, known), *((code,) for code in new)], key=lambda group: order.index(group[0]))


def _neighbours(place: int, groups: int) -> list[int]:
    """The pairs a group is in, each by the place of its first."""
    return [first for first in (place - 1, place) if 0 <= first < groups - 1]


def _ordered(answers: Mapping[str, int], codes: Iterable[str]) -> Joined:
    wanted = set(codes)
    return tuple(code for code in answers if code in wanted)


def _size(answers: Mapping[str, int], group: Joined) -> int:
    return sum(answers[code] for code in group)

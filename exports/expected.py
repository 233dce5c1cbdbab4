"""How many answers a planned round can expect, and what so many can show (instruments/05, section 5.6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exports import power
from exports.groups import LEAST_ANSWERS, Joined, join
from exports.release import FormResult, Group

STANDARD = (50, 100, 200)
"""Numbers of answers to tell of where nothing is known of a former round."""
AREA = "Område"


@dataclass(frozen=True, slots=True)
class Sight:
    """What so many answers can show, in whole percentage points: how far off a share may be, and the smallest change
    that is found four times in five. None where no change is large enough."""

    answers: int
    half: int | None
    change: int | None


@dataclass(frozen=True, slots=True)
class Expected:
    """whole: of everybody; None where no former round tells. areas: by name, those of which something is known.

    joined: the areas that will be published together, with the answers they have between them.
    """

    whole: Sight | None
    areas: Mapping[str, Sight]
    joined: Mapping[Joined, int]


def sight(answers: int) -> Sight:
    """What so many answers in each round can show."""
    if answers < 2:
        return Sight(answers, None, None)
    return Sight(answers, round(100 * power.half_width(answers)), round(100 * power.detectable_change(answers)))


def expected(residents: Mapping[str, int], former: FormResult | None, least: int = LEAST_ANSWERS) -> Expected:
    """What a form of a planned round can expect.

    residents: area → persons aged 15 or more, in joining order; empty for a form that is not asked by area. former: the
    same form in the newest released round: an area's usable answers there, else its residents times the coverage there.
    """
    if former is None:
        return Expected(None, {}, {})
    groups = [group for group in former.groups if group.grouping == AREA]
    known = {name: _answers(name, many, groups, former.coverage) for name, many in residents.items()}
    answers = {name: many for name, many in known.items() if many is not None}
    whole = former.usable
    if answers and len(answers) == len(residents):
        same = set(answers) == {name for group in groups for name in group.members}
        whole = whole if same and whole is not None else sum(answers.values())
    joined = join(answers, least, (group.members for group in groups)) if len(answers) == len(residents) else ()
    return Expected(
        None if whole is None else sight(whole),
        {name: sight(many) for name, many in answers.items()},
        {names: sum(answers[name] for name in names) for names in joined if len(names) > 1},
    )


def _answers(name: str, residents: int, groups: Iterable[Group], coverage: float | None) -> int | None:
    """Of an area that stood alone the answers it had; else its residents times the coverage it, or the form, had."""
    found = next((group for group in groups if name in group.members), None)
    if found and found.members == (name,) and found.usable is not None:
        return found.usable
    there = found.coverage if found and found.coverage is not None else coverage
    return None if there is None else round(residents * there)

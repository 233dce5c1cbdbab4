"""The groups a round is published by: areas, types of association, age bands (design 4-disclosure, rules 1 and 10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.questionnaire.model import Questionnaire
from exports.codebook import age_question
from exports.count import CountTable, Part
from exports.figure import TOTAL
from exports.groups import Joined, fewer, join
from exports.thresholds import Thresholds
from exports.wording import listed

AREA, TYPE, AGE, ACTIVITY = "Område", "Foreningstype", "Alder", "Aktivitet"
GATHERED = "Andre områder"
MOST_NAMES = 3
"""So many joined areas are called by their names; more are gathered under one."""


class Where(NamedTuple):
    """Whom a figure is about: a published group of a grouping, or everybody."""

    grouping: str
    label: str


EVERYBODY = Where(TOTAL, TOTAL)


@dataclass(frozen=True, slots=True)
class Published:
    """One published group. codes: of the areas, types or ages that make it; members: their names."""

    label: str
    codes: tuple[str, ...]
    members: tuple[str, ...]
    part: Part


@dataclass(frozen=True, slots=True)
class Split:
    """A grouping with its groups. rest: those of no published group, who are in the total alone; None if nobody."""

    grouping: str
    groups: tuple[Published, ...]
    rest: Part | None = None
    rest_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is given up so that the rest can be published.

    merges: how many more areas or types are joined than must be. dropped: groupings that are left out.
    """

    merges: int = 0
    dropped: frozenset[str] = frozenset()

    @property
    def parameters(self) -> dict[str, int]:
        """As written in the release."""
        return {"merges": self.merges, **{f"without {grouping}": 1 for grouping in sorted(self.dropped)}}


NOTHING_LEFT_OUT = Choice()
TOTALS_ALONE = Choice(dropped=frozenset({AREA, TYPE, AGE, ACTIVITY}))
"""»Frigiv kun totalen«: always possible."""


def splits(
    questionnaire: Questionnaire,
    counts: CountTable,
    thresholds: Thresholds,
    choice: Choice = NOTHING_LEFT_OUT,
    former: Iterable[tuple[str, ...]] = (),
) -> tuple[Split, ...]:
    """The groupings of a form that have at least two groups. former: names of what was published together before."""
    made = (_places(questionnaire, counts, thresholds, choice, former), _ages(questionnaire, counts, thresholds))
    return tuple(split for split in made if split and len(split.groups) > 1 and split.grouping not in choice.dropped)


def _places(
    questionnaire: Questionnaire,
    counts: CountTable,
    thresholds: Thresholds,
    choice: Choice,
    former: Iterable[tuple[str, ...]],
) -> Split:
    names = {option.code: option.text.da for option in questionnaire.question(questionnaire.split).choices}
    units = {g.code: (g.codes, g.text.da) for g in questionnaire.groups} or {c: ((c,), n) for c, n in names.items()}
    units = {unit: (codes, name) for unit, (codes, name) in units.items() if set(codes) & set(counts.groups)}
    answers = {unit: counts.part(codes).ballots for unit, (codes, _) in units.items()}
    types = bool(questionnaire.groups)
    elsewhere = [c.code for c in questionnaire.question(questionnaire.split).choices if not (types or c.local)]
    answers = {unit: many for unit, many in answers.items() if many or unit not in elsewhere}
    least = thresholds.type_bases * thresholds.base(questionnaire.unit) if types else thresholds.area
    named = {units[unit][1]: unit for unit in answers}
    before = [tuple(named[name] for name in members if name in named) for members in former]
    groups = _fewer(join(answers, least, filter(None, before)), answers, choice.merges)
    labels = _labels(groups, {unit: name for unit, (_, name) in units.items()})
    published = tuple(
        Published(label, codes := tuple(code for unit in group for code in units[unit][0]),
                  tuple(units[unit][1] for unit in group), counts.part(codes))
        for label, group in zip(labels, groups, strict=True)
    )  # fmt: skip
    rest = tuple(code for code in counts.groups if all(code not in group.codes for group in published))
    left = counts.part(rest)
    return Split(TYPE if types else AREA, published, left if left.ballots else None, rest)


def _fewer(groups: tuple[Joined, ...], answers: Mapping[str, int], merges: int) -> tuple[Joined, ...]:
    """The smallest joined with a neighbour, so many times more."""
    for _ in range(min(merges, len(groups) - 1)):
        groups = tuple(fewer(answers, groups))
    return groups


def _labels(groups: tuple[Joined, ...], names: Mapping[str, str]) -> list[str]:
    gathered = [group for group in groups if len(group) > MOST_NAMES]
    labels = []
    for group in groups:
        if group not in gathered:
            labels.append(_joined([names[unit] for unit in group]))
        else:
            labels.append(GATHERED if len(gathered) == 1 else f"{GATHERED} {gathered.index(group) + 1}")
    return labels


def _joined(names: list[str]) -> str:
    """Names that say "og" themselves are not listed with another."""
    return " + ".join(names) if any(" og " in name for name in names) else listed(names)


def _ages(questionnaire: Questionnaire, counts: CountTable, thresholds: Thresholds) -> Split | None:
    """Age bands, when every one of them has enough answers, and those who told no age are nobody or many.

    A few without an age would be told by subtraction from every table; to hide that costs every tenth figure.
    """
    question = age_question(questionnaire)
    if question is None or not len(counts.ages):
        return None
    bands = [option for option in question.choices if not option.missing]
    published = tuple(
        Published(band.text.da, (band.code,), (band.text.da,), counts.aged(question.name, [band.code]))
        for band in bands
    )
    codes = tuple(c for c in counts.categories(question.name) if c not in {band.code for band in bands})
    left = counts.aged(question.name, codes)
    few = 0 < left.ballots < thresholds.base(questionnaire.unit)
    if few or min(group.part.ballots for group in published) < thresholds.age_band:
        return None
    return Split(AGE, published, left if left.ballots else None, codes)

"""Parts of a release for one reader: nothing that the release itself does not print, and never a second run.

A part keeps the mark of the release it is cut from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exports.figure import TOTAL, Past
from exports.grouped import AREA
from exports.release import FormResult, Group, Release

RESIDENTS = "bs"
MEETINGS = "B7"
BESIDE_AN_AREA = ("B1", "B2i")
"""Of everybody, beside an area's own figures; B1 with its table."""
POLES = "bs_same_degree"


def meetings(release: Release) -> Release:
    """B7 over everybody, of a residents' round: it stands beside the associations' figures."""
    form = _residents(release)
    kept = replace(
        form,
        tables=(),
        groups=(),
        group_tables=(),
        indicators=tuple(one for one in form.indicators if one.id == MEETINGS),
        group_indicators=(),
        asked=(),
    )
    past = (one for one in release.past if one.indicator == MEETINGS and one.grouping == TOTAL)
    return _part(release, kept, tuple(past))


def area(release: Release, name: str) -> Release:
    """The published group that an area is, or is joined in, with B1 and B2i of everybody; nothing of other areas.

    name: of the area or of its group. Raises ValueError when nothing is published of it.
    """
    form = _residents(release)
    group = _group(form, name)
    kept = replace(
        form,
        tables=tuple(one for one in form.tables if one.id == POLES),
        groups=(group,),
        group_tables=tuple(one for one in form.group_tables if _of(one.grouping, one.group, group)),
        indicators=tuple(one for one in form.indicators if one.id in BESIDE_AN_AREA),
        group_indicators=tuple(one for one in form.group_indicators if _of(one.grouping, one.group, group)),
    )
    return _part(release, kept, tuple(one for one in release.past if _beside(one, group)))


def areas(release: Release) -> list[str]:
    """The areas that a part can be cut for, by the names they are published under."""
    return [group.label for form in release.forms for group in form.groups if group.grouping == AREA]


def newest(releases: Sequence[Release], *forms: str) -> Release | None:
    """The newest of these releases that has one of these forms and is not withdrawn."""
    ours = [one for one in releases if not one.withdrawn and any(form.form in forms for form in one.forms)]
    return max(ours, key=lambda one: (one.round.opens_on, one.round.key), default=None)


def _residents(release: Release) -> FormResult:
    found = next((form for form in release.forms if form.form == RESIDENTS), None)
    if found is None:
        raise ValueError(f"Runden {release.round.key} har ikke beboernes skema.")
    return found


def _group(form: FormResult, name: str) -> Group:
    places = [group for group in form.groups if group.grouping == AREA]
    found = next((group for group in places if name in (group.label, *group.members)), None)
    if found is None:
        there = ", ".join(group.label for group in places) or "ingen"
        raise ValueError(f"{name or 'Området'} er ikke offentliggjort for sig. Offentliggjort: {there}.")
    return found


def _of(grouping: str, label: str, group: Group) -> bool:
    return (grouping, label) == (group.grouping, group.label)


def _beside(past: Past, group: Group) -> bool:
    return _of(past.grouping, past.group, group) or (past.grouping == TOTAL and past.indicator in BESIDE_AN_AREA)


def _part(release: Release, form: FormResult, past: tuple[Past, ...]) -> Release:
    """What is kept for later rounds, how many figures the whole has and what everybody wrote says nothing of a part."""
    return replace(release, forms=(form,), past=past, carry=(), pattern={}, themes=())

"""The published groups of a form, and each one's tables and figures."""

from __future__ import annotations

from collections.abc import Iterator

from exports.figure import Indicator
from exports.release import FormResult, Group, ProtectedTable, Release
from exports.splits import ACTIVITY, AGE, AREA, TYPE

__all__ = ["ACTIVITY", "AGE", "AREA", "TYPE"]


def has_groups(release: Release) -> bool:
    """Whether anything of the round is published by group."""
    return any(form.groups or form.group_tables for form in release.forms)


def alone(form: FormResult) -> Group | None:
    """The one area of a release that was cut for it: a whole one never has fewer than two."""
    places = groups(form, AREA)
    return places[0] if len(places) == 1 else None


def groups(form: FormResult, *groupings: str) -> list[Group]:
    """The groups of these groupings in the order given: never a ranking."""
    return [group for group in form.groups if group.grouping in groupings]


def table_of(form: FormResult, table: ProtectedTable, group: Group) -> ProtectedTable | None:
    """The same question (and row of it) in a group; None where it is not published by this grouping."""
    wanted = (table.question, table.text, group.grouping, group.label)
    found = (t for t in form.group_tables if (t.question, t.text, t.grouping, t.group) == wanted)
    return next(found, None)


def figure_of(form: FormResult, code: str, group: Group) -> Indicator | None:
    """An indicator in a group; None where it is not made for this grouping."""
    wanted = (code, group.grouping, group.label)
    return next((i for i in form.group_indicators if (i.id, i.grouping, i.group) == wanted), None)


def activities(form: FormResult) -> list[ProtectedTable]:
    """The tables of the activities, in the order given."""
    return [table for table in form.group_tables if table.grouping == ACTIVITY]


def figures(release: Release) -> Iterator[Indicator]:
    """Every indicator: those of everybody, then by grouping and indicator each group's, in the order given."""
    for form in release.forms:
        yield from form.indicators
    for form in release.forms:
        places = {indicator.id: place for place, indicator in enumerate(form.indicators)}
        groupings = list(dict.fromkeys(indicator.grouping for indicator in form.group_indicators))
        yield from sorted(
            form.group_indicators, key=lambda i: (groupings.index(i.grouping), places.get(i.id, len(places)))
        )


def tables(release: Release) -> Iterator[ProtectedTable]:
    """Every table: of each form first those of everybody, then those of its groups."""
    for form in release.forms:
        yield from form.tables
        yield from form.group_tables


def hides(release: Release) -> bool:
    """Whether some figure of the release is hidden."""
    return any(table.hidden for table in tables(release)) or any(figure.hidden for figure in figures(release))

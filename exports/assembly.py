"""A counted round is put together as a release: published groups, protected figures, indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.questionnaire.model import Questionnaire
from exports.activities import Activity, activity_tables
from exports.asked import asked
from exports.count import CountTable
from exports.coverage import coverage
from exports.figure import CarryRow
from exports.indicators import group_indicators, indicators
from exports.progress import Tell, part, silent
from exports.protect import Protected, activities, protect
from exports.release import FormResult, Group, Release, RoundInfo, seal
from exports.sequential import SEED
from exports.splits import ACTIVITY, AGE, EVERYBODY, NOTHING_LEFT_OUT, Choice, Split, Where, splits
from exports.thresholds import Thresholds
from exports.verdict import judged


@dataclass(frozen=True, slots=True)
class FormInput:
    """One counted form. invited: residents aged 15+ or boards invited in all; None in an open collection.

    invited_by: the same by area or type. activities: in the order of the counted ratings.
    """

    questionnaire: Questionnaire
    counts: CountTable
    invited: int | None = None
    invited_by: Mapping[str, int] = field(default_factory=dict)
    activities: tuple[Activity, ...] = ()


def make_release(
    info: RoundInfo,
    forms: Iterable[FormInput],
    thresholds: Thresholds,
    released_on: str,
    former: Sequence[Release] = (),
    choice: Choice = NOTHING_LEFT_OUT,
    tell: Tell = silent,
) -> Release:
    """Protect, sum up and compare a counted round. Same input, same release; dates are ISO dates.

    former: releases of earlier rounds of the same forms, oldest first. choice: what is left out so that the rest can be
    published. Raises NotSafe when what is to be published cannot be protected.
    """
    counted = list(forms)
    made = [
        _result(form, thresholds, former, choice, part(tell, number, len(counted)))
        for number, form in enumerate(counted)
    ]
    release = Release(
        round=info,
        version=1,
        released_on=released_on,
        parameters=thresholds.as_parameters(),
        forms=tuple(result for result, _ in made),
        carry=tuple(row for _, rows in made for row in rows),
        pattern={**_pattern([result for result, _ in made]), **choice.parameters, "seed": SEED},
    )
    return seal(judged(release, former, thresholds))


def _result(
    form: FormInput, thresholds: Thresholds, former: Sequence[Release], choice: Choice, tell: Tell
) -> tuple[FormResult, tuple[CarryRow, ...]]:
    questionnaire, counts = form.questionnaire, form.counts
    published = splits(questionnaire, counts, thresholds, choice, published_before(questionnaire.form, former))
    protected = protect(questionnaire, counts, published, thresholds, tell)
    whole = indicators(questionnaire, counts, protected[EVERYBODY], thresholds)
    of_groups = [
        printed
        for where in protected
        if where != EVERYBODY
        for printed in group_indicators(questionnaire, protected[where], thresholds, where)
    ]
    usable, rated = int(counts.ballots.sum()), activity_tables(questionnaire, counts.ratings, form.activities)
    covered = coverage(usable, form.invited, questionnaire.unit, thresholds)
    result = FormResult(
        form=questionnaire.form,
        version=questionnaire.version,
        title=questionnaire.title.da,
        unit=questionnaire.unit,
        usable=protected[EVERYBODY].ballots,
        invited=form.invited if covered.value is not None else None,  # beside the ballots it would be the coverage
        coverage=covered.value,
        coverage_words=covered.words,
        tables=tuple(protected[EVERYBODY].tables.values()),
        indicators=tuple(printed.indicator for printed in whole),
        asked=asked(questionnaire),
        groups=tuple(_groups(form, published, protected, thresholds)),
        group_tables=(
            *(table for where in protected if where != EVERYBODY for table in protected[where].tables.values()),
            *(() if ACTIVITY in choice.dropped else activities(rated, thresholds)),
        ),
        group_indicators=tuple(printed.indicator for printed in of_groups),
    )
    return result, tuple(printed.carry for printed in (*whole, *of_groups) if printed.carry)


def _groups(
    form: FormInput, published: Iterable[Split], protected: Mapping[Where, Protected], thresholds: Thresholds
) -> Iterator[Group]:
    for split in published:
        for group in split.groups:
            usable = protected[Where(split.grouping, group.label)].ballots
            invited = sum(form.invited_by.get(code, 0) for code in group.codes)
            covered = coverage(usable or 0, invited, form.questionnaire.unit, thresholds)
            told = usable is not None and invited > 0
            yield Group(
                split.grouping, group.label, group.members, usable,
                covered.value if told else None, covered.words if told else "",
            )  # fmt: skip


def published_before(form: str, former: Sequence[Release]) -> list[tuple[str, ...]]:
    """What was published together in the round before, where it can be again: by the names of areas or types."""
    results = [result for release in former[-1:] for result in release.forms if result.form == form]
    return [group.members for result in results for group in result.groups if group.grouping != AGE]


def _pattern(forms: Iterable[FormResult]) -> dict[str, int]:
    """How much there is and how much of it is hidden: single counts, and tables that are whole."""
    tables = [table for form in forms for table in (*form.tables, *form.group_tables)]
    cells = [cell for table in tables for cell in table.cells if cell.role != "total"]
    return {
        "cells": len(cells),
        "hidden": sum(cell.count is None for cell in cells),
        "tables": len(tables),
        "whole": sum(not table.hidden for table in tables),
    }

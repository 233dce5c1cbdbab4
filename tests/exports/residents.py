"""Residents' rounds as they may be: areas of 15 to 60 people who answer as those of the trial set do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.commands.trial.draw import Draw
from app.commands.trial.places import AREAS, TrialArea
from app.commands.trial.residents import resident
from app.questionnaire.answers import Judge
from app.questionnaire.load import load
from app.questionnaire.model import Choice, Questionnaire, Text
from exports.activities import Activity
from exports.assembly import FormInput, make_release
from exports.release import Release
from exports.thresholds import Thresholds
from tests.exports.rounds import INFO, Round

NAMES = (
    "Ahornparken", "Birkevænget", "Cedergården", "Dammen", "Ellekrogen", "Fyrreparken",
    "Granvænget", "Hasselhaven", "Irisgården", "Jasminkrogen", "Kastanjen", "Lindeparken",
)  # fmt: skip
FEWEST, MOST = 15, 60
"""Answers of an area."""
TWINS = (
    "bs_mix_overall", "bs_mix_age", "bs_same_degree", "bs_change",
    "bs_welcome", "bs_know", "bs_meeting", "bs_attended",
)  # fmt: skip
"""Asked twice in a form of 20 printed questions; form 01 has 12."""
AGAIN = "_again"


def places(areas: int, seed: int) -> list[TrialArea]:
    """So many areas, each as one of the trial set under a name and a size of its own."""
    draw = Draw(seed)
    made = []
    for place, name in enumerate(NAMES[:areas]):
        like, code = AREAS[place % len(AREAS)], name.lower()
        activities = tuple(replace(one, code=f"{code}-{one.code}") for one in like.activities)
        answers = draw.whole(FEWEST, MOST)
        made.append(replace(like, code=code, name=name, answers=answers, activities=activities))
    return made


def residents(areas: Sequence[TrialArea], seed: int, *, enlarged: bool = False) -> Round:
    """What the people of these areas answer to form 01. enlarged: to 20 printed questions, see TWINS."""
    form = load("bs").with_lists({"area_list": _areas(areas), "activity_list": _activities(areas)})
    asked = _enlarged(form) if enlarged else form
    made = Round(
        asked,
        areas=tuple(area.code for area in areas),
        activities=tuple(one.code for area in areas for one in area.activities),
    )
    judge, draw = Judge(asked), Draw(seed)
    for area in areas:
        for _ in range(area.answers):
            twin = {f"{name}{AGAIN}": values for name, values in resident(draw, area).items() if name in TWINS}
            judged = judge({**resident(draw, area), **twin, "bs_area": [area.code]})
            if judged.usable:
                made.people.append(dict(judged.answers))
                made.asked.append(judged.asked)
    return made


def released(made: Round, areas: Sequence[TrialArea]) -> Release:
    """The round counted and protected; invented activities and numbers of residents come with the areas."""
    activities = tuple(Activity(one.code, one.name, area.name) for area in areas for one in area.activities)
    invited = {area.code: area.residents for area in areas}
    form = FormInput(made.questionnaire, made.counts(), sum(invited.values()), invited, activities)
    info = replace(INFO, areas=tuple(area.name for area in areas))
    return make_release(info, [form], Thresholds(), "2026-11-01")


class LeftOut(NamedTuple):
    """What is left out of some tables. hidden: share of their counts; whole: share of the tables that hide nothing."""

    counts: int
    tables: int
    hidden: float
    whole: float


def left_out(releases: Iterable[Release], grouping: str) -> LeftOut:
    """What these releases leave out of the tables of a grouping; a count is any row of a table but its total."""
    forms = [form for release in releases for form in release.forms]
    tables = [table for form in forms for table in (*form.tables, *form.group_tables) if table.grouping == grouping]
    counts = [cell.count for table in tables for cell in table.cells if cell.role != "total"]
    whole = sum(not table.hidden for table in tables) / len(tables)
    return LeftOut(len(counts), len(tables), counts.count(None) / len(counts), whole)


def _areas(areas: Sequence[TrialArea]) -> tuple[Choice, ...]:
    return tuple(Choice(area.code, Text(area.code, area.name), local=True) for area in areas)


def _activities(areas: Sequence[TrialArea]) -> tuple[Choice, ...]:
    return tuple(Choice(one.code, Text(one.code, one.name), local=True) for area in areas for one in area.activities)


def _enlarged(form: Questionnaire) -> Questionnaire:
    again = (replace(form.question(name), name=f"{name}{AGAIN}", feeds=()) for name in TWINS)
    return replace(form, questions=(*form.questions, *again))

"""The indicators of a form as they are printed: estimate, verdict, and what must be said beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from app.questionnaire.model import Questionnaire
from exports.activities import Mixed, mixed
from exports.count import CountTable
from exports.estimates import estimates
from exports.figure import CarryRow, Indicator
from exports.interval import Estimate, half_up
from exports.passport import PASSPORTS, Passport
from exports.protect import Protected
from exports.protected import ProtectedTable, Untold
from exports.splits import AREA, EVERYBODY, Where
from exports.thresholds import Thresholds

FIRST = "Første måling"
HIDDEN = "Skjult af hensyn til anonymitet"

PROGRESS = "Flere oplever fremgang end tilbagegang"
DECLINE = "Flere oplever tilbagegang end fremgang"
BOTH_WAYS = "Oplevelserne peger i begge retninger"
"""B3 and D9 in the first round, in place of a verdict."""

NEVER_FEW = 0
"""Activities are not marked "Få svar": their sentence says how many are uncertain."""


class Printed(NamedTuple):
    """An indicator, and what later rounds need of it; None where nothing is told."""

    indicator: Indicator
    carry: CarryRow | None


def indicators(
    questionnaire: Questionnaire, counts: CountTable, protected: Protected, thresholds: Thresholds
) -> tuple[Printed, ...]:
    """All indicators of a form over everybody, in printed order, with the statistics of the printed ones."""
    activities = _activities(questionnaire, counts, thresholds) if "B2i" in protected.sums else None
    return _all(questionnaire, protected, thresholds, EVERYBODY, activities)


def group_indicators(
    questionnaire: Questionnaire, protected: Protected, thresholds: Thresholds, where: Where
) -> tuple[Printed, ...]:
    """Those of one published group: of B1 alone a verdict is given by area (05, section 5.2)."""
    return _all(questionnaire, protected, thresholds, where, None)


def _all(
    questionnaire: Questionnaire, protected: Protected, thresholds: Thresholds, where: Where, activities: Mixed | None
) -> tuple[Printed, ...]:
    found = estimates(protected)
    few = thresholds.few(questionnaire.unit)
    printed = []
    for passport in PASSPORTS:
        if passport.id in found:
            one = found[passport.id]
            note = _note(passport.id, one.estimate, protected, thresholds) if one else ""
            figure = _made(questionnaire, passport, where, one.estimate if one else None, few, note)
            carry = replace(one.carry, grouping=where.grouping, group=where.label) if one else None
            printed.append(Printed(figure, carry))
        elif passport.id == "B2" and activities:
            shown = activities if found["B2i"] else None
            printed.append(Printed(_in_words(questionnaire, passport, shown), None))
    return tuple(printed)


def _made(
    questionnaire: Questionnaire, passport: Passport, where: Where, estimate: Estimate | None, few: int, note: str
) -> Indicator:
    return Indicator(
        id=passport.id,
        name=passport.name,
        words=passport.words,
        definition=passport.definition,
        unit=passport.unit,
        headline=passport.headline,
        form=questionnaire.form,
        value=estimate.value if estimate else None,
        low=estimate.low if estimate else None,
        high=estimate.high if estimate else None,
        base=estimate.n if estimate else None,
        few=estimate is not None and estimate.n < few,
        verdict=_verdict(passport, where, estimate),
        note=note,
        hidden=estimate is None,
        grouping=where.grouping,
        group=where.label,
    )


def _verdict(passport: Passport, where: Where, estimate: Estimate | None) -> str:
    """As if there were no earlier round: exports.verdict compares with those there are."""
    judged = passport.headline if where == EVERYBODY else (passport.id, where.grouping) == ("B1", AREA)
    if not judged:
        return ""
    return HIDDEN if estimate is None else FIRST


def _note(indicator: str, estimate: Estimate, protected: Protected, thresholds: Thresholds) -> str:
    if indicator in ("B3", "D9"):
        return _direction(estimate) if estimate.n >= thresholds.few_persons else ""
    if indicator == "D1":
        return _irrelevant(protected.tables["fm_same_degree"])
    median = (protected.sums["D5"].stats or {}).get("median") if indicator == "D5" else None
    if median and estimate.n >= thresholds.median_boards:
        return f"Medianen af foreningernes valgdeltagelse er omkring {median} % (afrundet til nærmeste 5 procentpoint)."
    return ""


def _direction(estimate: Estimate) -> str:
    if estimate.low is not None and estimate.low > 0:
        return PROGRESS
    return DECLINE if estimate.high is not None and estimate.high < 0 else BOTH_WAYS


def _irrelevant(table: ProtectedTable) -> str:
    """The share of "not relevant with us", which stands outside D1."""
    try:
        irrelevant = table.count("na", "missing")
    except Untold:
        return ""
    percent = half_up(100 * irrelevant / ((table.base or 0) + irrelevant))
    return f"Ikke relevant hos os: {percent:.0f} % af dem, der svarede andet end »Ved ikke«."


def _activities(questionnaire: Questionnaire, counts: CountTable, thresholds: Thresholds) -> Mixed:
    choices = questionnaire.question("bs_act_mix").choices
    places = {choice.code: place for place, choice in enumerate(choices)}
    valid = [places[choice.code] for choice in choices if not choice.missing]
    return mixed(counts.ratings, [places["quite"], places["very"]], valid, thresholds.ratings)


def _in_words(questionnaire: Questionnaire, passport: Passport, activities: Mixed | None) -> Indicator:
    """B2: never an interval or a change, since the raters are a sample of their own."""
    if activities is None:
        return _made(questionnaire, passport, EVERYBODY, None, NEVER_FEW, "")
    value = activities.diverse / activities.assessed if activities.assessed else 0.0
    estimate = Estimate(activities.assessed, value, None, None)
    return _made(questionnaire, passport, EVERYBODY, estimate, NEVER_FEW, activities.sentence)

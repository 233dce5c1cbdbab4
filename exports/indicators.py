"""The indicators of a form as they are printed: estimate, verdict, and what must be said beside it."""

from __future__ import annotations

from app.questionnaire.model import Questionnaire
from exports.activities import Mixed, mixed
from exports.count import CountTable
from exports.estimates import Found, estimates
from exports.figure import CarryRow, Indicator
from exports.interval import Estimate, half_up
from exports.passport import PASSPORTS, Passport
from exports.protect import Protected, ProtectedTable
from exports.thresholds import Thresholds

FIRST = "Første måling"
HIDDEN = "Skjult af hensyn til anonymitet"

PROGRESS = "Flere oplever fremgang end tilbagegang"
DECLINE = "Flere oplever tilbagegang end fremgang"
BOTH_WAYS = "Oplevelserne peger i begge retninger"
"""B3 and D9 in the first round, in place of a verdict."""


def indicators(
    questionnaire: Questionnaire, counts: CountTable, protected: Protected, thresholds: Thresholds
) -> tuple[tuple[Indicator, ...], tuple[CarryRow, ...]]:
    """All indicators of a form in printed order, and the statistics of the printed ones for later rounds."""
    found = estimates(protected)
    printed = []
    for passport in PASSPORTS:
        if passport.id in found:
            printed.append(_indicator(questionnaire, passport, found[passport.id], protected, thresholds))
        elif passport.id == "B2" and "B2i" in protected.sums:
            activities = None if found["B2i"] is None else _activities(questionnaire, counts, thresholds)
            printed.append(_in_words(questionnaire, passport, activities))
    return tuple(printed), tuple(one.carry for one in found.values() if one)


def _indicator(
    questionnaire: Questionnaire, passport: Passport, found: Found | None, protected: Protected, thresholds: Thresholds
) -> Indicator:
    if found is None:
        return _made(questionnaire, passport, None, few=False, note="")
    estimate = found.estimate
    note = _note(passport.id, estimate, protected, thresholds)
    return _made(questionnaire, passport, estimate, few=estimate.n < thresholds.few(questionnaire.unit), note=note)


def _made(
    questionnaire: Questionnaire, passport: Passport, estimate: Estimate | None, *, few: bool, note: str
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
        few=few,
        verdict=_verdict(passport, estimate),
        note=note,
        hidden=estimate is None,
    )


def _verdict(passport: Passport, estimate: Estimate | None) -> str:
    """Checked in this order: hidden, not comparable, first round, too few, the test; here every round is a first."""
    if not passport.headline:
        return ""
    return HIDDEN if estimate is None else FIRST


def _note(indicator: str, estimate: Estimate, protected: Protected, thresholds: Thresholds) -> str:
    if indicator in ("B3", "D9"):
        return _direction(estimate) if estimate.n >= thresholds.few_persons else ""
    if indicator == "D1":
        return _irrelevant(protected.tables["fm_same_degree"])
    if indicator == "D5" and estimate.n >= thresholds.median_boards:
        median = (protected.sums["D5"].stats or {})["median"]
        return f"Medianen af foreningernes valgdeltagelse er omkring {median} % (afrundet til nærmeste 5 procentpoint)."
    return ""


def _direction(estimate: Estimate) -> str:
    if estimate.low is not None and estimate.low > 0:
        return PROGRESS
    return DECLINE if estimate.high is not None and estimate.high < 0 else BOTH_WAYS


def _irrelevant(table: ProtectedTable) -> str:
    """The share of "not relevant with us", which stands outside D1."""
    irrelevant = table.count("na", "missing")
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
        return _made(questionnaire, passport, None, few=False, note="")
    value = activities.diverse / activities.assessed if activities.assessed else 0.0
    estimate = Estimate(activities.assessed, value, None, None)
    return _made(questionnaire, passport, estimate, few=False, note=activities.sentence)

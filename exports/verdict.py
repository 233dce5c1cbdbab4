"""The verdict on each headline figure, and every figure beside the round before (instruments/05, section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from exports import guard, verdict_texts, wording
from exports.carried import change, estimate, trend
from exports.comparable import Match, Round, former_figure, matched
from exports.family import Key, adjusted, carries_verdict, key
from exports.figure import CarryRow, Comparison, Indicator
from exports.indicators import HIDDEN
from exports.interval import Estimate
from exports.past import past
from exports.release import FormResult, Release
from exports.splits import AREA
from exports.thresholds import Thresholds

ALPHA = 0.05
LEAST_PER_AREA = 100
"""Valid answers in both rounds before an area's change is judged."""
TREND_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What earlier rounds say of a figure: where it is matched, or the verdict that says why not."""

    now: Round
    match: Match | str
    least: int

    @property
    def enough(self) -> bool:
        """Whether both rounds have the answers that a test needs."""
        return isinstance(self.match, Match) and self.fits(self.match.before) and self.fits(self.match.now)

    def fits(self, row: CarryRow) -> bool:
        """Whether a round has them."""
        return (row.n or 0) >= self.least


def judged(release: Release, former: Sequence[Release], thresholds: Thresholds) -> Release:
    """The release with verdicts, comparisons, notes and `past`, from released figures and what was kept with them.

    release: not yet sealed, with the verdicts of a first round. former: earlier releases of the same forms, oldest
    first, the newest version of each round; withdrawn ones are passed over.
    """
    rounds = {form.form: Round(release, form) for form in release.forms}
    earlier = {
        name: [Round(one, form) for one in former if not one.withdrawn for form in one.forms if form.form == name]
        for name in rounds
    }
    indicators = [one for form in release.forms for one in (*form.indicators, *form.group_indicators)]
    found = {key(one): _found(one, rounds[one.form], earlier[one.form], thresholds) for one in indicators}
    compared = adjusted({key(one): made for one in indicators if (made := _comparison(one, found[key(one)]))})
    new = {key(one): _judged(one, found[key(one)], compared.get(key(one))) for one in indicators}
    return replace(
        release,
        forms=tuple(_with(form, new) for form in release.forms),
        past=tuple(figure for name, now in rounds.items() for figure in past(now, earlier[name])),
    )


def _with(form: FormResult, new: dict[Key, Indicator]) -> FormResult:
    return replace(
        form,
        indicators=tuple(new[key(one)] for one in form.indicators),
        group_indicators=tuple(new[key(one)] for one in form.group_indicators),
    )


def _found(indicator: Indicator, now: Round, earlier: Sequence[Round], thresholds: Thresholds) -> Found:
    match = HIDDEN if indicator.hidden else matched(indicator, now, earlier[::-1])
    least = LEAST_PER_AREA if indicator.grouping == AREA else thresholds.few(now.form.unit)
    return Found(now, match, least)


def _comparison(indicator: Indicator, found: Found) -> Comparison | None:
    """Beside the former figure, with the p of each test that is made; not adjusted yet. B2 is never compared."""
    match = found.match
    if isinstance(match, str) or indicator.unit == "activities":
        return None
    made = change(match.before, match.now, indicator.unit)
    tested = carries_verdict(indicator) and found.enough
    about = match.then.release.round
    former = _former(indicator, found, match)
    beside = Comparison(
        round=about.key,
        title=about.title,
        value=former.value,
        low=former.low,
        high=former.high,
        base=former.n,
        d=made.d,
        d_low=made.low,
        d_high=made.high,
        p=made.p if tested else None,
        now=estimate(match.now, indicator.unit).value if match.ground.grouping != indicator.grouping else None,
        latest=match.latest,
    )
    return _with_trend(beside, indicator, found, match) if tested else beside


def _former(indicator: Indicator, found: Found, match: Match) -> Estimate:
    """The former round's figure as it was printed, or over the areas that both rounds have."""
    printed = former_figure(indicator, found.now, match.then)
    if printed and printed.value is not None:
        return Estimate(printed.base or 0, printed.value, printed.low, printed.high)
    return estimate(match.before, indicator.unit)


def _with_trend(beside: Comparison, indicator: Indicator, found: Found, match: Match) -> Comparison:
    """Over the unbroken row of comparable rounds that have the answers a test needs."""
    rounds = list(takewhile(found.fits, match.run[::-1]))[::-1]
    made = trend(rounds, indicator.unit) if len(rounds) >= TREND_ROUNDS else None
    return replace(beside, trend=made.slope, trend_p=made.p, rounds=len(rounds)) if made else beside


def _judged(indicator: Indicator, found: Found, comparison: Comparison | None) -> Indicator:
    verdict = _verdict(indicator, found, comparison) if carries_verdict(indicator) else ""
    compared = replace(indicator, verdict=verdict, comparison=comparison)
    return replace(compared, note=_joined([indicator.note, *_remarks(compared, found)]))


def _verdict(indicator: Indicator, found: Found, comparison: Comparison | None) -> str:
    """Checked in this order: hidden, not comparable, first round, too few, the test."""
    match = found.match
    if isinstance(match, str) or comparison is None:
        return str(match)
    if not found.enough:
        return verdict_texts.TOO_FEW
    if comparison.p is None or comparison.p >= ALPHA or guard.only_who_answered(indicator, found.now, match):
        return verdict_texts.UNSURE
    if comparison.d > 0:  # every headline figure is wished to rise (instruments/05, section 2)
        return verdict_texts.WANTED
    unclear = guard.fewer_has_not_risen(indicator, found.now, match)
    return verdict_texts.UNCLEAR if unclear else verdict_texts.WRONG


def _remarks(indicator: Indicator, found: Found) -> list[str]:
    """What must be said beside the verdict, and over whom and with which round a figure is compared."""
    if isinstance(found.match, str) or indicator.comparison is None:
        return []
    remarks = [wording.explained(indicator)]
    if indicator.verdict:
        remarks += guard.remarks(indicator, found.now, found.match)
    if found.match.ground.grouping != indicator.grouping:
        remarks.append(verdict_texts.common_areas(wording.listed(found.now.labels(found.match.ground))))
    if not found.match.latest:
        remarks.append(verdict_texts.older_round(found.match.then.release.round.title))
    return remarks


def _joined(remarks: Sequence[str]) -> str:
    """As running text: a sentence that more follow ends with a full stop."""
    said = [remark for remark in remarks if remark]
    return " ".join([*(f"{remark.rstrip('.')}." for remark in said[:-1]), *said[-1:]])

"""A release in plain statements: what the page "Det svarede I" says, as numbers that belong to no language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from exports import verdict_texts
from exports.indicators import FIRST
from exports.interval import half_up
from exports.release import FormResult, Indicator, ProtectedTable, Release

CHANGES = {
    verdict_texts.WANTED: "up",
    verdict_texts.WRONG: "down",
    verdict_texts.UNCLEAR: "both",
    verdict_texts.UNSURE: "unsure",
    verdict_texts.TOO_FEW: "unsure",
    verdict_texts.OTHER_QUESTION: "other",
    verdict_texts.OTHER_AREAS: "other",
    FIRST: "first",
}
"""What a verdict tells people; every headline figure is to go up (instruments/05, section 2)."""

SHARES = {"B1": "same", "B6": "attended", "B7": "meeting", "D1": "decide", "D5": "voted"}
POINTS = {"B2i": "mixed", "D6": "influence"}
POLES = {"B1": "bs_same_degree", "D1": "fm_same_degree"}
WELCOME, WELCOME_FEELING = "bs_welcome", ("quite", "very")
ORDER = ("same", "mixed", "welcome", "attended", "meeting", "decide", "voted", "influence")

_UNCERTAIN = re.compile(r"for (\d+) af dem")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that was answered, in whole numbers.

    number: of a hundred people, or points from 0 to 100 (`mixed`, `influence`). low, high: its 95 % interval.
    less, more: of a hundred, who answered less or more often. activities: with mixed attendance, assessed, uncertain.
    few: fewer answers than a figure should rest on. change: a value of CHANGES, or nothing where no verdict is given.
    """

    id: str
    number: int
    low: int | None = None
    high: int | None = None
    less: int | None = None
    more: int | None = None
    activities: tuple[int, int, int] | None = None
    few: bool = False
    change: str = ""


@dataclass(frozen=True, slots=True)
class PlainForm:
    """What one form answered. answered: ballots, None when hidden. hidden: some figure of these is not shown."""

    form: str
    answered: int | None
    statements: tuple[Statement, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class Plain:
    """All that the page says of a release. Dates are ISO dates."""

    opens_on: str
    closes_on: str
    trial: bool
    forms: tuple[PlainForm, ...]


def plain(release: Release) -> Plain:
    """The statements of a release, from printed figures over everybody only. Raises ValueError when it is withdrawn."""
    if release.withdrawn:
        raise ValueError("A withdrawn release says nothing.")
    few = release.parameters["few_persons"]
    info = release.round
    return Plain(info.opens_on, info.closes_on, info.trial, tuple(_form(form, few) for form in release.forms))


def _form(form: FormResult, few: int) -> PlainForm:
    wanted = [one for one in form.indicators if one.id in {*SHARES, *POINTS}]
    made = [_statement(form, one) for one in wanted if one.value is not None]
    made += _welcome(form, few)
    shown = tuple(sorted(made, key=lambda one: ORDER.index(one.id)))
    return PlainForm(form.form, form.usable, shown, _some_hidden(form, shown))


def _statement(form: FormResult, indicator: Indicator) -> Statement:
    share = indicator.id in SHARES
    made = Statement(
        id=SHARES[indicator.id] if share else POINTS[indicator.id],
        number=_whole(indicator.value, share) or 0,
        low=_whole(indicator.low, share),
        high=_whole(indicator.high, share),
        few=indicator.few,
        change=_change(indicator),
    )
    if indicator.id in POLES:
        less, more = _poles(form, POLES[indicator.id])
        return replace(made, less=less, more=more)
    return replace(made, activities=_activities(form)) if indicator.id == "B2i" else made


def _whole(value: float | None, share: bool) -> int | None:
    """As the workbook rounds: half up, before a share is made a percentage."""
    if value is None:
        return None
    return round(half_up(value, 2) * 100) if share else round(half_up(value))


def _change(indicator: Indicator) -> str:
    """Nothing is said of "last time" when the figure was compared with an older round than the last."""
    change = CHANGES.get(indicator.verdict, "")
    older = indicator.comparison is not None and not indicator.comparison.latest
    return "other" if older and change else change


def _poles(form: FormResult, question: str) -> tuple[int | None, int | None]:
    """Both or neither: of three figures that make a hundred, two would tell the third."""
    table = _table(form, question)
    cells = {cell.code: cell.share for cell in table.cells if cell.role == "pole"} if table else {}
    less, same, more = (cells.get(code) for code in ("less", "same", "more"))
    return (None, None) if None in (less, same, more) else (_whole(less, True), _whole(more, True))


def _activities(form: FormResult) -> tuple[int, int, int] | None:
    """B2 as its printed sentence has it: the count of the uncertain stands there alone."""
    found = next((one for one in form.indicators if one.id == "B2" and one.value is not None and one.base), None)
    uncertain = _UNCERTAIN.search(found.note) if found else None
    if found is None or found.value is None or found.base is None or uncertain is None:
        return None
    return round(found.value * found.base), found.base, int(uncertain[1])


def _welcome(form: FormResult, few: int) -> Iterator[Statement]:
    """B4 as people rather than points: those who feel quite or very welcome."""
    table = _table(form, WELCOME)
    if table is None or not table.base:
        return
    counts = [cell.count for cell in table.cells if cell.role == "answer" and cell.code in WELCOME_FEELING]
    known = [count for count in counts if count is not None]
    if len(known) == len(WELCOME_FEELING):
        yield Statement("welcome", _whole(sum(known) / table.base, True) or 0, few=table.base < few)


def _some_hidden(form: FormResult, shown: tuple[Statement, ...]) -> bool:
    ids = {one.id for one in shown}
    lost = [one for one in form.indicators if one.id in {*SHARES, *POINTS, "B2"} and one.hidden]
    poles = [one for one in shown if one.id in ("same", "decide") and one.less is None]
    welcome = _table(form, WELCOME) is not None and "welcome" not in ids
    return bool(lost or poles or welcome or form.usable is None)


def _table(form: FormResult, question: str) -> ProtectedTable | None:
    return next((table for table in form.tables if table.id == question), None)

"""A later version of a release: other texts, something more hidden, or all of it withdrawn. Never a new figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from exports import rests_on
from exports.figure import Indicator
from exports.indicators import HIDDEN
from exports.protected import ProtectedTable
from exports.release import FormResult, Release, seal
from exports.themes import without


@dataclass(frozen=True, slots=True)
class Correction:
    """Why there is a new version, and what it changes.

    title, contact: new texts, empty for as they are. hidden: questions whose figures are all hidden from now on.
    withdrawn: every figure is.
    """

    reason: str
    title: str = ""
    contact: str = ""
    hidden: frozenset[str] = frozenset()
    withdrawn: bool = False


def corrected(release: Release, correction: Correction) -> Release:
    """The next version. Raises ValueError without a reason, for an unknown question and after a withdrawal."""
    _refuse(release, correction)
    gone = questions(release) if correction.withdrawn else correction.hidden
    about = release.round
    return seal(
        replace(
            release,
            version=release.version + 1,
            note=correction.reason,
            withdrawn=correction.withdrawn,
            round=replace(about, title=correction.title or about.title, contact=correction.contact or about.contact),
            forms=tuple(_form(form, gone, correction.withdrawn) for form in release.forms),
            carry=tuple(row for row in release.carry if not _gone(row.indicator, gone)),
            themes=without(release.themes, gone),
            past=tuple(each for each in release.past if not _gone(each.indicator, gone)),
        )
    )


def questions(release: Release) -> frozenset[str]:
    """The questions that a correction can hide."""
    tables = (table for form in release.forms for table in (*form.tables, *form.group_tables))
    asked = [*(table.question for table in tables), *(theme.question for theme in release.themes)]
    return frozenset(asked) | {"bs_act_mix"}


def _refuse(release: Release, correction: Correction) -> None:
    if release.withdrawn:
        raise ValueError("Udgivelsen er trukket tilbage og kan ikke rettes.")
    if not correction.reason.strip():
        raise ValueError("Skriv, hvorfor der kommer en ny udgave.")
    unknown = sorted(correction.hidden - questions(release))
    if unknown:
        raise ValueError(f"Udgivelsen har ikke spørgsmålet {unknown[0]}.")


def _form(form: FormResult, gone: frozenset[str], withdrawn: bool) -> FormResult:
    changed = replace(
        form,
        tables=_tables(form.tables, gone),
        group_tables=_tables(form.group_tables, gone),
        indicators=_indicators(form.indicators, gone),
        group_indicators=_indicators(form.group_indicators, gone),
    )
    return _uncounted(changed) if withdrawn else changed


def _uncounted(form: FormResult) -> FormResult:
    groups = tuple(replace(group, usable=None, coverage=None, coverage_words="") for group in form.groups)
    return replace(form, usable=None, invited=None, coverage=None, coverage_words="", groups=groups)


def _tables(tables: Iterable[ProtectedTable], gone: frozenset[str]) -> tuple[ProtectedTable, ...]:
    return tuple(table.without_figures() if table.question in gone else table for table in tables)


def _indicators(indicators: Iterable[Indicator], gone: frozenset[str]) -> tuple[Indicator, ...]:
    return tuple(_hidden(each) if _gone(each.id, gone) else each for each in indicators)


def _gone(indicator: str, gone: frozenset[str]) -> bool:
    return not gone.isdisjoint(rests_on.questions(indicator))


def _hidden(indicator: Indicator) -> Indicator:
    return replace(
        indicator,
        value=None,
        low=None,
        high=None,
        base=None,
        few=False,
        verdict=HIDDEN if indicator.verdict else "",
        note="",
        hidden=True,
        comparison=None,
    )

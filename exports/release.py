"""The release: everything of a round that may be printed, frozen under its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from app.questionnaire.model import Questionnaire
from exports.asked import Asked, asked
from exports.count import CountTable
from exports.coverage import coverage
from exports.figure import CarryRow, Indicator
from exports.indicators import indicators
from exports.protect import Cell, ProtectedTable, protect, restore
from exports.sums import all_sums
from exports.tables import contested, tables
from exports.thresholds import Thresholds

__all__ = [
    "Asked", "CarryRow", "Cell", "FormInput", "FormResult", "Indicator", "ProtectedTable", "Release", "RoundInfo",
    "digest", "from_json", "make_release", "to_json",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundInfo:
    """What the cover and the method page say about a round. Dates are ISO dates.

    levels: how far each language's translation had been read (draft, tried, approved); unknown in older releases.
    """

    key: str
    title: str
    opens_on: str
    closes_on: str
    trial: bool
    languages: tuple[str, ...]
    open_collection: bool
    areas: tuple[str, ...]
    contact: str
    levels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FormInput:
    """One counted form. invited: residents aged 15+ or boards invited in all; None in an open collection."""

    questionnaire: Questionnaire
    counts: CountTable
    invited: int | None = None


@dataclass(frozen=True, slots=True)
class FormResult:
    """The protected result of one form.

    usable: number of ballots, None below the smallest base. coverage: usable / invited, 0-1, None when it may not be
    said; coverage_words says it. invited: residents aged 15+ (R1) or boards invited (R3), only beside a coverage.
    version: of the questionnaire, whose wording is `asked`.
    """

    form: str
    version: int
    title: str
    unit: str
    usable: int | None
    invited: int | None
    coverage: float | None
    coverage_words: str
    tables: tuple[ProtectedTable, ...]
    indicators: tuple[Indicator, ...]
    asked: tuple[Asked, ...]

    def question(self, name: str) -> Asked:
        """The wording of a question; raises KeyError."""
        for question in self.asked:
            if question.question == name:
                return question
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Release:
    """One frozen release of a round. Same content, same digest, same bytes."""

    round: RoundInfo
    version: int
    released_on: str
    parameters: Mapping[str, int]
    forms: tuple[FormResult, ...]
    carry: tuple[CarryRow, ...]
    digest: str = ""


def make_release(
    info: RoundInfo, forms: Iterable[FormInput], thresholds: Thresholds, released_on: str, version: int = 1
) -> Release:
    """Protect and sum up a counted round. Same input, same release; dates are ISO dates."""
    made = [_result(form, thresholds) for form in forms]
    release = Release(
        round=info,
        version=version,
        released_on=released_on,
        parameters=thresholds.as_parameters(),
        forms=tuple(result for result, _ in made),
        carry=tuple(row for _, rows in made for row in rows),
    )
    return replace(release, digest=digest(release))


def _result(form: FormInput, thresholds: Thresholds) -> tuple[FormResult, tuple[CarryRow, ...]]:
    questionnaire, counts = form.questionnaire, form.counts
    printed = tables(questionnaire, counts)
    judged = (*printed, *contested(questionnaire, counts))
    protected = protect(judged, all_sums(questionnaire, counts), thresholds)
    figures, carry = indicators(questionnaire, counts, protected, thresholds)
    usable = int(counts.ballots.sum())
    covered = coverage(usable, form.invited, questionnaire.unit, thresholds)
    result = FormResult(
        form=questionnaire.form,
        version=questionnaire.version,
        title=questionnaire.title.da,
        unit=questionnaire.unit,
        usable=usable if usable >= thresholds.base(questionnaire.unit) else None,
        invited=form.invited if covered.value is not None else None,  # beside the ballots it would be the coverage
        coverage=covered.value,
        coverage_words=covered.words,
        tables=tuple(protected.tables[table.id] for table in printed),
        indicators=figures,
        asked=asked(questionnaire),
    )
    return result, carry


def digest(release: Release) -> str:
    """SHA-256 (hex) of the canonical document without the digest itself."""
    return hashlib.sha256(to_json(replace(release, digest="")).encode()).hexdigest()


def to_json(release: Release) -> str:
    """The canonical document: keys sorted, no spaces, Danish letters as they are; empty levels are left out.

    So a release made before there were levels keeps its digest.
    """
    document = asdict(release)
    if not release.round.levels:
        del document["round"]["levels"]
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def from_json(text: str) -> Release:
    """Read a stored release; raises ValueError when its content does not match its digest."""
    document = json.loads(text)
    release = Release(
        round=_round(document["round"]),
        version=document["version"],
        released_on=document["released_on"],
        parameters=document["parameters"],
        forms=tuple(_form(form) for form in document["forms"]),
        carry=tuple(CarryRow(**row) for row in document["carry"]),
        digest=document["digest"],
    )
    if release.digest != digest(release):
        raise ValueError("The release does not match its digest.")
    return release


def _round(document: dict[str, Any]) -> RoundInfo:
    lists = {name: tuple(document[name]) for name in ("languages", "areas")}
    levels = tuple((language, level) for language, level in document.get("levels", ()))
    return RoundInfo(**{**document, **lists, "levels": levels})


def _form(document: dict[str, Any]) -> FormResult:
    tables = tuple(restore(table) for table in document["tables"])
    indicators = tuple(Indicator(**indicator) for indicator in document["indicators"])
    wording = tuple(_wording(question) for question in document["asked"])
    return FormResult(**{**document, "tables": tables, "indicators": indicators, "asked": wording})


def _wording(document: dict[str, Any]) -> Asked:
    lists = {name: tuple(document[name]) for name in ("options", "rows")}
    return Asked(**{**document, **lists})

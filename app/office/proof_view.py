"""What came of a proof, in words: each check with its mark, and whether the round may be released so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal

from app.danish import gettext as _
from app.office.job import Job
from app.office.progress_view import lasted

WELL, STOPPED, NOT_TRIED = "✓", "✕", "–"


@dataclass(frozen=True)
class Check:
    """One thing that was tried. said: of the mark, for who does not see it."""

    mark: str
    said: str
    title: str
    words: str


@dataclass(frozen=True)
class ProofView:
    """way: id of what was chosen. good: it may be released so, unless something changed since."""

    way: str
    good: bool
    verdict: str
    note: str
    checks: tuple[Check, ...]


def proof_view(job: Job | None, basis: str) -> ProofView | None:
    """The latest proof of a round that rests on `basis`; None while one runs, without one, and when it is stale."""
    if job is None or job.outcome is None:
        return None
    if not job.outcome.well:
        return _failed(job)
    found = told(job)
    if found.get("basis") != basis:
        return None
    return ProofView(
        way=job.about["way"],
        good=True,
        verdict=_("Kan frigives sådan"),
        note=_("Intet er gemt endnu. Frigivelsen prøver det hele igen, før den gemmer."),
        checks=(_counted(), *_passed(found)),
    )


def told(job: Job | None) -> Mapping[str, Any]:
    """What the command printed for machines, if it came so far."""
    try:
        found: Mapping[str, Any] = json.loads(job.outcome.output) if job and job.outcome else {}
    except ValueError:
        return {}
    return found


def _failed(job: Job) -> ProofView:
    checks, note = tuple(_stopped(job)), _("Intet er gemt eller vist.")
    if told(job).get("leaks"):
        note = _("Intet er gemt eller vist. Hvilke tal det gælder, skrives ikke her, for det ville selv røbe noget.")
    return ProofView(job.about["way"], False, _("Kan ikke frigives endnu"), note, (_counted(), *checks))


def _counted() -> Check:
    words = _("Alle summer passede med antallet af svar, da runden blev talt op.")
    return Check(WELL, _("I orden"), _("Talt op"), words)


def _passed(found: Mapping[str, Any]) -> Iterator[Check]:
    seconds = found["seconds"]
    words = [
        _("{figures} tal i {tables} tabeller er beskyttet sammen.").format(
            figures=_number(found["figures"]), tables=_number(found["tables"])
        ),
        _("{hidden} er skjult ({share}).").format(
            hidden=_number(found["hidden"]), share=_share(found["hidden"], found["figures"])
        ),
    ]
    if found["rows"]:
        told_rows = _("{share} af gruppernes rækker er hele.")
        words.append(told_rows.format(share=_share(found["whole_rows"], found["rows"])))
    title = _("Beskyttet på {time}").format(time=lasted(seconds["protect"]))
    yield Check(WELL, _("I orden"), title, " ".join(words))
    tried = _("En uafhængig prøve har læst regnearket og regnet på {tried} skjulte tal på {time}.")
    words_of = tried.format(tried=_number(found["tried"]), time=lasted(seconds["attack"]))
    yield Check(WELL, _("I orden"), _("Angriberen fandt ikke noget"), words_of)


def _stopped(job: Job) -> Iterator[Check]:
    found, message = told(job), job.outcome.message if job.outcome else ""
    if "leaks" not in found:
        title = _("Prøven blev afbrudt") if job.cancelled else _("Prøven blev ikke færdig")
        words = "" if job.cancelled else message or _("Den gik i stå. Prøv igen, eller bed driften om hjælp.")
        yield Check(STOPPED, _("Ikke i orden"), title, words)
    elif found["leaks"]:
        yield Check(WELL, _("I orden"), _("Beskyttet"), _("Tallene er beskyttet sammen."))
        yield Check(STOPPED, _("Ikke i orden"), _("Angriberen kom igennem"), message)
    else:
        yield Check(STOPPED, _("Ikke i orden"), _("Kan ikke beskyttes sådan"), message)
        yield Check(NOT_TRIED, _("Ikke prøvet"), _("Angriberen har ikke prøvet"), _("Der er ikke noget at prøve."))


def _number(number: int) -> str:
    return format_decimal(number, locale="da")


def _share(part: int, of: int) -> str:
    """Whole percent, and never 0 or 100 for what is neither."""
    percent = round(100 * part / of) if of else 0
    if 0 < part < of:
        percent = min(99, max(1, percent))
    return f"{percent} %"

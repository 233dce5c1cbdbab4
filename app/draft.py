"""A counted round as it would be released: protected, compared with earlier rounds, and attacked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from app.models import Round
from app.questionnaire.model import Questionnaire
from app.store import piles, results, rounds
from app.store.errors import RoundError
from app.store.keys import Keys
from exports import wording
from exports.activities import Activity
from exports.assembly import FormInput, make_release
from exports.attack import Report, Undecided
from exports.count import CountTable
from exports.figure import TOTAL
from exports.gate import Leaks, prove
from exports.progress import Tell
from exports.protect import NotSafe
from exports.release import Release, RoundInfo, from_json
from exports.splits import Choice
from exports.system import Unsolved
from exports.thresholds import Thresholds

MOST_NAMED = 3
"""So many tables are named where the attacker came through."""
WAYS_ON = "Læg flere områder sammen, udelad en opdeling, eller frigiv kun totalen."
STUCK = "Beregningen gik i stå uden et svar, så ingen ved, om tallene er beskyttet. Intet er gemt."


class Refused(RoundError):
    """What was chosen may not leave: the message says where, and what can be chosen instead. Never a figure.

    leaks: it was protected, and the attacker came through.
    """

    def __init__(self, message: str, leaks: bool) -> None:
        super().__init__(message)
        self.leaks = leaks


class Proven(NamedTuple):
    """A release that the attacker found nothing in, and what is kept of her report."""

    release: Release
    report: Mapping[str, int]


def drafted(
    session: Session, keys: Keys, round_: Round, today: dt.date, contact: str, choice: Choice, tell: Tell
) -> Proven:
    """What would be released today; nothing is stored. Raises Refused, and RoundError for what else is in the way."""
    info = _info(session, round_, piles.forms_of(session, round_.key), contact)
    former = former_releases(session, round_)
    counted = counted_forms(session, keys, round_)
    questionnaires = [form.questionnaire for form in counted]
    try:
        release = make_release(info, counted, thresholds(round_), today.isoformat(), former, choice, tell)
        report = prove(release, questionnaires, tell=tell)
    except NotSafe as error:
        raise Refused(_unsafe(error, questionnaires), leaks=False) from error
    except Leaks as error:
        raise Refused(leaking(error, questionnaires), leaks=True) from error
    except (Unsolved, Undecided) as error:
        raise Refused(f"{STUCK} {WAYS_ON}", leaks=False) from error
    return Proven(release, kept(report))


def former_releases(session: Session, round_: Round) -> list[Release]:
    """The newest releases of earlier rounds of the same forms, oldest first."""
    return [from_json(document) for document in results.former_releases(session, round_.key)]


def counted_forms(session: Session, keys: Keys, round_: Round) -> list[FormInput]:
    """The counts of a counted round, unsealed."""
    cipher = AESGCM(keys.read(round_.key))
    return [_counted(session, form, cipher) for form in piles.forms_of(session, round_.key)]


def _unsafe(error: NotSafe, questionnaires: Sequence[Questionnaire]) -> str:
    """What stands in the way, and what can be chosen; never a figure."""
    what = _called(error.question, error.grouping, questionnaires) if error.question else "antallet af svar"
    return (
        f"Tallene kan ikke frigives sådan: {what} kan ikke beskyttes, heller ikke når alt, der må skjules, er skjult. "
        f"{WAYS_ON}"
    )


def kept(report: Report) -> dict[str, int]:
    """What is kept of the attacker's report."""
    return {"tried": report.tried, "found": len(report.findings)}


def leaking(error: Leaks, questionnaires: Sequence[Questionnaire]) -> str:
    """Where the attacker came through, and what can be chosen; never which figure."""
    tables = {_called(found.table, found.grouping, questionnaires) for found in error.report.findings if found.table}
    where = f" i {wording.listed(sorted(tables)[:MOST_NAMED])}" if tables else ""
    return (
        f"Den uafhængige prøve regnede på {error.report.tried} skjulte tal og kom igennem{where}. Intet er gemt. "
        f"{WAYS_ON}"
    )


def _called(table: str, grouping: str, questionnaires: Sequence[Questionnaire]) -> str:
    """A table as people know it: the question, and what it is divided by. Another place has its own name."""
    labels = {question.name: question.label.da for form in questionnaires for question in form.questions}
    label = labels.get(table.partition("|")[0].partition(".")[0])
    by = "" if grouping in ("", TOTAL) else f" delt efter {grouping.lower()}"
    return f"»{label}«{by}" if label else table


def _counted(session: Session, form: piles.Form, cipher: AESGCM) -> FormInput:
    names = {area.code: area.name for area in form.frozen.areas}
    return FormInput(
        form.questionnaire,
        _counts(session, form, cipher),
        form.frozen.asked,
        {**{area.code: area.residents for area in form.frozen.areas}, **dict(form.frozen.invited)},
        tuple(Activity(each.code, each.name, names[each.area]) for each in form.frozen.activities),
    )


def thresholds(round_: Round) -> Thresholds:
    """How many must stand behind a figure of this round. Raises RoundError."""
    try:
        return Thresholds(**round_.thresholds)
    except (TypeError, ValueError) as error:
        raise RoundError(f"Runden {round_.key} har en grænse, der ikke kan bruges: {error}.") from error


def _counts(session: Session, form: piles.Form, cipher: AESGCM) -> CountTable:
    return CountTable.from_bytes(results.get_count(session, form, cipher))


def _info(session: Session, round_: Round, forms: list[piles.Form], contact: str) -> RoundInfo:
    summary = rounds.get_round(session, round_.key)
    languages = dict.fromkeys(language for form in forms for language in form.frozen.languages)
    return RoundInfo(
        key=round_.key,
        title=round_.title,
        opens_on=round_.opens_on.isoformat(),
        closes_on=round_.closes_on.isoformat(),
        trial=round_.trial,
        languages=tuple(languages),
        levels=tuple({pair: None for form in forms for pair in form.frozen.levels}),
        open_collection=any(link.mode == "open" for link in (summary.links if summary else ())),
        areas=tuple(area.name for form in forms for area in form.frozen.areas),
        contact=contact,
    )

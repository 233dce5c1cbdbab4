"""The versions of a release: a correction passes the attacker together with every earlier one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.database import reading, writing
from app.draft import STUCK, kept, leaking
from app.questionnaire.model import Questionnaire
from app.store import piles, results, rounds
from app.store.errors import RoundError
from exports.attack import Finding, Report, Undecided
from exports.correction import Correction, corrected
from exports.gate import Leaks, prove
from exports.release import Release, Theme, from_json, to_json
from exports.themes import with_themes


def correct_release(engine: Engine, key: str, correction: Correction) -> Release:
    """Store a corrected version of a round's release and return it; a new title becomes the round's own.

    Raises RoundError.
    """
    return _next(engine, key, lambda release: corrected(release, correction))


def add_themes(engine: Engine, key: str, themes: Sequence[Theme]) -> Release:
    """Store the version of a round's release that has these themes of its open answers, once. Raises RoundError."""
    return _next(engine, key, lambda release: with_themes(release, themes))


def _next(engine: Engine, key: str, made: Callable[[Release], Release]) -> Release:
    """Make the next version from the newest; attacked while others may write, and stored only if nobody was quicker."""
    with reading(engine) as session:
        earlier = history(session, key)
        if not earlier:
            raise RoundError(_nothing(session, key))
        questionnaires = [form.questionnaire for form in piles.forms_of(session, key)]
    try:
        release = made(earlier[-1])
    except ValueError as error:
        raise RoundError(str(error)) from error
    try:
        report = _attacked(release, questionnaires, earlier)
    except Leaks as error:
        raise RoundError(leaking(error, questionnaires)) from error
    except Undecided as error:
        raise RoundError(f"{STUCK} Prøv igen, eller skjul et spørgsmål.") from error
    with writing(engine) as session:
        round_ = rounds.take(session, key)
        if len(results.versions(session, key)) != len(earlier):
            raise RoundError("En anden har rettet udgivelsen imens. Se på den nye udgave, før du retter igen.")
        results.save_release(session, key, release.version, release.digest, to_json(release), kept(report))
        if release.round.title != earlier[-1].round.title:
            round_.title = release.round.title
    return release


def _attacked(release: Release, questionnaires: Sequence[Questionnaire], earlier: Sequence[Release]) -> Report:
    """What the attacker says of a version; raises Leaks for what she could not find before it.

    What is out already cannot be called back: it is no reason to keep back a version that says less, and a withdrawn
    one, without a figure, is never kept back.
    """
    try:
        return prove(release, questionnaires, earlier)
    except Leaks as leaks:
        if not release.withdrawn and set(leaks.report.findings) - _found(questionnaires, earlier):
            raise
        return leaks.report
    except Undecided:
        if not release.withdrawn:
            raise
        return Report(0, {}, ())


def _found(questionnaires: Sequence[Questionnaire], earlier: Sequence[Release]) -> set[Finding]:
    try:
        prove(earlier[-1], questionnaires, earlier[:-1])
    except Leaks as leaks:
        return set(leaks.report.findings)
    return set()


def _nothing(session: Session, key: str) -> str:
    if rounds.get_round(session, key) is None:
        return f"Der er ingen runde {key}."
    return f"Runden {key} er ikke frigivet, så der er ikke noget at rette."


def history(session: Session, key: str) -> list[Release]:
    """All versions of a round's release, oldest first, each read back and checked against its digest."""
    return [from_json(document) for document in results.versions(session, key)]


def standing(session: Session, key: str) -> list[Release]:
    """The newest release of every released round of the same kind, trial or real, oldest first."""
    return [from_json(document) for document in results.standing(session, key)]


def edition(session: Session, key: str, version: int) -> Release | None:
    """One version of a round's release; None before there is a release. Raises RoundError when it may not be had."""
    every = history(session, key)
    found = next((release for release in every if release.version == version), None)
    if every and found is None:
        raise RoundError(f"Runden {key} har ingen udgave {version}.")
    if found and every[-1].withdrawn and not found.withdrawn:
        raise RoundError(f"Resultatet af {key} er trukket tilbage, så udgave {version} kan ikke hentes.")
    return found

"""The versions of a release: a correction passes the attacker together with every earlier one."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.database import writing
from app.draft import kept, leaking
from app.store import piles, results, rounds
from app.store.errors import RoundError
from exports.correction import Correction, corrected
from exports.gate import Leaks, prove
from exports.release import Release, from_json, to_json


def correct_release(engine: Engine, key: str, correction: Correction) -> Release:
    """Store the next version of a round's release and return it. Raises RoundError."""
    with writing(engine) as session:
        round_ = rounds.take(session, key)
        if round_.phase != "released":
            raise RoundError(f"Runden {key} er ikke frigivet, så der er ikke noget at rette.")
        earlier = history(session, key)
        questionnaires = [form.questionnaire for form in piles.forms_of(session, key)]
        try:
            release = corrected(earlier[-1], correction)
            report = prove(release, questionnaires, earlier)
        except ValueError as error:
            raise RoundError(str(error)) from error
        except Leaks as error:
            raise RoundError(leaking(error)) from error
        results.save_release(session, key, release.version, release.digest, to_json(release), kept(report))
    return release


def history(session: Session, key: str) -> list[Release]:
    """All versions of a round's release, oldest first, each read back and checked against its digest."""
    return [from_json(document) for document in results.versions(session, key)]

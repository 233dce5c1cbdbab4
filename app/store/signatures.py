"""Signatures of named readers, and the languages a round may be offered in because of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.models import Signature
from app.questionnaire.model import Questionnaire
from app.questionnaire.signing import core_digest, pictures_digest, words_digest
from app.questionnaire.wording import languages
from app.store.errors import RoundError

Level = Literal["draft", "tried", "approved"]
Kind = Literal["tried", "approved", "pictures"]
PICTURES = ""
"""Pictures are signed once for all languages."""
LEAST_NAME = 3

_DIGESTS: Mapping[str, Callable[[Questionnaire, str], str]] = {
    "tried": words_digest,
    "approved": core_digest,
    "pictures": lambda questionnaire, _language: pictures_digest(questionnaire),
}


def sign(
    session: Session, questionnaire: Questionnaire, language: str, kind: Kind, reader: str, today: dt.date
) -> None:
    """Write that a named reader has read the form as it is now; signing again changes the name. Raises RoundError."""
    _refuse(session, questionnaire, language, kind, reader)
    session.merge(
        Signature(
            form=questionnaire.form,
            language=language,
            level=kind,
            digest=_DIGESTS[kind](questionnaire, language),
            version=questionnaire.version,
            reader=reader.strip(),
            signed_on=today,
        ),
    )
    session.flush()


def withdraw(session: Session, form: str, language: str) -> int:
    """Take every signature of a language under a form back; returns how many there were."""
    where = (Signature.form == form, Signature.language == language)
    found = len(session.scalars(select(Signature).where(*where)).all())
    session.execute(delete(Signature).where(*where))
    return found


def signatures(session: Session, form: str) -> list[Signature]:
    """All signatures under a form, the newest first, also those under words that have changed since."""
    statement = select(Signature).where(Signature.form == form)
    return list(session.scalars(statement.order_by(Signature.signed_on.desc(), Signature.version.desc())))


def levels(session: Session, questionnaire: Questionnaire) -> dict[str, Level]:
    """How far each complete language of a form has been read, in the order languages are listed."""
    signed = {(one.language, one.level, one.digest) for one in signatures(session, questionnaire.form)}
    return {language: _level(questionnaire, language, signed) for language in languages(questionnaire)}


def _level(questionnaire: Questionnaire, language: str, signed: set[tuple[str, str, str]]) -> Level:
    """Danish is the source: it counts as approved when its version is published."""
    if language == "da":
        return "approved"
    if (language, "tried", words_digest(questionnaire, language)) not in signed:
        return "draft"
    approved = (language, "approved", core_digest(questionnaire, language)) in signed
    return "approved" if approved else "tried"


def _refuse(session: Session, questionnaire: Questionnaire, language: str, kind: Kind, reader: str) -> None:
    if len(reader.strip()) < LEAST_NAME:
        raise RoundError("Skriv navnet på den, der har læst.")
    if kind == "pictures":
        return
    if language == "da" or language not in languages(questionnaire):
        raise RoundError(f"Skemaet {questionnaire.form} kan ikke skrives under på “{language}”: {_why(language)}.")
    if kind == "approved" and levels(session, questionnaire)[language] == "draft":
        raise RoundError(f"“{language}” skal være prøvet, før det kan godkendes.")


def _why(language: str) -> str:
    return "dansk er kilden" if language == "da" else "sproget mangler tekster eller findes ikke"

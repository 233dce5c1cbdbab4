"""Versions of forms as they were published; a published version never changes."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import QuestionnaireVersion
from app.questionnaire.document import digest, from_json, to_json
from app.questionnaire.model import Questionnaire


class AlreadyPublished(Exception):
    """Raised when other content is published under a version that exists."""


def publish(session: Session, questionnaire: Questionnaire) -> None:
    """Store a version for good; the same content again changes nothing. Raises AlreadyPublished."""
    key = (questionnaire.form, questionnaire.version)
    existing = session.get(QuestionnaireVersion, key)
    if existing is None:
        form, version = key
        document = to_json(questionnaire)
        session.add(
            QuestionnaireVersion(form=form, version=version, digest=digest(questionnaire), document=document),
        )
        session.flush()
    elif existing.digest != digest(questionnaire):
        raise AlreadyPublished(
            f"Skema {key[0]} version {key[1]} er udgivet med et andet indhold. Giv det et nyt nummer."
        )


def publish_next(session: Session, questionnaire: Questionnaire) -> int:
    """Publish a shipped form under the first version that is free, unless the newest one is the same; its version."""
    there = newest(session, questionnaire.form)
    if there and there == replace(questionnaire, version=there.version):
        return there.version
    version = max(questionnaire.version, there.version + 1 if there else 0)
    publish(session, replace(questionnaire, version=version))
    return version


def get(session: Session, form: str, version: int) -> Questionnaire:
    """A published version, without local lists; raises KeyError."""
    row = session.get(QuestionnaireVersion, (form, version))
    if row is None:
        raise KeyError((form, version))
    return from_json(row.document)


def newest(session: Session, form: str) -> Questionnaire | None:
    """The newest published version of a form, without local lists; None when there is none."""
    version = latest(session, form)
    return None if version is None else get(session, form, version)


def latest(session: Session, form: str) -> int | None:
    """The newest published version of a form."""
    return session.scalar(select(func.max(QuestionnaireVersion.version)).where(QuestionnaireVersion.form == form))

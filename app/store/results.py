"""What is left of a round: its counts under seal until release, then the release and the certificate."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.models import Certificate, Count, Release, Round, RoundForm
from app.store.piles import Form


def save_count(session: Session, form: Form, cipher: AESGCM, counts: bytes) -> None:
    """Seal a form's counts under the round's fresh key."""
    sealed = form.box(cipher, "count").seal(b"", counts)
    session.merge(Count(round_form=form.id, sealed=sealed))
    session.flush()


def get_count(session: Session, form: Form, cipher: AESGCM) -> bytes:
    """A form's counts; raises KeyError before counting and after release, Unsealable when they were changed."""
    row = session.get(Count, form.id)
    if row is None:
        raise KeyError(form.id)
    return form.box(cipher, "count").open(b"", row.sealed)


def delete_counts(session: Session, forms: list[int]) -> None:
    """Remove the counts of these forms."""
    session.execute(delete(Count).where(Count.round_form.in_(forms)))


def save_release(
    session: Session, round_: str, version: int, digest: str, document: str, report: Mapping[str, int]
) -> None:
    """Keep a release for good, with what the attacker said of it."""
    said = json.dumps(report, sort_keys=True)
    session.add(Release(round=round_, version=version, digest=digest, document=document, report=said))
    session.flush()


def get_release(session: Session, round_: str) -> str | None:
    """The newest release of a round as its canonical document."""
    return session.scalar(
        select(Release.document).where(Release.round == round_).order_by(Release.version.desc()).limit(1),
    )


def former_releases(session: Session, round_: str) -> list[str]:
    """The newest releases of earlier rounds with a form in common, oldest first, as canonical documents.

    Trial rounds have trial rounds before them, real rounds real ones.
    """
    this = session.get_one(Round, round_)
    forms = select(RoundForm.form).where(RoundForm.round == round_)
    same = select(RoundForm.round).where(RoundForm.form.in_(forms))
    statement = (
        select(Release.document)
        .join(Round, Round.key == Release.round)
        .where(Round.key.in_(same), Round.key != round_, Round.trial == this.trial, Round.opens_on < this.opens_on)
        .order_by(Round.opens_on, Round.key, Release.version)
    )
    newest = {json.loads(document)["round"]["key"]: document for document in session.scalars(statement)}
    return list(newest.values())


def versions(session: Session, round_: str) -> list[str]:
    """All versions of a round's release as canonical documents, oldest first."""
    statement = select(Release.document).where(Release.round == round_).order_by(Release.version)
    return list(session.scalars(statement))


def get_certificate(session: Session, round_: str) -> dict[str, Any] | None:
    """What was destroyed of a round, and when."""
    row = session.get(Certificate, round_)
    return None if row is None else json.loads(row.document)


def certify(session: Session, round_: str, facts: Mapping[str, object]) -> None:
    """Add facts to a round's certificate."""
    known = get_certificate(session, round_) or {"round": round_}
    document = json.dumps({**known, **facts}, sort_keys=True, ensure_ascii=False)
    session.merge(Certificate(round=round_, document=document))
    session.flush()

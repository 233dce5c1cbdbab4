"""What is left of a round: its counts under seal until release, then the release and the certificate."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

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
    return _former(session, round_, Release.document)


def basis(session: Session, round_: str) -> str:
    """SHA-256 (hex) of all that a counted round's release is made of: a proof holds for as long as this stands."""
    thresholds = session.get_one(Round, round_).thresholds
    counts = select(Count.sealed).join(RoundForm, RoundForm.id == Count.round_form).where(RoundForm.round == round_)
    counted = [hashlib.sha256(sealed).hexdigest() for sealed in session.scalars(counts.order_by(RoundForm.id))]
    made_of = [round_, sorted(thresholds.items()), counted, _former(session, round_, Release.digest)]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()


def _former(session: Session, round_: str, what: InstrumentedAttribute[str]) -> list[str]:
    this = session.get_one(Round, round_)
    forms = select(RoundForm.form).where(RoundForm.round == round_)
    same = select(RoundForm.round).where(RoundForm.form.in_(forms))
    statement = (
        select(Release.round, what)
        .join(Round, Round.key == Release.round)
        .where(Round.key.in_(same), Round.key != round_, Round.trial == this.trial, Round.opens_on < this.opens_on)
        .order_by(Round.opens_on, Round.key, Release.version)
    )
    newest = {row[0]: row[1] for row in session.execute(statement)}
    return list(newest.values())


def standing(session: Session, round_: str) -> list[str]:
    """The newest release of every released round, oldest first: of trial rounds for a trial, else of real ones."""
    return _standing(session, round_, Release.document)


def standing_digests(session: Session, round_: str) -> list[str]:
    """What marks those releases: they say the same for as long as these are the same."""
    return _standing(session, round_, Release.digest)


def _standing(session: Session, round_: str, what: InstrumentedAttribute[str]) -> list[str]:
    statement = (
        select(Release.round, what)
        .join(Round, Round.key == Release.round)
        .where(Round.trial == session.get_one(Round, round_).trial)
        .order_by(Round.opens_on, Round.key, Release.version)
    )
    return list({row[0]: row[1] for row in session.execute(statement)}.values())


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a release. note: why there is a later one.

    tried, found: hidden figures that the attacker tried, and what she found; None where that was not kept.
    """

    version: int
    digest: str
    note: str
    withdrawn: bool
    tried: int | None
    found: int | None


def editions(session: Session, round_: str) -> list[Edition]:
    """Every version of a round's release, oldest first; none before it is released."""
    rows = session.scalars(select(Release).where(Release.round == round_).order_by(Release.version))
    return [_edition(row.version, row.digest, json.loads(row.document), json.loads(row.report)) for row in rows]


def is_withdrawn(session: Session, round_: str) -> bool:
    """Whether the newest version of a round's release is withdrawn.

    Asked of the canonical document as text, since it is long: within its texts a quotation mark has a stroke before it.
    """
    said = Release.document.contains('"withdrawn":true', autoescape=True)
    statement = select(said).where(Release.round == round_).order_by(Release.version.desc()).limit(1)
    return bool(session.scalar(statement))


def _edition(version: int, digest: str, document: Mapping[str, Any], report: Mapping[str, int]) -> Edition:
    note, withdrawn = document.get("note", ""), document.get("withdrawn", False)
    return Edition(version, digest, note, withdrawn, report.get("tried"), report.get("found"))


def versions(session: Session, round_: str) -> list[str]:
    """All versions of a round's release as canonical documents, oldest first."""
    statement = select(Release.document).where(Release.round == round_).order_by(Release.version)
    return list(session.scalars(statement))


def marked(session: Session, mark: str) -> str | None:
    """The release with this mark, the first letters of its digest, as a canonical document."""
    return session.scalar(select(Release.document).where(Release.digest.startswith(mark, autoescape=True)).limit(1))


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

"""The one-way acts on a round: count, release, and what they destroy. Each can be taken up again after a crash."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from numpy.typing import NDArray
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app import certificate
from app.database import reading, writing
from app.draft import Proven, drafted
from app.models import Round
from app.questionnaire.pile import decode_ratings
from app.store import bands, delivery, piles, reseal, results, rewrite, rounds
from app.store.box import Unsealable
from app.store.errors import RoundError
from app.store.keys import Keys
from app.told import STORE
from exports.count import CountMismatch, CountTable, count, verify
from exports.progress import Tell, silent
from exports.release import Release, from_json, to_json
from exports.splits import NOTHING_LEFT_OUT, Choice

LifecycleError = RoundError
"""Every refusal of a step, with its reason in Danish."""


def count_round(engine: Engine, keys: Keys, key: str, today: dt.date) -> None:
    """Count a closed round, write its piles anew under fresh keys and destroy the old one. Raises LifecycleError.

    The fresh keys are on disk before the commit and the old key goes after it, so that at no moment the only
    key of what is stored is gone; `finish` ends what a crash left half done.
    """
    finish(engine, keys, key)
    with writing(engine) as session:
        round_ = _expect(session, key, "closed", "tælles op")
        rewrite.lock(session)
        old = keys.read(key)
        forms = piles.forms_of(session, key)
        counted = [_count(session, form, AESGCM(old)) for form in forms]
        fresh, texts = _anew(keys, f"{key}.fresh"), _anew(keys, f"{key}.texts")
        rewrite.clear(session, [form.id for form in forms], ["receipt", "code", "rating"])
        for form, (table, written) in zip(forms, counted, strict=True):
            _write_anew(session, form, table, written, AESGCM(old), AESGCM(fresh), AESGCM(texts))
            results.save_count(session, form, AESGCM(fresh), table.to_bytes())
        rewrite.clear(session, [form.id for form in forms], ["board_answer"])
        rewrite.lay_anew(session, ["ballot", "free_text"])
        round_.phase, round_.counted_on = "counted", today
        ballots = {table.form: int(table.ballots.sum()) for table, _ in counted}
        results.certify(session, key, certificate.at_counting(ballots, today, old, fresh))
    keys.destroy(delivery.name(key))
    keys.replace(key)
    rewrite.scrub(engine)


def preview(
    engine: Engine,
    keys: Keys,
    key: str,
    today: dt.date,
    contact: str,
    choice: Choice = NOTHING_LEFT_OUT,
    tell: Tell = silent,
) -> Proven:
    """The release as it would be if it were made today, attacked; nothing is stored. Raises LifecycleError."""
    finish(engine, keys, key)
    with reading(engine) as session:
        round_ = _in_phase(session.get_one(Round, key), "counted", "ses")
        return drafted(session, keys, round_, today, contact, choice, tell)


def release_round(
    engine: Engine,
    keys: Keys,
    key: str,
    today: dt.date,
    contact: str,
    choice: Choice = NOTHING_LEFT_OUT,
    tell: Tell = silent,
) -> Release:
    """Store the release and the certificate, then destroy ballots, ratings, counts and the key for good.

    It is made and attacked while others may write, which takes long, and stored only if all it was made of still is as
    it was. The free texts, if there are any, stay sealed under a key of their own until their themes are made.
    Raises LifecycleError.
    """
    finish(engine, keys, key)
    with reading(engine) as session:
        round_ = _in_phase(session.get_one(Round, key), "counted", "frigives")
        made_of = results.basis(session, key)
        release, report = drafted(session, keys, round_, today, contact, choice, tell)
    tell(STORE, 0.0)
    with writing(engine) as session:
        round_ = _expect(session, key, "counted", "frigives")
        rewrite.lock(session)
        if results.basis(session, key) != made_of:
            raise LifecycleError("En tidligere runde er rettet imens, og intet er gemt. Prøv igen.")
        results.save_release(session, key, release.version, release.digest, to_json(release), report)
        forms = [row.id for row in rounds.forms_of(session, key)]
        rewrite.clear(session, forms, [pile for pile in rewrite.EMPTIED if pile != "free_text"])
        results.delete_counts(session, forms)
        bands.clear(session, forms)
        round_.phase, round_.released_on = "released", today
        results.certify(session, key, certificate.at_release(release.digest, today, keys.read(key)))
        wrote = piles.holds(session, "free_text", forms)
    keys.destroy(key)
    rewrite.scrub(engine)
    if not wrote:
        delete_texts(engine, keys, key, today)
    return release


def released(session: Session, key: str) -> Release | None:
    """The release of a round, read back and checked against its digest."""
    document = results.get_release(session, key)
    return None if document is None else from_json(document)


def delete_texts(engine: Engine, keys: Keys, key: str, today: dt.date) -> None:
    """Destroy a released round's free texts and their key; nothing happens when they are gone."""
    with writing(engine) as session:
        _expect(session, key, "released", "få sine tekster slettet")
        rewrite.lock(session)
        rewrite.clear(session, [row.id for row in rounds.forms_of(session, key)], ["free_text"])
        results.certify(session, key, certificate.of_texts(today))
    keys.destroy(f"{key}.texts")
    rewrite.scrub(engine)


def finish(engine: Engine, keys: Keys, key: str) -> None:
    """Do what a count or release that was cut off has not done: the keys follow what the database says."""
    with reading(engine) as session:
        summary = rounds.get_round(session, key)
    if summary is None:
        raise LifecycleError(f"Der er ingen runde {key}.")
    if summary.phase in ("counted", "released"):
        keys.destroy(delivery.name(key))
    if summary.phase == "counted" and keys.exists(f"{key}.fresh"):
        keys.replace(key)
        rewrite.scrub(engine)
    if summary.phase == "released" and keys.exists(key):
        keys.destroy(key)
        rewrite.scrub(engine)


def _count(session: Session, form: piles.Form, cipher: AESGCM) -> tuple[CountTable, int]:
    """The count of a form's piles and the number of its texts.

    Raises LifecycleError when a row was changed or the sums do not meet.
    """
    many = 0

    def records() -> Iterator[NDArray[np.void]]:
        nonlocal many
        for batch in piles.batched(piles.entries(session, form, cipher, form.ballots)):
            many += len(batch)
            yield form.layout.decode(batch)

    ratings = map(decode_ratings, piles.batched(piles.entries(session, form, cipher, form.ratings)))
    try:
        table = count(form.questionnaire, form.layout, records(), ratings)
        verify(table, many)
        return table, sum(1 for _ in piles.entries(session, form, cipher, form.texts))
    except (Unsealable, CountMismatch, ValueError, IndexError) as error:
        raise _unfit(form, error) from error


def _write_anew(
    session: Session, form: piles.Form, table: CountTable, written: int, old: AESGCM, fresh: AESGCM, texts: AESGCM
) -> None:
    """A board's answer becomes a ballot like any other here: its tie to the code is cut.

    written: how many texts there are. Raises LifecycleError when anything is not found again.
    """
    try:
        verify(table, reseal.entries(session, form, "ballot", form.ballots, old, fresh))
        if reseal.entries(session, form, "free_text", form.texts, old, texts) != written:
            raise CountMismatch("a text is missing")
    except (Unsealable, CountMismatch) as error:
        raise _unfit(form, error) from error
    reseal.ratings(session, form, table.ratings, fresh)


def _unfit(form: piles.Form, error: Exception) -> LifecycleError:
    return LifecycleError(
        f"Runden {form.round} kan ikke tælles op, og intet er ændret: stemmesedlerne passer ikke ({error}).",
    )


def _anew(keys: Keys, name: str) -> bytes:
    """A key may be left from a count that was undone: nothing that is stored was sealed with it."""
    keys.destroy(name)
    return keys.create(name)


def _expect(session: Session, key: str, phase: str, step: str) -> Round:
    return _in_phase(rounds.take(session, key), phase, step)


def _in_phase(round_: Round, phase: str, step: str) -> Round:
    if round_.phase != phase:
        raise LifecycleError(f"Runden {round_.key} kan ikke {step}: den er {rounds.PHASES[round_.phase]}.")
    return round_

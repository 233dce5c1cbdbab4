"""How many have answered: by group for the nightly bands, exactly once nobody's answer can be told by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from app.questionnaire.record import NO_ANSWER
from app.store import bands, rounds
from app.store.answer import group_places
from app.store.keys import Keys
from app.store.piles import Form, batched, entries, form_of


def refresh_bands(session: Session, keys: Keys, key: str) -> None:
    """Write the night's bands for each group of a round's forms."""
    cipher = AESGCM(keys.read(key))
    for row in rounds.forms_of(session, key):
        form = form_of(session, row)
        bands.set_bands(session, row.id, _by_group(form, batched(entries(session, form, cipher, form.ballots))))


def ballots(session: Session, keys: Keys, key: str) -> int | None:
    """How many answers a round holds: exact for trial, closed and counted rounds, else None. Raises RoundError."""
    round_ = rounds.take(session, key)
    if round_.phase == "open" and not round_.trial:
        return None
    if round_.phase in ("planned", "released"):
        return 0
    cipher = AESGCM(keys.read(key))
    forms = [form_of(session, row) for row in rounds.forms_of(session, key)]
    return sum(1 for form in forms for _ in entries(session, form, cipher, form.ballots))


def _by_group(form: Form, batches: Iterable[list[bytes]]) -> Mapping[str, int]:
    places = group_places(form.questionnaire, form.frozen.area_codes)
    counts = np.zeros(NO_ANSWER, np.int64)
    for batch in batches:
        answers = form.layout.decode(batch)[form.questionnaire.split]
        counts += np.bincount(answers[answers < NO_ANSWER], minlength=NO_ANSWER)
    return {code: int(counts[place]) for code, place in places.items()}

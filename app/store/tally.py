"""How many have answered: by group for the nightly bands, exactly once nobody's answer can be told by it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from app.questionnaire.record import NO_ANSWER
from app.store import bands, rounds
from app.store.answer import group_places
from app.store.keys import Keys
from app.store.piles import Form, form_of, read_records


def refresh_bands(session: Session, keys: Keys, key: str) -> None:
    """Write the night's bands for each group of a round's forms."""
    cipher = AESGCM(keys.read(key))
    for row in rounds.forms_of(session, key):
        form = form_of(session, row)
        bands.set_bands(session, row.id, _by_group(form, read_records(session, form, cipher)))


def ballots(session: Session, keys: Keys, key: str) -> int | None:
    """How many answers a round holds: exact for trial, closed and counted rounds, else None. Raises RoundError."""
    round_ = rounds.take(session, key)
    if round_.phase == "open" and not round_.trial:
        return None
    if round_.phase in ("planned", "released"):
        return 0
    cipher = AESGCM(keys.read(key))
    forms = [form_of(session, row) for row in rounds.forms_of(session, key)]
    return sum(len(read_records(session, form, cipher)) // form.layout.size for form in forms)


def _by_group(form: Form, records: bytes) -> Mapping[str, int]:
    places = group_places(form.questionnaire, form.frozen.area_codes)
    answers = form.layout.decode([records])[form.questionnaire.split]
    counts = np.bincount(answers[answers < NO_ANSWER], minlength=len(places))
    return {code: int(counts[place]) for code, place in places.items()}

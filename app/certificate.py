"""The certificate of a round: what was destroyed, when and how much, in bands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.store.bands import GroupBand, band_of
from app.store.keys import fingerprint

TEXTS_KEPT = dt.timedelta(days=44)
"""From counting: 30 days until the release at the latest, and 14 for the themes from the free texts."""

AT_COUNTING = (
    *("nøglen fra den åbne runde", "nøglen til svar fra tablets"),
    *("koder", "kvitteringer", "båndet mellem koder og bestyrelsers svar"),
)
AT_RELEASE = ("stemmesedler", "vurderinger af aktiviteter", "optællinger", "nøglen")
LATER = ("fritekster", "fritekstnøglen")


def at_counting(ballots: Mapping[str, int], on: dt.date, old: bytes, fresh: bytes) -> dict[str, object]:
    """What counting destroyed. ballots: by form, told in bands only."""
    return {
        "counted_on": on.isoformat(),
        "ballots": {form: GroupBand(form, *band_of(number)).words for form, number in ballots.items()},
        "destroyed_at_counting": AT_COUNTING,
        "key_destroyed_at_counting": fingerprint(old),
        "key_made_at_counting": fingerprint(fresh),
        "texts_kept_until": (on + TEXTS_KEPT).isoformat(),
    }


def at_release(digest: str, on: dt.date, key: bytes) -> dict[str, object]:
    """What the release destroyed. digest: of the release that remains."""
    return {
        "released_on": on.isoformat(),
        "release": digest,
        "destroyed_at_release": AT_RELEASE,
        "key_destroyed_at_release": fingerprint(key),
    }


def of_texts(on: dt.date) -> dict[str, object]:
    """That the free texts are gone too."""
    return {"texts_destroyed_on": on.isoformat(), "destroyed_with_texts": LATER}

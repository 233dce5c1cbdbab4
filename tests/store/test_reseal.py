"""Counting in many small batches: everything is there once, nothing lies in its old order, and no batch shows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import numpy as np
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import text

from app.database import reading
from app.lifecycle import count_round
from app.questionnaire.pile import decode_ratings, decode_texts
from app.store import piles, reseal
from tests.copies import AT_CHANCE, rank_correlation
from tests.world import ACTIVE, BOARD, World

PEOPLE = 200
TODAY = dt.date(2026, 6, 3)
ACTIVITIES = ("egebjerg-spis", "egebjerg-have")
RATINGS = ("not", "little", "quite", "very")


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piles, "BATCH", 9)
    monkeypatch.setattr(reseal, "BATCH", 9)


def opened(world: World, pile: str, key: str = "r1") -> list[bytes]:
    """A pile of the first form in the order it lies in."""
    with reading(world.engine) as session:
        form = piles.forms_of(session, "r1")[0]
        return list(piles.opened(session, form, AESGCM(world.keys.read(key)), pile))


def keys(world: World, pile: str) -> list[bytes]:
    with reading(world.engine) as session:
        return [bytes(key) for key in session.scalars(text(f"SELECT id FROM {pile}"))]


def ideas(entries: Iterable[bytes]) -> list[int]:
    """Whose ideas these are, in order."""
    texts = (entry.text for entry in decode_texts(entries))
    return [int(words.split()[1]) for words in texts if words.startswith("idé")]


def halves(bundle: bytes) -> tuple[bytes, bytes]:
    """The two texts of a form in a row as it came."""
    middle = len(bundle) // 2
    return bundle[:middle], bundle[middle:]


def test_everything_is_there_once_and_in_no_order(world: World) -> None:
    world.opened()
    for person in range(PEOPLE):
        rated = {f"bs_act_mix.{one}": [RATINGS[person // 4**at % 4]] for at, one in enumerate(ACTIVITIES)}
        words = {"bs_open_idea": [f"idé {person:03}"], "bs_open_change": ["mere"]}
        world.post(world.token(), {**ACTIVE, **rated, **words})
    before = {pile: set(keys(world, pile)) for pile in ("ballot", "rating", "free_text")}
    lay = ideas(entry for row in opened(world, "free_text") for entry in halves(row))
    count_round(world.closed().engine, world.keys, "r1", TODAY)
    texts = opened(world, "free_text", "r1.texts")
    lie = ideas(texts)
    assert sorted(lie) == list(range(PEOPLE))
    assert len(texts) == 2 * PEOPLE
    for earlier in (range(PEOPLE), lay):
        assert abs(rank_correlation([earlier.index(person) for person in lie])) < AT_CHANCE
    assert len(opened(world, "ballot")) == PEOPLE
    ratings = Counter((int(one["activity"]), int(one["rating"])) for one in decode_ratings(opened(world, "rating")))
    assert ratings.total() == 2 * PEOPLE
    assert sorted(ratings.values()) == sorted(
        number for at in range(2) for number in Counter(person // 4**at % 4 for person in range(PEOPLE)).values()
    )
    for pile, old in before.items():
        assert not old & set(keys(world, pile)), pile


def test_keys_are_spread_over_all_there_are(world: World) -> None:
    world.opened()
    for _ in range(PEOPLE):
        world.post(world.token(), ACTIVE)
    count_round(world.closed().engine, world.keys, "r1", TODAY)
    for pile in ("ballot", "rating", "free_text"):
        first = np.array([key[0] for key in keys(world, pile)])
        assert abs(first.mean() - 127.5) < 5 * 73.9 / len(first) ** 0.5, pile


def test_boards_answers_lie_among_the_ballots_without_their_codes(world: World) -> None:
    world.opened(forms=("fa", "fm"))
    made = world.codes("bolig", 40)
    for seats, code in enumerate(made.codes):
        world.post(made.token, {**BOARD, "fa_seats": [str(seats + 1)], "fa_vacant": ["0"]}, code)
    count_round(world.closed().engine, world.keys, "r1", TODAY)
    with reading(world.engine) as session:
        form = piles.forms_of(session, "r1")[0]
    records = form.layout.decode(opened(world, "ballot"))
    assert sorted(records["fa_seats"].tolist()) == list(range(1, 41))
    texts = decode_texts(opened(world, "free_text", "r1.texts"))
    assert [entry.text for entry in texts] == ["Vi spurgte alle"] * 40

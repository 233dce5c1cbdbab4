"""200 known respondents, an attacker with copies of everything but the key, and a twin that does it wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import text

from app.database import reading, writing
from app.lifecycle import count_round, release_round
from app.questionnaire.pile import decode_texts
from app.store import audit, piles, rounds
from tests.canary import found
from tests.copies import AT_CHANCE, Copy, copy, files, rank_correlation
from tests.world import NOW, RESIDENT, World

PEOPLE = 200
TODAY = dt.date(2026, 6, 3)
SCALES = {
    "bs_mix_overall": ("not", "little", "quite", "very"),
    "bs_welcome": ("not", "little", "quite", "very"),
    "bs_know": ("never", "seldom", "often", "always"),
    "bs_mix_age": ("never", "seldom", "often", "always"),
}


def answer_of(person: int) -> dict[str, list[str]]:
    """Answers that only this person gives, so that the test can know a ballot again once it is open."""
    digits = {name: [codes[person // 4**place % 4]] for place, (name, codes) in enumerate(SCALES.items())}
    return {"bs_attended": ["no"], **digits, "bs_open_idea": [f"idé {person:03}"]}


def person_of(record: Mapping[str, int]) -> int:
    """Whose ballot it is."""
    return sum(int(record[name]) * 4**place for place, name in enumerate(SCALES))


class Story:
    """A round with codes, and the copies an attacker took of it on the way."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world, self.folder = world, folder
        self.copies: dict[str, Copy] = {}
        world.opened()
        made = world.codes("egebjerg", PEOPLE)
        for person, code in enumerate(made.codes):
            world.post(made.token, answer_of(person), code)
            if person == PEOPLE // 2:
                self.take("half time")
        self.take("before closing")
        world.closed()

    def take(self, moment: str) -> None:
        self.copies[moment] = copy(self.world.engine, self.folder)

    def count(self) -> None:
        count_round(self.world.engine, self.world.keys, "r1", TODAY)
        self.take("counted")

    def opened(self, pile: str, key: str = "r1") -> list[bytes]:
        """A counted pile in the order it lies in, opened with the key that is still there."""
        with reading(self.world.engine) as session:
            (form,) = (piles.form_of(session, row) for row in rounds.forms_of(session, "r1"))
            return list(piles.opened(session, form, AESGCM(self.world.keys.read(key)), pile))

    def ballots(self) -> list[int]:
        """Whose ballots lie there, in order."""
        with reading(self.world.engine) as session:
            (form,) = (piles.form_of(session, row) for row in rounds.forms_of(session, "r1"))
        return [person_of(record) for record in form.layout.decode(self.opened("ballot"))]


@pytest.fixture
def story(world: World, tmp_path: Path) -> Story:
    """All of it up to closing, on either database."""
    return Story(world, tmp_path)


def test_without_the_key_copies_say_how_many_and_nothing_else(story: Story) -> None:
    for moment, many in (("half time", PEOPLE // 2 + 1), ("before closing", PEOPLE)):
        taken = story.copies[moment]
        for pile in ("ballot", "rating", "free_text"):
            sealed = [row[2] for row in taken.rows[pile]]
            assert len(sealed) == many
            assert len({len(one) for one in sealed}) == 1
            assert len({one[:8] for one in sealed}) == len({one[-8:] for one in sealed}) == many
        assert len(taken.rows["code"]) == PEOPLE - many


def test_counting_leaves_no_way_from_an_earlier_copy_and_no_order(story: Story) -> None:
    story.count()
    earlier = story.copies["half time"].pieces() | story.copies["before closing"].pieces()
    counted = story.copies["counted"]
    assert not earlier & counted.pieces()
    assert not [piece for piece in earlier if piece in counted.raw]
    for pile, writers in counted.written_by.items():
        assert len(set(writers)) <= 1, pile
    assert sorted(story.ballots()) == list(range(PEOPLE))
    assert abs(rank_correlation(story.ballots())) < AT_CHANCE


def test_after_counting_texts_do_not_lead_to_ballots(story: Story) -> None:
    story.count()
    people = [int(entry.text.split()[1]) for entry in decode_texts(story.opened("free_text", "r1.texts"))]
    ballots = story.ballots()
    assert sorted(people) == list(range(PEOPLE))
    assert abs(rank_correlation(people)) < AT_CHANCE
    assert abs(rank_correlation([ballots.index(person) for person in people])) < AT_CHANCE


def test_after_release_nothing_that_was_ever_sealed_is_left(story: Story) -> None:
    story.count()
    release_round(story.world.engine, story.world.keys, "r1", TODAY, "")
    story.take("released")
    last = story.copies["released"]
    assert {pile: len(rows) for pile, rows in last.rows.items() if rows} == {"free_text": PEOPLE}
    texts = {value[:16] for row in last.rows["free_text"] for value in row if isinstance(value, bytes)}
    for moment in ("half time", "before closing", "counted"):
        gone = story.copies[moment].pieces() - last.pieces() - texts
        assert len(gone) >= PEOPLE
        assert not [piece for piece in gone if piece in last.raw]


def test_the_same_attacks_break_a_table_that_does_it_wrong(world: World, tmp_path: Path) -> None:
    """A twin as survey tools have it: plain answers under a counter, a code marked as used in the same breath."""
    counter = "INTEGER PRIMARY KEY" if world.engine.dialect.name == "sqlite" else "serial PRIMARY KEY"
    with writing(world.engine) as session:
        session.execute(text(f"CREATE TABLE twin (id {counter}, answer text)"))
    for person in range(PEOPLE):
        with writing(world.engine) as session:
            session.execute(text("INSERT INTO twin (answer) VALUES (:answer)"), {"answer": f"svar {person:03}"})
    with reading(world.engine) as session:
        people = [int(answer.split()[1]) for answer in session.scalars(text("SELECT answer FROM twin"))]
        assert rank_correlation(people) > 0.99
        if world.engine.dialect.name == "postgresql":
            assert len(set(session.scalars(text("SELECT xmin::text FROM twin")))) == PEOPLE
    assert b"svar 017" in copy(world.engine, tmp_path).raw


@pytest.mark.parametrize("words", ["Mere kaffe", "مزيد من القهوة", "ተወሳኺ ቡን"])
def test_the_language_of_an_answer_does_not_show_in_its_rows(world: World, words: str) -> None:
    world.opened()
    shapes = set()
    for text_given in (words, "x" * 500, ""):
        submission = world.sealed(world.token(), {**RESIDENT, "bs_open_idea": [text_given]})
        shapes.add(tuple((pile, len(row), len(sealed)) for pile, row, sealed in submission.rows))
    assert len(shapes) == 1


PLANTED = ("hemmelig-kaffe-æøå", "قهوة سرية", "ምስጢር ቡን", "52 61 73 84", "52617384", "010190-1234", "a.b@example.dk")


def test_nothing_that_was_typed_is_left_in_the_clear(world: World, tmp_path: Path) -> None:
    world.opened()
    made = world.codes("egebjerg", 3)
    for code in made.codes:
        world.post(made.token, {**RESIDENT, "bs_open_idea": [" ".join(PLANTED)]}, code)
    world.post(made.token, {**RESIDENT, "bs_open_idea": [" ".join(PLANTED)]}, "AAAA-AAAA-AAA")
    codes = {form for code in made.codes for form in (code, code.replace("-", ""), code.lower())}
    planted = {*PLANTED, *codes}
    assert not found(planted, files(world.engine, tmp_path))
    world.closed()
    count_round(world.engine, world.keys, "r1", TODAY)
    assert not found(planted, [*files(world.engine, tmp_path), world.keys.folder])
    with writing(world.engine) as session:
        audit.record(session, NOW, "kontrol", "control", "positive", {"planted": PLANTED[0]})
    assert found(planted, files(world.engine, tmp_path)) == {PLANTED[0]}


def test_identifiers_are_gone_before_the_first_seal(world: World) -> None:
    world.opened()
    world.post(world.token(), {**RESIDENT, "bs_open_idea": ["Ring 52 61 73 84 eller a.b@example.dk"]})
    world.closed()
    count_round(world.engine, world.keys, "r1", TODAY)
    with reading(world.engine) as session:
        (form,) = (piles.form_of(session, row) for row in rounds.forms_of(session, "r1"))
        (entry,) = decode_texts(piles.opened(session, form, AESGCM(world.keys.read("r1.texts")), "free_text"))
    assert entry.text == "Ring [fjernet] eller [fjernet]"

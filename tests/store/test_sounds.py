"""Recordings find exactly their words, in their language, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from app.database import reading, writing
from app.models import Sound
from app.questionnaire.spoken import text_digest
from app.store import sounds
from app.store.errors import SoundError
from app.store.sounds import Kind, Spoken
from tests.sound import mp3, wav
from tests.world import World

HELLO = Spoken("bs", 1, "da", "bs.intro.1", "Hej med dig.")


def added(world: World, spoken: Spoken, content: bytes, kind: Kind = "person") -> bool:
    with writing(world.engine) as session:
        return sounds.add(session, spoken, content, kind)


def files(world: World, trial: bool = False) -> dict[str, dict[str, str]]:
    with reading(world.engine) as session:
        return sounds.files(session, trial)


def played(world: World, spoken: Spoken, trial: bool = False) -> bytes | None:
    file = files(world, trial).get(spoken.language, {}).get(text_digest(spoken.words))
    with reading(world.engine) as session:
        found = sounds.fetch(session, file) if file else None
    return found[1] if found else None


def state(world: World, spoken: Spoken) -> str:
    with reading(world.engine) as session:
        return sounds.states(session, [spoken])[0][1]


def test_a_recording_is_heard_where_its_words_stand(world: World) -> None:
    assert state(world, HELLO) == "missing"
    added(world, HELLO, wav())
    assert played(world, HELLO) == wav()
    assert state(world, HELLO) == "person"
    elsewhere = replace(HELLO, form="fm", version=7, key="fm.intro.1")
    assert played(world, elsewhere) == wav()
    assert played(world, replace(HELLO, language="en")) is None


def test_changed_words_never_meet_the_old_recording(world: World) -> None:
    added(world, HELLO, wav())
    changed = replace(HELLO, words="Hej med jer.")
    assert played(world, changed) is None
    assert state(world, changed) == "stale"


def test_a_new_recording_takes_the_old_ones_place_and_room(world: World) -> None:
    added(world, HELLO, wav(tone=1))
    with reading(world.engine) as session:
        before = sounds.newest(session)
    added(world, HELLO, mp3())
    assert played(world, HELLO) == mp3()
    with reading(world.engine) as session:
        assert session.scalar(select(func.count()).select_from(Sound)) == 1
        assert sounds.newest(session) != before


def test_one_sound_may_speak_two_texts(world: World) -> None:
    other = replace(HELLO, key="bs.intro.2", words="Hej igen.")
    for spoken in (HELLO, other):
        added(world, spoken, wav())
    added(world, HELLO, mp3())
    assert (played(world, HELLO), played(world, other)) == (mp3(), wav())


def test_trial_sound_is_for_trial_rounds_and_gives_way_to_people(world: World) -> None:
    added(world, HELLO, wav(tone=9), "demo")
    assert state(world, HELLO) == "demo"
    assert (played(world, HELLO), played(world, HELLO, trial=True)) == (None, wav(tone=9))
    added(world, HELLO, wav(tone=1))
    assert not added(world, HELLO, wav(tone=9), "demo")
    assert played(world, HELLO, trial=True) == wav(tone=1)


def test_a_person_goes_before_a_machine_wherever_the_words_stand(world: World) -> None:
    added(world, HELLO, wav(tone=1))
    added(world, replace(HELLO, key="bs.intro.2"), wav(tone=9), "demo")
    assert played(world, HELLO, trial=True) == wav(tone=1)


def test_a_file_is_found_by_its_whole_name_only(world: World) -> None:
    added(world, HELLO, wav())
    file = files(world)["da"][text_digest(HELLO.words)]
    with reading(world.engine) as session:
        for name in (file.replace(".wav", ".mp3"), file[1:], file.partition(".")[0], "x", ""):
            assert sounds.fetch(session, name) is None


def test_nothing_is_kept_of_a_file_that_was_refused(world: World) -> None:
    with pytest.raises(SoundError):
        added(world, HELLO, b"OggS" + bytes(60))
    assert files(world) == {}

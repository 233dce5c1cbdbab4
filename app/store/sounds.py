"""Recordings of texts: taken in, listed, and found by what they hold. Never who listened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.models import Recording, Sound
from app.questionnaire.spoken import text_digest
from app.store.sound_file import FORMATS, sound_format

Kind = Literal["person", "demo"]
State = Literal["person", "demo", "stale", "missing"]

OWN_PAGES = "sider"
"""The form that our own texts are kept under: thanks, errors, the names of buttons."""

NAME_LENGTH = 32
"""Hexadecimal digits of SHA-256 in a sound's name."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text in a language, and where it stands."""

    form: str
    version: int
    language: str
    key: str
    words: str


def add(session: Session, spoken: Spoken, content: bytes, kind: Kind) -> bool:
    """Take in a recording of a text; a trial sound never takes a person's place. Raises SoundError.

    False when there was one that must stay.
    """
    found, there = sound_format(content), _at(session, spoken)
    if kind == "demo" and there and there.kind == "person" and there.text_digest == text_digest(spoken.words):
        return False
    number = (newest(session) or 0) + 1
    name = sha256(content).hexdigest()[:NAME_LENGTH]
    if session.get(Sound, name) is None:
        session.add(Sound(name=name, media_type=found.media_type, content=content))
    if there:
        session.delete(there)
    session.flush()
    session.add(_recording(number, spoken, kind, name))
    session.flush()
    if there:
        _sweep(session, there.sound)
    return True


def newest(session: Session) -> int | None:
    """The number of the newest recording; None when there are none."""
    return session.scalar(select(func.max(Recording.number)))


def fetch(session: Session, file: str) -> tuple[str, bytes] | None:
    """Media type and bytes of a sound by its file's name, digest and extension."""
    name, _, extension = file.partition(".")
    found = session.execute(select(Sound.media_type, Sound.content).where(Sound.name == name)).one_or_none()
    if found is None or FORMATS[found.media_type].extension != extension:
        return None
    return found.media_type, found.content


def files(session: Session, trial: bool) -> dict[str, dict[str, str]]:
    """Language → digest of a text → file. A person goes before a trial sound, which only a trial round may play."""
    wanted = select(Recording, Sound.media_type).join(Sound, Sound.name == Recording.sound)
    rows = session.execute(wanted.order_by(Recording.kind, Recording.number)).all()
    found: dict[str, dict[str, str]] = {}
    for recording, media_type in rows:
        if trial or recording.kind == "person":
            file = f"{recording.sound}.{FORMATS[media_type].extension}"
            found.setdefault(recording.language, {})[recording.text_digest] = file
    return found


def states(session: Session, texts: Iterable[Spoken]) -> list[tuple[Spoken, State]]:
    """How each text stands: spoken by a person or a machine, spoken in older words, or missing."""
    rows = session.scalars(select(Recording).order_by(Recording.kind)).all()
    by_words = {(row.language, row.text_digest): row.kind for row in rows}
    places = {(row.form, row.language, row.text_key) for row in rows}
    return [(spoken, _state(spoken, by_words, places)) for spoken in texts]


def _state(spoken: Spoken, by_words: dict[tuple[str, str], str], places: set[tuple[str, str, str]]) -> State:
    match by_words.get((spoken.language, text_digest(spoken.words))):
        case "person":
            return "person"
        case "demo":
            return "demo"
    return "stale" if (spoken.form, spoken.language, spoken.key) in places else "missing"


def _recording(number: int, spoken: Spoken, kind: Kind, sound: str) -> Recording:
    return Recording(
        number=number,
        form=spoken.form,
        version=spoken.version,
        language=spoken.language,
        text_key=spoken.key,
        text_digest=text_digest(spoken.words),
        kind=kind,
        sound=sound,
    )


def _at(session: Session, spoken: Spoken) -> Recording | None:
    return session.scalar(
        select(Recording).where(
            Recording.form == spoken.form,
            Recording.version == spoken.version,
            Recording.language == spoken.language,
            Recording.text_key == spoken.key,
        )
    )


def _sweep(session: Session, name: str) -> None:
    """A sound that no text uses any more goes."""
    used = select(Recording.number).where(Recording.sound == name)
    if session.scalar(used.limit(1)) is None:
        session.execute(delete(Sound).where(Sound.name == name))

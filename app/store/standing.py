"""How a link stands right now: the little that every visit needs to know, at the least cost."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from app.database import bare_look

_STANDING = (
    "SELECT round_form.version, round.phase, round.paused, (SELECT max(number) FROM recording) FROM link "
    "JOIN round_form ON round_form.id = link.round_form JOIN round ON round.key = round_form.round "
    "WHERE link.token = {}"
)
_SPELT = {"sqlite": _STANDING.format("?"), "postgresql": _STANDING.format("%s")}


@dataclass(frozen=True, slots=True)
class Standing:
    """The version a link shows, its round's phase, whether it rests, and the newest recording of any text."""

    version: int
    phase: str
    paused: bool
    recording: int | None

    @property
    def shown(self) -> bool:
        """Whether the document is served."""
        return self.phase == "open" and not self.paused


def standing(engine: Engine, token: str) -> Standing | None:
    """How the link with this token stands, or None. Never from a cache. Raises StorageUnavailable."""
    with bare_look(engine) as connection:
        cursor = connection.cursor()
        cursor.execute(_SPELT[engine.dialect.name], (token,))
        row = cursor.fetchone()
    return None if row is None else Standing(row[0], row[1], bool(row[2]), row[3])

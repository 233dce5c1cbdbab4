"""A small municipality to test in: three areas, their activities, and rounds of the shipped forms."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from app.database import reading, writing
from app.models import Signature
from app.questionnaire.answers import Judge
from app.questionnaire.load import FORMS, languages, load
from app.questionnaire.model import Questionnaire
from app.questionnaire.signing import words_digest
from app.store import areas, codes, links, questionnaires, rounds
from app.store.answer import Sealer, Submission
from app.store.keys import Keys
from app.store.links import LinkInfo
from app.store.submit import Outcome, submit

NOW = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
GRACE = dt.timedelta(hours=48)
SECRET = b"a secret that only the tests know of"
THRESHOLDS = {"persons": 10, "boards": 5, "ratings": 10}
AREAS = {"egebjerg": "Egebjerg", "hede": "Hedeparken", "magle": "Magleparken"}


@cache
def shipped(form: str) -> Questionnaire:
    """A shipped questionnaire, read once."""
    return load(form)


@cache
def signed(form: str) -> list[dict[str, Any]]:
    """A reader's signature under every language of a form, worked out once."""
    q = shipped(form)
    about = {"form": form, "version": q.version, "level": "tried", "reader": "En læser", "signed_on": NOW.date()}
    return [{**about, "language": code, "digest": words_digest(q, code)} for code in languages(q)[1:]]


@dataclass
class World:
    """A database with the shipped forms, and what it takes to answer them."""

    engine: Engine
    keys: Keys
    read: tuple[str, ...] | None = None
    sealers: dict[str, Sealer] = field(default_factory=dict)

    @classmethod
    def make(cls, engine: Engine, folder: Path, read: tuple[str, ...] | None = None) -> World:
        """Areas, two activities in each, and every shipped form. read: the languages with a reader, if not all."""
        with writing(engine) as session:
            for form in FORMS:
                questionnaires.publish(session, shipped(form))
                session.add_all(Signature(**one) for one in signed(form) if read is None or one["language"] in read)
            for position, (code, name) in enumerate(AREAS.items()):
                areas.save_area(session, code, name, position, 400)
                areas.save_activity(session, code, f"{code}-spis", "Fællesspisning", "plate")
                areas.save_activity(session, code, f"{code}-have", "Fælles have", "garden")
        return cls(engine, Keys(folder / "keys"), read)

    def opened(
        self, key: str = "r1", forms: Sequence[str] = ("bs",), trial: bool = False, reason: str | None = None
    ) -> World:
        """A round that is open, opened as staff would. reason: why with fewer languages than asked for."""
        with writing(self.engine) as session:
            first, last = dt.date(2026, 4, 1), dt.date(2026, 6, 1)
            rounds.plan(
                session, key, "Runde", forms, first, last, thresholds=THRESHOLDS, invited={"bolig": 40}, trial=trial
            )
            rounds.open_round(session, self.keys, key, reason or (self.read and "De andre er ikke læst endnu"))
        return self

    def closed(self, key: str = "r1", now: dt.datetime = NOW) -> World:
        with writing(self.engine) as session:
            rounds.close_round(session, key, now)
        return self

    def codes(self, group: str, number: int, key: str = "r1") -> codes.Codes:
        with writing(self.engine) as session:
            return codes.make(session, SECRET, key, group, number)

    def token(self, form: str = "bs", group: str | None = "egebjerg", key: str = "r1", mode: str = "open") -> str:
        """The token of a link in a round."""
        with reading(self.engine) as session:
            found = rounds.get_round(session, key)
        assert found is not None
        return next(one.token for one in found.links if (one.form, one.group, one.mode) == (form, group, mode))

    def link(self, token: str) -> LinkInfo:
        with reading(self.engine) as session:
            found = links.find(session, token)
        assert found is not None
        return found

    def sealer(self, token: str) -> Sealer:
        if token not in self.sealers:
            info = self.link(token)
            with reading(self.engine) as session:
                self.sealers[token] = Sealer(info, links.questionnaire(session, info, info.version))
        return self.sealers[token]

    def sealed(
        self, token: str, posted: Mapping[str, Sequence[str]], code: str | None = None, receipt: bytes | None = None
    ) -> Submission:
        """A post as it is ready for the ballot box."""
        sealer = self.sealer(token)
        judged = Judge(sealer.questionnaire)(posted)
        assert not judged.faults, judged.faults
        digest = codes.digest(SECRET, code) if code else None
        key = self.keys.read(sealer.link.round)
        return sealer.seal(judged, key, receipt or secrets.token_bytes(32), digest)

    def post(
        self,
        token: str,
        posted: Mapping[str, Sequence[str]],
        code: str | None = None,
        receipt: bytes | None = None,
        now: dt.datetime = NOW,
    ) -> Outcome:
        return submit(self.engine, self.sealed(token, posted, code, receipt), now, GRACE)


RESIDENT = {"bs_attended": ["no"], "bs_same_degree": ["same"]}
ACTIVE = {
    "bs_attended": ["many"],
    "bs_activities": ["egebjerg-spis", "egebjerg-have"],
    "bs_act_mix.egebjerg-spis": ["quite"],
    "bs_act_mix.egebjerg-have": ["dk"],
    "bs_same_degree": ["less"],
    "bs_open_idea": ["Mere kaffe, ring 12 34 56 78"],
}
BOARD = {"fa_type": ["bolig"], "fa_seats": ["7"], "fa_vacant": ["1"], "fa_open_good": ["Vi spurgte alle"]}
MEMBER = {"fm_type": ["bolig"], "fm_role": ["board"], "fm_same_degree": ["same"]}

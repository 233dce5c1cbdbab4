"""The life of two rounds, step by step, as staff and respondents live it."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from app.database import reading, writing
from app.store import areas, codes, rounds
from tests.journeys import copies
from tests.journeys.browser import Browser, Fields, Reply, browsing
from tests.journeys.installation import Installation, Server
from tests.journeys.respondents import ACTIVITIES, BOARDS, RESIDENTS, WITH_CODE, Respondent, crowd
from tests.world import SECRET

SEED = 2027
ROUNDS = {"beboere": ("bs",), "foreninger": ("fa", "fm")}
PLANNED = "naeste"
READ = {form: ("en", "ar") for form in ("bs", "fa", "fm")}
"""The languages that somebody has read before the rounds open."""
OPENS = dt.date(2091, 3, 1)
AREAS = {area: f"{area.title()}parken" for area in RESIDENTS}
ACTIVITY_NAMES = dict(zip(ACTIVITIES, ("Fællesspisning", "Fælles have", "Torsdagsklub"), strict=True))
THRESHOLDS = {"persons": 10, "boards": 5, "facts": 3, "ratings": 5}
SPARE_CODES = 2


@dataclass
class Story:
    """What happened: replies by name, copies by moment, workbooks by round, what commands said.

    extra: answers of residents of Egebjerg beside the crowd's, sent by those who did something wrong first.
    arrived: the keys of the ballots of each form in the order in which they came.
    """

    installation: Installation
    people: list[Respondent] = field(default_factory=lambda: crowd(SEED))
    replies: dict[str, Reply] = field(default_factory=dict)
    copies: dict[str, copies.Copy] = field(default_factory=dict)
    workbooks: dict[str, Path] = field(default_factory=dict)
    extra: list[Fields] = field(default_factory=list)
    arrived: dict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    said: dict[str, str] = field(default_factory=dict)
    old_keys: dict[str, bytes] = field(default_factory=dict)
    fresh_keys: dict[str, bytes] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    used: dict[int, str] = field(default_factory=dict)
    tokens: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def prepare(self) -> None:
        """Tables and forms, areas with activities, two rounds to open and one for later."""
        self.installation.command("init")
        with writing(self.installation.engine) as session:
            for place, (area, area_name) in enumerate(AREAS.items()):
                areas.save_area(session, area, area_name, place, 400)
                for activity, name in ACTIVITY_NAMES.items():
                    areas.save_activity(session, area, f"{area}-{activity}", name, None)
            for key, forms in ROUNDS.items():
                first, last = dt.date(2026, 1, 5), dt.date(2089, 2, 1)
                invited = {kind: 3 * number for kind, number in BOARDS.items()}
                rounds.plan(session, key, f"Runde {key}", forms, first, last, thresholds=THRESHOLDS, invited=invited)
            for area in areas.list_areas(session):
                area.languages = ["da", *READ["bs"]]
            rounds.plan(session, PLANNED, "Næste", ("bs",), OPENS, dt.date(2091, 5, 1), thresholds=THRESHOLDS)
            planned = rounds.get_round(session, PLANNED)
        if planned:
            self.tokens[PLANNED, "", "open"] = planned.links[0].token

    def open(self) -> None:
        """Open both rounds, once readers have signed, and make codes: for boards and for some residents."""
        for form, languages in READ.items():
            for language in languages:
                self.installation.command("language", "sign", form, language, "--reader", "Amal Said")
        for key in ROUNDS:
            self.installation.command("round", "open", key, "--reason", "De andre læsere er syge")
            self.old_keys[key] = self.installation.keys.read(key)
        groups = [("foreninger", kind, number) for kind, number in BOARDS.items()]
        self.codes["bolig"] = self._by_list(*groups.pop(0))
        with writing(self.installation.engine) as session:
            for key, group, number in [*groups, ("beboere", "hede", WITH_CODE)]:
                made = codes.make(session, SECRET, key, group, number + SPARE_CODES)
                self.codes[group] = list(made.codes)
        with reading(self.installation.engine) as session:
            for summary in rounds.list_rounds(session):
                for link in summary.links if summary.phase == "open" else ():
                    self.tokens.setdefault((link.form, link.group or "", link.mode), link.token)

    def answer(self, server: Server, people: list[Respondent]) -> None:
        """Everybody answers, one after the other, each in a browser of their own. Everybody taps twice."""
        for person in people:
            with browsing(server.installation.base_url, person.language) as browser:
                token, given = self.token(person), browser.open(self.token(person))
                if person.first_try:
                    self._thanked(browser, token, given.sent_with(self._with_code(person, person.first_try)))
                    given = browser.open(token)
                fields = given.sent_with(self._with_code(person, person.answers))
                self._thanked(browser, token, fields)
                self._thanked(browser, token, fields)
            self._watch(person.form)

    def token(self, person: Respondent) -> str:
        """The link a respondent was given."""
        group = "" if person.form == "fm" else person.group
        return self.tokens[person.form, group, "code" if person.with_code else "open"]

    @property
    def open_link(self) -> str:
        """The link on a poster in Egebjerg."""
        return self.tokens["bs", "egebjerg", "open"]

    def say(self, name: str, reply: Reply) -> Reply:
        """Keep a reply for the tests to look at."""
        self.replies[name] = reply
        return reply

    def copy(self, moment: str) -> None:
        self.copies[moment] = copies.take(self.installation, moment)

    def days_pass(self, days: int) -> None:
        """The rounds were closed that much earlier."""
        with writing(self.installation.engine) as session:
            session.execute(text("UPDATE round SET closed_at = closed_at - :s"), {"s": days * 24 * 3600})

    def close(self) -> None:
        for key in ROUNDS:
            self.installation.command("round", "close", key)

    def count(self) -> None:
        for key in ROUNDS:
            self.installation.command("round", "count", key)
            self.fresh_keys[key] = self.installation.keys.read(key)

    def release(self) -> None:
        for key in ROUNDS:
            self.installation.command("round", "release", key)
            self.workbooks[key] = self.installation.folder / f"{key}.xlsx"
            self.installation.command("export", key, "--to", self.workbooks[key])

    def ballots(self, key: str) -> str:
        return self.installation.command("ballots", key).strip()

    def phases(self) -> Mapping[str, str]:
        listed = json.loads(self.installation.command("round", "list", "--json"))
        return {entry["round"]: entry["phase"] for entry in listed}

    def _by_list(self, key: str, group: str, number: int) -> list[str]:
        file = self.installation.folder / f"{group}.csv"
        self.installation.command("codes", key, group, number + SPARE_CODES, "--to", file)
        with file.open(encoding="utf-8-sig", newline="") as lines:
            found = [row["code"] for row in csv.DictReader(lines)]
        file.unlink()
        return found

    def _with_code(self, person: Respondent, answers: Fields) -> Fields:
        """A person keeps one code; people type it in their own way."""
        if not person.with_code:
            return answers
        if person.number not in self.used:
            self.used[person.number] = self.codes[person.group].pop()
        code = self.used[person.number]
        return {**answers, "code": [code.lower().replace("-", " ") if person.number % 2 else code]}

    def _watch(self, form: str) -> None:
        """Which ballot is new: what somebody sees who watches the live database. The attacks are judged by it."""
        known = {row for rows in self.arrived.values() for row in rows}
        with reading(self.installation.engine) as session:
            self.arrived[form] += [row for row in session.scalars(text("SELECT id FROM ballot")) if row not in known]

    def _thanked(self, browser: Browser, token: str, fields: Fields) -> None:
        reply = browser.send(token, fields)
        assert (reply.status, reply.location) == (303, f"/s/{token}/tak"), (reply.status, fields)

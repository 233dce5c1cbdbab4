"""What only the test knows: which row was whose. It is read with the keys that an attacker does not have."""

from __future__ import annotations

from collections import Counter

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from app.database import make_engine
from app.questionnaire.model import Questionnaire
from app.questionnaire.pile import decode_ratings
from app.store import piles, rounds
from app.store.box import Box
from tests.journeys.rows import Row
from tests.journeys.story import ROUNDS, Story


class Truth:
    """Opens rows of copies with the key of their time."""

    def __init__(self, story: Story) -> None:
        self._story = story
        engine = make_engine(story.installation.url)
        with Session(engine) as session:
            found = [(key, row.form, row) for key in ROUNDS for row in rounds.forms_of(session, key)]
            self._forms = {form: piles.form_of(session, row) for _, form, row in found}
        engine.dispose()

    def questionnaire(self, form: str) -> Questionnaire:
        """The form as it was asked, with its local lists."""
        return self._forms[form].questionnaire

    def rows(self, moment: str, form: str, pile: str) -> list[Row]:
        """The rows of a form's pile in a copy, in the order in which they lie."""
        return [row for row in self._story.copies[moment].piles[pile] if row.form == self._forms[form].id]

    def opened(self, moment: str, form: str, pile: str) -> list[bytes]:
        """What these rows hold."""
        held = self._forms[form]
        keys = self._story.fresh_keys if moment == "after counting" else self._story.old_keys
        box = Box(AESGCM(keys[held.round]), held.round, form, pile)
        return [box.open(row.key, row.sealed) for row in self.rows(moment, form, pile)]

    def arrivals(self, moment: str, form: str) -> list[int]:
        """When the person of each ballot came, as the rows lie; where two said the same, both are left out."""
        records = self.opened(moment, form, "ballot")
        came = self._came(form)
        return [came[record] for record in records if record in came]

    def rated_areas(self, moment: str) -> list[int]:
        """The area of each rating, in the order of the rows."""
        return [int(area) for area in decode_ratings(self.opened(moment, "bs", "rating"))["area"]]

    def _came(self, form: str) -> dict[bytes, int]:
        """Record → the place of its person in the order of arrival."""
        keys = [row.key for row in self.rows("before closing", form, "ballot")]
        held = dict(zip(keys, self.opened("before closing", form, "ballot"), strict=True))
        often = Counter(held.values())
        return {held[key]: place for place, key in enumerate(self._story.arrived[form]) if often[held[key]] == 1}

"""From a judged post to sealed rows: everything that can be done before the transaction is done here."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from app.questionnaire.judged import Judged
from app.questionnaire.lint_identifiers import without_identifiers
from app.questionnaire.model import Questionnaire
from app.questionnaire.pile import Written, encode_rating, encode_text, rated, text_size, written
from app.questionnaire.record import Layout
from app.store.box import Box
from app.store.links import LinkInfo

BLANK = 0xFFFF
"""A place that holds nothing. Every answer fills all its places, so that rows tell nothing by number or length."""
RATED_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Submission:
    """A sealed answer, ready to be stored. rows: (pile, row key, sealed); code: its digest, if the link wants one."""

    round_form: int
    group: str | None
    replaces: bool
    receipt: bytes
    code: bytes | None
    rows: tuple[tuple[str, bytes, bytes], ...]


class Sealer:
    """Seals the answers given at one link on one version of its form; made once and kept."""

    def __init__(self, link: LinkInfo, questionnaire: Questionnaire) -> None:
        self.link = link
        self.questionnaire = questionnaire
        self.layout = layout_of(questionnaire, link.areas)
        self._text_bytes = text_size(questionnaire)
        self._texts = sum(q.stored == "texts" for q in questionnaire.questions)
        self._rates = any(q.stored == "ratings" for q in questionnaire.questions)
        self._groups = group_codes(questionnaire, link.areas)
        self._activities = {(a.area, a.code): place for place, a in enumerate(link.frozen.activities)}

    def seal(self, judged: Judged, key: bytes, receipt: bytes, code: bytes | None) -> Submission:
        """The answer as rows under the round's key. A link with codes needs a code's digest."""
        if self.link.mode == "open":
            code = None
        elif code is None:
            raise ValueError("This link needs a code")
        replaces = code is not None and self.questionnaire.unit == "board"
        rows = self._board(judged, key, code) if replaces and code else self._piles(judged, key)
        return Submission(self.link.round_form, self.link.group, replaces, receipt, code, rows)

    def _board(self, judged: Judged, key: bytes, code: bytes) -> tuple[tuple[str, bytes, bytes], ...]:
        content = self._record(judged) + self._text_bundle(judged)
        return (("board_answer", code, self._box(key, "board_answer").seal(code, content)),)

    def _piles(self, judged: Judged, key: bytes) -> tuple[tuple[str, bytes, bytes], ...]:
        """A random row key of its own in each pile: nothing leads from one to the other."""
        piles = [("ballot", self._record(judged))]
        if self._rates:
            piles.append(("rating", self._rating_bundle(judged)))
        if self._texts:
            piles.append(("free_text", self._text_bundle(judged)))
        return tuple(self._row(pile, content, key) for pile, content in piles)

    def _row(self, pile: str, content: bytes, key: bytes) -> tuple[str, bytes, bytes]:
        row = secrets.token_bytes(16)
        return pile, row, self._box(key, pile).seal(row, content)

    def _box(self, key: bytes, pile: str) -> Box:
        return Box(key, self.link.round, self.link.form, pile)

    def _record(self, judged: Judged) -> bytes:
        """A form with texts only keeps its texts: its record is blank, and not a ballot."""
        if not judged.usable:
            return b"\xff" * self.layout.size
        return self.layout.encode(judged, self.link.group, self.link.label)

    def _group(self, judged: Judged) -> str | None:
        answer = self.link.group or judged.answers.get(self.questionnaire.split)
        return answer if isinstance(answer, str) else None

    def _rating_bundle(self, judged: Judged) -> bytes:
        area = self._group(judged) or ""
        place = self._groups.get(area, BLANK)
        entries = [
            encode_rating(place, self._activities[area, one.activity], one.rating)
            for one in (rated(self.questionnaire, judged) if judged.usable else ())
        ]
        entries += [encode_rating(BLANK, BLANK, 0xFF)] * (RATED_AT_MOST - len(entries))
        return b"".join(entries)

    def _text_bundle(self, judged: Judged) -> bytes:
        place = self._groups.get(self._group(judged) or "", BLANK)
        entries = [encode_text(self._cleaned(text), self._text_bytes) for text in self._written(judged, place)]
        return b"".join(entries).ljust(self._texts * self._text_bytes, b"\xff")

    def _written(self, judged: Judged, place: int) -> tuple[Written, ...]:
        return written(self.questionnaire, judged, place)

    def _cleaned(self, entry: Written) -> Written:
        """Numbers, addresses and the like go before the first write; a removal may not outgrow the place."""
        clean = without_identifiers(entry.text).encode()[: self._text_bytes - 4]
        return entry._replace(text=clean.decode(errors="ignore"))


def layout_of(questionnaire: Questionnaire, areas: tuple[str, ...]) -> Layout:
    """The layout of a form in a round."""
    return Layout(questionnaire, areas)


def group_codes(questionnaire: Questionnaire, areas: tuple[str, ...]) -> dict[str, int]:
    """The places of the groups (areas or types) in the piles."""
    codes = areas or tuple(c.code for c in questionnaire.question(questionnaire.split).choices)
    return {code: place for place, code in enumerate(codes)}

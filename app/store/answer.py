"""From a judged post to sealed rows: everything that can be done before the transaction is done here."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.questionnaire.judged import Judged
from app.questionnaire.lint_identifiers import without_identifiers
from app.questionnaire.model import Choice, Questionnaire
from app.questionnaire.pile import RATING, Written, encode_rating, encode_text, text_size
from app.questionnaire.record import Layout
from app.store.box import Box
from app.store.links import LinkInfo

BLANK = 0xFFFF
"""A place that holds nothing. Every answer fills all its places, so that rows tell nothing by number or length."""
RATED_AT_MOST = 12
TEXT_HEAD_BYTES = 4

Row: TypeAlias = tuple[str, bytes, bytes]
"""The pile, the row's key in it, and what is sealed."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A sealed answer, ready to be stored. code: the digest of the code it spends, or under which it is replaced."""

    round_form: int
    group: str | None
    replaces: bool
    receipt: bytes
    code: bytes | None
    rows: Sequence[Row]


class Sealer:
    """Seals the answers given at one link on one version of its form; made once and kept."""

    def __init__(self, link: LinkInfo, questionnaire: Questionnaire) -> None:
        self.link = link
        self.questionnaire = questionnaire
        self.layout = Layout(questionnaire, link.areas)
        self._blank_record = b"\xff" * self.layout.size
        self._groups = group_places(questionnaire, link.areas)
        self._activities = {(a.area, a.code): place for place, a in enumerate(link.frozen.activities)}
        stored = list(enumerate(questionnaire.questions))
        self._texts = [(place, q.name) for place, q in stored if q.stored == "texts"]
        self._text_bytes = text_size(questionnaire)
        self._rated = [(q.name, _places(q.choices)) for _, q in stored if q.stored == "ratings"]

    def seal(self, judged: Judged, key: bytes, receipt: bytes, code: bytes | None) -> Submission:
        """The answer as rows under the round's key. code: the digest of a code; a link with codes needs one.

        A code given at an open link is spent too, so that one slip is one answer, whichever link it is used at.
        """
        if self.link.mode == "code" and code is None:
            raise ValueError("This link needs a code")
        cipher = AESGCM(key)
        if self.questionnaire.unit == "board" and code is not None:
            rows = [self._row(cipher, "board_answer", code, self._record(judged) + self._text_bundle(judged))]
            return Submission(self.link.round_form, self.link.group, True, receipt, code, rows)
        rows = [self._loose(cipher, pile, content) for pile, content in self._piles(judged)]
        return Submission(self.link.round_form, self.link.group, False, receipt, code, rows)

    def _piles(self, judged: Judged) -> Iterator[tuple[str, bytes]]:
        yield "ballot", self._record(judged)
        if self._rated:
            yield "rating", self._rating_bundle(judged)
        if self._texts:
            yield "free_text", self._text_bundle(judged)

    def _loose(self, cipher: AESGCM, pile: str, content: bytes) -> Row:
        """A row under a random key of its own: nothing leads from one pile to another."""
        return self._row(cipher, pile, secrets.token_bytes(16), content)

    def _row(self, cipher: AESGCM, pile: str, row: bytes, content: bytes) -> Row:
        return pile, row, Box(cipher, self.link.round, self.link.form, pile).seal(row, content)

    def _record(self, judged: Judged) -> bytes:
        """A form with texts only keeps its texts: its record is blank, and not a ballot."""
        if not judged.usable:
            return self._blank_record
        return self.layout.encode(judged, self.link.group, self.link.label)

    def _group(self, judged: Judged) -> str:
        return self.link.group or str(judged.answers[self.questionnaire.split])

    def _rating_bundle(self, judged: Judged) -> bytes:
        entries = [
            encode_rating(self._groups[self._group(judged)], self._activities[self._group(judged), row], places[code])
            for name, places in self._rated
            for row, code in _rows(judged.answers.get(name))
            if judged.usable
        ]
        return b"".join(entries).ljust(RATED_AT_MOST * RATING.itemsize, b"\xff")

    def _text_bundle(self, judged: Judged) -> bytes:
        entries = [
            self._text_entry(self._groups.get(self._group(judged), BLANK), place, str(judged.answers[name]))
            for place, name in self._texts
            if judged.answers.get(name)
        ]
        return b"".join(entries).ljust(len(self._texts) * self._text_bytes, b"\xff")

    def _text_entry(self, group: int, question: int, text: str) -> bytes:
        """Numbers, addresses and the like go before the first write; what takes their place may not outgrow it."""
        clean = without_identifiers(text).encode()[: self._text_bytes - TEXT_HEAD_BYTES]
        return encode_text(Written(group, question, clean.decode(errors="ignore")), self._text_bytes)


def group_places(questionnaire: Questionnaire, areas: tuple[str, ...]) -> dict[str, int]:
    """The places of the groups (areas or types) in the piles."""
    if areas:
        return {code: place for place, code in enumerate(areas)}
    return _places(questionnaire.question(questionnaire.split).choices)


def _places(choices: Iterable[Choice]) -> dict[str, int]:
    return {choice.code: place for place, choice in enumerate(choices)}


def _rows(answer: object) -> Iterable[tuple[str, str]]:
    return answer.items() if isinstance(answer, Mapping) else ()

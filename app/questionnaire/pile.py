"""Ratings and free texts: entries of fixed length in piles of their own, without a way back to a ballot."""

from __future__ import annotations

from collections.abc import Iterable
from struct import Struct
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.questionnaire.judged import Judged
from app.questionnaire.model import Questionnaire

RATING = np.dtype([("area", "<u2"), ("activity", "<u2"), ("rating", "u1"), ("padding", "V3")])
"""An area and an activity by their places in the round's frozen lists, and the place of the answer on its scale."""

_RATING = Struct("<HHB3x")
_TEXT_HEAD = Struct("<HH")
BYTES_PER_CHARACTER = 4


class Rated(NamedTuple):
    """One activity rated by one person: its code, and the place of the answer among the choices."""

    activity: str
    rating: int


class Written(NamedTuple):
    """One free text: the place of its group in the round's list, of its question in the form, and its words."""

    group: int
    question: int
    text: str


def rated(questionnaire: Questionnaire, judged: Judged) -> tuple[Rated, ...]:
    """The ratings of an answer that go to the pile (don't know too)."""
    found = []
    for question in questionnaire.questions:
        answer = judged.answers.get(question.name) if question.stored == "ratings" else None
        if isinstance(answer, dict):
            places = {choice.code: place for place, choice in enumerate(question.choices)}
            found += [Rated(row, places[code]) for row, code in answer.items()]
    return tuple(found)


def written(questionnaire: Questionnaire, judged: Judged, group: int) -> tuple[Written, ...]:
    """The free texts of an answer that go to the pile."""
    answers = ((place, q, judged.answers.get(q.name)) for place, q in enumerate(questionnaire.questions))
    return tuple(Written(group, place, str(text)) for place, q, text in answers if q.stored == "texts" and text)


def encode_rating(area: int, activity: int, rating: int) -> bytes:
    """A rating as the 8 bytes of RATING."""
    return _RATING.pack(area, activity, rating)


def decode_ratings(entries: Iterable[bytes]) -> NDArray[np.void]:
    """The ratings of a pile as one array of RATING."""
    return np.frombuffer(b"".join(entries), RATING)


def text_size(questionnaire: Questionnaire) -> int:
    """The bytes of every text entry of a form: room for its longest text in any script."""
    longest = max((q.max_length or 0 for q in questionnaire.questions if q.stored == "texts"), default=0)
    return _TEXT_HEAD.size + longest * BYTES_PER_CHARACTER


def encode_text(entry: Written, size: int) -> bytes:
    """A text padded with zeros to `size` bytes; raises ValueError when it does not fit."""
    head, body = _TEXT_HEAD.pack(entry.group, entry.question), entry.text.encode()
    if len(head) + len(body) > size:
        raise ValueError(f"The text does not fit in {size} bytes")
    return (head + body).ljust(size, b"\0")


def decode_texts(entries: Iterable[bytes]) -> tuple[Written, ...]:
    """The texts of a pile."""
    return tuple(map(_decode_text, entries))


def _decode_text(entry: bytes) -> Written:
    group, question = _TEXT_HEAD.unpack_from(entry)
    return Written(group, question, entry[_TEXT_HEAD.size :].rstrip(b"\0").decode())

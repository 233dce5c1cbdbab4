"""A version of a questionnaire as canonical JSON: kept word for word, recognised by its digest."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from app.questionnaire.expression import AllOf, AnyOf, Compare, Not, Selected
from app.questionnaire.expression import from_json as expression
from app.questionnaire.expression import to_json as tree
from app.questionnaire.model import Band, Choice, Group, Page, Pole, Question, Questionnaire, Text


def to_json(questionnaire: Questionnaire) -> str:
    """Canonical JSON: sorted keys, no spaces, nothing that stands at its default."""
    return json.dumps(_plain(questionnaire), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(document: str) -> Questionnaire:
    """The questionnaire that `to_json` wrote."""
    raw = json.loads(document)
    parts: dict[str, Any] = {
        "title": _text(raw.pop("title")),
        "intro": tuple(map(_text, raw.pop("intro"))),
        "before_send": _text(raw.pop("before_send")),
        "thanks": _text(raw.pop("thanks")),
        "pages": tuple(Page(page["id"], _text(page["title"])) for page in raw.pop("pages")),
        "questions": tuple(map(_question, raw.pop("questions"))),
        "groups": tuple(map(_group, raw.pop("groups", ()))),
        "preset": tuple((name, code) for name, code in raw.pop("preset", ())),
    }
    return Questionnaire(**parts, **raw)


def digest(questionnaire: Questionnaire) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return sha256(to_json(questionnaire).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, (AllOf, AnyOf, Not, Selected, Compare)):
        return tree(value)
    if dataclasses.is_dataclass(value):
        # Defaults are left out, so that a later field does not change the digest of earlier versions.
        fields = ((f.name, f.default, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {name: _plain(given) for name, default, given in fields if given != default}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _question(raw: dict[str, Any]) -> Question:
    readers: dict[str, Callable[[Any], Any]] = {
        "label": _text, "help": _text, "constraint_message": _text, "relevance": expression, "constraint": expression,
        "choices": _choices, "rows": _choices, "poles": _poles, "bands": _bands, "exclusive": tuple, "feeds": tuple,
    }  # fmt: skip
    return Question(**{name: readers[name](value) if name in readers else value for name, value in raw.items()})


def _text(raw: dict[str, Any]) -> Text:
    return Text(raw["key"], raw["da"], tuple((language, words) for language, words in raw.get("translations", ())))


def _choices(raw: list[dict[str, Any]]) -> tuple[Choice, ...]:
    return tuple(Choice(**{**choice, "text": _text(choice["text"])}) for choice in raw)


def _poles(raw: list[dict[str, Any]]) -> tuple[Pole, ...]:
    return tuple(Pole(pole["code"], _text(pole["text"]), tuple(pole["codes"])) for pole in raw)


def _bands(raw: list[dict[str, Any]]) -> tuple[Band, ...]:
    return tuple(Band(**band) for band in raw)


def _group(raw: dict[str, Any]) -> Group:
    return Group(raw["code"], _text(raw["text"]), tuple(raw["codes"]))

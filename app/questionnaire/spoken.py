"""The texts people hear, and the mark by which a recording finds exactly its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from app.questionnaire.model import Questionnaire, Text
from app.questionnaire.wording import every_text

GAP = "…"
"""What stands in a spoken text where a local name or a number goes; the page leaves the same gap."""

_SILENT = (".pole.", ".group.", ".constraint")
"""Texts of the results, and faults that are only written."""


def spoken_texts(questionnaire: Questionnaire) -> Iterator[Text]:
    """Every text of a form that a respondent can listen to, once each, in the order of the form."""
    seen = set()
    for text in every_text(questionnaire):
        if text.key not in seen and not any(part in text.key for part in _SILENT):
            seen.add(text.key)
            yield text


def as_spoken(words: str) -> str:
    """The words as they are read and recorded: with gaps, and no more space than one hears."""
    return " ".join(re.sub(r"\{\w+\}", GAP, words).split())


def text_digest(words: str) -> str:
    """The first 16 hexadecimal digits of SHA-256 of the spoken words, as the page works them out (js/heard.js)."""
    return sha256(as_spoken(words).encode()).hexdigest()[:16]

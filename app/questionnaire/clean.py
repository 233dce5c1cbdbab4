"""What a browser posted, made fit to judge: text without control characters, numbers in any digits."""

from __future__ import annotations

import re
from unicodedata import category

LARGEST = 9
"""Digits of the largest number a record holds room for."""

_UNWANTED = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
"""Control characters and halves of surrogate pairs: no text of any language needs them."""
_NUMBER = re.compile(r"\d+|\d{1,3}(?:[.,٬]\d{3})+")


def clean_text(raw: str) -> str:
    """The text with one kind of line break, without control characters and outer space.

    Marks of direction and joining stay: Arabic, Persian and Urdu need them.
    """
    return _UNWANTED.sub("", raw.replace("\r\n", "\n").replace("\r", "\n")).strip()


def clean_number(text: str) -> int | None:
    """A whole number from 0 in the digits of any script, with spaces and thousand marks; None for anything else."""
    bare = "".join(sign for sign in text if not sign.isspace() and category(sign) != "Cf")
    if not _NUMBER.fullmatch(bare):
        return None
    digits = "".join(sign for sign in bare if sign.isdecimal())
    return int(digits) if len(digits) <= LARGEST else None

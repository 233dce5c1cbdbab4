"""Looks for planted strings in everything a database leaves on disk."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote


def found(planted: Iterable[str], places: Iterable[Path]) -> set[str]:
    """The planted strings that occur, in any of their disguises, in any file of the places."""
    disguised = {string: set(disguises(string)) for string in planted}
    seen: set[str] = set()
    for file in _files(places):
        content = file.read_bytes()
        seen |= {string for string, forms in disguised.items() if any(form in content for form in forms)}
    return seen


def disguises(string: str) -> Iterator[bytes]:
    """UTF-8, UTF-16 either way round, base64 at each of its three alignments, percent signs."""
    plain = string.encode()
    yield plain
    yield string.encode("utf-16-le")
    yield string.encode("utf-16-be")
    yield quote(string).encode()
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + plain)
        yield encoded[4 if before else 0 : -4]


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from (path for path in (place.rglob("*") if place.is_dir() else [place]) if path.is_file())

"""Looks for planted things in every byte that is left behind, however they were written."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

from sqlalchemy import make_url, text

from tests.journeys.installation import Installation

GZIP_MARK = b"\x1f\x8b\x08"
MOST_UNPACKED = 4_000_000
LONG_ENOUGH = 6
"""Bytes of an encoding below which it would be found anywhere by chance."""


def found(planted: Iterable[str], files: Iterable[Path]) -> dict[str, set[str]]:
    """Planted text → the files that hold it, in any of its disguises."""
    disguised = {one: disguises(one) for one in planted}
    seen: dict[str, set[str]] = {}
    for file in files:
        for content in contents(file.read_bytes()):
            for one, forms in disguised.items():
                if any(form in content for form in forms):
                    seen.setdefault(one, set()).add(file.name)
    return seen


def disguises(planted: str) -> set[bytes]:
    """UTF-8 and UTF-16, UTF-8 in base64 at every alignment and in hex, and percent signs."""
    plain = planted.encode()
    forms = {plain, planted.encode("utf-16-le"), plain.hex().encode(), *_base64(plain)}
    forms |= {quote(planted).encode(), quote(planted, safe="").encode(), quote_plus(planted).encode()}
    return {form for form in forms if len(form) >= LONG_ENOUGH}


def contents(raw: bytes) -> Iterator[bytes]:
    """The bytes themselves, and what is packed in them: gzip anywhere, the parts of a zip file."""
    yield raw.rstrip(b"\0") + b"\0"  # a log of PostgreSQL is mostly empty, and the last wide letter ends in nothing
    yield from (unpacked for at in _places(raw, GZIP_MARK) if (unpacked := _gunzipped(raw[at:])))
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            yield from (parts.read(name) + name.encode() for name in parts.namelist())


def files_in(*places: Path) -> Iterator[Path]:
    """Every file of these folders, keys left out: they are what opens the rest."""
    for place in places:
        inside = place.rglob("*") if place.is_dir() else [place]
        yield from (file for file in inside if file.is_file() and file.suffix != ".key")


def left_by(installation: Installation, began: float) -> list[Path]:
    """All files written since it began: of the installation, and of the PostgreSQL server with its logs."""
    if installation.sqlite:
        return list(files_in(installation.folder))
    with installation.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
    server = Path(str(make_url(installation.url).query["host"])).parent
    return [file for file in files_in(installation.folder, server) if file.stat().st_mtime >= began - 1]


def _base64(plain: bytes) -> Iterator[bytes]:
    """What stands in an encoding whatever came before and comes after: the shared letters at the ends are cut off."""
    for before in range(3):
        letters = base64.b64encode(b"\0" * before + plain)
        yield letters[-(-before * 8 // 6) : (before + len(plain)) * 8 // 6]


def _places(raw: bytes, mark: bytes) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(mark), raw)]


def _gunzipped(raw: bytes) -> bytes:
    """As much as can be unpacked; nothing when it only looked like gzip."""
    try:
        return zlib.decompressobj(wbits=31).decompress(raw, MOST_UNPACKED)
    except zlib.error:
        return b""

"""Copies of everything an installation has stored, taken at a moment: what a backup or a thief would hold."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from tests.journeys.installation import Installation
from tests.journeys.rows import Piles, of_postgres, of_sqlite
from tests.postgres import binary


@dataclass(frozen=True)
class Copy:
    """content: every byte of the database (files with their log, or a plain dump); piles: its rows as they lie."""

    moment: str
    content: bytes
    piles: Piles


def take(installation: Installation, moment: str) -> Copy:
    """A copy of the database as it is now, while the server runs."""
    if installation.sqlite:
        return _of_files(installation, moment)
    return Copy(moment, _dump(installation.url), of_postgres(installation.url))


def _of_files(installation: Installation, moment: str) -> Copy:
    """The rows are read from a second copy: opening one writes its log into it."""
    original = Path(make_url(installation.url).database or "")
    folder = installation.folder / "copies" / moment
    folder.mkdir(parents=True)
    names = [original.name, f"{original.name}-wal"]
    for name in names:
        if (source := original.with_name(name)).exists():
            shutil.copyfile(source, folder / name)
    content = b"".join((folder / name).read_bytes() for name in names if (folder / name).exists())
    return Copy(moment, content, of_sqlite(folder / original.name))


def _dump(url: str) -> bytes:
    parts = make_url(url)
    line = [binary("pg_dump"), "--format=plain", "-h", str(parts.query["host"]), "-U", str(parts.username)]
    done = subprocess.run([*line, str(parts.database)], check=True, capture_output=True, env=dict(os.environ))
    return done.stdout

"""The keys of the rounds: small files outside the database and its backups."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

from app.outage import StorageUnavailable

KEY_BYTES = 32
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}(\.fresh|\.texts|\.delivery)?")


class KeyMissing(StorageUnavailable):
    """A round's key is not where it should be: nothing can be sealed or opened with it."""


class Keys:
    """The folder of key files.

    Names: a round's key, with `.fresh` while counting, `.texts` for its free texts, `.delivery` for its tablets.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create(self, name: str) -> bytes:
        """Make a new key, durably on disk before it is used. Raises FileExistsError when there is one already."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = secrets.token_bytes(KEY_BYTES)
        half = self.folder / f".{name}.{secrets.token_hex(8)}"
        _write(half, key)
        try:
            os.link(half, self._file(name))
        finally:
            half.unlink()
        self._settle()
        return key

    def read(self, name: str) -> bytes:
        """The key, read anew each time so that no process keeps one that has been destroyed. Raises KeyMissing."""
        try:
            handle = os.open(self._file(name), os.O_RDONLY)
        except OSError as error:
            raise KeyMissing(f"Nøglen til {name} kan ikke læses i {self.folder}.") from error
        try:
            return os.read(handle, KEY_BYTES)
        finally:
            os.close(handle)

    def exists(self, name: str) -> bool:
        """Whether there is such a key."""
        return self._file(name).exists()

    def replace(self, name: str) -> None:
        """Destroy a key and let the fresh one take its place; safe to repeat after a crash."""
        self.destroy(name)
        os.rename(self._file(f"{name}.fresh"), self._file(name))
        self._settle()

    def destroy(self, name: str) -> None:
        """Overwrite a key and remove it; nothing happens when it is gone already."""
        file = self._file(name)
        if not file.exists():
            return
        with file.open("r+b", buffering=0) as handle:
            handle.write(secrets.token_bytes(KEY_BYTES))
            os.fsync(handle.fileno())
        file.unlink()
        self._settle()

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"Not a name of a key: {name!r}")
        return self.folder / f"{name}.key"

    def _settle(self) -> None:
        """A new or removed name lasts a power cut only once its folder is written."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def fingerprint(key: bytes) -> str:
    """A name for a key that says nothing about it, for the certificate."""
    return hashlib.sha256(b"deltag key fingerprint" + key).hexdigest()[:16]


def _write(file: Path, content: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)

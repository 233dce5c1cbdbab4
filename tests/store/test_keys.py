"""Key files: only ours to read, there when they are needed, gone when they are destroyed."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.store.box import OVERHEAD, Box, Unsealable
from app.store.keys import KeyMissing, Keys, fingerprint


def test_a_key_is_kept_for_us_alone(tmp_path: Path) -> None:
    keys = Keys(tmp_path / "keys")
    key = keys.create("r1")
    assert len(key) == 32
    assert keys.read("r1") == key
    (file,) = keys.folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert keys.folder.stat().st_mode & 0o777 == 0o700


def test_a_key_is_never_overwritten_by_another(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    key = keys.create("r1")
    with pytest.raises(FileExistsError):
        keys.create("r1")
    assert keys.read("r1") == key
    assert len(list(tmp_path.iterdir())) == 1


def test_a_destroyed_key_is_overwritten_and_gone(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    key = keys.create("r1")
    other_name = tmp_path / "kept"
    other_name.hardlink_to(tmp_path / "r1.key")
    keys.destroy("r1")
    keys.destroy("r1")
    assert other_name.read_bytes() != key
    with pytest.raises(KeyMissing):
        keys.read("r1")


def test_the_fresh_key_takes_the_place_of_the_old_one_also_after_a_crash(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    keys.create("r1")
    fresh = keys.create("r1.fresh")
    keys.destroy("r1")
    keys.replace("r1")
    assert keys.read("r1") == fresh
    assert not keys.exists("r1.fresh")


@pytest.mark.parametrize("name", ["", "../r1", "r1/..", "R1", "r1.key", "r 1", "r1\n"])
def test_a_key_cannot_be_named_out_of_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="name of a key"):
        Keys(tmp_path).read(name)


def test_a_fingerprint_names_a_key_without_telling_it() -> None:
    assert fingerprint(b"a" * 32) == fingerprint(b"a" * 32) != fingerprint(b"b" * 32)
    assert len(fingerprint(b"a" * 32)) == 16


def test_a_row_opens_in_its_own_place_only() -> None:
    cipher = AESGCM(b"k" * 32)
    box = Box(cipher, "r1", "bs", "ballot")
    sealed = box.seal(b"row", b"content")
    assert len(sealed) == len(b"content") + OVERHEAD
    assert box.open(b"row", sealed) == b"content"
    assert sealed != box.seal(b"row", b"content")
    elsewhere = [
        (box, b"other row"),
        (Box(cipher, "r1", "bs", "rating"), b"row"),
        (Box(cipher, "r1", "fm", "ballot"), b"row"),
        (Box(cipher, "r2", "bs", "ballot"), b"row"),
        (Box(AESGCM(b"l" * 32), "r1", "bs", "ballot"), b"row"),
    ]
    for other, row in elsewhere:
        with pytest.raises(Unsealable):
            other.open(row, sealed)

"""Files the command line writes: whole or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Write beside the target and rename at the end, so that a full disk leaves no half file.

    It is opened at once: who cannot write there learns it before anything else is done. Only its owner may read
    it: it may hold codes that are not spent. Raises OSError.
    """
    half = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        half.touch(mode=0o600, exist_ok=False)
        with half.open("wb") as file:
            yield file
        half.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        half.unlink(missing_ok=True)

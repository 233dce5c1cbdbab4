"""Files the command line writes: whole or not at all."""

from __future__ import annotations

import secrets
from pathlib import Path


def write(target: Path, content: bytes) -> None:
    """Write beside the target and rename, so that a full disk leaves no half file. Raises OSError."""
    half = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        half.write_bytes(content)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)

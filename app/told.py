"""How far a command has come: written by the command to a file, and read by whoever waits for it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

from exports.progress import PROTECT, Tell, silent

STORE, DONE = "store", "done"
"""Stages after those of the proof: what cannot be stopped any more, and the end, when all went well."""


@dataclass(frozen=True, slots=True)
class Told:
    """stage, done: as told, 0-1. seconds: how long the stage had lasted then, and `age` how long ago that was."""

    stage: str
    done: float
    seconds: float
    age: float


NOTHING_YET = Told(PROTECT, 0.0, 0.0, 0.0)


def teller(file: Path | None) -> Tell:
    """Writes what it is told to a file, whole or not at all; nothing without one."""
    if file is None:
        return silent
    began: dict[str, float] = {}

    def tell(stage: str, done: float) -> None:
        now = time.monotonic()
        seconds = now - began.setdefault(stage, now)
        half = file.with_suffix(".half")
        half.write_text(json.dumps({"stage": stage, "done": done, "seconds": seconds}), encoding="utf-8")
        half.replace(file)

    return tell


def read(file: Path) -> Told:
    """What was told last."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return Told(**told, age=max(0.0, time.time() - file.stat().st_mtime))
    except FileNotFoundError:
        return NOTHING_YET

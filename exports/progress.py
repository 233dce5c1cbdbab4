"""How far long work has come, told to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str, float], None]
"""Called with the name of a stage and how much of it is done, 0-1."""

PROTECT, WRITE, ATTACK = "protect", "write", "attack"
STAGES = (PROTECT, WRITE, ATTACK)


def silent(_stage: str, _done: float) -> None:
    """For work that nobody waits for."""


def part(tell: Tell, number: int, of: int) -> Tell:
    """What is told of one of several equal parts of a stage."""
    return lambda stage, done: tell(stage, (number + done) / of)

"""What is wrong with a definition, said so that it can be mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Where, what, and how to mend it (Danish: staff read it)."""

    place: str
    fault: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.fault} {self.mend}"

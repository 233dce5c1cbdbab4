"""What became of a post: the answers, what was asked, and what is wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Answer: TypeAlias = str | tuple[str, ...] | int | Mapping[str, str] | bool
"""A code, codes, a number or text, a code per row, or a tick. Unanswered questions have none."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: the field (empty: the whole form), a message code and what the message needs."""

    field: str
    code: str
    params: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """The answers that apply. When nothing is wrong but it is not `usable`, only its texts are kept."""

    answers: Mapping[str, Answer]
    asked: frozenset[str]
    faults: tuple[Fault, ...] = ()
    usable: bool = True

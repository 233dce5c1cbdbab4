"""The rules of the linter and the screener: words that must not be asked for, or wait for a reader."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Mode = Literal["linter", "screener"]

FOLDER = Path(__file__).parent / "definitions" / "lint"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One forbidden term or pattern of one language; the kinds of match are told in the rule file.

    Each is loaded once and compared by identity, so that looking one up costs little.
    """

    category: str
    language: str
    match: str
    use: str
    term: str

    @property
    def raw(self) -> bool:
        """Whether it reads the text with its capitals, instead of the folded text."""
        return self.match == "X"

    def applies(self, mode: Mode, languages: tuple[str, ...]) -> bool:
        """Whether it is used in a mode for some languages; none named means all."""
        return self.use in ("both", mode) and (not languages or self.language in languages)


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every word rule of the shipped rule file."""
    groups = json.loads((FOLDER / "rules.json").read_text("utf-8"))["terms"]
    return tuple(Rule(g["cat"], g["lang"], g["match"], g["use"], term) for g in groups for term in g["terms"])


@cache
def name_tokens() -> frozenset[str]:
    """What no variable or code name may be called, not even in part."""
    return frozenset(json.loads((FOLDER / "rules.json").read_text("utf-8"))["variable_tokens"])

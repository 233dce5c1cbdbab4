"""The release: everything of a round that may be printed, frozen under its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from exports.figure import CarryRow, Indicator
from exports.protect import Cell, ProtectedTable, restore

__all__ = [
    "CarryRow", "Cell", "FormResult", "Indicator", "ProtectedTable", "Release", "RoundInfo",
    "digest", "from_json", "to_json",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundInfo:
    """What the cover and the method page say about a round. Dates are ISO dates."""

    key: str
    title: str
    opens_on: str
    closes_on: str
    trial: bool
    languages: tuple[str, ...]
    open_collection: bool
    areas: tuple[str, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class FormResult:
    """The protected result of one form.

    usable: number of ballots, None below the smallest base. invited: residents aged 15+ (persons, R1) or boards
    invited (boards, R3). coverage: usable / invited, 0-1, None when it may not be said; coverage_words says it.
    """

    form: str
    title: str
    unit: str
    usable: int | None
    invited: int | None
    coverage: float | None
    coverage_words: str
    tables: tuple[ProtectedTable, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """One frozen release of a round. Same content, same digest, same bytes."""

    round: RoundInfo
    version: int
    released_on: str
    parameters: Mapping[str, int]
    forms: tuple[FormResult, ...]
    carry: tuple[CarryRow, ...]
    digest: str = ""


def digest(release: Release) -> str:
    """SHA-256 (hex) of the canonical document without the digest itself."""
    return hashlib.sha256(to_json(replace(release, digest="")).encode()).hexdigest()


def to_json(release: Release) -> str:
    """The canonical document: keys sorted, no spaces, Danish letters as they are."""
    return json.dumps(asdict(release), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def from_json(text: str) -> Release:
    """Read a stored release; raises ValueError when its content does not match its digest."""
    document = json.loads(text)
    release = Release(
        round=_round(document["round"]),
        version=document["version"],
        released_on=document["released_on"],
        parameters=document["parameters"],
        forms=tuple(_form(form) for form in document["forms"]),
        carry=tuple(CarryRow(**row) for row in document["carry"]),
        digest=document["digest"],
    )
    if release.digest != digest(release):
        raise ValueError("The release does not match its digest.")
    return release


def _round(document: dict[str, Any]) -> RoundInfo:
    lists = {name: tuple(document[name]) for name in ("languages", "areas")}
    return RoundInfo(**{**document, **lists})


def _form(document: dict[str, Any]) -> FormResult:
    tables = tuple(restore(table) for table in document["tables"])
    indicators = tuple(Indicator(**indicator) for indicator in document["indicators"])
    return FormResult(**{**document, "tables": tables, "indicators": indicators})

"""The release: everything of a round that may be printed, frozen under its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from exports.asked import Asked
from exports.figure import CarryRow, Comparison, Indicator, Past, Theme
from exports.protected import Cell, ProtectedTable, restore

__all__ = [
    "Asked", "CarryRow", "Cell", "Comparison", "FormResult", "Group", "Indicator", "Past",
    "ProtectedTable", "Release", "RoundInfo", "Theme", "digest", "from_json", "seal", "to_json",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundInfo:
    """What the cover and the method page say about a round. Dates are ISO dates.

    levels: how far each language's translation had been read (draft, tried, approved); unknown in older releases.
    """

    key: str
    title: str
    opens_on: str
    closes_on: str
    trial: bool
    languages: tuple[str, ...]
    open_collection: bool
    areas: tuple[str, ...]
    contact: str
    levels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A published group: an area or several that were joined, a type, an age band.

    grouping: "Område", "Foreningstype" or "Alder". members: names of what makes it. usable: ballots, None if hidden.
    coverage, coverage_words: as of a form.
    """

    grouping: str
    label: str
    members: tuple[str, ...]
    usable: int | None
    coverage: float | None = None
    coverage_words: str = ""


@dataclass(frozen=True, slots=True)
class FormResult:
    """The protected result of one form.

    usable: number of ballots, None below the smallest base. coverage: usable / invited, 0-1, None when it may not be
    said; coverage_words says it. invited: residents aged 15+ (R1) or boards invited (R3), only beside a coverage.
    version: of the questionnaire, whose wording is `asked`. tables, indicators: over everybody; group_tables and
    group_indicators: of the published groups, by grouping and group; activities' tables have the grouping "Aktivitet".
    """

    form: str
    version: int
    title: str
    unit: str
    usable: int | None
    invited: int | None
    coverage: float | None
    coverage_words: str
    tables: tuple[ProtectedTable, ...]
    indicators: tuple[Indicator, ...]
    asked: tuple[Asked, ...]
    groups: tuple[Group, ...] = ()
    group_tables: tuple[ProtectedTable, ...] = ()
    group_indicators: tuple[Indicator, ...] = ()

    def question(self, name: str) -> Asked:
        """The wording of a question; raises KeyError."""
        for question in self.asked:
            if question.question == name:
                return question
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Release:
    """One frozen release of a round. Same content, same digest, same bytes.

    past: figures of earlier comparable rounds, oldest first. note: why there is a later version. withdrawn: no figure
    of it holds any more. pattern: how it was protected: cells and tables, how many cells are hidden and how many tables
    whole, what was left out by choice, and the seed. themes: of the open answers, which are added later and once.
    """

    round: RoundInfo
    version: int
    released_on: str
    parameters: Mapping[str, int]
    forms: tuple[FormResult, ...]
    carry: tuple[CarryRow, ...]
    digest: str = ""
    past: tuple[Past, ...] = ()
    note: str = ""
    withdrawn: bool = False
    pattern: Mapping[str, int] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()


def seal(release: Release) -> Release:
    """The release under the digest of what it says."""
    return replace(release, digest=digest(release))


def digest(release: Release) -> str:
    """SHA-256 (hex) of the canonical document without the digest itself."""
    return _digest(asdict(release))


def to_json(release: Release) -> str:
    """The canonical document: keys sorted, no spaces, Danish letters as they are."""
    return _canonical(asdict(release))


class Altered(ValueError):
    """A stored release is not what was released. The message is for people, in Danish."""

    def __init__(self) -> None:
        super().__init__(
            "En frigivet runde passer ikke til sit mærke: den er ændret, efter at den blev frigivet. Intet er gemt "
            "eller vist. Hent databasen fra en sikkerhedskopi, eller bed driften om hjælp."
        )


def from_json(text: str) -> Release:
    """Read a stored release, of this version or an older one; raises Altered when it does not match its digest."""
    document = _read(text)
    lists = {
        "round": _round(document["round"]),
        "forms": tuple(_form(form) for form in document["forms"]),
        "carry": tuple(CarryRow(**row) for row in document["carry"]),
        "themes": tuple(Theme(**theme) for theme in document.get("themes", ())),
        "past": tuple(Past(**{**row, "poles": tuple(row["poles"])}) for row in document.get("past", ())),
    }
    return Release(**{**document, **lists})


def _read(text: str) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(text)
        whole = document["digest"] == _digest(document)
    except (ValueError, TypeError, KeyError) as error:
        raise Altered from error
    if not whole:
        raise Altered
    return document


def _digest(document: Mapping[str, Any]) -> str:
    """Of what is written, not of what today's program makes of it: an older release keeps its digest."""
    return hashlib.sha256(_canonical({**document, "digest": ""}).encode()).hexdigest()


def _canonical(document: Mapping[str, Any]) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _round(document: dict[str, Any]) -> RoundInfo:
    lists = {name: tuple(document[name]) for name in ("languages", "areas")}
    levels = tuple((language, level) for language, level in document.get("levels", ()))
    return RoundInfo(**{**document, **lists, "levels": levels})


def _form(document: dict[str, Any]) -> FormResult:
    lists = {
        "tables": tuple(map(restore, document["tables"])),
        "indicators": tuple(map(_indicator, document["indicators"])),
        "asked": tuple(map(_wording, document["asked"])),
        "groups": tuple(Group(**{**g, "members": tuple(g["members"])}) for g in document.get("groups", ())),
        "group_tables": tuple(map(restore, document.get("group_tables", ()))),
        "group_indicators": tuple(map(_indicator, document.get("group_indicators", ()))),
    }
    return FormResult(**{**document, **lists})


def _indicator(document: dict[str, Any]) -> Indicator:
    compared = document.get("comparison")
    return Indicator(**{**document, "comparison": compared and Comparison(**compared)})


def _wording(document: dict[str, Any]) -> Asked:
    lists = {name: tuple(document[name]) for name in ("options", "rows")}
    return Asked(**{**document, **lists})

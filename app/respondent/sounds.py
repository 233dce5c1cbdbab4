"""Which texts have a recording, as the browser asks for it: one list per language, addressed by what it holds."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from flask import current_app
from sqlalchemy.orm import Session

from app.database import reading, services
from app.respondent.assets import Asset, make_asset
from app.store import sounds


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists as of the newest recording: language and whether trial sounds are in → list."""

    newest: int | None = None
    lists: dict[tuple[str, bool], Asset] = field(default_factory=dict)


def current() -> Lists:
    """The lists as this process last read them."""
    held: Lists = current_app.extensions["deltag.sounds"]
    return held


def renew(session: Session) -> None:
    """Read the lists anew when a recording has come since; documents name them, and are made anew too."""
    newest = sounds.newest(session)
    if newest == current().newest:
        return
    lists = {
        (language, trial): make_asset(json.dumps(texts, separators=(",", ":")), "json")
        for trial in (False, True)
        for language, texts in sounds.files(session, trial).items()
    }
    current_app.extensions["deltag.sounds"] = Lists(newest, lists)
    current_app.extensions["deltag.entries"].clear()


def list_name(language: str, trial: bool) -> str | None:
    """What a document calls the list of a language, without its extension; nothing when there is none."""
    found = current().lists.get((language, trial))
    return found.name.removesuffix(".json") if found else None


def list_called(name: str) -> Asset | None:
    """The list with this name; its name tells no language."""
    return next((each for each in current().lists.values() if each.name == name), None)


def notice(newest: int | None) -> None:
    """Take up recordings that came since this process last looked; costs nothing when none did."""
    if newest != current().newest:
        with reading(services().engine) as session:
            renew(session)

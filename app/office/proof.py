"""A round's certificate of destruction as lines to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app.danish import gettext as _
from app.office.phases import day

NAMES = {
    "counted_on": _("Optalt"),
    "destroyed_at_counting": _("Slettet ved optællingen"),
    "key_destroyed_at_counting": _("Den åbne rundes nøgle (aftryk)"),
    "released_on": _("Frigivet"),
    "destroyed_at_release": _("Slettet ved frigivelsen"),
    "key_destroyed_at_release": _("Optællingens nøgle (aftryk)"),
    "texts_kept_until": _("Fritekster gemmes højst til"),
    "texts_destroyed_on": _("Fritekster slettet"),
    "release": _("Frigivelsens aftryk"),
}
"""In the order in which it happened. What is not named here is not shown."""


def lines(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Name and value of each fact there is."""
    return [(name, _words(key, document[key])) for key, name in NAMES.items() if key in document]


def _words(key: str, value: Any) -> str:
    if key.endswith(("_on", "_until")):
        return day(dt.date.fromisoformat(value))
    return ", ".join(value) if isinstance(value, list) else str(value)

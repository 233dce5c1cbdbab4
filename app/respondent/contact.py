"""The people to ask: residents have one centre, boards and associations another."""

from __future__ import annotations

from dataclasses import dataclass

from app.language import Message, _r
from app.settings import Settings

RESIDENTS = "bs"
"""The form that belongs to the centre for housing areas; all others are about associations."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A centre and its telephone, and how a page asks people to call."""

    ask: Message
    name: str
    phone: str


def contact_of(settings: Settings, form: str) -> tuple[Contact, ...]:
    """Whom to ask about one form."""
    return (_residents(settings, _r("Spørg os:")) if form == RESIDENTS else _boards(settings, _r("Spørg os:")),)


def contacts(settings: Settings) -> tuple[Contact, ...]:
    """Whom to ask on pages that belong to no form."""
    return (
        _residents(settings, _r("Spørg om boligområder:")),
        _boards(settings, _r("Spørg om foreninger og bestyrelser:")),
    )


def _residents(settings: Settings, ask: Message) -> Contact:
    return Contact(ask, settings.contact_name, settings.contact_phone)


def _boards(settings: Settings, ask: Message) -> Contact:
    return Contact(ask, settings.boards_contact_name, settings.boards_contact_phone)

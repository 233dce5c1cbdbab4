"""What the page and the poster "Det svarede I" say: the statements of a release in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.language import Message, _r
from app.respondent.contact import RESIDENTS, Contact, contact_of
from app.settings import Settings
from app.store.publications import PublicPage

POINTS = frozenset({"mixed", "influence"})
"""Statements on a scale from 0 to 100; all others count people."""

MOST_LIKELY = _r("Det rigtige tal ligger nok mellem {fra} og {til}.")


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that was answered. number: dots of a hundred, or the place on a line when `points`."""

    id: str
    picto: str
    heading: Message
    number: int
    points: bool
    figure: Message
    said: Message
    more: tuple[Message, ...]
    change: Message | None


@dataclass(frozen=True, slots=True)
class FormSaid:
    """What one form answered. about: what the figures are no proof of."""

    answered: Message | None
    cards: tuple[Card, ...]
    about: Message | None


@dataclass(frozen=True, slots=True)
class Answered:
    """All of a page. period: when people were asked. hidden: some figure is left out."""

    period: Message
    trial: bool
    forms: tuple[FormSaid, ...]
    hidden: bool
    contacts: tuple[Contact, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of all forms."""
        return tuple(card for form in self.forms for card in form.cards)


SAID = {
    "same": (
        "balance",
        _r("Er alle lige så tit med?"),
        _r("svarer: Beboere med ikke-vestlig baggrund er lige så tit med til aktiviteterne som andre beboere."),
    ),
    "mixed": (
        "people_mixed",
        _r("Er deltagerne blandede?"),
        _r("0 betyder: slet ikke blandede. 100 betyder: meget blandede."),
    ),
    "welcome": (
        "hand_holding",
        _r("Føler beboerne sig velkomne?"),
        _r("føler sig ret meget eller meget velkomne til aktiviteterne."),
    ),
    "attended": (
        "people_group",
        _r("Hvor mange har været med?"),
        _r("har været med til en aktivitet i deres boligområde de sidste 12 måneder."),
    ),
    "meeting": (
        "people_meeting",
        _r("Hvor mange har været til møde?"),
        _r("har de sidste 12 måneder været til et møde, hvor beboere bestemmer noget sammen."),
    ),
    "decide": (
        "balance",
        _r("Er alle lige så tit med til at bestemme?"),
        _r(
            "svarer: Mennesker med ikke-vestlig baggrund er lige så tit med som andre, når der vælges bestyrelse og "
            "tages beslutninger."
        ),
    ),
    "voted": (
        "ballot_box",
        _r("Hvor mange er med til at vælge?"),
        _r("af dem, der havde stemmeret, var med ved det sidste valg."),
    ),
    "influence": (
        "speech_many",
        _r("Bliver man hørt i bestyrelsen?"),
        _r("0 betyder: slet ikke. 100 betyder: meget."),
    ),
}
"""Statement → its drawing, its heading, and what stands after the figure."""

CHANGES = {
    "first": _r("Det er første gang, vi spørger."),
    "unsure": _r("Vi kan ikke se en sikker forskel fra sidst."),
    "both": _r("Svarene peger i flere retninger. Vi kan ikke sige, om det går frem eller tilbage."),
    "other": _r("Tallet kan ikke sammenlignes med sidst."),
}
PEOPLE_CHANGES = {"up": _r("Flere end sidst, vi spurgte."), "down": _r("Færre end sidst, vi spurgte.")}
POINTS_CHANGES = {"up": _r("Tallet er højere end sidst."), "down": _r("Tallet er lavere end sidst.")}

WHO = {
    "bs": _r("Beboere, der svarede: {antal}"),
    "fa": _r("Bestyrelser, der svarede: {antal}"),
    "fm": _r("Personer, der svarede: {antal}"),
}
ABOUT = {
    "bs": _r("Målingen viser, hvad beboerne oplever. Den viser ikke, hvor mange der faktisk deltager."),
    "fm": _r("Målingen viser, hvad de, der svarede, oplever. Den viser ikke, hvor mange der faktisk deltager."),
}


def answered(page: PublicPage, settings: Settings) -> Answered:
    """A published page in messages, each of which every language has its own text for."""
    told: Mapping[str, Any] = page.statements
    forms = tuple(told["forms"])
    asked = sorted(forms, key=lambda form: form["form"] != RESIDENTS)
    day = dt.date.fromisoformat
    return Answered(
        period=_r("Vi spurgte fra {fra} til {til}.", fra=day(told["opens_on"]), til=day(told["closes_on"])),
        trial=told["trial"],
        forms=tuple(_form(form) for form in forms),
        hidden=any(form["hidden"] for form in forms),
        contacts=tuple(dict.fromkeys(one for form in asked for one in contact_of(settings, form["form"]))),
    )


def _form(form: Mapping[str, Any]) -> FormSaid:
    number = form["answered"]
    return FormSaid(
        answered=None if number is None else _with(WHO[form["form"]], antal=number),
        cards=tuple(_card(statement) for statement in form["statements"]),
        about=ABOUT.get(form["form"]) if form["statements"] else None,
    )


def _card(statement: Mapping[str, Any]) -> Card:
    points = statement["id"] in POINTS
    picto, heading, said = SAID[statement["id"]]
    changes = {**CHANGES, **(POINTS_CHANGES if points else PEOPLE_CHANGES)}
    number = statement["number"]
    return Card(
        id=statement["id"],
        picto=picto,
        heading=heading,
        number=number,
        points=points,
        figure=_r("{antal} point", antal=number) if points else _r("{antal} ud af 100", antal=number),
        said=said,
        more=tuple(_more(statement)),
        change=changes.get(statement["change"]),
    )


def _more(statement: Mapping[str, Any]) -> Iterator[Message]:
    if statement["less"] is not None:
        yield _r("Cirka {antal} ud af 100 svarer: sjældnere.", antal=statement["less"])
        yield _r("Cirka {antal} ud af 100 svarer: oftere.", antal=statement["more"])
    if statement["activities"]:
        diverse, assessed, uncertain = statement["activities"]
        yield _r("Aktiviteter med blandede deltagere: {antal} af {alle}", antal=diverse, alle=assessed)
        if uncertain:
            yield _r("Aktiviteter, hvor det er usikkert: {antal}", antal=uncertain)
    if statement["id"] == "influence":
        yield _r("Tallet samler tre svar: om man bliver hørt, kan følge med og er med til at bestemme.")
    if statement["low"] is not None and statement["high"] is not None:
        yield _with(MOST_LIKELY, fra=statement["low"], til=statement["high"])
    if statement["few"]:
        yield _r("Få har svaret på det her. Tallet er usikkert.")


def _with(message: Message, **values: int) -> Message:
    return Message(message.danish, tuple(values.items()))

"""Codes on paper: slips with a QR code, in numbered bundles. A resident's code is never on a list."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import segno
from markupsafe import Markup

from app.danish import gettext as _
from app.language import CATALOGS, Catalogs, Message, spans
from app.printed.press import printed
from app.questionnaire.model import Questionnaire

SLIPS_PER_SHEET = 8
SHEETS_PER_BUNDLE = 4
"""A bundle is 32 slips: it is mixed and handed out as one, so that a code's bundle says little of who got it."""

LANGUAGES = ("da", "en", "ar")


@dataclass(frozen=True)
class Slip:
    """One slip; `picture` is the QR code as a data URI."""

    code: str
    address: str
    picture: str


@dataclass(frozen=True)
class Sheet:
    """One sheet of a bundle, with what to do with it."""

    heading: str
    slips: tuple[Slip, ...]


def pdf(questionnaire: Questionnaire, link: str, group: str, codes: Sequence[str], *, trial: bool) -> bytes:
    """The slips of a group, shuffled, as a PDF to print on A4. link: the address the codes are good at."""
    shuffled = list(codes)
    secrets.SystemRandom().shuffle(shuffled)
    languages = [code for code in LANGUAGES if code in questionnaire.title.languages]
    return printed(
        "slips",
        heading=_("Koder til {group}").format(group=group),
        title=spans(questionnaire.title.in_language, languages),
        board=questionnaire.unit == "board",
        sheets=list(_sheets(link, group, shuffled)),
        trial=trial,
        _r=_in(languages),
    )


def _sheets(link: str, group: str, codes: Sequence[str]) -> Iterator[Sheet]:
    for start in range(0, len(codes), SLIPS_PER_SHEET):
        bundle, sheet = divmod(start // SLIPS_PER_SHEET, SHEETS_PER_BUNDLE)
        heading = _("{group} · bundt {bundle}, ark {sheet} · klip ud, og bland sedlerne før uddeling")
        slips = tuple(_slip(link, code) for code in codes[start : start + SLIPS_PER_SHEET])
        yield Sheet(heading.format(group=group, bundle=bundle + 1, sheet=sheet + 1), slips)


def _slip(link: str, code: str) -> Slip:
    """The code travels as a fragment: a browser never sends it as part of an address."""
    picture = segno.make(f"{link}#k={code}", error="m", mask=3)  # trying all eight costs more than the page
    return Slip(code, link.partition("://")[2], picture.png_data_uri(scale=4, border=1))


def _in(languages: Sequence[str]) -> Callable[[str], Markup]:
    """The slip's own texts are in the respondents' catalog: residents read them."""
    catalogs = Catalogs(CATALOGS)
    return lambda danish: spans(lambda language: catalogs.say(Message(danish), language), languages)

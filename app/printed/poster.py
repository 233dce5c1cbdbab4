"""A poster for a link: the question that invites, in every language it can be answered in, and the way there."""

from __future__ import annotations

from collections.abc import Sequence

from app.language import Catalogs, Message, _r, native_name
from app.printed.press import printed, qr
from app.printed.target import Target
from app.printed.words import Words
from app.questionnaire.model import Questionnaire
from app.respondent.contact import RESIDENTS, contact_of
from app.respondent.facts import minutes, promise
from app.settings import Settings
from app.store.errors import RoundError

FIRST = "da"
"""The language set large: the street's own; all others stand below it."""


def poster(settings: Settings, catalogs: Catalogs, target: Target, languages: Sequence[str] = ()) -> bytes:
    """An A4 poster as PDF; `languages` leaves some out. Raises RoundError for one that is not offered."""
    wanted = tuple(languages) or target.languages
    if strange := [language for language in wanted if language not in target.languages]:
        raise RoundError(f"{target.form.form} tilbydes ikke på {', '.join(strange)}.")
    danish = Words(catalogs, FIRST)
    return printed(
        "poster",
        t=danish.say,
        _r=danish.marked,
        line=line(target.form),
        facts=[_r("{antal} minutter", antal=minutes(target.form)), promise(target.form), _r("På dit sprog")],
        others=[(native_name(code), Words(catalogs, code)) for code in wanted if code != FIRST],
        group=target.group if target.form.form == RESIDENTS else None,
        residents=target.form.form == RESIDENTS,
        with_code=target.link.mode == "code",
        trial=target.link.trial,
        contacts=contact_of(settings, target.form.form),
        address=target.address.partition("://")[2],
        qr=qr(target.address),
    )


def line(form: Questionnaire) -> Message:
    """What the poster asks: residents about where they live, others about their association."""
    if form.form == RESIDENTS:
        return _r("Hvordan er det at være med, hvor du bor?")
    return _r("Hvem er med til at bestemme hos jer?")

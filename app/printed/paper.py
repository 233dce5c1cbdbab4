"""A form on paper in one language: staff type it in at the same link, by the same rules."""

from __future__ import annotations

from app.language import Catalogs
from app.printed.asked import parts
from app.printed.press import printed, qr
from app.printed.target import Target
from app.printed.words import Words
from app.respondent.contact import contact_of
from app.respondent.facts import marks
from app.settings import Settings
from app.store.errors import RoundError


def paper(settings: Settings, catalogs: Catalogs, target: Target, language: str, *, large: bool) -> bytes:
    """The form as PDF. Raises RoundError when it is not offered in the language, or not open yet."""
    if language not in target.languages:
        raise RoundError(f"{target.form.form} tilbydes ikke på {language}. Der er: {', '.join(target.languages)}.")
    if target.link.phase == "planned":
        raise RoundError("Papiret kan først laves, når runden er åbnet: så ligger spørgsmålene fast.")
    words, form = Words(catalogs, language), target.form
    return printed(
        "paper",
        words=words,
        t=words.say,
        _r=words.marked,
        large=large,
        form=form,
        parts=parts(form),
        mark=marks(target.link.frozen.levels).get(language),
        trial=target.link.trial,
        place=form.question(form.split).label if target.group else None,
        group=target.group,
        with_code=target.link.mode == "code",
        contacts=contact_of(settings, form.form),
        hand_in=settings.paper_place,
        address=target.address.partition("://")[2],
        qr=qr(f"{target.address}#{language}"),
    )

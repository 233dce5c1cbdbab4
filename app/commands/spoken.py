"""The texts that can be recorded: a form's in its languages, and those of our own pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from app.danish import gettext as _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.store.sounds import Spoken


def texts_of(session: Session, form: str, version: int | None = None) -> list[Spoken]:
    """Every text of a form in every language it has whole; `sider` are our own pages. Says which form is not there."""
    from app.questionnaire.spoken import spoken_texts
    from app.questionnaire.wording import languages
    from app.store import questionnaires
    from app.store.sounds import OWN_PAGES, Spoken

    if form == OWN_PAGES:
        return list(_own_pages())
    number = version or questionnaires.latest(session, form)
    try:
        found = questionnaires.get(session, form, number or 0)
    except KeyError as error:
        raise click.ClickException(_("Der er intet skema {form} i den udgave.").format(form=form)) from error
    return [
        Spoken(form, found.version, language, text.key, text.in_language(language))
        for language in languages(found)
        for text in spoken_texts(found)
    ]


def _own_pages() -> Iterator[Spoken]:
    """Texts that stand the same on every page: those that hold a number or a date are left to the phone's voice."""
    from app.language import CATALOGS, SOURCE, Catalogs, Message
    from app.questionnaire.spoken import text_digest
    from app.store.sounds import OWN_PAGES, Spoken

    catalogs = Catalogs(CATALOGS)
    for danish in _messages(catalogs.languages):
        key = text_digest(danish)
        yield Spoken(OWN_PAGES, 1, SOURCE, key, danish)
        for language in catalogs.languages[1:]:
            words = str(catalogs.say(Message(danish), language).unescape())
            if words != danish:
                yield Spoken(OWN_PAGES, 1, language, key, words)


def _messages(languages: Sequence[str]) -> list[str]:
    """The Danish of our own texts, as the catalogs have it."""
    from babel.messages.mofile import read_mo

    from app.language import CATALOGS, DOMAIN

    found: dict[str, None] = {}
    for language in languages[1:]:
        with (CATALOGS / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            found |= dict.fromkeys(str(message.id) for message in read_mo(file) if message.id)
    return [danish for danish in found if "{" not in danish]

"""The poster "Det svarede I": three things a round answered, what happens now, and the way to the whole page."""

from __future__ import annotations

from app.language import SOURCE, Catalogs, Message, _r, native_name
from app.printed.press import drawing, printed, qr
from app.printed.words import Words
from app.respondent.answered import Answered, Card, answered
from app.settings import Settings
from app.store.publications import PublicPage

MOST_CARDS = 3
"""What can be read from two metres; the page has the rest."""
LONG = 240
"""Signs of what happens now, above which the rest of the sheet makes room for it."""
MOST_LINES = 4


def result_poster(settings: Settings, catalogs: Catalogs, page: PublicPage) -> bytes:
    """An A4 poster of a published page as PDF/UA."""
    told, danish = answered(page, settings), Words(catalogs, SOURCE)
    address = f"{settings.base_url}/svar/{page.token}"
    note = _in_one_piece(page.note.get(SOURCE, ""))
    return printed(
        "result_poster",
        t=danish.say,
        _r=danish.marked,
        told=told,
        cards=[(card, _picture(card), _alt(card)) for card in _chosen(told)],
        note=note,
        long=len(note) > LONG,
        others=[(native_name(code), Words(catalogs, code)) for code in catalogs.languages if code != SOURCE],
        invites=_r("Læs og hør svarene på dit sprog."),
        address=address.partition("://")[2],
        qr=qr(address),
    )


def _chosen(told: Answered) -> tuple[Card, ...]:
    """The first of each form, then the others in their order."""
    first = [form.cards[0] for form in told.forms if form.cards]
    chosen = [*first, *(card for card in told.cards if card not in first)][:MOST_CARDS]
    return tuple(card for card in told.cards if card in chosen)


def _in_one_piece(note: str) -> str:
    """A long text gives up its line breaks: they would push the languages onto another sheet."""
    lines = [line for line in note.splitlines() if line.strip()]
    return " ".join(lines) if len(note) > LONG or len(lines) > MOST_LINES else "\n".join(lines)


def _picture(card: Card) -> str:
    return drawing("line" if card.points else "dots", card.number)


def _alt(card: Card) -> Message:
    if card.points:
        return _r("En linje fra 0 til 100 med et mærke ved {antal}.", antal=card.number)
    return _r("100 prikker. Så mange er fyldt ud: {antal}", antal=card.number)

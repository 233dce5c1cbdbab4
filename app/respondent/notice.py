"""What stands above a document that comes back."""

from __future__ import annotations

from dataclasses import dataclass

from app.language import Message, _r


@dataclass(frozen=True, slots=True)
class Notice:
    """sendable: whether it can be sent (again). keep_nonce: a new try is the same answer, not another."""

    title: Message | None = None
    text: Message | None = None
    sendable: bool = True
    keep_nonce: bool = False


NOTHING = Notice()
MEND = Notice(_r("Der er noget, du skal se på"), _r("Intet er gemt endnu. Det, du har svaret, står her stadig."))
EMPTY = Notice(_r("Du har ikke svaret på noget endnu"), _r("Svar på mindst ét spørgsmål, og send igen."))
CHANGED = Notice(
    _r("Skemaet er ændret, siden du åbnede det"), _r("Intet er gemt endnu. Se dine svar igennem, og send igen.")
)
NOT_STORED = Notice(
    _r("Dit svar er ikke gemt. Prøv igen."),
    _r("Vi kan ikke gemme lige nu. Alt, du har svaret, står her stadig. Vent lidt, og send igen."),
    keep_nonce=True,
)
PAUSED = Notice(
    _r("Dit svar er ikke gemt. Prøv igen senere."),
    _r("Undersøgelsen holder pause. Alt, du har svaret, står her stadig. Vent lidt, og send igen."),
    keep_nonce=True,
)
OVER = Notice(
    _r("Undersøgelsen er slut. Dit svar er ikke gemt."),
    _r("Det, du har svaret, står her stadig, men det kan ikke sendes mere. Tak, fordi du ville være med."),
    sendable=False,
)

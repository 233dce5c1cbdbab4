"""Who answers the finished trial rounds: each invented person sends what the seed gave them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.commands.trial.boards import board
from app.commands.trial.draw import Answers, Draw
from app.commands.trial.members import member
from app.commands.trial.places import ANSWERING_BOARDS, AREAS, MEMBERS
from app.commands.trial.residents import resident
from app.database import Services, writing
from app.store import codes
from app.store.rounds import LinkSummary, RoundSummary

SEED = 20261009


@dataclass(frozen=True)
class Sent:
    """One answer on its way: to a link, with a code where one is needed."""

    token: str
    answers: Answers
    code: str = ""


def answers_to(services: Services, summary: RoundSummary) -> list[Sent]:
    """Every answer that a finished trial round gets."""
    draw = Draw(SEED)
    return [sent for form in summary.forms for sent in _SENDERS[form](draw, services, summary)]


def _residents(draw: Draw, _services: Services, summary: RoundSummary) -> Iterator[Sent]:
    for area in AREAS:
        token = _link(summary, "bs", area.code).token
        yield from (Sent(token, resident(draw, area)) for _ in range(area.answers))


def _boards(draw: Draw, services: Services, summary: RoundSummary) -> Iterator[Sent]:
    for kind, number in ANSWERING_BOARDS.items():
        with writing(services.engine) as session:
            made = codes.make(session, services.settings.secret, summary.key, kind, number)
        yield from (Sent(made.token, board(draw, kind), code) for code in made.codes)


def _members(draw: Draw, _services: Services, summary: RoundSummary) -> Iterator[Sent]:
    token = _link(summary, "fm", None).token
    yield from (Sent(token, member(draw)) for _ in range(MEMBERS))


def _link(summary: RoundSummary, form: str, group: str | None) -> LinkSummary:
    return next(link for link in summary.links if link.form == form and link.group == group)


_SENDERS = {"bs": _residents, "fa": _boards, "fm": _members}

"""Who answers the finished trial rounds: each invented person sends what the seed gave them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.commands.trial.boards import board
from app.commands.trial.draw import Answers, Draw
from app.commands.trial.members import member
from app.commands.trial.places import ANSWERING_BOARDS, AREAS, MEMBERS
from app.commands.trial.residents import resident
from app.commands.trial.rounds import TrialRound
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


def answers_to(services: Services, trial: TrialRound, summary: RoundSummary) -> list[Sent]:
    """Every answer that a finished trial round gets: other people in each."""
    draw = Draw(SEED + trial.opens)
    return [sent for form in summary.forms for sent in _SENDERS[form](draw, services, trial, summary)]


def _residents(draw: Draw, _services: Services, trial: TrialRound, summary: RoundSummary) -> Iterator[Sent]:
    for area in AREAS:
        token, found = _link(summary, "bs", area.code).token, replace(area, mixed=area.mixed + trial.leaning)
        yield from (Sent(token, resident(draw, found)) for _ in range(round(trial.answering * area.answers)))


def _boards(draw: Draw, services: Services, trial: TrialRound, summary: RoundSummary) -> Iterator[Sent]:
    for kind, most in ANSWERING_BOARDS.items():
        with writing(services.engine) as session:
            number = round(trial.answering * most)
            made = codes.make(session, services.settings.secret, summary.key, kind, number)
        yield from (Sent(made.token, board(draw, kind, trial.leaning), code) for code in made.codes)


def _members(draw: Draw, _services: Services, trial: TrialRound, summary: RoundSummary) -> Iterator[Sent]:
    token = _link(summary, "fm", None).token
    yield from (Sent(token, member(draw, trial.leaning)) for _ in range(round(trial.answering * MEMBERS)))


def _link(summary: RoundSummary, form: str, group: str | None) -> LinkSummary:
    return next(link for link in summary.links if link.form == form and link.group == group)


_SENDERS = {"bs": _residents, "fa": _boards, "fm": _members}

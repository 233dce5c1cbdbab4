"""`deltag demo`: a clearly marked trial set, made by sending invented answers the way real ones come."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from app.commands.installation import installation, settings
from app.danish import gettext as _

if TYPE_CHECKING:
    from app.commands.trial.rounds import TrialRound
    from app.database import Services


@click.command()
def demo() -> None:
    """Lav prøvesættet: to åbne runder og fire frigivne med opdigtede svar, og gør først klar. Må køres igen."""
    from app.commands.init import prepare
    from app.commands.trial.rounds import ROUNDS
    from app.database import reading
    from app.store.rounds import list_rounds

    prepare(settings())
    services = installation()
    with reading(services.engine) as session:
        phases = {summary.key: summary.phase for summary in list_rounds(session)}
    missing = [trial for trial in ROUNDS if phases.get(trial.key) != ("released" if trial.finished else "open")]
    missing = [trial for trial in missing if trial.finished or trial.key not in phases]
    if missing:
        _make(services, missing)
    click.echo(_("Prøvesættet er klar. Alle svar i det er opdigtede."))


def _make(services: Services, missing: list[TrialRound]) -> None:
    from app.commands.rounds import today
    from app.commands.server import on_free_port
    from app.commands.trial.rounds import plan, save_places
    from app.database import writing
    from app.store.keys import Keys
    from app.store.nightly import refresh
    from app.store.rounds import get_round, open_round

    keys = Keys(services.settings.keys)
    with writing(services.engine) as session:
        save_places(session)
        for trial in missing:
            if get_round(session, trial.key) is None:
                plan(session, trial, today())
                open_round(session, keys, trial.key)
    with on_free_port(services.settings) as base_url:
        for trial in missing:
            if trial.finished:
                _finish(services, trial, base_url)
    refresh(services.engine, keys)


def _finish(services: Services, trial: TrialRound, base_url: str) -> None:
    """Fill, close, count and release; a run that was cut off is taken up where it stopped."""
    from app.commands.rounds import contact, today
    from app.database import reading, writing
    from app.lifecycle import count_round, release_round
    from app.store.keys import Keys
    from app.store.rounds import close_round, get_round

    keys = Keys(services.settings.keys)
    with reading(services.engine) as session:
        summary = get_round(session, trial.key)
    phase = summary.phase if summary else ""
    if summary and phase == "open":
        _send(services, trial, base_url)
        with writing(services.engine) as session:
            close_round(session, trial.key, dt.datetime.now(dt.UTC))
    if phase in ("open", "closed"):
        count_round(services.engine, keys, trial.key, today())
    release_round(services.engine, keys, trial.key, today(), contact(services.settings))


def _send(services: Services, trial: TrialRound, base_url: str) -> None:
    from app.commands.trial.answering import answers_to
    from app.commands.trial.post import Person
    from app.database import reading
    from app.store.rounds import get_round

    with reading(services.engine) as session:
        summary = get_round(session, trial.key)
    if summary is None:
        return
    person = Person(base_url)
    with click.progressbar(answers_to(services, trial, summary), label=trial.title) as sending:
        for sent in sending:
            person.answer(sent.token, sent.answers, sent.code)
    person.close()

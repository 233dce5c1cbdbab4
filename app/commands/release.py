"""`deltag round release …`: what leaves the house, what is left out so that it may, and later versions of it."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.commands.installation import installation
from app.commands.rounds import by, contact, today, write_down
from app.danish import gettext as _
from app.questionnaire.clean import clean_text
from app.told import DONE, STORE, teller

if TYPE_CHECKING:
    from exports.correction import Correction
    from exports.progress import Tell
    from exports.splits import Choice

LONGEST_TITLE = 200
GROUPINGS = ("Område", "Foreningstype", "Alder", "Aktivitet")


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """Options of what is left out, handed to the command as one choice."""

    @click.option("--merge", type=click.IntRange(0, 99), default=0, help="Læg så mange flere områder sammen.")
    @click.option("--without", multiple=True, type=click.Choice(GROUPINGS), help="Udelad en opdeling.")
    @click.option("--totals-only", is_flag=True, help="Frigiv kun totalen.")
    @wraps(command)
    def chosen(*given: Any, merge: int, without: tuple[str, ...], totals_only: bool, **named: Any) -> None:
        from exports.splits import TOTALS_ALONE, Choice

        choice = TOTALS_ALONE if totals_only else Choice(merge, frozenset(without))
        command(*given, choice=choice, **named)

    return chosen


progress_file = click.option(
    "--progress", hidden=True, type=click.Path(path_type=Path), help="Hvor der skrives, hvor langt arbejdet er."
)
"""For work that somebody waits for: see app.told."""


@click.command()
@click.argument("key", metavar="ROUND")
@choosing
@progress_file
@by
def release(key: str, choice: Choice, progress: Path | None, actor: str) -> None:
    """Frigiv en optalt runde. Svar, koder og nøgle slettes."""
    from app.lifecycle import release_round
    from app.store.keys import Keys

    services = installation()
    ours = services.settings
    with _stored_whole(teller(progress)) as tell:
        release_round(services.engine, Keys(ours.keys), key, today(), contact(ours), choice, tell)
        write_down(services, actor, "round.release", key, choice.parameters)
        click.echo(_("Runden {key} er frigivet.").format(key=key))
        tell(DONE, 1.0)


@click.command(hidden=True)
@click.argument("key", metavar="ROUND")
@choosing
@progress_file
def look(key: str, choice: Choice, progress: Path | None) -> None:
    """Skriv de beskyttede tal, som kontorets side viser dem, med tegninger."""
    from app.database import reading
    from app.lifecycle import preview, released
    from app.office.result_page import result_page
    from app.store.keys import Keys

    services = installation()
    ours = services.settings
    with reading(services.engine) as session:
        found = released(session, key)
    if found is None:
        keys = Keys(ours.keys)
        found = preview(services.engine, keys, key, today(), contact(ours), choice, teller(progress)).release
    click.echo(json.dumps(asdict(result_page(found))))


@click.command()
@click.argument("key", metavar="ROUND")
@click.option("--reason", required=True, help="Hvorfor der kommer en ny udgave.")
@click.option("--title", default="", help="Rundens nye navn.")
@click.option("--hide", multiple=True, metavar="SPØRGSMÅL", help="Et spørgsmål, hvis tal skjules.")
@by
def correct(key: str, reason: str, title: str, hide: tuple[str, ...], actor: str) -> None:
    """Ret en frigivet runde: tekster, eller et spørgsmål der skjules. Aldrig nye tal."""
    from exports.correction import Correction

    named = " ".join(clean_text(title).split())
    if len(named) > LONGEST_TITLE:
        raise click.ClickException(_("Navnet må højst have {most} tegn.").format(most=LONGEST_TITLE))
    correction = Correction(clean_text(reason), title=named, hidden=frozenset(hide))
    _correct(key, correction, "release.correct", actor)


@click.command()
@click.argument("key", metavar="ROUND")
@click.option("--reason", required=True, help="Hvorfor udgivelsen trækkes tilbage.")
@by
def withdraw(key: str, reason: str, actor: str) -> None:
    """Træk en frigivet runde tilbage: den nye udgave viser ingen tal."""
    from exports.correction import Correction

    _correct(key, Correction(clean_text(reason), withdrawn=True), "release.withdraw", actor)


@contextmanager
def _stored_whole(tell: Tell) -> Iterator[Tell]:
    """From where the release is stored it is not stopped half-way; a stop that comes earlier leaves all as it was."""
    before = signal.getsignal(signal.SIGTERM)

    def told(stage: str, done: float) -> None:
        if stage == STORE:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        tell(stage, done)

    try:
        yield told
    finally:
        signal.signal(signal.SIGTERM, before)


def _correct(key: str, correction: Correction, action: str, actor: str) -> None:
    from app.ledger import correct_release

    services = installation()
    newer = correct_release(services.engine, key, correction)
    write_down(services, actor, action, key, {"version": newer.version})
    click.echo(_("Runden {key} er nu i udgave {version}.").format(key=key, version=newer.version))

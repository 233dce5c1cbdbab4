"""`deltag round release …`: what leaves the house, what is left out so that it may, and later versions of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.commands.installation import installation
from app.commands.rounds import by, contact, today, write_down
from app.danish import gettext as _

if TYPE_CHECKING:
    from exports.correction import Correction
    from exports.progress import Tell
    from exports.splits import Choice

GROUPINGS = ("Område", "Foreningstype", "Alder", "Aktivitet")


def _choosing(command: Callable[..., None]) -> Callable[..., None]:
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


_progress = click.option(
    "--progress", hidden=True, type=click.Path(path_type=Path), help="Hvor der skrives, hvor langt arbejdet er."
)


@click.command()
@click.argument("key", metavar="ROUND")
@_choosing
@_progress
@by
def release(key: str, choice: Choice, progress: Path | None, actor: str) -> None:
    """Frigiv en optalt runde. Svar, koder og nøgle slettes."""
    from app.lifecycle import release_round
    from app.store.keys import Keys

    services = installation()
    ours = services.settings
    release_round(services.engine, Keys(ours.keys), key, today(), contact(ours), choice, _teller(progress))
    write_down(services, actor, "round.release", key)
    click.echo(_("Runden {key} er frigivet.").format(key=key))


@click.command(hidden=True)
@click.argument("key", metavar="ROUND")
@_choosing
@_progress
def look(key: str, choice: Choice, progress: Path | None) -> None:
    """Skriv de beskyttede tal, som kontorets side viser dem, med tegninger."""
    from app.database import reading
    from app.lifecycle import preview, released
    from app.office.headlines import result_page
    from app.store.keys import Keys

    services = installation()
    ours = services.settings
    with reading(services.engine) as session:
        found = released(session, key)
    if found is None:
        keys = Keys(ours.keys)
        found = preview(services.engine, keys, key, today(), contact(ours), choice, _teller(progress)).release
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

    _correct(key, Correction(reason, title=title, hidden=frozenset(hide)), "release.correct", actor)


@click.command()
@click.argument("key", metavar="ROUND")
@click.option("--reason", required=True, help="Hvorfor udgivelsen trækkes tilbage.")
@by
def withdraw(key: str, reason: str, actor: str) -> None:
    """Træk en frigivet runde tilbage: den nye udgave viser ingen tal."""
    from exports.correction import Correction

    _correct(key, Correction(reason, withdrawn=True), "release.withdraw", actor)


def _correct(key: str, correction: Correction, action: str, actor: str) -> None:
    from app.ledger import correct_release

    services = installation()
    newer = correct_release(services.engine, key, correction)
    write_down(services, actor, action, key)
    click.echo(_("Runden {key} er nu i udgave {version}.").format(key=key, version=newer.version))


def _teller(file: Path | None) -> Tell:
    """Writes the stage and how much of it is done, for whoever waits; whole or not at all."""
    from exports.progress import silent

    if file is None:
        return silent

    def tell(stage: str, done: float) -> None:
        half = file.with_suffix(".half")
        half.write_text(json.dumps({"stage": stage, "done": done}), encoding="utf-8")
        half.replace(file)

    return tell

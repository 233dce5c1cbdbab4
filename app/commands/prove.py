"""`deltag round prove`: a counted round protected and attacked as it would be released; nothing of it is stored."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.commands.installation import installation
from app.commands.release import choosing, progress_file
from app.commands.rounds import by, contact, today, write_down
from app.danish import gettext as _
from app.told import DONE, teller
from exports.progress import ATTACK, PROTECT, WRITE

if TYPE_CHECKING:
    from app.database import Services
    from app.draft import Proven
    from app.store.keys import Keys
    from exports.progress import Tell
    from exports.splits import Choice


@click.command(hidden=True)
@click.argument("key", metavar="ROUND")
@choosing
@progress_file
@by
def prove(key: str, choice: Choice, progress: Path | None, actor: str) -> None:
    """Prøv en optalt runde, som den ville blive frigivet. Intet gemmes."""
    from app.draft import Refused
    from app.lifecycle import preview
    from app.store.keys import Keys

    services, watch = installation(), _Watch(teller(progress))
    keys = Keys(services.settings.keys)
    watch.tell(PROTECT, 0.0)
    made_of = _basis(services, key)
    try:
        proven = preview(services.engine, keys, key, today(), contact(services.settings), choice, watch.tell)
    except Refused as refused:
        write_down(services, actor, "round.prove", key, {**choice.parameters, "passed": 0})
        click.echo(json.dumps({"leaks": refused.leaks, "joinings": _joinings(services, keys, key)}))
        raise
    write_down(services, actor, "round.prove", key, {**choice.parameters, "passed": 1})
    said = {
        "round": key,
        "choice": choice.parameters,
        "basis": made_of,
        "joinings": _joinings(services, keys, key),
        "seconds": {"protect": watch.between(PROTECT, WRITE), "attack": watch.between(ATTACK, "end")},
        **_figures(proven),
    }
    click.echo(json.dumps(said))
    watch.tell(DONE, 1.0)


def _basis(services: Services, key: str) -> str:
    from app.database import reading
    from app.store import results, rounds

    with reading(services.engine) as session:
        if rounds.get_round(session, key) is None:
            raise click.ClickException(_("Der er ingen runde {key}.").format(key=key))
        return results.basis(session, key)


def _joinings(services: Services, keys: Keys, key: str) -> list[dict[str, Any]]:
    from app.joining import joinings

    return [asdict(each) for each in joinings(services.engine, keys, key)]


def _figures(proven: Proven) -> dict[str, Any]:
    """How much there is, how much is hidden, and what the attacker tried. rows: a question's figures of one group."""
    pattern = proven.release.pattern
    rows = [table for form in proven.release.forms for table in form.group_tables if table.grouping != "Aktivitet"]
    return {
        "figures": pattern["cells"],
        "tables": pattern["tables"],
        "hidden": pattern["hidden"],
        "whole_tables": pattern["whole"],
        "rows": len(rows),
        "whole_rows": sum(not table.hidden for table in rows),
        "tried": proven.report["tried"],
    }


class _Watch:
    """Notes when each stage began, and passes on what it is told."""

    def __init__(self, tell: Tell) -> None:
        self._tell, self._began = tell, dict[str, float]()

    def tell(self, stage: str, done: float) -> None:
        self._began.setdefault(stage, time.monotonic())
        self._tell(stage, done)

    def between(self, first: str, second: str) -> float:
        """Seconds from the beginning of one stage to that of another, or to now."""
        return self._began.get(second, time.monotonic()) - self._began[first]

"""`deltag init`: the instance folder, the tables and the shipped questionnaires."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.installation import settings
from app.danish import gettext as _

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.settings import Settings


@click.command()
def init() -> None:
    """Gør klar: mappe, tabeller og de medfølgende skemaer. Må køres igen."""
    ours = settings()
    count = prepare(ours)
    click.echo(_("Klar: {count} skemaer i {folder}").format(count=count, folder=ours.instance))


def prepare(ours: Settings) -> int:
    """Make or bring up to date the folder, the tables and the shipped questionnaires; returns how many of these."""
    from app.database import make_engine, writing
    from app.questionnaire.load import FORMS, load
    from app.store import questionnaires

    ours.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = make_engine(ours.database_url)
    _bring_up(engine)
    with writing(engine) as session:
        for form in FORMS:
            questionnaires.publish_next(session, load(form))
    engine.dispose()
    return len(FORMS)


def _bring_up(engine: Engine) -> None:
    """Migrate unless there is nothing to do."""
    from app.database import is_current, migrate

    there = engine.dialect.name != "sqlite" or Path(engine.url.database or "").exists()
    if not (there and is_current(engine)):
        migrate(engine)

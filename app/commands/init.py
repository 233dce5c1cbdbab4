"""`deltag init`: the instance folder, the tables and the shipped questionnaires."""

from __future__ import annotations

import click

from app.commands.installation import settings
from app.danish import gettext as _


@click.command()
def init() -> None:
    """Gør klar: mappe, tabeller og de medfølgende skemaer. Må køres igen."""
    from app.database import make_engine, migrate, writing
    from app.questionnaire.load import FORMS, load
    from app.store import questionnaires

    ours = settings()
    ours.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = make_engine(ours.database_url)
    migrate(engine)
    with writing(engine) as session:
        for form in FORMS:
            questionnaires.publish(session, load(form))
    engine.dispose()
    click.echo(_("Klar: {count} skemaer i {folder}").format(count=len(FORMS), folder=ours.instance))

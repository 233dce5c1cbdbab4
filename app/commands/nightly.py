"""`deltag nightly`: what time brings about by itself."""

from __future__ import annotations

import datetime as dt

import click

from app.commands.installation import installation
from app.commands.rounds import contact
from app.danish import gettext as _


@click.command()
def nightly() -> None:
    """Nattens arbejde: åbn, luk, opdatér trin, og slet det, der skal slettes. Må køres igen."""
    from app.night import run
    from app.store.keys import Keys

    services = installation()
    faults = run(services.engine, Keys(services.settings.keys), dt.datetime.now(dt.UTC), contact(services.settings))
    if faults:
        raise click.ClickException(" ".join(faults))
    click.echo(_("Nattens arbejde er gjort."))

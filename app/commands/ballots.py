"""`deltag ballots`: how many have answered, exactly where that tells nobody anything."""

from __future__ import annotations

import click

from app.commands.installation import installation
from app.danish import gettext as _


@click.command()
@click.argument("key", metavar="ROUND")
def ballots(key: str) -> None:
    """Antal svar: præcist for prøverunder og lukkede runder, ellers et trin."""
    from app.database import reading
    from app.store import rounds, tally
    from app.store.bands import FIRST, get_bands
    from app.store.keys import Keys

    services = installation()
    with reading(services.engine) as session:
        exact = tally.ballots(session, Keys(services.settings.keys), key)
        if exact is not None:
            click.echo(exact)
            return
        bands = [band for form in rounds.forms_of(session, key) for band in get_bands(session, form.id)]
    low, high = sum(band.low for band in bands), sum(band.high for band in bands)
    # Before the first night nothing is known: that is the lowest band, never "nobody".
    click.echo(f"{low}-{high}" if low else _("under {limit}").format(limit=max(high + 1, FIRST)))

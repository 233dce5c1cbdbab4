"""`deltag result-poster`: what a round answered, as a poster with a QR code to its public page."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.installation import installation
from app.commands.paper import write
from app.danish import gettext as _


@click.command(name="result-poster")
@click.argument("key", metavar="ROUND")
@click.option("--to", "target", metavar="FILE.pdf", required=True, type=click.Path(path_type=Path, dir_okay=False))
def result_poster(key: str, target: Path) -> None:
    """Skriv plakaten »Det svarede I« for en runde, der er offentliggjort."""
    from app.database import reading
    from app.language import Catalogs
    from app.printed.result_poster import result_poster as sheet
    from app.store.publications import get

    services = installation()
    with reading(services.engine) as session:
        page = get(session, key)
    if page is None or not page.shown:
        raise click.ClickException(_("»Det svarede I« er ikke offentliggjort for {key}.").format(key=key))
    write(sheet(services.settings, Catalogs(), page), target)

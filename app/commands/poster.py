"""`deltag poster`: a link as a poster with a QR code."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.installation import installation
from app.commands.paper import write


@click.command()
@click.argument("key", metavar="ROUND")
@click.argument("group", metavar="GROUP")
@click.option("--languages", metavar="CODE,CODE", default="", help="Kun disse sprog; ellers alle, der tilbydes.")
@click.option("--to", "target", metavar="FILE.pdf", required=True, type=click.Path(path_type=Path, dir_okay=False))
def poster(key: str, group: str, languages: str, target: Path) -> None:
    """Skriv en plakat med QR-kode. GROUP er et område, en foreningstype eller et skema, som alle deler."""
    from app.database import reading
    from app.language import Catalogs
    from app.printed.poster import poster as sheet
    from app.printed.target import find

    services, catalogs = installation(), Catalogs()
    with reading(services.engine) as session:
        found = find(session, catalogs, services.settings.base_url, key, group)
    wanted = [code.strip() for code in languages.split(",") if code.strip()]
    write(sheet(services.settings, catalogs, found, wanted), target)

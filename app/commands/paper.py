"""`deltag paper`: a form on paper, in one language, for those who cannot or will not answer on a screen."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.files import whole_file
from app.commands.installation import installation
from app.danish import gettext as _


@click.command()
@click.argument("key", metavar="ROUND")
@click.argument("group", metavar="GROUP")
@click.option("--language", metavar="CODE", required=True, help="Sprogets kode, for eksempel ar.")
@click.option("--large", is_flag=True, help="Stor skrift.")
@click.option("--to", "target", metavar="FILE.pdf", required=True, type=click.Path(path_type=Path, dir_okay=False))
def paper(key: str, group: str, language: str, large: bool, target: Path) -> None:
    """Skriv et skema til papir. GROUP er et område, en foreningstype eller et skema, som alle deler."""
    from app.database import reading
    from app.language import Catalogs
    from app.printed.paper import paper as sheet
    from app.printed.target import find

    services, catalogs = installation(), Catalogs()
    with reading(services.engine) as session:
        found = find(session, catalogs, services.settings.base_url, key, group)
    content = sheet(services.settings, catalogs, found, language, large=large)
    write(content, target)


def write(content: bytes, target: Path) -> None:
    """A PDF as a file, and the line that says so."""
    if target.suffix != ".pdf":
        raise click.ClickException(_("Filen skal ende på .pdf"))
    with whole_file(target) as file:
        file.write(content)
    click.echo(_("Skrevet: {file}").format(file=target))

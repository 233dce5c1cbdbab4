"""`deltag export`: the released figures of a round, as a workbook, a notat, or for other systems."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.files import whole_file
from app.commands.installation import installation
from app.danish import gettext as _


@click.command()
@click.argument("key", metavar="ROUND")
@click.option(
    "--to",
    "target",
    metavar="FILE.xlsx|.docx|.csv|.json",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
)
@click.option("--version", type=click.IntRange(1), help="En tidligere udgave end den nyeste.")
def export(key: str, target: Path, version: int | None) -> None:
    """Skriv en frigivet rundes regneark eller notat, eller dens tal som CSV eller JSON-stat."""
    from app.database import reading
    from app.ledger import edition
    from app.lifecycle import released
    from app.store import rounds
    from exports import jsonstat, notat, tidy, workbook

    writers = {".xlsx": workbook.write, ".docx": notat.write, ".csv": tidy.to_csv, ".json": jsonstat.to_jsonstat}
    if target.suffix not in writers:
        raise click.ClickException(_("Filen skal ende på .xlsx, .docx, .csv eller .json"))
    with reading(installation().engine) as session:
        if rounds.get_round(session, key) is None:
            raise click.ClickException(_("Der er ingen runde {key}.").format(key=key))
        release = edition(session, key, version) if version else released(session, key)
    if release is None:
        raise click.ClickException(_("Runden {key} er ikke frigivet, så der er ikke noget regneark.").format(key=key))
    with whole_file(target) as file:
        file.write(writers[target.suffix](release))
    click.echo(_("Skrevet: {file}").format(file=target))

"""`deltag export`: the released figures of a round, as a workbook or for other systems."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.files import whole_file
from app.commands.installation import installation
from app.danish import gettext as _


@click.command()
@click.argument("key", metavar="ROUND")
@click.option(
    "--to", "target", metavar="FILE.xlsx|.csv|.json", required=True, type=click.Path(path_type=Path, dir_okay=False)
)
def export(key: str, target: Path) -> None:
    """Skriv en frigivet rundes regneark, eller dens tal som CSV eller JSON-stat."""
    from app.database import reading
    from app.lifecycle import released
    from app.store import rounds
    from exports.jsonstat import to_jsonstat
    from exports.tidy import to_csv
    from exports.workbook import write

    writers = {".xlsx": write, ".csv": to_csv, ".json": to_jsonstat}
    if target.suffix not in writers:
        raise click.ClickException(_("Filen skal ende på .xlsx, .csv eller .json"))
    with reading(installation().engine) as session:
        if rounds.get_round(session, key) is None:
            raise click.ClickException(_("Der er ingen runde {key}.").format(key=key))
        release = released(session, key)
    if release is None:
        raise click.ClickException(_("Runden {key} er ikke frigivet, så der er ikke noget regneark.").format(key=key))
    with whole_file(target) as file:
        file.write(writers[target.suffix](release))
    click.echo(_("Skrevet: {file}").format(file=target))

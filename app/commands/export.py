"""`deltag export`: the released figures of a round, as a workbook, a notat, for another reader or other systems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.files import whole_file
from app.commands.installation import installation
from app.danish import gettext as _

if TYPE_CHECKING:
    from exports.release import Release
    from exports.variant import Reader

ENDINGS = (".xlsx", ".docx", ".csv", ".json")
READERS = ("skoler", "integration", "boligforening")


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
@click.option(
    "--for",
    "reader",
    type=click.Choice(READERS),
    help="Et regneark til andre: skolernes center, integrationsteamet eller en boligforening.",
)
@click.option("--area", default="", metavar="NAVN", help="Boligforeningens område, som det er offentliggjort.")
def export(key: str, target: Path, version: int | None, reader: Reader | None, area: str) -> None:
    """Skriv en frigivet rundes regneark eller notat, eller dens tal som CSV eller JSON-stat."""
    from app.database import reading
    from app.ledger import edition, standing
    from app.lifecycle import released
    from app.store import rounds

    _refuse(target, reader, area)
    with reading(installation().engine) as session:
        if rounds.get_round(session, key) is None:
            raise click.ClickException(_("Der er ingen runde {key}.").format(key=key))
        release = edition(session, key, version) if version else released(session, key)
        others = standing(session, key) if reader else []
    if release is None:
        raise click.ClickException(_("Runden {key} er ikke frigivet, så der er ikke noget regneark.").format(key=key))
    content = _cut(reader, release, others, area) if reader else _whole(target, release)
    with whole_file(target) as file:
        file.write(content)
    click.echo(_("Skrevet: {file}").format(file=target))


def _refuse(target: Path, reader: Reader | None, area: str) -> None:
    if target.suffix not in ENDINGS:
        raise click.ClickException(_("Filen skal ende på .xlsx, .docx, .csv eller .json"))
    if reader and target.suffix != ".xlsx":
        raise click.ClickException(_("Et udsnit er et regneark: filen skal ende på .xlsx"))
    if (reader == "boligforening") != bool(area):
        raise click.ClickException(_("--for boligforening og --area NAVN hører sammen."))


def _whole(target: Path, release: Release) -> bytes:
    from exports import jsonstat, notat, tidy, workbook

    writers = dict(zip(ENDINGS, (workbook.write, notat.write, tidy.to_csv, jsonstat.to_jsonstat), strict=True))
    return writers[target.suffix](release)


def _cut(reader: Reader, release: Release, others: Sequence[Release], area: str) -> bytes:
    from exports import variant

    try:
        return variant.write(reader, release, others, area)
    except ValueError as error:
        raise click.ClickException(str(error)) from error

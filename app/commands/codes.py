"""`deltag codes`: one-time codes for a group, on paper; for boards also as a table."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.audit import COMMAND_LINE
from app.commands.files import write
from app.commands.installation import installation
from app.danish import gettext as _

if TYPE_CHECKING:
    from app.questionnaire.model import Questionnaire
    from app.store.codes import Codes

MOST = 2000
"""Codes in one go; a PDF of so many takes about a minute."""


@click.command()
@click.argument("key", metavar="ROUND")
@click.argument("group", metavar="GROUP")
@click.argument("number", metavar="N", type=click.IntRange(1, MOST))
@click.option("--to", "target", metavar="FILE.pdf", required=True, type=click.Path(path_type=Path, dir_okay=False))
def codes(key: str, group: str, number: int, target: Path) -> None:
    """Lav N koder til en gruppe (område eller foreningstype)."""
    from app.database import writing
    from app.store import audit, links
    from app.store.codes import make

    services = installation()
    with writing(services.engine) as session:
        made = make(session, services.settings.secret, key, group, number)
        link = links.find(session, made.token)
        if link is None:
            raise click.ClickException(_("Linket til {group} findes ikke mere.").format(group=group))
        form = links.questionnaire(session, link, link.version)
        write(target, _content(form, f"{services.settings.base_url}/s/{made.token}", made, target.suffix, link.trial))
        audit.record(session, dt.datetime.now(dt.UTC), COMMAND_LINE, "codes.make", key, {group: number})
    click.echo(_("{number} koder til {group} i {file}").format(number=number, group=group, file=target))


def _content(form: Questionnaire, link: str, made: Codes, suffix: str, trial: bool) -> bytes:
    if suffix == ".pdf":
        from app.commands.slips import pdf

        name = form.question(form.split).choice(made.group).text.da
        return pdf(form, link, name, made.codes, trial=trial)
    if suffix == ".csv" and form.unit == "board":
        return _table(link, made)
    if suffix == ".csv":
        raise click.ClickException(_("Beboeres koder findes kun på papir: skriv til en fil, der ender på .pdf"))
    raise click.ClickException(_("Filen skal ende på .pdf (bestyrelser også .csv)"))


def _table(link: str, made: Codes) -> bytes:
    lines = io.StringIO(newline="")
    table = csv.writer(lines)
    table.writerow(("group", "code", "link"))
    table.writerows((made.group, code, f"{link}#k={code}") for code in made.codes)
    return lines.getvalue().encode("utf-8-sig")

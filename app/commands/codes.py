"""`deltag codes`: one-time codes for a group, on paper; for boards also as a table."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from app.commands.audit import COMMAND_LINE
from app.commands.files import whole_file
from app.commands.group import Number
from app.commands.installation import installation
from app.danish import gettext as _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.questionnaire.model import Questionnaire
    from app.store.codes import Codes

MOST = 1000
"""Codes in one go; a PDF of so many takes about a minute."""


class Asked(NamedTuple):
    """A form as it is asked at a link."""

    form: Questionnaire
    trial: bool


@click.command()
@click.argument("key", metavar="ROUND")
@click.argument("group", metavar="GROUP")
@click.argument("number", metavar="N", type=Number(1, MOST))
@click.option("--to", "target", metavar="FILE.pdf", required=True, type=click.Path(path_type=Path, dir_okay=False))
def codes(key: str, group: str, number: int, target: Path) -> None:
    """Lav N koder til en gruppe (område eller foreningstype)."""
    from app.database import writing
    from app.store import audit
    from app.store.codes import make

    services = installation()
    with whole_file(target) as file:
        with writing(services.engine) as session:
            made = make(session, services.settings.secret, key, group, number)
            form, link = _address(session, services.settings.base_url, made)
            _refuse_list(form, target)
            audit.record(session, dt.datetime.now(dt.UTC), COMMAND_LINE, "codes.make", key, {group: number})
        file.write(_content(form, link, made, target.suffix))
    click.echo(_("{number} koder til {group} i {file}").format(number=number, group=group, file=target))


def _address(session: Session, base_url: str, made: Codes) -> tuple[Asked, str]:
    """The form as it is asked at the codes' link, and the link."""
    from app.store import links

    link = links.find(session, made.token)
    if link is None:
        raise click.ClickException(_("Linket til {group} findes ikke mere.").format(group=made.group))
    return Asked(links.questionnaire(session, link, link.version), link.trial), f"{base_url}/s/{made.token}"


def _refuse_list(asked: Asked, target: Path) -> None:
    """A list of residents' codes would tell who has answered."""
    if target.suffix == ".csv" and asked.form.unit != "board":
        raise click.ClickException(_("Beboeres koder findes kun på papir: skriv til en fil, der ender på .pdf"))
    if target.suffix not in (".pdf", ".csv"):
        raise click.ClickException(_("Filen skal ende på .pdf (bestyrelser også .csv)"))


def _content(asked: Asked, link: str, made: Codes, suffix: str) -> bytes:
    if suffix == ".csv":
        return _table(link, made)
    from app.commands.slips import pdf

    name = asked.form.question(asked.form.split).choice(made.group).text.da
    return pdf(asked.form, link, name, made.codes, trial=asked.trial)


def _table(link: str, made: Codes) -> bytes:
    lines = io.StringIO(newline="")
    table = csv.writer(lines)
    table.writerow(("group", "code", "link"))
    table.writerows((made.group, code, f"{link}#k={code}") for code in made.codes)
    return lines.getvalue().encode("utf-8-sig")

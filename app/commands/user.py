"""`deltag user …`: staff who may sign in to the office."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import click

from app.commands.audit import COMMAND_LINE
from app.commands.group import OneOf
from app.commands.installation import installation
from app.danish import gettext as _

if TYPE_CHECKING:
    from app.database import Services

EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
ROLES = ("administrator", "tovholder", "integrationsteam")


@click.group()
def user() -> None:
    """Medarbejdere, der må logge ind i kontoret."""


@user.command()
@click.argument("email", metavar="EMAIL")
@click.option("--role", metavar="ROLE", required=True, type=OneOf(ROLES))
@click.option("--organisation", metavar="NAME")
def add(email: str, role: str, organisation: str | None) -> None:
    """Opret en medarbejder, og skriv et engangslink, der gælder i en time."""
    if not EMAIL.fullmatch(email) or len(email) > 254:
        raise click.ClickException(_("{email} er ikke en e-mail.").format(email=email))
    click.echo(welcome(installation(), email, role, organisation))


def welcome(services: Services, email: str, role: str, organisation: str | None = None) -> str:
    """Give somebody a role and a one-time link to choose a password with; returns the link's address."""
    from app.database import writing
    from app.store import audit, users

    now = dt.datetime.now(dt.UTC)
    with writing(services.engine) as session:
        member = users.add_user(session, email, role, organisation)
        token = users.make_link(session, member.id, now)
        audit.record(session, now, COMMAND_LINE, "user.add", member.email, {"role": role})
    return f"{services.settings.base_url}/kontor/velkommen/{token}"

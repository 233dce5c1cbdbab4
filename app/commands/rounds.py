"""`deltag round …`: the life of a round, step by step."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from app.commands.audit import COMMAND_LINE
from app.commands.installation import installation
from app.danish import gettext as _

if TYPE_CHECKING:
    from app.database import Services
    from app.settings import Settings
    from app.store.rounds import RoundSummary

ZONE = ZoneInfo("Europe/Copenhagen")

by = click.option("--by", "actor", default=COMMAND_LINE, hidden=True)
"""Whom the record names: the office runs these commands for the one who is signed in."""


@click.group(name="round")
def rounds() -> None:
    """Runder: se, åbn, luk, tæl op og frigiv."""


@rounds.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Til maskiner.")
def list_(as_json: bool) -> None:
    """Vis alle runder med deres links."""
    from app.database import reading
    from app.store.rounds import PHASES, list_rounds

    services = installation()
    with reading(services.engine) as session:
        listed = [described(summary, services.settings.base_url) for summary in list_rounds(session)]
    if as_json:
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for entry in listed:
        click.echo(f"{entry['round']}  {PHASES[entry['phase']]}  {', '.join(entry['forms'])}")
        for link in entry["links"]:
            click.echo(f"    {link['form']} {link['group'] or '-'}  {link['url']}")


def described(summary: RoundSummary, base_url: str) -> dict[str, Any]:
    """A round as `round list --json` gives it; open links first."""
    ordered = sorted(summary.links, key=lambda link: link.mode != "open")
    links = [{"form": link.form, "group": link.group, "url": f"{base_url}/s/{link.token}"} for link in ordered]
    return {"round": summary.key, "forms": list(summary.forms), "phase": summary.phase, "links": links}


@rounds.command(name="open")
@click.argument("key", metavar="ROUND")
@click.option("--reason", help="Hvorfor runden åbner med færre sprog, end områderne beder om.")
def open_(key: str, reason: str | None) -> None:
    """Åbn en planlagt runde."""
    from app.database import writing
    from app.store.keys import Keys
    from app.store.rounds import open_round

    services = installation()
    with writing(services.engine) as session:
        open_round(session, Keys(services.settings.keys), key, reason)
    write_down(services, COMMAND_LINE, "round.open", key)
    click.echo(_("Runden {key} er åben.").format(key=key))


@rounds.command()
@click.argument("key", metavar="ROUND")
def close(key: str) -> None:
    """Luk en åben runde."""
    from app.database import writing
    from app.store.rounds import close_round

    services = installation()
    with writing(services.engine) as session:
        close_round(session, key, dt.datetime.now(dt.UTC))
    write_down(services, COMMAND_LINE, "round.close", key)
    click.echo(_("Runden {key} er lukket.").format(key=key))


@rounds.command()
@click.argument("key", metavar="ROUND")
@by
def count(key: str, actor: str) -> None:
    """Tæl en lukket runde op. Kan ikke gøres om."""
    from app.lifecycle import count_round
    from app.store.keys import Keys

    services = installation()
    count_round(services.engine, Keys(services.settings.keys), key, today())
    write_down(services, actor, "round.count", key)
    click.echo(_("Runden {key} er talt op.").format(key=key))


def today() -> dt.date:
    """The day it is in Ballerup."""
    return dt.datetime.now(ZONE).date()


def contact(ours: Settings) -> str:
    """Whom readers of a workbook may ask."""
    return f"{ours.contact_name}, {_('tlf.')} {ours.contact_phone}"


def write_down(
    services: Services, actor: str, action: str, key: str, detail: Mapping[str, str | int] | None = None
) -> None:
    """Add a line to the record of what staff did."""
    from app.database import writing
    from app.store import audit

    with writing(services.engine) as session:
        audit.record(session, dt.datetime.now(dt.UTC), actor, action, key, detail)

"""`deltag round …`: the life of a round, step by step."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import click

from app.commands.installation import installation
from app.danish import gettext as _

if TYPE_CHECKING:
    from app.store.rounds import RoundSummary

PHASES = {
    "planned": _("planlagt"),
    "open": _("åben"),
    "closed": _("lukket"),
    "counted": _("optalt"),
    "released": _("frigivet"),
}


@click.group(name="round")
def rounds() -> None:
    """Runder: se, åbn, luk, tæl op og frigiv."""


@rounds.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Til maskiner.")
def list_(as_json: bool) -> None:
    """Vis alle runder med deres links."""
    from app.database import reading
    from app.store.rounds import list_rounds

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
def open_(key: str) -> None:
    """Åbn en planlagt runde."""
    from app.database import writing
    from app.store.keys import Keys
    from app.store.rounds import open_round

    services = installation()
    with writing(services.engine) as session:
        open_round(session, Keys(services.settings.keys), key)
        _write_down(session, "round.open", key)
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
        _write_down(session, "round.close", key)
    click.echo(_("Runden {key} er lukket.").format(key=key))

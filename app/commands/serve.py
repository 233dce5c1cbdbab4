"""`deltag serve`: the web server, and the nightly work once a day in a process of its own."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from app.commands.installation import installation
from app.settings import ROOT

if TYPE_CHECKING:
    from app.database import Services

NIGHT = dt.time(3, 15)
FIRST_PAUSE_SECONDS = 60
"""The nights that were missed are made up for soon after the start, but never in its way."""

ZONE = ZoneInfo("Europe/Copenhagen")


@click.command()
def serve() -> None:
    """Start Deltag, og skriv adresserne: Besvar, Kontor og Excel."""
    from app.commands.server import refuse_busy, web_server

    services = installation()
    refuse_busy(services.settings.host, services.settings.port)
    threading.Thread(target=announce, args=(services,), daemon=True).start()
    threading.Thread(target=nights, daemon=True).start()
    web_server(services.settings).serve()


def announce(services: Services) -> None:
    """Say the addresses once somebody is there to answer."""
    from app.commands.addresses import addresses
    from app.commands.server import wait_until_ready

    try:
        wait_until_ready(services.settings.host, services.settings.port)
    except click.ClickException as error:
        click.echo(error.message, err=True)
        return
    for line in addresses(services):
        click.echo(line)


def nights() -> None:
    """Run the nightly work every night."""
    pause = threading.Event()
    pause.wait(FIRST_PAUSE_SECONDS)
    while True:
        subprocess.run([sys.executable, "-m", "app", "nightly"], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
        pause.wait(until_night(dt.datetime.now(ZONE)))


def until_night(now: dt.datetime) -> float:
    """Seconds until the next night's work."""
    tonight = now.replace(hour=NIGHT.hour, minute=NIGHT.minute, second=0, microsecond=0)
    if tonight <= now:
        tonight += dt.timedelta(days=1)
    return (tonight - now).total_seconds()

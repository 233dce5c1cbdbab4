"""The web server: workers of their own, no access log, ready before anybody is told its address."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import click

from app.danish import gettext as _
from app.office.process import settings_as_environment
from app.settings import ROOT, Settings

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

TARGET = "app.wsgi:app"
THREADS = 8
"""Per worker: most of a request is waiting for the database."""

PATIENCE_SECONDS = 30

STOP_SECONDS = 10
"""After this a worker is killed: one that is still starting does not hear that it should stop."""


def web_server(settings: Settings) -> AbstractServer[Any]:
    """The server as the settings want it; a worker that dies is replaced."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    return Server(
        TARGET,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=THREADS,
        websockets=False,
        log_access=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=STOP_SECONDS,
    )


@contextmanager
def on_free_port(settings: Settings) -> Iterator[str]:
    """Run Deltag on a port of its own choosing for a while; yields its address."""
    port = _free_port()
    words = ["granian", "--interface", "wsgi", "--no-ws", "--log-level", "error", "--port", str(port), TARGET]
    command = [sys.executable, "-m", *words]
    with subprocess.Popen(command, cwd=ROOT, env=settings_as_environment(settings)) as server:
        try:
            wait_until_ready("127.0.0.1", port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_until_ready(host: str, port: int) -> None:
    """Return once the server answers; raises a ClickException when it never does."""
    tick = threading.Event()
    for _try in range(PATIENCE_SECONDS * 20):
        if _answers(host, port):
            return
        tick.wait(0.05)
    raise click.ClickException(_("Serveren kom ikke i gang på port {port}.").format(port=port))


def refuse_busy(host: str, port: int) -> None:
    """Raises OSError when something else has the port, or the address is not ours."""
    with closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def _answers(host: str, port: int) -> bool:
    """Whether a whole page comes back: the port is open before the workers are."""
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

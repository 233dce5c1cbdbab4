"""An installation of Deltag as it is run: real commands, and a real server that can be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine, make_url

from app.commands.server import wait_until_ready
from app.database import make_engine
from app.settings import ROOT
from app.store.keys import Keys
from tests.world import SECRET

HOST = "127.0.0.1"


@dataclass
class Installation:
    """A folder, a database and what the environment says; `log` is all that was ever written to a terminal."""

    folder: Path
    url: str
    port: int = field(default_factory=lambda: free_port())

    @property
    def base_url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def instance(self) -> Path:
        return self.folder / "instance"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def sqlite(self) -> bool:
        return make_url(self.url).get_backend_name() == "sqlite"

    @property
    def keys(self) -> Keys:
        return Keys(self.instance / "keys")

    @cached_property
    def engine(self) -> Engine:
        """For what staff would do in the office, and for looking."""
        return make_engine(self.url)

    @property
    def environment(self) -> dict[str, str]:
        ours = {
            "DELTAG_INSTANCE": str(self.instance),
            "DELTAG_DATABASE_URL": self.url,
            "DELTAG_SECRET": SECRET.decode(),
            "HOST": HOST,
            "PORT": str(self.port),
        }
        return {**os.environ, "PYTHONUTF8": "1", **ours}

    def command(self, *words: object) -> str:
        """Run `deltag` with these words; what it says, or an AssertionError with why not."""
        line = [sys.executable, "-m", "app", *map(str, words)]
        done = subprocess.run(line, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)
        with self.log.open("a", encoding="utf-8") as log:
            log.write(done.stdout + done.stderr)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[Server]:
        """`deltag serve`, until the block ends."""
        server = Server(self)
        server.start()
        try:
            yield server
        finally:
            server.kill()


class Server:
    """`deltag serve` with its workers, in a process group of its own."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return once it answers."""
        with self.installation.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app", "serve"],
                env=self.installation.environment,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until_ready(HOST, self.installation.port)

    def kill(self) -> None:
        """kill -9 of the server and its workers at once, as a power cut would."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def die_and_return(self) -> None:
        """Be killed, and start again."""
        self.kill()
        self.start()


def free_port() -> int:
    """A port that nobody has."""
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port

"""A PostgreSQL of our own for the tests: made from the system's binaries, gone when the tests end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

BINARIES = Path("/usr/lib/postgresql")
SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=",
    "max_connections=300",
    "autovacuum_naptime=1s",  # so that what it leaves behind is there to be found
    "shared_buffers=64MB",
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running cluster, reached through a socket in its own folder."""

    folder: Path

    @property
    def socket(self) -> Path:
        return self.folder / "socket"

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://deltag@/{database}?host={self.socket}"

    def run(self, statement: str) -> None:
        with psycopg.connect(f"host={self.socket} user=deltag dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Start a cluster and stop it afterwards; PostgreSQL refuses to run as root, so then it runs as postgres."""
    folder = Path(tempfile.mkdtemp(prefix="deltag-postgres-"))
    cluster = Cluster(folder)
    cluster.socket.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        shutil.chown(cluster.socket, "postgres")
    data = folder / "data"
    try:
        _run("initdb", "-D", data, "-U", "deltag", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        options = " ".join(f"-c {setting}" for setting in SETTINGS)
        _run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"{options} -k {cluster.socket}", "start")
        yield cluster
    finally:
        if (data / "postmaster.pid").exists():
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def binary(name: str) -> str:
    """The newest installed PostgreSQL program of this name. Missing PostgreSQL is a fault, not a reason to skip."""
    found = sorted(BINARIES.glob(f"*/bin/{name}"), key=lambda path: float(path.parent.parent.name))
    if not found:
        raise RuntimeError(f"PostgreSQL is missing: no {name} under {BINARIES}. Install the package postgresql.")
    return str(found[-1])


def _run(program: str, *arguments: object) -> None:
    command = [binary(program), *map(str, arguments)]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

"""A fresh trial set: served, filled on, counted; each step by the command line, as staff would do it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.commands.trial.answering import answers_to
from app.commands.trial.post import Person
from app.commands.trial.rounds import ROUNDS
from app.database import Services, make_engine, reading
from app.settings import from_environment
from app.store.rounds import list_rounds
from app.store.sounds import OWN_PAGES
from tools.pictures.camera import ROOT

PORT = "8765"
MORE_MIXED = 0.25
"""How the open round leans beside the one before, in standard deviations."""


@dataclass(frozen=True)
class Trial:
    """A running Deltag. addresses: what `serve` prints, by name."""

    folder: Path
    addresses: dict[str, str]

    def deltag(self, *words: str) -> str:
        """Run a command; what it says."""
        return _run(self.folder, *words).stdout

    def exported(self, key: str, name: str) -> Path:
        """A released round written as a file; the name's end says which."""
        file = self.folder / name
        self.deltag("export", key, "--to", str(file))
        return file

    def answered(self, key: str) -> None:
        """Let the invented people of an open round answer: a little more mixed than in the round before."""
        settings = from_environment(_environment(self.folder))
        services = Services(settings, make_engine(settings.database_url))
        with reading(services.engine) as session:
            summary = next(each for each in list_rounds(session) if each.key == key)
        planned = next(each for each in ROUNDS if each.key == key)
        person = Person(settings.base_url)
        for sent in answers_to(services, replace(planned, leaning=MORE_MIXED), summary):
            person.answer(sent.token, sent.answers, sent.code)
        person.close()
        services.engine.dispose()
        self.deltag("nightly")


@contextmanager
def trial(folder: Path) -> Iterator[Trial]:
    """Run Deltag with a fresh trial set, and trial sound for what is shown."""
    for words in (("demo",), ("audio", "demo", "bs"), ("audio", "demo", OWN_PAGES)):
        _run(folder, *words)
    words = [sys.executable, "-m", "app", "serve"]
    server = subprocess.Popen(words, env=_environment(folder), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield Trial(folder, _addresses(server))
    finally:
        server.terminate()
        server.wait(timeout=20)


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "DELTAG_INSTANCE": str(folder), "PORT": PORT}


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app", *words]
    return subprocess.run(command, env=_environment(folder), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)


def _addresses(server: subprocess.Popen[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in server.stdout or ():
        name, _, url = line.strip().partition(": ")
        if url.startswith("http"):
            found[name] = url
        if len(found) == 3:
            break
    return found

"""What stands in for `deltag` where a test must know what comes of it, or hold it half-way: `python -m` this.

The folder of the installation holds what to do as JSON. told: stages to tell of. out, err: what to print. held: wait
after that until the test lets go. hold: run the real command instead, and wait where that function is called.
"""

from __future__ import annotations

import fcntl
import json
import os
import pkgutil
import select
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.commands import main
from app.told import teller

SCENARIO, WORDS, HERE, GO = "scenario.json", "words.json", "here", "go"
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class StandIn:
    """The test's end of it."""

    folder: Path

    def will(self, **scenario: Any) -> StandIn:
        """What the next process does."""
        (self.folder / SCENARIO).write_text(json.dumps(scenario))
        for name in (HERE, GO):
            (self.folder / name).unlink(missing_ok=True)
            os.mkfifo(self.folder / name)
        return self

    def arrives(self) -> None:
        """Wait until the process is where it is held; fails when it never comes there."""
        handle = os.open(self.folder / HERE, os.O_RDONLY | os.O_NONBLOCK)
        came, _, _ = select.select([handle], [], [], PATIENCE_SECONDS)
        os.close(handle)
        assert came, (self.folder / SCENARIO).read_text()

    def goes_on(self) -> None:
        """Let it go."""
        (self.folder / GO).write_text("go")

    def ends(self, kind: str, key: str = "r1") -> None:
        """Wait until there is no such process any more: it alone locks its folder."""
        with (self.folder / "jobs" / f"{key}.{kind}" / "lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)


LEAK = "Den uafhængige prøve regnede på 25 skjulte tal og kom igennem i »Har du været med?« delt efter område."
JOININGS = [{"merges": 1, "form": "bs", "joined": ["Egebjerg og Hedeparken"], "groups": 2, "before": 3}]


def passed(basis: str) -> str:
    """What a proof prints that goes well."""
    numbers = {"figures": 1184, "tables": 23, "hidden": 25, "rows": 92, "whole_rows": 89, "tried": 25}
    seconds = {"protect": 38.2, "attack": 11.9}
    return json.dumps({"basis": basis, "joinings": JOININGS, "seconds": seconds, **numbers})


def refused() -> dict[str, str]:
    """What a proof prints when the attacker comes through."""
    return {"out": json.dumps({"leaks": True, "joinings": JOININGS}), "err": LEAK}


def play(folder: Path, words: list[str]) -> None:
    """Do what the test wants."""
    scenario = json.loads((folder / SCENARIO).read_text())
    (folder / WORDS).write_text(json.dumps(words))
    if "hold" in scenario:
        hold(scenario["hold"], folder)
        main(words)
    tell = teller(Path(words[words.index("--progress") + 1]))
    for stage, done in scenario.get("told", []):
        tell(stage, done)
    if scenario.get("held"):
        meet(folder)
    sys.stdout.write(scenario.get("out", ""))
    sys.stderr.write(scenario.get("err", ""))
    if scenario.get("well", True):
        tell("done", 1.0)


def meet(folder: Path) -> None:
    """Say that we are here, and wait."""
    (folder / HERE).write_text("here")
    (folder / GO).read_text()


def hold(name: str, folder: Path) -> None:
    """Wait where a function is called, then do what it does."""
    module, _, attribute = name.rpartition(".")
    place = pkgutil.resolve_name(module)
    real: Callable[..., Any] = getattr(place, attribute)

    def held(*given: Any, **named: Any) -> Any:
        meet(folder)
        return real(*given, **named)

    setattr(place, attribute, held)


if __name__ == "__main__":
    play(Path(os.environ["DELTAG_INSTANCE"]), sys.argv[1:])

"""A command that outlives the request that began it: one per round and kind, in a process and a folder of its own.

The process holds a lock on its folder for as long as it lives, so that every worker, and a web server that was started
anew, sees whether it still works. What is kept says how far it came and its one line; nothing of the answers.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.office.process import Outcome, last_line, settings_as_environment
from app.settings import ROOT, Settings
from app.told import DONE, STORE, Told, read

COMMAND = (sys.executable, "-m", "app")
TRIES, TICK_SECONDS = 20, 0.05
STOP_TRIES = 200
"""A process that is told to stop is gone at once, or it is storing and ends by itself: so long it is waited for."""


@dataclass(frozen=True, slots=True)
class Job:
    """about: what whoever began it wrote down. left: seconds left of the stage, None when that cannot be told.

    outcome: None while it runs. cancelled: somebody stopped it before it was done.
    """

    about: Mapping[str, str]
    stage: str
    done: float
    left: float | None
    cancelled: bool
    outcome: Outcome | None


def begin(settings: Settings, key: str, kind: str, words: Sequence[str], about: Mapping[str, str]) -> bool:
    """Begin `deltag` with these words and --progress; False when one of the kind is at work on the round already."""
    folder = _folder(settings, key, kind)
    for each in (folder.parent, folder):
        each.mkdir(mode=0o700, exist_ok=True)
    with _lock(folder, fcntl.LOCK_EX, TRIES) as lock:
        if lock is None:
            return False
        for old in ("progress.json", "cancelled", "process"):
            (folder / old).unlink(missing_ok=True)
        (folder / "about.json").write_text(json.dumps(dict(about)), encoding="utf-8")
        _start(settings, folder, words, lock)
    return True


def look(settings: Settings, key: str, kind: str) -> Job | None:
    """The latest job of the kind on the round, at work or ended; None when there never was one."""
    folder = _folder(settings, key, kind)
    works = _works(folder)  # looked at first: what is read of one that has ended is its last
    try:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    told = read(folder / "progress.json")
    well = not works and told.stage == DONE
    return Job(
        about=about,
        stage=told.stage,
        done=told.done,
        left=_left(told),
        cancelled=not well and (folder / "cancelled").exists(),
        outcome=None if works else Outcome(well, _line(folder, well), _text(folder / "out")),
    )


def forget(settings: Settings, key: str, kind: str) -> None:
    """Keep nothing of one that has ended; one at work is left alone."""
    folder = _folder(settings, key, kind)
    if not _works(folder):
        shutil.rmtree(folder, ignore_errors=True)


def cancel(settings: Settings, key: str, kind: str) -> bool:
    """Stop it; False when there was nothing to stop, or it was too late."""
    folder = _folder(settings, key, kind)
    job = look(settings, key, kind)
    if job is None or job.outcome or job.stage in (STORE, DONE):
        return False
    process = _text(folder / "process")
    if not process:
        return False
    (folder / "cancelled").touch()
    with suppress(ProcessLookupError):
        os.killpg(int(process), signal.SIGTERM)
    for _ in range(STOP_TRIES):
        if not _works(folder):
            break
        time.sleep(TICK_SECONDS)
    ended = look(settings, key, kind)
    return ended is not None and ended.outcome is not None and not ended.outcome.well


def _folder(settings: Settings, key: str, kind: str) -> Path:
    return settings.instance / "jobs" / f"{key}.{kind}"


def _start(settings: Settings, folder: Path, words: Sequence[str], lock: int) -> None:
    """In a session of its own, so that it goes on when the web server stops."""
    command = [*COMMAND, *words, "--progress", str(folder / "progress.json")]
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        process = subprocess.Popen(
            command, env=settings_as_environment(settings), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            start_new_session=True, pass_fds=[lock],
        )  # fmt: skip
    (folder / "process").write_text(str(process.pid))
    threading.Thread(target=process.wait, daemon=True).start()  # nobody else collects it when it has ended


def _works(folder: Path) -> bool:
    """Whether the process lives: it alone keeps the folder locked."""
    if not folder.exists():
        return False
    with _lock(folder, fcntl.LOCK_SH, 1) as lock:
        return lock is None


@contextmanager
def _lock(folder: Path, kind: int, tries: int) -> Iterator[int | None]:
    """A lock that whoever is handed it may keep; None when somebody else has it. A look holds it for a moment."""
    handle = os.open(folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        yield handle if _locked(handle, kind, tries) else None
    finally:
        os.close(handle)


def _locked(handle: int, kind: int, tries: int) -> bool:
    for left in range(tries, 0, -1):
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if left > 1:
                time.sleep(TICK_SECONDS)
        else:
            return True
    return False


def _left(told: Told) -> float | None:
    if not told.done or not told.seconds:
        return None
    return max(0.0, told.seconds / told.done * (1 - told.done) - told.age)


def _line(folder: Path, well: bool) -> str:
    """The command's one line: what it said on stdout when all went well, on stderr when it did not."""
    return last_line(_text(folder / ("out" if well else "err")))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""

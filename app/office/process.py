"""Heavy work runs as a command in a process of its own: no web worker ever loads pandas or a key for counting."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

from app.danish import gettext as _
from app.settings import ROOT, SAID_TO_PEOPLE, Settings

PATIENCE_SECONDS = 900
"""Counting half a million ballots takes seconds; whoever needs longer has met a fault."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended: whether it went well, its line for people, and all it wrote."""

    well: bool
    message: str
    output: str = ""


def run(settings: Settings, *words: str) -> Outcome:
    """Run `deltag` with these words under the same settings; its line of failure comes back as the message."""
    command = [sys.executable, "-m", "app", *words]
    environment = settings_as_environment(settings)
    try:
        done = subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Outcome(False, _("Det tog for lang tid og blev stoppet. Se på runden, om det nåede at ske."))
    if done.returncode == 0:
        return Outcome(True, last_line(done.stdout), done.stdout)
    return Outcome(False, last_line(done.stderr) or _("Det gik ikke. Prøv igen, eller bed driften om hjælp."))


def settings_as_environment(settings: Settings) -> dict[str, str]:
    """The variables from which a new process reads the very same settings."""
    return {
        "DELTAG_INSTANCE": str(settings.instance),
        "DELTAG_DATABASE_URL": settings.database_url,
        "DELTAG_BASE_URL": settings.base_url,
        "DELTAG_SECRET": settings.secret.decode(),
        "DELTAG_PRODUCTION": "1" if settings.production else "",
        "DELTAG_GRACE_HOURS": str(settings.grace_hours),
        **{f"DELTAG_{name.upper()}": getattr(settings, name) for name in SAID_TO_PEOPLE},
        "HOST": settings.host,
        "PORT": str(settings.port),
        "PYTHONUTF8": "1",
    }


def last_line(text: str) -> str:
    """A traceback's last line is for the log, never for a page: only our own one-line messages pass."""
    lines = text.strip().splitlines()
    return lines[-1] if len(lines) == 1 else ""

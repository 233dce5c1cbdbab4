"""Somebody at a terminal: commands run in this process, against an installation of the test's own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from app.commands import main
from app.database import make_engine
from app.store.keys import Keys
from tests.world import SECRET, World


@dataclass(frozen=True)
class Terminal:
    """An environment to run commands in."""

    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        return {
            "DELTAG_INSTANCE": str(self.folder),
            "DELTAG_DATABASE_URL": self.url,
            "DELTAG_SECRET": SECRET.decode(),
            "PORT": "8000",
        }

    def run(self, *words: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], env=self.environment)

    def says(self, *words: object) -> str:
        """What a command that goes well prints."""
        result = self.run(*words)
        assert result.exit_code == 0, (words, result.stderr)
        return result.stdout

    def refuses(self, *words: object) -> str:
        """The one line on stderr of a command that does not."""
        result = self.run(*words)
        assert result.exit_code == 1, (words, result.stdout)
        assert isinstance(result.exception, SystemExit), (words, result.exception)
        line = result.stderr
        assert line.count("\n") == 1, line
        assert line.strip()
        return line.strip()

    def rounds(self) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = json.loads(self.says("round", "list", "--json"))
        return listed

    def world(self) -> World:
        """For what staff would do in the office, and for answering."""
        return World(make_engine(self.url), Keys(self.folder / "keys"))

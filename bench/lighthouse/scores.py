"""What Lighthouse thinks of a page on a phone."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tools.chromium import program

PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("accessibility", "best-practices", "performance")


def scores(url: str) -> dict[str, int]:
    """Category → points of a hundred."""
    found = judge(url)["categories"]
    return {name: round(100 * found[name]["score"]) for name in CATEGORIES}


def judge(url: str) -> dict[str, Any]:
    """Lighthouse's report of a page; raises CalledProcessError when it gives up."""
    command = ["node", str(PROGRAM), url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    flags = "--chrome-flags=--headless=new --no-sandbox"
    env = {**os.environ, "CHROME_PATH": program() or ""}
    done = subprocess.run([*command, flags], env=env, stdout=subprocess.PIPE, text=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report

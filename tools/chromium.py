"""The Chromium on this machine, started by tests, benchmarks and pictures alike."""

from __future__ import annotations

import shutil

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The one without windows first: the same engine, and a page takes it half as long."""


def program() -> str | None:
    """Where it lies; None when there is none, which Playwright then says in its own words."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)

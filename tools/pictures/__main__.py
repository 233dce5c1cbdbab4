"""Take every picture anew; those that nobody takes any more go."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.chromium import program
from tools.pictures.answered import answered
from tools.pictures.camera import PICTURES
from tools.pictures.office import office
from tools.pictures.printed import notat, printed, workbook
from tools.pictures.respondent import respondent
from tools.pictures.trial import trial

COMMON = {"Forside": 1, "Indikatorer": 1, "Spørgsmål": 1, "Udvikling": 2}


def main() -> None:
    """All of them, from one trial set."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for file in PICTURES.glob("*.png"):
        file.unlink()
    with tempfile.TemporaryDirectory() as name, trial(Path(name)) as running, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        respondent(browser, running.addresses["Besvar"])
        printed(running, "bs-3", "ahorn")
        running.answered("bs-3")
        office(browser, running)
        answered(browser, running, "bs-2")
        browser.close()
        workbook(running, "bs-2", "beboere", {**COMMON, "Områder": 2, "Metode": 1})
        workbook(running, "forening-2", "foreninger", {**COMMON, "Foreningstyper": 1})
        for key, about in (("bs-2", "beboere"), ("forening-2", "foreninger")):
            notat(running, key, about)


if __name__ == "__main__":
    main()

"""What is printed: posters, the form on paper, the notat, and the sheets of the workbook."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from tools.pictures.camera import PICTURES, lighten
from tools.pictures.trial import Trial

DOTS_PER_INCH = 80
FOOTER = re.compile(r"(\w+) · side \d+ af \d+\s*$")


def printed(trial: Trial, key: str, group: str) -> None:
    """The poster of a round, and its form on paper in a language that is read from right to left."""
    for name, words in (("poster", ["poster", key, group]), ("paper", ["paper", key, group, "--language", "ar"])):
        file = trial.folder / f"{name}.pdf"
        trial.deltag(*words, "--to", str(file))
        sheet(file, name)


def workbook(trial: Trial, key: str, name: str, sheets: dict[str, int]) -> None:
    """The first pages of some sheets of a released workbook. sheets: how many pages of each."""
    file = _as_pdf(trial.exported(key, f"{name}.xlsx"))
    found: dict[str, list[int]] = {}
    for number, page in enumerate(_texts(file), 1):
        if footer := FOOTER.search(page):
            found.setdefault(footer[1], []).append(number)
    for title, most in sheets.items():
        for place, number in enumerate(found[title][:most], 1):
            sheet(file, f"workbook-{name}-{_plain(title)}-{place}", number)


def notat(trial: Trial, key: str, name: str) -> None:
    """All pages of the notat."""
    file = _as_pdf(trial.exported(key, f"{name}.docx"))
    for number, _ in enumerate(_texts(file), 1):
        sheet(file, f"notat-{name}-{number}", number)


def sheet(file: Path, name: str, page: int = 1) -> None:
    """One page of a PDF as a picture."""
    words = ["-r", str(DOTS_PER_INCH), "-png", "-singlefile", "-f", str(page), str(file), str(PICTURES / name)]
    subprocess.run(["pdftoppm", *words], check=True)
    lighten(PICTURES / f"{name}.png")


def _as_pdf(file: Path) -> Path:
    """What LibreOffice prints of a file on a Danish machine."""
    folder = file.parent / file.suffix[1:]
    convert = [shutil.which("soffice") or "soffice", "--headless", f"-env:UserInstallation=file://{file.parent}/office"]
    words = [*convert, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    danish = {**os.environ, "LC_ALL": "da_DK.UTF-8"}
    subprocess.run(words, env=danish, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / f"{file.stem}.pdf"


def _texts(file: Path) -> list[str]:
    """The text of each page."""
    words = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def _plain(title: str) -> str:
    """A sheet's name as part of a file's."""
    return title.lower().replace("å", "aa").replace("ø", "oe").replace("æ", "ae")

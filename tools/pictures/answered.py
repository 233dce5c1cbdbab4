"""What everybody can read of a released round: the page »Det svarede I« and its poster."""

from __future__ import annotations

import re

from playwright.sync_api import Browser

from tools.pictures.camera import DESKTOP, PHONE, browsing, shoot
from tools.pictures.printed import sheet
from tools.pictures.trial import Trial

NOTE = "Vi mødes i beboerhuset torsdag den 12. november kl. 17. Alle kan komme."


def answered(browser: Browser, trial: Trial, key: str) -> None:
    """A released round put up for everybody, in Danish and Arabic. key: of the round."""
    said = trial.deltag("round", "publish", key, "--note", "da", NOTE)
    found = re.search(r"http\S+/svar/\w+", said)
    address = found[0] if found else ""
    with browsing(browser, PHONE) as page:
        for language in ("da", "ar"):
            page.goto("about:blank")
            page.goto(f"{address}#{language}")
            shoot(page, f"answered-{language}")
    with browsing(browser, DESKTOP) as page:
        page.goto(f"{address}#da")
        shoot(page, "answered-desktop")
    file = trial.folder / "answered.pdf"
    trial.deltag("result-poster", key, "--to", str(file))
    sheet(file, "answered-poster")

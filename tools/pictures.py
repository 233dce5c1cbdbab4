"""Take every picture in docs/pictures: a fresh trial set, a real browser, the workbook as printed pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tools.chromium import program

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PASSWORD = "fire-rolige-heste-paa-marken"
PORT = "8765"


@contextmanager
def trial_server(folder: Path) -> Iterator[dict[str, str]]:
    """Run Deltag with a fresh trial set and trial sound; yields the addresses it prints."""
    env = {**os.environ, "DELTAG_INSTANCE": str(folder), "PORT": PORT}
    deltag = [sys.executable, "-m", "app"]
    for words in (["demo"], ["audio", "demo"]):
        subprocess.run([*deltag, *words], env=env, cwd=ROOT, check=True)
    server = subprocess.Popen([*deltag, "serve"], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield _addresses(server)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _addresses(server: subprocess.Popen[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in server.stdout or ():
        name, _, url = line.strip().partition(": ")
        if url.startswith("http"):
            found[name] = url
        if len(found) == 3:
            break
    return found


def shoot(page: Page, name: str, *, whole: bool = False) -> None:
    """Save a screenshot in at most 256 colours, so that it stays light."""
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file, full_page=whole)
    _lighten(file)


def _lighten(file: Path) -> None:
    for colours in (256, 128, 64, 32):
        Image.open(file).convert("RGB").quantize(colours).save(file, optimize=True)
        if file.stat().st_size <= 150_000:
            return


@contextmanager
def _page(browser: Browser, size: ViewportSize, *, script: bool = True) -> Iterator[Page]:
    """A browser that holds still, so that the same page gives the same picture."""
    context = browser.new_context(viewport=size, java_script_enabled=script, reduced_motion="reduce", locale="da-DK")
    yield context.new_page()
    context.close()


def respondent(browser: Browser, link: str) -> None:
    """The residents' form on phone and desktop, with script and without, and the pages around it."""
    for device, size in (("phone", PHONE), ("desktop", DESKTOP)):
        for script, suffix in ((True, ""), (False, "-noscript")):
            with _page(browser, size, script=script) as page:
                page.goto(link)
                shoot(page, f"{device}-front{suffix}")
                for language in ("da", "ar", "ti") if device == "phone" and script else ("da", "ar"):
                    _question(page, link, language, script)
                    shoot(page, f"{device}-{language}{suffix}")
    with _page(browser, PHONE) as page:
        _question(page, link, "da", script=True)
        page.locator("[data-wordless]").first.click()
        shoot(page, "phone-pictures-only")
        page.locator("[data-wordless]").first.click()
        _reach(page, "#last")
        shoot(page, "phone-review")
        page.locator("button[formaction='#da']").click()
        page.wait_for_url(re.compile(r"/tak"))
        shoot(page, "phone-thanks")
        page.goto(f"{link}/tablet")
        shoot(page, "phone-tablet")
    with _page(browser, PHONE, script=False) as page:
        page.goto(f"{link}#da")
        page.locator("button[formaction='#da']").click()
        page.wait_for_load_state()
        shoot(page, "phone-error")


def _question(page: Page, link: str, language: str, script: bool) -> None:
    """The question on equal participation, answered."""
    page.goto("about:blank")
    page.goto(f"{link}#{language}")
    if script:
        _start(page)
        _reach(page, "#q-bs_same_degree")
    page.locator("#q-bs_same_degree label:has(input[value=same])").click()
    if not script:
        page.locator("#q-bs_same_degree").evaluate("field => field.scrollIntoView()")


def _start(page: Page) -> None:
    """Throw away what an earlier picture left in the form."""
    if page.locator("[data-afresh]").is_visible():
        page.locator("[data-afresh]").click()


def _reach(page: Page, screen: str) -> None:
    """Skip through the form, one screen at a time, until this one is shown."""
    while not page.locator(screen).is_visible():
        page.locator("[data-next]").click()


def office(browser: Browser, door: str) -> None:
    """The office from the one-time link to a released round."""
    with _page(browser, DESKTOP) as page:
        page.goto(door)
        for field in page.locator("input[type=password]").all():
            field.fill(PASSWORD)
        page.locator("main button[type=submit]").first.click()
        page.wait_for_load_state()
        overview = page.url
        shoot(page, "office-overview")
        page.get_by_test_id("round-link-bs-3").click()
        shoot(page, "office-open-round")
        page.goto(overview)
        page.get_by_test_id("round-link-bs-2").click()
        shoot(page, "office-released-round")
        page.get_by_role("link", name="Se resultatet").click()
        page.wait_for_load_state()
        shoot(page, "office-result")
        page.set_viewport_size(PHONE)
        page.goto(overview)
        shoot(page, "office-phone")


def workbook(folder: Path, key: str, name: str) -> None:
    """The workbook of a released round as printed pages."""
    env = {**os.environ, "DELTAG_INSTANCE": str(folder)}
    file = folder / f"{name}.xlsx"
    subprocess.run([sys.executable, "-m", "app", "export", key, "--to", str(file)], env=env, cwd=ROOT, check=True)
    soffice = shutil.which("soffice") or "soffice"
    convert = [soffice, "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf"]
    subprocess.run([*convert, "--outdir", str(folder), str(file)], check=True, stdout=subprocess.DEVNULL)
    pages = folder / f"{name}-page"
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-l", "4", str(file.with_suffix(".pdf")), str(pages)], check=True)
    for number, page in enumerate(sorted(folder.glob(f"{name}-page*.png")), 1):
        shutil.copy(page, PICTURES / f"workbook-{name}-{number}.png")
        _lighten(PICTURES / f"workbook-{name}-{number}.png")


def printed(folder: Path, key: str, group: str) -> None:
    """The poster, and the form on paper in a language that is read from right to left."""
    env = {**os.environ, "DELTAG_INSTANCE": str(folder)}
    for name, words in (("poster", ["poster", key, group]), ("paper", ["paper", key, group, "--language", "ar"])):
        file = folder / f"{name}.pdf"
        subprocess.run([sys.executable, "-m", "app", *words, "--to", str(file)], env=env, cwd=ROOT, check=True)
        subprocess.run(["pdftoppm", "-r", "70", "-png", "-singlefile", str(file), str(PICTURES / name)], check=True)
        _lighten(PICTURES / f"{name}.png")


def main() -> None:
    """Take all pictures anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, trial_server(Path(name)) as addresses, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        respondent(browser, addresses["Besvar"])
        office(browser, addresses["Kontor"])
        browser.close()
        printed(Path(name), "bs-3", "ahorn")
        workbook(Path(name), "bs-2", "beboere")
        workbook(Path(name), "forening-2", "foreninger")


if __name__ == "__main__":
    main()

"""A browser that holds still, and pictures that stay light."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, ViewportSize

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "docs" / "pictures"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
MOST_BYTES = 150_000


@contextmanager
def browsing(browser: Browser, size: ViewportSize, *, script: bool = True) -> Iterator[Page]:
    """A page without movement, so that the same page gives the same picture."""
    context = browser.new_context(viewport=size, java_script_enabled=script, reduced_motion="reduce", locale="da-DK")
    yield context.new_page()
    context.close()


def shoot(page: Page, name: str, *, whole: bool = False) -> None:
    """Save what is seen, or the whole page."""
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file, full_page=whole)
    lighten(file)


def part(place: Locator, name: str) -> None:
    """Save one part of a page."""
    file = PICTURES / f"{name}.png"
    place.screenshot(path=file)
    lighten(file)


def lighten(file: Path) -> None:
    """As many colours as fit the weight that a picture may have."""
    taken = Image.open(file).convert("RGB")
    for colours in (256, 128, 64, 32):
        taken.quantize(colours).save(file, optimize=True)
        if file.stat().st_size <= MOST_BYTES:
            return

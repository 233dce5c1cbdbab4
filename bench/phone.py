"""An old phone: six times slower, on slow 4G. How long until a language can be chosen, and what Lighthouse says."""

from __future__ import annotations

import gzip
import re
import statistics
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from app.commands.server import on_free_port
from bench.clock import Wsgi, call, environ
from bench.floor import bare_app
from bench.lighthouse.scores import scores
from bench.surveys import prepare
from tests.browser.site import served
from tools.chromium import program

VISITS = 5
CPU_SLOWDOWN = 6
NETS = {"150 ms a round trip": 150.0, "562 ms a request": 150 * 3.75}
"""Slow 4G as Lighthouse defines it, and as the developer tools set it, where every request waits as the first does."""

DOWN, UP = 1.6e6 / 8 * 0.9, 750e3 / 8 * 0.9
"""Bytes a second."""

AIM_MS = 1500
AIM_KB = 110
BLANK = b"<!doctype html><html lang=da><title>Blank</title><p>Blank</p>"
STARTED = """
new MutationObserver((_, observer) => {
  if (!document.documentElement?.classList.contains("steps")) return;
  observer.disconnect();
  performance.mark("started");
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
"""
INTERACTIVE = """() => {
  const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
  const shown = at("first-contentful-paint");
  const ready = document.querySelector("script") ? at("started") : performance.timing.domContentLoadedEventEnd
    - performance.timing.navigationStart;
  return shown && ready && Math.max(shown, ready);
}"""
"""Something is shown and the script, if there is one, has started."""


def report(folder: Path) -> None:
    """Print the bytes of a first load, the time until a language can be chosen, and Lighthouse's scores."""
    app, path, settings = prepare(folder)
    weight = first_load(app, path) / 1000
    print(f"{'first load of all languages, compressed':<46}{weight:>10.1f} kB   (aim: at most {AIM_KB})")
    with on_free_port(settings) as address, served(bare_app(folder / "blank.sqlite", BLANK)) as blank:
        _race(f"{blank}/s/floor", f"{address}{path}")
        for name, url in (("the way in", path), ("in Danish", f"{path}#da"), ("what is kept", "/gemmer")):
            found = ", ".join(f"{category} {points}" for category, points in scores(f"{address}{url}").items())
            print(f"{f'Lighthouse, mobile: {name}':<46}{found}")


def _race(blank: str, document: str) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        for net, latency in NETS.items():
            floor, ours = interactive(browser, blank, latency), interactive(browser, document, latency)
            print(f"{f'interactive, a blank page, {net}':<46}{floor:>10.0f} ms")
            print(f"{f'interactive, all languages, {net}':<46}{ours:>10.0f} ms   (aim: under {AIM_MS})")
            print(f"{'time until interactive, Deltag : blank':<46}{ours / floor:>10.2f} : 1")
        browser.close()


def first_load(app: Wsgi, path: str) -> int:
    """Bytes of the document and all it refers to, as sent."""
    _, packed = call(app, environ("GET", path))
    html = gzip.decompress(packed).decode()
    files = set(re.findall(r'(?:href|src)="(/(?:filer|s)/[^"#]+\.(?:css|js|svg))', html))
    return len(packed) + sum(len(call(app, environ("GET", file))[1]) for file in files)


def interactive(browser: Browser, url: str, latency: float) -> float:
    """Milliseconds, the middle one of some first visits."""
    return statistics.median(_visit(browser, url, latency) for _ in range(VISITS))


def _visit(browser: Browser, url: str, latency: float) -> float:
    """One visit by a phone that was never here: nothing is kept from the one before."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(STARTED)
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    net = {"offline": False, "latency": latency, "downloadThroughput": DOWN, "uploadThroughput": UP}
    tools.send("Network.emulateNetworkConditions", net)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.goto(url)
    spent: float = page.wait_for_function(INTERACTIVE).json_value()
    context.close()
    return spent

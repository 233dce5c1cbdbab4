"""A running Deltag and a real browser, one of each for all browser tests."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from sqlalchemy import func, select
from werkzeug.serving import make_server

from app import create_app
from app.database import make_engine, migrate, reading
from app.models import Ballot
from app.settings import Settings
from tests.world import SECRET, World

PHONE = (390, 844)
LINKS = {"bs": ("egebjerg", "r1", "open"), "fa": ("bolig", "r2", "code"), "fm": (None, "r2", "open")}
"""Form → group, round and mode of the link to visit."""


@dataclass
class Site:
    """A running Deltag with a round of residents and one of boards."""

    address: str
    world: World
    app: Flask

    def link(self, form: str = "bs") -> str:
        return f"{self.address}/s/{self.world.token(form, *LINKS[form])}"

    def ballots(self) -> int:
        with reading(self.world.engine) as session:
            return session.scalar(select(func.count()).select_from(Ballot)) or 0


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    url = f"sqlite:///{folder / 'deltag.sqlite'}"
    engine = make_engine(url)
    migrate(engine)
    world = World.make(engine, folder).opened("r1").opened("r2", forms=("fa", "fm"))
    app = create_app(Settings(instance=folder, database_url=url, secret=SECRET))
    with served(app) as address:
        yield Site(address, world, app)
    app.extensions["deltag"].engine.dispose()
    engine.dispose()


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """Chromium from the system: no download."""
    browser = driver.chromium.launch(executable_path=program(), args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def remembering_browser(driver: Playwright) -> Iterator[Browser]:
    """As people's own: it keeps pages for Back and Forward, which Playwright turns off."""
    kept = ["--disable-back-forward-cache"]
    browser = driver.chromium.launch(executable_path=program(), args=["--no-sandbox"], ignore_default_args=kept)
    yield browser
    browser.close()


def program() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone with script; anything the page complains about fails the test."""
    yield from opened(browser, script=True)


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def any_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A phone, once with script and once without."""
    yield from opened(browser, script=request.param)


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A phone without script."""
    yield from opened(browser, script=False)


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application on a free port, for as long as the block lasts."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def opened(browser: Browser, script: bool) -> Iterator[Page]:
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=script)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    assert context.cookies() == []
    context.close()
    assert complaints == []

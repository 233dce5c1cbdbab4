"""Sound on a tablet without net: fetched by staff, in all languages or none, so that it tells nobody's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from app.database import writing
from app.questionnaire.spoken import spoken_texts
from app.store import sounds
from app.store.sounds import Spoken
from tests.browser.site import Site
from tests.browser.tablet import SIZE, Tablet
from tests.sound import wav
from tests.world import shipped

pytestmark = pytest.mark.browser

LANGUAGES = ("ar", "da", "en")
HEARD = """async (range) => {
  const own = `deltag-${document.documentElement.dataset.kiosk}-lyd`;
  const kept = (await (await caches.open(own)).keys()).map(({ url }) => url).filter((url) => url.endsWith(".wav"));
  const replies = await Promise.all(kept.map((url) => fetch(url, { headers: { Range: range } })));
  return Promise.all(replies.map(async (reply) => [reply.status, (await reply.blob()).size]));
}"""

LEFT = """(url) => fetch(url, { cache: "only-if-cached", mode: "same-origin" })
  .then(({ ok, url }) => (ok ? [url] : []), () => [])"""


@pytest.fixture
def tablet(remembering_browser: Browser, site: Site) -> Iterator[Tablet]:
    context = remembering_browser.new_context(viewport=SIZE)
    tablet = Tablet(context, site)
    yield tablet
    tablet.is_put_away()


def recorded(site: Site) -> None:
    text = next(iter(spoken_texts(shipped("bs"))))
    with writing(site.world.engine) as session:
        for tone, language in enumerate(LANGUAGES, start=60):
            spoken = Spoken("bs", 1, language, text.key, text.in_language(language))
            sounds.add(session, spoken, wav(tone=tone), "person")


def test_staff_fetch_every_language_and_it_plays_without_net(tablet: Tablet, site: Site) -> None:
    recorded(site)
    page = tablet.starts()
    assert page.evaluate(HEARD, "bytes=0-") == []
    page.locator("[data-fetch-sound]").click()
    expect(page.locator("[data-fetched]")).to_have_text("Lyden er hentet.")
    tablet.loses_net()
    assert len(page.evaluate(HEARD, "bytes=0-")) >= len(LANGUAGES)
    assert {tuple(each) for each in page.evaluate(HEARD, "bytes=40-49")} == {(206, 10)}


def test_without_net_staff_are_told_that_sound_cannot_be_fetched(tablet: Tablet, site: Site) -> None:
    recorded(site)
    page = tablet.starts()
    tablet.loses_net()
    page.locator("[data-fetch-sound]").click()
    expect(page.locator("[data-fetched]")).to_have_text("Lyden kunne ikke hentes.")


def test_sound_that_staff_did_not_fetch_leaves_nothing_on_the_tablet(tablet: Tablet, site: Site) -> None:
    recorded(site)
    page = tablet.starts()
    address = page.evaluate("""async () => {
      const list = `/lyd/${document.querySelector("main > i[data-sounds]").dataset.sounds}.json`;
      const sound = `/lyd/${Object.values(await (await fetch(list)).json())[0]}`;
      const player = new Audio(sound);
      await new Promise((well, ill) => { player.oncanplaythrough = well; player.onerror = ill; player.load(); });
      return [list, sound];
    }""")
    page.goto(page.url.split("/s/")[0] + "/was")
    for each in address:
        assert page.evaluate(LEFT, each) == []

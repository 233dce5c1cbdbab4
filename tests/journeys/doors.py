"""The doors beside the form: a shared tablet, its sealed posts, and recordings that are listened to."""

from __future__ import annotations

import io
import re
import wave
from urllib.parse import quote

from app.database import writing
from app.questionnaire.load import load
from app.store import sounds
from app.store.sounds import Spoken
from tests.envelopes import sealed
from tests.journeys.browser import Browser, Fields
from tests.world import World

PAGES = ("/gemmer", "/privatliv", "/was")


def recorded(world: World, languages: tuple[str, ...]) -> None:
    """A person's recording of one question in each of these languages."""
    form = load("bs")
    text = form.question("bs_same_degree").label
    with writing(world.engine) as session:
        for place, language in enumerate(languages):
            words = text.in_language(language)
            sounds.add(session, Spoken("bs", form.version, language, text.key, words), silence(place + 1), "person")


def listened(browser: Browser, token: str) -> int:
    """Fetch every list of recordings that the document names, and every recording in it; how many there were."""
    heard = 0
    for name in re.findall(r'data-sounds="([^"]+)"', browser.get(f"/s/{token}").text):
        listed = browser.get(f"/lyd/{name}.json")
        assert listed.status == 200
        for file in re.findall(r"[0-9a-f]{32}\.wav", listed.text):
            assert browser.get(f"/lyd/{file}").status == 200
            heard += 1
    assert browser.get("/lyd/nothing.mp3").status == 404
    return heard


def on_a_tablet(browser: Browser, world: World, token: str, answer: Fields, nonce: str) -> None:
    """A kiosk fetches its document, and sends sealed what it could not send; once more, and once broken."""
    assert browser.get(f"/s/{token}/tablet").status == 200
    given = {**{name: list(values) for name, values in answer.items()}, "version": ["1"], "nonce": [nonce]}
    letter = sealed(world, token, given)
    for _ in range(2):
        assert browser.send(token, {"sealed": [letter]}).status == 303
    assert browser.send(token, {"sealed": [letter[:-9]]}).status == 400
    assert browser.send(token, {"sealed": [letter], **given}).status == 400
    assert browser.send(token, {"sealed": [sealed(world, token, {**given, "bs_welcome": ["grand"]})]}).status == 422


def around(browser: Browser) -> None:
    """The pages beside the form."""
    for path in PAGES:
        assert browser.get(path).status == 200


def silence(tenths: int) -> bytes:
    """A sound file of so many tenths of a second."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(1600 * tenths))
    return file.getvalue()


def reads(browser: Browser, public: str, planted: str) -> None:
    """The page of what a round answered, once as it is and once under an address that somebody made up."""
    assert browser.get(f"/svar/{public}").status == 200
    assert browser.get(f"/svar/{public}?{quote(planted)}").status == 200
    assert browser.get(f"/svar/{quote(planted)}").status == 404

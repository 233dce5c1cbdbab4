"""A phone's voices, which headless Chromium does not have: they note what they say, and end when the test lets them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from playwright.sync_api import Page

VOICES = """
({ voices, patient }) => {
  const said = [];
  let speaking = null;
  const end = () => { const words = speaking; speaking = null; words?.onend(); };
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices.map(([lang, localService]) => ({ lang, localService })),
    speak(words) { said.push([words.voice.lang, words.text]); speaking = words; if (!patient) queueMicrotask(end); },
    cancel() { speaking = null; },
    addEventListener() {},
  } });
  window.voice = { said, end, speaks: () => speaking !== null };
}
"""


def has_voices(page: Page, *languages: str, remote: Sequence[str] = (), patient: bool = False) -> None:
    """Every page from now on has these voices. patient: each text lasts until `ends_text`."""
    voices = [[code, True] for code in languages] + [[code, False] for code in remote]
    page.add_init_script(f"({VOICES})({json.dumps({'voices': voices, 'patient': patient})})")


def said(page: Page) -> list[tuple[str, str]]:
    """Voice and text of all that was said on the page."""
    return [(voice, text) for voice, text in page.evaluate("voice.said")]


def ends_text(page: Page) -> None:
    page.evaluate("voice.end()")


def speaks(page: Page) -> bool:
    return bool(page.evaluate("voice.speaks()"))

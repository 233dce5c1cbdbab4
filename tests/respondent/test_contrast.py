"""Contrast, computed from the colours as they stand: WCAG 2.2, AA, in light and in dark."""

from __future__ import annotations

import re

import pytest

from app.respondent.assets import STATIC

BASE = (STATIC / "respondent" / "base.css").read_text("utf-8")
COLOUR = re.compile(r"--([a-z-]+):\s*#([0-9a-f]{6})\b")

GROUNDS = ("paper", "surface", "act-soft", "sun-soft", "stop-soft")
TEXT = [
    *(("ink", ground) for ground in GROUNDS),
    *(("ink-soft", ground) for ground in ("paper", "surface")),
    *(("act", ground) for ground in ("paper", "surface", "act-soft")),
    ("on-act", "act"),
    ("on-sun", "sun-soft"),
]
"""Words, and what they stand on."""

SHAPES = [
    *(("act", ground) for ground in ("paper", "surface", "act-soft")),  # drawings, marks of the way
    *(("edge", ground) for ground in ("paper", "surface")),  # what can be touched or written in
    *(("stop", ground) for ground in ("stop-soft", "surface", "paper")),  # a fault's sign, bar and frame
    *(("ink", ground) for ground in GROUNDS),  # the ring of focus
    ("ink-soft", "paper"),  # a silent ear
    ("on-sun", "sun-soft"),  # the nudged answer, and what is read aloud
    ("dark", "sun"),  # the tick of what is chosen
    ("on-act", "act"),  # a chosen answer's drawing
]
"""Drawings, frames and rings that say something, and what they stand on."""


def colours(scheme: str) -> dict[str, tuple[int, ...]]:
    light, dark = BASE.split("@media (prefers-color-scheme: dark)")
    found = dict(COLOUR.findall(light))
    if scheme == "dark":
        found |= dict(COLOUR.findall(dark))
    return {name: tuple(bytes.fromhex(code)) for name, code in found.items()}


def luminance(colour: tuple[int, ...]) -> float:
    parts = [value / 255 for value in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_that_of_the_standard() -> None:
    assert ratio((0, 0, 0), (255, 255, 255)) == 21
    assert round(ratio((0x76, 0x76, 0x76), (255, 255, 255)), 2) == 4.54


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3)], ids=["text", "shapes"])
def test_everything_stands_out_enough(scheme: str, pairs: list[tuple[str, str]], least: float) -> None:
    known = colours(scheme)
    found = {pair: round(ratio(known[pair[0]], known[pair[1]]), 2) for pair in pairs}
    assert {pair: value for pair, value in found.items() if value < least} == {}


def test_no_rule_goes_past_the_named_colours() -> None:
    rules = "".join(path.read_text("utf-8") for path in (STATIC / "respondent").glob("*.css"))
    named = rules.replace(BASE, "")
    assert re.findall(r"#[0-9a-f]{3,8}\b(?![^{]*\{)", named) == []


def test_every_text_colour_in_use_is_looked_at() -> None:
    rules = "".join(path.read_text("utf-8") for path in (STATIC / "respondent").glob("*.css"))
    used = set(re.findall(r"(?<![-a-z])color:\s*var\(--([a-z-]+)\)", rules))
    assert used <= {colour for colour, _ in (*TEXT, *SHAPES)}


def test_no_font_is_fetched() -> None:
    rules = "".join(path.read_text("utf-8") for path in (STATIC / "respondent").glob("*.css"))
    assert "@font-face" not in rules
    assert "url(" not in rules

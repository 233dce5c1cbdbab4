"""The drawings of a page, each once, in the page itself: they are there with its words, and ask for nothing more."""

from __future__ import annotations

import re
from functools import cache

from app.respondent.assets import STATIC, inner

LATER = frozenset({"p-listen_crossed"})
"""Drawings that the script puts in."""

_USED = re.compile(r'<use href="#([\w-]+)"')


def with_drawings(html: str) -> str:
    """The body of a page after a sprite of the drawings it uses; one that is not drawn stays empty."""
    used = sorted({*_USED.findall(html), *LATER} & drawings().keys())
    sprite = "".join(drawings()[name] for name in used)
    return f'<svg width="0" height="0" aria-hidden="true" hidden>{sprite}</svg>{html}'


@cache
def drawings() -> dict[str, str]:
    """Pictograms as symbols `p-<name>`, and the scene as a group to be cropped by whoever uses it."""
    files = sorted((STATIC / "pictograms").glob("*.svg"))
    made = {
        f"p-{file.stem}": f'<symbol id="p-{file.stem}" viewBox="0 0 48 48">{inner(file)}</symbol>' for file in files
    }
    return {**made, "scene": f'<g id="scene">{inner(STATIC / "respondent" / "scene.svg")}</g>'}

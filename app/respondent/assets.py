"""Style and script of the public pages: put together at start, addressed by what they hold."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.respondent.stylesheet import language_rules

STATIC = Path(__file__).resolve().parent.parent / "static"
STYLES = ("base.css", "form.css", "steps.css", "pages.css", "answered.css", "listen.css", "kiosk.css")

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file whose name is the digest of its content: it may be kept for ever."""

    name: str
    mimetype: str
    raw: bytes
    packed: bytes


def make_asset(text: str, kind: str) -> Asset:
    """An asset of a kind (css, js, json, svg)."""
    raw = text.encode()
    name = f"{hashlib.sha256(raw).hexdigest()[:20]}.{kind}"
    return Asset(name, _TYPES[kind], raw, gzip.compress(raw, 9, mtime=0))


def respondent_assets(languages: Sequence[str], static: Path = STATIC) -> dict[str, Asset]:
    """The assets by the name the templates use."""
    folder = static / "respondent"
    styles = "".join((folder / name).read_text("utf-8") for name in STYLES) + language_rules(languages)
    return {
        "style": make_asset(_tight(styles), "css"),
        "script": make_asset((static / "built" / "respondent.js").read_text("utf-8"), "js"),
        "worker": make_asset((static / "built" / "worker.js").read_text("utf-8"), "js"),
        "icon": make_asset((folder / "icon.svg").read_text("utf-8"), "svg"),
    }


def _tight(styles: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL))


def inner(path: Path) -> str:
    """What stands inside the outermost element of a drawing."""
    text = path.read_text("utf-8")
    return text[text.index(">") + 1 : text.rindex("</svg>")].strip()

"""From a template to a PDF that a screen reader can follow, with the letters of every language inside."""

from __future__ import annotations

import base64
import re
from functools import cache

import segno
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from app.respondent import MIRRORED
from app.settings import ROOT

STATIC = ROOT / "app" / "static"
TEMPLATES = ROOT / "app" / "templates" / "respondent"
PDF_VARIANT = "pdf/ua-1"
SCENE = "0 42 390 104"
"""The part of the picture that a poster shows."""


def printed(name: str, **context: object) -> bytes:
    """A template of the respondents' folder, with the style of its name, as PDF/UA."""
    document = _environment().get_template(f"{name}.html").render(**context)
    fonts = FontConfiguration()
    sheets = (STATIC / "built" / "faces.css", STATIC / "print" / "sheet.css", STATIC / "print" / f"{name}.css")
    styles = [*(CSS(sheet, font_config=fonts) for sheet in sheets), CSS(string=_drawings())]
    content: bytes = HTML(string=document).write_pdf(stylesheets=styles, font_config=fonts, pdf_variant=PDF_VARIANT)
    return content


def qr(address: str) -> str:
    """A QR code, as an address to show. It survives a torn corner."""
    return str(segno.make(address, error="q").svg_data_uri(border=0, dark=palette()["ink"]))


def drawing(name: str, number: int) -> str:
    """A figure drawn to be counted, as an address to show. name: a macro of countable.html."""
    macros = _environment().get_template("countable.html").module
    return _data(str(getattr(macros, name)(number)))


def picture(name: str) -> Markup:
    """A pictogram. It stands beside its word, so it is a background: nothing to be read aloud."""
    turned = " turned" if name in MIRRORED else ""
    return Markup('<span class="picto p-{}{}"></span>').format(name, turned)


@cache
def _drawings() -> str:
    """A rule for each pictogram, and for the picture of homes and neighbours."""
    files = sorted((STATIC / "pictograms").glob("*.svg"))
    rules = [f".p-{file.stem}{{background-image:url({_data(file.read_text('utf-8'))})}}" for file in files]
    scene = (STATIC / "respondent" / "scene.svg").read_text("utf-8")
    framed = re.sub(r'viewBox="[^"]+"', f'viewBox="{SCENE}"', scene, count=1)
    return "".join([*rules, f".scene{{background-image:url({_data(framed)})}}"])


@cache
def palette() -> dict[str, str]:
    """The pages' colours on paper: those of the light scheme."""
    light, _, _ = (STATIC / "respondent" / "base.css").read_text("utf-8").partition("@media")
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", light))


def _data(drawing: str) -> str:
    """Drawings take their colours from a page; in a file of their own they carry them."""
    named = re.sub(r"var\(--([a-z-]+)[^)]*\)", lambda found: palette().get(found[1], "#ffffff"), drawing)
    plain = named.replace("currentColor", palette()["ink"])
    return "data:image/svg+xml;base64," + base64.b64encode(plain.encode()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    drawn = frozenset(path.stem for path in (STATIC / "pictograms").glob("*.svg"))
    environment.globals.update(picto=picture, drawn=drawn)
    return environment

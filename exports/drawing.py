"""A chart outside Excel: described with altair, drawn with vl-convert as SVG with real text, or as PNG for Word."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from exports import theme
from exports.sheet import clean

if TYPE_CHECKING:
    import altair

WIDTH = 340
"""Pixels a drawing is wide: a phone shows it without making its letters small."""
SHARP = 3.0
"""Pixels of the PNG for each of the drawing: on paper some 300 to the inch."""
TEXT, SMALL, LINE, GAP = 13, 12, 17, 12
"""Letters, small letters, a line of a name, and what is left free under a bar; pixels."""
LETTERS, LINES, CAPITAL = 46, 3, 1.4
"""Letters of a name that stand on one line above its bar, how many lines it may take, and a capital among letters."""
FAMILY = "system-ui, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif"
DRAWN_WITH = "Noto Sans, Liberation Sans, DejaVu Sans, sans-serif"

LOOK: dict[str, Any] = {
    "background": f"#{theme.WHITE}",
    "padding": 2,
    "config": {
        "font": DRAWN_WITH,
        "view": {"stroke": None},
        "text": {"fontSize": TEXT, "color": f"#{theme.INK}"},
        "axis": {
            "labelFontSize": SMALL, "labelColor": f"#{theme.MUTED}", "gridColor": f"#{theme.THIN}",
            "domain": False, "ticks": False, "title": None, "labelFlush": True,
        },
        "legend": {"labelFontSize": TEXT, "labelColor": f"#{theme.INK}", "title": None, "labelLimit": 0},
    },
}  # fmt: skip

SVG = "http://www.w3.org/2000/svg"
FOR_PROGRAMS = ("class", "role", "pointer-events", "font-family")
"""What the renderer writes for programs that handle a chart; the family of letters is said once, at the root."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, ready to be drawn. title: what it is about. alt: the same with all its figures. spec: Vega-Lite."""

    title: str
    alt: str
    spec: str


@dataclass(frozen=True, slots=True)
class Row:
    """A named bar: the lines of its name, where the first of them stands, and the middle of its bar; pixels."""

    lines: list[str]
    name_y: float
    bar_y: float


def drawing(title: str, said: Sequence[str], chart: altair.TopLevelMixin) -> Drawing:
    """Freeze a chart with what it says, figure by figure; the same chart gives the same text."""
    spec = _cleaned({**chart.to_dict(), **LOOK})
    text = json.dumps(spec, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Drawing(clean(title), clean(f"{title}: {'; '.join(said)}."), text)


def plot(values: Sequence[Mapping[str, Any]]) -> altair.Chart:
    """A layer of a chart over these rows of figures."""
    import altair as alt

    return alt.Chart(alt.Data(values=list(values)))  # type: ignore[no-untyped-call]


def to_svg(drawn: Drawing, name: str) -> str:
    """The drawing as an element for a page that allows neither script nor style. name: its own, for its ids."""
    import vl_convert  # here and below, as altair: only who draws waits for it

    root = ElementTree.fromstring(vl_convert.vegalite_to_svg(drawn.spec))  # noqa: S314 - our own renderer wrote it
    _tidy(root)
    root.attrib.pop("version", None)
    root.attrib |= {"role": "img", "font-family": FAMILY, "aria-labelledby": f"{name}-title {name}-desc"}
    for place, (tag, said) in enumerate((("title", drawn.title), ("desc", drawn.alt))):
        element = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"})
        element.text = said
        root.insert(place, element)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode")


def to_png(drawn: Drawing) -> bytes:
    """The drawing as a picture for a document."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(drawn.spec, scale=SHARP))


def rows(names: Sequence[str], thick: float) -> tuple[list[Row], float]:
    """Names above their bars, from the top, and the height of it all. thick: of a bar."""
    made, top = [], 0.0
    for name in names:
        lines = _lines(name)
        middle = top + len(lines) * LINE + 3 + thick / 2
        made.append(Row(lines, top + TEXT, middle))
        top = middle + thick / 2 + GAP
    return made, top - GAP + 4


def _lines(name: str) -> list[str]:
    """A name over a few lines, which end before the figure on the right; a longer one is cut, with a sign of it."""
    capitals = sum(letter.isupper() for letter in name)
    fits = int(LETTERS * len(name) / (len(name) + (CAPITAL - 1) * capitals)) if name else LETTERS
    return textwrap.wrap(clean(name), fits, max_lines=LINES, placeholder="…") or [""]


def color(hexadecimal: str) -> str:
    """A colour of the theme as a page writes it."""
    return f"#{hexadecimal}"


def _cleaned(part: Any) -> Any:
    """Every text of a chart without control characters: the renderer ends the whole process over a single one."""
    if isinstance(part, dict):
        return {name: _cleaned(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_cleaned(value) for value in part]
    return clean(part) if isinstance(part, str) else part


def _tidy(element: ElementTree.Element) -> None:
    """Without what says nothing: empty shapes and groups, and names for programs in English."""
    for name in list(element.attrib):
        if name in FOR_PROGRAMS or name.startswith("aria-"):
            del element.attrib[name]
    for child in list(element):
        _tidy(child)
        if _draws_nothing(child):
            element.remove(child)


def _draws_nothing(element: ElementTree.Element) -> bool:
    tag = element.tag.removeprefix(f"{{{SVG}}}")
    if tag == "g":
        return len(element) == 0
    return tag == "path" and not {"fill", "stroke"} & set(element.attrib)

"""The file behind a workbook: the texts of its parts that no sheet shows, and what its charts remember."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

REFERENCE = re.compile(r"(?:'[^']*'|[\w.]+)!|\$?[A-Z]{1,3}\$?\d+|\$\d+:\$\d+")
FOOTER_CODE = re.compile(r'&"[^"]*"|&\d+|&[A-Z]')
TAG = re.compile(r"<[^>]*>")

DESCRIBED = "title|subject|description|keywords|category|contentStatus"
LOOSE = (
    (r"docProps/core\.xml", rf"<(?:\w+:)?(?:{DESCRIBED})(?:\s[^>]*)?>([^<]*)<"),
    (r"docProps/app\.xml", r"<(?:Manager|Company|HyperlinkBase)(?:\s[^>]*)?>([^<]*)<"),
    (r"docProps/custom\.xml", r"<vt:\w+(?:\s[^>]*)?>([^<]*)<"),
    (r"customXml/item\d+\.xml", r">([^<]+)<"),
    (r"xl/worksheets/.*", r"<(?:odd|even|first)(?:Header|Footer)(?:\s[^>]*)?>([^<]*)<"),
    (r"xl/worksheets/.*", r'\s(?:tooltip|prompt|promptTitle|error|errorTitle)="([^"]*)"'),
    (r"xl/worksheets/.*", r"<(?:formula[12]|f)(?:\s[^>]*)?>([^<]*)<"),
    (r"xl/(?:worksheets|tables)/.*", r'<(?:filter|customFilter)\s[^>]*val="([^"]*)"'),
    (r"xl/tables/.*", r"<(?:calculatedColumnFormula|totalsRowFormula)>([^<]*)<"),
    (r"xl/(?:charts|drawings)/.*", r"<a:t>([^<]*)<"),
    (r"xl/styles\.xml", r'formatCode="[^"]*&quot;([^&"]*\d[^&"]*)&quot;'),
)
"""Parts, and where in them a text stands that is no cell of a sheet."""
UNSEEN = (
    (r"xl/(?:comments|threadedComments)/?.*\.xml", r"<(?:\w+:)?(?:text|t)(?:\s[^>]*)?>(.*?)</(?:\w+:)?(?:text|t)>"),
    (r"xl/workbook\.xml", r"<definedName\s[^>]*>([^<]*)<"),
)
"""The same, where no figure has any business."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A copy of cells that a chart keeps. place: of the cell in its range; None where there are no cells behind it."""

    part: str
    reference: str
    copies: tuple[tuple[int, str], ...]


def parts(content: bytes) -> dict[str, str]:
    """The XML parts of a file, by their names."""
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name).decode(errors="replace") for name in file.namelist() if _is_text(name)}


def _is_text(name: str) -> bool:
    return name.endswith((".xml", ".vml", ".rels"))


def texts(found: dict[str, str], places: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """Part and text, for the texts that stand in these places. References to cells are no text."""
    for name, pattern in places:
        for part, content in found.items():
            if re.fullmatch(name, part):
                for text in re.findall(pattern, content, re.DOTALL):
                    said = html.unescape(TAG.sub(" ", text))
                    yield part, REFERENCE.sub(" ", FOOTER_CODE.sub(" ", said))


def alt_texts(found: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Part and what a drawing is said to show."""
    for part, content in found.items():
        if part.startswith("xl/drawings/"):
            for text in re.findall(r'\s(?:descr|title)="([^"]*)"', content):
                yield part, html.unescape(text)


def remembered(found: dict[str, str]) -> Iterator[Remembered]:
    """What charts keep of the cells they draw, and figures they draw without any."""
    for part, content in found.items():
        if part.startswith("xl/charts/"):
            for _, reference, cache in re.findall(
                r"<(?:\w+:)?(num|str)Ref>\s*<(?:\w+:)?f>([^<]*)</(?:\w+:)?f>(.*?)</(?:\w+:)?\1Ref>", content, re.DOTALL
            ):
                yield Remembered(part, html.unescape(reference), _points(cache))
            for literal in re.findall(r"<(?:\w+:)?(?:num|str)Lit>(.*?)</(?:\w+:)?(?:num|str)Lit>", content, re.DOTALL):
                yield Remembered(part, "", _points(literal))


def _points(cache: str) -> tuple[tuple[int, str], ...]:
    found = re.findall(r'<(?:\w+:)?pt\s[^>]*?idx="(\d+)"[^>]*>\s*<(?:\w+:)?v>([^<]*)<', cache)
    return tuple((int(place), html.unescape(value)) for place, value in found)


def formatted(found: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Sheet and range, for the ranges that are dressed by their figures (newer kinds stand in an extension)."""
    names = dict(re.findall(r'<sheet\s[^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"', found.get("xl/workbook.xml", "")))
    links = found.get("xl/_rels/workbook.xml.rels", "")
    for name, link in names.items():
        for relation in re.findall(r"<Relationship\s[^>]*>", links):
            target = re.search(r'Target="/?(?:xl/)?([^"]*)"', relation)
            if f'Id="{link}"' in relation and target:
                for area in _dressed(found.get(f"xl/{target[1]}", "")):
                    yield html.unescape(name), area


def _dressed(sheet: str) -> Iterator[str]:
    for areas in re.findall(r'<conditionalFormatting\s[^>]*sqref="([^"]*)"', sheet):
        yield from areas.split()
    for inside in re.findall(r"<x14:conditionalFormatting.*?</x14:conditionalFormatting>", sheet, re.DOTALL):
        for areas in re.findall(r"<xm:sqref>([^<]*)<", inside):
            yield from areas.split()

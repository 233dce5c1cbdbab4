"""The workbook as a zip file: what openpyxl leaves undone in the XML parts, and the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.xml.functions import fromstring, tostring

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
MODIFIED = "{http://purl.org/dc/terms/}modified"
FIRST = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)


def finish(workbook: bytes, alt_texts: Sequence[str], modified: str) -> bytes:
    """The mended workbook. alt_texts: one per chart, in the order of the sheets; modified: ISO date and time."""
    texts = iter(alt_texts)
    out = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(source.namelist(), key=_order):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            target.writestr(entry, _mended(name, source.read(name), texts, modified))
    return out.getvalue()


def _order(name: str) -> tuple[bool, list[str | int]]:
    """Content types first, as readers expect; numbers as numbers, so that drawing10 follows drawing9."""
    return name != FIRST, [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def _mended(name: str, content: bytes, alt_texts: Iterator[str], modified: str) -> bytes:
    if name == "docProps/core.xml":
        return _stamped(content, modified)
    if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
        return _described(content, alt_texts)
    if re.fullmatch(r"xl/charts/chart\d+\.xml", name):
        return mend_chart(content)
    return content


def _stamped(content: bytes, modified: str) -> bytes:
    """openpyxl writes the moment of saving; a release has one date."""
    root = fromstring(content)
    for element in root.iter(MODIFIED):
        element.text = modified
    return _written(root)


def _described(content: bytes, alt_texts: Iterator[str]) -> bytes:
    """openpyxl cannot say what a chart shows."""
    root = fromstring(content)
    for properties in root.iter(f"{DRAWING}cNvPr"):
        properties.set("descr", next(alt_texts))
    return _written(root)


def mend_chart(content: bytes) -> bytes:
    """Put a chart's parts where the schema wants them: otherwise Excel offers to repair the file.

    Error bars: plus before minus. A chart without title says so: otherwise Excel writes the series' name over it.
    Labels keep their own number format instead of following the cells'.
    """
    root: Any = fromstring(content)
    for bars in root.iter(f"{CHART}errBars"):
        _plus_before_minus(bars)
    for form in root.iter(f"{CHART}numFmt"):
        form.set("sourceLinked", "0")
    chart = root.find(f"{CHART}chart")
    title = chart.find(f"{CHART}title")
    deleted = chart.makeelement(f"{CHART}autoTitleDeleted", {"val": "1" if title is None else "0"})
    chart.insert(0 if title is None else 1, deleted)
    return _written(root)


def _plus_before_minus(bars: Any) -> None:
    minus, plus = bars.find(f"{CHART}minus"), bars.find(f"{CHART}plus")
    if minus is not None and plus is not None:
        bars.remove(plus)
        bars.insert(list(bars).index(minus), plus)


def _written(root: Any) -> bytes:
    return bytes(tostring(root))

"""The workbook of a release: sheets in their fixed order, the same bytes for the same release."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from exports import (
    grouped,
    package,
    sheet_data,
    sheet_development,
    sheet_front,
    sheet_groups,
    sheet_indicators,
    sheet_method,
    sheet_questions,
    sheet_themes,
    theme,
    wording,
)
from exports.release import Release

CREATOR = "Deltag"
NOON = time(12, tzinfo=UTC)


def write(release: Release, beside: Sequence[Release] = ()) -> bytes:
    """The release as an Excel workbook (xlsx). Reads nothing but the release.

    beside: parts of other rounds (exports.cut), whose figures stand beside this one's.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    pages = {name: book.create_sheet(name) for name in sheets(release, beside)}
    foot = footer(release)
    sources = sheet_indicators.write(pages[sheet_indicators.NAME], release, foot, beside)
    alt_texts = sheet_questions.write(pages[sheet_questions.NAME], release, foot)
    if grouped.has_groups(release):
        alt_texts += sheet_groups.write(pages[sheet_groups.name(release)], release, foot)
    if sheet_development.NAME in pages:
        alt_texts += sheet_development.write(pages[sheet_development.NAME], release, foot, beside)
    sheet_data.write(pages[sheet_data.NAME], release, foot)
    _number_looks(book)
    # What a later version changes comes last: looks are numbered as they come, and all other parts stay as they are.
    cover = sheet_front.write(pages[sheet_front.NAME], release, foot, sources, list(pages)[1:], beside)
    sheet_method.write(pages[sheet_method.NAME], release, foot, beside)
    if release.themes:
        alt_texts += sheet_themes.write(pages[sheet_themes.NAME], release, foot)
    return finish(book, release, [*cover, *alt_texts])


def finish(book: Workbook, release: Release, alt_texts: Sequence[str]) -> bytes:
    """The file, under the title and the date of a release. alt_texts: of all charts in the order of the sheets."""
    for name in (sheet_front.NAME, sheet_indicators.NAME):
        book[name].sheet_properties.tabColor = theme.TEAL
    released = datetime.combine(date.fromisoformat(release.released_on[:10]), NOON)
    book.properties = _properties(release, released)
    out = BytesIO()
    book.save(out)
    return package.finish(out.getvalue(), alt_texts, f"{released:%Y-%m-%dT%H:%M:%SZ}")


def _number_looks(book: Workbook) -> None:
    """Number the looks of what is written so far; openpyxl does so when it saves, sheet by sheet in their order."""
    for page in book.worksheets:
        cells: Any = page
        for cell in cells._cells.values():
            cell.parent.parent._cell_styles.add(cell._style)


def sheets(release: Release, beside: Sequence[Release] = ()) -> list[str]:
    """The names of the sheets in their order: groups and development only where there is something to show."""
    return [
        sheet_front.NAME,
        sheet_indicators.NAME,
        sheet_questions.NAME,
        *([sheet_groups.name(release)] if grouped.has_groups(release) else []),
        *([sheet_development.NAME] if any(one.past for one in (release, *beside)) else []),
        *([sheet_themes.NAME] if release.themes else []),
        sheet_data.NAME,
        sheet_method.NAME,
    ]


def footer(release: Release, about: str = "") -> str:
    """What stands at the foot of every printed page: the round's title, or what else the workbook is about.

    Excel calls a file damaged whose footer is longer than 255 characters.
    """
    parts = ["Ballerup Kommune", "Deltag", about or wording.short(release.round.title)]
    return " · ".join([*parts, theme.TRIAL_NOTE] if release.round.trial else parts)


def _properties(release: Release, released: datetime) -> DocumentProperties:
    """Nothing of who wrote the file, nor where or when: the release's own title and date."""
    title = f"Deltag: {release.round.title}" + (f" ({theme.TRIAL})" if release.round.trial else "")
    moment = released.replace(tzinfo=None)
    return DocumentProperties(
        creator=CREATOR, lastModifiedBy=CREATOR, title=title, language="da-DK", created=moment, modified=moment
    )

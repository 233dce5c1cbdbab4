"""The workbook of a release: sheets in their fixed order, the same bytes for the same release."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO

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
    theme,
    wording,
)
from exports.release import Release

CREATOR = "Deltag"
NOON = time(12, tzinfo=UTC)


def write(release: Release) -> bytes:
    """The release as an Excel workbook (xlsx). Reads nothing but the release."""
    book = Workbook()
    book.remove(book.worksheets[0])
    pages = {name: book.create_sheet(name) for name in sheets(release)}
    footer = _footer(release)
    sources = sheet_indicators.write(pages[sheet_indicators.NAME], release, footer)
    alt_texts = [
        *sheet_front.write(pages[sheet_front.NAME], release, footer, sources, list(pages)[1:]),
        *sheet_questions.write(pages[sheet_questions.NAME], release, footer),
    ]
    if grouped.has_groups(release):
        alt_texts += sheet_groups.write(pages[sheet_groups.name(release)], release, footer)
    if release.past:
        alt_texts += sheet_development.write(pages[sheet_development.NAME], release, footer)
    sheet_data.write(pages[sheet_data.NAME], release, footer)
    sheet_method.write(pages[sheet_method.NAME], release, footer)
    for name in (sheet_front.NAME, sheet_indicators.NAME):
        pages[name].sheet_properties.tabColor = theme.TEAL
    released = datetime.combine(date.fromisoformat(release.released_on[:10]), NOON)
    book.properties = _properties(release, released)
    out = BytesIO()
    book.save(out)
    return package.finish(out.getvalue(), alt_texts, f"{released:%Y-%m-%dT%H:%M:%SZ}")


def sheets(release: Release) -> list[str]:
    """The names of the sheets in their order: groups and development only where there is something to show."""
    return [
        sheet_front.NAME,
        sheet_indicators.NAME,
        sheet_questions.NAME,
        *([sheet_groups.name(release)] if grouped.has_groups(release) else []),
        *([sheet_development.NAME] if release.past else []),
        sheet_data.NAME,
        sheet_method.NAME,
    ]


def _footer(release: Release) -> str:
    """Excel calls a file damaged whose footer is longer than 255 characters."""
    parts = ["Ballerup Kommune", "Deltag", wording.short(release.round.title)]
    return " · ".join([*parts, theme.TRIAL_NOTE] if release.round.trial else parts)


def _properties(release: Release, released: datetime) -> DocumentProperties:
    """Nothing of who wrote the file, nor where or when: the release's own title and date."""
    title = f"Deltag: {release.round.title}" + (f" ({theme.TRIAL})" if release.round.trial else "")
    moment = released.replace(tzinfo=None)
    return DocumentProperties(
        creator=CREATOR, lastModifiedBy=CREATOR, title=title, language="da-DK", created=moment, modified=moment
    )

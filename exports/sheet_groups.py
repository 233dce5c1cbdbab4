"""The sheet Områder or Foreningstyper: the published groups side by side, never as a ranking."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from exports import activity_table, group_matrix, grouped, sheet, side_by_side, theme, wording
from exports.activity_table import Line
from exports.release import FormResult, Group, Indicator, Release
from exports.thresholds import Thresholds

AREAS, TYPES = "Områder", "Foreningstyper"
WIDTHS = (side_by_side.NAME_WIDTH, *(9.6,) * 10, 9, 37, 2, 2, 34, *(9,) * 3, 2, 34, *(8,) * 3)
PAGE_HEIGHT = 612.0
"""Points of rows on one printed page, at the scale that makes the sheet one page wide."""
TOP_HEIGHT = 77.0
GAP = 15.0
NO_RANKING = "Rækkefølgen er fast og ingen rangliste: stregerne viser, hvor usikkert hvert tal er."
FEW = "Mærket »Få svar«: få gyldige svar, læs kun tallet med dets usikkerhed."
BY_AGE = "Efter alder"


def name(release: Release) -> str:
    """What the sheet is called: residents answer by area, associations by type."""
    return AREAS if any(form.form == "bs" for form in release.forms) else TYPES


def write(page: Worksheet, release: Release, footer: str) -> list[str]:
    """Fill the sheet; returns the alt texts of its charts in their order."""
    sheet.widths(page, WIDTHS)
    lead = f"{wording.short(release.round.title)}. {NO_RANKING}"
    sheet.heading(page, f"{name(release)} side om side", lead, release.round.trial)
    sheet.put(page, 3, 1, FEW, theme.MUTED_TEXT)
    sheet.link(page, 3, side_by_side.LAST, "Til forsiden", sheet.FRONT)
    blocks = _Blocks(page, release)
    for form in release.forms:
        blocks.form(form)
    page.freeze_panes = "B4"
    sheet.page(page, "landscape", footer, f"A1:M{blocks.row}")
    return blocks.alt_texts


class _Blocks:
    """Writes block under block and begins a new page where one would be cut."""

    def __init__(self, page: Worksheet, release: Release) -> None:
        self.page, self.release = page, release
        self.row, self.used = 5, TOP_HEIGHT
        self.alt_texts: list[str] = []

    def form(self, form: FormResult) -> None:
        """All blocks of a form: its areas or types, its activities, its age bands."""
        title = f"{form.title}: " if len(self.release.forms) > 1 else ""
        places = grouped.groups(form, grouped.AREA, grouped.TYPE)
        if places:
            self._groups(form, places, title)
        lines = [activity_table.line(table) for table in grouped.activities(form)]
        if lines:
            self._activities(lines, form)
        ages = grouped.groups(form, grouped.AGE)
        if ages:
            self._groups(form, ages, f"{title}{BY_AGE}: ")

    def _groups(self, form: FormResult, groups: list[Group], title: str) -> None:
        found = side_by_side.lines(form, groups)
        if found and found[-1].indicator:
            figure = found[-1].indicator
            heading = f"{title}{figure.id}  {figure.name}"
            self._room(side_by_side.table_height(found))
            self.row = side_by_side.write_table(self.page, self.row, heading, found, groups[0].grouping)
            self._room(side_by_side.charts_height(found))
            self.row, texts = side_by_side.write_charts(self.page, self.row, found)
            self.alt_texts += texts
        for part, heading in _parts(form, groups, bool(found)):
            self._room(group_matrix.height(groups))
            self.row = group_matrix.write(self.page, self.row, f"{title}{heading}", form, groups, part)

    def _activities(self, lines: list[Line], form: FormResult) -> None:
        self._room(activity_table.height(lines))
        few = Thresholds(**self.release.parameters).few(form.unit)
        self.row, texts = activity_table.write(self.page, self.row, lines, few)
        self.alt_texts += texts

    def _room(self, height: float) -> None:
        if self.used + height > PAGE_HEIGHT and self.used > TOP_HEIGHT:
            self.page.row_breaks.append(Break(id=self.row - 1))
            self.used = 0
        self.used += height + GAP


def _parts(form: FormResult, groups: list[Group], apart: bool) -> Iterator[tuple[list[Indicator], str]]:
    chosen = group_matrix.chosen(form, groups)
    heading = "De øvrige indikatorer" if apart else "Indikatorerne"
    for start in range(0, len(chosen), group_matrix.ABREAST):
        more = ", fortsat" if start else ""
        yield chosen[start : start + group_matrix.ABREAST], f"{heading}{more}"

"""The headline figure of the three poles in each group: table, stacked poles, bars with intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from exports import chart, chart_source, earlier, grouped, sheet, shown, theme, wording
from exports.chart import Cells, Place
from exports.figure import Indicator
from exports.interval import half_up
from exports.protected import ProtectedTable
from exports.question_table import CM, LINE, alt_text, dont_know_share
from exports.release import FormResult, Group
from exports.tidy import share_of

POLES = {"bs": ("B1", "bs_same_degree"), "fm": ("D1", "fm_same_degree")}
"""Form → the headline figure that is said with its three poles, and the table it is made of."""
SOURCE = 16
"""Column of the figures behind the charts: right of what is printed."""
LAST = 13
NAME_LENGTH, NAME_WIDTH = 75, 27.0
TITLE_HEIGHT, HEAD_HEIGHT = 24.0, 30.0
EVERYBODY = "Alle"
ROOM = 0.7
"""Centimetres a bar takes with the gap under it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One group of the table, or everybody: None where nothing is published."""

    name: str
    usable: int | None
    coverage: float | str
    table: ProtectedTable | None
    indicator: Indicator | None
    whole: bool = False

    @property
    def poles(self) -> list[float | None]:
        """The three shares, each None when hidden."""
        cells = [cell for cell in self.table.cells if cell.role == "pole"] if self.table else []
        return [share_of(self.table, cell) for cell in cells] if self.table else []


def lines(form: FormResult, groups: Sequence[Group]) -> list[Line]:
    """The groups in the order given, everybody last; empty where the form has no such figure."""
    code, question = POLES.get(form.form, ("", ""))
    total = next((table for table in form.tables if table.id == question), None)
    figure = next((indicator for indicator in form.indicators if indicator.id == code), None)
    if total is None or figure is None:
        return []
    made = [
        Line(one.label, one.usable, said(one.coverage, one.coverage_words), grouped.table_of(form, total, one),
             grouped.figure_of(form, code, one))
        for one in groups
    ]  # fmt: skip
    everybody = Line(EVERYBODY, form.usable, said(form.coverage, form.coverage_words), total, figure, whole=True)
    return [*made, everybody] if any(line.table or line.indicator for line in made) else []


def said(coverage: float | None, words: str) -> float | str:
    """A coverage as whole percent, or which side of half it lies on; nothing in an open collection."""
    if coverage is not None:
        return shown.share(coverage)
    return words if words.endswith("halvdelen") else ""


def table_height(found: Sequence[Line]) -> float:
    """Points the table with its heading and notes takes."""
    return TITLE_HEIGHT + HEAD_HEIGHT + sum(map(_row_height, found)) + LINE * len(_notes(found))


def charts_height(found: Sequence[Line]) -> float:
    """Points the charts with their headings take."""
    return 2 * LINE + _chart_height(found) * CM


def write_table(page: Worksheet, row: int, title: str, found: Sequence[Line], first: str) -> int:
    """Write the table; returns the next row. first: what a row stands for."""
    sheet.put(page, row, 1, title, theme.HEADING)
    _heads(page, row + 1, found, first)
    page.row_dimensions[row].height = TITLE_HEIGHT
    for place, line in enumerate(found, row + 2):
        _write_line(page, place, line)
    after = row + 2 + len(found)
    for place, note in enumerate(_notes(found), after):
        sheet.put(page, place, 1, note, theme.MUTED_TEXT)
    return after + len(_notes(found))


def write_charts(page: Worksheet, row: int, found: Sequence[Line]) -> tuple[int, list[str]]:
    """Write both charts; returns the next free row and their alt texts."""
    sheet.put(page, row + 1, 1, "Lige så tit, sjældnere eller oftere end andre?", theme.SUBHEADING)
    sheet.put(page, row + 1, 7, "Andel »lige så tit« med 95 % usikkerhed", theme.SUBHEADING)
    alt_texts = _charts(page, row + 2, found)
    return row + 2 + round(_chart_height(found) * CM / LINE) + 1, alt_texts


def _heads(page: Worksheet, row: int, found: Sequence[Line], first: str) -> None:
    poles = [cell.label for cell in found[-1].table.cells if cell.role == "pole"] if found[-1].table else []
    coverage = "Dækning" if any(line.coverage != "" for line in found) else ""
    names = ["Brugbare svar", coverage, *poles, "95 % fra", "95 % til", "Gyldige (n)", "Ved ikke", _former_name(found)]
    sheet.put(page, row, 1, first, theme.HEAD_LINES)
    for column, name in enumerate(names, 2):
        sheet.put(page, row, column, name, theme.HEAD_NUMBER_LINES)
    for column, name in ((LAST - 1, "Mærke"), (LAST, "Dom")):
        sheet.put(page, row, column, name, theme.HEAD_INDENTED)
    page.row_dimensions[row].height = HEAD_HEIGHT


def _former_name(found: Sequence[Line]) -> str:
    compared = any(line.indicator and line.indicator.comparison for line in found)
    return "Forrige måling" if compared else ""


def _write_line(page: Worksheet, row: int, line: Line) -> None:
    name, number = (theme.STRONG, theme.NUMBER_STRONG) if line.whole else (theme.PLAIN, theme.NUMBER)
    sheet.put(page, row, 1, sheet.label(line.name, NAME_LENGTH), theme.wrapping(name))
    sheet.put(page, row, 2, shown.count(line.usable), number, theme.INTEGER)
    spoken = isinstance(line.coverage, str)
    sheet.put(page, row, 3, line.coverage, theme.NUMBER_WORDS if spoken else number, theme.PERCENT)
    for column, value, form in _figures(line):
        sheet.put(page, row, column, value, number, form)
    if line.indicator:
        few = line.indicator.few and not line.indicator.hidden
        sheet.put(page, row, LAST - 1, "Få svar" if few else None, theme.INDENTED)
        sheet.put(page, row, LAST, shown.marked(line.indicator.verdict), theme.INDENTED_WORDS)
    edge = theme.LINE if line.whole else theme.THIN
    sheet.edge(page, row, (1, LAST), theme.rule(bottom=edge, top=edge if line.whole else None))
    page.row_dimensions[row].height = _row_height(line)


def _figures(line: Line) -> Iterator[tuple[int, float | str | None, str]]:
    """Column, value and number format of everything that is counted or computed."""
    for column, pole in enumerate(line.poles or [None] * 3, 4):
        yield column, shown.share(pole), theme.PERCENT
    indicator, table = line.indicator, line.table
    for column, limit in ((7, "low"), (8, "high")):
        yield column, shown.figure(getattr(indicator, limit), indicator) if indicator else theme.HIDDEN, theme.PERCENT
    yield 9, shown.count(table.base if table else None), theme.INTEGER
    unknown = next((cell for cell in table.cells if cell.code == "dk"), None) if table else None
    share = dont_know_share(table, unknown) if table and unknown else None
    yield 10, shown.share(share), theme.PERCENT
    former = earlier.former(indicator) if indicator else None
    yield 11, shown.figure(former.value, former) if former else None, theme.PERCENT


def _row_height(line: Line) -> float:
    words = sheet.wrapped(str(line.coverage), 9) if isinstance(line.coverage, str) else ""
    return LINE * max(len(sheet.wrapped(sheet.label(line.name, NAME_LENGTH), NAME_WIDTH)), len(words)) + 1


def _notes(found: Sequence[Line]) -> list[str]:
    notes = []
    if _former_name(found):
        titles = {line.indicator.comparison.title for line in found if line.indicator and line.indicator.comparison}
        notes.append(f"Forrige måling: andelen »lige så tit« i {wording.listed(sorted(map(wording.short, titles)))}.")
    if any(line.indicator is None or line.indicator.hidden or None in line.poles for line in found):
        notes.append(theme.HIDDEN_NOTE)
    return notes


def _chart_height(found: Sequence[Line]) -> float:
    return ROOM * len(found) + 1.9


def _charts(page: Worksheet, row: int, found: Sequence[Line]) -> list[str]:
    """Both charts; what is hidden is a gap, and its name says so."""
    whole = [line.poles if None not in line.poles and line.poles else [None] * 3 for line in found]
    shares = [[None if pole is None else half_up(pole, 2) for pole in poles] for poles in whole]
    reach = [chart_source.with_reach(line.indicator) if line.indicator else (None, None, None) for line in found]
    heads = [chart_source.TITLE, *_pole_names(found)]
    stacked: list[chart_source.Line] = [(_chart_name(line, None if poles[0] is not None else theme.HIDDEN), *poles)
               for line, poles in zip(found, shares, strict=True)]  # fmt: skip
    bars = [(_chart_name(line, _percent(one[0])), *one) for line, one in zip(found, reach, strict=True)]
    names, *pieces = chart_source.write(page, (row, SOURCE), heads, stacked, theme.PERCENT)
    after = (row, SOURCE + len(heads) + 1)
    labels, values, down, up = chart_source.write(
        page, after, (chart_source.TITLE, "Tal", "Ned", "Op"), bars, theme.PERCENT
    )
    high = _chart_height(found)
    alt_texts = []
    if any(poles[0] is not None for poles in shares):
        titles = [Cells(page, f"${sheet.letter(SOURCE + offset)}${row}") for offset in range(1, len(heads))]
        alt_texts.append(
            chart.stacked(Place(page, f"A{row}", 14.2, high), names, list(zip(titles, pieces, strict=True)),
                          theme.POLES3, _poles_alt(found, shares))
        )  # fmt: skip
    if any(value is not None for value, _, _ in reach):
        place = Place(page, f"G{row}", 17.0, high)
        alt_texts.append(chart.bars_with_intervals(place, labels, values, (down, up), _bars_alt(found)))
    return alt_texts


def _pole_names(found: Sequence[Line]) -> list[str]:
    table = found[-1].table
    return [cell.label for cell in table.cells if cell.role == "pole"] if table else []


def _chart_name(line: Line, figure: str | None) -> str:
    return chart_source.name(line.name, figure)


def _percent(value: float | None) -> str:
    return theme.HIDDEN if value is None else wording.percent(value)


def _poles_alt(found: Sequence[Line], shares: Sequence[Sequence[float | None]]) -> str:
    drawn = [line for line, poles in zip(found, shares, strict=True) if poles[0] is not None]
    tables = [(line.name, line.table) for line in drawn if line.table]
    parts = [alt_text(f"{name}:", [cell for cell in table.cells if cell.role == "pole"]) for name, table in tables]
    return " ".join([f"Tre poler side om side ({_code(found)}).", *parts, *_hidden_parts(found, drawn)])


def _bars_alt(found: Sequence[Line]) -> str:
    drawn = [line for line in found if line.indicator and not line.indicator.hidden]
    parts = [sheet.clean(f"{line.name} {shown.said(line.indicator)}.") for line in drawn if line.indicator]
    return " ".join([f"Andel »lige så tit« ({_code(found)}).", *parts, *_hidden_parts(found, drawn)])


def _code(found: Sequence[Line]) -> str:
    return found[-1].indicator.id if found[-1].indicator else ""


def _hidden_parts(found: Sequence[Line], drawn: Sequence[Line]) -> list[str]:
    hidden = [sheet.clean(line.name) for line in found if line not in drawn]
    return [f"Skjult: {wording.listed(hidden)}."] if hidden else []

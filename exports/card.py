"""A headline figure on the cover: what it says, the figure, its uncertainty, its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports import chart, question_table, sheet, sheet_indicators, theme, wording
from exports.chart import Cells, Place
from exports.interval import half_up
from exports.release import Indicator, ProtectedTable, Release

TOP, FACTS, VERDICT, SENTENCE = 7, 9, 13, 14
COLUMNS = 6
"""Big figure, what the line is about, value, interval, n, chart."""
NO_FORMER = "ingen endnu"

MEANING = {
    "B1": "Andel, der siger, at beboere med ikke-vestlig baggrund er med lige så tit som andre. Mål: op.",
    "B2i": "Hvor blandede deltagerne var i de aktiviteter, beboerne selv var med til. 100 = meget blandede. Mål: op.",
    "D1": "Andel, der siger, at folk med ikke-vestlig baggrund er lige så tit med til valg og beslutninger. Mål: op.",
    "D5": "Hvor stor en del af de stemmeberettigede der deltog i foreningernes sidste valg eller møde. Mål: op.",
}
FIRST_LINE = {"B1": "Alle", "B2i": "Egne aktiviteter", "D1": "Alle", "D5": "Alle foreninger"}
COMPANIONS = {"B1": ("B1a", "Har været med (B1a)"), "B2i": ("B8", "Alt i alt (B8)")}
"""The figure that is printed beside a headline figure, in the same unit."""
POLES = {"B1": "bs_same_degree", "D1": "fm_same_degree"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where the figures of a card's chart stand: how far the interval reaches down and up."""

    down: Cells
    up: Cells


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the card's table."""

    name: str
    value: float | str | None
    interval: str
    base: int | str | None
    indicator: Indicator | None = None


def headlines(release: Release) -> list[Indicator]:
    """The headline figures in the order of their codes: B1, B2i; D1, D5."""
    return sorted((i for form in release.forms for i in form.indicators if i.headline), key=lambda i: i.id)


def find_table(release: Release, table_id: str) -> ProtectedTable | None:
    """The table with this id, None when the round has none."""
    return next((t for form in release.forms for t in form.tables if t.id == table_id), None)


def find_indicator(release: Release, indicator_id: str) -> Indicator | None:
    """The indicator with this code, None when the round has none."""
    return next((i for form in release.forms for i in form.indicators if i.id == indicator_id), None)


def write_sources(page: Worksheet, row: int, release: Release) -> dict[str, Source]:
    """The lengths of the intervals in the cover's charts, in sight; by the code of the headline figure."""
    sources = {}
    sheet.put(page, row, 3, "Tal bag figurerne på forsiden: så langt rækker usikkerheden", theme.SUBHEADING)
    for column, name in ((6, "Ned"), (7, "Op")):
        sheet.put(page, row, column, name, theme.SMALL_HEAD_RIGHT)
    for headline in headlines(release):
        facts = [fact for fact in _facts(release, headline) if fact.indicator]
        for offset, fact in enumerate(facts, 1):
            _write_distance(page, row + offset, headline, fact)
        if facts:
            sources[headline.id] = _source(page, row + 1, row + len(facts))
            row += len(facts)
    return sources


def _write_distance(page: Worksheet, row: int, headline: Indicator, fact: Fact) -> None:
    sheet.put(page, row, 3, f"{headline.id}  {fact.name}", theme.SMALL)
    for column, length in zip((6, 7), _distance(fact), strict=True):
        sheet.put(page, row, column, length, theme.NUMBER_MUTED, number_format(headline))
    sheet.edge(page, row, (3, 7), theme.rule(bottom=theme.THIN))


def _source(page: Worksheet, first: int, last: int) -> Source:
    return Source(Cells(page, f"$F${first}:$F${last}"), Cells(page, f"$G${first}:$G${last}"))


def write(page: Worksheet, first: int, release: Release, indicator: Indicator, source: Source | None) -> list[str]:
    """Write the card from this column on; returns the alt texts of its charts."""
    columns = (first, first + COLUMNS - 1)
    sheet.band(page, TOP, columns, theme.CARD_HEAD)
    sheet.put(page, TOP, first, f"{indicator.id}   {indicator.name}", theme.CARD_HEAD)
    sheet.edge(page, TOP, columns, theme.rule(top=theme.TEAL))
    meaning = MEANING.get(indicator.id, indicator.definition)
    sheet.prose(page, TOP + 1, (first, first + 4), meaning, theme.NOTE_MIDDLE)
    _big_figure(page, first, indicator)
    facts = _facts(release, indicator)
    _table(page, first + 1, facts)
    _verdict(page, columns, indicator)
    sheet.prose(page, SENTENCE, columns, wording.sentence(indicator), theme.TEXT_MIDDLE)
    return _chart(page, first, indicator, facts, source) if source else []


def _big_figure(page: Worksheet, first: int, indicator: Indicator) -> None:
    page.merge_cells(start_row=FACTS, end_row=VERDICT - 1, start_column=first, end_column=first)
    value = sheet_indicators.rounded(indicator.value, indicator)
    sheet.put(page, FACTS, first, theme.HIDDEN if value is None else value, theme.BIG_FIGURE, number_format(indicator))


def number_format(indicator: Indicator) -> str:
    """Whole percent or whole points."""
    return theme.POINTS if indicator.unit == "points" else theme.PERCENT


def _facts(release: Release, indicator: Indicator) -> list[Fact]:
    facts = [_fact(FIRST_LINE.get(indicator.id, "Alle"), indicator)]
    other, name = COMPANIONS.get(indicator.id, ("", ""))
    companion = find_indicator(release, other)
    if companion:
        facts.append(_fact(name, companion))
    not_relevant = _not_relevant(release, indicator)
    if not_relevant:
        facts.append(not_relevant)
    return [*facts, Fact("Forrige måling", None, NO_FORMER, None)]


def _fact(name: str, indicator: Indicator) -> Fact:
    value = sheet_indicators.rounded(indicator.value, indicator)
    if value is None:
        return Fact(name, theme.HIDDEN, theme.HIDDEN, theme.HIDDEN)
    return Fact(name, value, wording.interval(indicator), indicator.base, indicator)


def _not_relevant(release: Release, indicator: Indicator) -> Fact | None:
    """D1 leaves "not relevant" out and says how many they are."""
    table = find_table(release, POLES.get(indicator.id, ""))
    cell = next((c for c in table.cells if c.code == "na"), None) if table else None
    if table is None or cell is None:
        return None
    share = question_table.dont_know_share(table, cell)
    return Fact("»Ikke relevant«", theme.HIDDEN if share is None else half_up(share, 2), "", None)


def _table(page: Worksheet, first: int, facts: Sequence[Fact]) -> None:
    for offset, name in enumerate(("", "Tal", "95 % usikkerhed", "Svar (n)")):
        sheet.put(page, FACTS, first + offset, name, theme.SMALL_HEAD_RIGHT if offset else theme.SMALL_HEAD)
    sheet.edge(page, FACTS, (first, first + 3), theme.rule(bottom=theme.LINE))
    for row, fact in enumerate(facts, FACTS + 1):
        form = theme.PERCENT if fact.indicator is None else number_format(fact.indicator)
        sheet.put(page, row, first, fact.name, theme.SMALL)
        sheet.put(page, row, first + 1, fact.value, theme.NUMBER_STRONG, form)
        sheet.put(page, row, first + 2, fact.interval, theme.NUMBER_MUTED)
        sheet.put(page, row, first + 3, fact.base, theme.NUMBER_MUTED, theme.INTEGER)
        sheet.edge(page, row, (first, first + 3), theme.rule(bottom=theme.THIN))


def _verdict(page: Worksheet, columns: tuple[int, int], indicator: Indicator) -> None:
    mark = theme.mark(indicator.verdict)
    style = theme.verdict(mark)
    few = "   ·   Få svar: læs kun tallet med dets usikkerhed" if indicator.few else ""
    sheet.band(page, VERDICT, columns, style)
    sheet.put(page, VERDICT, columns[0], f"{mark.sign}  {indicator.verdict}{few}", style)
    sheet.edge(page, VERDICT, columns, theme.rule(top=theme.LINE, bottom=theme.LINE))


def _chart(page: Worksheet, first: int, indicator: Indicator, facts: Sequence[Fact], source: Source) -> list[str]:
    drawn = [fact for fact in facts if fact.indicator]
    if facts[0].indicator is None:
        return []
    names, values = (
        Cells(page, f"${letter}${FACTS + 1}:${letter}${FACTS + len(drawn)}")
        for letter in (get_column_letter(first + 1), get_column_letter(first + 2))
    )
    axis = chart.POINT_AXIS if indicator.unit == "points" else chart.SHARE_AXIS
    place = Place(page, f"{get_column_letter(first + 5)}{TOP + 1}", 4.05, 4.55)
    said = "; ".join(f"{fact.name} {_said(fact)}" for fact in drawn)
    return [chart.dots(place, names, values, (source.down, source.up), axis, f"{indicator.name}: {said}.")]


def _said(fact: Fact) -> str:
    shown = wording.figure(fact.indicator) if fact.indicator else theme.HIDDEN
    return f"{shown} (95 % usikkerhed {fact.interval})"


def _distance(fact: Fact) -> tuple[float, float]:
    """From the rounded value to the rounded limits, so that the chart shows what the table says."""
    one = fact.indicator
    value, low, high = (sheet_indicators.rounded(x, one) if one else None for x in _limits(one))
    if value is None or low is None or high is None:
        return 0, 0
    return value - low, high - value


def _limits(indicator: Indicator | None) -> tuple[float | None, float | None, float | None]:
    return (indicator.value, indicator.low, indicator.high) if indicator else (None, None, None)

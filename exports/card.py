"""A headline figure on the cover: what it says, the figure, its uncertainty, its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports import chart, chart_source, earlier, question_table, sheet, shown, theme, wording
from exports.chart import Cells, Place
from exports.direction import FIRST
from exports.interval import half_up
from exports.release import Indicator, ProtectedTable, Release
from exports.shown import number_format, rounded

TOP, FACTS, VERDICT, SENTENCE = 7, 9, 14, 15
COLUMNS = 6
"""Big figure, what the line is about, value, interval, n, chart."""
FORMER = "Forrige måling"
NAME_LENGTH = 22
NO_FORMER, NOT_COMPARED = "ingen endnu", "–"

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
    """Where the figures of a card's chart stand, and how far their intervals reach down and up."""

    names: Cells
    values: Cells
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
    form: str = theme.PERCENT
    drawn: bool = False


def headlines(release: Release) -> list[Indicator]:
    """The headline figures in the order of their codes: B1, B2i; D1, D5."""
    return sorted((i for form in release.forms for i in form.indicators if i.headline), key=lambda i: i.id)


def find_table(release: Release, table_id: str) -> ProtectedTable | None:
    """The table with this id, None when the round has none."""
    return next((t for form in release.forms for t in form.tables if t.id == table_id), None)


def find_indicator(release: Release, indicator_id: str) -> Indicator | None:
    """The indicator with this code, None when the round has none."""
    return next((i for form in release.forms for i in form.indicators if i.id == indicator_id), None)


def write_sources(page: Worksheet, row: int, release: Release) -> tuple[int, dict[str, Source]]:
    """The figures behind the cover's charts; returns the next row and where they stand, by headline figure."""
    sources = {}
    sheet.put(page, row, 3, f"{chart_source.TITLE} på forsiden", theme.SUBHEADING)
    row += 1
    for headline in headlines(release):
        drawn = _drawn(release, headline)
        if drawn:
            lines = chart_source.rounds(drawn, _labelled(release, headline))
            heads = (headline.id, "Tal", "Ned", "Op")
            made = chart_source.write(page, (row, 3), heads, lines, number_format(headline))
            sources[headline.id] = Source(*made)
            row += len(lines) + 1
    return row, sources


def _drawn(release: Release, headline: Indicator) -> list[tuple[str, Indicator]]:
    """What a card's chart shows: the figure in all rounds, or beside its companion where there is no other round."""
    told = list(earlier.history(release, headline))
    if len(told) > 1 and any(not one.hidden for _, one in told):
        return told
    if headline.hidden:
        return []
    return [(fact.name, fact.indicator) for fact in _facts(release, headline) if fact.drawn and fact.indicator]


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
    return [_chart(page, first, release, indicator, source)] if source else []


def _big_figure(page: Worksheet, first: int, indicator: Indicator) -> None:
    page.merge_cells(start_row=FACTS, end_row=VERDICT - 1, start_column=first, end_column=first)
    value = shown.figure(indicator.value, indicator)
    sheet.put(page, FACTS, first, value, theme.BIG_FIGURE, number_format(indicator))


def _facts(release: Release, indicator: Indicator) -> list[Fact]:
    facts = [_fact(FIRST_LINE.get(indicator.id, "Alle"), indicator)]
    other, name = COMPANIONS.get(indicator.id, ("", ""))
    companion = find_indicator(release, other)
    if companion:
        facts.append(_fact(name, companion))
    not_relevant = _not_relevant(release, indicator)
    if not_relevant:
        facts.append(not_relevant)
    return [*facts, *_former(indicator)]


def _fact(name: str, indicator: Indicator, *, drawn: bool = True) -> Fact:
    if rounded(indicator.value, indicator) is None:
        return Fact(name, theme.HIDDEN, theme.HIDDEN, theme.HIDDEN)
    value, form = rounded(indicator.value, indicator), number_format(indicator)
    return Fact(name, value, wording.interval(indicator), indicator.base, indicator, form, drawn)


def _former(indicator: Indicator) -> list[Fact]:
    """The round before, and the difference in whole points from the unrounded figures."""
    past, then, difference = indicator.comparison, earlier.former(indicator), earlier.difference(indicator)
    if past is None or then is None:
        return [Fact(FORMER, None, NO_FORMER if indicator.verdict == FIRST else NOT_COMPARED, None)]
    limits = [None if limit is None else earlier.points(limit, indicator) for limit in (past.d_low, past.d_high)]
    reach = "" if None in limits else " til ".join(str(limit).replace("-", "−") for limit in limits)
    unit = "point" if indicator.unit == "points" else "procentpoint"
    name = FORMER if past.latest else sheet.label(past.title, NAME_LENGTH)
    return [_fact(name, then, drawn=False), Fact(f"Forskel, {unit}", difference, reach, None, form=theme.SIGNED)]


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
        sheet.put(page, row, first, fact.name, theme.SMALL)
        sheet.put(page, row, first + 1, fact.value, theme.NUMBER_STRONG, fact.form)
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


def _chart(page: Worksheet, first: int, release: Release, indicator: Indicator, source: Source) -> str:
    drawn = _drawn(release, indicator)
    axis = chart.POINT_AXIS if indicator.unit == "points" else chart.SHARE_AXIS
    place = Place(page, f"{get_column_letter(first + 5)}{TOP + 1}", 4.05, 4.5)
    said = "; ".join(f"{name} {shown.said(one)}" for name, one in drawn)
    over_rounds = _over_rounds(release, indicator)
    about = f"Runde for runde ({indicator.id})" if over_rounds else indicator.name
    return chart.dots(
        place, source.names, source.values, (source.down, source.up), axis,
        sheet.clean(f"{about}: {said}."), over_rounds=over_rounds, labelled=_labelled(release, indicator),
    )  # fmt: skip


def _over_rounds(release: Release, indicator: Indicator) -> bool:
    return len(list(earlier.history(release, indicator))) > 1


def _labelled(release: Release, indicator: Indicator) -> int:
    """How many dots carry their figures: on a card over rounds only one, since the first of two would meet the axis."""
    return 1 if _over_rounds(release, indicator) else chart.LABELLED

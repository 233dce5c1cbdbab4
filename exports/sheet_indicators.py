"""The sheet Indikatorer: every figure of the strategy in one table, rounded as it is read."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from exports import card, earlier, grouped, sheet, theme, wording
from exports.figure import TOTAL
from exports.release import Indicator, Release
from exports.shown import number_format, rounded

NAME = "Indikatorer"
COLUMNS = {
    "runde": ("Runde", 13),
    "indikator": ("Kode", 9.5),
    "navn": ("Dansk navn", 46),
    "gruppering": ("Delt efter", 13.5),
    "gruppe": ("Gruppe", 9),
    "vaerdi": ("Denne runde", 9.5),
    "nedre": ("95 % fra", 8.5),
    "oevre": ("95 % til", 8.5),
    "base": ("Gyldige svar (n)", 8.5),
    "forrige": ("Forrige runde", 9),
    "forskel": ("Forskel (point)", 9),
    "dom": ("Dom (kun hovedtal)", 33),
    "status": ("Vist / skjult", 9.5),
}
"""Column of tblIndikatorer: what it is called above the table, and its width in characters."""
NUMBERS = ("vaerdi", "nedre", "oevre", "base", "forrige", "forskel")
GROUP_WIDTH = 28.0
"""A longer name of a group is read in the cell."""
TOP = 6
REMARK_WIDTH = 170.0
FEW_IN_GROUPS = "Tal for grupper med få svar er mærket i arket med grupperne side om side."
FEW = "Få svar. Læs kun tallet sammen med dets usikkerhed."


def write(page: Worksheet, release: Release, footer: str, beside: Sequence[Release] = ()) -> dict[str, card.Source]:
    """Fill the sheet; returns where the figures behind the cover's charts stand. Hidden figures are empty cells.

    beside: parts of other rounds, under this one's figures.
    """
    last = fill(page, f"{NAME}, {wording.short(release.round.title)}", (release, *beside))
    last, sources = card.write_sources(page, last, release)
    finish(page, last, footer)
    return sources


def fill(page: Worksheet, title: str, releases: Sequence[Release]) -> int:
    """Write the figures of these rounds, and what must be said beside them; returns the next row."""
    told = [(release.round.key, indicator) for release in releases for indicator in grouped.figures(release)]
    indicators = [indicator for _, indicator in told]
    sheet.widths(page, _widths(indicators))
    sheet.heading(page, title, _lead(indicators), releases[0].round.trial)
    sheet.put(page, 3, 1, theme.HIDDEN_NOTE if any(i.hidden for i in indicators) else None, theme.MUTED_TEXT)
    sheet.link(page, 3, 12, "Til forsiden", sheet.FRONT)
    _heads(page)
    for row, (key, indicator) in enumerate(told, TOP + 1):
        _write_row(page, row, key, indicator)
        if len(sheet.clean(indicator.group)) > GROUP_WIDTH:  # else it runs on over the empty cells of a hidden figure
            page.row_dimensions[row].height = sheet.text_height([(sheet.clean(indicator.group), GROUP_WIDTH)])
    last = TOP + max(1, len(told))
    sheet.add_table(page, "tblIndikatorer", f"A{TOP}:M{last}")
    page.freeze_panes = f"D{TOP + 1}"
    return _remarks(page, last + 2, releases)


def finish(page: Worksheet, last: int, footer: str) -> None:
    """The printed page, down to this row."""
    sheet.page(page, "landscape", footer, f"A1:M{last}", repeat=f"{TOP - 1}:{TOP}")


def _widths(indicators: list[Indicator]) -> list[float]:
    """The columns' widths; names of groups may be longer than "Total"."""
    longest = max((len(sheet.clean(indicator.group)) for indicator in indicators), default=0)
    wide = {"gruppe": min(max(COLUMNS["gruppe"][1], 1.1 * longest), GROUP_WIDTH)}
    return [wide.get(name, width) for name, (_, width) in COLUMNS.items()]


def _headline(indicator: Indicator) -> bool:
    """A headline figure over everybody; the same figure of a group stands beside it without weight."""
    return indicator.headline and indicator.grouping == TOTAL


def _lead(indicators: list[Indicator]) -> str:
    headlines = ", ".join(dict.fromkeys(i.id for i in indicators if _headline(i)))
    return f"Andele i hele procent, indeks og balance i hele point. Hovedtal ({headlines}) med fed og dom."


def _heads(page: Worksheet) -> None:
    for column, (name, (spoken, _)) in enumerate(COLUMNS.items(), 1):
        above, head = theme.COLUMN_NAME, theme.HEAD
        if name in NUMBERS:
            above, head = theme.COLUMN_NAME_RIGHT, theme.HEAD_NUMBER
        elif name in ("dom", "status"):
            above, head = theme.COLUMN_NAME_INDENTED, theme.HEAD_INDENTED
        sheet.put(page, TOP - 1, column, spoken, above)
        sheet.put(page, TOP, column, name, head)
    sheet.heights(page, {TOP - 1: 28, TOP: 17})


def _write_row(page: Worksheet, row: int, round_key: str, indicator: Indicator) -> None:
    for column, (name, value) in enumerate(_values(round_key, indicator).items(), 1):
        sheet.put(page, row, column, value, _style(name, _headline(indicator)), _format(name, indicator))


def _values(round_key: str, indicator: Indicator) -> dict[str, str | float | None]:
    hidden, former = indicator.hidden, earlier.former(indicator)
    return {
        "runde": round_key,
        "indikator": indicator.id,
        "navn": indicator.name,
        "gruppering": indicator.grouping,
        "gruppe": indicator.group,
        "vaerdi": rounded(indicator.value, indicator),
        "nedre": rounded(indicator.low, indicator),
        "oevre": rounded(indicator.high, indicator),
        "base": None if hidden else indicator.base,
        "forrige": rounded(former.value, former) if former else None,
        "forskel": earlier.difference(indicator),
        "dom": indicator.verdict or None,
        "status": "skjult" if hidden else "vist",
    }


def _style(name: str, headline: bool) -> theme.Style:
    if name in ("nedre", "oevre"):
        return theme.NUMBER_MUTED_STRONG if headline else theme.NUMBER_MUTED
    if name in NUMBERS:
        return theme.NUMBER_STRONG if headline else theme.NUMBER
    if name in ("dom", "status"):
        return theme.STRONG_INDENTED if headline else theme.INDENTED
    plain = theme.STRONG if headline else theme.PLAIN
    return theme.wrapping(plain) if name == "gruppe" else plain


def _format(name: str, indicator: Indicator) -> str | None:
    if name not in NUMBERS:
        return None
    if name in ("base", "forskel"):
        return theme.INTEGER if name == "base" else theme.SIGNED
    return number_format(indicator)


def _named(indicator: Indicator) -> str:
    return indicator.id if indicator.grouping == TOTAL else f"{indicator.id}, {sheet.label(indicator.group, 40)}"


def _remarks(page: Worksheet, row: int, releases: Sequence[Release]) -> int:
    """What must be said beside a figure stands under the table, which has no column for it; returns the next row."""
    remarks = []
    for release in releases:
        of_round = f"{wording.short(release.round.title)}, " if len(releases) > 1 else ""
        remarks += [f"{of_round}{remark}" for remark in _said_of(list(grouped.figures(release)))]
    if remarks:
        sheet.put(page, row, 1, "Bemærk", theme.SUBHEADING)
    after = row + 1
    for remark in remarks:
        after = sheet.running(page, after, remark, REMARK_WIDTH, theme.SMALL)
    return after + 1 if remarks else row


def _said_of(indicators: list[Indicator]) -> list[str]:
    """Of the figures of one round."""
    remarks = [f"{_named(i)}: {i.note.rstrip('.')}." for i in indicators if i.note and not i.hidden]
    few = [i for i in indicators if i.few and not i.hidden]
    whole = [i.id for i in few if i.grouping == TOTAL]
    if whole:
        remarks.append(f"{wording.listed(whole)}: {FEW}")
    if len(few) > len(whole):
        remarks.append(FEW_IN_GROUPS)
    return remarks

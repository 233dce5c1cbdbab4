"""The sheet Indikatorer: every figure of the strategy in one table, rounded as it is read."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from exports import sheet, theme, wording
from exports.interval import half_up
from exports.release import Indicator, Release

NAME = "Indikatorer"
COLUMNS = {
    "runde": ("Runde", 13),
    "indikator": ("Kode", 9.5),
    "navn": ("Dansk navn", 46),
    "gruppering": ("Delt efter", 11.5),
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
TOP = 6
SOURCE_ROWS = 5
"""Room under the remarks for the figures behind the cover's charts."""
FEW = "Få svar. Læs kun tallet sammen med dets usikkerhed."


def write(page: Worksheet, release: Release, footer: str) -> int:
    """Fill the sheet; returns the next free row. Hidden figures are empty cells with status skjult."""
    indicators = [indicator for form in release.forms for indicator in form.indicators]
    sheet.widths(page, [width for _, width in COLUMNS.values()])
    sheet.heading(page, f"Indikatorer, {wording.short(release.round.title)}", _lead(indicators), release.round.trial)
    sheet.put(page, 3, 1, theme.HIDDEN_NOTE if any(i.hidden for i in indicators) else None, theme.MUTED_TEXT)
    sheet.link(page, 3, 12, "Til forsiden", sheet.FRONT)
    _heads(page)
    for row, indicator in enumerate(indicators, TOP + 1):
        _write_row(page, row, release.round.key, indicator)
    last = TOP + max(1, len(indicators))
    sheet.add_table(page, "tblIndikatorer", f"A{TOP}:M{last}")
    last = _remarks(page, last + 2, indicators)
    page.freeze_panes = f"D{TOP + 1}"
    sheet.page(page, "landscape", footer, f"A1:M{last + SOURCE_ROWS}", repeat=f"{TOP - 1}:{TOP}")
    return last


def _lead(indicators: list[Indicator]) -> str:
    headlines = ", ".join(i.id for i in indicators if i.headline)
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
        sheet.put(page, row, column, value, _style(name, indicator.headline), _format(name, indicator))


def _values(round_key: str, indicator: Indicator) -> dict[str, str | float | None]:
    hidden = indicator.hidden
    return {
        "runde": round_key,
        "indikator": indicator.id,
        "navn": indicator.name,
        "gruppering": "Total",
        "gruppe": "Total",
        "vaerdi": rounded(indicator.value, indicator),
        "nedre": rounded(indicator.low, indicator),
        "oevre": rounded(indicator.high, indicator),
        "base": None if hidden else indicator.base,
        "forrige": None,
        "forskel": None,
        "dom": indicator.verdict or None,
        "status": "skjult" if hidden else "vist",
    }


def rounded(value: float | None, indicator: Indicator) -> float | None:
    """The figure as it is read: a share to two decimals (whole percent), points whole; None when hidden."""
    if indicator.hidden or value is None:
        return None
    return int(half_up(value)) if indicator.unit == "points" else half_up(value, 2)


def _style(name: str, headline: bool) -> theme.Style:
    if name in ("nedre", "oevre"):
        return theme.NUMBER_MUTED_STRONG if headline else theme.NUMBER_MUTED
    if name in NUMBERS:
        return theme.NUMBER_STRONG if headline else theme.NUMBER
    if name in ("dom", "status"):
        return theme.STRONG_INDENTED if headline else theme.INDENTED
    return theme.STRONG if headline else theme.PLAIN


def _format(name: str, indicator: Indicator) -> str | None:
    if name not in NUMBERS:
        return None
    if name in ("base", "forskel"):
        return theme.INTEGER if name == "base" else theme.SIGNED
    return theme.POINTS if indicator.unit == "points" else theme.PERCENT


def _remarks(page: Worksheet, row: int, indicators: list[Indicator]) -> int:
    """What must be said beside a figure stands under the table, which has no column for it; returns the next row."""
    few = [i.id for i in indicators if i.few and not i.hidden]
    remarks = [f"{i.id}: {i.note.rstrip('.')}." for i in indicators if i.note and not i.hidden]
    if few:
        remarks.append(f"{wording.listed(few)}: {FEW}")
    if remarks:
        sheet.put(page, row, 1, "Bemærk", theme.SUBHEADING)
    for offset, remark in enumerate(remarks, 1):
        sheet.put(page, row + offset, 1, remark, theme.SMALL)
    return row + len(remarks) + 2 if remarks else row

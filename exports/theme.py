"""Looks of the workbook: the only file with colours, fonts, number formats and the marks of the verdicts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "Calibri"
INK, MUTED, LINE, THIN, WASH, WHITE = "1B2A30", "4A5B63", "BCC8CC", "DDE5E7", "F2F6F6", "FFFFFF"
TEAL, TEAL_DARK, TEAL_PALE = "0B6B6B", "084C4D", "DCEEEC"
NOTE, NOTE_INK = "FFF3D6", "5C3B00"
BAR = "4E9E99"

# In scale order. Neighbours differ by 30+ in lightness, so that a grey print still shows the pieces in order.
COMPARE5 = ("8A4B14", "EBC08A", "0B6B6B", "AFC8E8", "2F4F8F")
POLES3 = ("C28238", "0B6B6B", "6D96CC")
LADDER4 = ("C2DCD9", "7FB6B1", "35827F", "0A4647")
YES_NO = ("35827F", "C2DCD9")
SCALES = {
    "compare5": COMPARE5,
    "change5": COMPARE5,
    "mix4": LADDER4,
    "freq4": LADDER4,
    "deg4": LADDER4,
    "age4": LADDER4,
    "yesno": YES_NO,
}
"""Colours of the answers of each real scale; a list that is not named here has no order and is drawn as bars."""

HIDDEN = "–"
HIDDEN_NOTE = "–  Skjult af hensyn til anonymitet."
TRIAL = "PRØVEDATA"
TRIAL_NOTE = "PRØVEDATA: alle tal er opdigtede."

PERCENT, PERCENT1, INTEGER, POINTS, SIGNED = r"0\ %", r"0.0\ %", "#,##0", r"0;\−0;0", r"+0;\−0;0"
PROBABILITY = '[<0.001]"<0,001";0.000'


@dataclass(frozen=True, slots=True)
class Mark:
    """How a verdict looks: a shape beside its exact wording, on a fill. Never colour alone."""

    sign: str
    fill: str
    ink: str


VERDICTS = {
    "Går i den ønskede retning": Mark("▲", "0B6B6B", WHITE),
    "Går i den forkerte retning": Mark("▼", "9A3412", WHITE),
    "Ingen entydig retning": Mark("◆", "5B4A8A", WHITE),
    "Ingen sikker ændring": Mark("●", "4A5B63", WHITE),
    "For få svar til at vurdere udviklingen": Mark("○", WASH, INK),
    "Første måling": Mark("□", WASH, INK),
    "Skjult af hensyn til anonymitet": Mark("–", WASH, INK),
}


def mark(verdict: str) -> Mark:
    """The mark of a verdict; wordings outside the table (cannot be compared) get the quiet one."""
    return VERDICTS.get(verdict, Mark("○", WASH, INK))


def font(
    size: float = 10.5, *, bold: bool = False, color: str = INK, underline: Literal["single"] | None = None
) -> Font:
    """The workbook's one typeface, size in points."""
    return Font(name=FONT, size=size, bold=bold, color=color, underline=underline)


def fill(color: str) -> PatternFill:
    """A plain fill."""
    return PatternFill("solid", start_color=color, end_color=color)


@cache
def rule(*, top: str | None = None, bottom: str | None = None) -> Border:
    """Thin lines above and below a cell, in the colours given."""
    return Border(top=_side(top), bottom=_side(bottom))


def _side(color: str | None) -> Side:
    return Side(style="thin", color=color) if color else Side()


def left(indent: int = 0) -> Alignment:
    """Words: to the left, in the middle of the row's height."""
    return Alignment(horizontal="left", vertical="center", indent=indent)


RIGHT = Alignment(horizontal="right", vertical="center")
CENTER = Alignment(horizontal="center", vertical="center")
WRAP = Alignment(wrap_text=True, vertical="top")
WRAP_MIDDLE = Alignment(wrap_text=True, vertical="center")


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """The look of one cell. Two looks are the same only if they are the same object: they are compared often."""

    font: Font = field(default_factory=font)
    alignment: Alignment = field(default_factory=left)
    fill: PatternFill | None = None


@cache
def wrapping(style: Style) -> Style:
    """The same look for a text that may take several lines."""
    lines = Alignment(horizontal="left", vertical="center", indent=style.alignment.indent, wrap_text=True)
    return replace(style, alignment=lines)


TITLE = Style(font(20, bold=True, color=TEAL_DARK))
SUBTITLE = Style(font(11, color=MUTED))
HEADING = Style(font(13, bold=True, color=TEAL_DARK))
SUBHEADING = Style(font(11, bold=True))
PLAIN, STRONG, MUTED_TEXT = Style(), Style(font(bold=True)), Style(font(9.5, color=MUTED))
INDENTED, STRONG_INDENTED = Style(alignment=left(1)), Style(font(bold=True), left(1))
SUB_ANSWER = Style(alignment=left(2))
TEXT_MIDDLE = Style(alignment=WRAP_MIDDLE)
STRONG_TEXT = Style(font(bold=True), WRAP_MIDDLE)
INDENTED_LINES = Alignment(wrap_text=True, horizontal="left", vertical="center", indent=1)
QUOTE = Style(font(13), INDENTED_LINES, fill(WASH))
ASIDE = Style(font(11), INDENTED_LINES, fill(WASH))
NOTE_TEXT, NOTE_MIDDLE = Style(font(9.5, color=MUTED), WRAP), Style(font(9.5, color=MUTED), WRAP_MIDDLE)
SMALL = Style(font(10))
LINK = Style(font(color=TEAL, underline="single"))
LINK_RIGHT = Style(font(color=TEAL, underline="single"), RIGHT)
HEAD = Style(font(10, bold=True, color=WHITE), left(), fill(TEAL_DARK))
HEAD_INDENTED = Style(font(10, bold=True, color=WHITE), left(1), fill(TEAL_DARK))
HEAD_NUMBER = Style(font(10, bold=True, color=WHITE), RIGHT, fill(TEAL_DARK))
NUMBER, NUMBER_STRONG = Style(alignment=RIGHT), Style(font(bold=True), RIGHT)
NUMBER_MUTED = Style(font(9.5, color=MUTED), RIGHT)
NUMBER_MUTED_STRONG = Style(font(bold=True, color=MUTED), RIGHT)
NUMBER_WORDS = Style(font(9.5), Alignment(horizontal="right", vertical="center", wrap_text=True))
INDENTED_WORDS = Style(font(9.5), left(1))
HEAD_LINES = Style(font(10, bold=True, color=WHITE), Alignment(vertical="center", wrap_text=True), fill(TEAL_DARK))
HEAD_NUMBER_LINES = Style(
    font(10, bold=True, color=WHITE), Alignment(horizontal="right", vertical="center", wrap_text=True), fill(TEAL_DARK)
)
RIGHT_APART = Alignment(horizontal="right", vertical="center", indent=1)
HEAD_NUMBER_APART = Style(font(10, bold=True, color=WHITE), RIGHT_APART, fill(TEAL_DARK))
NUMBER_MUTED_APART = Style(font(9.5, color=MUTED), RIGHT_APART)
COLUMN_NAME = Style(font(9.5, color=MUTED), Alignment(wrap_text=True, vertical="bottom"))
COLUMN_NAME_RIGHT = Style(font(9.5, color=MUTED), Alignment(wrap_text=True, vertical="bottom", horizontal="right"))
COLUMN_NAME_INDENTED = Style(
    font(9.5, color=MUTED), Alignment(wrap_text=True, vertical="bottom", horizontal="left", indent=1)
)
TRIAL_MARK = Style(font(11, bold=True, color=NOTE_INK), CENTER, fill(NOTE))
INDENTED_NOTE = Style(font(9.5, color=MUTED), left(1))
SMALL_HEAD, SMALL_HEAD_RIGHT = Style(font(9.5, color=MUTED)), Style(font(9.5, color=MUTED), RIGHT)
QUESTION_BAND = Style(font(17, bold=True, color=TEAL_DARK), left(1), fill(TEAL_PALE))
ANSWER_BAND = Style(font(15, bold=True), left(), fill(TEAL_PALE))
CARD_HEAD = Style(font(13, bold=True, color=TEAL_DARK), left(1), fill(WASH))
BIG_FIGURE = Style(font(32, bold=True, color=TEAL), CENTER)


@cache
def verdict(of: Mark) -> Style:
    """The strip that carries a verdict."""
    return Style(font(13, bold=True, color=of.ink), left(1), fill(of.fill))


def ink_on(color: str) -> str:
    """White or ink, whichever reads best on the colour."""
    return WHITE if contrast(color, WHITE) >= contrast(color, INK) else INK


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as in WCAG, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

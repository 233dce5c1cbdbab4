"""Figures in Danish words: rounding, percent, intervals, dates."""

from __future__ import annotations

from datetime import date
from textwrap import shorten

from exports.figure import TOTAL, Comparison, Indicator
from exports.interval import half_up
from exports.verdict_texts import UNCLEAR, UNCLEAR_WHY, UNSURE

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def whole(value: float, unit: str) -> str:
    """A share (0-1) as whole percent, points as whole points, both without the unit: "54", "−12"."""
    return _signed(f"{_scaled(value, unit, 0):.0f}")


def one_decimal(value: float, unit: str) -> str:
    """The same with the one decimal that only the verdict sentence carries: "53,8"."""
    return _signed(f"{_scaled(value, unit, 1):.1f}".replace(".", ","))


def _scaled(value: float, unit: str, digits: int) -> float:
    """Rounded before it is multiplied: 100 × 0.285 is 28.499…, and would be rounded down."""
    return half_up(value, digits) if unit == "points" else half_up(value, digits + 2) * 100


def _signed(text: str) -> str:
    return text.replace("-", "−") if float(text.replace(",", ".")) else text.lstrip("-")


def percent(share: float) -> str:
    """A share (0-1) as "54 %"."""
    return f"{whole(share, 'share')} %"


def figure(indicator: Indicator) -> str:
    """The figure with its unit: "54 %", "57 point"; "–" when hidden."""
    if indicator.hidden or indicator.value is None:
        return "–"
    return f"{whole(indicator.value, indicator.unit)} {_unit(indicator)}"


def interval(indicator: Indicator) -> str:
    """The 95 % interval in words: "46 til 61 %"; "–" when there is none."""
    if indicator.hidden or indicator.low is None or indicator.high is None:
        return "–"
    return f"{whole(indicator.low, indicator.unit)} til {whole(indicator.high, indicator.unit)} {_unit(indicator)}"


def sentence(indicator: Indicator) -> str:
    """The sentence a verdict never stands without, with one decimal: the figure, the former one, the verdict."""
    if indicator.hidden or indicator.value is None:
        return f"{_about(indicator)}: {indicator.verdict or '–'}."
    said = explained(indicator) if indicator.verdict == UNCLEAR else indicator.verdict and f"{indicator.verdict}."
    after = explained(indicator) if indicator.verdict == UNSURE else ""
    return " ".join(filter(None, (f"{_about(indicator)}: {_figures(indicator)}.", said, after)))


def explained(indicator: Indicator) -> str:
    """What always follows the verdicts that say neither yes nor no; empty for the others."""
    if indicator.verdict == UNCLEAR:
        return UNCLEAR_WHY
    compared = indicator.comparison
    if indicator.verdict != UNSURE or compared is None or compared.d_low is None or compared.d_high is None:
        return ""
    low, high = (one_decimal(limit, indicator.unit) for limit in (compared.d_low, compared.d_high))
    return f"Målingen kan ikke udelukke en ændring mellem {low} og {high} point."


def beside(indicator: Indicator) -> str:
    """What must be said beside a figure's sentence: its note without what the sentence says already."""
    return " ".join(indicator.note.replace(explained(indicator), "").split())


def _about(indicator: Indicator) -> str:
    name = bare_name(indicator)
    return name if indicator.grouping == TOTAL else f"{name}, {indicator.group}"


def _figures(indicator: Indicator) -> str:
    compared, alone = indicator.comparison, f"{_exact(indicator, indicator.value)}{_uncertainty(indicator)}"
    if compared is None:
        return alone
    if compared.now is None:
        return f"{_exact(indicator, indicator.value)} {_beside(indicator, compared)}"
    common = f"{_exact(indicator, compared.now)} {_beside(indicator, compared)}"
    return f"{alone}. I de områder, der er med i begge målinger: {common}"


def _beside(indicator: Indicator, compared: Comparison) -> str:
    step = "point" if indicator.unit == "points" else "procentpoint"
    change = f"forskel {one_decimal(compared.d, indicator.unit)} {step}"
    if compared.d_low is not None and compared.d_high is not None:
        low, high = (one_decimal(limit, indicator.unit) for limit in (compared.d_low, compared.d_high))
        change += f", 95 % usikkerhed {low} til {high}"
    when = "ved forrige måling" if compared.latest else f"ved målingen »{compared.title}«"
    return f"mod {_exact(indicator, compared.value)} {when} ({change})"


def _exact(indicator: Indicator, value: float | None) -> str:
    return f"{one_decimal(value or 0.0, indicator.unit)} {_unit(indicator)}"


def _uncertainty(indicator: Indicator) -> str:
    if indicator.low is None or indicator.high is None:
        return ""
    low, high = (one_decimal(limit, indicator.unit) for limit in (indicator.low, indicator.high))
    return f" (95 % usikkerhed {low} til {high})"


def bare_name(indicator: Indicator) -> str:
    """The name without its range: "Blandethedsindeks (0-100)" is called "Blandethedsindeks" in a sentence."""
    return indicator.name.split(" (")[0]


def _unit(indicator: Indicator) -> str:
    return "%" if indicator.unit in ("share", "activities") else "point"


def short(title: str) -> str:
    """A title that fits on one line beside other words."""
    return shorten(title, 70, placeholder=" …")


def thousands(number: int) -> str:
    """1312 as "1.312"."""
    return f"{number:,}".replace(",", ".")


def day(iso: str) -> str:
    """An ISO date as "16. november 2026"; another text as it is."""
    try:
        when = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{when.day}. {MONTHS[when.month - 1]} {when.year}"


def period(first: str, last: str) -> str:
    """Two ISO dates as "1. september - 31. oktober 2026"."""
    start, end = day(first), day(last)
    same_year = start[-5:] == end[-5:]
    return f"{start[:-5] if same_year else start} - {end}"


def listed(words: list[str]) -> str:
    """ "a", "a og b", "a, b og c"."""
    return " og ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)

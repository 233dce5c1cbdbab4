"""Figures in Danish words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports import wording
from exports.figure import Indicator

B1 = Indicator(
    id="B1", name="Oplevet deltagelse i samme grad", words="", definition="", unit="share", headline=True, form="bs",
    value=58 / 140, low=0.3360, high=0.4971, base=140, few=False, verdict="Første måling", note="", hidden=False,
)  # fmt: skip
BALANCE = replace(B1, id="B1b", name="Balance (−100 til 100)", unit="points", value=-32.8571, low=-44.3066, high=0.4)


def test_a_figure_is_whole_and_the_sentence_has_one_decimal() -> None:
    assert (wording.figure(B1), wording.interval(B1)) == ("41 %", "34 til 50 %")
    assert wording.sentence(B1) == (
        "Oplevet deltagelse i samme grad: 41,4 % (95 % usikkerhed 33,6 til 49,7). Første måling."
    )


def test_points_have_a_true_minus_and_no_minus_nought() -> None:
    assert (wording.figure(BALANCE), wording.interval(BALANCE)) == ("−33 point", "−44 til 0 point")
    assert wording.sentence(BALANCE).startswith("Balance: −32,9 point (95 % usikkerhed −44,3 til 0,4)")


def test_a_hidden_figure_is_said_without_a_number() -> None:
    hidden = replace(B1, hidden=True, verdict="Skjult af hensyn til anonymitet")
    assert (wording.figure(hidden), wording.interval(hidden)) == ("–", "–")
    assert wording.sentence(hidden) == "Oplevet deltagelse i samme grad: Skjult af hensyn til anonymitet."


def test_a_hidden_figure_without_verdict_is_a_dash() -> None:
    assert wording.sentence(replace(B1, hidden=True, verdict="")) == "Oplevet deltagelse i samme grad: –."


@pytest.mark.parametrize(("share", "said"), [(0.285, "29 %"), (0.545, "55 %"), (0.0, "0 %"), (1.0, "100 %")])
def test_percent_rounds_half_up(share: float, said: str) -> None:
    assert wording.percent(share) == said


def test_dates_and_periods_are_written_out() -> None:
    assert wording.day("2026-11-16") == "16. november 2026"
    assert wording.day("snart") == "snart"
    assert wording.period("2026-09-01", "2026-10-15") == "1. september - 15. oktober 2026"
    assert wording.period("2026-12-01", "2027-01-15") == "1. december 2026 - 15. januar 2027"


LISTS = [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]


@pytest.mark.parametrize(("words", "said"), LISTS)
def test_lists_end_with_and(words: list[str], said: str) -> None:
    assert wording.listed(words) == said


def test_thousands_have_a_dot() -> None:
    assert [wording.thousands(n) for n in (12, 1312, 1234567)] == ["12", "1.312", "1.234.567"]

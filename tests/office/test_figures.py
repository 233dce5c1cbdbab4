"""Figures as they are read on a page: as the workbook says them."""

from __future__ import annotations

import pytest

from app.office.figures import form_figures
from exports import wording
from tests.exports.releases import BS, Document, indicator, release


@pytest.mark.parametrize("share", [0.285, 0.145, 0.4143, 0.005, 0.575])
def test_a_share_reads_on_the_page_as_in_the_workbook(share: float) -> None:
    def bend(found: Document) -> None:
        indicator(found, "B7")["value"] = share

    bent = release(BS, bend).forms[0]
    shown = next(row for row in form_figures(bent).indicators if row.id == "B7")
    assert shown.value == wording.percent(share)


def test_a_share_at_the_half_is_rounded_up() -> None:
    def bend(found: Document) -> None:
        indicator(found, "B7").update(value=0.285, low=0.235, high=0.345)

    shown = next(row for row in form_figures(release(BS, bend).forms[0]).indicators if row.id == "B7")
    assert (shown.value, shown.interval) == ("29 %", "24 til 35 %")


def test_large_counts_have_danish_thousands() -> None:
    def bend(found: Document) -> None:
        found["forms"][0]["usable"] = 1312

    assert form_figures(release(BS, bend).forms[0]).answers.startswith("1.312 brugbare svar")

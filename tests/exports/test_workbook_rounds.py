"""Rounds of every size become a workbook: from the count to the sheet, shown figures are the release's own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from exports import grouped, workbook
from exports.assembly import FormInput, make_release
from exports.gate import prove
from exports.release import Release
from exports.thresholds import Thresholds
from tests.exports.releases import BS, Document, hide, release
from tests.exports.rounds import INFO, questionnaire, random_round


@cache
def released(forms: tuple[str, ...], people: int) -> Release:
    rounds = [random_round(form, people, seed=people, skew=0.3) for form in forms]
    inputs = [FormInput(made.questionnaire, made.counts(), 400) for made in rounds]
    return make_release(INFO, inputs, Thresholds(), "2026-11-01")


@pytest.mark.parametrize("forms", [("bs",), ("fa", "fm")], ids=["bs", "fa+fm"])
@pytest.mark.parametrize("people", [12, 150])
def test_a_counted_round_becomes_a_workbook_of_its_own_figures(forms: tuple[str, ...], people: int) -> None:
    made = released(forms, people)
    content = workbook.write(made)
    frame = pd.read_excel(BytesIO(content), sheet_name="Data")
    cells = [(table, cell) for table in grouped.tables(made) for cell in table.cells]
    assert frame.tabel.tolist() == [table.id for table, _ in cells]
    for (table, cell), antal, base, status in zip(cells, frame.antal, frame.base, frame.status, strict=True):
        assert status == ("skjult" if cell.count is None else "vist")
        assert (None if pd.isna(antal) else antal) == cell.count
        assert (None if pd.isna(base) else base) == table.base
    assert len(load_workbook(BytesIO(content))["Spørgsmål"]._charts) <= len(frame.tabel.unique())


@pytest.mark.parametrize(("forms", "people"), [(("bs",), 60), (("fa", "fm"), 150)], ids=["bs", "fa+fm"])
def test_a_reader_of_the_workbook_learns_nothing_that_is_hidden(forms: tuple[str, ...], people: int) -> None:
    made = released(forms, people)
    assert grouped.has_groups(made)
    assert prove(made, [questionnaire(form) for form in forms]).tried


def test_two_counted_rounds_stand_side_by_side() -> None:
    first = released(("bs",), 60)
    later = replace(INFO, key="r2", title="Runde 2", opens_on="2028-09-01", closes_on="2028-10-13")
    again = random_round("bs", 60, seed=61, skew=0.3)
    inputs = [FormInput(again.questionnaire, again.counts(), 400)]
    second = make_release(later, inputs, Thresholds(), "2028-11-01", former=[first])
    assert second.past
    book = load_workbook(BytesIO(workbook.write(second)))
    rows = [row[:5] for row in book["Udvikling"].iter_rows(max_col=11, values_only=True) if row[1] in ("2026", "2028")]
    assert {row[1] for row in rows} == {"2026", "2028"}
    assert prove(second, [questionnaire("bs")]).tried


def test_a_round_of_which_nothing_can_be_shown_says_so() -> None:
    def bend(found: Document) -> None:
        for one in found["forms"][0]["tables"]:
            hide(one)
        for one in found["forms"][0]["indicators"]:
            verdict = "Skjult af hensyn til anonymitet" if one["headline"] else ""
            one.update(value=None, low=None, high=None, base=None, hidden=True, verdict=verdict)

    book = load_workbook(BytesIO(workbook.write(release(BS, bend))))
    said = {cell.value for row in book["Forside"].iter_rows() for cell in row}
    assert "Begge hovedtal er skjult af hensyn til anonymitet." in said
    assert not any(page._charts for page in book.worksheets)

"""Rounds of every size become a workbook: from the count to the sheet, shown figures are the release's own."""

from __future__ import annotations

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from exports import workbook
from exports.assembly import FormInput, make_release
from exports.release import Release
from exports.thresholds import Thresholds
from tests.exports.rounds import INFO, random_round


def released(forms: tuple[str, ...], people: int) -> Release:
    rounds = [random_round(form, people, seed=people, skew=0.3) for form in forms]
    inputs = [FormInput(made.questionnaire, made.counts(), 400) for made in rounds]
    return make_release(INFO, inputs, Thresholds(), "2026-11-01")


@pytest.mark.parametrize("forms", [("bs",), ("fa", "fm")], ids=["bs", "fa+fm"])
@pytest.mark.parametrize("people", [0, 12, 150])
def test_a_counted_round_becomes_a_workbook_of_its_own_figures(forms: tuple[str, ...], people: int) -> None:
    release = released(forms, people)
    content = workbook.write(release)
    frame = pd.read_excel(BytesIO(content), sheet_name="Data")
    cells = [(table, cell) for form in release.forms for table in form.tables for cell in table.cells]
    assert frame.tabel.tolist() == [table.id for table, _ in cells]
    for (table, cell), antal, base, status in zip(cells, frame.antal, frame.base, frame.status, strict=True):
        assert status == ("skjult" if table.hidden else "vist")
        assert (None if pd.isna(antal) else antal) == cell.count
        assert (None if pd.isna(base) else base) == table.base
    assert len(load_workbook(BytesIO(content))["Spørgsmål"]._charts) <= len(frame.tabel.unique())


def test_a_round_that_nobody_answered_shows_nothing_and_says_so() -> None:
    book = load_workbook(BytesIO(workbook.write(released(("bs",), 0))))
    said = {cell.value for row in book["Forside"].iter_rows() for cell in row}
    assert "Hovedtallene er skjult af hensyn til anonymitet." in said
    assert not any(page._charts for page in book.worksheets)

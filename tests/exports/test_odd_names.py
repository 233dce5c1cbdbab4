"""Forty areas with names of every kind, in every file that leaves the house: text is text, and nothing overflows."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Cm

from exports import drawing, headline_drawing, jsonstat, notat, tidy, workbook
from exports.attack import Report, attack
from exports.splits import AREA
from tests.exports.odd_names import LINK, NAMES, made
from tests.exports.opened import opened, words


@cache
def book() -> bytes:
    return workbook.write(made()[1])


def test_the_names_are_published_and_nothing_hidden_follows() -> None:
    found, release = made()
    assert [group.label for group in release.forms[0].groups if group.grouping == AREA][: len(NAMES)] == NAMES
    report: Report = attack(book(), [found.questionnaire], (), release.parameters)
    assert report.tried
    assert report.findings == ()


def test_in_excel_no_name_is_a_formula_or_turns_its_row() -> None:
    for page in opened(book()).worksheets:
        assert not [cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f"], page.title
        assert not [said for said in words(page) if set(said) & {"\u202e", "\u202c", "\u0007"}], page.title
        links = [cell.hyperlink for row in page.iter_rows() for cell in row if cell.hyperlink]
        assert all(link.target is None and link.location for link in links), page.title
    assert [said for said in words(opened(book())["Data"]) if said.startswith(LINK)]


def test_in_excel_a_long_name_does_not_run_over_what_is_hidden() -> None:
    page = opened(book())["Indikatorer"]
    wide = page.column_dimensions["E"].width
    long = [row[4] for row in page.iter_rows(min_row=6) if len(str(row[4].value or "")) > wide and row[0].value == "r1"]
    assert long
    assert all(cell.alignment.wrap_text for cell in long)
    lines = [len(str(cell.value)) / wide for cell in long]
    assert all(page.row_dimensions[cell.row].height >= 10 * n for cell, n in zip(long, lines, strict=True))


def test_as_csv_no_field_begins_a_formula_and_names_stay_whole() -> None:
    text = tidy.to_csv(made()[1]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert {len(row) for row in rows} == {10}
    assert not [field for row in rows for field in row if field[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert {f"'{NAMES[0]}".strip(), "A" * 200} <= {row[4] for row in rows}


def test_as_json_stat_names_are_only_text() -> None:
    text = jsonstat.to_jsonstat(made()[1]).decode()
    assert json.loads(text)["label"].startswith(LINK)
    assert "\u0007" not in text


def test_in_the_notat_no_name_is_a_field_and_every_picture_fits_on_its_page() -> None:
    doc = Document(BytesIO(notat.write(made()[1])))
    fields = {one.text.strip() for one in doc.element.iter() if one.tag.endswith("}instrText")}
    assert not fields & set(NAMES)
    assert not [one for one in doc.element.iter() if one.tag.endswith("}hyperlink")]
    assert len(doc.inline_shapes) == 2
    page = doc.sections[0]
    room = page.page_height - page.top_margin - page.bottom_margin - Cm(2)
    assert all(0 < shape.height <= room for shape in doc.inline_shapes)


@pytest.mark.parametrize("names", [NAMES, ["A" * 200] * 40])
def test_in_a_drawing_a_name_takes_three_lines_and_ends_before_its_figure(names: list[str]) -> None:
    placed, height = drawing.rows(names, 16)
    assert all(len(row.lines) <= 3 and max(map(len, row.lines)) <= drawing.LETTERS for row in placed)
    assert all(row.lines[-1].endswith("…") for row, name in zip(placed, names, strict=True) if len(name) > 150)
    assert height <= 83 * len(names)
    assert drawing.rows(["A" * 200], 16)[0][0].lines[0] == "A" * 32


def test_a_picture_says_the_whole_name_to_who_does_not_see_it() -> None:
    release = made()[1]
    form = release.forms[0]
    drawn = headline_drawing.groups(form, next(one for one in form.indicators if one.id == "B1"), AREA)
    assert drawn is not None
    assert "A" * 200 in drawn.alt
    assert "<b>" not in drawing.to_svg(drawn, "b1")

"""The workbook's contract: sheets, tables, columns, and the same bytes for the same release."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports import workbook
from tests.exports.releases import BS, TWO_FORMS, Document, hide, indicator, release, table, written

SHEETS = ["Forside", "Indikatorer", "Spørgsmål", "Data", "Metode"]
DATA = ["runde", "tabel", "spoergsmaal", "gruppering", "gruppe", "svar", "antal", "base", "procent", "status"]
INDICATORS = [
    "runde", "indikator", "navn", "gruppering", "gruppe", "vaerdi", "nedre", "oevre", "base", "forrige", "forskel",
    "dom", "status",
]  # fmt: skip


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def rows_of(sheet: Worksheet, name: str) -> list[dict[str, object]]:
    """The rows of a real Excel table, by its column names."""
    head, *rows = sheet.iter_rows(*bounds(sheet, name), values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def bounds(sheet: Worksheet, name: str) -> tuple[int, int, int, int]:
    first = sheet[sheet.tables[name].ref]
    return first[0][0].row, first[-1][-1].row, first[0][0].column, first[-1][-1].column


@pytest.fixture(scope="module", params=[BS, TWO_FORMS])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(name: str) -> Workbook:
    return opened(written(name))


def test_the_sheets_stand_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert all(sheet.sheet_state == "visible" for sheet in book.worksheets)


def test_the_tables_have_the_columns_of_the_contract(book: Workbook) -> None:
    for sheet, table_name, columns in (("Data", "tblData", DATA), ("Indikatorer", "tblIndikatorer", INDICATORS)):
        top = bounds(book[sheet], table_name)[0]
        assert [cell.value for cell in book[sheet][top]][: len(columns)] == columns
        assert [column.name for column in book[sheet].tables[table_name].tableColumns] == columns


def test_data_has_one_row_per_count_of_the_release(name: str, book: Workbook) -> None:
    expected = [
        (t.id, t.question, cell.count, t.base if not t.hidden else None)
        for form in release(name).forms
        for t in form.tables
        for cell in t.cells
    ]
    rows = rows_of(book["Data"], "tblData")
    assert [(r["tabel"], r["spoergsmaal"], r["antal"], r["base"]) for r in rows] == expected


def test_data_says_poles_totals_and_missing_answers_in_fixed_words() -> None:
    rows = rows_of(opened(written(BS))["Data"], "tblData")
    said = [row["svar"] for row in rows if row["tabel"] == "bs_change"]
    assert said == [
        "Meget mindre", "Lidt mindre", "Som før", "Lidt mere", "Meget mere",
        "Pol: Mindre", "Pol: Som før", "Pol: Mere", "Ved ikke", "Uoplyst", "Ikke spurgt", "Total",
    ]  # fmt: skip
    assert {(row["gruppering"], row["gruppe"]) for row in rows} == {("Total", "Total")}


def test_a_missing_answer_has_its_fixed_name_whatever_the_form_calls_it() -> None:
    rows = rows_of(opened(written(TWO_FORMS))["Data"], "tblData")
    assert "Ved ikke" in [row["svar"] for row in rows if row["tabel"] == "fm_joined"]
    assert "Ikke relevant" in [row["svar"] for row in rows if row["tabel"] == "fm_same_degree"]


def test_percent_is_of_the_base_and_only_for_answers_and_poles(book: Workbook) -> None:
    outside = ("Ved ikke", "Ønsker ikke at svare", "Ikke relevant", "Uoplyst", "Ikke spurgt", "Total")
    for row in rows_of(book["Data"], "tblData"):
        if row["svar"] in outside or row["status"] == "skjult":
            assert row["procent"] is None, row
        else:
            assert row["procent"] == pytest.approx(row["antal"] / row["base"], abs=1e-6)


def test_hidden_figures_are_empty_and_say_so(book: Workbook) -> None:
    data = [row for row in rows_of(book["Data"], "tblData") if row["status"] == "skjult"]
    assert data
    assert all(row["antal"] is row["base"] is row["procent"] is None for row in data)
    figures = [row for row in rows_of(book["Indikatorer"], "tblIndikatorer") if row["status"] == "skjult"]
    assert figures
    assert all(row[column] is None for row in figures for column in INDICATORS[5:11])


def test_indicators_are_whole_and_headlines_have_a_verdict(book: Workbook) -> None:
    for row in rows_of(book["Indikatorer"], "tblIndikatorer"):
        assert row["dom"] in (None, "Første måling", "Skjult af hensyn til anonymitet")
        assert bool(row["dom"]) == (row["indikator"] in ("B1", "B2i", "D1", "D5"))
        for column in ("vaerdi", "nedre", "oevre"):
            value = row[column]
            assert value is None or float(value) == pytest.approx(round(float(value), 2))


def test_the_worked_example_is_shown_as_written() -> None:
    row = rows_of(opened(written(BS))["Indikatorer"], "tblIndikatorer")[0]
    assert (row["vaerdi"], row["nedre"], row["oevre"], row["base"]) == (0.41, 0.34, 0.5, 140)
    assert row["forrige"] is row["forskel"] is None


def test_pandas_reads_data_without_being_told_where_it_starts() -> None:
    frame = pd.read_excel(BytesIO(written(BS)), sheet_name="Data")
    assert list(frame.columns) == DATA
    shown = frame[(frame.tabel == "bs_same_degree") & (frame.svar == "Lige så tit")]
    assert shown.antal.tolist() == [58]
    assert frame[frame.status == "skjult"][["antal", "base", "procent"]].isna().all(axis=None)


def test_the_same_release_gives_the_same_bytes(name: str) -> None:
    first, second = written(name), workbook.write(release(name))
    assert first == second
    with ZipFile(BytesIO(first)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"


def test_document_properties_come_from_the_release_alone(book: Workbook) -> None:
    about = book.properties
    assert about.creator == about.lastModifiedBy == "Deltag"
    assert about.created == about.modified
    assert "PRØVEDATA" in (about.title or "")


def test_the_cover_says_that_a_first_round_has_nothing_to_compare_with(book: Workbook) -> None:
    words = {cell.value for row in book["Forside"].iter_rows() for cell in row}
    assert "Går det den rigtige vej?" in words
    assert "Første måling: der er endnu ikke noget at sammenligne med." in words


def test_a_round_of_two_forms_has_d1_and_d5_on_the_cover() -> None:
    cover = opened(written(TWO_FORMS))["Forside"]
    words = [str(cell.value) for row in cover.iter_rows() for cell in row]
    assert any(word.startswith("D1   ") for word in words)
    assert any(word.startswith("D5   ") for word in words)


def test_hidden_headlines_are_said_not_shown() -> None:
    def bend(found: Document) -> None:
        for code in ("B1", "B1a", "B2i"):
            one = indicator(found, code)
            one.update(value=None, low=None, high=None, base=None, hidden=True)
            one["verdict"] = "Skjult af hensyn til anonymitet" if one["headline"] else ""
        hide(table(found, "bs_same_degree"))
        hide(table(found, "bs_same_degree|deltagere"))

    cover = opened(workbook.write(release(BS, bend)))["Forside"]
    words = {cell.value for row in cover.iter_rows() for cell in row}
    assert "Begge hovedtal er skjult af hensyn til anonymitet." in words
    assert not cover._charts


def test_every_sheet_prints_one_page_wide_on_a4_with_its_footer(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "PRØVEDATA" in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "&A · side &P af &N"
        assert sheet.freeze_panes


def test_real_figures_do_not_say_trial_data() -> None:
    def bend(found: Document) -> None:
        found["round"]["trial"] = False

    content = workbook.write(release(BS, bend))
    with ZipFile(BytesIO(content)) as parts:
        assert not any("PRØVEDATA".encode() in parts.read(name) for name in parts.namelist())


def test_no_cells_are_merged_where_there_is_data(book: Workbook) -> None:
    assert all(not book[name].merged_cells.ranges for name in SHEETS if name != "Forside")


def test_the_method_names_every_indicator_and_every_question(name: str, book: Workbook) -> None:
    said = " ".join(str(cell.value) for row in book["Metode"].iter_rows() for cell in row)
    for form in release(name).forms:
        assert all(f"{one.id}  " in said for one in form.indicators)
        assert all(one.text in said for one in form.tables if "|" not in one.id)
    assert "3 sprog" in said
    assert "ikke sendt med, gemt eller talt" in said


def test_the_method_page_holds_every_question_as_it_was_asked(name: str, book: Workbook) -> None:
    said = {str(row[0].value): str(row[1].value) for row in book["Metode"].iter_rows(max_col=2)}
    for form in release(name).forms:
        assert form.asked
        for question in form.asked:
            for part in (question.text, question.help, *question.options, *question.rows):
                assert part in said[question.question]

"""The published groups in the workbook: side by side, hidden one by one, never as a ranking."""

from __future__ import annotations

from itertools import pairwise

import pytest
from openpyxl.workbook import Workbook

from exports import sheet, theme, workbook
from exports.interval import half_up, wilson
from tests.exports.grouped_release import AREAS, TWO, TYPES, areas_release, by_type, grouped, two_rounds
from tests.exports.opened import alt_texts, opened, roots, table, under, words
from tests.exports.releases import BS, Document, release

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(two_rounds())


def test_the_sheets_stand_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == ["Forside", "Indikatorer", "Spørgsmål", "Områder", "Udvikling", "Data", "Metode"]
    assert opened(by_type()).sheetnames == ["Forside", "Indikatorer", "Spørgsmål", "Foreningstyper", "Data", "Metode"]


def test_the_cover_leads_to_every_other_sheet(book: Workbook) -> None:
    links = [cell.hyperlink.location for row in book["Forside"].iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]


def test_data_has_a_row_for_every_count_of_every_group(book: Workbook) -> None:
    wanted = [
        (t.id, t.grouping, t.group, cell.count, t.base, "skjult" if cell.count is None else "vist")
        for form in areas_release(earlier=(TWO,)).forms
        for t in (*form.tables, *form.group_tables)
        for cell in t.cells
    ]
    rows = table(book["Data"], "tblData")
    names = ("tabel", "gruppering", "gruppe", "antal", "base", "status")
    assert [tuple(row[name] for name in names) for row in rows] == wanted


def test_a_hidden_count_leaves_its_neighbours_and_the_base_in_sight(book: Workbook) -> None:
    rows = {
        row["svar"]: row
        for row in table(book["Data"], "tblData")
        if row["gruppe"] == "Cedergården" and row["spoergsmaal"] == "bs_same_degree"
    }
    assert rows["Lige så tit"]["antal"] is rows["Lige så tit"]["procent"] is None
    assert rows["Lige så tit"]["status"] == "skjult"
    assert rows["Pol: Sjældnere"]["status"] == "vist"
    assert rows["Lige så tit"]["base"] == rows["Pol: Sjældnere"]["base"] == rows["Total"]["base"] is not None


def test_total_figures_come_first_then_each_groups(book: Workbook) -> None:
    rows = table(book["Indikatorer"], "tblIndikatorer")
    groupings = [row["gruppering"] for row in rows]
    assert groupings == sorted(groupings, key=["Total", "Område", "Alder"].index)
    b1 = [row["gruppe"] for row in rows if row["indikator"] == "B1" and row["gruppering"] == "Område"]
    assert b1 == list(AREAS)


def test_areas_stand_in_the_order_given_with_everybody_last(book: Workbook) -> None:
    lines = under(book["Områder"], "Område", 13)
    assert [line["Område"] for line in lines] == [*AREAS, "Alle"]


def test_a_line_of_the_area_table_says_what_the_release_says(book: Workbook) -> None:
    form = areas_release(earlier=(TWO,)).forms[0]
    one = next(t for t in form.group_tables if (t.question, t.group) == ("bs_same_degree", AREAS[0]))
    figure = next(i for i in form.group_indicators if (i.id, i.group) == ("B1", AREAS[0]))
    line = under(book["Områder"], "Område", 13)[0]
    poles = [half_up(cell.share, 2) for cell in one.cells if cell.role == "pole" and cell.share is not None]
    assert [line[name] for name in ("Sjældnere", "Lige så tit", "Oftere")] == poles
    assert figure.low is not None
    assert figure.high is not None
    assert figure.comparison is not None
    assert (line["95 % fra"], line["95 % til"]) == (half_up(figure.low, 2), half_up(figure.high, 2))
    assert (line["Gyldige (n)"], line["Forrige måling"]) == (one.base, half_up(figure.comparison.value, 2))
    assert line["Dom"] == "○  For få svar til at vurdere udviklingen"
    assert line["Dækning"] == 0.15


def test_a_hidden_figure_of_an_area_is_a_mark_in_the_table_and_a_gap_in_the_charts(book: Workbook) -> None:
    page = book["Områder"]
    line = under(page, "Område", 13)[2]
    assert (line["Sjældnere"], line["Lige så tit"], line["95 % fra"], line["95 % til"]) == (0.35, "–", "–", "–")
    assert theme.HIDDEN_NOTE in words(page)
    beside = [row for row in page.iter_rows(min_col=16, values_only=True) if row[0] == "Cedergården\u00a0 –"]
    assert beside
    assert all(value is None for row in beside for value in row[1:4])
    said = [text for text in alt_texts(two_rounds()) if "Ahornparken" in text and "Birkevænget" in text]
    assert [text.endswith("Skjult: Cedergården.") for text in said[:2]] == [True, True]


def test_only_numbers_and_gaps_are_drawn() -> None:
    book = opened(two_rounds())
    for root in roots(two_rounds(), r"xl/charts/chart\d+\.xml"):
        for part in (*root.iter(f"{C}val"), *root.iter(f"{C}plus"), *root.iter(f"{C}minus")):
            name, cells = (part.findtext(f"{C}numRef/{C}f") or "").replace("'", "").replace("$", "").split("!")
            found = book[name][cells] if ":" in cells else ((book[name][cells],),)
            assert all(isinstance(cell.value, int | float | None) for row in found for cell in row), cells


def test_activities_say_how_many_ratings_are_mixed(book: Workbook) -> None:
    tables = [t for t in areas_release(earlier=(TWO,)).forms[0].group_tables if t.grouping == "Aktivitet"]
    lines = under(book["Områder"], "Aktivitet", 6)
    assert [line["Aktivitet"] for line in lines] == [t.group for t in tables]
    first = tables[0]
    assert first.base is not None
    k = first.count("quite") + first.count("very")
    low, high = wilson(k, first.base)
    figures = [half_up(k / first.base, 2), half_up(low, 2), half_up(high, 2)]
    assert [lines[0][name] for name in ("Blandet", "95 % fra", "95 % til")] == figures
    assert (lines[0]["Vurderinger"], lines[0]["Mærke"]) == (first.base, "Få svar")
    assert [lines[-1][name] for name in ("Vurderinger", "Blandet", "95 % fra", "95 % til")] == ["–"] * 4


def test_every_group_indicator_of_the_release_stands_on_the_sheet(book: Workbook) -> None:
    said = " ".join(words(book["Områder"]))
    for code in ("B1", "B1x", "B1b", "B2i", "B3", "B4", "B5", "B6", "B7", "B8"):
        assert f"{code} " in said
    assert "Efter alder: B1  Oplevet deltagelse i samme grad" in said


def test_types_of_associations_stand_side_by_side() -> None:
    page = opened(by_type())["Foreningstyper"]
    first, *_ = (under(page, "Foreningstype", 11, nth) for nth in (1, 2))
    assert [line["Foreningstype"] for line in first] == [*TYPES, "Alle"]
    assert "Valg og bestyrelse, som du oplever det: D1  Oplevet deltagelse i demokratiet i samme grad" in words(page)


def test_the_method_says_what_each_group_is_made_of() -> None:
    said = words(opened(by_type())["Metode"])
    assert any("Fritid og frivillige (Idræt og Kultur)" in text for text in said)


def test_the_method_says_how_many_figures_are_hidden_but_not_why() -> None:
    def bend(found: Document) -> None:
        grouped()(found)
        found.update(pattern={"cells": 1234, "hidden": 56}, version=2, note="Et navn var stavet forkert")

    said = words(opened(workbook.write(release(BS, bend)))["Metode"])
    assert "1.234 tal i tabellerne, 56 af dem (5 %) er skjult." in said
    assert "Udgave 2, udgivet 16. november 2026. Et navn var stavet forkert." in said
    assert not any("k =" in text or "K =" in text for text in said)


HOSTILE = ('=HYPERLINK("http://example.org","klik")', "x" * 200, "شارع النخيل ١٢", "\u202eedoc esrever")


def test_any_name_of_an_area_is_shown_as_text_and_cut_in_charts() -> None:
    content = workbook.write(areas_release(areas=HOSTILE, earlier=(TWO,)))
    made = opened(content)
    assert not [cell for page in made.worksheets for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    groups = {row["gruppe"] for row in table(made["Data"], "tblData")}
    assert {sheet.clean(name) for name in HOSTILE} <= groups
    page = made["Områder"]
    beside = [str(row[0]) for row in page.iter_rows(min_col=16, max_col=16, values_only=True) if row[0]]
    assert max(map(len, beside)) <= 40
    named = [row[0] for row in page.iter_rows(max_col=1) if str(row[0].value).startswith("xxx")]
    assert named
    assert all(len(cell.value) <= 75 for cell in named)
    assert all((page.row_dimensions[cell.row].height or 0) >= 30 for cell in named)


@pytest.mark.parametrize("name", ["Område", "Boligområdet med det meget lange navn ved den store vej"])
def test_no_block_of_twelve_areas_is_cut_by_a_page(name: str) -> None:
    page = opened(workbook.write(areas_release(areas=[f"{name} {n}" for n in range(12)])))["Områder"]
    breaks = sorted(one.id for one in page.row_breaks.brk)
    tops = [0, *breaks, page.max_row]
    for first, last in pairwise(tops):
        height = sum(page.row_dimensions[row].height or 15 for row in range(first + 1, last + 1))
        assert height <= 640
    for chart in page._charts:
        top = chart.anchor._from.row
        bottom = top + chart.height * 28.35 / 15
        assert not [cut for cut in breaks if top < cut < bottom - 1]


def test_the_same_release_gives_the_same_bytes() -> None:
    assert two_rounds() == workbook.write(areas_release(earlier=(TWO,)))


def test_every_chart_is_said_in_words_and_differently() -> None:
    said = alt_texts(two_rounds())
    assert len(said) == len(roots(two_rounds(), r"xl/charts/chart\d+\.xml")) == len(set(said))
    assert all(said)

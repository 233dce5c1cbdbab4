"""Native charts: said in words, built as the schema wants, drawn from cells in sight."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.xml.functions import Element, fromstring

from exports import theme, workbook
from tests.exports.grouped_release import by_type, three_rounds, two_rounds
from tests.exports.releases import BS, TWO_FORMS, Document, document, hide, release, table, written

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


MADE = {
    "first": lambda: written(BS),
    "two forms": lambda: written(TWO_FORMS),
    "two rounds": two_rounds,
    "three rounds": three_rounds,
    "types": by_type,
}


@pytest.fixture(scope="module", params=list(MADE))
def content(request: pytest.FixtureRequest) -> bytes:
    return MADE[request.param]()


def roots(content: bytes, pattern: str) -> list[Element]:
    with ZipFile(BytesIO(content)) as parts:
        return [fromstring(parts.read(name)) for name in parts.namelist() if re.fullmatch(pattern, name)]


def charts(content: bytes) -> list[Element]:
    return roots(content, r"xl/charts/chart\d+\.xml")


def alt_texts(content: bytes) -> list[str]:
    drawings = roots(content, r"xl/drawings/drawing\d+\.xml")
    return [one.get("descr", "") for drawing in drawings for one in drawing.iter(f"{XDR}cNvPr")]


def test_every_chart_is_said_in_words_with_its_figures(content: bytes) -> None:
    said = alt_texts(content)
    assert len(said) == len(charts(content))
    assert all(re.search(r"\d", text) for text in said)
    assert len(set(said)) == len(said)


def test_the_alt_text_belongs_to_its_chart() -> None:
    content = written(BS)
    said = next(text for text in alt_texts(content) if text.startswith("Får du at vide"))
    shares = {cell["label"]: cell["share"] for cell in table_of(BS, "bs_know")["cells"] if cell["role"] == "answer"}
    for label, share in shares.items():
        assert f"{label} {int(100 * share + 0.5)} %" in said
    assert alt_texts(content)[0].startswith(
        "Oplevet deltagelse i samme grad: Alle 41 % (95 % usikkerhed 34 % til 50 %)"
    )


def table_of(name: str, table_id: str) -> Document:
    return table(document(name), table_id)


def test_error_bars_have_plus_before_minus(content: bytes) -> None:
    bars = [one for chart in charts(content) for one in chart.iter(f"{C}errBars")]
    assert bars
    order = ["errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "spPr"]
    for one in bars:
        assert [child.tag.removeprefix(C) for child in one] in (order, order[1:])


def test_charts_say_that_they_have_no_title(content: bytes) -> None:
    for root in charts(content):
        inner = root.find(f"{C}chart")
        assert inner is not None
        assert inner.find(f"{C}title") is None
        assert inner[0].tag == f"{C}autoTitleDeleted"
        assert inner[0].get("val") == "1"


def test_labels_keep_their_own_number_format(content: bytes) -> None:
    forms = [one for root in charts(content) for one in root.iter(f"{C}numFmt")]
    assert forms
    assert {one.get("sourceLinked") for one in forms} == {"0"}


def test_charts_draw_from_cells_with_figures(content: bytes) -> None:
    book = load_workbook(BytesIO(content))
    for root in charts(content):
        for value in (*root.iter(f"{C}val"), *root.iter(f"{C}plus"), *root.iter(f"{C}minus")):
            reference = value.findtext(f"{C}numRef/{C}f") or ""
            name, cells = reference.replace("'", "").replace("$", "").split("!")
            left, top, right, bottom = range_boundaries(cells)
            found = [cell for row in book[name].iter_rows(top, bottom, left, right, values_only=True) for cell in row]
            assert all(isinstance(figure, int | float | None) for figure in found), reference
            assert any(figure is not None for figure in found), reference


def test_caches_hold_what_the_cells_hold(content: bytes) -> None:
    book = load_workbook(BytesIO(content))
    for root in charts(content):
        for source in root.iter(f"{C}numRef"):
            cached = [float(point.text or 0) for point in source.iter(f"{C}v")]
            if cached:
                name, cells = (source.findtext(f"{C}f") or "").replace("'", "").replace("$", "").split("!")
                shown = [row[0].value for row in book[name][cells] if row[0].value is not None]
                assert cached == [pytest.approx(value) for value in shown]


def test_stacked_scales_stand_in_the_order_of_the_scale() -> None:
    book = load_workbook(BytesIO(written(BS)))
    page = book["Spørgsmål"]
    answers = ["Meget sjældnere", "Lidt sjældnere", "Lige så tit", "Lidt oftere", "Meget oftere"]
    found = []
    for root in charts(written(BS)):
        names = [one.text or "" for one in root.iterfind(f".//{C}ser/{C}tx/{C}strRef/{C}f")]
        found.append([page[name.split("!")[1].replace("$", "")].value for name in names if "Spørgsmål" in name])
    assert answers in found


def test_every_axis_of_figures_begins_at_nought(content: bytes) -> None:
    for root in charts(content):
        for axis in root.iter(f"{C}valAx"):
            low = axis.find(f"{C}scaling/{C}min")
            assert low is not None
            assert float(low.get("val", "1")) == 0


def test_one_hidden_answer_leaves_the_others_in_sight_and_takes_the_chart() -> None:
    def bend(found: Document) -> None:
        one = table(found, "bs_welcome")
        one["hidden"] = True
        for cell in one["cells"][:2]:
            cell["count"] = cell["share"] = None

    content = workbook.write(release(BS, bend))
    assert not [text for text in alt_texts(content) if text.startswith("Hvor velkommen")]
    page = load_workbook(BytesIO(content))["Spørgsmål"]
    top = next(row[0].row for row in page.iter_rows(max_col=1) if str(row[0].value).startswith("Hvor velkommen"))
    lines = {row[0]: row[1:] for row in page.iter_rows(top, top + 9, max_col=3, values_only=True)}
    assert lines["Slet ikke"] == ("–", "–")
    assert lines["Ret meget"] == (0.29, 51)
    assert lines["Gyldige svar (n)"] == (None, 175)


def test_a_hidden_missing_answer_leaves_the_chart() -> None:
    def bend(found: Document) -> None:
        one = table(found, "bs_welcome")
        one["hidden"] = True
        next(cell for cell in one["cells"] if cell["code"] == "dk")["count"] = None

    assert [text for text in alt_texts(workbook.write(release(BS, bend))) if text.startswith("Hvor velkommen")]


def test_a_bar_of_which_a_piece_is_hidden_is_not_drawn_as_if_the_rest_were_all() -> None:
    def bend(found: Document) -> None:
        one = table(found, "fa_practice.pr_plain")
        one["hidden"] = True
        one["cells"][0]["count"] = one["cells"][0]["share"] = None

    whole, bent = alt_texts(written(TWO_FORMS)), alt_texts(workbook.write(release(TWO_FORMS, bend)))
    assert len(bent) == len(whole) - 1


def test_a_hidden_question_has_no_chart() -> None:
    def bend(found: Document) -> None:
        hide(table(found, "bs_welcome"))

    whole, bent = alt_texts(written(BS)), alt_texts(workbook.write(release(BS, bend)))
    assert len(bent) == len(whole) - 1
    assert not [text for text in bent if text.startswith("Hvor velkommen")]


@pytest.mark.parametrize("color", sorted({c for scale in theme.SCALES.values() for c in scale} | set(theme.POLES3)))
def test_labels_can_be_read_on_their_colour(color: str) -> None:
    assert theme.contrast(color, theme.ink_on(color)) >= 4.5


@pytest.mark.parametrize("mark", theme.VERDICTS.values(), ids=list(theme.VERDICTS))
def test_verdicts_can_be_read_and_differ_by_shape(mark: theme.Mark) -> None:
    assert theme.contrast(mark.fill, mark.ink) >= 4.5
    assert len({one.sign for one in theme.VERDICTS.values()}) == len(theme.VERDICTS)

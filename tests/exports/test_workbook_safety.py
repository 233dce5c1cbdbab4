"""Nothing in the workbook runs, and nothing in any part of it carries a hidden figure."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from exports import sheet, workbook
from tests.exports.grouped_release import by_type, three_rounds
from tests.exports.releases import BS, TWO_FORMS, Document, hide, indicator, release, table, written

FORMULA = '=HYPERLINK("http://example.org","klik")'
HOSTILE = [
    FORMULA,
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "x" * 200,
    "شارع النخيل ١٢",
    "\u202eedoc esrever",
    "før\x00\x07efter\x1b",
    "to\nlinjer\tog tabulator",
    "<b>&amp;\"'</b>",
]


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as found:
        return {name: found.read(name).decode() for name in found.namelist()}


def with_name(name: str) -> bytes:
    """A release in which everything that people name has this name."""

    def bend(found: Document) -> None:
        found["round"].update(title=name, contact=name, areas=[name, "Birkevænget"])
        found["forms"][0]["title"] = name
        table(found, "bs_same_degree")["text"] = name
        indicator(found, "B1")["name"] = name
        indicator(found, "B3")["note"] = name
        for cell, hostile in zip(table(found, "bs_barriers")["cells"], HOSTILE, strict=False):
            cell["label"] = hostile

    return workbook.write(release(BS, bend))


@pytest.fixture(scope="module")
def hostile() -> bytes:
    return with_name(FORMULA)


def test_hostile_names_stay_text(hostile: bytes) -> None:
    book = load_workbook(BytesIO(hostile))
    types = {cell.data_type for page in book.worksheets for row in page.iter_rows() for cell in row}
    assert "f" not in types
    assert not [part for part, text in parts(hostile).items() if "<f>" in text and part.startswith("xl/worksheets")]
    labels = [row[5].value for row in book["Data"].iter_rows(min_row=2)]
    assert {sheet.clean(name) for name in HOSTILE} <= set(labels)


def test_text_that_looks_like_a_formula_stays_text_when_it_is_edited(hostile: bytes) -> None:
    data = load_workbook(BytesIO(hostile))["Data"]
    signed = [row[5] for row in data.iter_rows(min_row=2) if str(row[5].value).startswith(sheet.FORMULA_SIGNS)]
    assert len(signed) == 4
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in signed)


@pytest.mark.parametrize("name", HOSTILE)
def test_cleaned_text_has_no_control_characters_and_no_turned_direction(name: str) -> None:
    cleaned = sheet.clean(name)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", cleaned)
    assert cleaned == sheet.clean(cleaned)


def test_excel_cannot_read_a_control_character_into_plain_letters() -> None:
    assert sheet.clean("før_x0007_efter") == "førx0007efter"
    assert sheet.clean("halv\ud800") == "halv"
    assert sheet.clean("bs_x_same") == "bs_x_same"


def test_cleaning_leaves_other_scripts_alone() -> None:
    assert sheet.clean("شارع النخيل ١٢") == "شارع النخيل ١٢"
    assert sheet.clean("می\u200cخواهم") == "می\u200cخواهم"


def test_a_footer_with_an_ampersand_is_no_code() -> None:
    assert "Ro &amp;&amp; Ordning" in parts(with_name("Ro & Ordning"))["xl/worksheets/sheet1.xml"]


def test_a_long_name_leaves_the_footer_within_what_excel_reads() -> None:
    for page in load_workbook(BytesIO(with_name("Ro & Ordning " * 20))).worksheets:
        assert len(f"&L&8{page.oddFooter.left.text}&R&8{page.oddFooter.right.text}") < 200


SECRETS = {"count": 7919, "share": 0.73931}
"""Figures that stand nowhere else, so that finding them anywhere is a leak."""


def secret_release() -> bytes:
    """A release whose hidden parts were tampered with: a writer must not print a figure of what is hidden."""

    def bend(found: Document) -> None:
        for one in (table(found, "bs_children"), table(found, "bs_barriers"), table(found, "bs_same_degree")):
            hide(one)
            for cell in one["cells"]:
                cell["share"] = SECRETS["share"]
        for code in ("B1", "B5"):
            indicator(found, code).update(
                hidden=True, value=SECRETS["share"], low=SECRETS["share"], high=SECRETS["share"], base=SECRETS["count"]
            )

    return workbook.write(release(BS, bend))


def test_no_part_of_the_file_carries_a_hidden_figure() -> None:
    for name, text in parts(secret_release()).items():
        assert "7919" not in text, name
        assert "7.919" not in text, name
        assert "0.739" not in text, name
        assert ">0.74<" not in text, name
        assert "74 %" not in text, name


@pytest.mark.parametrize("content", [BS, TWO_FORMS, "three", "types"])
def test_there_is_nothing_to_run_and_nothing_out_of_sight(content: str) -> None:
    made = {"three": three_rounds, "types": by_type}.get(content)
    found = parts(made() if made else written(content))
    assert not [part for part in found if re.search(r"vba|macro|externalLink|comments|customXml|calcChain|pivot", part)]
    for part, text in found.items():
        if part.startswith("xl/worksheets/sheet"):
            assert 'hidden="1"' not in text
            assert "conditionalFormatting" not in text
            assert "<f>" not in text
    names = re.findall(r"<definedName [^>]*>([^<]*)<", found["xl/workbook.xml"])
    assert names
    assert all(
        re.fullmatch(r"'(Forside|Indikatorer|Spørgsmål|Områder|Foreningstyper|Udvikling|Data|Metode)'![$A-Z0-9:]+", one)
        for one in names
    )


def test_links_lead_to_sheets_of_the_workbook_only() -> None:
    book = load_workbook(BytesIO(written(BS)))
    links = [cell.hyperlink for page in book.worksheets for row in page.iter_rows() for cell in row if cell.hyperlink]
    assert links
    assert all(one.target is None for one in links)
    assert all(one.location.split("!")[0].strip("'") in book.sheetnames for one in links)

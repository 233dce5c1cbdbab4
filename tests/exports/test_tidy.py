"""The figures as CSV: what a Danish spreadsheet and a program read, and nothing more than the sheet Data."""

from __future__ import annotations

import math
from io import BytesIO

import pandas as pd
import pytest

from exports.tidy import COLUMNS, rows, to_csv
from tests.exports.grouped_release import AGES, AREAS, areas_release
from tests.exports.releases import BS, TWO_FORMS, Document, hide, release, table

FORMULA = '=HYPERLINK("http://example.org","klik")'


def read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(
        BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig", keep_default_na=False, na_values=[""]
    )


@pytest.mark.parametrize("name", [BS, TWO_FORMS])
def test_it_holds_the_rows_of_the_sheet_data(name: str) -> None:
    made = release(name)
    frame = read(to_csv(made))
    assert tuple(frame.columns) == COLUMNS
    for found, wanted in zip(frame.to_dict("records"), rows(made), strict=True):
        for column, value in zip(COLUMNS, wanted, strict=True):
            if value is None:
                assert math.isnan(found[column])
            elif column == "procent":
                assert found[column] == pytest.approx(100 * float(value), abs=1e-4)
            else:
                assert str(found[column]).removesuffix(".0") == str(value)


def test_it_is_written_as_offices_here_read_it() -> None:
    content = to_csv(release(BS))
    assert content.startswith(b"\xef\xbb\xbfrunde;tabel;")
    first = next(line for line in content.decode("utf-8-sig").split("\r\n")[1:] if ",1" in line or ",2" in line)
    assert len(first.split(";")) == len(COLUMNS)
    assert "." not in first.split(";")[8]


def test_hidden_figures_are_empty() -> None:
    frame = read(to_csv(release(BS, lambda found: hide(table(found, "bs_same_degree")))))
    hidden = frame[frame["tabel"] == "bs_same_degree"]
    assert set(hidden["status"]) == {"skjult"}
    assert hidden[["antal", "base", "procent"]].isna().all(axis=None)


@pytest.mark.parametrize(
    "name", [FORMULA, "+1+1", "-2+3", "@SUM(A1)", 'to\nlinjer;med "tegn"', "شارع النخيل", "før\x00efter"]
)
def test_any_text_is_only_text(name: str) -> None:
    def bend(found: Document) -> None:
        table(found, "bs_barriers")["cells"][0]["label"] = name

    frame = read(to_csv(release(BS, bend)))
    told = frame[frame["tabel"] == "bs_barriers"]["svar"].iloc[0]
    assert not told.startswith(("=", "+", "-", "@"))
    assert "".join(filter(str.isalnum, told)) == "".join(filter(str.isalnum, name))


def test_the_same_release_is_the_same_bytes() -> None:
    assert to_csv(release(TWO_FORMS)) == to_csv(release(TWO_FORMS))


def test_groups_follow_the_figures_over_everybody() -> None:
    frame = read(to_csv(areas_release()))
    assert list(dict.fromkeys(frame["gruppering"])) == ["Total", "Område", "Alder", "Aktivitet"]
    shown = frame[(frame["tabel"] == "bs_attended") & (frame["svar"] == "Total")].set_index("gruppe")["antal"]
    assert shown["Total"] == shown[list(AREAS)].sum() == shown[list(AGES)].sum()

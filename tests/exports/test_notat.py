"""The notat: two pages that say what was measured, what came out, and how sure it is, readable by everybody."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document as read_docx

from exports import notat, wording
from exports.card import headlines
from exports.release import Release
from exports.sheet_method import MEMBERS, RESIDENTS
from tests.exports.grouped_release import ONE, TWO, areas_release, hidden_headline, typed
from tests.exports.releases import BS, TWO_FORMS, Document, release

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
HOSTILE = "Runde <b>1</b> & \x07\u202e=1+1"


@cache
def made(name: str) -> tuple[Release, bytes]:
    found = {
        "third round": lambda: areas_release(earlier=(ONE, TWO)),
        "first round": lambda: release(BS),
        "associations": lambda: release(TWO_FORMS, typed),
    }[name]()
    return found, notat.write(found)


@pytest.fixture(params=["third round", "first round", "associations"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(content: bytes) -> Any:
    return read_docx(BytesIO(content))


def texts(doc: Any) -> list[str]:
    """Every paragraph, those in tables too, in their order."""
    return ["".join(run.text or "" for run in p.iter(f"{W}t")) for p in doc.element.body.iter(f"{W}p")]


def results(doc: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in doc.tables[0].rows]


def bent(bend: Callable[[Document], None], name: str = BS) -> Any:
    return opened(notat.write(release(name, bend)))


def test_it_says_what_when_and_which_way(name: str) -> None:
    found, content = made(name)
    said = texts(opened(content))
    assert wording.period(found.round.opens_on, found.round.closes_on) in said[1]
    assert found.round.title in said[1]
    assert any(one.startswith(("Begge hovedtal går i den ønskede retning.", "Første måling:")) for one in said)
    assert any((MEMBERS if name == "associations" else RESIDENTS) in one for one in said)


def test_the_purpose_is_told_in_the_strategys_own_words(name: str) -> None:
    found, content = made(name)
    said = " ".join(texts(opened(content)))
    for one in headlines(found):
        assert f"»{one.words}«" in said


def test_every_headline_figure_has_its_row_and_its_whole_sentence(name: str) -> None:
    found, content = made(name)
    doc = opened(content)
    assert results(doc)[0] == ["Hovedtal", "Tal", "95 % usikkerhed", "Forrige", "Forskel", "Dom"]
    for one, row in zip(headlines(found), results(doc)[1:], strict=True):
        assert row[0].startswith(f"{one.id}  {wording.bare_name(one)}")
        assert row[1:3] == [wording.figure(one), wording.interval(one)]
        assert row[5][3:] == one.verdict
        assert any(wording.sentence(one) in said for said in texts(doc))


def test_a_former_round_stands_beside_with_the_difference() -> None:
    assert [row[3:5] for row in results(opened(made("third round")[1]))[1:]] == [
        ["37 %", "+4 point"], ["43 point", "+4 point"],
    ]  # fmt: skip
    assert {row[3] for row in results(opened(made("first round")[1]))[1:]} == {"ingen"}


def test_a_hidden_figure_is_a_dash_and_says_why() -> None:
    doc = bent(lambda found: hidden_headline(found, "B1"))
    assert results(doc)[1][1:5] == ["–"] * 4
    assert results(doc)[1][5] == "–  Skjult af hensyn til anonymitet"
    assert "»–« betyder: Skjult af hensyn til anonymitet." in texts(doc)
    assert "41 %" not in " ".join(texts(doc))


def test_where_nothing_is_hidden_nothing_is_said_of_it() -> None:
    def bend(found: Document) -> None:
        found["forms"][0]["indicators"] = [one for one in found["forms"][0]["indicators"] if not one["hidden"]]

    assert "Skjult" not in " ".join(texts(bent(bend)))


def test_other_figures_stand_without_a_verdict(name: str) -> None:
    found, content = made(name)
    others = [i for form in found.forms for i in form.indicators if not i.headline and i.unit != "activities"]
    rows = [[cell.text for cell in row.cells] for row in opened(content).tables[2].rows]
    assert [row[:3] for row in rows[1:]] == [
        [f"{i.id}  {i.name}" + (" (få svar)" if i.few else ""), wording.figure(i), wording.interval(i)] for i in others
    ]


def test_two_pictures_are_described_with_their_figures(name: str) -> None:
    _, content = made(name)
    pictures = list(opened(content).element.body.iter(ANCHOR))
    assert len(pictures) == 2
    for picture in pictures:
        assert re.search(r" \d+( %)?[,; (]", picture.get("descr"))
        assert picture.get("title")


def test_who_cannot_see_it_hears_titles_heads_and_the_language(name: str) -> None:
    found, content = made(name)
    doc = opened(content)
    assert doc.core_properties.title.startswith("Notat til Økonomiudvalget: ")
    assert doc.core_properties.language == "da-DK"
    assert {one.get(f"{W}val") for one in doc.styles.element.iter(f"{W}lang")} == {"da-DK"}
    headings = [p.text for p in doc.paragraphs if p.style.name == "Heading 1"]
    assert headings[:4] == ["Formål", "Sådan er der målt", "Resultatet", "Figurer"]
    assert [p.style.name for p in doc.paragraphs].count("Title") == 1
    for table in (doc.tables[0], doc.tables[2]):
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
    assert found.digest[:12] in " ".join(texts(doc))
    assert found.round.contact in " ".join(texts(doc))


def test_trial_data_says_so_on_every_page_and_real_data_does_not() -> None:
    doc = opened(made("first round")[1])
    assert "PRØVEDATA: alle tal er opdigtede." in texts(doc)
    assert "PRØVEDATA" in doc.sections[0].footer.paragraphs[0].text
    assert "PRØVEDATA" in doc.core_properties.title
    with ZipFile(BytesIO(notat.write(release(BS, real)))) as parts:
        assert all("PRØVEDATA".encode() not in parts.read(part) for part in parts.namelist())


def real(found: Document) -> None:
    found["round"]["trial"] = False


def test_what_a_person_typed_is_only_text() -> None:
    def bend(found: Document) -> None:
        found["round"].update(title=HOSTILE, contact=HOSTILE)

    said = " ".join(texts(bent(bend)))
    assert said.count("Runde <b>1</b> & =1+1") == 2


def test_the_same_release_is_the_same_file_in_any_process() -> None:
    code = (
        "import hashlib; from exports import notat; from tests.exports.releases import BS, release\n"
        "print(hashlib.sha256(notat.write(release(BS))).hexdigest())"
    )
    said = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        said.add(run.stdout)
    assert len(said) == 1
    with ZipFile(BytesIO(made("first round")[1])) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-16T12:00:00Z" in parts.read("docProps/core.xml")


def test_the_second_page_begins_with_the_figures(name: str) -> None:
    doc = opened(made(name)[1])
    broken = [p.text for p in doc.paragraphs if p.paragraph_format.page_break_before]
    assert broken == ["Figurer"]

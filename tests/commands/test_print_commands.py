"""Forms on paper and posters: all that is asked, letters for every language, nothing that marks a person."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import zlib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app.database import writing
from app.language import SOURCE, Catalogs, Message, native_name
from app.printed.press import STATIC
from app.questionnaire.load import FORMS
from app.settings import Settings
from app.store import rounds
from tests.commands.terminal import Terminal
from tests.world import THRESHOLDS, World, shipped
from tools.texts import template


def tool(*words: object) -> str:
    """What a tool for PDF files prints."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True)
    return done.stdout


def read(file: Path) -> str:
    """All that stands in a PDF, each run of spaces one."""
    return " ".join(tool("pdftotext", "-raw", file, "-").split())


def lowest(file: Path) -> str:
    """The words on the same height as the last line of a sheet, or below it."""
    words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', tool("pdftotext", "-bbox", file, "-"))
    top = max(float(above) for above, _, word in words if word == "Spørg")
    return " ".join(word for _, below, word in words if float(below) > top)


def objects(file: Path) -> str:
    """The packed objects of a PDF."""
    packed = re.findall(rb"/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", file.read_bytes(), re.DOTALL)
    return " ".join(zlib.decompress(each).decode("latin-1") for each in packed)


@pytest.fixture
def sheet(bare: Terminal, tmp_path: Path) -> Path:
    """A file to print to, with an open trial round of every form."""
    bare.says("init")
    world = World.make(bare.world().engine, tmp_path).opened(forms=FORMS, trial=True)
    world.engine.dispose()
    return tmp_path / "ark.pdf"


def test_paper_asks_all_that_the_form_asks(bare: Terminal, sheet: Path) -> None:
    bare.says("paper", "r1", "egebjerg", "--language", "da", "--to", sheet)
    told = read(sheet)
    form = shipped("bs").with_preset(bs_area="egebjerg")
    missing = [q.name for q in form.asked if "{aktivitet}" not in q.label.da and q.label.da not in told]
    assert missing == []
    assert "Hvor bor du? Egebjerg" in told
    assert "Hvor blandede var deltagerne ved Fælles have?" in told
    assert form.before_send.da in told
    assert Settings.paper_place in told
    assert Settings.contact_name in told


def test_paper_tells_in_words_what_to_skip(bare: Terminal, sheet: Path) -> None:
    bare.says("paper", "r1", "egebjerg", "--language", "da", "--to", sheet)
    told = read(sheet)
    assert "Svar kun her, hvis du svarede dette i spørgsmål 2: Ja, flere gange / Ja, én gang" in told
    assert "Spring over, hvis du svarede dette i spørgsmål 1: Under 2 år" in told
    assert "Svar kun om det, du har valgt i spørgsmål 3." in told


@pytest.mark.parametrize(("language", "large"), [("ar", ()), ("ti", ("--large",))])
def test_paper_can_be_read_aloud_and_carries_its_letters(
    bare: Terminal, sheet: Path, language: str, large: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    bare.says("paper", "r1", "hede", "--language", language, *large, "--to", sheet)
    facts = tool("pdfinfo", sheet)
    assert re.search(r"Tagged:\s+yes", facts)
    assert f"/Lang ({language})" in objects(sheet)
    lines = tool("pdffonts", sheet).splitlines()[2:]
    assert all("+Deltag-" in line and "yes yes yes" in line for line in lines), lines
    assert caplog.messages == []


def test_large_print_is_larger(bare: Terminal, sheet: Path) -> None:
    pages = {}
    for large in ((), ("--large",)):
        bare.says("paper", "r1", "fm", "--language", "en", *large, "--to", sheet)
        pages[large] = int(re.findall(r"Pages:\s+(\d+)", tool("pdfinfo", sheet))[0])
    assert pages["--large",] > pages[()]


def test_two_sheets_of_a_form_are_the_same_to_the_byte(bare: Terminal, sheet: Path) -> None:
    bare.says("paper", "r1", "fm", "--language", "en", "--to", sheet)
    first = sheet.read_bytes()
    bare.says("paper", "r1", "fm", "--language", "en", "--to", sheet)
    assert sheet.read_bytes() == first


def test_a_boards_paper_has_room_for_its_code(bare: Terminal, sheet: Path) -> None:
    bare.says("paper", "r1", "bolig", "--language", "da", "--to", sheet)
    told = read(sheet)
    assert "Din kode" in told
    assert Settings.boards_contact_name in told
    assert shipped("fa").before_send.da in told


def test_what_cannot_be_printed_is_said_in_one_line(bare: Terminal, sheet: Path) -> None:
    to = ("--to", sheet)
    assert "tilbydes ikke på xx" in bare.refuses("paper", "r1", "hede", "--language", "xx", *to)
    assert "ingen gruppe månen" in bare.refuses("paper", "r1", "månen", "--language", "da", *to)
    assert "ingen runde r9" in bare.refuses("poster", "r9", "hede", *to)
    assert "tilbydes ikke på pl" in bare.refuses("poster", "r1", "bolig", "--languages", "da,pl", *to)
    assert ".pdf" in bare.refuses("poster", "r1", "hede", "--to", sheet.with_suffix(".txt"))
    assert not sheet.exists()


def test_a_poster_is_one_sheet_that_leads_to_the_link(bare: Terminal, sheet: Path) -> None:
    bare.says("poster", "r1", "egebjerg", "--to", sheet)
    told = read(sheet)
    link = next(link for link in bare.rounds()[0]["links"] if link["group"] == "egebjerg")
    assert link["url"].removeprefix("http://") in told
    assert re.search(r"Pages:\s+1\n", tool("pdfinfo", sheet))
    for part in ("Hvordan er det at være med, hvor du bor?", "5 minutter", "Anonymt", "På dit sprog"):
        assert part in told
    assert all(native_name(code) in told for code in ("en", "pl", "tr", "uk"))
    assert lowest(sheet) == "Ballerup Kommune Egebjerg · For alle fra 15 år Spørg os: 44 77 20 00"


def test_before_a_round_opens_there_are_posters_but_no_paper(bare: Terminal, sheet: Path) -> None:
    world = bare.world()
    with writing(world.engine) as session:
        days = dt.date(2027, 4, 1), dt.date(2027, 6, 1)
        rounds.plan(session, "r2", "Runde", ("bs",), *days, thresholds=THRESHOLDS, trial=True)
    world.engine.dispose()
    assert "når runden er åbnet" in bare.refuses("paper", "r2", "hede", "--language", "da", "--to", sheet)
    bare.says("poster", "r2", "hede", "--to", sheet)
    assert "Hedeparken" in read(sheet)


def test_a_poster_can_leave_languages_out(bare: Terminal, sheet: Path) -> None:
    bare.says("poster", "r1", "fm", "--languages", "da,tr", "--to", sheet)
    told = read(sheet)
    assert native_name("tr") in told
    assert native_name("pl") not in told


@pytest.mark.parametrize("language", Catalogs().languages)
def test_every_sign_of_every_language_is_in_our_letters(language: str) -> None:
    faces = (STATIC / "built" / "faces.css").read_text("utf-8")
    files = [STATIC / "built" / name for name in re.findall(r'url\("\./([^"]+)"\)', faces)]
    for bold in (False, True):
        chosen = [file for file in files if (("Bold" in file.name) or ("-700-" in file.name)) is bold]
        known = {chr(code) for file in chosen for code in TTFont(file).getBestCmap()}
        assert signs(language) - known - {"\u200c"} == set()


def signs(language: str) -> set[str]:
    """Every sign of our own texts and of the forms in a language."""
    catalogs = Catalogs()
    own = [str(catalogs.say(Message(str(m.id)), language)) for m in template("respondent") if m.id]
    forms = [shipped(form) for form in FORMS]
    texts = [t for f in forms for t in (f.title, *f.intro, f.before_send, f.thanks, *(q.label for q in f.questions))]
    asked = [t.in_language(language) for t in texts if language == SOURCE or language in t.languages]
    return set("".join([*own, *asked]))

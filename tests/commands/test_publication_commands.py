"""`deltag round publish`, `take-down` and `result-poster`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.language import Catalogs, Message, native_name
from app.settings import Settings
from tests.commands.terminal import Terminal
from tests.commands.test_print_commands import objects, read, tool
from tests.exports.releases import BS, TWO_FORMS
from tests.published import released
from tests.world import World

LONG = ("Vi har hørt jer, og vi går i gang. " * 20)[:590] + "\n\n\nTak!"


@pytest.fixture
def sheet(bare: Terminal, tmp_path: Path) -> Path:
    """A file to print to, with two released rounds, not published yet."""
    bare.says("init")
    world = World.make(bare.world().engine, tmp_path)
    for key, name in (("r1", BS), ("r2", TWO_FORMS)):
        world.opened(key)
        released(world, name, key)
    world.opened("r3")
    world.engine.dispose()
    return tmp_path / "plakat.pdf"


def test_a_round_is_published_and_taken_down(bare: Terminal, sheet: Path) -> None:
    assert sheet.parent.exists()
    told = bare.says("round", "publish", "r1", "--note", "da", "Vi mødes i maj.")
    assert re.search(r"http://\S+/svar/[a-z0-9]{12}\n$", told)
    assert bare.says("round", "publish", "r1") == told
    bare.says("round", "take-down", "r1")
    assert "ikke offentliggjort" in bare.refuses("round", "take-down", "r1")


def test_what_cannot_be_published_is_said_in_one_line(bare: Terminal, sheet: Path) -> None:
    assert "ikke noget frigivet" in bare.refuses("round", "publish", "r3")
    assert "ikke noget frigivet" in bare.refuses("round", "publish", "r9")
    assert "findes ikke på xx" in bare.refuses("round", "publish", "r1", "--note", "xx", "hej")
    assert "på dansk" in bare.refuses("round", "publish", "r1", "--note", "en", "Hello")
    assert "600 tegn" in bare.refuses("round", "publish", "r1", "--note", "da", "x" * 601)
    assert "ikke offentliggjort" in bare.refuses("result-poster", "r1", "--to", sheet)
    assert not sheet.exists()


@pytest.mark.parametrize(
    ("key", "note", "figures"),
    [
        ("r1", "Vi mødes i maj.", ("41 ud af 100", "47 point", "52 ud af 100")),
        ("r2", LONG, ("15 ud af 100", "37 ud af 100", "66 point")),
    ],
)
def test_the_poster_is_one_sheet_that_can_be_read_aloud_and_leads_to_the_page(
    bare: Terminal, sheet: Path, key: str, note: str, figures: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    address = bare.says("round", "publish", key, "--note", "da", note).split("http://")[1].strip()
    bare.says("result-poster", key, "--to", sheet)
    told, facts = read(sheet), tool("pdfinfo", sheet)
    assert re.search(r"Pages:\s+1\n", facts)
    assert re.search(r"Tagged:\s+yes", facts)
    assert "/Lang (da)" in objects(sheet)
    assert all("+Deltag-" in line for line in tool("pdffonts", sheet).splitlines()[2:])
    for part in ("Det svarede I", "Hvad sker der nu?", address, *figures, " ".join(note.split())):
        assert part in told, part
    assert caplog.messages == []


def test_the_poster_has_every_language_under_its_own_name(bare: Terminal, sheet: Path) -> None:
    bare.says("round", "publish", "r1")
    bare.says("result-poster", "r1", "--to", sheet)
    told, catalogs = read(sheet), Catalogs()
    for language in ("en", "pl", "tr", "uk", "ti"):
        assert native_name(language) in told
        assert str(catalogs.say(Message("Det svarede I"), language)) in told
    assert Settings.contact_phone in told
    assert "Prøve: tallene på siden er fundet på." in told

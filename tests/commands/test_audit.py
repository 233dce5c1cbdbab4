"""`deltag audit release`: is this the file that was released, and does it tell what it hides?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from tests.commands.terminal import Terminal
from tests.exports.leaky import Leaky, known
from tests.kept import keep
from tests.world import RESIDENT, World


@pytest.fixture
def released(terminal: Terminal, world: World, tmp_path: Path) -> Path:
    """The workbook of a round that was released here."""
    world.opened()
    for number in range(40):
        world.post(world.token(), {**RESIDENT, "bs_same_degree": [("same", "less")[number % 2]]})
    for step in ("close", "count", "release"):
        terminal.says("round", step, "r1")
    file = tmp_path / "resultat.xlsx"
    terminal.says("export", "r1", "--to", file)
    return file


def test_the_released_file_is_known_to_the_byte_and_tells_nothing(terminal: Terminal, released: Path) -> None:
    said = terminal.says("audit", "release", released)
    assert said.startswith("Filen er præcis den, der blev frigivet: r1, udgave 1.\n")
    assert said.endswith(" skjulte tal er prøvet. Intet er fundet.\n")
    told = json.loads(terminal.says("audit", "release", released, "--json"))
    assert (told["file"], told["round"], told["version"], told["found"]) == ("exact", "r1", 1, [])
    assert told["tried"] > 0


def test_what_another_reader_was_given_is_known_as_a_cut(terminal: Terminal, world: World, tmp_path: Path) -> None:
    made = keep(world)
    area = next(group.label for group in made.forms[0].groups if group.grouping == "Område")
    file = tmp_path / "udsnit.xlsx"
    terminal.says("export", "r1", "--for", "boligforening", "--area", area, "--to", file)
    said = terminal.says("audit", "release", file)
    assert said.startswith("Filen er et udsnit af det, der blev frigivet: r1, udgave 1. Ingen tal er ændret.\n")
    assert said.endswith("Intet er fundet.\n")


def test_an_altered_byte_is_found(terminal: Terminal, released: Path) -> None:
    content = bytearray(released.read_bytes())
    content[10] ^= 1  # the hour of the first part, which no reader looks at
    released.write_bytes(content)
    result = terminal.run("audit", "release", released)
    assert result.exit_code == 1
    assert result.stdout.startswith("Filen er ikke den, der blev frigivet som r1, udgave 1:")


def test_what_was_put_into_a_file_is_told_by_its_place_alone(terminal: Terminal, released: Path) -> None:
    book = load_workbook(released)
    book["Data"]["G2"].comment = Comment("3 nej", "nogen")
    book.save(released)
    result = terminal.run("audit", "release", released)
    assert result.exit_code == 1
    assert "Fundet noget i: xl/comments/comment1.xml." in result.stdout
    assert "3 nej" not in result.stdout


def test_a_file_from_elsewhere_is_attacked_all_the_same(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "andet.xlsx"
    file.write_bytes(Leaky([known("Total", 7, 14, 13, 17, hide=("Aldrig", "Altid"))]).bytes())
    said = terminal.says("audit", "release", file)
    assert said == "Filen hører ikke til nogen udgivelse her.\n2 skjulte tal er prøvet. Intet er fundet.\n"


def test_what_is_no_workbook_is_said_in_one_line(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "brev.xlsx"
    file.write_text("Kære nogen")
    assert terminal.refuses("audit", "release", file) == f"{file} er ikke et regneark, der kan læses."
    assert "stedet findes ikke" in terminal.refuses("audit", "release", tmp_path / "intet.xlsx")

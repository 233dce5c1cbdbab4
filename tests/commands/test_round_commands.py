"""Rounds from the command line, as the contract has it."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text

from app.database import MIGRATIONS, migrations
from app.store import nightly
from tests.commands.terminal import Terminal
from tests.world import RESIDENT, World


def test_init_may_be_run_again(terminal: Terminal) -> None:
    assert "3 skemaer" in terminal.says("init")
    assert terminal.rounds() == []


def test_migrations_are_numbered_so_that_init_knows_the_newest(terminal: Terminal, world: World) -> None:
    with world.engine.connect() as connection:
        reached = connection.scalar(text("SELECT version_num FROM alembic_version"))
        heads = ScriptDirectory.from_config(migrations(connection)).get_heads()
    assert heads == [reached]
    assert max(file.stem.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")) == reached
    assert terminal.says("init")


def test_the_list_for_machines_is_to_the_letter(terminal: Terminal, world: World) -> None:
    world.opened()
    listed = terminal.rounds()
    assert [set(entry) for entry in listed] == [{"round", "forms", "phase", "links"}]
    assert (listed[0]["round"], listed[0]["forms"], listed[0]["phase"]) == ("r1", ["bs"], "open")
    url = f"http://127.0.0.1:8000/s/{world.token()}"
    assert {"form": "bs", "group": "egebjerg", "url": url} in listed[0]["links"]
    assert len(listed[0]["links"]) == 3


def test_from_open_to_workbook(terminal: Terminal, world: World, tmp_path: Path) -> None:
    world.opened()
    for number in range(40):
        world.post(world.token(), {**RESIDENT, "bs_same_degree": [("same", "less")[number % 2]]})
    assert terminal.says("ballots", "r1").strip() == "under 10"
    nightly.refresh(world.engine, world.keys)
    assert terminal.says("ballots", "r1").strip() == "30-67"
    terminal.says("round", "close", "r1")
    assert terminal.says("ballots", "r1") == "40\n"
    terminal.says("round", "count", "r1")
    assert terminal.says("ballots", "r1") == "40\n"
    terminal.says("round", "release", "r1")
    file = tmp_path / "resultat.xlsx"
    terminal.says("export", "r1", "--to", file)
    again = tmp_path / "igen.xlsx"
    terminal.says("export", "r1", "--to", again)
    assert file.read_bytes() == again.read_bytes()
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Forside", "Indikatorer", "Spørgsmål", "Områder", "Data", "Metode"]
    for name, start in (("tal.csv", b"\xef\xbb\xbfrunde;"), ("tal.json", b"{")):
        terminal.says("export", "r1", "--to", tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    assert [entry["phase"] for entry in terminal.rounds()] == ["released"]


def test_a_trial_round_is_counted_exactly_while_open(terminal: Terminal, world: World) -> None:
    world.opened(trial=True)
    world.post(world.token(), RESIDENT)
    assert terminal.says("ballots", "r1") == "1\n"


def test_nightly_may_be_run_again_and_closes_what_is_over(terminal: Terminal, world: World) -> None:
    world.opened()
    terminal.says("nightly")
    terminal.says("nightly")
    assert [entry["phase"] for entry in terminal.rounds()] == ["closed"]


def test_codes_for_residents_come_on_paper_only(terminal: Terminal, world: World, tmp_path: Path) -> None:
    world.opened()
    open_link = terminal.rounds()[0]["links"][0]
    file = tmp_path / "koder.pdf"
    terminal.says("codes", "r1", "hede", 3, "--to", file)
    assert file.read_bytes()[:5] == b"%PDF-"
    links = [link for link in terminal.rounds()[0]["links"] if link["group"] == "hede"]
    assert len(links) == 2
    assert terminal.rounds()[0]["links"][0] == open_link
    assert "kun på papir" in terminal.refuses("codes", "r1", "hede", 3, "--to", tmp_path / "koder.csv")
    assert "ingen gruppe" in terminal.refuses("codes", "r1", "månen", 3, "--to", tmp_path / "x.pdf")
    assert not (tmp_path / "koder.csv").exists()


def test_codes_for_boards_may_be_a_table_and_are_good(terminal: Terminal, world: World, tmp_path: Path) -> None:
    world.opened(forms=("fa", "fm"))
    file = tmp_path / "koder.csv"
    terminal.says("codes", "r1", "skole", 4, "--to", file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["code"] for row in rows}) == 4
    assert {row["group"] for row in rows} == {"skole"}
    token = world.token("fa", "skole", mode="code")
    assert rows[0]["link"] == f"http://127.0.0.1:8000/s/{token}#k={rows[0]['code']}"


def test_a_place_that_cannot_be_written_makes_no_codes(terminal: Terminal, world: World, tmp_path: Path) -> None:
    world.opened()
    line = terminal.refuses("codes", "r1", "hede", 3, "--to", tmp_path / "ingen" / "koder.pdf")
    assert line == f"Det kunne ikke lade sig gøre: {tmp_path / 'ingen' / 'koder.pdf'}: stedet findes ikke."
    assert not [link for link in terminal.rounds()[0]["links"] if "code" in link.get("mode", "")]
    assert len(terminal.rounds()[0]["links"]) == 3


@pytest.mark.parametrize("role", ["administrator", "tovholder", "integrationsteam"])
def test_a_member_of_staff_gets_a_one_time_link(terminal: Terminal, role: str) -> None:
    line = terminal.says("user", "add", "anne@example.dk", "--role", role, "--organisation", "Ballerup")
    assert line.startswith("http://127.0.0.1:8000/kontor/velkommen/")
    assert line.count("\n") == 1

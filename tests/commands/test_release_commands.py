"""Proving, releasing and correcting from the command line, on a round of the test's own."""

from __future__ import annotations

import json
import signal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from app.database import reading
from app.models import AuditEntry, Ballot, Round
from app.store import results
from exports import gate
from exports.progress import STAGES
from tests.commands.terminal import Terminal
from tests.kept import keep
from tests.office.desk import count
from tests.world import RESIDENT, World


@pytest.fixture
def counted(terminal: Terminal, world: World) -> World:
    world.opened()
    for number in range(40):
        area = ("egebjerg", "hede", "magle")[number % 3]
        world.post(world.token(group=area), {**RESIDENT, "bs_same_degree": [("same", "less")[number % 2]]})
    for step in ("close", "count"):
        terminal.says("round", step, "r1")
    return world


def test_a_proof_tells_how_much_was_tried_and_stores_nothing(
    terminal: Terminal, counted: World, tmp_path: Path
) -> None:
    file = tmp_path / "progress.json"
    told = proved(terminal, "--totals-only", "--progress", file)
    assert told["round"] == "r1"
    assert told["choice"] == {"merges": 0} | {
        f"without {name}": 1 for name in ("Aktivitet", "Alder", "Foreningstype", "Område")
    }
    assert told["figures"] > told["hidden"] >= 0
    assert told["tables"] >= told["whole_tables"]
    assert (told["rows"], told["whole_rows"]) == (0, 0)
    assert set(told["seconds"]) == {"protect", "attack"}
    assert json.loads(file.read_text())["stage"] == "done"
    assert (phase(terminal), count(counted, Ballot)) == ("counted", 40)


def test_a_proof_holds_for_what_it_was_made_of(terminal: Terminal, counted: World) -> None:
    with reading(counted.engine) as session:
        assert proved(terminal, "--totals-only")["basis"] == results.basis(session, "r1")


def test_the_record_says_what_was_proved_and_whether_it_passed(terminal: Terminal, counted: World) -> None:
    proved(terminal, "--totals-only", "--by", "anne@example.dk")
    with reading(counted.engine) as session:
        entry = session.scalars(select(AuditEntry).order_by(AuditEntry.number.desc())).first()
    assert entry
    detail = json.loads(entry.detail)
    assert (entry.actor, entry.action, detail["passed"]) == ("anne@example.dk", "round.prove", 1)
    assert detail["without Område"] == 1


def test_a_leak_in_the_workbook_stops_the_proof_and_the_release(
    terminal: Terminal, counted: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook in which every figure is printed, whatever is hidden in the release."""
    leak(monkeypatch)
    result = terminal.run("round", "prove", "r1")
    assert result.exit_code == 1
    assert "kom igennem" in result.stderr
    assert "Intet er gemt." in result.stderr
    assert json.loads(result.stdout)["leaks"] is True
    assert "kom igennem" in terminal.refuses("round", "release", "r1")
    assert (phase(terminal), count(counted, Ballot)) == ("counted", 40)


def test_areas_that_would_be_joined_are_named_whatever_came_of_the_proof(terminal: Terminal, world: World) -> None:
    world.opened()
    for area, many in {"egebjerg": 26, "hede": 27, "magle": 30}.items():
        for number in range(many):
            world.post(world.token(group=area), {**RESIDENT, "bs_same_degree": [("same", "less")[number % 2]]})
    for step in ("close", "count"):
        terminal.says("round", step, "r1")
    told = json.loads(terminal.run("round", "prove", "r1").stdout)["joinings"]
    assert told == [{"merges": 1, "form": "bs", "joined": ["Egebjerg og Hedeparken"], "groups": 2, "before": 3}]


def test_a_round_that_is_not_counted_is_not_proved(terminal: Terminal, world: World) -> None:
    world.opened()
    assert terminal.refuses("round", "prove", "r1") == "Runden r1 kan ikke ses: den er åben."
    assert terminal.refuses("round", "prove", "r9") == "Der er ingen runde r9."


@pytest.mark.usefixtures("counted")
def test_a_release_tells_its_stages_in_order_and_leaves_signals_as_they_were(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, stages = signal.getsignal(signal.SIGTERM), list[str]()
    real = Path.write_text

    def noted(file: Path, content: str, *given: Any, **named: Any) -> int:
        if file.suffix == ".half":
            stages.append(json.loads(content)["stage"])
        return real(file, content, *given, **named)

    monkeypatch.setattr(Path, "write_text", noted)
    terminal.says("round", "release", "r1", "--totals-only", "--progress", tmp_path / "progress.json")
    assert list(dict.fromkeys(stages)) == [*STAGES, "store", "done"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_each_version_can_be_exported_until_it_is_withdrawn(terminal: Terminal, world: World, tmp_path: Path) -> None:
    keep(world)
    said = terminal.says("round", "correct", "r1", "--reason", "Oversat forkert", "--hide", "bs_same_degree")
    assert said == "Runden r1 er nu i udgave 2.\n"
    books = {version: exported(terminal, tmp_path, version) for version in (1, 2)}
    assert "Oversat forkert" not in words(books[1])
    assert "Oversat forkert" in words(books[2])
    assert "har ingen udgave 3" in terminal.refuses("export", "r1", "--version", 3, "--to", tmp_path / "3.xlsx")
    terminal.says("round", "withdraw", "r1", "--reason", "Fejl i skemaet")
    refused = terminal.refuses("export", "r1", "--version", 1, "--to", tmp_path / "1.xlsx")
    assert refused == "Resultatet af r1 er trukket tilbage, så udgave 1 kan ikke hentes."
    assert {"Trukket tilbage", "Fejl i skemaet"} <= words(exported(terminal, tmp_path, 3))


def test_any_reason_is_only_text(terminal: Terminal, world: World, tmp_path: Path) -> None:
    keep(world)
    terminal.says("round", "correct", "r1", "--reason", "=1+1\x07", "--title", " Runde\n to ")
    book = openpyxl.load_workbook(exported(terminal, tmp_path, 2))
    (said,) = [cell for row in book["Forside"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert said.data_type == "s"
    with reading(world.engine) as session:
        assert session.get_one(Round, "r1").title == "Runde to"
    assert "højst have 200 tegn" in terminal.refuses("round", "correct", "r1", "--reason", "x", "--title", "x" * 201)


def test_what_cannot_be_corrected_is_said_in_one_line(terminal: Terminal, world: World) -> None:
    world.opened()
    assert "er ikke frigivet" in terminal.refuses("round", "correct", "r1", "--reason", "Fejl")
    assert "er ikke frigivet" in terminal.refuses("round", "withdraw", "r1", "--reason", "Fejl")


def proved(terminal: Terminal, *words: object) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(terminal.says("round", "prove", "r1", *words))
    return told


def leak(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workbook is written with a sheet nobody sees, on which a hidden figure stands."""
    real = gate.workbook.write

    def careless(release: Any) -> bytes:
        book = openpyxl.load_workbook(BytesIO(real(release)))
        book.create_sheet("Kladde").append(["Hedeparken", 13])
        book["Kladde"].sheet_state = "hidden"
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    monkeypatch.setattr(gate.workbook, "write", careless)


def exported(terminal: Terminal, folder: Path, version: int) -> Path:
    file = folder / f"udgave-{version}.xlsx"
    terminal.says("export", "r1", "--version", version, "--to", file)
    return file


def words(file: Path) -> set[str]:
    """All that stands on the front."""
    page = openpyxl.load_workbook(file)["Forside"]
    return {cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, str)}


def phase(terminal: Terminal) -> str:
    (entry,) = terminal.rounds()
    found: str = entry["phase"]
    return found


def test_a_round_is_exported_for_other_readers(terminal: Terminal, world: World, tmp_path: Path) -> None:
    made = keep(world)
    area = next(group.label for group in made.forms[0].groups if group.grouping == "Område")
    file = tmp_path / "cut.xlsx"
    assert terminal.says("export", "r1", "--for", "boligforening", "--area", area, "--to", file) == f"Skrevet: {file}\n"
    assert "Udsnit" in words(file)
    terminal.says("export", "r1", "--for", "integration", "--to", file)
    assert openpyxl.load_workbook(file).sheetnames == ["Forside", "Indikatorer", "Metode"]
    said = terminal.refuses("export", "r1", "--for", "skoler", "--to", file)
    assert said == "Runden r1 har ikke foreningernes skemaer."
    assert "Elm er ikke offentliggjort for sig" in terminal.refuses(
        "export", "r1", "--for", "boligforening", "--area", "Elm", "--to", file
    )

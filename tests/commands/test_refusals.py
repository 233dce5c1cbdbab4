"""Whatever is typed: exit 1 and one clear Danish line, never a traceback."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from app.database import make_engine, migrate, reading, writing
from app.models import QuestionnaireVersion
from app.settings import ROOT
from tests.commands.terminal import Terminal
from tests.world import World

NOT_SET_UP = "Deltag er ikke sat op her endnu. Kør først: deltag init"
TOGETHER = "--for boligforening og --area NAVN hører sammen."


@pytest.mark.parametrize(
    "words",
    [
        ("serve",), ("nightly",), ("round", "list"), ("round", "open", "r1"), ("ballots", "r1"),
        ("export", "r1", "--to", "x.xlsx"), ("codes", "r1", "hede", "3", "--to", "x.pdf"),
        ("user", "add", "a@b.dk", "--role", "tovholder"),
    ],
)  # fmt: skip
def test_nothing_works_before_init(bare: Terminal, words: tuple[str, ...]) -> None:
    assert bare.refuses(*words) == NOT_SET_UP


def test_a_database_of_an_earlier_version_is_brought_up_first(bare: Terminal) -> None:
    engine = make_engine(bare.url)
    migrate(engine, "0001")
    engine.dispose()
    assert "tidligere udgave" in bare.refuses("round", "list")
    bare.says("init")
    assert bare.says("round", "list") == ""


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((), "Skriv, hvad der skal gøres. Se --help."),
        (("round",), "Skriv, hvad der skal gøres. Se --help."),
        (("backup",), "Kommandoen findes ikke. Se --help."),
        (("--version",), "Ukendt valg: --version. Se --help."),
        (("ballots",), "Der mangler noget: ROUND. Se --help."),
        (("ballots", "r1", "r2"), "Der står for meget på linjen. Se --help."),
        (("export", "r1"), "Der mangler noget: --to. Se --help."),
        (("user", "add", "a@b.dk", "--role", "konge"),
         "--role kan ikke bruges: skriv en af administrator, tovholder, integrationsteam"),
        (("user", "add", "ingen e-mail", "--role", "tovholder"), "ingen e-mail er ikke en e-mail."),
        (("codes", "r1", "hede", "0", "--to", "x.pdf"), "N kan ikke bruges: skriv et helt tal fra 1 til 1000"),
        (("codes", "r1", "hede", "mange", "--to", "x.pdf"), "N kan ikke bruges: skriv et helt tal fra 1 til 1000"),
        (("round", "close", "r9"), "Der er ingen runde r9."),
        (("round", "count", "r9"), "Der er ingen runde r9."),
        (("round", "release", "r9"), "Der er ingen runde r9."),
        (("ballots", "r9"), "Der er ingen runde r9."),
        (("export", "r9", "--to", "x.xlsx"), "Der er ingen runde r9."),
        (("round", "open", "r1"), "Runden r1 kan ikke åbnes: den er åben."),
        (("round", "count", "r1"), "Runden r1 kan ikke tælles op: den er åben."),
        (("round", "release", "r1"), "Runden r1 kan ikke frigives: den er åben."),
        (("export", "r1", "--to", "x.xlsx"), "Runden r1 er ikke frigivet, så der er ikke noget regneark."),
        (("export", "r1", "--for", "skoler", "--to", "x.csv"), "Et udsnit er et regneark: filen skal ende på .xlsx"),
        (("export", "r1", "--for", "boligforening", "--to", "x.xlsx"), TOGETHER),
        (("export", "r1", "--area", "Elm", "--to", "x.xlsx"), TOGETHER),
        (("export", "r1", "--to", "x.txt"), "Filen skal ende på .xlsx, .docx, .csv eller .json"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line(bare: Terminal, words: tuple[str, ...], line: str) -> None:
    bare.says("init")
    made = bare.world()
    World.make(made.engine, bare.folder).opened()
    made.engine.dispose()
    assert bare.refuses(*words) == line


def test_a_setting_that_cannot_be_read_is_named(bare: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DELTAG_WORKERS", "mange")
    assert "mange" in bare.refuses("round", "list")


def test_a_database_out_of_reach_is_one_line(tmp_path: Path) -> None:
    away = Terminal(tmp_path, "postgresql+psycopg://nobody@127.0.0.1:9/deltag")
    assert away.refuses("round", "list")
    assert Terminal(tmp_path, f"sqlite:///{tmp_path}").refuses("init")


def test_help_costs_less_than_a_second_and_looks_at_no_heavy_library() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-X", "importtime", "-m", "app", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 1
    assert "questionnaire" in done.stdout
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "click" in imported
    assert not imported & {"sqlalchemy", "flask", "pandas", "numpy", "openpyxl", "weasyprint", "granian"}


def test_commands_of_later_issues_are_absent(bare: Terminal) -> None:
    for words in (("backup",), ("restore",), ("questionnaire", "import"), ("questionnaire", "export")):
        assert bare.refuses(*words) == "Kommandoen findes ikke. Se --help."


def test_init_never_changes_a_published_form_but_publishes_what_is_new_beside_it(bare: Terminal) -> None:
    bare.says("init")
    engine = bare.world().engine
    with writing(engine) as session:
        older = session.get_one(QuestionnaireVersion, ("bs", 1))
        document = older.document = older.document.replace("Hvor bor du?", "Hvor bor du nu?")
    bare.says("init")
    with reading(engine) as session:
        versions = session.scalars(select(QuestionnaireVersion).where(QuestionnaireVersion.form == "bs")).all()
        assert {one.version: one.document == document for one in versions} == {1: True, 2: False}
    engine.dispose()

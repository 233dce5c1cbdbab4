"""The trial set and the server, as `make run` brings them up."""

from __future__ import annotations

import http.client
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pytest
from sqlalchemy import func, select

from app.commands.trial.boards import board
from app.commands.trial.draw import Draw
from app.commands.trial.members import member
from app.commands.trial.places import ANSWERING_BOARDS, AREAS, MEMBERS
from app.commands.trial.residents import resident
from app.database import reading
from app.models import Ballot, User
from app.questionnaire.answers import Judge
from app.questionnaire.load import load
from app.settings import ROOT
from app.store.frozen import Frozen, FrozenActivity, FrozenArea, filled
from tests.journeys.installation import Installation


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with the trial set."""
    folder = tmp_path_factory.mktemp("trial")
    made = Installation(folder, f"sqlite:///{folder / 'instance' / 'deltag.sqlite'}")
    made.command("init")
    made.command("demo")
    yield made
    made.engine.dispose()


def test_two_rounds_are_open_and_two_pairs_are_released(trial: Installation) -> None:
    rounds = {entry["round"]: entry for entry in listed(trial)}
    assert {key: entry["phase"] for key, entry in rounds.items()} == {
        "bs-1": "released",
        "bs-2": "released",
        "bs-3": "open",
        "forening-1": "released",
        "forening-2": "released",
        "forening-3": "open",
    }
    assert rounds["forening-3"]["forms"] == ["fa", "fm"]
    assert trial.command("ballots", "bs-3") == "0\n"


def test_a_second_run_changes_nothing_and_is_quick(trial: Installation) -> None:
    before, rows = listed(trial), ballots(trial)
    began = time.monotonic()
    trial.command("demo")
    assert time.monotonic() - began < 15  # it starts no server; an idle machine needs less than one second
    assert (listed(trial), ballots(trial)) == (before, rows)


def test_the_workbook_is_marked_and_shows_every_headline_figure(trial: Installation, tmp_path: Path) -> None:
    for key, shown in (("bs-2", {"B1", "B1a", "B2i", "B3", "B7"}), ("forening-2", {"D1", "D2", "D4", "D5", "D7"})):
        file = tmp_path / f"{key}.xlsx"
        trial.command("export", key, "--to", file)
        book = openpyxl.load_workbook(file)
        rows = [row for row in book["Indikatorer"].iter_rows(values_only=True) if row[0] == key]
        assert shown <= {row[1] for row in rows if row[-1] == "vist"}
        assert "PRØVEDATA" in " ".join(str(cell) for row in book["Forside"].values for cell in row if cell)


def test_serve_says_where_to_go_and_each_address_answers(trial: Installation) -> None:
    with served(trial) as first:
        assert list(first) == ["Besvar", "Kontor", "Excel"]
        pages = {name: fetched(url) for name, url in first.items()}
    assert b"bs_same_degree" in pages["Besvar"]
    assert first["Besvar"].rpartition("/")[0] == f"{trial.base_url}/s"
    assert b"repeat" in pages["Kontor"]
    assert openpyxl.load_workbook(io.BytesIO(pages["Excel"])).sheetnames[0] == "Forside"
    with served(trial) as second:
        assert second["Besvar"] == first["Besvar"]
        assert second["Kontor"] != first["Kontor"]
    with reading(trial.engine) as session:
        assert session.scalars(select(User.role)).all() == ["administrator"]


def test_the_same_seed_gives_the_same_people() -> None:
    assert crowd(7) == crowd(7)
    assert crowd(7) != crowd(8)


def test_every_invented_answer_is_a_good_answer() -> None:
    residents, boards, members = crowd(20261009)
    assert len(residents) >= 200
    assert len(boards) >= 40
    assert sum(answers["fa_election"] == ["no"] for answers in boards) >= 5
    assert len(members) >= 150
    frozen = Frozen(
        areas=tuple(FrozenArea(area.code, area.name, area.residents) for area in AREAS),
        activities=tuple(
            FrozenActivity(a.code, each.code, each.name, each.picto) for a in AREAS for each in a.activities
        ),
    )
    judges = {form: Judge(filled(load(form), frozen, None)) for form in ("bs", "fa", "fm")}
    for form, people in zip(judges, (residents, boards, members), strict=True):
        for answers in people:
            assert not judges[form](answers).faults, answers


def crowd(seed: int) -> tuple[list[dict[str, list[str]]], ...]:
    draw = Draw(seed)
    residents = [{**resident(draw, area), "bs_area": [area.code]} for area in AREAS for _ in range(area.answers)]
    boards = [board(draw, kind, 0.0) for kind, number in ANSWERING_BOARDS.items() for _ in range(number)]
    return residents, boards, [member(draw, 0.0) for _ in range(MEMBERS)]


def listed(trial: Installation) -> list[dict[str, Any]]:
    rounds: list[dict[str, Any]] = json.loads(trial.command("round", "list", "--json"))
    return rounds


def ballots(trial: Installation) -> int:
    with reading(trial.engine) as session:
        return session.scalar(select(func.count()).select_from(Ballot)) or 0


def fetched(url: str) -> bytes:
    """A page that is there."""
    where = urlsplit(url)
    connection = http.client.HTTPConnection(where.netloc, timeout=60)
    connection.request("GET", where.path)
    response = connection.getresponse()
    assert response.status == HTTPStatus.OK
    body = response.read()
    connection.close()
    return body


@contextmanager
def served(trial: Installation) -> Iterator[dict[str, str]]:
    """`deltag serve` and what it prints; asked to end, it ends with its workers."""
    command = [sys.executable, "-m", "app", "serve"]
    with subprocess.Popen(command, env=trial.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            lines = [server.stdout.readline().strip() for _ in range(3)]
            yield dict(line.split(": ", 1) for line in lines)
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=30) == 0

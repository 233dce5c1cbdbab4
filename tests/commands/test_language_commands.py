"""`deltag language`: who has read what, and what a round may offer because of it."""

from __future__ import annotations

import json

from sqlalchemy import delete

from app.database import writing
from app.models import Signature
from app.store import rounds
from tests.commands.terminal import Terminal
from tests.world import NOW, THRESHOLDS, World


def unread(world: World) -> None:
    with writing(world.engine) as session:
        session.execute(delete(Signature))


def planned(world: World) -> None:
    with writing(world.engine) as session:
        rounds.plan(session, "r1", "Runde", ["bs"], NOW.date(), NOW.date().replace(month=9), thresholds=THRESHOLDS)


def test_a_reader_signs_and_the_list_says_so(terminal: Terminal, world: World) -> None:
    unread(world)
    before = terminal.says("language", "list")
    assert "sprog mangler én læser" in before
    assert "udkast" in before
    assert "Amal Said" in terminal.says("language", "sign", "bs", "ar", "--reader", "Amal Said")
    line = next(line for line in terminal.says("language", "list").splitlines() if "العربية" in line)
    assert "prøvet" in line
    assert "Amal Said" in line


def test_the_list_for_machines(terminal: Terminal, world: World) -> None:
    unread(world)
    terminal.says("language", "sign", "bs", "ar", "--reader", "Amal Said")
    terminal.says("language", "sign", "bs", "tegninger", "--reader", "Beboerpanelet")
    listed = {form["form"]: form for form in json.loads(terminal.says("language", "list", "--json"))}
    assert listed["bs"]["languages"]["ar"]["level"] == "tried"
    assert listed["bs"]["languages"]["en"] == {"level": "draft", "reader": None, "signed_on": None, "stale": []}
    assert listed["bs"]["pictures"] == {"signed": True, "stale": []}
    assert listed["fm"]["pictures"]["signed"] is False


def test_a_signature_is_taken_back(terminal: Terminal, world: World) -> None:
    assert "trukket tilbage" in terminal.says("language", "withdraw", "bs", "ar")
    assert "ingen underskrift" in terminal.refuses("language", "withdraw", "bs", "ar")
    planned(world)
    assert "ar mangler" in terminal.refuses("round", "open", "r1")


def test_what_cannot_be_signed_is_said_in_one_line(terminal: Terminal, world: World) -> None:
    assert "dansk er kilden" in terminal.refuses("language", "sign", "bs", "da", "--reader", "Amal Said")
    assert "intet skema xx" in terminal.refuses("language", "sign", "xx", "ar", "--reader", "Amal Said")
    assert "navnet" in terminal.refuses("language", "sign", "bs", "ar", "--reader", " ")
    unread(world)
    wants = terminal.refuses("language", "sign", "bs", "ar", "--reader", "Amal Said", "--level", "godkendt")
    assert "skal være prøvet" in wants


def test_a_round_with_fewer_languages_opens_only_with_a_reason(terminal: Terminal, world: World) -> None:
    unread(world)
    planned(world)
    assert "mangler en læsers underskrift" in terminal.refuses("round", "open", "r1")
    assert terminal.rounds()[0]["phase"] == "planned"
    terminal.says("round", "open", "r1", "--reason", "Læserne er syge")
    assert terminal.rounds()[0]["phase"] == "open"
    assert world.link(world.token()).frozen.languages == ("da",)

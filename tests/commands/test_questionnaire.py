"""`deltag questionnaire check`: place, fault and mend for all that is wrong."""

from __future__ import annotations

from pathlib import Path

from app.questionnaire.load import DEFINITIONS
from tests.commands.terminal import Terminal


def test_the_shipped_forms_are_in_order(bare: Terminal) -> None:
    assert bare.says("questionnaire", "check") == "Ingen fejl.\n"
    assert bare.says("questionnaire", "check", "fa") == "Ingen fejl.\n"
    assert bare.says("questionnaire", "check", DEFINITIONS / "boligsocial.toml") == "Ingen fejl.\n"


def test_every_fault_is_named_at_once(bare: Terminal, tmp_path: Path) -> None:
    text = (DEFINITIONS / "boligsocial.toml").read_text(encoding="utf-8")
    file = tmp_path / "skema.toml"
    broken = text.replace('page = "p1"', 'page = "p0"').replace("Hvor gammel er du?", "Hvilken religion har du?")
    file.write_text(broken.replace('scale = "mix4"', 'scale = "mix5"'), encoding="utf-8")
    result = bare.run("questionnaire", "check", file)
    assert result.exit_code == 1
    assert "p0" in result.stdout
    assert "mix5" in result.stdout
    assert "bs_age (da): “religion" in result.stdout
    assert result.stderr.count("\n") == 1


def test_a_question_that_may_not_be_asked_is_flagged_with_its_rule(bare: Terminal, tmp_path: Path) -> None:
    text = (DEFINITIONS / "boligsocial.toml").read_text(encoding="utf-8")
    file = tmp_path / "skema.toml"
    file.write_text(text.replace("Hvor gammel er du?", "Hvilket land er du født i?"), encoding="utf-8")
    result = bare.run("questionnaire", "check", file)
    assert result.exit_code == 1
    assert "bs_age" in result.stdout
    assert "regel" in result.stdout


def test_a_file_that_is_no_definition_is_one_line(bare: Terminal, tmp_path: Path) -> None:
    broken, binary = tmp_path / "a.toml", tmp_path / "b.toml"
    broken.write_text("form = ", encoding="utf-8")
    binary.write_bytes(b"\xff\xfe\x00")
    for file in (broken, binary):
        assert "kan ikke læses som TOML" in bare.refuses("questionnaire", "check", file)
    assert "stedet findes ikke" in bare.refuses("questionnaire", "check", tmp_path / "c.toml")
    assert "hverken" in bare.refuses("questionnaire", "check", "xx")

"""Recordings come in one by one; what is missing is told; a machine's voice is marked as such."""

from __future__ import annotations

import json
import os
import wave
from pathlib import Path

import pytest
from sqlalchemy import select

from app.database import make_engine, reading
from app.models import Recording, Sound
from app.store.sound_file import sound_format
from tests.commands.terminal import Terminal
from tests.sound import mp3, wav

VOICES = """Pty Language Age/Gender VoiceName File Other
 5  da     --/M  Danish  gmq/da
 5  en-gb  --/M  English gmw/en"""
ESPEAK = f"""#!/bin/sh
if [ "$1" = --voices ]; then echo "{VOICES}"; exit; fi
grep -q . && cp "$0.wav" "$6"
"""


@pytest.fixture
def espeak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of that name which knows two languages and says the same of every text."""
    program = tmp_path / "bin" / "espeak-ng"
    program.parent.mkdir()
    program.write_text(ESPEAK)
    program.chmod(0o755)
    with wave.open(f"{program}.wav", "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22050)
        sound.writeframes(bytes([0, 16]) * 2205)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")


def file(folder: Path, name: str, content: bytes) -> Path:
    made = folder / name
    made.write_bytes(content)
    return made


def counts(terminal: Terminal, form: str, language: str) -> dict[str, int]:
    listed = json.loads(terminal.says("audio", "list", form, language, "--json"))
    states = [line["state"] for line in listed]
    return {state: states.count(state) for state in set(states)}


def test_a_recording_comes_in_by_its_content_whatever_it_is_called(terminal: Terminal, tmp_path: Path) -> None:
    added = terminal.says("audio", "add", "bs", "tr", "bs.title", file(tmp_path, "optagelse.dat", mp3()))
    assert added.startswith("Taget ind: tr bs.title: ")
    assert "1 indtalt, 0 prøvelyd, 0 forældet" in terminal.says("audio", "list", "bs")
    line = next(line for line in terminal.says("audio", "list", "bs", "tr").splitlines() if "bs.title" in line)
    assert line.split()[1] == "indtalt"
    assert "audio.add" in audit(terminal)


def test_our_own_pages_can_be_recorded_too(terminal: Terminal, tmp_path: Path) -> None:
    listed = json.loads(terminal.says("audio", "list", "sider", "da", "--json"))
    key = next(line["key"] for line in listed if line["text"] == "Du kan lukke siden nu.")
    assert not [line for line in listed if "{" in line["text"]]
    terminal.says("audio", "add", "sider", "da", key, file(tmp_path, "tak.wav", wav()))
    assert counts(terminal, "sider", "da")["person"] == 1


def test_what_cannot_be_taken_is_refused_in_one_line(terminal: Terminal, tmp_path: Path) -> None:
    good = file(tmp_path, "god.wav", wav())
    large = tmp_path / "stor.wav"
    with large.open("wb") as made:
        made.truncate(30_000_000)
    for words, line in (
        (("bs", "da", "bs.title", large), "Filen fylder 30,0 MB. En optagelse må højst fylde 2 MB."),
        (("bs", "da", "bs.title", file(tmp_path, "x.mp3", b"OggS" + bytes(60))), "Filen er Ogg"),
        (("bs", "da", "bs.title", tmp_path / "ingen.mp3"), "Det kunne ikke lade sig gøre"),
        (("bs", "da", "bs.titel", good), "Der er ingen tekst bs.titel på da."),
        (("bs", "xx", "bs.title", good), "Der er ingen tekst bs.title på xx."),
        (("zz", "da", "bs.title", good), "Der er intet skema zz i den udgave."),
        (("bs", "da", "bs.title", good, "--form-version", "9"), "Der er intet skema bs i den udgave."),
    ):
        assert terminal.refuses("audio", "add", *words).startswith(line)
    assert terminal.refuses("audio", "list", "bs", "xx") == "Skemaet bs findes ikke på xx."
    assert counts(terminal, "bs", "da").keys() == {"missing"}


@pytest.mark.usefixtures("espeak")
def test_trial_sound_is_made_for_the_languages_the_machine_knows(terminal: Terminal, tmp_path: Path) -> None:
    terminal.says("audio", "add", "fm", "da", "fm.title", file(tmp_path, "titel.wav", wav()))
    assert "Den er lavet af en maskine." in terminal.says("audio", "demo", "fm")
    assert counts(terminal, "fm", "da").keys() == {"person", "demo"}
    assert counts(terminal, "fm", "en").keys() == {"demo"}
    assert counts(terminal, "fm", "tr").keys() == {"missing"}
    assert terminal.says("audio", "demo", "fm").endswith("0 tekster har fået prøvelyd. Den er lavet af en maskine.\n")
    engine = make_engine(terminal.url)
    with reading(engine) as session:
        (content,) = session.scalars(select(Sound.content).join(Recording).where(Recording.kind == "demo").distinct())
    engine.dispose()
    assert sound_format(content).extension == "wav"
    assert content[24:28] == (16000).to_bytes(4, "little")
    assert len(content) == 44 + 1600


def test_without_the_machine_the_command_says_what_to_do(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert terminal.refuses("audio", "demo").startswith(
        "Programmet espeak-ng mangler. Læg det ind med: apt-get install"
    )


def audit(terminal: Terminal) -> list[str]:
    from app.store.audit import list_entries

    engine = make_engine(terminal.url)
    with reading(engine) as session:
        actions = [entry.action for entry in list_entries(session)]
    engine.dispose()
    return actions

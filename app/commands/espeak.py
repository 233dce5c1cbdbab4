"""A machine's voice for trial sound: the system's espeak-ng, if it is there."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import wave
from pathlib import Path

import click

from app.danish import gettext as _

PROGRAM = "espeak-ng"
RATE = 16_000
"""Samples per second that are kept: speech needs no more, and a phone has little room."""

WORDS_A_MINUTE = "145"


def voices() -> dict[str, str]:
    """Language → the program's voice for it. Says in Danish when the program is missing."""
    listed = _run(_program(), "--voices").decode()
    codes = [line.split()[1] for line in listed.splitlines()[1:] if line.strip()]
    return {code.partition("-")[0]: code for code in sorted(codes, key=len, reverse=True)}


def speak(text: str, voice: str) -> bytes:
    """The text as a small wav file: one channel, eight bits."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "sound.wav"
        _run(_program(), "-v", voice, "-s", WORDS_A_MINUTE, "-w", str(target), "--stdin", said=text)
        return _smaller(target)


def _program() -> str:
    found = shutil.which(PROGRAM)
    if found is None:
        raise click.ClickException(
            _("Programmet espeak-ng mangler. Læg det ind med: apt-get install espeak-ng. Optagelser: deltag audio add.")
        )
    return found


def _run(program: str, *words: str, said: str = "") -> bytes:
    done = subprocess.run([program, *words], input=said.encode(), capture_output=True, check=False, timeout=60)
    if done.returncode:
        raise click.ClickException(_("espeak-ng kunne ikke læse op: {why}").format(why=done.stderr.decode()[:200]))
    return done.stdout


def _smaller(file: Path) -> bytes:
    import numpy as np

    with wave.open(str(file), "rb") as sound:
        rate, frames = sound.getframerate(), sound.readframes(sound.getnframes())
    samples = np.frombuffer(frames, dtype="<i2").astype(np.float64)
    places = np.arange(0, len(samples), rate / RATE)
    kept = np.interp(places, np.arange(len(samples)), samples)
    target = io.BytesIO()
    with wave.open(target, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(RATE)
        made.writeframes((kept / 256 + 128).round().clip(0, 255).astype(np.uint8).tobytes())
    return target.getvalue()

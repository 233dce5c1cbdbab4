"""Small files of sound, made here: what phones play, and what they do not."""

from __future__ import annotations

import io
import wave


def wav(seconds: float = 0.1, tone: int = 128) -> bytes:
    """A tone of its own, so that two files are told apart by what they hold."""
    target = io.BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(bytes([tone]) * int(8000 * seconds))
    return target.getvalue()


def mp3(frames: int = 3) -> bytes:
    """Silent frames of 128 kbit/s at 44.1 kHz, after a tag as recorders write it."""
    tag = b"ID3\x04\x00\x00\x00\x00\x00\x05" + b"title"
    return tag + (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def m4a() -> bytes:
    """The boxes of a recording made by a phone, with nothing said."""
    return _box(b"ftyp", b"M4A \x00\x00\x00\x00") + _box(b"moov", _box(b"mp4a", bytes(28))) + _box(b"mdat", bytes(64))


def film() -> bytes:
    """The same with a picture in it."""
    return (
        _box(b"ftyp", b"mp42\x00\x00\x00\x00") + _box(b"moov", b"vide" + _box(b"mp4a", bytes(28))) + _box(b"mdat", b"x")
    )


def _box(name: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + name + content

"""Which format a file of sound is in, by what it holds and never by its name; only what every phone plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.store.errors import SoundError

MOST_BYTES = 2_000_000
"""About four minutes of mp3, or one of wav: more than any text takes to read."""

USE_INSTEAD = "Brug mp3, m4a eller wav."
_NOT_EVERYWHERE = {b"OggS": "Ogg", b"\x1aE\xdf\xa3": "WebM", b"fLaC": "FLAC", b"#!AMR": "AMR", b"FORM": "AIFF"}
_BITRATES = {
    "1": (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    "2": (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Samples per second by the two bits that name the version of MPEG audio."""


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """extension: as in the file's address."""

    media_type: str
    extension: str


MP3 = SoundFormat("audio/mpeg", "mp3")
M4A = SoundFormat("audio/mp4", "m4a")
WAV = SoundFormat("audio/wav", "wav")
FORMATS = {form.media_type: form for form in (MP3, M4A, WAV)}


def check_size(size: int) -> None:
    """Raises SoundError, with the limit, for a file that is too large."""
    if size > MOST_BYTES:
        said = f"{size / 1_000_000:.1f}".replace(".", ",")
        raise SoundError(f"Filen fylder {said} MB. En optagelse må højst fylde {MOST_BYTES // 1_000_000} MB.")


def sound_format(content: bytes) -> SoundFormat:
    """The format of a whole, playable file. Raises SoundError, in Danish, saying what to use instead."""
    check_size(len(content))
    for signature, name in _NOT_EVERYWHERE.items():
        if content.startswith(signature):
            raise SoundError(f"Filen er {name}, som ikke alle telefoner kan afspille. {USE_INSTEAD}")
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return _whole(WAV, _wav_is_whole(content))
    if content[4:8] == b"ftyp":
        return _whole(M4A, _m4a_is_whole(content))
    if content[:3] == b"ID3" or _frame_length(content, 0):
        return _whole(MP3, _mp3_is_whole(content))
    raise SoundError(f"Filen er ikke lyd i et kendt format. {USE_INSTEAD}")


def _whole(found: SoundFormat, whole: bool) -> SoundFormat:
    if not whole:
        raise SoundError(f"Filen er i stykker eller kan ikke afspilles. {USE_INSTEAD}")
    return found


def _wav_is_whole(content: bytes) -> bool:
    """Plain samples (PCM), one or two channels, and as much sound as it says."""
    chunks = dict(_wav_chunks(content))
    form, sound = chunks.get(b"fmt ", b""), chunks.get(b"data", b"")
    plain = (
        form[:2] == b"\x01\x00"
        and form[2:4] in (b"\x01\x00", b"\x02\x00")
        and form[14:16] in (b"\x08\x00", b"\x10\x00")
    )
    return len(form) >= 16 and plain and bool(sound)


def _wav_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    while place + 8 <= len(content):
        length = int.from_bytes(content[place + 4 : place + 8], "little")
        if place + 8 + length > len(content):
            return
        yield content[place : place + 4], content[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def _m4a_is_whole(content: bytes) -> bool:
    """AAC sound and no picture; its boxes fill the file exactly."""
    boxes, place = {}, 0
    while place + 8 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        if length < 8 or place + length > len(content):
            return False
        boxes[content[place + 4 : place + 8]] = content[place : place + length]
        place += length
    head = boxes.get(b"moov", b"")
    return place == len(content) and b"mdat" in boxes and b"mp4a" in head and b"vide" not in head


def _mp3_is_whole(content: bytes) -> bool:
    """Frame upon frame to the end, but for a tag and a little rest."""
    place = 0
    if content[:3] == b"ID3" and len(content) > 10:
        place = 10 + sum(byte << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
    frames = 0
    while length := _frame_length(content, place):
        place += length
        frames += 1
    rest = content[place : place + 3]
    return frames > 1 and (place == len(content) or rest in (b"TAG", b"APE") or not any(content[place:]))


def _frame_length(content: bytes, place: int) -> int:
    """Bytes of the layer 3 frame at a place; 0 when there is none, or it is cut off."""
    head = content[place : place + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, samples = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or samples == 3:
        return 0
    bits = _BITRATES["1" if version == 3 else "2"][rate] * 1000
    length = (144 if version == 3 else 72) * bits // _RATES[version][samples] + (head[2] >> 1 & 1)
    return length if place + length <= len(content) else 0

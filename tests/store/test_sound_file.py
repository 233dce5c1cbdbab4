"""A recording is known by what it holds; what some phones cannot play is refused with a word of what to use."""

import pytest

from app.store.errors import SoundError
from app.store.sound_file import M4A, MOST_BYTES, MP3, WAV, SoundFormat, sound_format
from tests.sound import film, m4a, mp3, wav


@pytest.mark.parametrize(("content", "found"), [(wav(), WAV), (mp3(), MP3), (mp3()[15:], MP3), (m4a(), M4A)])
def test_what_phones_play_is_known_by_its_content(content: bytes, found: SoundFormat) -> None:
    assert sound_format(content) == found


def test_a_closing_tag_of_a_recording_is_no_fault() -> None:
    assert sound_format(mp3() + b"TAG" + bytes(125)) == MP3


@pytest.mark.parametrize(
    ("content", "named"),
    [(b"OggS" + bytes(60), "Ogg"), (b"\x1aE\xdf\xa3" + bytes(60), "WebM"), (b"fLaC" + bytes(60), "FLAC")],
)
def test_what_only_some_phones_play_is_refused_by_name(content: bytes, named: str) -> None:
    with pytest.raises(SoundError, match=rf"Filen er {named}, .* Brug mp3, m4a eller wav\."):
        sound_format(content)


@pytest.mark.parametrize(
    "content",
    [wav()[:-1], wav()[:30], mp3()[:-1], mp3(1), mp3() + b"rubbish", m4a()[:-1], m4a()[:40], film(), b"ID3"],
)
def test_a_broken_or_cut_recording_is_refused(content: bytes) -> None:
    with pytest.raises(SoundError, match="i stykker"):
        sound_format(content)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"<html>", "Hej".encode("utf-16"), b"\xff\xf1\x50\x80" + bytes(80)])
def test_what_is_no_recording_at_all_is_refused(content: bytes) -> None:
    with pytest.raises(SoundError, match="ikke lyd i et kendt format"):
        sound_format(content)


def test_a_large_file_is_refused_with_the_limit() -> None:
    with pytest.raises(SoundError, match=r"Filen fylder 30,0 MB\. En optagelse må højst fylde 2 MB\."):
        sound_format(bytes(30_000_000))
    assert MOST_BYTES < 30_000_000

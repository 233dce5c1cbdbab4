"""Sound is fetched by what it holds: no address, header or line in a log tells what was heard, in which language."""

from __future__ import annotations

import json
import logging

import pytest

from app.database import writing
from app.models import Recording
from app.questionnaire.spoken import text_digest
from app.store import sounds
from app.store.sounds import Kind, Spoken
from tests.respondent.page_check import check_headers
from tests.respondent.visitor import Visitor
from tests.sound import m4a, mp3, wav

QUESTION = "Får du at vide, når der sker noget i dit boligområde?"
KEPT = "public, max-age=31536000, immutable"


@pytest.fixture
def path(visit: Visitor) -> str:
    visit.world.opened()
    return f"/s/{visit.world.token()}"


def record(visit: Visitor, content: bytes, words: str = QUESTION, language: str = "da", kind: Kind = "person") -> None:
    with writing(visit.world.engine) as session:
        sounds.add(session, Spoken("bs", 1, language, words[:20], words), content, kind)


def lists(visit: Visitor, path: str, status: int = 200) -> dict[str, str]:
    """Language → the list its anchor names."""
    main = visit.get(path, status).find(".//main")
    assert main is not None
    return {
        each.get("id") or "": each.get("data-sounds") or "" for each in main.findall("i") if each.get("data-sounds")
    }


def files(visit: Visitor, path: str, language: str = "da") -> dict[str, str]:
    response = visit.client.get(f"/lyd/{lists(visit, path)[language]}.json")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, KEPT)
    found: dict[str, str] = json.loads(response.get_data(as_text=True))
    return found


def test_without_recordings_the_document_names_none(visit: Visitor, path: str) -> None:
    assert lists(visit, path) == {}


def test_a_recording_is_named_at_once_and_only_in_its_language(visit: Visitor, path: str) -> None:
    visit.get(path)
    record(visit, mp3())
    record(visit, wav(), "هل", "ar")
    assert lists(visit, path).keys() == {"da", "ar"}
    assert files(visit, path).keys() == {text_digest(QUESTION)}


def test_another_process_that_never_showed_the_page_has_the_list(visit: Visitor, path: str) -> None:
    record(visit, mp3())
    name = lists(visit, path)["da"]
    visit.app.extensions["deltag.sounds"] = type(visit.app.extensions["deltag.sounds"])()
    assert visit.client.get(f"/lyd/{name}.json").status_code == 200


@pytest.mark.parametrize(
    ("content", "kind"), [(mp3(), "audio/mpeg"), (m4a(), "audio/mp4"), (wav(), "audio/wav")], ids=["mp3", "m4a", "wav"]
)
def test_a_sound_comes_whole_or_in_pieces(visit: Visitor, path: str, content: bytes, kind: str) -> None:
    record(visit, content)
    address = f"/lyd/{files(visit, path)[text_digest(QUESTION)]}"
    whole = visit.client.get(address)
    assert (whole.status_code, whole.data, whole.mimetype) == (200, content, kind)
    assert (whole.headers["Accept-Ranges"], whole.headers["Cache-Control"]) == ("bytes", KEPT)
    first = visit.client.get(address, headers={"Range": "bytes=0-1"})
    assert (first.status_code, first.data) == (206, content[:2])
    assert first.headers["Content-Range"] == f"bytes 0-1/{len(content)}"
    rest = visit.client.get(address, headers={"Range": "bytes=10-"})
    assert rest.data == content[10:]
    assert visit.client.get(address, headers={"Range": "bytes=99999-"}).status_code == 416


def test_addresses_tell_no_language_and_no_text(visit: Visitor, path: str) -> None:
    record(visit, mp3())
    names = [lists(visit, path)["da"], files(visit, path)[text_digest(QUESTION)].partition(".")[0]]
    assert all(set(name) <= set("0123456789abcdef") for name in names)


def test_nothing_is_said_or_written_of_who_listens(visit: Visitor, path: str, caplog: pytest.LogCaptureFixture) -> None:
    record(visit, mp3())
    address = f"/lyd/{files(visit, path)[text_digest(QUESTION)]}"
    with caplog.at_level(logging.DEBUG):
        for name in (address, "/lyd/" + "0" * 32 + ".mp3", "/lyd/" + "0" * 20 + ".json"):
            response = visit.client.get(name)
            assert "Set-Cookie" not in response.headers
    assert [line for line in caplog.records if "lyd" in line.getMessage()] == []


@pytest.mark.parametrize("name", ["0" * 32 + ".mp3", "0" * 20 + ".json", "x", "..%2f..%2fetc%2fpasswd"])
def test_a_sound_that_is_not_there_is_told_as_any_other_page(visit: Visitor, name: str) -> None:
    response = visit.client.get(f"/lyd/{name}")
    assert response.status_code == 404
    check_headers(response)


def test_trial_sound_is_heard_in_trial_rounds_only(visit: Visitor, path: str) -> None:
    record(visit, wav(), kind="demo")
    assert lists(visit, path) == {}
    visit.world.opened("r9", trial=True)
    assert lists(visit, f"/s/{visit.world.token(key='r9')}").keys() == {"da"}


def test_thanks_and_other_pages_name_the_recordings_of_people(visit: Visitor, path: str) -> None:
    record(visit, mp3())
    visit.get(path)
    for page, status in ((f"{path}/tak", 200), ("/gemmer", 200), ("/was", 200), ("/s/nosuch", 404)):
        assert lists(visit, page, status).keys() == {"da"}


def test_a_recording_that_was_taken_away_is_named_no_more(visit: Visitor, path: str) -> None:
    record(visit, mp3())
    assert lists(visit, path)
    with writing(visit.world.engine) as session:
        session.query(Recording).delete()
    assert lists(visit, path) == {}

"""422: all that was typed stands there again, with a message per field in every language."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

import pytest

from tests.respondent.page_check import offered
from tests.respondent.visitor import FORM, Visitor, by_id, said, typed
from tests.world import MEMBER, RESIDENT


@pytest.fixture
def path(visit: Visitor) -> str:
    return f"/s/{visit.world.opened().token()}"


@pytest.fixture
def board(visit: Visitor) -> str:
    return f"/s/{visit.world.opened(forms=('fa', 'fm')).token('fa', 'bolig', mode='code')}"


def mended(visit: Visitor, path: str, fields: Mapping[str, Sequence[str]], place: str) -> str:
    """What is said at a field in Danish, having made sure that it is said in every language and in the summary."""
    page = visit.post(path, {"version": ["1"], "nonce": ["n"], **fields}, status=422)
    told = by_id(page, f"e-{place}")
    assert all(said(told, language) for language in offered(page))
    described = [e for e in page.iter() if f"e-{place}" in (e.get("aria-describedby") or "").split()]
    assert len(described) == 1
    assert said(told) in said(by_id(page, "errors"))
    return said(told)


def test_an_empty_form_is_not_thanked_for(visit: Visitor, path: str) -> None:
    page = visit.post(path, {"version": ["1"], "nonce": ["n"]}, status=422)
    assert "Du har ikke svaret på noget endnu" in said(by_id(page, "errors"))
    assert "You have not answered" in said(by_id(page, "errors"), "en")


def test_all_that_was_typed_stands_there_again(visit: Visitor, path: str) -> None:
    fields = {
        "bs_attended": ["once"],
        "bs_activities": ["egebjerg-have", "egebjerg-spis", "other"],
        "bs_act_mix.egebjerg-spis": ["very"],
        "bs_barriers": ["no_time", "pna"],
        "bs_same_degree": ["more"],
        "bs_open_idea": ["\n  <b>Fest & ro</b> »hej« \u202eعيد"],
    }
    page = visit.post(path, {**fields, "version": ["1"], "nonce": ["n"]}, status=422)
    found = typed(page)
    assert {name: found[name] for name in fields} == fields
    assert found["nonce"] != ["n"]
    assert page.find(".//form//b/b") is None


def test_an_option_nobody_offered_is_refused(visit: Visitor, path: str) -> None:
    assert "Vælg" in mended(visit, path, {**RESIDENT, "bs_welcome": ["marvellous"]}, "bs_welcome")


def test_an_answer_that_stands_alone_cannot_stand_with_others(visit: Visitor, path: str) -> None:
    said_so = mended(visit, path, {"bs_attended": ["no"], "bs_barriers": ["cost", "pna"]}, "bs_barriers")
    assert "passer ikke sammen" in said_so


def test_a_long_text_is_told_its_room(visit: Visitor, path: str) -> None:
    assert "500" in mended(visit, path, {**RESIDENT, "bs_open_idea": ["æ" * 501]}, "bs_open_idea")


def test_a_row_is_told_at_the_row(visit: Visitor, path: str) -> None:
    fields = {"bs_attended": ["many"], "bs_activities": ["egebjerg-spis"], "bs_act_mix.egebjerg-spis": ["rather"]}
    assert "Vælg" in mended(visit, path, fields, "bs_act_mix.egebjerg-spis")


def test_too_many_choices_are_told_the_limit(visit: Visitor) -> None:
    path = f"/s/{visit.world.opened(forms=('fa', 'fm')).token('fm', None)}"
    fields = {**MEMBER, "fm_barriers": ["time", "papers", "network", "not_asked"]}
    assert "højst 3" in mended(visit, path, fields, "fm_barriers")


def test_a_required_answer_is_asked_for(visit: Visitor) -> None:
    path = f"/s/{visit.world.opened(forms=('fa', 'fm')).token('fm', None)}"
    assert "Vælg" in mended(visit, path, {"fm_same_degree": ["same"]}, "fm_type")


@pytest.mark.parametrize(("seats", "vacant"), [("syv", "1"), ("60", "1"), ("7", "9")])
def test_numbers_are_tried_and_kept_as_typed(visit: Visitor, board: str, seats: str, vacant: str) -> None:
    fields = {"fa_seats": [seats], "fa_vacant": [vacant], "code": ["AAAA-BBBB-CCC"]}
    page = visit.post(board, fields, status=422)
    assert typed(page)["fa_seats"] == [seats]
    assert typed(page)["code"] == ["AAAA-BBBB-CCC"]
    faults = [e for e in page.iter("p") if (e.get("id") or "").startswith("e-fa_")]
    assert len(faults) == 1


def test_a_version_the_round_never_had_is_shown_again(visit: Visitor, path: str) -> None:
    page = visit.post(path, {**RESIDENT, "version": ["7"]}, status=422)
    assert "ændret" in said(by_id(page, "errors"))
    assert typed(page)["version"] == ["1"]
    assert typed(page)["bs_same_degree"] == ["same"]


@pytest.mark.parametrize("version", [[], ["1"]])
def test_the_rounds_own_version_is_taken(visit: Visitor, path: str, version: list[str]) -> None:
    visit.answer(path, {**RESIDENT, "version": version, "unknown": ["field"]})


def refused(visit: Visitor, path: str, body: bytes, kind: str, status: int) -> Element:
    response = visit.client.post(path, data=body, content_type=kind)
    return visit._seen(response, status)


def test_a_post_that_is_too_large_is_refused(visit: Visitor, path: str) -> None:
    page = refused(visit, path, b"bs_open_idea=" + b"a" * 300_000, FORM, 413)
    assert "for meget" in said(page.find(".//h1"))


@pytest.mark.parametrize(("kind", "status"), [(FORM, 413), ("multipart/form-data; boundary=x", 415)])
def test_what_is_refused_is_heard_out(visit: Visitor, path: str, kind: str, status: int) -> None:
    """A browser that is cut off while it sends shows its own error instead of our page."""
    sent = io.BytesIO(b"bs_open_idea=" + b"a" * 3_000_000)
    size = len(sent.getbuffer())
    response = visit.client.post(path, input_stream=sent, content_type=kind, content_length=size)
    visit._seen(response, status)
    assert sent.tell() == size


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", f"{FORM}; charset=utf-16", ""])
def test_another_kind_of_body_is_refused(visit: Visitor, path: str, kind: str) -> None:
    refused(visit, path, b"{}", kind, 415)


@pytest.mark.parametrize("body", [b"\xff\xfe=1", b"bs_open_idea=%ff", b"&".join([b"a=1"] * 1001)])
def test_a_broken_body_is_refused(visit: Visitor, path: str, body: bytes) -> None:
    refused(visit, path, body, FORM, 400)


@pytest.mark.parametrize("text", ["\0", "a\0b\x07c", "\ud7ff\U0010ffff", "{aktivitet}", "%s %(x)s", "=1+1", "\u2028"])
def test_hostile_texts_are_only_texts(visit: Visitor, path: str, text: str) -> None:
    visit.answer(path, {**RESIDENT, "bs_open_idea": [text], "bs_open_change": [text * 10]})
    response = visit.send(path, {"bs_welcome": [text], "bs_open_idea": [text], "bs_same_degree": ["same"]})
    assert response.status_code in (303, 422)

"""What becomes of a post, on either engine."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.engine.interfaces import DBAPIConnection

from app.database import reading, writing
from app.models import Ballot, BoardAnswer, FreeText, Round
from app.store import rounds
from tests.respondent.visitor import Visitor, by_id, said, typed
from tests.world import ACTIVE, BOARD, MEMBER, RESIDENT


@pytest.fixture
def path(stored: Visitor) -> str:
    return f"/s/{stored.world.opened().token()}"


def count(stored: Visitor, model: type = Ballot) -> int:
    with reading(stored.world.engine) as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def sent(stored: Visitor, path: str, **fields: list[str]) -> dict[str, list[str]]:
    """An answer as the document would send it."""
    return {**RESIDENT, "version": ["1"], "nonce": [stored.nonce(path)], **fields}


def test_an_answer_is_stored_and_thanked_for(stored: Visitor, path: str) -> None:
    stored.answer(path, sent(stored, path))
    stored.answer(path, {**ACTIVE, "version": ["1"], "nonce": [stored.nonce(path)]})
    assert (count(stored), count(stored, FreeText)) == (2, 2)


def test_the_same_post_again_is_thanked_for_and_stored_once(stored: Visitor, path: str) -> None:
    fields = sent(stored, path)
    for _ in range(3):
        stored.answer(path, fields)
    assert count(stored) == 1


def test_two_people_with_the_same_answers_are_two(stored: Visitor, path: str) -> None:
    for _ in range(2):
        stored.answer(path, sent(stored, path))
    stored.answer(path, sent(stored, path, bs_same_degree=["dk"]))
    assert count(stored) == 3


def test_a_repeat_is_thanked_for_while_the_round_rests(stored: Visitor, path: str) -> None:
    fields = sent(stored, path)
    stored.answer(path, fields)
    with writing(stored.world.engine) as session:
        rounds.pause(session, "r1", True)
    stored.answer(path, fields)
    page = stored.post(path, {**fields, "nonce": ["another"]}, status=503)
    assert typed(page)["bs_same_degree"] == ["same"]
    assert typed(page)["nonce"] == ["another"]
    assert count(stored) == 1


def test_a_document_open_when_the_round_closed_is_taken_through_the_grace(stored: Visitor, path: str) -> None:
    fields = sent(stored, path)
    stored.world.closed(now=dt.datetime.now(dt.UTC) - dt.timedelta(hours=47))
    stored.answer(path, fields)
    assert count(stored) == 1


def test_after_the_grace_the_answers_are_shown_and_not_stored(stored: Visitor, path: str) -> None:
    fields = sent(stored, path, bs_open_idea=["Flere fester"])
    stored.world.closed(now=dt.datetime.now(dt.UTC) - dt.timedelta(hours=49))
    page = stored.post(path, fields, status=410)
    assert typed(page)["bs_open_idea"] == ["Flere fester"]
    assert not page.findall(".//button[@type='submit']")
    assert "ikke gemt" in said(by_id(page, "errors"), "da")
    assert count(stored) == 0


@pytest.mark.parametrize("phase", ["counted", "released"])
def test_a_counted_round_takes_nothing_more(stored: Visitor, path: str, phase: str) -> None:
    fields = sent(stored, path)
    with writing(stored.world.engine) as session:
        session.get_one(Round, "r1").phase = phase
    page = stored.post(path, fields, status=410)
    assert typed(page)["bs_same_degree"] == ["same"]
    assert count(stored) == 0


def test_nothing_can_be_sent_before_the_round_opens(stored: Visitor, path: str) -> None:
    with writing(stored.world.engine) as session:
        session.get_one(Round, "r1").phase = "planned"
    stored.post(path, {**RESIDENT, "version": ["1"]}, status=410)


def test_answers_that_no_longer_apply_are_forgotten_silently(stored: Visitor, path: str) -> None:
    stored.answer(path, sent(stored, path, **{"bs_activities": ["no such"], "bs_act_mix.egebjerg-spis": ["nonsense"]}))
    assert count(stored) == 1


def test_a_round_without_its_key_stores_nothing_and_keeps_what_was_typed(stored: Visitor, path: str) -> None:
    fields = sent(stored, path)
    stored.world.keys.destroy("r1")
    page = stored.post(path, fields, status=503)
    assert "Prøv igen" in said(by_id(page, "errors"), "da")
    assert typed(page)["nonce"] == fields["nonce"]
    assert typed(page)["bs_same_degree"] == ["same"]


def test_a_locked_database_stores_nothing_and_keeps_what_was_typed(stored: Visitor, path: str) -> None:
    fields = sent(stored, path)
    engine = stored.app.extensions["deltag"].engine
    impatient = "SET lock_timeout = '50ms'" if engine.dialect.name == "postgresql" else "PRAGMA busy_timeout=50"
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: be(connection, impatient))
    with writing(stored.world.engine) as session:
        if engine.dialect.name == "postgresql":
            session.connection().exec_driver_sql("LOCK TABLE receipt IN ACCESS EXCLUSIVE MODE")
        else:
            session.connection()
        page = stored.post(path, fields, status=503)
    assert typed(page)["bs_same_degree"] == ["same"]
    stored.answer(path, fields)
    assert count(stored) == 1


def be(connection: DBAPIConnection, setting: str) -> None:
    connection.cursor().execute(setting)
    connection.commit()


def test_a_database_out_of_reach_gives_the_answers_back_unseen(visit: Visitor) -> None:
    path = f"/s/{visit.world.opened().token()}"
    visit.world.engine.dispose()
    file = visit.app.extensions["deltag"].settings.instance / "deltag.sqlite"
    file.unlink()
    file.mkdir()
    page = visit.post(path, {**RESIDENT, "version": ["1"], "nonce": ["n"]}, status=503)
    assert typed(page) == {**RESIDENT, "version": ["1"], "nonce": ["n"]}


def test_codes_that_are_not_good_all_get_one_page(stored: Visitor) -> None:
    world = stored.world.opened()
    good, other = world.codes("egebjerg", 2), world.codes("hede", 1)
    path = f"/s/{good.token}"
    stored.answer(path, sent(stored, path, code=[good.codes[0]]))
    tried = [good.codes[0], other.codes[0], "AAAA-AAAA-AAA", "AAAA-BBBB-CCC"]
    pages = [stored.send(path, sent(stored, path, code=[code])) for code in tried]
    assert {page.status_code for page in pages} == {409}
    assert len({len(page.data) for page in pages}) == 1
    page = stored.post(path, sent(stored, path, code=["AAAA-BBBB-CCC"]), status=409)
    assert typed(page)["bs_same_degree"] == ["same"]
    assert "code" not in typed(page)
    assert count(stored) == 1
    stored.answer(path, {**typed(page), "code": [f" {good.codes[1].lower()} "]})
    assert count(stored) == 2


def test_a_code_given_at_an_open_link_is_spent_there(stored: Visitor) -> None:
    world = stored.world.opened()
    slip = world.codes("egebjerg", 1)
    open_link = f"/s/{world.token()}"
    stored.answer(open_link, sent(stored, open_link, code=[slip.codes[0]]))
    for path in (open_link, f"/s/{slip.token}"):
        assert stored.send(path, sent(stored, path, code=[slip.codes[0]])).status_code == 409
    assert stored.send(open_link, sent(stored, open_link, code=["AAAA-BBBB-CCC"])).status_code == 409


def test_a_code_is_asked_for_before_it_is_looked_up(stored: Visitor) -> None:
    path = f"/s/{stored.world.opened().codes('egebjerg', 1).token}"
    page = stored.post(path, sent(stored, path), status=422)
    assert "Skriv koden" in said(by_id(page, "e-code"), "da")


def test_a_boards_second_answer_replaces_its_first(stored: Visitor) -> None:
    stored.world.opened(forms=("fa", "fm"))
    made = stored.world.codes("bolig", 1)
    path = f"/s/{made.token}"
    for seats in ("7", "9"):
        stored.answer(path, {**BOARD, "fa_seats": [seats], "code": [made.codes[0]], "nonce": [seats], "version": ["1"]})
    assert count(stored, BoardAnswer) == 1


def test_a_member_answers_without_anybody_knowing_the_association(stored: Visitor) -> None:
    path = f"/s/{stored.world.opened(forms=('fa', 'fm')).token('fm', None)}"
    stored.answer(path, {**MEMBER, "nonce": [stored.nonce(path)], "version": ["1"]})
    assert count(stored) == 1

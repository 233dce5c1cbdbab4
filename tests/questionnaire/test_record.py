"""A ballot: every answer comes back from its record, and nothing shows in the record's length."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaire.answers import Judge, Judged
from app.questionnaire.load import FORMS, load
from app.questionnaire.model import Question, Questionnaire
from app.questionnaire.record import NO_ANSWER, NO_ANSWER_NUMBER, NOT_ASKED, NOT_ASKED_NUMBER, Layout
from tests.questionnaire.generated import posts, questionnaires
from tests.questionnaire.tiny import form, local, question


@given(st.data())
def test_every_answer_comes_back(data: st.DataObject) -> None:
    asked = data.draw(questionnaires())
    layout = Layout(asked)
    judged = [Judge(asked)(post) for post in data.draw(st.lists(posts(asked), min_size=1, max_size=4))]
    assert not [fault for each in judged for fault in each.faults if fault.field]
    records = [layout.encode(each, None, link) for link, each in enumerate(judged)]
    assert {len(record) for record in records} == {layout.size}
    for link, (row, each) in enumerate(zip(layout.decode(records), judged, strict=True)):
        assert row["link"] == link
        for q in asked.questions:
            if q.stored in ("ballot", "ratings"):
                assert read(row, q) == expected(q, each), q.name


def read(row: np.void, q: Question) -> Any:
    """The stored values of a question as answers, or the words of what is missing."""
    names = [name for name in row.dtype.names or () if name == q.name or name.startswith(f"{q.name}.")]
    values = {name.removeprefix(f"{q.name}."): int(row[name]) for name in names}
    missing = {
        NOT_ASKED: "not asked",
        NO_ANSWER: "no answer",
        NOT_ASKED_NUMBER: "not asked",
        NO_ANSWER_NUMBER: "no answer",
    }
    first = next(iter(values.values()))
    if q.kind == "rate_each" and q.stored == "ballot":
        return {row: missing.get(value) or q.choices[value].code for row, value in values.items()}
    if first in missing:
        return missing[first]
    if q.stored == "ratings":
        return values
    if q.kind == "select_multiple":
        return tuple(code for code, value in values.items() if value)
    return q.choices[first].code if q.kind == "select_one" else first


def expected(q: Question, judged: Judged) -> Any:
    answer = judged.answers.get(q.name)
    open_or_hidden = "no answer" if q.name in judged.asked else "not asked"
    if q.kind == "rate_each" and q.stored == "ballot":
        rated = answer if isinstance(answer, dict) else {}
        return {row.code: rated.get(row.code, open_or_hidden) for row in q.rows}
    if isinstance(answer, dict):
        steps = [("yes", "no").index(code) for code in answer.values() if code != "dk"]
        return {"n": len(steps), "sum": sum(steps)}
    return open_or_hidden if answer is None else answer


def test_an_area_is_its_place_in_the_rounds_list_whichever_link_was_used() -> None:
    shipped = load("bs")
    layout = Layout(shipped, ("north", "south", "east"))
    here = shipped.with_lists({"area_list": local("south"), "activity_list": local("a1", "a2")})
    judged = Judge(here.with_preset(bs_area="south"))({"bs_same_degree": ["more"]})
    record = layout.decode([layout.encode(judged, None, 7)])[0]
    assert (record["bs_area"], record["bs_same_degree"], record["link"]) == (1, 3, 7)
    assert (record["bs_age"], record["bs_barriers.cost"]) == (NO_ANSWER, NOT_ASKED)
    assert (record["bs_act_mix.n"], record["bs_act_mix.sum"]) == (NOT_ASKED, 0)


def test_the_link_tells_the_group_where_nobody_was_asked() -> None:
    layout = Layout(form(question("q1", "select_one")))
    judged = Judged({"q1": "no"}, frozenset({"q1"}))
    assert layout.decode([layout.encode(judged, "blue", 1)])[0]["type"] == 1


def test_dont_know_is_no_step_of_a_sum() -> None:
    shipped = load("bs").with_lists({"activity_list": local("a1", "a2", "a3")}).with_preset(bs_area="north")
    layout = Layout(shipped, ("north",))
    judged = Judge(shipped)({
        "bs_attended": ["many"], "bs_activities": ["a1", "a2", "a3"],
        "bs_act_mix.a1": ["very"], "bs_act_mix.a2": ["little"], "bs_act_mix.a3": ["dk"],
    })  # fmt: skip
    record = layout.decode([layout.encode(judged, None, 0)])[0]
    assert (record["bs_act_mix.n"], record["bs_act_mix.sum"]) == (2, 4)


def test_a_row_that_was_not_chosen_was_not_asked() -> None:
    chosen = question("chosen", "select_multiple", options=[{"code": c, "text": c} for c in ("r1", "r2", "r3")])
    rows = [{"code": code, "text": code} for code in ("r1", "r2", "r3")]
    asked = form(chosen, question("rating", "rate_each", rows=rows, rows_chosen_in="chosen"))
    judged = Judge(asked)({"type": ["red"], "chosen": ["r1", "r3"], "rating.r1": ["no"]})
    record = Layout(asked).decode([Layout(asked).encode(judged, None, 0)])[0]
    assert [record[f"rating.r{n}"] for n in (1, 2, 3)] == [1, NOT_ASKED, NO_ANSWER]


@pytest.mark.parametrize("name", FORMS)
def test_records_of_our_forms_are_packed_without_gaps(name: str) -> None:
    layout = Layout(load(name), ("north", "south"))
    assert (
        layout.dtype.itemsize == layout.size == sum(layout.dtype[field].itemsize for field in layout.dtype.names or ())
    )
    elsewhere = [q.name for q in layout.questionnaire.questions if q.stored in ("texts", "nowhere")]
    assert not set(elsewhere) & {field.partition(".")[0] for field in layout.dtype.names or ()}


def test_a_record_of_another_form_is_refused() -> None:
    layout = Layout(form(question("q1", "select_one")))
    with pytest.raises(ValueError, match="bytes expected"):
        layout.decode([b"12345"])


def test_more_answers_than_a_byte_holds_are_refused() -> None:
    many: Questionnaire = load("bs").with_lists({"area_list": local(*(f"a{n}" for n in range(254)))})
    with pytest.raises(ValueError, match="254"):
        Layout(many)

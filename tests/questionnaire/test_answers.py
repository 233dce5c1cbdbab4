"""A post is judged: what does not apply is dropped, what is left is tried, nothing is ever raised."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaire.answers import Fault, Judge, Judged, canonical
from app.questionnaire.load import FORMS, load
from tests.questionnaire.generated import as_posted
from tests.questionnaire.tiny import form, local, question

IF_RED = "selected(${type}, 'red')"


def judge(*questions: dict[str, Any], **posted: str | list[str]) -> Judged:
    fields = {field.replace("__", "."): [value] if isinstance(value, str) else value for field, value in posted.items()}
    return Judge(form(*questions))({"type": ["red"], **fields})


def test_an_answer_is_kept_and_an_open_question_is_absent() -> None:
    judged = judge(question("q1", "select_one"), question("q2", "select_one"), q1="yes")
    assert judged == Judged({"type": "red", "q1": "yes"}, frozenset({"type", "q1", "q2"}))


def test_unknown_fields_are_ignored() -> None:
    assert judge(question("q1", "select_one"), q1="yes", sprog="ar", q9="x").answers == {"type": "red", "q1": "yes"}


@pytest.mark.parametrize("posted", ["maybe", "YES", ["yes", "no"], "y" * 10_000, "ja\x00"])
def test_an_unknown_or_double_choice_is_refused(posted: str | list[str]) -> None:
    assert Fault("q1", "unknown_choice") in judge(question("q1", "select_one"), q1=posted).faults


@pytest.mark.parametrize("posted", [["yes", "yes"], " yes ", "y\x00es", ["", "yes"]])
def test_noise_around_a_code_is_forgiven(posted: str | list[str]) -> None:
    assert judge(question("q1", "select_one"), q1=posted).answers["q1"] == "yes"


def test_a_required_question_must_be_answered() -> None:
    judged = judge(question("q1", "select_one", required=True), question("q2", "select_one"), q2="no")
    assert judged.faults == (Fault("q1", "required"),)


def test_a_wrong_answer_to_a_required_question_is_one_fault() -> None:
    judged = judge(question("q1", "select_one", required=True), question("q2", "select_one"), q1="x", q2="no")
    assert judged.faults == (Fault("q1", "unknown_choice"),)


def test_choices_come_in_the_order_of_the_form_and_once() -> None:
    assert judge(question("q1", "select_multiple"), q1=["c", "a", "c"]).answers["q1"] == ("a", "c")


def test_too_many_choices_say_how_many_may_be_made() -> None:
    assert judge(question("q1", "select_multiple", max_choices=2), q1=["a", "b", "c"]).faults == (
        Fault("q1", "too_many", {"max": 2}),
    )


def test_an_exclusive_choice_stands_alone() -> None:
    asked = question("q1", "select_multiple", exclusive=["d"])
    assert judge(asked, q1=["d"]).faults == ()
    assert judge(asked, q1=["a", "d"]).faults == (Fault("q1", "exclusive"),)


def test_rows_are_rated_one_by_one() -> None:
    judged = judge(question("q1", "rate_each"), q1__r1="yes", q1__r2="perhaps", q1__r9="no")
    assert judged.answers["q1"] == {"r1": "yes"}
    assert judged.faults == (Fault("q1.r2", "unknown_choice"),)


def rated_form(activities: int = 3) -> Judge:
    chosen = question("chosen", "select_multiple", options=[], options_from="acts", stored="nowhere",
                      extra_options=[{"code": "other", "text": "Andet"}])  # fmt: skip
    rating = question("rating", "rate_each", rows=[], rows_from="acts", rows_chosen_in="chosen", stored="ratings",
                      relevance="count-selected(${chosen}) > 0")  # fmt: skip
    filled = form(chosen, rating).with_lists({"acts": local(*(f"a{n:02}" for n in range(activities)))})
    return Judge(filled)


def test_only_chosen_rows_are_rated() -> None:
    judged = rated_form()({"type": ["red"], "chosen": ["a01", "other"], "rating.a01": ["yes"], "rating.a02": ["no"]})
    assert judged.answers["rating"] == {"a01": "yes"}
    assert judged.faults == ()


def test_at_most_twelve_rows_are_taken() -> None:
    codes = [f"a{n:02}" for n in range(20)]
    judged = rated_form(20)({"type": ["red"], "chosen": codes, **{f"rating.{code}": ["yes"] for code in codes}})
    assert judged.answers["rating"] == dict.fromkeys(codes[:12], "yes")


@pytest.mark.parametrize(
    ("posted", "number"),
    [("7", 7), (" 1.250 ", 1250), ("1 250", 1250), ("1\u202f250", 1250), ("١٢", 12), ("۱۲", 12), ("१२", 12),
     ("٢٬٥٠٠", 2500), ("2,500", 2500), ("\u200f12", 12), ("000", 0), ("999999999", 999_999_999)],
)  # fmt: skip
def test_numbers_are_read_in_any_digits(posted: str, number: int) -> None:
    assert judge(question("q1", "integer"), q1=posted).answers["q1"] == number


@pytest.mark.parametrize("posted", ["ti", "-1", "1,5", "1.5", "12.50", "²", "½", "1e3", "0x1", "9" * 10, "9" * 9999])
def test_what_is_no_whole_number_is_refused(posted: str) -> None:
    judged = judge(question("q1", "integer"), q1=posted)
    assert Fault("q1", "not_a_number") in judged.faults
    assert "q1" not in judged.answers


LIMIT = question("low", "integer", constraint=". >= 1 and . <= 50", constraint_message="1-50.")
WITHIN = question("high", "integer", constraint=". >= 3 and . <= ${low}", constraint_message="Højst.",
                  relevance=IF_RED)  # fmt: skip


def test_a_constraint_across_questions_is_tried() -> None:
    assert judge(LIMIT, WITHIN, low="5", high="5").faults == ()
    assert judge(LIMIT, WITHIN, low="5", high="6").faults == (Fault("high", "constraint"),)
    assert judge(LIMIT, WITHIN, low="51", high="60").faults == (Fault("low", "constraint"), Fault("high", "constraint"))


def test_a_constraint_that_refers_to_an_unanswered_question_holds() -> None:
    assert judge(LIMIT, WITHIN, high="1").faults == ()
    assert judge(LIMIT, WITHIN, low="5").faults == ()


def test_a_constraint_that_refers_to_an_irrelevant_question_holds() -> None:
    hidden = {**LIMIT, "relevance": "selected(${type}, 'blue')"}
    assert judge(hidden, WITHIN, low="5", high="9").faults == ()


def test_a_constraint_may_look_at_what_is_ticked() -> None:
    asked = question("q1", "select_multiple", constraint="not(selected(., 'a') and count-selected(.) > 2)",
                     constraint_message="Højst to med a.")  # fmt: skip
    assert judge(asked, q1=["b", "c", "d"]).faults == ()
    assert judge(asked, q1=["a", "c", "d"]).faults == (Fault("q1", "constraint"),)


def test_a_text_loses_control_characters_and_halves_of_signs_but_no_letter_or_joiner() -> None:
    asked = question("q1", "text", max_length=40)
    assert judge(asked, q1=" Gård\x00\x1b\ud800 å\r\nog می\u200cروم \t").answers["q1"] == "Gård å\nog می\u200cروم"


def test_a_text_is_measured_after_its_line_breaks_are_made_one() -> None:
    asked = question("q1", "text", max_length=3)
    assert judge(asked, q1="a\r\nb").faults == ()
    assert judge(asked, q1="a\r\nbc").faults == (Fault("q1", "too_long", {"max": 3, "length": 4}),)


def test_a_tick_is_a_tick() -> None:
    asked = (question("q1", "acknowledge", required=True), question("q2", "select_one"))
    assert judge(*asked, q1="on", q2="no").answers["q1"] is True
    assert judge(*asked, q1=" ", q2="no").faults == (Fault("q1", "required"),)


def test_an_answer_that_does_not_apply_is_dropped_before_it_is_tried() -> None:
    kinds = ("select_one", "select_multiple", "rate_each", "integer", "text")
    hidden = [question(kind, kind, relevance="selected(${type}, 'blue')", required=True) for kind in kinds]
    wrong = {"rate_each__r1": "?", **dict.fromkeys(kinds, "hvad som helst " * 9)}
    judged = judge(*hidden, question("q9", "select_one"), q9="yes", **wrong)
    assert judged == Judged({"type": "red", "q9": "yes"}, frozenset({"type", "q9"}))


def test_what_hangs_on_a_dropped_answer_is_dropped_too() -> None:
    first = question("q1", "select_one", relevance="selected(${type}, 'blue')")
    then = question("q2", "select_one", relevance="selected(${q1}, 'yes')")
    last = question("q3", "select_one", relevance="not(selected(${q1}, 'yes'))")
    judged = judge(first, then, last, q1="yes", q2="no", q3="no")
    assert judged.answers == {"type": "red", "q3": "no"}


def test_the_link_answers_for_a_preset_question() -> None:
    judged = Judge(form(question("q1", "select_one", relevance=IF_RED)).with_preset(type="red"))(
        {"type": ["blue"], "q1": ["yes"]}
    )
    assert judged == Judged({"type": "red", "q1": "yes"}, frozenset({"type", "q1"}))


FEEDING, OTHER, TEXT = question("q1", "select_one", feeds=["B1"]), question("q2", "select_one"), question("q3", "text")


@pytest.mark.parametrize("posted", [{}, {"q2": "yes"}, {"q3": " \x00"}, {"q1": ""}])
def test_an_answer_without_any_indicator_or_text_is_empty(posted: dict[str, str]) -> None:
    assert judge(FEEDING, OTHER, TEXT, **posted).faults == (Fault("", "empty"),)


def test_dont_know_counts_as_an_answer() -> None:
    judged = judge(FEEDING, OTHER, TEXT, q1="dk")
    assert (judged.faults, judged.usable) == ((), True)


def test_texts_alone_are_kept_but_make_no_usable_answer() -> None:
    judged = judge(FEEDING, OTHER, TEXT, q3="En idé")
    assert (judged.faults, judged.usable) == ((), False)


def test_an_empty_form_is_told_so_and_what_is_required() -> None:
    assert Judge(form(FEEDING))({}).faults == (Fault("type", "required"), Fault("", "empty"))


def test_nobody_who_answered_wrongly_is_told_they_answered_nothing() -> None:
    assert judge(FEEDING, TEXT, q1="?").faults == (Fault("q1", "unknown_choice"),)


def test_the_receipts_view_of_a_post_knows_fields_and_code_only() -> None:
    asked = form(question("q1", "select_multiple"), question("q2", "rate_each"))
    posted = {"type": ["red"], "q1": ["a", "b"], "q2.r1": ["yes"], "code": ["ABCD"]}
    same = {"nonce": ["1"], "version": ["1"], "utm": ["x"], **dict(reversed(posted.items()))}
    assert canonical(same, asked) == canonical(posted, asked)
    assert canonical({**posted, "code": ["ABCE"]}, asked) != canonical(posted, asked)
    assert canonical({**posted, "q1": ["a"]}, asked) != canonical(posted, asked)
    assert canonical({"q1": ["a2:q11:b"]}, asked) != canonical({"q1": ["a", "b"]}, asked)


FORMS_OF_OURS = [
    load(name).with_lists({"area_list": local("o1", "o2"), "activity_list": local("a1", "a2", "a3")}) for name in FORMS
]
JUDGES = [(each, Judge(each)) for each in FORMS_OF_OURS]
CODES = sorted({choice.code for each in FORMS_OF_OURS for q in each.questions for choice in q.choices})
FIELDS = [q.name for each in FORMS_OF_OURS for q in each.questions]
FIELDS += [f"{q.name}.{row.code}" for each in FORMS_OF_OURS for q in each.questions for row in q.rows]
HOSTILE = st.text(st.characters(codec=None), max_size=30) | st.sampled_from(
    ["", "\x00", "\ud800\udfff", "9" * 5000, "-1", "1e309", "NaN", "' OR 1=1 --", "<script>", "\u202e", "٣", "٢٬٥٠٠"]
)
POSTS = st.dictionaries(
    st.sampled_from(FIELDS) | HOSTILE,
    st.lists(st.sampled_from(CODES) | HOSTILE | st.integers(0, 99).map(str), max_size=4),
    max_size=40,
)


@given(POSTS)
def test_no_post_is_ever_raised_upon(posted: dict[str, list[str]]) -> None:
    for questionnaire, judge_it in JUDGES:
        judged = judge_it(posted)
        assert judged.answers.keys() <= judged.asked
        assert {fault.field.partition(".")[0] for fault in judged.faults} <= judged.asked | {""}
        assert isinstance(canonical(posted, questionnaire), bytes)
        str(judged.answers).encode()


@given(POSTS)
def test_what_was_kept_is_kept_again(posted: dict[str, list[str]]) -> None:
    """Judging the kept answers changes nothing: dropping and cleaning are done once and for all."""
    for _, judge_it in JUDGES:
        judged = judge_it(posted)
        assert judge_it(as_posted(judged)).answers == judged.answers

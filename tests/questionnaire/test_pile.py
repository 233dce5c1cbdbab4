"""Ratings and texts: equal entries in every language, and each comes back whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaire.answers import Judge
from app.questionnaire.load import load
from app.questionnaire.pile import (
    RATING,
    Rated,
    Written,
    decode_ratings,
    decode_texts,
    encode_rating,
    encode_text,
    rated,
    text_size,
    written,
)
from tests.questionnaire.tiny import form, local, question


def test_ratings_leave_the_answer_one_by_one_with_dont_know() -> None:
    asked = load("bs").with_lists({"activity_list": local("a1", "a2")}).with_preset(bs_area="north")
    judged = Judge(asked)({
        "bs_attended": ["once"], "bs_activities": ["a1", "a2"], "bs_act_mix.a1": ["dk"], "bs_act_mix.a2": ["quite"],
    })  # fmt: skip
    assert rated(asked, judged) == (Rated("a1", 4), Rated("a2", 2))


@given(st.lists(st.tuples(st.integers(0, 65535), st.integers(0, 65535), st.integers(0, 255))))
def test_every_rating_comes_back(ratings: list[tuple[int, int, int]]) -> None:
    entries = [encode_rating(*each) for each in ratings]
    assert {len(entry) for entry in entries} <= {RATING.itemsize} == {8}
    assert [
        tuple(map(int, (row["area"], row["activity"], row["rating"]))) for row in decode_ratings(entries)
    ] == ratings


ASKED = form(question("q1", "text"), question("q2", "select_one"), question("q3", "text", max_length=5))


@given(st.text(max_size=20), st.text(max_size=5))
def test_every_text_comes_back_in_entries_of_one_length(first: str, second: str) -> None:
    judged = Judge(ASKED)({"type": ["red"], "q1": [first], "q3": [second], "q2": ["yes"]})
    entries = [encode_text(each, text_size(ASKED)) for each in written(ASKED, judged, group=2)]
    assert {len(entry) for entry in entries} <= {text_size(ASKED)} == {84}
    kept = [Written(2, place, judged.answers[name]) for place, name in ((1, "q1"), (3, "q3")) if name in judged.answers]
    assert list(decode_texts(entries)) == kept


def test_the_longest_text_of_the_widest_signs_fits_and_no_longer_one() -> None:
    size = text_size(ASKED)
    assert decode_texts([encode_text(Written(0, 1, "𐐷" * 20), size)]) == (Written(0, 1, "𐐷" * 20),)
    with pytest.raises(ValueError, match="does not fit"):
        encode_text(Written(0, 1, "𐐷" * 21), size)


def test_a_form_without_texts_has_no_room_for_any() -> None:
    assert text_size(form(question("q1", "select_one"))) == 4

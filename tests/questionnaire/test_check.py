"""Faults of a definition: all at once, each with place, fault and mend."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaire.check import RULES, Fault, check
from app.questionnaire.load import FORMS, DefinitionError, definition, make, shared_scales
from app.questionnaire.shape import read_draft
from tests.questionnaire.faulty import CASES, RED, one
from tests.questionnaire.tiny import NO_CATALOGS, SCALES, question
from tests.questionnaire.tiny import definition as tiny


@pytest.mark.parametrize(
    ("rule", "case", "place", "words"), CASES, ids=lambda part: part if isinstance(part, str) else ""
)
def test_each_rule_names_place_fault_and_mend(rule: str, case: Any, place: str, words: str) -> None:
    written, scales = case if isinstance(case, tuple) else (case, SCALES)
    draft, shape = read_draft(written, scales)
    assert shape == []
    found = [fault for each in RULES if each.__name__ == rule for fault in each(draft)]
    assert any(fault.place == place and words in fault.fault and fault.mend for fault in found), found


def test_every_rule_has_a_case() -> None:
    assert {rule.__name__ for rule in RULES} == {rule for rule, *_ in CASES}


@pytest.mark.parametrize(
    ("written", "place", "words"),
    [
        (one("select_one", colour="red"), "q1", "»colour« kendes ikke"),
        (one("select_one", label=""), "q1, label", "'' kan ikke bruges"),
        (one("select_one", label=7), "q1, label", "7 kan ikke bruges"),
        (one("select_one", required="ja"), "q1, required", "'ja' kan ikke bruges"),
        (one("select_multiple", options="a, b"), "q1, options", "'a, b' kan ikke bruges"),
        (one("select_multiple", options=[RED, {"code": "blue"}]), "q1, options, blue", "»text« mangler"),
        (one("select_multiple", max_choices=0), "q1, max_choices", "0 kan ikke bruges"),
        (one("integer", bands=[[1, 2, 3]]), "q1, bands", "kan ikke bruges"),
        (one("integer", bands=[["1"]]), "q1, bands", "kan ikke bruges"),
        (tiny({"page": "p1"}), "spørgsmål nr. 2", "»name« mangler"),
        (tiny("spørgsmål"), "spørgsmål nr. 2", "tabel"),
        ({}, "skemaet", "»questions« mangler"),
    ],
)  # fmt: skip
def test_the_shape_is_checked_key_by_key(written: Any, place: str, words: str) -> None:
    assert any(fault.place == place and words in fault.fault and fault.mend for fault in check(written, SCALES))


def test_a_slip_of_the_pen_is_recognised() -> None:
    assert Fault("q1", "»relevant« kendes ikke.", "Mente du »relevance«?") in check(
        one("text", relevant="1 = 1"), SCALES
    )


def test_all_faults_come_at_once() -> None:
    first = question("q1", "select_one", scale="nope", label=5, page="p9", relevance="selected(${q7}, 'a')")
    found = check(tiny(first, question("q1", "text", max_length=-1), unit="firma", split="q8"), SCALES)
    places = {fault.place for fault in found}
    assert places >= {
        "q1, scale",
        "q1, label",
        "q1, page",
        "q1, relevance",
        "q1, max_length",
        "q1",
        "skemaet, unit",
        "skemaet, split",
    }


def test_a_definition_with_faults_is_not_made_and_tells_them_all() -> None:
    with pytest.raises(DefinitionError) as caught:
        make(one("select_one", scale="nope", page="p9"), SCALES, NO_CATALOGS)
    assert len(caught.value.faults) >= 2
    assert "q1, scale: Skalaen »nope« findes ikke. Brug en af: yesno." in str(caught.value)


@pytest.mark.parametrize("form", FORMS)
def test_the_shipped_definitions_have_no_fault(form: str) -> None:
    assert check(definition(form), shared_scales()) == []


RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = sorted({*tiny(), *question("q", "rate_each"), "relevance", "constraint", "bands", "options", "groups", "feeds"})


@given(st.dictionaries(st.sampled_from(KEYS), RAW), st.dictionaries(st.sampled_from(KEYS), RAW), RAW)
def test_any_definition_is_checked_without_a_crash(whole: dict[str, Any], asked: dict[str, Any], scale: Any) -> None:
    assert check(whole, {"s": scale})
    check(tiny(question("q1", "select_multiple") | asked, asked, **whole), {**SCALES, "s": scale})

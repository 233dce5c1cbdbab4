"""One tree, three readers: Python, the style sheet and (with the same fixtures) the browser's script."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaire.answers import Judge, Judged
from app.questionnaire.expression import OPERATORS, AllOf, AnyOf, Compare, CountSelected, Not, Number, Selected, Value
from app.questionnaire.relevance import (
    CURRENT,
    Expression,
    ExpressionError,
    effective,
    effective_row,
    evaluate,
    from_json,
    parse,
    references,
    to_css,
    to_json,
)
from tests.questionnaire.generated import as_posted
from tests.questionnaire.stylesheet import matches
from tests.questionnaire.tiny import form, local, question

FIXTURES = json.loads((Path(__file__).parent.parent / "fixtures" / "relevance.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", FIXTURES, ids=lambda case: f"{case['expression']} {case['answers']}")
def test_the_shared_fixtures_hold(case: dict[str, Any]) -> None:
    expression = parse(case["expression"])
    assert to_json(expression) == case["tree"]
    assert from_json(case["tree"]) == expression
    assert evaluate(expression, case["answers"], case.get("current")) is case["expected"]
    if case["css"] is None:
        with pytest.raises(ExpressionError):
            to_css(expression)
    else:
        assert to_css(expression) == case["css"]
        assert matches(case["css"], case["answers"]) is case["expected"]


@pytest.mark.parametrize(
    ("text", "place", "named"),
    [
        ("${n} + 1 > 2", 6, "»+«"), ("${n} mod 2 = 1", 6, "»mod«"), ("${n} div 2 = 1", 6, "»div«"),
        ("if(. > 1, 2, 3)", 1, "»if«"), ("regex(., 'a')", 1, "»regex«"), ("true()", 1, "»true«"),
        ("today() > 1", 1, "»today«"), ("string-length(.) > 3", 1, "»string-length«"), (". > 1 | . < 0", 7, "»|«"),
        ("../name = 'a'", 2, "».«"), ("/data/q1 = 'x'", 1, "»/data/q1«"), ("q1 = 'x'", 1, "»q1«"),
        ("${q 1} = 'x'", 1, "»${q«"), ("selected(${q1}, ${q2})", 17, "»${q2}«"), ("selected(${q1}, '')", 17, "»''«"),
        ("selected(q1, 'x')", 10, "»q1«"), ("selected(${q1} 'x')", 16, "»,«"), ("selected(${q1}, 'x'", 20, "»)«"),
        ("selected(${q1}, 'x y')", 17, "»'x«"), ("not selected(${q1}, 'x')", 5, "»(«"), ("1 < 2 < 3", 7, "»<«"),
        (". > 'x'", 3, "svarkode"), ("'x' = ${q1}", 1, "»'x'«"), ("", 1, "slutningen"), (". >", 4, "slutningen"),
        ("selected(${q1}, 'x') and", 25, "slutningen"), (". == 3", 4, "»=«"), (". > 1e3", 5, "»1e3«"),
        (". > 9999999999999999999", 5, "9999999999999999999"), ("(" * 99 + ". > 1" + ")" * 99, 22, "parenteser"),
        ("selected(${q1}, 'x') && . > 1", 22, "»&&«"), ("SELECTED(${q1}, 'x')", 1, "»SELECTED«"),
    ],
)  # fmt: skip
def test_everything_else_is_refused_by_name_with_place_and_mend(text: str, place: int, named: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.place == place
    assert named in caught.value.what
    assert caught.value.mend


@pytest.mark.parametrize("tree", [[], ["xor", ["and"]], ["selected", "a"], ["<", "a", 1], ["<", ["name", "a"], 1]])
def test_a_tree_of_another_make_is_refused(tree: list[Any]) -> None:
    with pytest.raises(ValueError, match="Ukendt led"):
        from_json(tree)


def test_and_binds_tighter_than_or() -> None:
    a, b, c = (Selected(name, "x") for name in "abc")
    assert parse("${a} = 'x' or ${b} = 'x' and ${c} = 'x'") == AnyOf((a, AllOf((b, c))))


def test_references_are_the_other_questions() -> None:
    assert references(parse(". <= ${a} and not(selected(${b}, 'x') or count-selected(${c}) > 0)")) == {"a", "b", "c"}


@given(st.text(max_size=40) | st.text(" ${}()'.,<>=!abnotselcud-10", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        place, tree = 1, to_json(parse(text))
    except ExpressionError as error:
        place, tree = error.place, []
    assert 1 <= place <= len(text) + 1
    assert tree == [] or to_json(from_json(tree)) == tree


NAMES = st.sampled_from(["q0", "q1", "q2"])
TICKS = st.builds(Selected, NAMES, st.sampled_from("abcd")) | st.builds(
    Compare, st.sampled_from([">", "!=", "="]), st.builds(CountSelected, NAMES), st.just(Number(0))
)
NUMBERS = st.builds(Number, st.integers(-9, 99)) | st.builds(Value, NAMES) | st.builds(CountSelected, NAMES)


def trees(leaves: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    def deeper(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return st.builds(Not, inner) | st.builds(AllOf, parts) | st.builds(AnyOf, parts)

    return st.recursive(leaves, deeper, max_leaves=6)


TICKED = st.dictionaries(NAMES, st.lists(st.sampled_from("abcd"), unique=True))


def written(node: Any) -> str:
    """An expression as a person would write it, with every bracket."""
    match node:
        case AllOf(parts) | AnyOf(parts):
            word = " and " if isinstance(node, AllOf) else " or "
            return word.join(f"({written(part)})" for part in parts)
        case Not(part):
            return f"not({written(part)})"
        case Selected(name, code):
            return f"selected({named(name)}, '{code}')"
        case Compare(sign, left, right):
            return f"{written(left)} {sign} {written(right)}"
        case Number(value):
            return str(value)
        case Value(name):
            return named(name)
    return f"count-selected({named(node.question)})"


def named(name: str) -> str:
    return name if name == CURRENT else f"${{{name}}}"


@given(trees(TICKS | st.builds(Compare, st.sampled_from(OPERATORS), NUMBERS, NUMBERS)))
def test_what_is_written_is_read_back(expression: Expression) -> None:
    assert parse(written(expression)) == expression
    assert from_json(json.loads(json.dumps(to_json(expression)))) == expression


@given(trees(TICKS), TICKED)
def test_style_sheet_and_python_agree(expression: Expression, ticked: dict[str, list[str]]) -> None:
    assert matches(to_css(expression), ticked) is evaluate(expression, ticked)


ORDER = ("q0", "n0", "q1", "n1", "q2")
TICKABLE, COUNTABLE = st.sampled_from(["q0", "q1"]), st.sampled_from(["n0", "n1"])
SIDES = (
    st.builds(Number, st.integers(0, 3))
    | st.builds(Value, COUNTABLE)
    | st.builds(CountSelected, TICKABLE | st.just("type"))
)
LEAVES = st.builds(Selected, TICKABLE, st.sampled_from("ab")) | st.builds(Selected, st.just("type"), st.just("red"))
CONDITIONS = st.lists(
    trees(LEAVES | st.builds(Compare, st.sampled_from(OPERATORS), SIDES, SIDES)), min_size=5, max_size=5
)
HELD = st.fixed_dictionaries(
    {"type": st.sampled_from(["red", "blue"])},
    optional={
        **dict.fromkeys(["q0", "q1", "q2"], st.lists(st.sampled_from("ab"), min_size=1, unique=True).map(tuple)),
        **dict.fromkeys(["n0", "n1"], st.integers(0, 3)),
    },
)


@given(CONDITIONS, HELD, st.booleans())
def test_old_ticks_on_the_page_do_not_mislead_it(
    conditions: list[Expression], held: dict[str, Any], preset: bool
) -> None:
    """The page shows a question exactly when the server asks it, though the page still holds what was ticked before."""
    kinds = {"q": "select_multiple", "n": "integer"}
    plain = form(*(question(name, kinds[name[0]]) for name in ORDER))
    relevance = {
        name: condition
        for place, (name, condition) in enumerate(zip(ORDER, conditions, strict=True))
        if references(condition) <= {"type", *ORDER[:place]}
    }
    asked = replace(plain, questions=tuple(replace(q, relevance=relevance.get(q.name)) for q in plain.questions))
    if preset:
        asked = asked.with_preset(type=held["type"])
    judged = Judge(asked)(as_posted(Judged(held, frozenset())))
    on_page = {name: answer for name, answer in held.items() if not (preset and name == "type")}
    for each in asked.questions:
        shown = effective(asked, each)
        assert (shown is None or evaluate(shown, on_page)) == (each.name in judged.asked)


def test_an_old_tick_counts_nothing_once_its_question_does_not_apply() -> None:
    first = question("q1", "select_multiple", relevance="selected(${type}, 'red')")
    asked = form(first, question("q2", "text", relevance="count-selected(${q1}) = 0"))
    shown = effective(asked, asked.question("q2"))
    assert shown is not None
    assert evaluate(shown, {"type": "blue", "q1": ["a"]})
    assert not evaluate(shown, {"type": "red", "q1": ["a"]})
    assert evaluate(shown, {"type": "red"})


def test_what_the_link_answers_is_settled_beforehand() -> None:
    asked = form(question("q1", "select_one", relevance="selected(${type}, 'red') and selected(${type}, 'red')"))
    assert effective(asked.with_preset(type="red"), asked.question("q1")) == AllOf(())
    assert effective(asked.with_preset(type="blue"), asked.question("q1")) == AnyOf(())


def test_a_row_applies_when_it_is_chosen_and_its_question_applies() -> None:
    chosen = question("chosen", "select_multiple", options=[], options_from="acts", stored="nowhere",
                      relevance="selected(${type}, 'red')")  # fmt: skip
    rating = question("rating", "rate_each", rows=[], rows_from="acts", rows_chosen_in="chosen", stored="ratings")
    asked = form(chosen, rating).with_lists({"acts": local("a1", "a2")})
    row = effective_row(asked, asked.question("rating"), local("a1")[0])
    assert row is not None
    assert evaluate(row, {"type": "red", "chosen": ["a1"]})
    assert not evaluate(row, {"type": "red", "chosen": ["a2"]})
    assert not evaluate(row, {"type": "blue", "chosen": ["a1"]})

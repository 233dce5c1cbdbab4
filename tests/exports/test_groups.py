"""Small areas are joined with their neighbours, the same way each time and no further than needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.groups import LEAST_ANSWERS, Joined, join

ANSWERS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 80), min_size=1)


def together(*sizes: int, former: tuple[Joined, ...] = ()) -> list[str]:
    """Areas a, b, c … of these sizes, as they are published."""
    return ["".join(group) for group in join(dict(zip("abcdefgh", sizes, strict=False)), former=former)]


@pytest.mark.parametrize(
    ("sizes", "published"),
    [
        ((40, 25, 60), ["a", "b", "c"]),
        ((40, 24, 60), ["ab", "c"]),
        ((60, 24, 40), ["a", "bc"]),
        ((40, 24, 40), ["ab", "c"]),
        ((50, 8, 9, 10, 50), ["a", "bcd", "e"]),
        ((3, 70, 70), ["ab", "c"]),
        ((70, 70, 0), ["a", "bc"]),
        ((5, 6, 7), ["abc"]),
        ((12,), ["a"]),
        ((0, 0), ["ab"]),
    ],
)
def test_small_areas_are_joined_with_the_smaller_neighbour(sizes: tuple[int, ...], published: list[str]) -> None:
    assert together(*sizes) == published


def test_what_was_published_together_stays_together() -> None:
    assert together(40, 40, 40, former=(("a", "b"), ("c",))) == ["ab", "c"]


def test_an_area_that_is_new_or_gone_changes_nothing_for_the_others() -> None:
    before = (("a", "b"), ("x",), ("y", "c"))
    assert together(40, 40, 40, 40, former=before) == ["ab", "c", "d"]


def test_a_group_of_before_that_became_too_small_is_joined_further() -> None:
    assert together(5, 6, 40, 60, former=(("a", "b"), ("c",), ("d",))) == ["abc", "d"]


@given(ANSWERS, st.integers(0, 3))
def test_every_area_is_in_one_group_and_none_is_too_small(answers: dict[str, int], cut: int) -> None:
    codes = list(answers)
    groups = join(answers, former=[tuple(codes[:cut])])
    assert sorted(code for group in groups for code in group) == sorted(answers)
    sizes = [sum(answers[code] for code in group) for group in groups]
    assert len(groups) == 1 or min(sizes) >= LEAST_ANSWERS
    assert any(set(codes[:cut]) <= set(group) for group in groups)


@given(ANSWERS)
def test_joining_once_more_changes_nothing(answers: dict[str, int]) -> None:
    groups = join(answers)
    assert join(answers, former=groups) == groups
    assert [code for group in groups for code in group] == list(answers)

"""What a planned round can expect, and what so many answers can show (instruments/05, section 5.6)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

import pytest

from exports.expected import Expected, Sight, expected, sight
from exports.release import FormResult, Group
from tests.exports.releases import BS, release

RESIDENTS = {"Ahorn": 400, "Birk": 100, "Ceder": 300}


def former(groups: Mapping[tuple[str, ...], int | None], usable: int | None, coverage: float | None) -> FormResult:
    """A form as it was released, with these areas and their usable answers."""
    form = release(BS).forms[0]
    made = tuple(Group("Område", " og ".join(names), names, many) for names, many in groups.items())
    return FormResult(**{**{name: getattr(form, name) for name in form.__slots__}, "groups": made, "usable": usable,
                         "coverage": coverage})  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "half", "change"), [(30, 17, 35), (50, 13, 28), (100, 10, 20), (150, 8, 16), (200, 7, 14), (400, 5, 10)]
)
def test_what_so_many_answers_can_show(answers: int, half: int, change: int) -> None:
    assert sight(answers) == Sight(answers, half, change)


def test_one_answer_shows_nothing() -> None:
    assert [sight(few).change for few in (0, 1)] == [None, None]


def test_areas_that_stood_alone_are_expected_as_they_were() -> None:
    found = expected(RESIDENTS, former({("Ahorn",): 60, ("Birk",): 27, ("Ceder",): 40}, 127, 0.16))
    assert {name: one.answers for name, one in found.areas.items()} == {"Ahorn": 60, "Birk": 27, "Ceder": 40}
    assert found.whole == sight(127)
    assert found.joined == {}


def test_areas_that_were_joined_or_hidden_are_expected_from_their_residents_and_stay_joined() -> None:
    found = expected(RESIDENTS, former({("Ahorn",): None, ("Birk", "Ceder"): 60}, 150, 0.2))
    assert {name: one.answers for name, one in found.areas.items()} == {"Ahorn": 80, "Birk": 20, "Ceder": 60}
    assert found.whole == sight(150)
    assert found.joined == {("Birk", "Ceder"): 80}


def test_an_area_expected_to_be_small_is_joined_with_its_smaller_neighbour() -> None:
    found = expected(RESIDENTS, former({("Ahorn",): 60, ("Birk",): 24, ("Ceder",): 40}, 124, None))
    assert found.joined == {("Birk", "Ceder"): 64}
    assert expected(RESIDENTS, former({("Ahorn",): 60, ("Birk",): 24, ("Ceder",): 40}, 124, None), 20).joined == {}


def test_a_new_area_is_expected_from_its_residents_and_counted_in_the_whole() -> None:
    found = expected({**RESIDENTS, "Dal": 500}, former({("Ahorn",): 60, ("Birk",): 30, ("Ceder",): 40}, 130, 0.1))
    assert found.areas["Dal"] == sight(50)
    assert found.whole == sight(180)


def test_nothing_is_said_of_an_area_that_nothing_is_known_of() -> None:
    found = expected({**RESIDENTS, "Dal": 500}, former({("Ahorn",): 60, ("Birk",): 10, ("Ceder",): 40}, 110, None))
    assert "Dal" not in found.areas
    assert (found.whole, found.joined) == (sight(110), {})


def test_without_a_former_round_or_its_number_nothing_is_expected() -> None:
    assert expected(RESIDENTS, None) == Expected(None, {}, {})
    assert expected({}, former({}, None, None)).whole is None


def test_a_web_worker_that_says_so_loads_nothing_heavy() -> None:
    script = "import sys, exports.expected; print([m for m in ('scipy', 'numpy', 'openpyxl') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"

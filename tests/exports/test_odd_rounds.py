"""Odd rounds from count to workbook: nothing hidden can be known, no group exceeds the whole, and Excel opens it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.questionnaire.model import Question
from exports import workbook
from exports.assembly import FormInput, make_release
from exports.attack import Report, attack
from exports.figure import TOTAL, Indicator
from exports.release import FormResult, ProtectedTable, Release
from exports.splits import AREA
from exports.thresholds import Thresholds
from tests.exports.opened import opened
from tests.exports.releases import sealed
from tests.exports.rounds import INFO, Round, empty_round, random_round

K = Thresholds().persons
ALONE = Thresholds().area
SKEWS = (0.0, 0.2, 1.0, 4.0, 30.0, 1000.0)
Areas = Mapping[str, int]
"""How many answer in each."""


def sized(areas: Areas, seed: int, skew: float) -> Round:
    """So many residents of each area; the higher `skew`, the more they agree."""
    made = random_round("bs", sum(areas.values()), seed, skew, tuple(areas))
    for person, area in zip(made.people, [area for area, many in areas.items() for _ in range(many)], strict=True):
        person["bs_area"] = area
    return made


def released(made: Round, key: str = "r1", *former: Release) -> Release:
    info = replace(INFO, key=key, title=f"Runde {key[1:]}", areas=tuple(map(str.title, made.areas)))
    days = {"r1": ("2026-09-01", "2026-10-13"), "r2": ("2028-09-01", "2028-10-13")}[key]
    form = FormInput(made.questionnaire, made.counts(), 1240)
    return make_release(
        replace(info, opens_on=days[0], closes_on=days[1]), [form], Thresholds(), "2028-11-01", former=former
    )


def attacked(made: Round, release: Release, *former: Release) -> Report:
    """What is found in the workbook, which Excel's readers open, with those of former rounds beside it."""
    books = [workbook.write(each) for each in (release, *former)]
    assert {"Forside", "Indikatorer", "Data", "Metode"} <= set(opened(books[0]).sheetnames)
    return attack(books[0], [made.questionnaire], books[1:], release.parameters)


def overfull(form: FormResult) -> Iterator[tuple[str, str, str]]:
    """Where the printed groups of a grouping add up to more than everybody."""
    for table in form.tables:
        for grouping in {one.grouping for one in form.group_tables}:
            parts = [one for one in form.group_tables if (one.id, one.grouping) == (table.id, grouping)]
            for row, most in _counts(table).items():
                if most is not None and sum(_counts(part).get(row) or 0 for part in parts) > most:
                    yield table.id, grouping, row
    for grouping in {one.grouping for one in form.groups}:
        if sum(one.usable or 0 for one in form.groups if one.grouping == grouping) > (form.usable or 0):
            yield form.form, grouping, "usable"


def _counts(table: ProtectedTable) -> dict[str, int | None]:
    return {"base": table.base, **{f"{cell.role}.{cell.code}": cell.count for cell in table.cells}}


@settings(max_examples=4, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=5), st.sampled_from(SKEWS), st.integers(0, 99))
@example([0], 1.0, 1)
@example([1], 1.0, 1)
@example([K - 1], 30.0, 1)
@example([K], 30.0, 1)
@example([60], 4.0, 2)
@example([0, 1, K - 1, K, 30], 0.2, 1)
@example([ALONE, ALONE - 1, 60, 1], 30.0, 1)
@example([30, 30, 0, 1], 1000.0, 3)
def test_whatever_the_areas_sizes_nothing_hidden_can_be_known(sizes: Sequence[int], skew: float, seed: int) -> None:
    made = sized({f"a{place}": size for place, size in enumerate(sizes)}, seed, skew)
    release = released(made)
    assert attacked(made, release).findings == ()
    assert list(overfull(release.forms[0])) == []


def test_a_group_above_the_whole_is_seen() -> None:
    document = asdict(released(sized({"ahorn": 40, "birk": 40}, 1, 0.2)))
    document["forms"][0]["group_tables"][0]["base"] = 99
    document["forms"][0]["groups"][0]["usable"] = 99
    kinds = {row for _, _, row in overfull(sealed(json.loads(json.dumps(document))).forms[0])}
    assert kinds == {"base", "usable"}


def _codes(question: Question) -> list[str]:
    return [choice.code for choice in question.choices if not choice.missing] or [""]


def _unknown(question: Question) -> str | None:
    return "dk" if any(choice.code == "dk" for choice in question.choices) else None


ALIKE: dict[str, Callable[[Question, int], str | None]] = {
    "everybody the first": lambda question, _: _codes(question)[0],
    "everybody the last": lambda question, _: _codes(question)[-1],
    "all but one": lambda question, number: _codes(question)[:2][number == 0 and len(_codes(question)) > 1],
    "nobody": lambda _question, _number: None,
    "all do not know": lambda question, _: _unknown(question),
}
"""What the n-th person answers; None for nothing."""
WITHOUT = ("nobody", "all do not know")


def _said(question: Question, code: str) -> Any:
    match question.kind:
        case "select_one":
            return code
        case "select_multiple":
            return (code,)
        case "rate_each":
            rows = [row.code for row in question.rows if question.name != "bs_act_mix" or row.code == "fest"]
            return dict.fromkeys(rows, code)
        case _:
            return 5 if question.kind == "integer" else None


def answering(form: str, people: int, alike: str) -> Round:
    """People of two areas, or boards and members of two types, who answer in such a way."""
    made = empty_round(form)
    split = made.questionnaire.question(made.questionnaire.split)
    for number in range(people):
        said = {question: ALIKE[alike](question, number) for question in made.questionnaire.questions}
        given_ = {question.name: _said(question, code) for question, code in said.items() if code is not None}
        made.add(**{**given_, split.name: _codes(split)[number % 2]})
    return made


@pytest.mark.parametrize(("form", "people"), [("bs", K + 2), ("bs", 80), ("fa", 40), ("fm", K + 2)])
@pytest.mark.parametrize("alike", ALIKE)
def test_where_all_answer_alike_or_not_at_all_nobodys_answer_is_told(alike: str, form: str, people: int) -> None:
    made = answering(form, people, alike)
    release = released(made)
    assert attacked(made, release).findings == ()
    assert list(overfull(release.forms[0])) == []
    if alike in WITHOUT:
        assert not [one.id for one in release.forms[0].indicators if one.value is not None and one.headline]


CHANGES: list[tuple[str, Areas, Areas]] = [
    ("a new area too small to stand alone", {"ahorn": 40, "birk": 40}, {"ahorn": 40, "birk": 40, "ceder": 4}),
    ("a new area of its own", {"ahorn": 40, "birk": 40}, {"ahorn": 40, "birk": 40, "ceder": 26}),
    ("a new area where nobody answers", {"ahorn": 40, "birk": 40}, {"ahorn": 40, "birk": 40, "ceder": 0}),
    ("an area gone", {"ahorn": 40, "birk": 40, "ceder": 26}, {"ahorn": 40, "birk": 40}),
    ("one area left", {"ahorn": 40, "birk": 40, "ceder": 40}, {"ahorn": 40}),
    ("other areas small", {"ahorn": 40, "birk": 10, "ceder": 26}, {"ahorn": 12, "birk": 40, "ceder": 40}),
]


@cache
def both(place: int) -> tuple[Round, Release, Release]:
    """A round, its release and that of the round before."""
    _, then, now = CHANGES[place]
    former, made = released(sized(then, 1, 0.3)), sized(now, 2, 0.3)
    return made, released(made, "r2", former), former


@pytest.mark.parametrize("place", range(len(CHANGES)), ids=[name for name, _, _ in CHANGES])
def test_beside_the_round_before_no_area_can_be_worked_out(place: int) -> None:
    made, release, former = both(place)
    assert attacked(made, release, former).findings == ()
    assert list(_alone_left(release.forms[0])) == []


def _alone_left(form: FormResult) -> Iterator[tuple[str, str]]:
    """A figure that is hidden of one area alone, where everybody's is set beside one over the areas both rounds have.

    It is what everybody's leaves when that of the common areas and those of the others are taken away.
    """
    areas = [one for one in form.group_indicators if one.grouping == AREA]
    for whole in form.indicators:
        left = [one for one in areas if one.id == whole.id and one.hidden]
        if whole.comparison and whole.comparison.now is not None and len(left) == 1:
            yield whole.id, left[0].group


def test_a_figure_over_common_areas_is_made_of_printed_ones() -> None:
    """And there are such figures, or the test before would say nothing."""
    _, release, _ = both(1)
    form = release.forms[0]
    compared = {one.id: one.comparison.now for one in form.indicators if one.comparison and one.comparison.now}
    assert {"B1", "B5"} <= compared.keys()
    ours = [one for one in form.group_indicators if one.id == "B5" and one.group in ("Ahorn", "Birk")]
    assert compared["B5"] == pytest.approx(_pooled(ours))


def _pooled(figures: Sequence[Indicator]) -> float:
    bases = [one.base or 0 for one in figures]
    return sum((one.value or 0) * base for one, base in zip(figures, bases, strict=True)) / sum(bases)


def test_a_new_area_that_alone_is_hidden_is_found_with_the_round_before_beside_it() -> None:
    made, release, former = both(1)
    document = json.loads(json.dumps(asdict(release)))
    form = document["forms"][0]
    for table in form["group_tables"]:
        if (table["id"], table["group"]) == ("bs_know", "Ceder"):
            table.update(hidden=True, base=None, cells=[{**c, "count": None, "share": None} for c in table["cells"]])
    for one in form["group_indicators"]:
        if (one["id"], one["group"]) == ("B5", "Ceder"):
            one.update(value=None, low=None, high=None, base=None, hidden=True, comparison=None)
    bare = sealed(document)
    assert list(_alone_left(bare.forms[0])) == [("B5", "Ceder")]
    kinds = {(found.table, found.group, found.kind) for found in attacked(made, bare, former).findings}
    assert ("bs_know", "Ceder", "exact") in kinds
    assert all(group in ("Ceder", TOTAL) for _, group, _ in kinds)

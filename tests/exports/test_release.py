"""A release is whole, frozen and the same for the same input; what it says about numbers is allowed."""

from dataclasses import replace

import pytest

from exports.assembly import FormInput, make_release
from exports.coverage import coverage
from exports.release import Altered, Release, digest, from_json, to_json
from exports.thresholds import Thresholds
from tests.exports.rounds import INFO, random_round

K = Thresholds()


def released(form: str = "bs", people: int = 120, seed: int = 1, invited: int | None = 1240) -> Release:
    made = random_round(form, people, seed, skew=0.3)
    return make_release(INFO, [FormInput(made.questionnaire, made.counts(), invited)], K, "2026-11-01")


def test_the_same_round_gives_the_same_bytes() -> None:
    assert to_json(released()) == to_json(released())
    assert released().digest != released(seed=2).digest


def test_the_order_of_the_ballots_does_not_show() -> None:
    made = random_round("bs", 120, 1)
    before = to_json(make_release(INFO, [FormInput(made.questionnaire, made.counts())], K, "2026-11-01"))
    made.people.reverse()
    made.asked.reverse()
    assert to_json(make_release(INFO, [FormInput(made.questionnaire, made.counts())], K, "2026-11-01")) == before


def test_a_release_is_read_back_whole_and_carries_its_digest() -> None:
    release = released()
    assert from_json(to_json(release)) == release
    assert release.digest == digest(release)
    assert len(release.digest) == 64


def test_a_changed_release_is_refused() -> None:
    text = to_json(released())
    with pytest.raises(Altered, match="passer ikke til sit mærke"):
        from_json(text.replace('"usable":120', '"usable":121'))


def test_two_forms_of_a_round_are_released_together() -> None:
    forms = [random_round("fa", 30, 3, 0.3), random_round("fm", 60, 3, 0.3)]
    release = make_release(INFO, [FormInput(made.questionnaire, made.counts()) for made in forms], K, "2026-11-01")
    assert [form.form for form in release.forms] == ["fa", "fm"]
    assert {table.form for form in release.forms for table in form.tables} == {"fa", "fm"}


def test_neither_areas_nor_types_are_printed() -> None:
    for form, split in (("bs", "bs_area"), ("fa", "fa_type"), ("fm", "fm_type")):
        tables = released(form).forms[0].tables
        assert split not in {table.question for table in tables}
        assert {(table.grouping, table.group) for table in tables} == {("Total", "Total")}


def test_the_number_of_ballots_is_said_from_the_smallest_base() -> None:
    assert released(people=9).forms[0].usable is None
    assert released(people=10).forms[0].usable == 10
    assert released("fa", people=5).forms[0].usable == 5


def test_a_single_board_cannot_be_read_from_what_is_kept_for_later_rounds() -> None:
    release = released("fa", people=40)
    printed = {indicator.id for form in release.forms for indicator in form.indicators if not indicator.hidden}
    assert {row.indicator for row in release.carry} == printed
    assert all(row.sum_x is None and row.sum_y is None for row in release.carry)


def test_parameters_are_those_of_the_round() -> None:
    assert released().parameters["persons"] == 10
    raised = replace(K, persons=25)
    made = random_round("bs", 20, 1)
    release = make_release(INFO, [FormInput(made.questionnaire, made.counts())], raised, "2026-11-01")
    assert release.parameters["persons"] == 25
    assert all(table.hidden for table in release.forms[0].tables)


def test_coverage_of_the_specification() -> None:
    assert round(coverage(185, 1240, "person", K).value, 4) == 0.1492
    assert coverage(185, 1240, "person", K).words == "dækning 15 % af beboere på 15 år og derover"
    assert round(coverage(24, 61, "board", K).value, 4) == 0.3934
    assert coverage(24, 61, "board", K).words == "svarprocent 39 %"


@pytest.mark.parametrize(
    ("usable", "invited", "words"),
    [(9, 100, "under halvdelen"), (9, 12, "over halvdelen"), (98, 100, "over halvdelen"), (130, 100, "over halvdelen")],
)
def test_coverage_that_would_point_at_somebody_is_said_by_half(usable: int, invited: int, words: str) -> None:
    found = coverage(usable, invited, "person", K)
    assert (found.value, found.words) == (None, words)


def test_a_coverage_that_is_not_said_cannot_be_divided_out() -> None:
    nearly_all = released(people=98, invited=100).forms[0]
    assert (nearly_all.usable, nearly_all.invited, nearly_all.coverage) == (98, None, None)
    assert released(people=90, invited=100).forms[0].invited == 100


def test_a_link_passed_on_has_no_coverage() -> None:
    assert coverage(50, None, "person", K).words == "åben indsamling"

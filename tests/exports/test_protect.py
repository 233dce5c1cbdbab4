"""Only the gate makes protected figures, and what it hides takes all with it that would tell."""

from collections.abc import Iterable
from dataclasses import fields, replace

import pytest

from exports.protect import Protected, ProtectedSums, ProtectedTable, protect, restore
from exports.sums import all_sums
from exports.tables import contested, tables
from exports.thresholds import Thresholds
from tests.exports.rounds import Round, empty_round, questionnaire, random_round


def protected(made: Round) -> Protected:
    form, counts = made.questionnaire, made.counts()
    return protect((*tables(form, counts), *contested(form, counts)), all_sums(form, counts), Thresholds())


def hidden(made: Round) -> set[str]:
    return {name for name, table in protected(made).tables.items() if table.hidden}


def residents(*answers: tuple[int, dict[str, object]]) -> Round:
    """So many people with each set of answers, on top of 60 who answer evenly."""
    made = empty_round("bs")
    attended, years = ("many", "once", "no"), ("y0_1", "y2_4", "y5_9", "y10plus")
    degree = ("much_less", "less", "same", "more")
    for i in range(60):
        welcome = ("not_welcome",) if i % 5 == 2 else ("no_time",)
        made.add(bs_area="ahorn", bs_attended=attended[i % 3], bs_years_area=years[i % 4], bs_barriers=welcome,
                 bs_activities=("fest",), bs_act_mix={"fest": ("not", "little", "quite")[i % 7 % 3]},
                 bs_same_degree=degree[i // 3 % 4], bs_change=degree[i // 4 % 3])  # fmt: skip
    for count, answer in answers:
        for _ in range(count):
            made.add(bs_area="birk", **answer)
    return made


def test_a_protected_table_cannot_be_made_by_hand() -> None:
    table = next(iter(protected(random_round("bs", 60, seed=1)).tables.values()))
    values = {field.name: getattr(table, field.name) for field in fields(table)}
    with pytest.raises(TypeError, match="seal"):
        ProtectedTable(**values)
    with pytest.raises(TypeError, match=r"exports\.protect only"):
        ProtectedTable(**values, seal=object())
    with pytest.raises(ValueError, match="seal"):
        replace(table, base=99)
    with pytest.raises(TypeError, match=r"exports\.protect only"):
        ProtectedSums("B2i", 1.0, {"n": 3}, seal=None)


def test_a_hidden_table_shows_no_figure_at_all() -> None:
    for table in protected(random_round("bs", 7, seed=1)).tables.values():
        assert table.hidden
        assert table.base is None
        assert all(cell.count is None and cell.share is None for cell in table.cells)
        with pytest.raises(ValueError, match="does not show"):
            table.count(table.cells[0].code)


def test_a_shown_table_adds_up() -> None:
    for table in protected(random_round("fm", 150, seed=4, skew=0.3)).tables.values():
        rows = [cell.count for cell in table.cells if cell.role in ("answer", "missing")]
        if not table.hidden and table.kind != "multiple":
            assert sum(rows) == table.cells[-1].count == 150
            assert sum(cell.share for cell in table.cells if cell.role == "answer") == pytest.approx(1)


def test_evenly_spread_answers_are_all_shown_where_there_are_answers() -> None:
    assert not hidden(residents()) & {"bs_attended", "bs_barriers", "bs_same_degree", "bs_same_degree|deltagere"}


def test_a_rare_fact_hides_its_question_and_what_it_filters() -> None:
    assert not hidden(residents()) & {"bs_years_area", "bs_change"}
    made = residents((1, {"bs_years_area": "pna", "bs_same_degree": "same"}))
    assert {"bs_years_area", "bs_change"} <= hidden(made)
    assert "bs_attended" not in hidden(made)


def test_a_filter_that_nobody_may_know_hides_everything_behind_it() -> None:
    made = empty_round("bs")
    for i in range(40):
        made.add(bs_area="ahorn", bs_attended="many", bs_same_degree=("less", "same", "more")[i % 3],
                 bs_activities=("fest",), bs_act_mix={"fest": ("not", "quite")[i % 2]})  # fmt: skip
    shown = protected(made)
    assert {"bs_attended", "bs_barriers", "bs_same_degree|deltagere"} <= hidden(made)
    assert shown.sums["B2i"].stats is None
    assert not shown.tables["bs_same_degree"].hidden


def test_a_subset_goes_when_what_remains_is_too_small() -> None:
    made = empty_round("bs")
    for i in range(49):
        attended = "no" if i < 9 else "many"
        made.add(bs_area="ahorn", bs_attended=attended, bs_same_degree=("less", "same", "more")[i % 3])
    assert hidden(made) & {"bs_same_degree", "bs_same_degree|deltagere"} == {"bs_same_degree|deltagere"}
    made.add(bs_area="ahorn", bs_attended="no", bs_same_degree="same")
    assert "bs_same_degree|deltagere" not in hidden(made)


def test_one_sensitive_row_hides_all_rows_of_its_question_and_the_index_over_them() -> None:
    made = boards(every=())
    assert not hidden(made) & {f"fa_practice.{row}" for row in practice_rows()}
    agreed = boards(every=("pr_plain",))
    assert hidden(agreed) >= {f"fa_practice.{row}" for row in practice_rows()}
    assert protected(agreed).sums["D2"].stats is None
    assert protected(made).sums["D2"].stats is not None


def test_vacant_seats_are_hidden_with_the_seats_they_are_counted_among() -> None:
    made = boards(every=())
    assert protected(made).sums["D4"].stats is not None
    for person in made.people:
        person["fa_seats"] = 5
    assert protected(made).sums["D4"].stats is None


def practice_rows() -> list[str]:
    return [row.code for row in questionnaire("fa").question("fa_practice").rows]


def boards(every: Iterable[str]) -> Round:
    """24 boards with different practices and seats; all of them do what `every` names."""
    made = empty_round("fa")
    for i in range(24):
        practice = {row: ("no", "yes", "yes", "dk", "no")[(i + at) % 5] for at, row in enumerate(practice_rows())}
        practice |= dict.fromkeys(every, "yes")
        made.add(fa_type="bolig", fa_practice=practice, fa_seats=4 + i % 5, fa_vacant=i % 3)
    return made


def test_a_stored_table_is_read_back_whole() -> None:
    table = next(iter(protected(random_round("bs", 60, seed=1)).tables.values()))
    document = {field.name: getattr(table, field.name) for field in fields(table)}
    document["cells"] = [{f.name: getattr(cell, f.name) for f in fields(cell)} for cell in table.cells]
    assert restore(document) == table

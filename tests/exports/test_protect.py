"""Only the gate makes protected figures; it hides them one by one, and what rests on them with them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest

from exports.protect import Protected, protect
from exports.protected import ProtectedSums, ProtectedTable, Untold, restore
from exports.splits import AREA, EVERYBODY, TOTALS_ALONE, Choice, Where, splits
from exports.thresholds import Thresholds
from tests.exports.rounds import AREAS, Round, empty_round, questionnaire, random_round

WHERE = {"ahorn": Where(AREA, "Ahorn"), "birk": Where(AREA, "Birk")}


def protected(made: Round, choice: Choice = TOTALS_ALONE) -> Mapping[Where, Protected]:
    form, counts = made.questionnaire, made.counts()
    return protect(form, counts, splits(form, counts, Thresholds(), choice), Thresholds())


def everybody(made: Round) -> Protected:
    return protected(made)[EVERYBODY]


def by_area(made: Round) -> Mapping[Where, Protected]:
    return protected(made, Choice())


def hidden(made: Round) -> set[str]:
    return {name for name, table in everybody(made).tables.items() if table.hidden}


def counts(table: ProtectedTable) -> dict[str, int | None]:
    return {cell.code: cell.count for cell in table.cells}


def residents(*answers: tuple[int, dict[str, object]]) -> Round:
    """So many people with each set of answers, on top of 60 who answer evenly."""
    made = empty_round("bs")
    attended, years = ("many", "once", "no"), ("y0_1", "y2_4", "y5_9", "y10plus")
    degree = ("much_less", "less", "same", "more")
    for i in range(60):
        welcome = ("not_welcome",) if i % 5 == 2 else ("no_time",)
        made.add(bs_area=AREAS[i % 2], bs_attended=attended[i % 3], bs_years_area=years[i % 4], bs_barriers=welcome,
                 bs_activities=("fest",), bs_act_mix={"fest": ("not", "little", "quite")[i % 7 % 3]},
                 bs_same_degree=degree[i // 3 % 4], bs_change=degree[i // 4 % 3])  # fmt: skip
    for count, answer in answers:
        for _ in range(count):
            made.add(bs_area="birk", **answer)
    return made


def test_a_protected_figure_cannot_be_made_by_hand() -> None:
    table = next(iter(everybody(random_round("bs", 60, seed=1)).tables.values()))
    values = {field.name: getattr(table, field.name) for field in fields(table)}
    with pytest.raises(TypeError, match="seal"):
        ProtectedTable(**values)
    with pytest.raises(TypeError, match=r"exports\.protect only"):
        ProtectedTable(**values, seal=object())
    with pytest.raises(ValueError, match="seal"):
        replace(table, base=99)
    with pytest.raises(TypeError, match=r"exports\.protect only"):
        ProtectedSums("B2i", 1.0, {"n": 3}, seal=None)


def test_the_seal_is_held_by_the_gate_and_the_reader_of_releases_alone() -> None:
    root = Path(__file__).parents[2]
    holders = {
        file.name
        for folder in ("app", "exports")
        for file in (root / folder).rglob("*.py")
        if any(isinstance(node, ast.Name) and node.id == "SEAL" for node in ast.walk(ast.parse(file.read_text())))
    }
    assert holders == {"protect.py", "protected.py"}


def test_too_few_answers_show_no_figure_of_a_question() -> None:
    for table in everybody(random_round("bs", 7, seed=1)).tables.values():
        assert table.hidden
        assert table.base is None
        assert all(cell.count is None and cell.share is None for cell in table.cells)


def test_a_hidden_figure_cannot_be_asked_for() -> None:
    table = everybody(random_round("bs", 7, seed=1)).tables["bs_same_degree"]
    with pytest.raises(Untold, match="does not show same"):
        table.count("same")
    with pytest.raises(ValueError, match="has no nothing"):
        table.count("nothing")


def test_a_shown_table_adds_up() -> None:
    for table in everybody(random_round("fm", 150, seed=4, skew=0.3)).tables.values():
        rows = [cell.count for cell in table.cells if cell.role in ("answer", "missing")]
        if not table.hidden and table.kind != "multiple":
            assert sum(count for count in rows if count is not None) == table.cells[-1].count == 150
            shares = [cell.share for cell in table.cells if cell.role == "answer"]
            assert sum(share for share in shares if share is not None) == pytest.approx(1)


def test_evenly_spread_answers_are_all_shown() -> None:
    shown = by_area(residents())
    assert not hidden(residents()) & {"bs_attended", "bs_barriers", "bs_same_degree", "bs_same_degree|deltagere"}
    for area in WHERE.values():
        assert shown[area].ballots == 30
        assert not shown[area].tables["bs_same_degree"].hidden


def test_a_rare_fact_hides_itself_and_one_figure_more_and_no_other_question() -> None:
    made = residents((1, {"bs_years_area": "pna", "bs_same_degree": "same"}))
    table = everybody(made).tables["bs_years_area"]
    left_out = [code for code, count in counts(table).items() if count is None]
    assert "pna" in left_out
    assert len(left_out) == 2
    assert not hidden(made) & {"bs_attended", "bs_same_degree", "bs_barriers"}


def test_a_share_is_told_only_where_its_count_and_its_base_are() -> None:
    made = residents((1, {"bs_years_area": "pna", "bs_same_degree": "same"}))
    for group in by_area(made).values():
        for table in group.tables.values():
            for cell in table.cells:
                told = cell.count is not None and table.base and cell.role in ("answer", "pole")
                assert (cell.share is not None) is bool(told)


def test_facts_are_never_told_by_area() -> None:
    shown = by_area(residents())
    assert {"bs_age", "bs_children", "bs_years_area"} <= set(shown[EVERYBODY].tables)
    for area in WHERE.values():
        assert not {"bs_age", "bs_children", "bs_years_area", "bs_same_degree|deltagere"} & set(shown[area].tables)


def test_an_area_where_all_but_one_agree_is_protected_in_the_other_area_too() -> None:
    made = empty_round("bs")
    for i in range(60):
        told = "same" if i % 2 and i != 1 else ("less", "same", "more")[i // 2 % 3]
        made.add(bs_area=AREAS[i % 2], bs_same_degree=told, bs_attended="no")
    shown = by_area(made)
    agreed, other = (shown[WHERE[area]].tables["bs_same_degree"] for area in ("birk", "ahorn"))
    assert counts(agreed)["same"] is None
    assert counts(other)["same"] is None or counts(shown[EVERYBODY].tables["bs_same_degree"])["same"] is None


def test_a_subset_goes_when_what_remains_is_too_small() -> None:
    made = empty_round("bs")
    for i in range(49):
        attended = "no" if i < 9 else "many"
        made.add(bs_area="ahorn", bs_attended=attended, bs_same_degree=("less", "same", "more")[i % 3])
    assert "bs_same_degree|deltagere" in hidden(made)
    assert "bs_same_degree" not in hidden(made)
    made.add(bs_area="ahorn", bs_attended="no", bs_same_degree="same")
    assert "bs_same_degree|deltagere" not in hidden(made)


def test_what_all_boards_do_is_hidden_and_the_other_rows_are_not() -> None:
    agreed = boards(every=("pr_plain",))
    assert "fa_practice.pr_plain" in hidden(agreed)
    assert len(hidden(agreed) & {f"fa_practice.{row}" for row in practice_rows()}) == 1
    assert everybody(agreed).sums["D2"].stats is not None


def practice_rows() -> list[str]:
    return [row.code for row in questionnaire("fa").question("fa_practice").rows]


def boards(every: Iterable[str], **more: object) -> Round:
    """24 boards with different practices and seats; all of them do what `every` names."""
    made = empty_round("fa")
    for i in range(24):
        practice = {row: ("no", "yes", "yes", "dk", "no")[(i + at) % 5] for at, row in enumerate(practice_rows())}
        practice |= dict.fromkeys(every, "yes")
        made.add(fa_type="bolig", fa_practice=practice, fa_seats=4 + i % 5, fa_vacant=i % 3, **more)
    return made


def test_a_large_board_hides_a_ratio_that_is_mostly_its_own() -> None:
    made = boards(every=())
    assert everybody(made).sums["D4"].stats is not None
    made.people[0]["fa_seats"] = 500
    assert everybody(made).sums["D4"].stats is None


def test_a_stored_table_is_read_back_whole() -> None:
    table = next(iter(everybody(random_round("bs", 60, seed=1)).tables.values()))
    assert restore(asdict(table)) == table

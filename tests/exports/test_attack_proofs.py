"""What can be proven of hidden counts, and which of it nobody should be able to prove."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from openpyxl import Workbook

from app.questionnaire.load import load
from exports.attack import Cell, Finding, attack
from exports.tables import Table, tables
from exports.tidy import MISSING
from tests.exports.leaks import HIDDEN, attacked, kinds
from tests.exports.leaky import FREQUENCY, Counts, Figure, Leaky, known
from tests.exports.rounds import AREAS, random_round


def test_the_intervals_are_those_that_hold_whatever_is_hidden() -> None:
    report = attacked(HIDDEN)
    whole = ("bs_know", "Total", "Total", "answer")
    assert report.tried == 2
    assert report.intervals == {Cell(*whole, "Aldrig"): (0, 24), Cell(*whole, "Altid"): (0, 24)}


def test_whole_numbers_narrow_what_sums_alone_leave_open() -> None:
    """A mean of 20 answers rounded to 66 is 1320 ± 10 points, in steps of 33⅓: only 40 steps."""
    table = known("Total", 2, 4, 6, 8, hide=FREQUENCY)
    report = attacked(Leaky([table], [Figure("B5", 67, 20)]))
    assert report.findings == ()
    low, high = report.intervals[Cell("bs_know", "Total", "Total", "answer", "Altid")]
    assert (low, high) == (0, 13)


def test_a_sentence_tells_more_than_the_table() -> None:
    """74 steps of 33⅓ over 40 answers are 61,7; rounded to 62 they might be 75."""

    def act(book: Workbook) -> None:
        book["Forside"]["B14"] = "Informationsindeks: 61,7 point. Første måling."

    table, figure = known("Total", 2, 7, 26, 5, hide=FREQUENCY), Figure("B5", 62, 40, name="Informationsindeks")
    rough, fine = (attacked(Leaky([table], [figure], finish=acts)) for acts in ([], [act]))
    cell = Cell("bs_know", "Total", "Total", "answer", "Altid")
    assert (rough.intervals[cell], fine.intervals[cell]) == ((0, 25), (0, 24))


def test_intervals_are_what_trying_everything_finds() -> None:
    possible = [
        (never, seldom, often, 20 - never - seldom - often)
        for never in range(21)
        for seldom in range(21 - never)
        for often in range(21 - never - seldom)
        if 66.5 <= 100 * (60 - 3 * never - 2 * seldom - often) / 60 <= 67.5
    ]
    report = attacked(Leaky([known("Total", 2, 4, 6, 8, hide=FREQUENCY)], [Figure("B5", 67, 20)]))
    for place, answer in enumerate(FREQUENCY):
        found = [one[place] for one in possible]
        assert report.intervals[Cell("bs_know", "Total", "Total", "answer", answer)] == (min(found), max(found))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("form", ["bs", "fa", "fm"])
def test_the_truth_is_always_among_what_she_thinks_possible(form: str, seed: int) -> None:
    """Whatever is hidden of a round, here by chance: nothing contradicts, and no true count is ruled out."""
    chance, made = random.Random(seed), random_round(form, 70, seed)
    counts = made.counts()
    whole = tables(made.questionnaire, counts)
    printed = [(table, "Total") for table in whole]
    if form == "bs":
        printed += [
            (table, area.title())
            for area in AREAS
            for table in tables(made.questionnaire, counts.part((area,)))
            if table.nature != "fact" and "|" not in table.id
        ]
    rows = [_by_chance(table, group, chance) for table, group in printed]
    report = attack(Leaky(rows).bytes(), [made.questionnaire])
    assert report.tried > 15
    assert not [one for one in report.findings if one.kind == "inconsistent"]
    true = {(one.table, one.group, answer): count for one in rows for answer, count in one.answers.items()}
    for cell, (low, high) in report.intervals.items():
        count = true.get((cell.table, cell.group, cell.answer))
        assert count is None or low <= count <= high


def _by_chance(table: Table, group: str, chance: random.Random) -> Counts:
    answers = {
        MISSING.get(row.code, row.label) if row.role == "missing" else row.label: row.count
        for row in table.rows
        if row.role in ("answer", "missing")
    }
    hide = [answer for answer in (*answers, "Base", "Total") if chance.random() < 0.3]
    return Counts(table.id, answers, hide, group, base=table.base, poles=table.scale == "compare5")


def test_what_everybody_ticked_follows_when_nobody_ticked_anything_else() -> None:
    answers = {"Jeg har ikke tid": 0, "Andet": 20, "Ønsker ikke at svare": 3, "Uoplyst": 4, "Ikke spurgt": 20}
    table = Counts("bs_barriers", answers, ("Andet",), base=20)
    assert kinds(attacked(Leaky([table]))) == {("bs_barriers", "exact"), ("bs_barriers", "alike")}


def test_a_small_base_is_found_where_it_stands_and_where_it_follows() -> None:
    few = known("Total", 2, 2, 3, 1)
    assert ("bs_know", "base") in kinds(attacked(Leaky([few])))
    following = Leaky([known("Total", 2, 2, 3, 1, hide=(*FREQUENCY, "Base"), missing=(20, 20))])
    assert ("bs_know", "base") in kinds(attacked(following))


def test_nobody_is_no_secret_where_nobody_was_asked() -> None:
    """Whoever has not come answers what keeps them away; here everybody came."""
    attended = {"Ja, flere gange": 30, "Ja, én gang": 0, "Nej": 0, "Ved ikke": 0, "Uoplyst": 0}
    barriers = {"Jeg har ikke tid": 0, "Andet": 0, "Ønsker ikke at svare": 0, "Uoplyst": 0, "Ikke spurgt": 30}
    hide = ("Jeg har ikke tid", "Andet", "Base", "Uoplyst")
    report = attacked(Leaky([Counts("bs_attended", attended), Counts("bs_barriers", barriers, hide, base=0)]))
    assert report.intervals[Cell("bs_barriers", "Total", "Total", "answer", "Andet")] == (0, 0)
    assert "bs_barriers" not in {one.table for one in report.findings}


def test_boards_may_be_fewer() -> None:
    answers = {"Ja": 4, "Nej": 3, "Ved ikke": 6, "Uoplyst": 5}
    assert attacked(Leaky([Counts("fa_election", answers)]), forms=("fa",)).findings == ()
    assert kinds(attacked(Leaky([Counts("bs_meeting", answers)]))) == {("bs_meeting", "base")}


def test_everybody_alike_is_found_but_nobody_of_two_is_not() -> None:
    outside = {"Ved ikke": 6, "Uoplyst": 5}
    nobody = Counts("bs_meeting", {"Ja": 0, "Nej": 30, **outside})
    everybody = Counts("bs_meeting", {"Ja": 29, "Nej": 1, **outside})
    assert attacked(Leaky([nobody])).findings == ()
    assert kinds(attacked(Leaky([everybody]))) == {("bs_meeting", "alike")}


def test_nobody_feels_unwelcome_says_as_much_as_everybody() -> None:
    answers = {"Jeg føler mig ikke velkommen": 1, "Andet": 16, "Jeg har ikke tid": 14, "Uoplyst": 4, "Ikke spurgt": 20}
    assert kinds(attacked(Leaky([Counts("bs_barriers", answers, base=26)]))) == {("bs_barriers", "alike")}


@pytest.mark.parametrize("row", ["65 år eller ældre", "Uoplyst"])
def test_one_or_two_of_what_others_can_see_point_at_somebody(row: str) -> None:
    answers = {"15-29 år": 12, "30-44 år": 13, "45-64 år": 11, "65 år eller ældre": 9, "Ønsker ikke at svare": 5,
               "Uoplyst": 4}  # fmt: skip
    assert attacked(Leaky([Counts("bs_age", answers)])).findings == ()
    found = attacked(Leaky([Counts("bs_age", {**answers, row: 2})])).findings
    assert found == (Finding("bs_age", "Total", "Total", row, "fact"),)


def test_newcomers_are_counted_by_those_not_asked() -> None:
    answers = {"Meget mindre": 8, "Lidt mindre": 9, "Som før": 10, "Lidt mere": 9, "Meget mere": 8, "Ved ikke": 5,
               "Uoplyst": 4}  # fmt: skip
    few, many = (Counts("bs_change", {**answers, "Ikke spurgt": count}) for count in (2, 6))
    assert attacked(Leaky([many])).findings == ()
    assert kinds(attacked(Leaky([few]))) == {("bs_change", "fact")}


def test_a_reader_who_takes_her_own_answer_away_learns_of_the_others() -> None:
    """By the mean one never hears, or up to three seldom or often: whoever never does knows that all the others do."""
    table = known("Total", 1, 0, 0, 12, hide=FREQUENCY)
    report = attacked(Leaky([table], [Figure("B5", 92, 13, 85, 100)]))
    assert ("bs_know", "own") in kinds(report)
    assert ("bs_know", "alike") not in kinds(report)


def test_figures_that_do_not_add_up_are_said() -> None:
    whole, part = known("Total", 7, 14, 13, 17), known("Ahornparken", 8, 10, 10, 10)
    assert ("bs_know", "inconsistent") in kinds(attacked(Leaky([whole, part])))


def test_a_hidden_index_of_one_area_follows_from_the_others() -> None:
    areas = [known("Total", 12, 20, 22, 16, missing=(8, 6)), known("Ahornparken", 5, 9, 10, 8),
              known("Birkevænget", 7, 11, 12, 8)]  # fmt: skip
    total, one = Figure("B2i", 55, 40), Figure("B2i", 60, 22, group="Ahornparken")
    hidden = Figure("B2i", None, None, group="Birkevænget")
    assert ("B2i", "exact") in kinds(attacked(Leaky(areas, [total, one, hidden])))
    assert attacked(Leaky(areas, [total, replace(one, value=None, base=None), hidden])).findings == ()


def test_whoever_is_alone_learns_of_nobody_by_her_own_answer() -> None:
    bands = ("1-49", "50-199", "200-499", "500-999", "1.000+")
    answers = {**dict.fromkeys(bands, 0), "50-199": 1, "Uoplyst": 0, "Ikke spurgt": 20}
    table = Counts("fa_eligible", answers, (*bands, "Uoplyst", "Base"))
    assert attacked(Leaky([table]), forms=("fa",)).findings == ()


def test_how_far_she_has_come_is_told_from_the_first_workbook_to_the_end() -> None:
    told: list[float] = []
    report = attack(HIDDEN.bytes(), [load("bs")], [HIDDEN.bytes()], tell=told.append)
    assert told == sorted(told)
    assert len(told) > report.tried
    assert 0 < told[0] < told[-1] == 1


def test_how_many_two_hidden_indices_rest_on_tells_nothing_but_that_of_one_alone_does() -> None:
    """Nine have been there in each of two areas, and eighteen are left of the total: their numbers are known."""
    attended = {"Nej": 12, "Ved ikke": 3, "Uoplyst": 2}
    been = {"Total": (22, 18), "Ahornparken": (12, 10), "Birkevænget": (5, 4), "Cedergården": (5, 4)}
    tables = [
        Counts("bs_attended", {"Ja, flere gange": many, "Ja, én gang": once}
               | {name: count * (3 if area == "Total" else 1) for name, count in attended.items()}, group=area)
        for area, (many, once) in been.items()
    ]  # fmt: skip
    told = [Figure("B2i", 55, 40), Figure("B2i", 60, 22, group="Ahornparken")]
    hidden = [Figure("B2i", None, None, group=area) for area in ("Birkevænget", "Cedergården")]
    report = attacked(Leaky(tables, [*told, *hidden]))
    assert report.intervals[Cell("B2i", "Område", "Birkevænget", "base")] == (9, 9)
    assert report.findings == ()
    one = replace(told[1], value=50, base=9, group="Birkevænget")
    assert ("B2i", "exact") in kinds(attacked(Leaky(tables, [*told, one, hidden[1]])))

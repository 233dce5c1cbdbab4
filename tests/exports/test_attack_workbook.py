"""A reader of the printed workbook finds every leak that is planted in one, and nothing in its clean twin."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule
from openpyxl.workbook.defined_name import DefinedName

from app.questionnaire.load import load
from exports.attack import Cell, Finding, Report, attack
from tests.exports.leaky import FREQUENCY, Counts, Figure, Leaky, known, with_chart
from tests.exports.releases import BS, TWO_FORMS, written

ALL = (*FREQUENCY, "Ved ikke", "Uoplyst")
TWO = ("Aldrig", "Altid")
HIDDEN = Leaky([known("Total", 7, 14, 13, 17, hide=TWO)])
"""Two rows hidden, which together are 24: each may be anything up to that."""


def attacked(book: Leaky, *former: Leaky, forms: tuple[str, ...] = ("bs",)) -> Report:
    return attack(book.bytes(), [load(form) for form in forms], [one.bytes() for one in former])


def kinds(report: Report) -> set[tuple[str, str]]:
    return {(one.table, one.kind) for one in report.findings}


def a_mean_beside_a_hidden_table() -> tuple[Leaky, Leaky]:
    table = known("Total", 0, 0, 1, 19, hide=ALL)
    leak = Leaky([table], [Figure("B5", 98, 20)])
    return leak, Leaky([table], [Figure("B5", None, None)])


def a_percent_beside_a_hidden_base() -> tuple[Leaky, Leaky]:
    answers = {"Ja": 20, "Nej": 28, "Ved ikke": 7, "Uoplyst": 5}
    leak = Counts("bs_meeting", answers, ("Nej", "Ved ikke", "Uoplyst", "Base"))
    return Leaky([leak]), Leaky([replace(leak, percent=False)])


def a_total_minus_its_areas() -> tuple[Leaky, Leaky]:
    def areas(first: tuple[str, ...], second: tuple[str, ...]) -> Leaky:
        return Leaky([
            known("Total", 12, 20, 22, 16, missing=(8, 6)),
            known("Ahornparken", 5, 9, 10, 8, hide=first),
            known("Birkevænget", 7, 11, 12, 8, hide=second),
        ])  # fmt: skip

    return areas(TWO, ("Altid",)), areas(TWO, TWO)


def those_a_filter_leaves_out() -> tuple[Leaky, Leaky]:
    attended = Counts(
        "bs_attended",
        {"Ja, flere gange": 21, "Ja, én gang": 18, "Nej": 17, "Ved ikke": 6, "Uoplyst": 4},
        ("Ja, flere gange", "Nej"),
    )
    barriers = Counts(
        "bs_barriers",
        {"Jeg har ikke tid": 15, "Andet": 16, "Ønsker ikke at svare": 5, "Uoplyst": 4, "Ikke spurgt": 31},
        base=26,
    )
    return Leaky([attended, barriers]), Leaky([attended, replace(barriers, hide=("Ikke spurgt", "Uoplyst"))])


def what_a_subset_leaves() -> tuple[Leaky, Leaky]:
    def subset(others: int) -> Leaky:
        whole = {"Meget sjældnere": 9, "Lidt sjældnere": 12, "Lige så tit": 14, "Lidt oftere": 10, "Meget oftere": 8}
        inside = {answer: count - (others if count > 9 else 0) for answer, count in whole.items()}
        outside = {"Ved ikke": 6, "Uoplyst": 4}
        attended = sum(inside.values()) + 10
        of_all = sum(whole.values()) + 10
        return Leaky([
            Counts("bs_attended", {"Ja, flere gange": 20, "Ja, én gang": attended - 20, "Nej": of_all - attended,
                                   "Ved ikke": 0, "Uoplyst": 0}),
            Counts("bs_same_degree", {**whole, **outside}, poles=True),
            Counts("bs_same_degree|deltagere", {**inside, **outside}, poles=True),
        ])  # fmt: skip

    return subset(2), subset(5)


def what_a_chart_remembers() -> tuple[Leaky, Leaky]:
    leak = replace(HIDDEN, finish=[with_chart([7, 14, 13, 17])])
    return leak, replace(HIDDEN, finish=[with_chart([0, 14, 13, 0])])


def a_hidden_row() -> tuple[Leaky, Leaky]:
    def row(hidden: bool) -> Leaky:
        def act(book: Workbook) -> None:
            book["Spørgsmål"]["A40"], book["Spørgsmål"]["C40"] = "Arbejdstal", 7
            book["Spørgsmål"].row_dimensions[40].hidden = hidden

        return replace(HIDDEN, finish=[act] if hidden else [])

    return row(True), row(False)


def a_hidden_column() -> tuple[Leaky, Leaky]:
    def act(book: Workbook) -> None:
        book["Indikatorer"]["Z9"] = 17
        book["Indikatorer"].column_dimensions["Z"].hidden = True

    return replace(HIDDEN, finish=[act]), HIDDEN


def a_hidden_sheet() -> tuple[Leaky, Leaky]:
    def act(book: Workbook) -> None:
        book.create_sheet("Kladde")["A1"] = "Aldrig: 7"
        book["Kladde"].sheet_state = "veryHidden"

    return replace(HIDDEN, finish=[act]), HIDDEN


def a_comment() -> tuple[Leaky, Leaky]:
    def said(text: str) -> Leaky:
        def act(book: Workbook) -> None:
            book["Data"]["G2"].comment = Comment(text, "Deltag")

        return replace(HIDDEN, finish=[act])

    return said("var 7 før"), said("skjult")


def a_property() -> tuple[Leaky, Leaky]:
    def titled(title: str) -> Leaky:
        def act(book: Workbook) -> None:
            book.properties.title = title

        return replace(HIDDEN, finish=[act])

    return titled("Aldrig 7"), titled("Deltag: Beboerskema, runde 1 (2026-11-16)")


def a_defined_name() -> tuple[Leaky, Leaky]:
    def named(value: str) -> Leaky:
        def act(book: Workbook) -> None:
            book.defined_names["aldrig"] = DefinedName("aldrig", attr_text=value)

        return replace(HIDDEN, finish=[act])

    return named("7"), named("'Data'!$G$2:$G$9")


def an_alt_text() -> tuple[Leaky, Leaky]:
    question = "Får du at vide, når der sker noget i dit boligområde?"
    drawn = replace(HIDDEN, finish=[with_chart([0, 14, 13, 0])])
    leak = replace(drawn, alt=f"{question} Aldrig 14 %; Sjældent 27 %; Tit 25 %.")
    return leak, replace(drawn, alt=f"{question} Sjældent 27 %; Tit 25 %.")


def a_bar_over_what_is_hidden() -> tuple[Leaky, Leaky]:
    def bars(area: str) -> Leaky:
        def act(book: Workbook) -> None:
            book["Data"].conditional_formatting.add(area, DataBarRule("min", None, "max", None, color="FF0B6B6B"))

        return replace(HIDDEN, finish=[act])

    return bars("G2:G9"), bars("G3:G4")


def a_pole_beside_its_answers() -> tuple[Leaky, Leaky]:
    answers = {"Meget sjældnere": 9, "Lidt sjældnere": 12, "Lige så tit": 14, "Lidt oftere": 10, "Meget oftere": 8,
               "Ved ikke": 6, "Uoplyst": 4}  # fmt: skip
    leak = Counts("bs_same_degree", answers, ("Meget sjældnere", "Meget oftere"), poles=True)
    return Leaky([leak]), Leaky([replace(leak, hide=(*leak.hide, "Pol: Sjældnere", "Pol: Oftere"))])


STORIES = [
    (a_mean_beside_a_hidden_table, ("bs_know", "alike")),
    (a_percent_beside_a_hidden_base, ("bs_meeting", "exact")),
    (a_total_minus_its_areas, ("bs_know", "exact")),
    (those_a_filter_leaves_out, ("bs_attended", "exact")),
    (what_a_subset_leaves, ("bs_same_degree|deltagere", "base")),
    (what_a_chart_remembers, ("xl/charts/chart1.xml", "stray")),
    (a_hidden_row, ("Spørgsmål", "stray")),
    (a_hidden_column, ("Indikatorer", "stray")),
    (a_hidden_sheet, ("Kladde", "stray")),
    (a_comment, ("xl/comments/comment1.xml", "stray")),
    (a_property, ("docProps/core.xml", "stray")),
    (a_defined_name, ("xl/workbook.xml", "stray")),
    (an_alt_text, ("xl/drawings/drawing1.xml", "stray")),
    (a_bar_over_what_is_hidden, ("Data", "stray")),
    (a_pole_beside_its_answers, ("bs_same_degree", "exact")),
]


@pytest.mark.parametrize(("story", "told"), STORIES, ids=lambda part: getattr(part, "__name__", ""))
def test_what_is_planted_is_found_and_its_twin_is_clean(
    story: Callable[[], tuple[Leaky, Leaky]], told: tuple[str, str]
) -> None:
    leak, twin = story()
    assert told in kinds(attacked(leak))
    clean = attacked(twin)
    assert clean.findings == ()
    assert clean.tried or story is what_a_subset_leaves


def test_two_versions_of_a_round_tell_together_what_neither_tells_alone() -> None:
    first, second = HIDDEN, Leaky([known("Total", 7, 14, 13, 17, hide=("Sjældent", "Tit"))])
    assert attacked(second).findings == attacked(first).findings == ()
    assert ("bs_know", "exact") in kinds(attacked(second, first))
    assert attacked(HIDDEN, first).findings == ()


def test_a_version_that_only_hides_more_tells_nothing_new() -> None:
    more = Leaky([known("Total", 7, 14, 13, 17, hide=(*TWO, "Tit"))])
    assert attacked(more, HIDDEN).findings == ()


def test_an_earlier_round_binds_nothing_but_is_looked_through() -> None:
    leak, _ = a_hidden_row()
    before = replace(leak, round="r0", tables=[known("Total", 1, 2, 3, 40, hide=TWO)])
    assert kinds(attacked(HIDDEN, before)) == {("Spørgsmål", "stray")}


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


def test_what_everybody_ticked_follows_when_nobody_ticked_anything_else() -> None:
    answers = {"Jeg har ikke tid": 0, "Andet": 20, "Ønsker ikke at svare": 3, "Uoplyst": 4, "Ikke spurgt": 20}
    table = Counts("bs_barriers", answers, ("Andet",), base=20)
    assert kinds(attacked(Leaky([table]))) == {("bs_barriers", "exact"), ("bs_barriers", "alike")}


def test_a_small_base_is_found_where_it_stands_and_where_it_follows() -> None:
    few = known("Total", 2, 2, 3, 1)
    assert ("bs_know", "base") in kinds(attacked(Leaky([few])))
    following = Leaky([known("Total", 2, 2, 3, 1, hide=(*FREQUENCY, "Base"), missing=(20, 20))])
    assert ("bs_know", "base") in kinds(attacked(following))


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
    """13 answered; by the mean all but two answered the same, and whoever is one of the two knows the rest."""
    table = known("Total", 0, 0, 2, 11, hide=FREQUENCY)
    report = attacked(Leaky([table], [Figure("B5", 95, 13, 89, 100)]))
    assert ("bs_know", "own") in kinds(report)


def test_figures_that_do_not_add_up_are_said() -> None:
    whole, part = known("Total", 7, 14, 13, 17), known("Ahornparken", 8, 10, 10, 10)
    assert ("bs_know", "inconsistent") in kinds(attacked(Leaky([whole, part])))


def test_a_hidden_index_of_one_area_follows_from_the_others() -> None:
    tables = [known("Total", 12, 20, 22, 16, missing=(8, 6)), known("Ahornparken", 5, 9, 10, 8),
              known("Birkevænget", 7, 11, 12, 8)]  # fmt: skip
    total, one = Figure("B2i", 55, 40), Figure("B2i", 60, 22, group="Ahornparken")
    hidden = Figure("B2i", None, None, group="Birkevænget")
    assert ("B2i", "exact") in kinds(attacked(Leaky(tables, [total, one, hidden])))
    assert attacked(Leaky(tables, [total, replace(one, value=None, base=None), hidden])).findings == ()


def test_a_table_under_its_question_is_read_as_it_stands() -> None:
    def act(book: Workbook) -> None:
        sheet = book.create_sheet("Områder")
        sheet["A1"] = "Får du at vide, når der sker noget i dit boligområde?"
        sheet.append(["Område", "Aldrig", "Sjældent", "Gyldige (n)"])
        sheet.append(["Ahornparken", 6, 10, 40])

    hide = ("Aldrig", "Altid")
    tables = [known("Total", 12, 20, 22, 26), known("Ahornparken", 6, 10, 12, 12, hide=hide)]
    assert ("bs_know", "exact") in kinds(attacked(Leaky(tables, finish=[act])))
    assert attacked(Leaky(tables)).findings == ()


def test_a_sentence_tells_more_than_the_table() -> None:
    def act(book: Workbook) -> None:
        book["Forside"]["B14"] = "Informationsindeks: 61,5 point. Første måling."

    table = known("Total", 0, 3, 9, 1, hide=FREQUENCY)
    figure = Figure("B5", 62, 13, name="Informationsindeks")
    rough, fine = (attacked(Leaky([table], [figure], finish=acts)) for acts in ([], [act]))
    cell = Cell("bs_know", "Total", "Total", "answer", "Tit")
    assert rough.intervals[cell][0] <= fine.intervals[cell][0] <= 9 <= fine.intervals[cell][1]
    assert fine.intervals != rough.intervals or fine.findings == rough.findings


@pytest.mark.parametrize(("name", "forms"), [(BS, ("bs",)), (TWO_FORMS, ("fa", "fm"))])
def test_our_own_workbook_carries_nothing_out_of_sight(name: str, forms: tuple[str, ...]) -> None:
    """The fixtures' invented figures contradict each other, and some are of two people; no other fault is found."""
    report = attack(written(name), [load(form) for form in forms])
    assert report.tried
    assert {one.kind for one in report.findings} <= {"inconsistent", "fact"}


def test_the_attacker_shares_nothing_with_the_protection() -> None:
    """Its own process imports no other module of exports."""
    script = "import sys, exports.attack; print([m for m in sys.modules if m.startswith('exports.')])"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert "exports.attack.proof" in out
    assert all(name.strip(" '").startswith("exports.attack") for name in out.strip("[]\n").split(","))

"""Leaks planted in small workbooks, each beside a twin that is clean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule
from openpyxl.workbook.defined_name import DefinedName

from app.questionnaire.load import load
from exports.attack import Report, attack
from tests.exports.leaky import FREQUENCY, Counts, Figure, Leaky, known, with_chart

Story = Callable[[], tuple[Leaky, Leaky]]

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


STORIES: list[tuple[Story, tuple[str, str]]] = [
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
"""The story, and where it is found as what."""

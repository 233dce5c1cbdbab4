"""A reader of the printed workbook finds every leak that is planted in one, and nothing in its clean twin."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from openpyxl import Workbook

from app.questionnaire.load import load
from exports.attack import attack
from tests.exports.leaks import HIDDEN, STORIES, TWO, Story, a_hidden_row, attacked, kinds, what_a_subset_leaves
from tests.exports.leaky import Leaky, known
from tests.exports.releases import BS, TWO_FORMS, written


@pytest.mark.parametrize(("story", "told"), STORIES, ids=lambda part: getattr(part, "__name__", ""))
def test_what_is_planted_is_found_and_its_twin_is_clean(story: Story, told: tuple[str, str]) -> None:
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

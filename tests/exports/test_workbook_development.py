"""Earlier rounds in the workbook: the cover's answer, the sheet Udvikling, and the former figures in the tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl.workbook import Workbook

from exports import wording, workbook
from exports.direction import WITHDRAWN
from exports.interval import half_up
from tests.exports.grouped_release import (
    ONE,
    TWO,
    UP,
    areas_release,
    grouped,
    hidden_headline,
    three_rounds,
    two_rounds,
)
from tests.exports.opened import alt_texts, opened, table, under, words
from tests.exports.releases import BS, Document, indicator, release, written


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(two_rounds())


def test_a_first_round_has_no_development() -> None:
    assert "Udvikling" not in opened(written(BS)).sheetnames


def test_the_table_of_indicators_has_the_former_round_and_the_difference_in_whole_points(book: Workbook) -> None:
    figures = {
        (i.id, i.group): i
        for form in areas_release(earlier=(TWO,)).forms
        for i in (*form.indicators, *form.group_indicators)
    }
    compared = 0
    for row in table(book["Indikatorer"], "tblIndikatorer"):
        past = figures[str(row["indikator"]), str(row["gruppe"])].comparison
        if past is None:
            assert row["forrige"] is row["forskel"] is None
            continue
        compared += 1
        share = figures[str(row["indikator"]), str(row["gruppe"])].unit == "share"
        assert row["forrige"] == half_up(past.value, 2 if share else 0)
        assert row["forskel"] == half_up(100 * past.d if share else past.d)
    assert compared > 40


def test_the_difference_is_of_the_unrounded_figures() -> None:
    def bend(found: Document) -> None:
        grouped(earlier=(TWO,))(found)
        one = indicator(found, "B1")
        one.update(value=0.5375)
        one["comparison"].update(value=0.4143, d=0.1232)

    rows = table(opened(workbook.write(release(BS, bend)))["Indikatorer"], "tblIndikatorer")
    assert (rows[0]["vaerdi"], rows[0]["forrige"], rows[0]["forskel"]) == (0.54, 0.41, 12)


def test_development_has_every_round_of_every_figure_and_the_verdict_beside_this_one(book: Workbook) -> None:
    lines = under(book["Udvikling"], "Indikator", 11)
    b1 = [line for line in lines if str(line["Indikator"]).startswith("B1  ")]
    assert [line["Runde"] for line in b1] == ["2024", "2026"]
    assert [line["n"] for line in b1] == [140, 140]
    assert b1[0]["Forskel"] is b1[0]["Dom"] is None
    assert (b1[1]["Forskel"], b1[1]["p (Holm)"], b1[1]["Dom"]) == (4, 0.0331, f"▲  {UP}")
    assert {line["Dom"] for line in lines if not str(line["Indikator"]).startswith(("B1  ", "B2i"))} == {None}


def test_what_is_said_in_words_is_never_a_change(book: Workbook) -> None:
    assert not [line for line in under(book["Udvikling"], "Indikator", 11) if str(line["Indikator"]).startswith("B2  ")]


def test_headline_figures_are_drawn_over_all_rounds() -> None:
    said = [text for text in alt_texts(three_rounds()) if "Over alle runder" in text]
    assert len(said) == 2
    assert said[0].startswith("Over alle runder (B1). 2022: 33 %")
    assert "2026: 41 % (95 % usikkerhed 34 % til 50 %)" in said[0]


def test_the_trend_is_told_from_the_third_round_on() -> None:
    told = "B1  Over 3 sammenlignelige runder: +4,0 procentpoint pr. runde, p = 0,032 (Holm)."
    assert told in words(opened(three_rounds())["Udvikling"])
    assert not [text for text in words(opened(two_rounds())["Udvikling"]) if "pr. runde" in text]


def test_a_verdict_stands_with_its_sentence(book: Workbook) -> None:
    figure = next(i for i in areas_release(earlier=(TWO,)).forms[0].indicators if i.id == "B2i")
    assert wording.sentence(figure) in words(book["Forside"])
    assert f"B2i  {wording.sentence(figure)}" in " ".join(words(book["Udvikling"]))


def test_the_cover_shows_the_former_round_and_the_poles_of_both(book: Workbook) -> None:
    page = book["Forside"]
    assert "Begge hovedtal går i den ønskede retning." in words(page)
    former = next(row for row in page.iter_rows(min_col=3, max_col=6, values_only=True) if row[0] == "Forrige måling")
    assert former[1:] == (0.37, "30 til 46 %", 140)
    rows = {row[0]: row[1:] for row in page.iter_rows(min_col=3, max_col=5, values_only=True) if row[0]}
    assert rows["Forskel, procentpoint"] == (4, "0 til 8")
    assert {"2026 (n = 140)", "2024 (n = 140)"} <= set(words(page))


def test_a_hidden_headline_has_no_difference_but_keeps_what_was_released_before() -> None:
    def bend(found: Document) -> None:
        grouped(earlier=(ONE, TWO))(found)
        hidden_headline(found, "B1")

    made = opened(workbook.write(release(BS, bend)))
    lines = [x for x in under(made["Udvikling"], "Indikator", 11) if str(x["Indikator"]).startswith("B1  ")]
    assert [line["Tal"] for line in lines] == [0.33, 0.37, "–"]
    assert lines[2]["Forskel"] is None
    assert "1 af 2 hovedtal går i den ønskede retning, 1 er skjult af hensyn til anonymitet." in words(made["Forside"])


def test_a_withdrawn_release_says_so_first() -> None:
    content = workbook.write(release(BS, lambda found: found.update(withdrawn=True, note="Fejl i en liste")))
    assert WITHDRAWN in words(opened(content)["Forside"])


def rounds_of(*days: str) -> Callable[[Document], None]:
    return grouped(earlier=[(f"r{place}", day) for place, day in enumerate(days)])


def test_two_rounds_of_the_same_year_are_told_apart() -> None:
    page = opened(workbook.write(release(BS, rounds_of("2026-03-01"))))["Udvikling"]
    assert {line["Runde"] for line in under(page, "Indikator", 11)} == {"mar. 2026", "sep. 2026"}


def test_the_method_tells_the_rules_of_comparison_where_they_were_used(book: Workbook) -> None:
    said = {row[0]: row[1] for row in book["Metode"].iter_rows(max_col=2, values_only=True)}
    assert said["Tidligere runder"] == "Beboerskema 2024."
    assert "Newcombe" in str(said["Forskel mellem runder"])
    assert "Fra tredje runde" not in said
    first = {row[0] for row in opened(written(BS))["Metode"].iter_rows(max_col=1, values_only=True)}
    assert "Forskel mellem runder" not in first

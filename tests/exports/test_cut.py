"""What each reader gets of released rounds: cuts of them, which tell no more than the rounds' own workbooks do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from functools import cache

import pytest

from exports import cut, variant, workbook
from exports.assembly import FormInput, make_release
from exports.attack import Finding, attack
from exports.figure import Indicator
from exports.protected import ProtectedTable, restore
from exports.release import FormResult, Release
from exports.thresholds import Thresholds
from exports.variant import Reader
from tests.exports.opened import Row, opened, table, words
from tests.exports.rounds import INFO, Round, questionnaire, random_round

AREAS = ("ahorn", "birk", "ceder", "dal", "eg")
BEFORE = replace(INFO, areas=AREAS)
NOW = replace(BEFORE, key="r2", title="Beboerne igen", opens_on="2028-09-01", closes_on="2028-10-13")
SPRING = replace(INFO, key="f1", title="Foreningerne", opens_on="2027-04-01", closes_on="2027-05-13", areas=())
CUTS: list[tuple[Reader, str, str]] = [
    ("skoler", "f1", ""),
    ("integration", "r2", ""),
    ("boligforening", "r2", "Ahorn"),
    ("boligforening", "r2", "Dal"),
    ("boligforening", "r1", "Ceder"),
]


@cache
def rounds() -> dict[str, Release]:
    """Two rounds of residents whose small areas are joined, and one of associations between them."""
    people = [random_round("bs", many, seed=2, areas=AREAS) for many in (90, 120)]
    first = make_release(BEFORE, [_input(people[0])], Thresholds(), "2026-11-01")
    second = make_release(NOW, [_input(people[1])], Thresholds(), "2028-11-01", former=[first])
    boards = [random_round(form, 150, seed=3, skew=0.3) for form in ("fa", "fm")]
    spring = make_release(SPRING, list(map(_input, boards)), Thresholds(), "2027-06-01")
    return {one.round.key: one for one in (first, spring, second)}


def _input(made: Round) -> FormInput:
    return FormInput(made.questionnaire, made.counts(), 900)


@cache
def main(key: str) -> bytes:
    return workbook.write(rounds()[key])


@cache
def written(reader: Reader, key: str, area: str = "") -> bytes:
    return variant.write(reader, rounds()[key], list(rounds().values()), area)


def attacked(key: str, *beside: bytes) -> tuple[Finding, ...]:
    """What is found of a round by who has other workbooks beside its own."""
    release = rounds()[key]
    asked = [questionnaire("bs", AREAS), questionnaire("fa"), questionnaire("fm")]
    report = attack(main(key), asked, beside, release.parameters)
    assert report.tried
    return report.findings


def data(content: bytes) -> set[tuple[object, ...]]:
    return set(opened(content)["Data"].iter_rows(min_row=2, values_only=True))


def indicators(content: bytes) -> list[Row]:
    return table(opened(content)["Indikatorer"], "tblIndikatorer")


@pytest.mark.parametrize(("reader", "key", "area"), CUTS)
@pytest.mark.parametrize("of", ["r1", "f1", "r2"])
def test_who_has_a_cut_beside_a_rounds_workbook_learns_nothing(reader: Reader, key: str, area: str, of: str) -> None:
    assert attacked(of, written(reader, key, area)) == ()


@pytest.mark.parametrize(("reader", "key", "area"), CUTS)
def test_a_cut_has_no_figure_of_its_own(reader: Reader, key: str, area: str) -> None:
    mains = [main(of) for of in rounds()]
    told = [row for content in mains for row in indicators(content)]
    assert all(row in told for row in indicators(written(reader, key, area)))
    if reader != "integration":
        assert data(written(reader, key, area)) <= data(main(key))


@pytest.mark.parametrize("reader", ["boligforening", "integration"])
def test_the_attacker_reads_what_a_cut_tells(reader: Reader) -> None:
    """A cut of figures that the round itself hides, or prints as others, is found."""
    told = variant.write(reader, _telling(rounds()["r2"]), list(rounds().values()), "Ahorn")
    kinds = {found.kind for found in attacked("r2", told)}
    assert kinds & {"exact", "inconsistent"}


def _telling(release: Release) -> Release:
    """With counts where Ahorn's are hidden, and its indicators higher."""
    form = release.forms[0]
    higher = tuple(replace(one, value=one.value and one.value + 0.2) for one in form.group_indicators)
    tables = tuple(_told(one) if one.group == "Ahorn" else one for one in form.group_tables)
    return replace(release, forms=(replace(form, group_indicators=higher, group_tables=tables),))


def _told(hiding: ProtectedTable) -> ProtectedTable:
    cells = [{**asdict(cell), "count": cell.count or 1} for cell in hiding.cells]
    return restore({**{part.name: getattr(hiding, part.name) for part in fields(hiding)}, "cells": cells})


@pytest.mark.parametrize(("area", "group"), [("Ahorn", "Ahorn"), ("Dal", "Dal og Eg"), ("Dal og Eg", "Dal og Eg")])
def test_a_boligforening_gets_its_own_group_beside_everybody(area: str, group: str) -> None:
    content = written("boligforening", "r2", area)
    groups = {row[3:5] for row in data(content)}
    assert groups == {("Total", "Total"), ("Område", group)}
    assert {row[1] for row in data(content) if row[4] == "Total"} == {"bs_same_degree"}
    assert {row["indikator"] for row in indicators(content) if row["gruppe"] == "Total"} == {"B1", "B2i"}
    assert len({row["indikator"] for row in indicators(content) if row["gruppe"] == group}) > 5


def test_no_figure_of_another_area_is_anywhere_in_a_boligforenings_workbook() -> None:
    book = opened(written("boligforening", "r2", "Ahorn"))
    for page in book.worksheets:
        if page.title != "Metode":
            assert not [text for text in words(page) if "Birk" in text or "Dal" in text], page.title


def test_a_boligforenings_questions_stand_under_its_name() -> None:
    said = words(opened(written("boligforening", "r2", "Ahorn"))["Spørgsmål"])
    assert said.index("Alle") < said.index("Ahorn")
    asked = rounds()["r2"].forms[0]
    own = {one.text for one in asked.group_tables if one.group == "Ahorn"}
    assert own <= set(said[said.index("Ahorn") :])


@pytest.mark.parametrize(
    ("reader", "key", "area", "why"),
    [
        ("boligforening", "r2", "Elm", "Elm er ikke offentliggjort for sig. Offentliggjort: Ahorn, Birk og Ceder, Dal"),
        ("boligforening", "r2", "", "Området er ikke offentliggjort"),
        ("boligforening", "f1", "Ahorn", "har ikke beboernes skema"),
        ("skoler", "r2", "", "har ikke foreningernes skemaer"),
    ],
)
def test_what_cannot_be_cut_is_refused_in_words(reader: Reader, key: str, area: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        written(reader, key, area)


def test_skoler_gets_the_newest_residents_figure_of_meetings_beside_its_own_round() -> None:
    content = written("skoler", "f1")
    meetings = [row for row in indicators(content) if row["indikator"] == "B7"]
    assert meetings == [row for row in indicators(main("r2")) if row["indikator"] == "B7" and row["gruppe"] == "Total"]
    assert [row for row in indicators(content) if row["indikator"] != "B7"] == indicators(main("f1"))
    book = opened(content)
    assert [text for text in words(book["Forside"]) if text.startswith("B7 fra Beboerne igen, 1. september")]
    assert [row[:2] for row in book["Udvikling"].iter_rows(max_col=2, values_only=True) if row[1] in ("2026", "2028")]
    assert data(content) == data(main("f1"))


def test_a_withdrawn_round_of_residents_is_passed_over() -> None:
    gone = replace(rounds()["r2"], withdrawn=True)
    content = variant.write("skoler", rounds()["f1"], [rounds()["r1"], gone])
    assert {row["runde"] for row in indicators(content)} == {"f1", "r1"}
    alone = variant.write("skoler", rounds()["f1"], [gone])
    assert alone == main("f1")


def test_the_team_gets_all_indicators_of_all_rounds() -> None:
    content = written("integration", "r1")
    assert opened(content).sheetnames == ["Forside", "Indikatorer", "Udvikling", "Metode"]
    assert indicators(content) == [row for key in ("r1", "f1", "r2") for row in indicators(main(key))]


def test_the_team_reads_the_newest_verdicts_of_each_field_first() -> None:
    said = words(opened(written("integration", "r1"))["Forside"])
    for one in (*_headlines(rounds()["f1"].forms), *_headlines(rounds()["r2"].forms)):
        assert f"{one.id}   {one.name}" in said
        assert [text for text in said if text.endswith(one.verdict)], one.id
    assert "Nyeste runde: Beboerne igen" in " ".join(said)
    sentences = {text for text in said if text.startswith(("Oplevet deltagelse i samme", "Blandethedsindeks"))}
    assert sentences
    assert sentences <= set(words(opened(main("r2"))["Forside"]))


def _headlines(forms: tuple[FormResult, ...]) -> Iterator[Indicator]:
    return (one for form in forms for one in form.indicators if one.headline)


def test_only_what_is_not_withdrawn_is_followed() -> None:
    gone = [replace(one, withdrawn=True) for one in rounds().values()]
    with pytest.raises(ValueError, match="ingen frigivne runder"):
        variant.write("integration", gone[0], gone)


@pytest.mark.parametrize(("reader", "key", "area"), CUTS[:3])
def test_a_cut_is_the_same_bytes_every_time_and_keeps_the_releases_mark(reader: Reader, key: str, area: str) -> None:
    again = variant.write(reader, rounds()[key], list(rounds().values()), area)
    assert again == written(reader, key, area)
    said = " ".join(text for page in opened(again).worksheets for text in words(page))
    assert rounds()[key].digest[:12] in said


def test_the_areas_that_can_be_cut_are_the_published_ones() -> None:
    assert cut.areas(rounds()["r2"]) == ["Ahorn", "Birk og Ceder", "Dal og Eg"]
    assert cut.areas(rounds()["f1"]) == []

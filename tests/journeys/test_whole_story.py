"""From a link on a phone to a workbook: what people saw, that every figure is right, and that copies say nothing."""

from __future__ import annotations

import pytest

from exports.attack import attack
from tests.journeys import attacks
from tests.journeys.counted import Answers, answers
from tests.journeys.expected import Remains, Row, besides, block, data_rows, faults, remains
from tests.journeys.expected_indicators import Rows as Indicators
from tests.journeys.expected_indicators import indicator_rows
from tests.journeys.expected_rules import groups
from tests.journeys.expected_tables import SPLITS
from tests.journeys.story import ACTIVITY_NAMES, AREAS, ROUNDS, Story
from tests.journeys.truth import Truth
from tests.journeys.workbook_reader import Workbook

WHILE_OPEN = ("half time", "before closing")
SEALED = {"bs": ("ballot", "rating", "free_text"), "fa": ("board_answer",), "fm": ("ballot", "free_text")}
GROUPS = {"beboere": "Områder", "foreninger": "Foreningstyper"}
AGES = ("15-29 år", "30-44 år", "45-64 år", "65 år eller ældre")
PUBLISHED = {
    "bs": [
        ("Område", "Egebjergparken"),
        ("Område", "Hedeparken"),
        ("Område", "Magleparken og Skovparken"),
        *(("Alder", band) for band in AGES),
    ],
    "fa": [("Foreningstype", name) for name in ("Bolig", "Fritid og frivillige", "Skole og dagtilbud")],
    "fm": [("Foreningstype", "Bolig"), ("Foreningstype", "Fritid og frivillige + Skole og dagtilbud")],
}
HIDING = {
    "Total": {"bs_years_area", "bs_know", "bs_children", "fa_mirror"},
    "Område": {"bs_know"},
    "Alder": {"bs_know"},
    "Aktivitet": {"bs_act_mix"},
    "Foreningstype": {"fa_mirror"},
}
"""Grouping → the questions of which some count must be hidden."""


FEW = 0.05
"""Of all counts, those that are hidden for the sake of others."""


def everybody(story: Story, form: str) -> list[Answers]:
    """What each respondent of a form finally said, and where from; a board's last answer stands for it."""
    posted = [(person.group, person.answers) for person in story.people if person.form == form]
    posted += [("egebjerg", each) for each in story.extra if form == "bs"]
    return [{**answers(form, each), SPLITS[form]: group} for group, each in posted]


def expected_rows(story: Story, key: str) -> list[Row]:
    """The rows of Data, as the answers say."""
    named = [
        (f"{area}-{code}", f"{ACTIVITY_NAMES[code]} ({name})")
        for area, name in AREAS.items()
        for code in sorted(ACTIVITY_NAMES)
    ]
    return [row for form in ROUNDS[key] for row in data_rows(key, form, everybody(story, form), AREAS, named)]


def unprinted(story: Story, key: str) -> list[Remains]:
    """Those who are printed nowhere, as the answers say."""
    return [left for form in ROUNDS[key] for left in remains(form, everybody(story, form), AREAS)]


@pytest.mark.parametrize("key", ROUNDS)
def test_every_row_of_data_is_what_the_answers_say(story: Story, key: str) -> None:
    book = Workbook(story.workbooks[key])
    assert book.sheets == ["Forside", "Indikatorer", "Spørgsmål", GROUPS[key], "Data", "Metode"]
    assert faults(expected_rows(story, key), book.data()) == []


@pytest.mark.parametrize("key", ROUNDS)
def test_few_counts_are_hidden_for_the_sake_of_others_and_none_without_reason(story: Story, key: str) -> None:
    expected, left = expected_rows(story, key), unprinted(story, key)
    gone = besides(expected, Workbook(story.workbooks[key]).data())
    assert len(gone) < FEW * len(expected)
    reasons = {block(row.key[1]) for row in expected if row.hide}
    reasons |= {block(table) for each in left if each.sensitive for table, *_ in each.places}
    assert {block(row.key[1]) for row in gone} <= reasons


@pytest.mark.parametrize("key", ROUNDS)
def test_those_who_are_printed_nowhere_do_not_remain(story: Story, key: str) -> None:
    data = Workbook(story.workbooks[key]).data()
    assert [told for left in unprinted(story, key) for told in left.told(data)] == []


@pytest.mark.parametrize("key", ROUNDS)
def test_every_indicator_is_what_the_formulas_say(story: Story, key: str) -> None:
    book, expected = Workbook(story.workbooks[key]), Indicators()
    for form in ROUNDS[key]:
        expected |= indicator_rows(key, form, everybody(story, form), AREAS, book.data())
    found = {}
    for row in book.indicators():
        place = (row.pop("indikator"), row.pop("gruppering"), row.pop("gruppe"))
        found[place] = tuple(value for name, value in row.items() if name != "navn")
    assert found == expected
    assert len(found) == len(book.indicators())


@pytest.mark.parametrize("key", ROUNDS)
def test_an_attacker_learns_nothing_from_a_workbook(story: Story, truth: Truth, key: str) -> None:
    report = attack(story.workbooks[key].read_bytes(), [truth.questionnaire(form) for form in ROUNDS[key]])
    assert report.tried
    assert report.findings == ()


def test_the_crowd_meets_rules_that_hide_and_rules_that_do_not(story: Story) -> None:
    hiding: dict[str, set[str]] = {}
    for row in (row for key in ROUNDS for row in expected_rows(story, key) if row.hide):
        hiding.setdefault(row.key[3], set()).add(row.key[2])
    assert hiding == HIDING


@pytest.mark.parametrize("form", ["bs", "fa", "fm"])
def test_the_crowd_is_published_by_groups_that_stand_alone_and_that_are_joined(story: Story, form: str) -> None:
    assert [(each.grouping, each.label) for each in groups(form, everybody(story, form), AREAS)] == PUBLISHED[form]


def test_everybody_who_was_thanked_is_counted_once(story: Story) -> None:
    residents = sum(person.form == "bs" for person in story.people) + len(story.extra)
    assert story.said["ballots when closed"] == str(residents)
    low, _, high = story.said["ballots while open"].partition("-")
    assert not story.said["ballots while open"].isdecimal() or low != high
    assert story.said["ballots after release"] == "0"
    for key, form in (("beboere", "bs"), ("foreninger", "fa"), ("foreninger", "fm")):
        totals = {
            row["antal"]
            for row in Workbook(story.workbooks[key]).data()
            if row["svar"] == "Total" and row["tabel"].startswith(f"{form}_") and row["status"] == "vist"
        }
        assert max(totals) == len(everybody(story, form))


STATUSES = {
    "too early": 410,
    "too early to send": 410,
    "dead link": 404,
    "dead link to send to": 404,
    "errors": 422,
    "empty": 422,
    "mended": 303,
    "too large": 413,
    "another kind of body": 415,
    "unknown version": 422,
    "used code": 409,
    "wrong code": 409,
    "no code at all": 409,
    "another link's code": 409,
    "forgotten code": 422,
    "first in the browser": 303,
    "second in the browser": 303,
    "document within the grace": 410,
    "answer within the grace": 303,
    "document after the grace": 410,
    "answer after the grace": 410,
    "document after counting": 410,
    "answer after counting": 410,
    "document after release": 410,
    "answer after release": 410,
}


def test_each_step_and_misstep_has_its_status(story: Story) -> None:
    assert {name: reply.status for name, reply in story.replies.items()} == STATUSES


def test_a_round_not_open_yet_says_when_it_opens(story: Story) -> None:
    assert "1. marts 2091" in story.replies["too early"].text
    assert "1 March 2091" in story.replies["too early"].text or "March 1, 2091" in story.replies["too early"].text


def test_what_was_typed_comes_back_with_the_errors(story: Story) -> None:
    page = story.replies["errors"].text
    assert 'value="9"' in page
    assert "Vi spurgte</textarea>" in page
    assert "Skriv et tal, der ikke er større end antallet af pladser." in page
    assert "Vælg et af svarene her." in page
    assert "Du har ikke svaret på noget endnu" in story.replies["empty"].text


def test_codes_that_are_not_good_all_look_the_same(story: Story) -> None:
    names = ("used code", "wrong code", "no code at all", "another link's code")
    lengths = {len(story.replies[name].text) for name in names}
    assert len(lengths) == 1


@pytest.mark.parametrize("name", ["answer after the grace", "answer after counting", "answer after release"])
def test_who_comes_too_late_still_has_the_answers(story: Story, name: str) -> None:
    page = story.replies[name].text
    assert f"{name.removeprefix('answer ')}</textarea>" in page
    assert 'type="submit"' not in page
    assert "formaction" not in page


@pytest.mark.parametrize("moment", WHILE_OPEN)
@pytest.mark.parametrize(("form", "pile"), [(form, pile) for form, piles in SEALED.items() for pile in piles])
def test_what_is_stored_while_open_says_nothing_of_the_answers(truth: Truth, moment: str, form: str, pile: str) -> None:
    rows, answers = truth.rows(moment, form, pile), truth.opened(moment, form, pile)
    assert len(rows) > 10
    assert attacks.lengths(rows) == 1
    assert attacks.repeats(rows) == 0
    assert attacks.follows([row.sealed for row in rows], answers) < 1
    assert attacks.follows([row.key for row in rows], answers) < 1


def test_pages_keep_the_order_of_arrival_only_where_all_is_sealed(story: Story, truth: Truth) -> None:
    """SQLite lays rows by their random keys; PostgreSQL appends, which counting ends."""
    for form in ("bs", "fm"):
        if story.installation.sqlite:
            assert attacks.order(truth.arrivals("before closing", form)) < attacks.DEVIATIONS
        assert attacks.order(truth.arrivals("after counting", form)) < attacks.DEVIATIONS


def test_after_counting_nothing_leads_back_to_an_earlier_copy(story: Story) -> None:
    counted = story.copies["after counting"]
    for moment in WHILE_OPEN:
        for pile, rows in story.copies[moment].piles.items():
            assert attacks.survivors(rows, counted.content) == 0, (moment, pile)
    assert not counted.piles["code"]
    assert not counted.piles["receipt"]
    assert not counted.piles["board_answer"]
    closing, half = story.copies["before closing"], story.copies["half time"]
    ballots = half.piles["ballot"]
    assert attacks.survivors(ballots, closing.content) == len(ballots), "the attack finds what is there"


def test_after_counting_no_two_rows_share_what_others_do_not(story: Story) -> None:
    piles = story.copies["after counting"].piles
    for one in ("ballot", "rating", "free_text"):
        for other in piles.keys() - {one}:
            assert attacks.joined(piles[one], piles[other]) == 0, (one, other)


def test_ratings_of_one_person_do_not_lie_together(truth: Truth) -> None:
    assert attacks.neighbours(truth.rated_areas("after counting")) < attacks.DEVIATIONS


def test_after_release_the_whole_folder_holds_no_answer(story: Story) -> None:
    released = story.copies["after release"]
    left = {pile: len(rows) for pile, rows in released.piles.items() if rows and pile != "free_text"}
    assert not left
    for moment in (*WHILE_OPEN, "after counting"):
        for pile, rows in story.copies[moment].piles.items():
            if (moment, pile) != ("after counting", "free_text"):
                assert attacks.survivors(rows, released.content) == 0, (moment, pile)
    keys = {file.name for file in (story.installation.instance / "keys").iterdir()}
    assert keys == {"beboere.texts.key", "foreninger.texts.key"}


def test_no_copy_holds_a_key_or_a_code(story: Story) -> None:
    keys = [*story.old_keys.values(), *story.fresh_keys.values()]
    codes = [
        code.replace("-", "") for code in (*story.used.values(), *(c for left in story.codes.values() for c in left))
    ]
    for copy in story.copies.values():
        assert not [key for key in keys if key in copy.content or key.hex().encode() in copy.content]
        assert not [code for code in codes if code.encode() in copy.content.upper()]

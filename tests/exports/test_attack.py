"""The attack on what is really printed can fail: with a rule off, a figure shown, or another version beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from exports import printable, protect, rules
from exports.attack import Report
from exports.correction import Correction, corrected
from exports.release import Release, to_json
from exports.splits import TOTALS_ALONE, Choice
from exports.tables import Table, tables
from exports.thresholds import Thresholds
from tests.exports.invented import attacked, hidden, invented, leaks, released
from tests.exports.releases import sealed
from tests.exports.rounds import AREAS, Round, empty_round, random_round

PAIRS = range(12)


def residents(people: int, **answers: list[str]) -> Round:
    made = empty_round("bs")
    for i in range(people):
        made.add(bs_area=AREAS[0], **{name: options[i % len(options)] for name, options in answers.items()})
    return made


def everybody_alike() -> Round:
    return residents(40, bs_same_degree=["same"])


def one_newcomer_in_an_area() -> Round:
    """Facts are not told by area, but who is not asked is."""
    made = empty_round("bs")
    for i in range(80):
        newcomer = i % 8 == 0 or i == 1
        made.add(bs_area=AREAS[i % 2], bs_years_area="y0_1" if newcomer else "y2_4",
                 bs_change=("less", "same", "more")[i // 2 % 3])  # fmt: skip
    return made


def one_old_person() -> Round:
    made = residents(40, bs_age=["a15_29", "a30_44", "a45_64"])
    made.add(bs_area=AREAS[0], bs_age="a65plus")
    return made


def eight_who_answered() -> Round:
    made = residents(8, bs_meeting=["yes", "no"])
    for _ in range(32):
        made.add(bs_area=AREAS[0])
    return made


RULES_OFF: list[tuple[str, Callable[[], Round]]] = [
    ("base", eight_who_answered),
    ("filtered", one_newcomer_in_an_area),
    ("concentration", everybody_alike),
    ("observable_facts", one_old_person),
]


@pytest.mark.parametrize(("rule", "story"), RULES_OFF)
def test_a_rule_that_is_switched_off_is_missed(
    rule: str, story: Callable[[], Round], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert leaks(story()) == []
    monkeypatch.setattr(rules, rule, _off)
    assert leaks(story()) != []


def _off(table: Table, _thresholds: Thresholds) -> tuple[bool, ...]:
    return (False,) * len(table.rows)


def test_every_rule_for_tables_has_a_story_in_which_it_is_missed() -> None:
    judging = {
        name for name, rule in vars(rules).items() if getattr(rule, "__annotations__", {}).get("return") == "Mask"
    }
    assert {rule for rule, _ in RULES_OFF} == {name for name in judging if not name.startswith("_")}


def raters(*ratings: str) -> Round:
    made = residents(40, bs_attended=["many", "once"], bs_same_degree=["less", "same", "more"])
    for rating in ratings:
        made.add(bs_area=AREAS[0], bs_attended="many", bs_activities=("fest",), bs_act_mix={"fest": rating})
    return made


@pytest.mark.parametrize(
    ("rule", "ratings"),
    [(rules.sums_base, ("not", "little", "quite", "very")), (rules.sums_concentration, ("very",) * 20)],
)
def test_a_rule_for_indices_that_is_switched_off_is_missed(
    rule: Callable[..., bool], ratings: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = raters(*ratings)
    assert leaks(made) == []
    monkeypatch.setattr(printable, "SUMS_RULES", tuple(one for one in rules.SUMS_RULES if one is not rule))
    assert leaks(made) != []


def test_of_indices_only_dominance_is_out_of_her_sight() -> None:
    """Who the largest board is, and how large, no workbook says; tests/exports/test_rules.py tries the rule itself."""
    assert set(rules.SUMS_RULES) == {rules.sums_base, rules.sums_concentration, rules.dominance}


def test_an_index_whose_filter_is_hidden_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """All but one took part: how many rated activities would tell it."""
    made = empty_round("bs")
    for i in range(40):
        rating = ("not", "little", "quite", "very")[i % 4]
        made.add(bs_area=AREAS[0], bs_attended="many", bs_activities=("fest",), bs_act_mix={"fest": rating})
    made.add(bs_area=AREAS[0], bs_attended="no")
    assert leaks(made) == []
    monkeypatch.setattr(protect, "_grounded", lambda _sums, _shown: True)
    assert leaks(made) != []


def test_a_complementary_figure_that_is_shown_is_found() -> None:
    """Of every figure that is hidden for another's sake: shown, it tells something."""
    found = 0
    for seed in range(40):
        made = invented("bs", seed)
        release, truth = released(made, TOTALS_ALONE), tables(made.questionnaire, made.counts())
        for table, cell in hidden(release):
            if release.forms[0].tables[table].base is None:
                continue  # all of a table that is hidden for its base is sensitive
            shown = _shown(release, table, cell, truth[table].rows[cell].count)
            found += 1
            assert _tells(attacked(made, shown), attacked(made, release)), (seed, truth[table].rows[cell])
    assert found > 10


def _shown(release: Release, table: int, cell: int, count: int) -> Release:
    """The release with one hidden count printed."""
    document: dict[str, Any] = json.loads(to_json(release))
    document["forms"][0]["tables"][table]["cells"][cell]["count"] = count
    return sealed(document)


def _tells(after: Report, before: Report) -> bool:
    """Something is proven, or some other hidden count is known better than before."""
    return bool(after.findings) or any(
        after.intervals[cell] != known for cell, known in before.intervals.items() if cell in after.intervals
    )


@pytest.mark.parametrize("seed", PAIRS)
def test_a_correction_tells_nothing_beside_what_it_corrects(seed: int) -> None:
    made = invented(("bs", "fa", "fm")[seed % 3], 1000 + seed)
    first = released(made)
    question = first.forms[0].tables[seed % len(first.forms[0].tables)].question
    second = corrected(first, Correction("Teksten var misvisende.", hidden=frozenset({question})))
    assert attacked(made, second, first).findings == ()


def test_a_round_that_is_published_in_two_ways_is_told_apart() -> None:
    """So there is one release of a round: what one way hides, the other may tell."""
    made = random_round("bs", 150, 0, areas=tuple("abcde"))
    ways = released(made), released(made, Choice(merges=1))
    assert [attacked(made, way).findings for way in ways] == [(), ()]
    assert attacked(made, *ways).findings
    assert attacked(made, *reversed(ways)).findings

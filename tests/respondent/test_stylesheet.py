"""Style rules for whichever languages are offered, and for conditions without script."""

from __future__ import annotations

import re

import pytest
import tinycss2

from app.language import direction
from app.questionnaire.model import Choice, Text
from app.respondent.assets import STATIC, STYLES
from app.respondent.conditions import in_words
from app.respondent.stylesheet import language_rules, relevance_rules
from tests.world import shipped

ACTIVITIES = {"activity_list": (Choice("a1", Text("a1", "Fest"), local=True),)}


@pytest.mark.parametrize("languages", [("da",), ("da", "en", "ar"), ("da", "en", "ckb", "kmr", "ti", "tl", "ur", "zh")])
def test_each_language_has_its_rules(languages: tuple[str, ...]) -> None:
    rules = language_rules(languages)
    for language in languages:
        assert f"#{language}:target~*" in rules
        assert (f"#{language}:target~*{{direction:rtl}}" in rules) == (direction(language) == "rtl")
    assert not [node for node in tinycss2.parse_stylesheet(rules) if node.type == "error"]


def test_no_rule_takes_away_the_air_a_script_needs() -> None:
    """The list of languages stands before one is chosen; codes are Latin."""
    styles = "".join((STATIC / "respondent" / name).read_text("utf-8") for name in STYLES)
    rules = [rule for rule in re.findall(r"[^{}]+{[^{}]*line-height[^{}]*}", styles) if "[lang=" not in rule]
    asked = [rule for rule in rules if not re.search(r"[.]langs (b|small)|> code", rule)]
    assert len(asked) > 10
    for rule in asked:
        assert re.search(r"line-height: (max[(][0-9.]+, )?var[(]--lead[)]|line-height: inherit", rule), rule


def test_conditions_hide_questions_rows_and_empty_headings() -> None:
    rules = relevance_rules(shipped("bs").with_lists(ACTIVITIES))
    for element in ("q-bs_activities", "q-bs_act_mix", "q-bs_act_mix.a1", "q-bs_change"):
        assert f'[id="{element}"]{{display:none}}' in rules
    assert 'id="q-bs_attended"' not in rules
    assert 'id="part-m2"' in relevance_rules(shipped("fm"))


def test_conditions_also_stand_in_words() -> None:
    form = shipped("bs")
    said = {q.name: in_words(form, q) for q in form.questions}
    attended = said["bs_activities"]
    assert attended is not None
    assert [choice.code for choice in dict(attended.values)["svar"]] == ["many", "once"]
    change = said["bs_change"]
    assert change is not None
    assert change.danish.startswith("Spring over")
    assert said["bs_attended"] is None

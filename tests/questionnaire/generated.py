"""Questionnaires and posts made by chance, for properties that must hold for every form."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from app.questionnaire.judged import Judged
from app.questionnaire.model import Questionnaire
from tests.questionnaire.tiny import form, local, question

AREAS = ("north", "south", "east")
ACTIVITIES = ("dinner", "garden", "club")
KINDS = ("select_one", "select_multiple", "rate_each", "integer", "text", "acknowledge")


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """A form of up to eight questions of any kind, some of which apply only after an earlier tick."""
    asked = [_question(draw, place) for place in range(draw(st.integers(0, 8)))]
    if draw(st.booleans()):
        asked += _rated(draw)
    return form(*asked).with_lists({"areas": local(*AREAS), "activities": local(*ACTIVITIES)})


def _question(draw: st.DrawFn, place: int) -> dict[str, Any]:
    kind = draw(st.sampled_from(KINDS))
    more: dict[str, Any] = {}
    if draw(st.booleans()):
        more["relevance"] = f"{draw(st.sampled_from(['', 'not']))}(selected(${{type}}, 'red'))"
    if kind in ("select_one", "select_multiple") and draw(st.booleans()):
        more |= {"stored": "nowhere"}
    return question(f"q{place}", kind, **more)


def _rated(draw: st.DrawFn) -> list[dict[str, Any]]:
    chosen = {"options": [], "options_from": "activities", "stored": "nowhere"}
    rating = {"rows": [], "rows_from": "activities", "rows_chosen_in": "chosen", "stored": "ratings"}
    if draw(st.booleans()):
        rating["relevance"] = "count-selected(${chosen}) > 0"
    return [question("chosen", "select_multiple", **chosen), question("rating", "rate_each", **rating)]


@st.composite
def posts(draw: st.DrawFn, questionnaire: Questionnaire) -> dict[str, list[str]]:
    """An honest post to the form: valid answers to some of its questions, whether they apply or not."""
    posted: dict[str, list[str]] = {questionnaire.split: [draw(st.sampled_from(["red", "blue"]))]}
    for each in questionnaire.questions[1:]:
        codes = st.sampled_from([choice.code for choice in each.choices] or ["yes"])
        match each.kind:
            case "select_multiple":
                posted[each.name] = draw(st.lists(codes, unique=True))
            case "rate_each":
                rows = draw(st.dictionaries(st.sampled_from([row.code for row in each.rows]), codes))
                posted |= {f"{each.name}.{row}": [code] for row, code in rows.items()}
            case "integer":
                posted[each.name] = draw(st.lists(st.integers(0, 999_999_999).map(str), max_size=1))
            case "text":
                posted[each.name] = draw(st.lists(st.text(max_size=20), max_size=1))
            case _:
                posted[each.name] = draw(st.lists(codes, max_size=1))
    return posted


def as_posted(judged: Judged) -> dict[str, list[str]]:
    """The post that a browser would send for these answers."""
    posted: dict[str, list[str]] = {}
    for name, answer in judged.answers.items():
        if isinstance(answer, dict):
            posted |= {f"{name}.{row}": [code] for row, code in answer.items()}
        else:
            posted[name] = [str(one) for one in answer] if isinstance(answer, tuple) else [str(answer)]
    return posted

"""What of a post may be counted: the instruments' rules on relevance, read from their text and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.journeys.browser import Fields

Answers = dict[str, Any]
"""A code, a list of codes, a number, or row → code; whoever was asked and said nothing is None; unasked are absent."""

INSTRUMENTS = json.loads((Path(__file__).parents[1] / "fixtures" / "instruments.json").read_text("utf-8"))
OUTSIDE_BASE = ("dk", "pna", "na")
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")

ELECTION = ("fa_eligible", "fa_participants", "fa_seats_up", "fa_candidates", "fa_new")
ON_BOARD = ("fm_years", "fm_joined", "fm_heard", "fm_understand", "fm_influence")
RELEVANT: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "bs_activities": ("bs_attended", lambda said: said in ("many", "once")),
    "bs_barriers": ("bs_attended", lambda said: said in ("no", "once")),
    "bs_change": ("bs_years_area", lambda said: said != "y0_1"),
    "bs_act_mix": ("bs_activities", bool),
    **{name: ("fa_election", lambda said: said == "yes") for name in ELECTION},
    **{name: ("fm_role", lambda said: said == "board") for name in ON_BOARD},
}
"""Question → what its being asked depends on (instruments/01, 02)."""


def questions(form: str) -> list[dict[str, Any]]:
    """The questions of a form as its instrument has them."""
    found: list[dict[str, Any]] = INSTRUMENTS["forms"][form]["questions"]
    return found


def kind(question: dict[str, Any]) -> str:
    """select_one, select_multiple, rate_each, integer or text."""
    return str(question["type"].split()[0])


def options(question: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and Danish text, in order; an extra option stands before "don't know"."""
    _, _, scale = question["type"].partition(" ")
    listed = INSTRUMENTS["scales"][scale] if scale else question.get("options", [])
    found = [(option["code"], option["da"]) for option in listed]
    extra = [(option["code"], option["da"]) for option in question.get("extra_options", [])]
    at = next((place for place, (code, _) in enumerate(found) if code == "dk"), len(found))
    return [*found[:at], *extra, *found[at:]]


def answers(form: str, posted: Fields) -> Answers:
    """What a post says once everything that was not asked is left out."""
    told: Answers = {}
    for question in questions(form):
        name = question["name"]
        source, asked = RELEVANT.get(name, ("", bool))
        if source and not asked(told.get(source)):
            continue
        told[name] = _answer(question, posted, told)
    return told


def _answer(question: dict[str, Any], posted: Fields, told: Answers) -> Any:
    name, values = question["name"], list(posted.get(question["name"], ()))
    match kind(question):
        case "select_multiple":
            return values or None
        case "rate_each":
            rows = told["bs_activities"] if name == "bs_act_mix" else [row["code"] for row in question["rows"]]
            return {row: posted[f"{name}.{row}"][0] for row in rows if posted.get(f"{name}.{row}")} or None
        case "integer":
            return int(values[0].translate(WESTERN)) if values else None
        case _:
            return values[0] if values else None

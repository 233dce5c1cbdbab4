"""Forty areas with names of every kind: formulas, scripts from right to left, controls, markup, 200 letters."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from app.questionnaire.load import load
from app.questionnaire.model import Choice, Text
from exports.activities import Activity
from exports.assembly import FormInput, make_release
from exports.release import Release
from exports.thresholds import Thresholds
from tests.exports.rounds import ACTIVITIES, INFO, Round, random_round

LINK = '=HYPERLINK("http://ondt.example";"Klik")'
NAMES = [
    f"{LINK} {'=1+1 ' * 40}"[:200],
    "حي الأشجار الطويلة " * 10,
    "\u202eegnaL\u202c \u0007+1+1",
    "A" * 200,
    "@SUM(A1:A9)",
    "-2 <b>Fed</b> og 'Co' & \"Søn\"",
]
"""Of the areas that stand alone; they are followed by small ones with long names."""
ALONE, SMALL = 26, 3


@cache
def made() -> tuple[Round, Release]:
    codes = [f"a{place:02}" for place in range(40)]
    names = [*NAMES, *(f"Område {place} {'ved den lange allé ' * 12}"[:200] for place in range(len(NAMES), 40))]
    people = [code for place, code in enumerate(codes) for _ in range(ALONE if place < len(NAMES) else SMALL)]
    found = random_round("bs", len(people), 3, 0.05, tuple(codes))
    for person, code in zip(found.people, people, strict=True):
        person["bs_area"] = code
    places = tuple(Choice(code, Text(code, name), local=True) for code, name in zip(codes, names, strict=True))
    local = tuple(Choice(code, Text(code, code), local=True) for code in ACTIVITIES)
    found.questionnaire = load("bs").with_lists({"area_list": places, "activity_list": local})
    activities = tuple(Activity(code, name, NAMES[0]) for code, name in zip(ACTIVITIES, NAMES, strict=False))
    form = FormInput(found.questionnaire, found.counts(), 4000, dict.fromkeys(codes, 100), activities)
    info = replace(INFO, title=NAMES[0], areas=tuple(names), contact=NAMES[0])
    return found, make_release(info, [form], Thresholds(), "2026-11-01")

"""Somebody who has the released document and the questionnaire, and tries to compute what is hidden.

Written apart from the protection: it reads the printed document only and shares no rule with exports.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import linprog

from app.questionnaire.model import Question, Questionnaire
from app.questionnaire.relevance import evaluate, references

Cell = tuple[str, str]
"""Table and answer code; ("", "N") is the number of ballots."""

BALLOTS: Cell = ("", "N")
MANY_PEOPLE = 10_000
PARTS = ("inside", "outside")
SPLIT = "bs_same_degree"

STEPS = {"much_less": 0, "less": 50, "same": 100, "more": 50, "much_more": 0}
SIDES = {"much_less": -100, "less": -100, "same": 0, "more": 100, "much_more": 100}
RISING = (0, 100 / 3, 200 / 3, 100)
ATTENDED, YES_NO, SAME = {"many": 1, "once": 1}, {"yes": 1}, {"same": 1}
EQUATIONS: dict[str, tuple[str, Any]] = {
    "B1": (SPLIT, SAME), "B1a": (f"{SPLIT}|deltagere", SAME), "B1x": (SPLIT, STEPS), "B1b": (SPLIT, SIDES),
    "B3": ("bs_change", SIDES), "B4": ("bs_welcome", RISING), "B5": ("bs_know", RISING),
    "B6": ("bs_attended", ATTENDED), "B7": ("bs_meeting", YES_NO), "B8": ("bs_mix_overall", RISING),
    "D1": ("fm_same_degree", SAME),
    "D1x": ("fm_same_degree", STEPS), "D1b": ("fm_same_degree", SIDES), "D8": ("fa_mirror", RISING),
    "D9": ("fm_change", SIDES), "D10": ("fm_open_door", RISING),
}  # fmt: skip
"""What an indicator's value times its base adds up: the table and the points of each answer."""


@dataclass
class Knowledge:
    """Unknown counts and the linear equations between them."""

    places: dict[Cell, int] = field(default_factory=lambda: {BALLOTS: 0})
    equal: list[tuple[dict[Cell, float], float]] = field(default_factory=list)
    at_most: list[tuple[dict[Cell, float], float]] = field(default_factory=list)

    def knows(self, terms: dict[Cell, float], value: float) -> None:
        self._place(terms)
        self.equal.append((terms, value))

    def bounds(self, terms: dict[Cell, float], value: float) -> None:
        self._place(terms)
        self.at_most.append((terms, value))

    def _place(self, terms: dict[Cell, float]) -> None:
        for cell in terms:
            self.places.setdefault(cell, len(self.places))

    def interval(self, cell: Cell) -> tuple[int, int]:
        """The least and the largest count that everything printed allows."""
        return math.ceil(self._solve(cell, 1) - 1e-6), math.floor(-self._solve(cell, -1) + 1e-6)

    def _solve(self, cell: Cell, sign: int) -> float:
        goal = np.zeros(len(self.places))
        goal[self.places[cell]] = sign
        equal, known = self._matrix(self.equal)
        limit, roof = self._matrix(self.at_most)
        found = linprog(goal, limit, roof, equal, known, bounds=(0, MANY_PEOPLE), method="highs")
        assert found.success, found.message
        return float(found.fun)

    def _matrix(self, equations: list[tuple[dict[Cell, float], float]]) -> tuple[Any, Any]:
        if not equations:
            return None, None
        matrix = np.zeros((len(equations), len(self.places)))
        for row, (terms, _) in enumerate(equations):
            for cell, weight in terms.items():
                matrix[row, self.places[cell]] += weight
        return matrix, np.array([value for _, value in equations])


def attack(questionnaire: Questionnaire, document: str) -> Knowledge:
    """All that follows from the printed document and from how the form asks."""
    knowledge = Knowledge()
    form = json.loads(document)["forms"][0]
    tables = {table["id"]: table for table in form["tables"]}
    for table in tables.values():
        _adds_up(knowledge, table)
        _printed(knowledge, table)
    for question in questionnaire.questions:
        _filters(knowledge, question, tables)
    if f"{SPLIT}|deltagere" in tables:
        _subtraction(knowledge, tables)
    if form["usable"] is not None:
        knowledge.knows({BALLOTS: 1}, form["usable"])
    for indicator in form["indicators"]:
        _indicator(knowledge, indicator, tables)
    return knowledge


def codes(table: dict[str, Any], *roles: str) -> list[str]:
    return [cell["code"] for cell in table["cells"] if cell["role"] in roles]


def _adds_up(knowledge: Knowledge, table: dict[str, Any]) -> None:
    name = table["id"]
    everybody = (name, "N") if "|" in name else BALLOTS
    outside = {(name, code): 1.0 for code in codes(table, "missing")}
    answers = [(name, code) for code in codes(table, "answer")]
    if table["kind"] == "multiple":
        knowledge.knows({**outside, (name, "base"): 1, everybody: -1}, 0)
        for answer in answers:
            knowledge.bounds({answer: 1, (name, "base"): -1}, 0)
    else:
        knowledge.knows({**outside, **dict.fromkeys(answers, 1.0), everybody: -1}, 0)


def _printed(knowledge: Knowledge, table: dict[str, Any]) -> None:
    name = table["id"]
    for cell in table["cells"]:
        if cell["count"] is not None and cell["role"] in ("answer", "missing"):
            knowledge.knows({(name, cell["code"]): 1}, cell["count"])
        if cell["count"] is not None and cell["role"] == "total":
            knowledge.knows({(name, "N") if "|" in name else BALLOTS: 1}, cell["count"])


def _filters(knowledge: Knowledge, question: Question, tables: dict[str, Any]) -> None:
    """Those not asked are those whose answer to the filter question does not let them on."""
    if question.relevance is None or question.stored != "ballot" or question.kind == "rate_each":
        return
    (source,) = references(question.relevance)
    if question.name in tables and source in tables:
        kept = [c for c in codes(tables[source], "answer", "missing") if not _lets_on(question, source, c)]
        terms = defaultdict(float, {(source, code): -1.0 for code in kept})
        terms[(question.name, "not_asked")] += 1
        knowledge.knows(dict(terms), 0)


def _lets_on(question: Question, source: str, code: str) -> bool:
    answers = {} if code in ("no_answer", "not_asked") else {source: code}
    return evaluate(question.relevance, answers)


def _subtraction(knowledge: Knowledge, tables: dict[str, Any]) -> None:
    inside = f"{SPLIT}|deltagere"
    for code in codes(tables[SPLIT], "answer", "missing"):
        knowledge.knows({(inside, code): 1, ("outside", code): 1, (SPLIT, code): -1}, 0)
    knowledge.knows({(inside, "N"): 1, ("bs_attended", "many"): -1, ("bs_attended", "once"): -1}, 0)


def _indicator(knowledge: Knowledge, indicator: dict[str, Any], tables: dict[str, Any]) -> None:
    if indicator["value"] is None:
        return
    name, base = indicator["id"], indicator["base"]
    if name == "B2i":
        knowledge.bounds({("bs_attended", "many"): -1, ("bs_attended", "once"): -1}, -base)
    if name not in EQUATIONS:
        return
    table, points = EQUATIONS[name]
    answers = codes(tables[table], "answer")
    weights = dict(zip(answers, points, strict=True)) if isinstance(points, tuple) else points
    knowledge.knows({(table, code): 1 for code in answers}, base)
    knowledge.knows({(table, code): weights.get(code, 0) for code in answers}, indicator["value"] * base)

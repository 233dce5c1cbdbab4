"""Seeded rounds of the shipped forms: invented people who answer what they are asked, as records."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.questionnaire.judged import Judged
from app.questionnaire.load import load
from app.questionnaire.model import Choice, Question, Questionnaire, Text
from app.questionnaire.pile import RATING, decode_ratings, encode_rating
from app.questionnaire.record import Layout
from app.questionnaire.relevance import evaluate
from exports.count import CountTable, count
from exports.release import RoundInfo

AREAS = ("ahorn", "birk")
ACTIVITIES = ("fest", "have", "cafe")
INFO = RoundInfo(
    key="r1",
    title="Runde 1",
    opens_on="2026-09-01",
    closes_on="2026-10-13",
    trial=True,
    languages=("da", "en", "ar"),
    open_collection=True,
    areas=("Ahornparken", "Birkevænget"),
    contact="Centret",
)


@dataclass
class Round:
    """The answers of a round, what they were asked, and the same as the count sees it."""

    questionnaire: Questionnaire
    people: list[dict[str, Any]] = field(default_factory=list)
    asked: list[frozenset[str]] = field(default_factory=list)
    areas: tuple[str, ...] = AREAS
    activities: tuple[str, ...] = ACTIVITIES

    @property
    def layout(self) -> Layout:
        return Layout(self.questionnaire, self.areas if self.questionnaire.form == "bs" else ())

    def records(self) -> NDArray[np.void]:
        layout = self.layout
        judged = (Judged(person, asked) for person, asked in zip(self.people, self.asked, strict=True))
        return layout.decode(layout.encode(one, None, 7) for one in judged)

    def ratings(self) -> NDArray[np.void]:
        if self.questionnaire.form != "bs":
            return np.empty(0, RATING)
        steps = {c.code: place for place, c in enumerate(self.questionnaire.question("bs_act_mix").choices)}
        return decode_ratings(
            encode_rating(self.areas.index(person["bs_area"]), self.activities.index(activity), steps[rating])
            for person in self.people
            for activity, rating in person.get("bs_act_mix", {}).items()
        )

    def counts(self) -> CountTable:
        return count(self.questionnaire, self.layout, [self.records()], [self.ratings()])

    def add(self, **answers: Any) -> None:
        """One more person with these answers; whatever does not apply is dropped."""
        kept: dict[str, Any] = {}
        asked = set()
        for question in self.questionnaire.questions:
            if question.relevance is None or evaluate(question.relevance, kept):
                asked.add(question.name)
                if question.name in answers:
                    kept[question.name] = answers[question.name]
        self.people.append(kept)
        self.asked.append(frozenset(asked))


@cache
def questionnaire(form: str, areas: tuple[str, ...] = AREAS) -> Questionnaire:
    def local(codes: tuple[str, ...]) -> tuple[Choice, ...]:
        return tuple(Choice(code, Text(code, code.title()), local=True) for code in codes)

    return load(form).with_lists({"area_list": local(areas), "activity_list": local(ACTIVITIES)})


def empty_round(form: str, areas: tuple[str, ...] = AREAS) -> Round:
    return Round(questionnaire(form, areas), areas=areas)


def random_round(form: str, people: int, seed: int, skew: float = 1.0, areas: tuple[str, ...] = AREAS) -> Round:
    """Everybody answers at random; the higher `skew`, the more they agree."""
    chance = random.Random(seed)
    made = empty_round(form, areas)
    favourites = {q.name: chance.random() for q in made.questionnaire.questions}
    for _ in range(people):
        made.add(
            **{
                question.name: answer
                for question in made.questionnaire.questions
                if (answer := _answer(question, chance, favourites[question.name], skew)) is not None
            }
        )
        _keep_sense(made.people[-1])
    return made


def _pick(codes: list[str], chance: random.Random, favourite: float, skew: float) -> str:
    weights = [1 / (1 + skew * abs(place - favourite * len(codes))) ** 2 for place in range(len(codes))]
    return chance.choices(codes, weights)[0]


def _answer(question: Question, chance: random.Random, favourite: float, skew: float) -> Any:
    codes = [choice.code for choice in question.choices]
    if question.required:
        return chance.choice([code for code in codes if code != "none"])
    if chance.random() < 0.06:
        return None
    match question.kind:
        case "select_one":
            return _pick(codes, chance, favourite, skew)
        case "select_multiple":
            ticked = tuple(code for code in codes if chance.random() < 0.25 and code not in question.exclusive)
            return ticked or (question.exclusive[:1] or tuple(codes[:1]))
        case "rate_each":
            rows = [row.code for row in question.rows if chance.random() < 0.9]
            return {row: _pick(codes, chance, favourite, skew) for row in rows} or None
        case "integer":
            return int(_NUMBERS[question.name](chance))
        case _:
            return None


_NUMBERS: dict[str, Any] = {
    "fa_seats": lambda chance: chance.randint(3, 16),
    "fa_vacant": lambda chance: chance.choice([0, 0, 1, 2, 3]),
    "fa_eligible": lambda chance: 10 ** chance.uniform(1, 3.5),
    "fa_participants": lambda chance: 10 ** chance.uniform(0, 2.5),
    "fa_seats_up": lambda chance: chance.randint(0, 6),
    "fa_candidates": lambda chance: chance.randint(0, 9),
    "fa_new": lambda chance: chance.randint(0, 4),
}


def _keep_sense(person: dict[str, Any]) -> None:
    """Make the numbers obey the constraints between questions, and ratings the activities chosen."""
    for part, whole in (("fa_vacant", "fa_seats"), ("fa_participants", "fa_eligible"), ("fa_seats_up", "fa_seats"),
                        ("fa_new", "fa_seats_up"), ("fa_new", "fa_candidates")):  # fmt: skip
        if part in person and whole in person:
            person[part] = min(person[part], person[whole])
    if "bs_act_mix" in person:
        chosen = person.get("bs_activities", ())
        person["bs_act_mix"] = {row: code for row, code in person["bs_act_mix"].items() if row in chosen}

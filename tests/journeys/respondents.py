"""Some 280 people who exist for a test: what each of them posts, drawn from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.journeys.browser import Fields

LANGUAGES = ("da", "en", "ar")
COMPARED = ("much_less", "less", "same", "more", "much_more")
DEGREES = ("not", "little", "quite", "very")
FREQUENCIES = ("never", "seldom", "often", "always")
ACTIVITIES = ("spis", "have", "klub")
AGES = ("a15_29", "a30_44", "a45_64", "a65plus")
AGELESS = 9
"""Every so many residents wish not to tell: enough to be published beside the bands."""
RESIDENTS = {"egebjerg": 46, "hede": 42, "magle": 32, "skov": 20}
"""The last area has too few to stand alone."""
WITH_CODE = 20
"""So many residents of Hedeparken answer with a code; everybody else through an open link."""
BOARDS = {"bolig": 17, "idraet": 6, "kultur": 5, "boern_unge": 4, "social": 4, "skole": 7, "dagtilbud": 9}
MEMBERS = {"bolig": 36, "idraet": 7, "kultur": 6, "boern_unge": 5, "social": 5, "skole": 7, "dagtilbud": 6, "anden": 4}
"""Boards make three published types; of members' types two are joined."""
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Respondent:
    """answers: as posted, stale and unknown fields too. first_try: what a board sent before it thought again."""

    number: int
    form: str
    group: str
    language: str
    answers: Fields
    with_code: bool = False
    first_try: Fields | None = None


def crowd(seed: int) -> list[Respondent]:
    """All respondents in the order in which they arrive."""
    rng = Random(seed)
    places = [("bs", area) for area, number in RESIDENTS.items() for _ in range(number)]
    places += [("fa", kind) for kind, number in BOARDS.items() for _ in range(number)]
    places += [("fm", kind) for kind, number in MEMBERS.items() for _ in range(number)]
    people = [_person(rng, number, *place) for number, place in enumerate(places)]
    rng.shuffle(people)
    coded = [p for p in people if p.group == "hede" and p.form == "bs"][:WITH_CODE]
    chosen = {p.number for p in coded} | {p.number for p in people if p.form == "fa"}
    return [replace(person, with_code=person.number in chosen) for person in people]


def _person(rng: Random, number: int, form: str, group: str) -> Respondent:
    language = rng.choice(LANGUAGES)
    if form == "bs":
        return Respondent(number, form, group, language, _clean({**_resident(rng, number, group), **_stray(rng)}))
    if form == "fm":
        return Respondent(number, form, group, language, _clean(_member(rng, number, group)))
    first = _clean(_board(rng, number, language)) if number % 4 == 0 else None
    return Respondent(number, form, group, language, _clean(_board(rng, number, language)), first_try=first)


def _resident(rng: Random, number: int, area: str) -> dict[str, list[str]]:
    """Whoever was not there may still have ticked activities before changing the answer: those are dropped."""
    ticked = rng.sample(ACTIVITIES, rng.randint(0, 3))
    rated = {f"bs_act_mix.{area}-{a}": _maybe(rng, DEGREES, blank=0.1) for a in ticked}
    barriers = ["pna"] if rng.random() < 0.08 else rng.sample(["no_time", "not_welcome", "cost", "other"], 2)
    return {
        "bs_years_area": ["pna"] if number == 1 else _weighted(rng, y0_1=4, y2_4=5, y5_9=5, y10plus=6),
        "bs_attended": _weighted(rng, many=8, once=5, no=8, dk=1),
        "bs_activities": [f"{area}-{a}" for a in ticked] + (["other"] if rng.random() < 0.2 else []),
        **rated,
        "bs_barriers": barriers if rng.random() < 0.9 else [],
        "bs_mix_overall": _maybe(rng, DEGREES),
        "bs_mix_age": _maybe(rng, FREQUENCIES),
        "bs_same_degree": _maybe(rng, COMPARED),
        "bs_change": _maybe(rng, COMPARED),
        "bs_welcome": _maybe(rng, DEGREES),
        "bs_know": ["often"] if number else ["seldom"],  # all say the same but one
        "bs_meeting": _weighted(rng, yes=3, no=7, dk=1),
        "bs_open_idea": [f"Idé nummer {number}: mere kaffe"] if number % 2 else [],
        "bs_open_change": [f"Ring til mig på 12 34 56 {number % 90 + 10}"] if number % 11 == 0 else [],
        "bs_age": [AGES[number % len(AGES)] if number % AGELESS else "pna"],
        "bs_children": ["pna"] if number == 0 else _weighted(rng, yes=1, no=1),  # one alone would be told apart
    }


def _board(rng: Random, number: int, language: str) -> dict[str, list[str]]:
    seats, eligible = rng.randint(3, 12), rng.randint(30, 900)
    up, candidates = rng.randint(0, seats), rng.randint(1, 9)
    digits = ARABIC_DIGITS if language == "ar" else {}
    numbers = {
        "fa_seats": seats,
        "fa_vacant": rng.randint(0, min(3, seats)),
        "fa_eligible": eligible,
        "fa_participants": rng.randint(0, eligible // 2),
        "fa_seats_up": up,
        "fa_candidates": candidates,
        "fa_new": rng.randint(0, min(up, candidates)),
    }
    return {
        "fa_size": _weighted(rng, s1_49=3, s50_199=3, s200_499=3, s500plus=2, dk=1),
        "fa_election": _weighted(rng, yes=10, no=4, dk=1),
        **{name: [str(value).translate(digits)] for name, value in numbers.items() if rng.random() < 0.95},
        **{f"fa_practice.{row}": _weighted(rng, yes=5, no=4, dk=1) for row in PRACTICE},
        "fa_mirror": _maybe(rng, DEGREES) if number % 10 == 3 else [],  # too few for a figure
        "fa_support": ["none"] if rng.random() < 0.1 else rng.sample(["ideas", "texts", "money"], rng.randint(1, 2)),
        "fa_open_good": [f"Bestyrelse {number} spurgte alle"],
    }


PRACTICE = ("pr_ask", "pr_personal", "pr_plain", "pr_explain", "pr_small", "pr_guide", "pr_time", "pr_open")


def _member(rng: Random, number: int, kind: str) -> dict[str, list[str]]:
    return {
        "fm_type": [kind],
        "fm_role": _weighted(rng, board=6, active=3, other=1),
        "fm_years": _weighted(rng, y0_1=1, y2_4=1, y5plus=1),
        "fm_joined": _weighted(rng, asked=3, asked_new=2, self=3, meeting=2, other=1, dk=1),
        **{name: _maybe(rng, DEGREES) for name in ("fm_heard", "fm_understand", "fm_influence")},
        "fm_same_degree": _weighted(rng, much_less=2, less=3, same=6, more=2, much_more=1, na=2, dk=2),
        "fm_change": _maybe(rng, COMPARED),
        "fm_open_door": _maybe(rng, DEGREES),
        "fm_barriers": ["dk"] if rng.random() < 0.1 else rng.sample(["time", "papers", "network", "not_asked"], 3),
        "fm_age": _weighted(rng, a15_29=1, a30_44=1, a45_64=1, a65plus=1),
        "fm_open_idea": [f"Forslag {number}"] if number % 3 == 0 else [],
    }


def _stray(rng: Random) -> dict[str, list[str]]:
    """Fields that no question has are ignored."""
    return {"utm_source": ["plakat"], "bs_shoe_size": ["43"]} if rng.random() < 0.2 else {}


def _maybe(rng: Random, codes: Sequence[str], blank: float = 0.05) -> list[str]:
    """An answer on a scale; sometimes "don't know", sometimes nothing."""
    draw = rng.random()
    return [] if draw < blank else ["dk"] if draw < 0.15 else [rng.choice(codes)]


def _weighted(rng: Random, **weights: int) -> list[str]:
    return rng.choices(list(weights), list(weights.values()))


def _clean(answers: Fields) -> Fields:
    """A browser sends nothing for what is not ticked."""
    return {name: values for name, values in answers.items() if values}

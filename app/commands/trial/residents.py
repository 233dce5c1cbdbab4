"""Invented residents: who takes part more also knows more, feels more welcome and finds the activities more mixed."""

from __future__ import annotations

from app.commands.trial.draw import COMPARED, DEGREES, FREQUENCIES, Answers, Draw
from app.commands.trial.places import TrialActivity, TrialArea

BARRIERS = (
    "not_known", "info_hard", "no_time", "bad_time", "know_nobody",
    "not_for_me", "not_welcome", "cost", "hard_to_get", "other",
)  # fmt: skip
IDEAS = (
    "Flere aktiviteter om aftenen, så dem på arbejde kan være med.",
    "Mad trækker altid folk til. Lav mere fællesspisning!",
    "Opslag med billeder i stedet for lange breve.",
    "En legeplads, hvor forældre kan drikke kaffe sammen.",
    "Spørg folk i opgangen. Det virker bedre end en seddel.",
)
CHANGES = (
    "Sommerfesten har fået mange nye med.",
    "Der kom flere, da vi spiste sammen først.",
    "Færre kommer, efter at beboerhuset lukkede om aftenen.",
)


def resident(draw: Draw, area: TrialArea) -> Answers:
    """What one invented resident of an area posts (instrument 01)."""
    engaged = draw.normal()
    welcome = 0.5 * engaged + draw.normal(0.3, 0.8)
    mixed = 0.4 * welcome + draw.normal(area.mixed, 0.8)
    attended = draw.step(engaged, (-0.35, 0.3), ("no", "once", "many"))
    return {
        "bs_years_area": [draw.pick({"y0_1": 16, "y2_4": 24, "y5_9": 27, "y10plus": 30, "pna": 4})],
        "bs_attended": draw.unsure(attended, 0.02, 0.01),
        **_activities(draw, area, attended, mixed),
        **_barriers(draw, attended, welcome),
        **_mixing(draw, mixed, attended),
        **_welcome(draw, welcome, engaged),
        **_words(draw),
        "bs_age": [draw.pick({"a15_29": 18, "a30_44": 27, "a45_64": 30, "a65plus": 22, "pna": 5})],
        "bs_children": [draw.pick({"yes": 40, "no": 54, "pna": 5})],
    }


def _activities(draw: Draw, area: TrialArea, attended: str, mixed: float) -> Answers:
    if attended == "no":
        return {}
    most = 3 if attended == "many" else 1
    chosen = draw.some([activity.code for activity in area.activities], 1, most)
    rated = [activity for activity in area.activities if activity.code in chosen]
    others = ["other"] if draw.chance(0.12) else []
    return {"bs_activities": chosen + others, **{_row(a): _rating(draw, a, mixed) for a in rated}}


def _row(activity: TrialActivity) -> str:
    return f"bs_act_mix.{activity.code}"


def _rating(draw: Draw, activity: TrialActivity, mixed: float) -> list[str]:
    return draw.unsure(draw.step(mixed + activity.mixed, (-1.1, -0.1, 1.1), DEGREES), 0.06)


def _barriers(draw: Draw, attended: str, welcome: float) -> Answers:
    if attended == "many":
        return {}
    if draw.chance(0.06):
        return {"bs_barriers": ["pna"]}
    chosen = draw.some([code for code in BARRIERS if code != "not_welcome"], 1, 3)
    return {"bs_barriers": chosen + (["not_welcome"] if welcome < -0.4 and draw.chance(0.6) else [])}


def _mixing(draw: Draw, mixed: float, attended: str) -> Answers:
    unknown = 0.1 if attended != "no" else 0.28
    return {
        "bs_mix_overall": draw.unsure(draw.step(mixed, (-1.2, -0.1, 1.2), DEGREES), unknown),
        "bs_mix_age": draw.unsure(draw.step(mixed, (-1.5, -0.3, 1.0), FREQUENCIES), unknown),
        "bs_same_degree": draw.unsure(draw.step(mixed, (-1.7, -0.35, 1.2, 1.9), COMPARED), unknown),
        "bs_change": draw.unsure(draw.step(mixed, (-1.9, -0.9, 0.4, 1.6), COMPARED), unknown),
    }


def _welcome(draw: Draw, welcome: float, engaged: float) -> Answers:
    return {
        "bs_welcome": draw.unsure(draw.step(welcome, (-1.4, -0.4, 0.9), DEGREES), 0.03),
        "bs_know": draw.unsure(draw.step(engaged, (-1.3, -0.2, 1.0), FREQUENCIES), 0.03),
        "bs_meeting": draw.unsure("yes" if engaged + draw.normal(0.0, 0.7) > 0.9 else "no", 0.04),
    }


def _words(draw: Draw) -> Answers:
    answers: Answers = {}
    if draw.chance(0.08):
        answers["bs_open_idea"] = [IDEAS[draw.whole(0, len(IDEAS) - 1)]]
    if draw.chance(0.05):
        answers["bs_open_change"] = [CHANGES[draw.whole(0, len(CHANGES) - 1)]]
    return answers

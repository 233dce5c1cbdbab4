"""Invented boards: a board that does more to invite also fills its seats and draws more of its voters."""

from __future__ import annotations

from app.commands.trial.draw import DEGREES, Answers, Draw

PRACTICES = ("pr_ask", "pr_personal", "pr_plain", "pr_explain", "pr_small", "pr_guide", "pr_time", "pr_open")
SUPPORT = ("ideas", "texts", "course", "contact", "money")
VOTERS = {"s1_49": (24, 49), "s50_199": (60, 190), "s200_499": (210, 460), "s500plus": (510, 900)}


def board(draw: Draw, kind: str, leaning: float) -> Answers:
    """What the chair of one invented board of a type posts (instrument 02A)."""
    opened = draw.normal(leaning)
    size = draw.pick({"s1_49": 18, "s50_199": 40, "s200_499": 28, "s500plus": 14})
    seats = draw.whole(5, 11)
    vacant = max(0, round(0.7 - 0.6 * opened + draw.normal(0.0, 0.6)))
    answers: Answers = {
        "fa_type": [kind],
        "fa_size": draw.unsure(size, 0.03, 0.0),
        "fa_seats": [str(seats)],
        "fa_vacant": [str(min(vacant, seats))],
        "fa_election": ["yes"] if draw.chance(0.8) else ["no"],
        **{f"fa_practice.{row}": _practice(draw, opened) for row in PRACTICES},
        "fa_mirror": draw.unsure(draw.step(opened, (-1.0, 0.1, 1.3), DEGREES), 0.08),
        "fa_support": draw.some(SUPPORT, 1, 3) if draw.chance(0.85) else ["none"],
    }
    if answers["fa_election"] == ["yes"]:
        answers |= _election(draw, opened, seats, VOTERS[size])
    return answers


def _practice(draw: Draw, opened: float) -> list[str]:
    return draw.unsure("yes" if opened + draw.normal(0.1, 1.1) > 0 else "no", 0.05, 0.01)


def _election(draw: Draw, opened: float, seats: int, voters: tuple[int, int]) -> Answers:
    eligible = draw.whole(*voters)
    turnout = min(0.9, max(0.04, 0.24 + 0.06 * opened + draw.normal(0.0, 0.07)))
    seats_up = draw.whole(2, max(2, seats // 2))
    candidates = max(1, seats_up + round(0.5 * opened + draw.normal(0.2, 1.0)))
    return {
        "fa_eligible": [str(eligible)],
        "fa_participants": [str(max(1, round(eligible * turnout)))],
        "fa_seats_up": [str(seats_up)],
        "fa_candidates": [str(candidates)],
        "fa_new": [str(draw.whole(0, min(seats_up, candidates)))],
    }

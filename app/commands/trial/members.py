"""Invented members of associations: who is listened to also finds the door open to others."""

from __future__ import annotations

from app.commands.trial.draw import COMPARED, DEGREES, Answers, Draw
from app.commands.trial.places import ANSWERING_BOARDS

BARRIERS = ("not_known", "not_asked", "time", "meeting_time", "papers", "network", "few_seats")
RELEVANT_DEGREES = ("fm_heard", "fm_understand", "fm_influence")


def member(draw: Draw, leaning: float) -> Answers:
    """What one invented member posts (instrument 02B)."""
    heard = draw.normal(leaning)
    parity = 0.5 * heard + draw.normal(-0.2, 0.9)
    role = draw.pick({"board": 64, "active": 24, "other": 7, "pna": 5})
    return {
        "fm_type": [draw.pick({kind: float(number) for kind, number in ANSWERING_BOARDS.items()})],
        "fm_role": [role],
        **(_board_member(draw, heard) if role == "board" else {}),
        "fm_same_degree": _same_degree(draw, parity),
        "fm_change": draw.unsure(draw.step(parity, (-1.9, -1.0, 0.5, 1.7), COMPARED), 0.12),
        "fm_open_door": draw.unsure(draw.step(heard, (-1.1, -0.1, 1.2), DEGREES), 0.05),
        "fm_barriers": draw.some(BARRIERS, 1, 3) if draw.chance(0.88) else ["nothing"],
        "fm_age": [draw.pick({"a15_29": 12, "a30_44": 28, "a45_64": 34, "a65plus": 22, "pna": 6})],
    }


def _board_member(draw: Draw, heard: float) -> Answers:
    return {
        "fm_years": [draw.pick({"y0_1": 28, "y2_4": 36, "y5plus": 30, "pna": 6})],
        "fm_joined": [draw.pick({"asked": 38, "asked_new": 14, "self": 24, "meeting": 12, "other": 6, "dk": 6})],
        **{name: draw.unsure(draw.step(heard, (-1.5, -0.6, 0.8), DEGREES), 0.03) for name in RELEVANT_DEGREES},
    }


def _same_degree(draw: Draw, parity: float) -> list[str]:
    if draw.chance(0.12):
        return ["na"]
    return draw.unsure(draw.step(parity, (-1.6, -0.3, 0.9, 1.7), COMPARED), 0.15)

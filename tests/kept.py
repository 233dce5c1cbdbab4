"""A round whose release stands in the store: made from invented answers, as if it had been released today."""

from __future__ import annotations

from functools import cache

from app.commands.rounds import today
from app.database import writing
from app.lifecycle import count_round
from app.store import results, rounds
from exports.assembly import FormInput, make_release
from exports.release import Release, to_json
from exports.thresholds import Thresholds
from tests.exports.rounds import INFO, random_round
from tests.world import RESIDENT, World

ROUND = "r1"


@cache
def release() -> Release:
    """What is released: so many answers that little is hidden."""
    made = random_round("bs", 160, 2, skew=0.3)
    return make_release(INFO, [FormInput(made.questionnaire, made.counts(), 900)], Thresholds(), "2026-11-01")


def keep(world: World, report: dict[str, int] | None = None) -> Release:
    """Store it as the first version of a counted round of the world's. report: what the attacker said."""
    world.opened(ROUND, trial=True)
    world.post(world.token(), RESIDENT)
    world.closed(ROUND)
    count_round(world.engine, world.keys, ROUND, today())
    made = release()
    with writing(world.engine) as session:
        round_ = rounds.take(session, ROUND)
        round_.phase, round_.released_on = "released", today()
        results.save_release(session, ROUND, 1, made.digest, to_json(made), report or {"tried": 7, "found": 0})
    return made

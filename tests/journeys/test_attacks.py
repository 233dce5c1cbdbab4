"""The attacks that find nothing in the real ballot box find everything in one that does it wrong."""

from __future__ import annotations

from random import Random

from sqlalchemy import Engine

from tests.journeys import attacks
from tests.journeys.rows import Row
from tests.journeys.twin import Twin

UNASKED = b"\xff" * 24
"""What a filter left out is alike in all records."""


def test_the_same_attacks_break_a_twin_that_does_it_wrong(engine: Engine) -> None:
    rng = Random(5)
    records = [bytes(rng.choice((0, 1, 2, 254)) for _ in range(40)) + UNASKED for _ in range(200)]
    twin = Twin(engine)
    twin.store(records)
    rows, codes = twin.rows("twin", "sealed"), twin.rows("twin_code", "digest")
    content = b"".join(row.sealed for row in rows)
    assert attacks.follows([row.sealed for row in rows], records) > 1
    assert attacks.repeats(rows) > len(records)
    assert attacks.order([row.place for row in rows]) > attacks.DEVIATIONS
    assert attacks.survivors(rows, content) == len(records)
    assert attacks.joined(rows, codes) == (len(records) if engine.dialect.name == "postgresql" else 0)
    assert attacks.lengths([Row(0, 0, b"", b"x" * n, None) for n in (3, 4)]) == 2
    assert attacks.neighbours([place // 3 % 3 for place in range(90)]) > attacks.DEVIATIONS

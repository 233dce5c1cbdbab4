"""From a closed round to a workbook, for 5,000, 50,000 and 500,000 ballots."""

from __future__ import annotations

import datetime as dt
import os
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from app.database import make_engine, reading, writing
from app.lifecycle import count_round, release_round
from app.questionnaire.answers import Judge
from app.store import links, rounds
from app.store.answer import Sealer
from app.store.keys import Keys
from bench.surveys import ANSWER, prepare
from exports.workbook import write

SIZES = (5_000, 50_000, 500_000)
PEOPLE = 200
TODAY = dt.date(2026, 11, 20)


def report(folder: Path) -> None:
    """Print seconds for counting, releasing and writing the workbook, and the peak of memory so far."""
    for size in SIZES:
        place = folder / str(size)
        place.mkdir()
        _, path, settings = prepare(place)
        engine, keys = make_engine(settings.database_url), Keys(settings.keys)
        key = "bench"
        with reading(engine) as session:
            link = links.find(session, path.rsplit("/", 1)[1])
            assert link is not None
            sealer = Sealer(link, links.questionnaire(session, link, link.version))
        _fill(settings.database_url, sealer, keys.read(key), size)
        with writing(engine) as session:
            rounds.close_round(session, key, dt.datetime(2026, 11, 19, tzinfo=dt.UTC))
        start = time.perf_counter()
        count_round(engine, keys, key, TODAY)
        counted = time.perf_counter()
        release = release_round(engine, keys, key, TODAY, "")
        released = time.perf_counter()
        workbook = write(release)
        written = time.perf_counter()
        engine.dispose()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>9,} ballots: count {counted - start:6.2f} s, release {released - counted:5.2f} s, "
            f"workbook {written - released:5.2f} s ({len(workbook) / 1024:.0f} kB), peak memory {peak:.0f} MB"
        )


def _fill(url: str, sealer: Sealer, key: bytes, size: int) -> None:
    """Seal the answers of a few hundred invented people again and again, without texts to spare the disk."""
    judge = Judge(sealer.questionnaire)
    chance = random.Random(2026)
    people = [judge(_posted(sealer, chance)) for _ in range(PEOPLE)]
    engine = make_engine(url)

    def rows(pile: str) -> Iterator[dict[str, object]]:
        for number in range(size):
            submission = sealer.seal(people[number % PEOPLE], key, os.urandom(32), None)
            for name, row, sealed in submission.rows:
                if name == pile:
                    yield {"form": submission.round_form, "row": row, "sealed": sealed}

    with writing(engine) as session:
        connection = session.connection()
        for pile in ("ballot", "rating"):
            statement = f"INSERT INTO {pile} (round_form, id, sealed) VALUES (:form, :row, :sealed)"
            connection.exec_driver_sql(statement, list(rows(pile)))
    engine.dispose()


def _posted(sealer: Sealer, chance: random.Random) -> dict[str, list[str]]:
    """An answer drawn at random over all closed questions; what does not apply is dropped by the judge."""
    posted = {name: [value] for name, value in ANSWER if name == "version"}
    for question in sealer.questionnaire.asked:
        if question.kind == "select_one":
            posted[question.name] = [chance.choice(question.choices).code]
        elif question.kind == "select_multiple":
            open_ones = [c.code for c in question.choices if c.code not in question.exclusive]
            posted[question.name] = chance.sample(open_ones, 2)
        elif question.kind == "rate_each":
            posted |= {f"{question.name}.{row.code}": [chance.choice(question.choices).code] for row in question.rows}
    return posted

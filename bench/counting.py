"""From a closed round to a workbook, for 5,000, 50,000 and 500,000 ballots."""

from __future__ import annotations

import datetime as dt
import os
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

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
KEY = "bench"
AIM = 1.3
STATUS = Path("/proc/self/status")


class Peaks(NamedTuple):
    """Megabytes a process held at most: before it counted, when it had counted, when it had released."""

    before: float
    counted: float
    released: float


def report(folder: Path) -> None:
    """Print seconds and the most memory held, each size in processes of its own, and how memory grows."""
    peaks = {}
    for size in SIZES:
        url, key_folder = _alone(_filled, folder / str(size), size)
        peaks[size] = _alone(_counted, url, key_folder, size)
    first, last = peaks[SIZES[0]], peaks[SIZES[-1]]
    name = f"memory of counting, {SIZES[-1]:,} : {SIZES[0]:,}"
    print(f"{name:<46}{last.counted / first.counted:>10.2f} : 1   (aim: at most {AIM})")


def _alone(act: Callable[..., Any], *given: object) -> Any:
    """What an act returns that is run by a process of its own, so that no memory of another is counted with it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(act, *given).result()


def _filled(place: Path, size: int) -> tuple[str, Path]:
    """A closed round with so many ballots."""
    place.mkdir()
    _, path, settings = prepare(place)
    engine, keys = make_engine(settings.database_url), Keys(settings.keys)
    with reading(engine) as session:
        link = links.find(session, path.rsplit("/", 1)[1])
        assert link is not None
        sealer = Sealer(link, links.questionnaire(session, link, link.version))
    _fill(settings.database_url, sealer, keys.read(KEY), size)
    with writing(engine) as session:
        rounds.close_round(session, KEY, dt.datetime(2026, 11, 19, tzinfo=dt.UTC))
    engine.dispose()
    return settings.database_url, settings.keys


def _counted(url: str, key_folder: Path, size: int) -> Peaks:
    engine, keys = make_engine(url), Keys(key_folder)
    before, start = _peak(), time.perf_counter()
    count_round(engine, keys, KEY, TODAY)
    counted, most = time.perf_counter(), _peak()
    release = release_round(engine, keys, KEY, TODAY, "")
    released = time.perf_counter()
    workbook = write(release)
    written = time.perf_counter()
    engine.dispose()
    peaks = Peaks(before, most, _peak())
    print(
        f"{size:>9,} ballots: count {counted - start:6.2f} s, release {released - counted:5.2f} s, "
        f"workbook {written - released:5.2f} s ({len(workbook) / 1024:.0f} kB); "
        f"memory {peaks.before:.0f} MB, counting {peaks.counted:.0f} MB, all {peaks.released:.0f} MB",
        flush=True,
    )
    return peaks


def _peak() -> float:
    """Megabytes. What the system tells of a process's children would hold its parent's memory too."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


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

"""What is left out of tables beside what must be: linear programs in sequence against the exact optimum."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from exports.exact import optimum
from exports.sequential import suppress
from exports.system import System
from tests.exports.grids import areas, grid, people

TABLES = 20
KINDS: dict[str, Callable[[int], System]] = {
    "12 areas of 6-70, 5 answers": lambda seed: grid(areas(seed)),
    "linked splits (12, 4, 3), n = 350": people,
}
AIM = 1.05


def report(_folder: Path) -> None:
    """Print cells left out, loss beside the optimum, and seconds, over some seeded tables of each kind."""
    for name, make in KINDS.items():
        cells = ours = best = loss = bound = 0.0
        spent = [0.0, 0.0]
        for system in map(make, range(TABLES)):
            start = time.perf_counter()
            pattern = suppress(system)
            between = time.perf_counter()
            least = optimum(system)
            spent[0], spent[1] = spent[0] + between - start, spent[1] + time.perf_counter() - between
            cells += len(system.values)
            ours, loss = ours + pattern.sum(), loss + system.loss(pattern)
            best, bound = best + (least.hidden.sum() if least.hidden is not None else 0), bound + least.bound
        print(f"{name}: of {cells / TABLES:.0f} cells {ours / TABLES:.1f} left out, at the optimum {best / TABLES:.1f}")
        print(f"{'  loss, sequential : bound':<46}{loss / bound:>10.3f} : 1   (aim: at most {AIM})")
        print(f"{'  seconds a table, sequential and exact':<46}{spent[0] / TABLES:>10.2f}   {spent[1] / TABLES:.2f}")

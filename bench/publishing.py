"""From the counts of a residents' round to its proven workbook: seconds of each stage, and what is left out."""

from __future__ import annotations

import time
from pathlib import Path

from exports import workbook
from exports.attack import attack
from exports.splits import ACTIVITY, AGE, AREA, EVERYBODY
from tests.exports.residents import left_out, places, released, residents

MANY, FEW = 12, 5
"""Areas of 15 to 60 people."""
FORMS = {"form 01": False, "20 printed questions": True}
ROUNDS, SEEDS = 2, 20
AIM_SECONDS = 60
AIM = "(aim: at most 3 % hidden, at least 97 % whole; the prototype: about 2 % and 97 %)"


def report(_folder: Path) -> None:
    """Print seconds of protecting, writing and attacking, and the shares of hidden counts and of whole tables."""
    for name, enlarged in FORMS.items():
        for seed in range(ROUNDS):
            _stages(f"{MANY} areas, {name}", seed, enlarged=enlarged)
    releases = [released(residents(areas, seed), areas) for seed in range(SEEDS) for areas in [places(FEW, seed)]]
    print(f"{FEW} areas, form 01, {SEEDS} rounds:")
    for grouping, aim in ((AREA, AIM), (AGE, ""), (ACTIVITY, ""), (EVERYBODY.grouping, "")):
        found = left_out(releases, grouping)
        print(
            f"{f'  hidden of {found.counts} counts, {grouping}':<46}{found.hidden:>10.1%}   "
            f"{found.whole:.1%} of {found.tables} tables whole   {aim}".rstrip()
        )


def _stages(name: str, seed: int, *, enlarged: bool) -> None:
    areas = places(MANY, seed)
    made = residents(areas, seed, enlarged=enlarged)
    start = time.perf_counter()
    release = released(made, areas)
    protected = time.perf_counter()
    book = workbook.write(release)
    written = time.perf_counter()
    found = attack(book, [made.questionnaire], (), release.parameters)
    end = time.perf_counter()
    print(
        f"{f'{name}, {len(made.people)} people':<46}{end - start:>10.2f} s   (aim: under {AIM_SECONDS}; "
        f"protect {protected - start:.2f}, write {written - protected:.2f}, attack {end - written:.2f}; "
        f"{found.tried} hidden, {len(found.findings)} found out)"
    )

"""Random rounds as they would leave the house: protected, printed, attacked."""

from __future__ import annotations

import random
from collections.abc import Iterator

from exports import workbook
from exports.assembly import FormInput, make_release
from exports.attack import Report, attack
from exports.release import Release
from exports.splits import NOTHING_LEFT_OUT, Choice
from exports.thresholds import Thresholds
from tests.exports.rounds import INFO, Round, random_round

SIZES = (7, 12, 30, 60, 100, 150, 220)
SKEWS = (0.2, 1.0, 4.0, 30.0)
SMALL_FACT = 3


def invented(form: str, seed: int) -> Round:
    """A round of some size in some areas, where people agree more or less."""
    chance = random.Random(f"{form} {seed}")
    people = int(chance.choice(SIZES) * chance.uniform(0.8, 1.2))
    return random_round(form, people, seed, chance.choice(SKEWS), tuple("abcde"[: chance.choice((2, 3, 5))]))


def released(made: Round, choice: Choice = NOTHING_LEFT_OUT) -> Release:
    counted = FormInput(made.questionnaire, made.counts(), 1240)
    return make_release(INFO, [counted], Thresholds(), "2026-11-01", choice=choice)


def attacked(made: Round, release: Release, *earlier: Release) -> Report:
    books = [workbook.write(each) for each in (release, *earlier)]
    return attack(books[0], [made.questionnaire], books[1:], release.parameters)


def leaks(made: Round) -> list[str]:
    """What the attacker can say of a round that nobody may know."""
    report = attacked(made, released(made))
    return [*(str(finding) for finding in report.findings), *_narrowed(made, report)]


def _narrowed(made: Round, report: Report) -> Iterator[str]:
    """Hidden counts of rare facts that she can tell from none or from several, and any she is wrong about."""
    for question in made.questionnaire.questions:
        if question.nature != "fact" or question.stored != "ballot":
            continue
        asked = sum(question.name in one for one in made.asked)
        for choice in question.choices:
            role = "missing" if choice.missing else "answer"
            count = sum(person.get(question.name) == choice.code for person in made.people)
            for cell, (low, high) in report.intervals.items():
                if (cell.table, cell.role, cell.answer) == (question.name, role, _said(choice.code, choice.text.da)):
                    if not low <= count <= high:
                        yield f"{cell} is {count}, not {low} to {high}"
                    if 1 <= count < SMALL_FACT and (low > 0 or high < min(SMALL_FACT, asked)):
                        yield f"{cell} is {low} to {high}"


def _said(code: str, label: str) -> str:
    return {"dk": "Ved ikke", "pna": "Ønsker ikke at svare", "na": "Ikke relevant"}.get(code, label)


def hidden(release: Release) -> Iterator[tuple[int, int]]:
    """Where a count of a group or of everybody is hidden: places of table and cell, the groups' tables last."""
    tables = (*release.forms[0].tables, *release.forms[0].group_tables)
    for at, table in enumerate(tables):
        yield from ((at, place) for place, cell in enumerate(table.cells) if cell.count is None)

"""The attack as a whole: read, gather, prove, judge, and look where nobody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.workbook.workbook import Workbook

from app.questionnaire.model import Questionnaire
from exports.attack import reading
from exports.attack.equations import CONTESTED, MEANS
from exports.attack.figures import DEFAULTS, REST, TOTAL, Cell, Printed
from exports.attack.forms import Forms
from exports.attack.judge import Judge
from exports.attack.knowledge import OUTSIDE, gather
from exports.attack.proof import Proof
from exports.attack.stray import strays

Tell = Callable[[float], None]
"""Called with how much is done, 0-1."""

READ, TRIED = 0.6, 0.9
"""How much is done when all workbooks are read, and when all hidden counts are tried (measured on 5 and 12 areas)."""


def _unheard(_done: float) -> None:
    """For an attack that nobody waits for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that can be proven and should not be.

    kind: "base" (too few behind a figure), "exact" (a hidden count is known), "alike" (everybody, or all but one,
    answered the same), "own" (the same for a reader who gave another answer herself), "fact" (one or two of what others
    can see), "stray" (a figure out of sight), "inconsistent" (figures that contradict each other).
    answer: as in the column svar; "Base" for a base. Of a stray figure, table says where it lies.
    """

    table: str
    grouping: str
    group: str
    answer: str
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an attack. tried: hidden counts. intervals: what each can be, by all that is printed."""

    tried: int
    intervals: Mapping[Cell, tuple[int, int]]
    findings: tuple[Finding, ...]


def attack(
    workbook: bytes,
    questionnaires: Sequence[Questionnaire],
    former: Sequence[bytes] = (),
    thresholds: Mapping[str, int] = DEFAULTS,
    tell: Tell = _unheard,
) -> Report:
    """Try to learn what a workbook hides.

    questionnaires: one per form that occurs. former: workbooks published before; what they print of the same round is
    read together with this one, of other rounds only what lies out of sight. thresholds: persons, boards, activities,
    facts; other names are passed over. tell: called after each workbook that is read and each hidden count that is
    tried. Raises NoWorkbook and Undecided.
    """
    forms = Forms(questionnaires)
    contents = [workbook, *former]
    books = [reading.opened(content) for content in contents]
    told = [reading.rounds(book) for book in books]
    about = told[0][0]
    every = []
    for book, own in zip(books, told, strict=True):
        every.append(_by_round(book, forms, {about, own[0]} & set(own)))
        tell(READ * len(every) / len(books))
    printed = [by_round[about] for by_round in every if about in by_round]
    knowledge = gather(printed, forms)
    hidden = _hidden(printed, knowledge.system.places)
    proof = Proof(knowledge.system)
    intervals = _tried(proof, hidden, tell)
    judge = Judge(knowledge, proof, frozenset(hidden), {**DEFAULTS, **thresholds})
    found = [_finding(cell, kind) for cell, kind in judge.findings()]
    found += [Finding(*about, "", "inconsistent") for about in proof.contradictions]
    for content, book, own, by_round in zip(contents, books, told, every, strict=True):
        known = intervals if own[0] == about else {}
        found += [Finding(*place, "stray") for place in strays(content, book, by_round[own[0]], known, forms)]
    tell(1.0)
    return Report(len(hidden), intervals, tuple(dict.fromkeys(found)))


def _tried(proof: Proof, hidden: set[Cell], tell: Tell) -> dict[Cell, tuple[int, int]]:
    """What each hidden count can be."""
    found = {}
    for cell in sorted(hidden):
        found[cell] = proof.interval(cell)
        tell(READ + (TRIED - READ) * len(found) / len(hidden))
    return found


def _by_round(book: Workbook, forms: Forms, rounds: Iterable[str]) -> dict[str, Printed]:
    return {one: reading.read(book, forms, one) for one in rounds}


def _hidden(printed: Sequence[Printed], places: Mapping[Cell, int]) -> set[Cell]:
    """The counts that the newest workbook hides and no earlier one told, or an earlier one hid."""
    found: set[Cell] = set()
    before: set[Cell] = set()
    for book in reversed(printed):
        found |= {cell for cell in _hidden_in(book) if cell in places and cell not in before}
        before |= {cell for cell in book.in_data if cell not in book.blank}
    return found


def _hidden_in(book: Printed) -> Iterator[Cell]:
    for cell in book.rows:
        if cell in book.blank or (cell.role in ("base", "total") and cell not in book.in_data):
            yield cell
    told = {(one.id, one.grouping, one.group) for one in book.indicators if one.base is not None}
    for one in book.indicators:
        place = (one.id, one.grouping, one.group)
        if one.id in (CONTESTED, *MEANS) and place not in told:
            yield Cell(*place, "base")


def _finding(cell: Cell, kind: str) -> Finding:
    answer = {"base": "Base", "total": TOTAL}.get(cell.role, cell.answer)
    group = REST if cell.group.startswith(REST) else cell.group
    return Finding(cell.table.removesuffix(OUTSIDE), cell.grouping, group, answer, kind)

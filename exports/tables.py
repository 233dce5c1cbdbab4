"""Raw tables of a round or a group, one per question or row: what the rules look at, not yet fit to print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.questionnaire.expression import references
from app.questionnaire.model import Question, Questionnaire
from exports.codebook import OUTSIDE, UNANSWERED, UNASKED, YES, Subset, subsets
from exports.count import CountTable, Part
from exports.protected import Role, TableKind

Totals = dict[str, int]
Counts = CountTable | Part


@dataclass(frozen=True, slots=True)
class Row:
    """One counted row of a table."""

    code: str
    label: str
    role: Role
    count: int


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of one question, or of one row of it.

    base: valid answers. asks_after: nature of the questions that its filter asks. complement: what remains when a
    subset is subtracted from its whole.
    """

    id: str
    form: str
    unit: str
    question: str
    text: str
    kind: TableKind
    scale: str | None
    nature: str
    base: int
    rows: tuple[Row, ...]
    asks_after: str = ""
    complement: Table | None = None

    @property
    def asked(self) -> int:
        """All but those whom a filter leaves out."""
        return self.rows[-1].count - sum(row.count for row in self.rows if row.code == UNASKED)

    def of_role(self, *roles: Role) -> tuple[Row, ...]:
        """The rows of these roles, in order."""
        return tuple(row for row in self.rows if row.role in roles)


def tables(questionnaire: Questionnaire, counts: Counts) -> tuple[Table, ...]:
    """Every table of a form over all the groups counted, in the order of the questions, a subset after its question."""
    counted = {name.partition(".")[0] for name, _ in counts.variables}
    made: list[Table] = []
    for question in questionnaire.questions:
        if question.name in counted and question.stored == "ballot":
            made += KINDS[question.kind](questionnaire, question, counts)
        wanted = (subset for subset in subsets(questionnaire) if subset.question == question.name)
        made += [_subset(questionnaire, subset, counts) for subset in wanted]
    return tuple(made)


def _single(questionnaire: Questionnaire, question: Question, counts: Counts) -> list[Table]:
    totals = counts.total(question.name)
    return [_table(questionnaire, question, "single", _answers(question, totals), totals)]


def _rows(questionnaire: Questionnaire, question: Question, counts: Counts) -> list[Table]:
    made = []
    for row in question.rows:
        name = f"{question.name}.{row.code}"
        totals = counts.total(name)
        table = _table(questionnaire, question, "rows", _answers(question, totals), totals)
        made.append(replace(table, id=name, text=row.text.da))
    return made


def _multiple(questionnaire: Questionnaire, question: Question, counts: Counts) -> list[Table]:
    valid = [choice for choice in question.choices if not choice.missing]
    each = {choice.code: counts.total(f"{question.name}.{choice.code}") for choice in valid}
    answers = [Row(choice.code, choice.text.da, "answer", each[choice.code][YES]) for choice in valid]
    return [_table(questionnaire, question, "multiple", answers, each[valid[0].code])]


def _bands(questionnaire: Questionnaire, question: Question, counts: Counts) -> list[Table]:
    totals = counts.total(question.name)
    answers = [Row(band.label, band.label, "answer", totals[band.label]) for band in question.bands]
    return [_table(questionnaire, question, "bands", answers, totals)]


KINDS: dict[str, Callable[[Questionnaire, Question, Counts], list[Table]]] = {
    "select_one": _single,
    "select_multiple": _multiple,
    "rate_each": _rows,
    "integer": _bands,
}


def _subset(questionnaire: Questionnaire, subset: Subset, counts: Counts) -> Table:
    question = questionnaire.question(subset.question)
    inside, outside = (_part(questionnaire, question, counts.total(name)) for name in (subset.id, subset.complement))
    return replace(
        inside,
        id=subset.id,
        text=f"{question.label.da} {subset.text}.",
        complement=outside,
    )


def _part(questionnaire: Questionnaire, question: Question, totals: Totals) -> Table:
    inside = {code: count for code, count in totals.items() if code != OUTSIDE}
    return _table(questionnaire, question, "single", _answers(question, inside), inside)


def _answers(question: Question, totals: Totals) -> list[Row]:
    return [Row(c.code, c.text.da, "answer", totals[c.code]) for c in question.choices if not c.missing]


def _table(
    questionnaire: Questionnaire, question: Question, kind: TableKind, answers: list[Row], totals: Totals
) -> Table:
    """A table of these answers with its poles, what stands outside the base, and the total."""
    everybody = sum(totals.values())
    missing = _missing(question, totals)
    by_code = {row.code: row.count for row in answers}
    poles = [Row(p.code, p.text.da, "pole", sum(by_code[code] for code in p.codes)) for p in question.poles]
    return Table(
        id=question.name,
        form=questionnaire.form,
        unit=questionnaire.unit,
        question=question.name,
        text=question.label.da,
        kind=kind,
        scale=question.scale,
        nature=question.nature,
        base=everybody - sum(row.count for row in missing),
        rows=(*answers, *poles, *missing, Row("total", "Total", "total", everybody)),
        asks_after=_asks_after(questionnaire, question),
    )


def _asks_after(questionnaire: Questionnaire, question: Question) -> str:
    """Whoever is not asked has told something by it: a fact, if the filter asks one."""
    names = references(question.relevance) if question.relevance else ()
    return "fact" if any(questionnaire.question(name).nature == "fact" for name in names) else ""


def _missing(question: Question, totals: Totals) -> list[Row]:
    rows = [Row(c.code, c.text.da, "missing", totals[c.code]) for c in question.choices if c.missing]
    rows.append(Row(UNANSWERED, "Uoplyst", "missing", totals[UNANSWERED]))
    if question.relevance or totals[UNASKED]:
        rows.append(Row(UNASKED, "Ikke spurgt", "missing", totals[UNASKED]))
    return rows

"""Judge a post: one pass over a table that is compiled once per questionnaire."""

from __future__ import annotations

from app.questionnaire.evaluation import Test, compiled
from app.questionnaire.expression import Expression, references
from app.questionnaire.judged import Answer, Fault, Judged
from app.questionnaire.model import Question, Questionnaire
from app.questionnaire.readers import Posted, reader

__all__ = ["Answer", "Fault", "Judge", "Judged", "canonical"]


class Judge:
    """The rules of a questionnaire, ready to be laid on any number of posts.

    Order: what does not apply is dropped in the order of the questions, before anything is validated, so that
    nobody is told off about a question they cannot see; then each answer is read; then constraints are tried.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        asked = questionnaire.asked
        self._all = frozenset(q.name for q in questionnaire.questions)
        self._preset: dict[str, Answer] = dict(questionnaire.preset)
        self._table = tuple((q.name, q.required, q.relevance and compiled(q.relevance), reader(q)) for q in asked)
        self._constraints = tuple(_constraint(q.name, q.constraint) for q in asked if q.constraint is not None)
        self._counting = _counting(asked)
        self._texts = tuple(q.name for q in asked if q.kind == "text")

    def __call__(self, posted: Posted) -> Judged:
        """The answers that apply and every fault; never raises, whatever was posted."""
        answers = dict(self._preset)
        skipped: list[str] = []
        faults: list[Fault] = []
        for name, required, relevance, read in self._table:
            if relevance and not relevance(answers, None):
                skipped.append(name)
                continue
            answer = read(posted, answers, faults)
            if answer is not None:
                answers[name] = answer
            elif required and not (faults and faults[-1].field.partition(".")[0] == name):
                faults.append(Fault(name, "required"))
        self._constrain(answers, faults)
        return self._judged(answers, self._all.difference(skipped), faults)

    def _constrain(self, answers: dict[str, Answer], faults: list[Fault]) -> None:
        """A constraint that refers to an unanswered question holds (instruments/02)."""
        for name, needs, holds in self._constraints:
            if needs <= answers.keys() and not holds(answers, answers[name]):
                faults.append(Fault(name, "constraint"))

    def _judged(self, answers: dict[str, Answer], asked: frozenset[str], faults: list[Fault]) -> Judged:
        usable = not self._counting.isdisjoint(answers)
        if not usable and not any(f.code != "required" for f in faults) and answers.keys().isdisjoint(self._texts):
            faults.append(Fault("", "empty"))
        return Judged(answers, asked, tuple(faults), usable)


def _constraint(name: str, constraint: Expression) -> tuple[str, frozenset[str], Test]:
    return name, references(constraint) | {name}, compiled(constraint)


def _counting(questions: tuple[Question, ...]) -> frozenset[str]:
    """The closed questions of which one answer makes a form usable: those that feed an indicator (else: any)."""
    closed = [q for q in questions if q.kind not in ("text", "acknowledge")]
    return frozenset(q.name for q in [q for q in closed if q.feeds] or closed)


def canonical(posted: Posted, questionnaire: Questionnaire) -> bytes:
    """The posted body as a receipt sees it: known fields and the code, in one order, untouched otherwise."""
    known = {"code", *(question.name for question in questionnaire.questions)}
    fields = sorted([field for field in posted if field in known or field.partition(".")[0] in known])
    # Lengths stand before words, so that no two bodies can be written alike.
    parts = [f"{len(field)}:{field}{len(value)}:{value}" for field in fields for value in posted[field]]
    return "".join(parts).encode("utf-8", "surrogatepass")

"""A corrected text in the middle of a round: what is asked stays the same, and older documents are still taken."""

from __future__ import annotations

from operator import attrgetter

from sqlalchemy.orm import Session

from app.questionnaire.model import Choice, Questionnaire
from app.store import questionnaires, rounds
from app.store.errors import RoundError

_WORDLESS = attrgetter(
    *("name", "kind", "stored", "required", "relevance", "constraint", "options_from", "rows_from"),
    *("rows_chosen_in", "exclusive", "max_choices", "max_length"),
)


def replace_version(session: Session, key: str, form: str, version: int) -> None:
    """Show another version of a form in a round from now on. Raises RoundError when its answers are not the same."""
    round_ = rounds.take(session, key)
    row = next((one for one in rounds.forms_of(session, key) if one.form == form), None)
    if row is None or round_.phase not in ("planned", "open"):
        raise RoundError(f"Skemaet {form} kan ikke skiftes i runden {key}.")
    shown, corrected = (questionnaires.get(session, form, one) for one in (row.version, version))
    if answers_of(shown) != answers_of(corrected):
        raise RoundError("Den nye udgave stiller andre spørgsmål. Kun teksterne må være ændret, mens runden er i gang.")
    row.version = version
    row.versions = sorted({*row.versions, version})
    session.flush()


def answers_of(questionnaire: Questionnaire) -> tuple[object, ...]:
    """Everything of a form that decides how an answer is judged and stored, and no word of its texts."""
    asked = ((_WORDLESS(q), _codes(q.choices), _codes(q.rows)) for q in questionnaire.questions)
    return questionnaire.unit, questionnaire.split, *asked


def _codes(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    return tuple(choice.code for choice in choices)

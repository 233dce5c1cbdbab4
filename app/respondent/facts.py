"""What the way in promises of each form: how long it takes, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.language import Message, _r
from app.questionnaire.model import Questionnaire

MINUTES = {"bs": 5, "fa": 7, "fm": 4}
"""Minutes to answer, as the instruments say."""


def minutes(questionnaire: Questionnaire) -> int:
    """About how long the form takes: as written of it, else three questions a minute."""
    return MINUTES.get(questionnaire.form) or max(1, round(len(questionnaire.asked) / 3))


def promise(questionnaire: Questionnaire) -> Message:
    """A person is anonymous; a board's answer is shown together with others only."""
    return _r("Anonymt") if questionnaire.unit == "person" else _r("Vises kun samlet")


MARKS = {"draft": _r("Oversættelsen er et udkast"), "tried": _r("Oversættelsen er ny")}


def marks(levels: Iterable[tuple[str, str]]) -> Mapping[str, Message]:
    """What must be said of a language's translation before anyone chooses it; nothing once it is approved."""
    return {language: MARKS[level] for language, level in levels if level in MARKS}

"""What the way in promises of each form: how long it takes, and how it is shown."""

from __future__ import annotations

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

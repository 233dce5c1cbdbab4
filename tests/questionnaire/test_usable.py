"""What makes an answer to our forms usable (instruments/01 and 02)."""

import pytest

from app.questionnaire.answers import Judge
from app.questionnaire.load import load
from tests.questionnaire.tiny import local


@pytest.mark.parametrize(
    ("form", "posted", "empty", "usable"),
    [
        ("bs", {}, True, False),
        ("bs", {"bs_age": "a30_44", "bs_children": "yes"}, True, False),
        ("bs", {"bs_same_degree": "dk"}, False, True),
        ("bs", {"bs_attended": "many", "bs_activities": "a1"}, False, True),
        ("bs", {"bs_activities": "a1"}, True, False),  # does not apply without bs_attended
        ("bs", {"bs_open_idea": "Musik"}, False, False),
        ("fa", {"fa_type": "bolig"}, True, False),
        ("fa", {"fa_type": "bolig", "fa_size": "dk"}, True, False),
        ("fa", {"fa_type": "bolig", "fa_seats": "7"}, False, True),
        ("fa", {"fa_type": "bolig", "fa_practice.pr_ask": "dk"}, False, True),
        ("fm", {"fm_type": "idraet", "fm_role": "board"}, True, False),
        ("fm", {"fm_type": "idraet", "fm_same_degree": "na"}, False, True),
        ("fm", {"fm_type": "idraet", "fm_open_idea": "Kaffe"}, False, False),
    ],
)
def test_an_answer_counts_when_a_closed_question_feeds_an_indicator(
    form: str, posted: dict[str, str], empty: bool, usable: bool
) -> None:
    asked = load(form).with_lists({"activity_list": local("a1")})
    if form == "bs":
        asked = asked.with_preset(bs_area="north")
    judged = Judge(asked)({field: [value] for field, value in posted.items()})
    assert [fault.code for fault in judged.faults] == (["empty"] if empty else [])
    assert judged.usable is usable

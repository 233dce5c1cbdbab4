"""Every pictogram that a questionnaire names is drawn, in one manner."""

import re
from pathlib import Path

import pytest

from app.questionnaire.load import FORMS, load

FOLDER = Path(__file__).parents[2] / "app" / "static" / "pictograms"
DRAWN = {path.stem: path for path in FOLDER.glob("*.svg")}
PAINTS = {"none", "currentColor", "var(--picto-ground,#fff)"}


@pytest.mark.parametrize("form", FORMS)
def test_every_pictogram_of_a_form_is_drawn(form: str) -> None:
    questions = load(form).questions
    named = {question.picto for question in questions}
    named |= {choice.picto for question in questions for choice in (*question.choices, *question.rows)}
    assert named - {None} <= DRAWN.keys()


@pytest.mark.parametrize("form", FORMS)
def test_a_form_can_be_answered_by_its_pictograms_alone(form: str) -> None:
    questions = load(form).questions
    assert [question.name for question in questions if question.picto is None] == []
    for question in questions:
        answers = [choice.picto for choice in question.choices]
        assert None not in answers
        assert len(set(answers)) == len(answers), question.name
        assert len({row.picto for row in question.rows} - {None}) == len(question.rows), question.name


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_pictogram_has_the_common_grid_and_takes_the_colour_of_its_text(name: str) -> None:
    drawing = DRAWN[name].read_text("utf-8")
    assert drawing.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"')
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawing)) <= PAINTS
    assert "<text" not in drawing

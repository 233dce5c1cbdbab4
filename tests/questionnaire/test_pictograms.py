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


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_pictogram_has_the_common_grid_and_takes_the_colour_of_its_text(name: str) -> None:
    drawing = DRAWN[name].read_text("utf-8")
    assert drawing.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"')
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawing)) <= PAINTS
    assert "<text" not in drawing

"""A typing error is mended in the middle of a round, and nobody's document is worth less for it."""

from __future__ import annotations

import dataclasses

import pytest

from app.database import reading, writing
from app.questionnaire.model import Questionnaire
from app.store import links, questionnaires
from app.store.errors import RoundError
from app.store.republishing import replace_version
from tests.world import World, shipped


def second(form: Questionnaire, *, questions: int | None = None) -> Questionnaire:
    """The next version with a mended title, and with fewer questions if so told."""
    title = dataclasses.replace(form.title, da="En bedre titel")
    return dataclasses.replace(form, version=2, title=title, questions=form.questions[:questions])


def test_both_versions_are_taken_after_a_text_was_mended(world: World) -> None:
    world.opened()
    with writing(world.engine) as session:
        questionnaires.publish(session, second(shipped("bs")))
        replace_version(session, "r1", "bs", 2)
    info = world.link(world.token())
    assert (info.version, info.versions) == (2, (1, 2))
    with reading(world.engine) as session:
        old, new = (links.questionnaire(session, info, version) for version in info.versions)
    assert old.title != new.title
    assert old.questions == new.questions


def test_a_version_that_asks_something_else_waits_for_the_next_round(world: World) -> None:
    world.opened()
    with writing(world.engine) as session:
        questionnaires.publish(session, second(shipped("bs"), questions=-1))
        with pytest.raises(RoundError, match="andre spørgsmål"):
            replace_version(session, "r1", "bs", 2)
    assert world.link(world.token()).versions == (1,)


def test_after_closing_nothing_is_replaced(world: World) -> None:
    world.opened().closed()
    with writing(world.engine) as session, pytest.raises(RoundError):
        replace_version(session, "r1", "bs", 1)

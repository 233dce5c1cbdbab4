"""In a real round a language is offered once a named reader has signed it; never fewer than asked for in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import delete

from app.database import reading, writing
from app.models import Signature
from app.questionnaire.wording import languages
from app.store import areas, questionnaires, rounds, signatures
from app.store.errors import RoundError
from app.store.signatures import Kind
from tests.world import AREAS, NOW, World, shipped


@pytest.fixture
def unread(world: World) -> World:
    """A world in which nobody has read a translation yet."""
    with writing(world.engine) as session:
        session.execute(delete(Signature))
    return world


def signed(world: World, *codes: str, kind: Kind = "tried") -> None:
    with writing(world.engine) as session:
        for code in codes:
            signatures.sign(session, shipped("bs"), code, kind, "Amal Said", NOW.date())


def asks_for(world: World, *codes: str) -> None:
    with writing(world.engine) as session:
        for position, (code, name) in enumerate(AREAS.items()):
            areas.save_area(session, code, name, position, 400, codes)


def offered(world: World) -> tuple[tuple[str, ...], dict[str, str]]:
    frozen = world.link(world.token()).frozen
    return frozen.languages, dict(frozen.levels)


def test_a_trial_offers_every_complete_language_as_a_draft(unread: World) -> None:
    codes, levels = offered(unread.opened(trial=True))
    assert codes == languages(shipped("bs"))
    assert levels == {code: "approved" if code == "da" else "draft" for code in codes}


def test_a_real_round_says_which_languages_want_a_reader(unread: World) -> None:
    asks_for(unread, "da", "en", "ar")
    signed(unread, "en")
    with pytest.raises(RoundError, match=r"ar mangler en læsers underskrift"):
        unread.opened()
    with reading(unread.engine) as session:
        assert rounds.get_round(session, "r1") is None


def test_a_reader_s_signature_lets_a_language_be_offered(unread: World) -> None:
    asks_for(unread, "da", "en", "ar")
    signed(unread, "en", "ar")
    assert offered(unread.opened()) == (("da", "en", "ar"), {"da": "approved", "en": "tried", "ar": "tried"})


def test_an_area_that_has_not_said_asks_for_every_language_there_is(unread: World) -> None:
    signed(unread, "en")
    with pytest.raises(RoundError, match="ar"):
        unread.opened()


def test_a_typed_reason_opens_a_round_with_fewer_languages_and_is_kept(unread: World) -> None:
    with writing(unread.engine) as session:
        rounds.plan(session, "r1", "Runde", ["bs"], NOW.date(), NOW.date().replace(month=9), thresholds={})
        rounds.open_round(session, unread.keys, "r1", "Læserne er syge; vi gentager til efteråret.")
        assert rounds.take(session, "r1").fewer_languages_because == "Læserne er syge; vi gentager til efteråret."
    assert offered(unread)[0] == ("da",)


def test_words_changed_after_the_signature_want_a_new_one(unread: World) -> None:
    signed(unread, "ar")
    form = shipped("bs")
    with writing(unread.engine) as session:
        assert signatures.levels(session, form)["ar"] == "tried"
        shorter = replace(form, thanks=replace(form.thanks, da="Tak."))
        assert signatures.levels(session, shorter)["ar"] == "draft"


def test_the_core_is_approved_only_after_the_whole_form_is_tried(unread: World) -> None:
    with pytest.raises(RoundError, match="prøvet"):
        signed(unread, "ar", kind="approved")
    signed(unread, "ar")
    signed(unread, "ar", kind="approved")
    with reading(unread.engine) as session:
        assert signatures.levels(session, shipped("bs"))["ar"] == "approved"


@pytest.mark.parametrize(("code", "reader"), [("da", "Amal Said"), ("xx", "Amal Said"), ("ar", "  ")])
def test_what_cannot_be_signed_is_refused_in_words(unread: World, code: str, reader: str) -> None:
    with writing(unread.engine) as session, pytest.raises(RoundError):
        signatures.sign(session, shipped("bs"), code, "tried", reader, NOW.date())


def test_a_signature_can_be_taken_back(unread: World) -> None:
    signed(unread, "ar", "en")
    with writing(unread.engine) as session:
        assert signatures.withdraw(session, "bs", "ar") == 1
        assert signatures.levels(session, shipped("bs"))["ar"] == "draft"
        assert signatures.levels(session, shipped("bs"))["en"] == "tried"


def test_a_shipped_form_with_new_words_becomes_the_next_version(world: World) -> None:
    form = shipped("bs")
    with writing(world.engine) as session:
        assert questionnaires.publish_next(session, form) == form.version
        longer = replace(form, thanks=replace(form.thanks, da="Mange tak."))
        assert questionnaires.publish_next(session, longer) == form.version + 1
        assert questionnaires.publish_next(session, longer) == form.version + 1
        assert questionnaires.get(session, "bs", form.version) == form

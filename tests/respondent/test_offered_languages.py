"""Thirteen languages in one document: each whole, each marked for what it is, none in what is sent."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

import pytest
from sqlalchemy import delete

from app.database import writing
from app.models import Signature
from app.questionnaire.load import load
from app.questionnaire.wording import languages
from app.store import signatures
from tests.respondent.page_check import offered
from tests.respondent.visitor import Visitor
from tests.world import NOW, shipped


@pytest.mark.parametrize("form", ["bs", "fm"])
def test_every_language_of_the_first_wave_is_offered_in_the_fixed_order(visit: Visitor, form: str) -> None:
    world = visit.world.opened(forms=(form,))
    page = visit.get(f"/s/{world.token(form, 'egebjerg' if form == 'bs' else None)}")
    assert offered(page) == list(languages(load(form)))
    assert offered(page)[:3] == ["da", "en", "ar"]
    assert len(offered(page)) >= 13


def test_no_text_lacks_a_language_and_none_stands_in_two(visit: Visitor) -> None:
    """Wherever one language says something in the form, all do."""
    page = visit.get(f"/s/{visit.world.opened().token()}")
    form, wanted = page.find(".//form"), set(offered(page))
    assert form is not None
    incomplete = []
    for parent in form.iter():
        spoken = Counter(child.get("lang") for child in parent if child.tag == "span" and child.get("lang"))
        if spoken and (set(spoken) != wanted or len(set(spoken.values())) > 1) and "new" not in parent.get("class", ""):
            incomplete.append((parent.tag, parent.get("class"), spoken))
    assert incomplete == []


def test_a_translation_that_one_reader_has_signed_is_said_to_be_new(visit: Visitor) -> None:
    told = marked(visit.get(f"/s/{visit.world.opened().token()}"))
    assert told.keys() == set(languages(load("bs"))) - {"da"}
    assert "new" in told["en"]


def test_a_trial_says_that_translations_are_drafts(visit: Visitor) -> None:
    with writing(visit.world.engine) as session:
        session.execute(delete(Signature))
    told = marked(visit.get(f"/s/{visit.world.opened(trial=True).token()}"))
    assert told.keys() == set(languages(load("bs"))) - {"da"}
    assert "draft" in told["en"]


def test_an_approved_translation_needs_no_remark(visit: Visitor) -> None:
    with writing(visit.world.engine) as session:
        signatures.sign(session, shipped("bs"), "en", "approved", "Amal Said", NOW.date())
    assert "en" not in marked(visit.get(f"/s/{visit.world.opened().token()}"))


def test_a_real_round_offers_only_what_has_been_signed(visit: Visitor) -> None:
    with writing(visit.world.engine) as session:
        session.execute(delete(Signature))
        signatures.sign(session, shipped("bs"), "ar", "tried", "Amal Said", NOW.date())
    page = visit.get(f"/s/{visit.world.opened(reason='De andre læsere er syge').token()}")
    assert offered(page) == ["da", "ar"]


def marked(page: Element) -> dict[str, str]:
    """What the form says of its own translation, by language."""
    note = next(p for p in page.iter("p") if "new" in (p.get("class") or "").split())
    return {span.get("lang") or "": span.text or "" for span in note.iter("span")}

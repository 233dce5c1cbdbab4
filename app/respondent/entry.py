"""All that is made once for a link and a version of its form, and kept in memory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from flask import current_app, render_template
from sqlalchemy.orm import Session

from app.database import services
from app.forms.answer_form import Posted, answer_form
from app.forms.messages import MESSAGES
from app.language import current_catalogs, in_order
from app.questionnaire.answers import Judge
from app.questionnaire.judged import Fault
from app.questionnaire.load import languages
from app.questionnaire.model import Questionnaire
from app.respondent.asked import parts
from app.respondent.assets import Asset, make_asset
from app.respondent.contact import contact_of
from app.respondent.facts import marks, minutes, promise
from app.respondent.notice import NOTHING, Notice
from app.respondent.packing import NONCE_MARK, Packed, pack
from app.respondent.stylesheet import language_rules, relevance_rules
from app.respondent.summary import summary
from app.store import links
from app.store.answer import Sealer
from app.store.links import LinkInfo

MOST_KEPT = 400
"""Entries kept at once; more than a round has links and versions."""


class Entry:
    """A form as it is asked at a link: its judge, its seal, its document. Never what a person sent.

    delivery: on a shared tablet, the public key that answers are sealed to while there is no net.
    """

    def __init__(self, link: LinkInfo, questionnaire: Questionnaire, delivery: str) -> None:
        self.link = link
        self.questionnaire = questionnaire
        self.judge = Judge(questionnaire)
        self.delivery = delivery
        self.sealer = Sealer(link, questionnaire)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those fixed at opening in which every text exists, the form's and our own: never two in one document."""
        complete = set(languages(self.questionnaire)) & set(current_catalogs().languages)
        return in_order(complete & set(self.link.frozen.languages or complete))

    @cached_property
    def document(self) -> Packed:
        """The empty document, packed around the place of its nonce."""
        return pack(self.page(nonce=NONCE_MARK))

    @cached_property
    def sheet(self) -> Asset:
        """The style rules of this form: its languages and its conditions."""
        return make_asset(language_rules(self.languages) + relevance_rules(self.questionnaire), "css")

    def page(
        self, nonce: str, posted: Posted | None = None, faults: Sequence[Fault] = (), notice: Notice = NOTHING
    ) -> str:
        """The document as HTML, with what was typed and what to mend."""
        form, told = answer_form(self.questionnaire, posted), summary(self.questionnaire, faults)
        return render_template(
            "respondent/document.html",
            languages=self.languages,
            questionnaire=self.questionnaire,
            heading=self.questionnaire.title,
            trial=self.link.trial,
            why=self.questionnaire.intro[0],
            minutes=minutes(self.questionnaire),
            promise=promise(self.questionnaire),
            marks=marks(self.link.frozen.levels),
            sheet=f"/s/{self.link.token}/{self.sheet.name}",
            form=form,
            parts=parts(self.questionnaire, form, faults),
            with_code=self.link.mode == "code",
            summary=told,
            code_faults=tuple(fault for name, _, fault in told if name == "q-code"),
            notice=notice,
            messages=MESSAGES,
            contacts=contact_of(services().settings, self.link.form),
            kiosk=self.link.token if self.delivery else "",
            delivery=self.delivery,
            round_key=self.link.round,
            nonce=nonce,
        )


def entry(session: Session, link: LinkInfo, version: int, delivery: str = "") -> Entry:
    """The entry of a link, made on first use; raises KeyError when the round never had this version."""
    if held := kept(link.token, version, delivery):
        return held
    made = Entry(link, links.questionnaire(session, link, version), delivery)
    entries = _entries()
    if len(entries) >= MOST_KEPT:
        entries.clear()
    entries[link.token, version, delivery] = made
    return made


def kept(token: str, version: int, delivery: str = "") -> Entry | None:
    """An entry made earlier: opening fixed all that is in it."""
    return _entries().get((token, version, delivery))


def remembered(token: str, delivery: str = "") -> Entry | None:
    """An entry made earlier for a link, for when the database cannot be asked."""
    return next((one for (known, _, key), one in _entries().items() if (known, key) == (token, delivery)), None)


def _entries() -> dict[tuple[str, int, str], Entry]:
    entries: dict[tuple[str, int, str], Entry] = current_app.extensions["deltag.entries"]
    return entries

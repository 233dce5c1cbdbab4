"""A link without a housing area: the way on to the areas' own links. Nothing is sent but the choice of link."""

from __future__ import annotations

from flask import Response
from sqlalchemy.orm import Session

from app.respondent import page as pages
from app.respondent.entry import Entry
from app.respondent.facts import minutes, promise
from app.store import rounds
from app.store.links import LinkInfo


def wanted(link: LinkInfo) -> bool:
    """Whether a link leaves open which of the round's areas is meant."""
    return link.group is None and bool(link.frozen.areas)


def page(session: Session, held: Entry) -> Response:
    """The areas by name, each with its open link."""
    questionnaire = held.questionnaire
    return pages.page(
        "areas",
        languages=held.languages,
        heading=questionnaire.title,
        trial=held.link.trial,
        why=questionnaire.intro[0],
        minutes=minutes(questionnaire),
        promise=promise(questionnaire),
        question=questionnaire.question(questionnaire.split),
        links=_open_links(session, held.link),
        token=held.link.token,
    )


def _open_links(session: Session, link: LinkInfo) -> dict[str, str]:
    """Area code → token."""
    summary = rounds.get_round(session, link.round)
    others = summary.links if summary else ()
    return {each.group: each.token for each in others if each.form == link.form and each.mode == "open" and each.group}

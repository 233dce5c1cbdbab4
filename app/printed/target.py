"""What is printed for: one link of a round, with its form and the languages it is offered in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.language import Catalogs, in_order
from app.questionnaire.model import Questionnaire
from app.questionnaire.wording import languages
from app.store import links, rounds, signatures
from app.store.areas import list_areas
from app.store.errors import RoundError
from app.store.links import LinkInfo
from app.store.rounds import PHASES, LinkSummary, RoundSummary


@dataclass(frozen=True)
class Target:
    """group: the Danish name of the link's area or type; None for a link that all share."""

    link: LinkInfo
    form: Questionnaire
    languages: tuple[str, ...]
    group: str | None
    address: str


def find(session: Session, catalogs: Catalogs, base_url: str, key: str, group: str) -> Target:
    """The link of a group (area or type), or of the form of that name for all. Raises RoundError when there is none."""
    summary = rounds.get_round(session, key)
    if summary is None:
        raise RoundError(f"Der er ingen runde {key}.")
    if summary.phase in ("counted", "released"):
        raise RoundError(f"Runden {key} er {PHASES[summary.phase]}: der kan ikke svares mere.")
    token = _chosen(summary, group).token
    link = links.find(session, token)
    if link is None:
        raise RoundError(f"Linket til {group} findes ikke mere.")
    form = links.questionnaire(session, link, link.version)
    return Target(
        link, form, _offered(session, catalogs, link, form), _name(session, link, form), f"{base_url}/s/{token}"
    )


def _chosen(summary: RoundSummary, group: str) -> LinkSummary:
    """An open link rather than one with codes."""
    found = [link for link in summary.links if (link.group or link.form) == group]
    if not found:
        known = ", ".join(dict.fromkeys(link.group or link.form for link in summary.links))
        raise RoundError(f"Runden {summary.key} har ingen gruppe {group}. Der er: {known}.")
    return min(found, key=lambda link: link.mode != "open")


def _offered(session: Session, catalogs: Catalogs, link: LinkInfo, form: Questionnaire) -> tuple[str, ...]:
    """Those fixed at opening; before it, those that would be: in a trial all, else what a reader has signed."""
    fixed: Sequence[str] = link.frozen.languages
    if not fixed:
        levels = signatures.levels(session, form)
        fixed = [language for language, level in levels.items() if link.trial or level != "draft"]
    return in_order(set(fixed) & set(languages(form)) & set(catalogs.languages))


def _name(session: Session, link: LinkInfo, form: Questionnaire) -> str | None:
    """The area's or the type's Danish name; before opening the form does not know the areas yet."""
    if link.group is None:
        return None
    areas = {area.code: area.name for area in list_areas(session)}
    types = {choice.code: choice.text.da for choice in form.question(form.split).choices}
    return {**areas, **types}[link.group]

"""What must be in order before a round opens, and what opening fixes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Link, Round, RoundForm
from app.questionnaire.lint import Flag, lint
from app.questionnaire.model import Questionnaire
from app.questionnaire.wording import language_order
from app.store import links, signatures
from app.store.areas import MOST_ACTIVITIES, list_activities, list_areas
from app.store.errors import RoundError
from app.store.frozen import Frozen, FrozenActivity, FrozenArea, from_json
from app.store.links import Mode
from app.store.signatures import Level


def freeze(session: Session, round_: Round, form: RoundForm, questionnaire: Questionnaire) -> Frozen:
    """Areas, activities, invited boards and languages as of now. Raises RoundError on what must not open."""
    planned = from_json(form.frozen)
    levels = _offered(session, round_, questionnaire)
    if not by_area(questionnaire):
        invited = planned.invited if questionnaire.unit == "board" else ()
        return Frozen(invited=invited, languages=tuple(levels), levels=tuple(levels.items()))
    areas = tuple(FrozenArea(a.code, a.name, a.residents) for a in list_areas(session))
    activities = tuple(FrozenActivity(a.area, a.code, a.name, a.picto) for a in list_activities(session))
    _refuse(_faults(areas, activities))
    return Frozen(areas, activities, languages=tuple(levels), levels=tuple(levels.items()))


def missing(session: Session, round_: Round, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The languages that are asked for and have no reader's signature; none in a trial, which offers all as drafts."""
    return _unread(session, round_, questionnaire, signatures.levels(session, questionnaire))


def _unread(
    session: Session, round_: Round, questionnaire: Questionnaire, levels: Mapping[str, Level]
) -> tuple[str, ...]:
    asked = () if round_.trial else _asked(session, questionnaire, levels)
    return tuple(language for language in asked if levels.get(language, "draft") == "draft")


def _offered(session: Session, round_: Round, questionnaire: Questionnaire) -> dict[str, Level]:
    """The languages of the round: in a trial all, else those a named reader has signed, and never fewer in silence."""
    levels = signatures.levels(session, questionnaire)
    unread = _unread(session, round_, questionnaire, levels)
    if unread and not (round_.fewer_languages_because or "").strip():
        raise RoundError(
            f"Skemaet {questionnaire.form} kan ikke åbnes på alle de sprog, der bedes om: {', '.join(unread)} "
            "mangler en læsers underskrift eller tekster. Skriv under, eller skriv en grund til at åbne uden."
        )
    return {language: level for language, level in levels.items() if round_.trial or level != "draft"}


def _asked(session: Session, questionnaire: Questionnaire, there: Iterable[str]) -> tuple[str, ...]:
    """What the areas ask for; an area that has not said, and a form that is not by area, asks for all there are."""
    wanted = [area.languages for area in list_areas(session)] if by_area(questionnaire) else [None]
    asked = {code for codes in wanted for code in (there if codes is None else codes)}
    return tuple(sorted(asked, key=language_order))


def make_links(session: Session, form: RoundForm, questionnaire: Questionnaire, areas: Iterable[str]) -> None:
    """An open link per area; a link with codes per type for boards; else one common open link.

    Made when a round is planned, so that posters can be printed, and brought up to date when it opens.
    """
    wanted = dict(_wanted(questionnaire, areas))
    there = {link.group: link for link in session.scalars(select(Link).where(Link.round_form == form.id))}
    for group in there.keys() - wanted.keys():
        session.delete(there[group])
    for group in [group for group in wanted if group not in there]:
        links.create(session, form.id, group, wanted[group])


def _wanted(questionnaire: Questionnaire, areas: Iterable[str]) -> Iterator[tuple[str | None, Mode]]:
    if by_area(questionnaire):
        yield from ((area, "open") for area in areas)
    elif questionnaire.unit == "board":
        yield from ((choice.code, "code") for choice in questionnaire.question(questionnaire.split).choices)
    else:
        yield None, "open"


def by_area(questionnaire: Questionnaire) -> bool:
    """Whether the form is split by housing area."""
    return questionnaire.question(questionnaire.split).options_from == "area_list"


def _faults(areas: tuple[FrozenArea, ...], activities: tuple[FrozenActivity, ...]) -> list[str]:
    faults = [] if areas else ["Der er ingen boligområder at spørge i. Opret dem først."]
    for name, number in Counter(a.area for a in activities).items():
        if number > MOST_ACTIVITIES:
            faults.append(f"{name} har {number} aktiviteter; der må højst være {MOST_ACTIVITIES}.")
    faults += [_flagged("Boligområdet", area.name, flag) for area in areas for flag in lint(area.name, "da")]
    faults += [_flagged("Aktiviteten", a.name, flag) for a in activities for flag in lint(a.name, "da")]
    return faults


def _flagged(kind: str, name: str, flag: Flag) -> str:
    why = f"“{flag.span}” peger på noget, der ikke må spørges om (regel {flag.category})"
    return f"{kind} “{name}” kan ikke bruges: {why}."


def _refuse(faults: list[str]) -> None:
    if faults:
        raise RoundError(" ".join(faults))

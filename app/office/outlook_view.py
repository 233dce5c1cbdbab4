"""What a planned round can be expected to see, said while there is still time to reach more people."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.danish import gettext as _
from app.database import reading, services
from app.office.round_view import RoundView
from app.store import questionnaires, results, rounds
from app.store.areas import list_areas
from app.store.opening import by_area
from exports.expected import STANDARD, Expected, Sight, expected, sight
from exports.groups import LEAST_ANSWERS
from exports.release import Altered, FormResult, from_json

AIMED = 200
AIM = _("Sigt efter mindst 200 svar.")
AIM_BY_AREA = _("Sigt efter mindst 100 svar i hvert område og mindst 200 i alt.")


@dataclass(frozen=True)
class Row:
    """So many answers of a group: how far off a share may be, and the smallest change that is found."""

    name: str
    answers: str
    half: str
    change: str


@dataclass(frozen=True)
class Outlook:
    """lead: the whole in a sentence. rows: the whole and the areas, or standard numbers. joined: in sentences."""

    lead: str
    aim: str
    first: str
    rows: tuple[Row, ...]
    joined: tuple[str, ...]


def outlooks(view: RoundView) -> dict[str, Outlook]:
    """Of each form of a planned round that persons answer."""
    if view.phase != "planned":
        return {}
    with reading(services().engine) as session:
        forms = rounds.forms_of(session, view.key)
        asked = [questionnaires.get(session, form.form, form.version) for form in forms]
        return {one.form: _outlook(session, view.key, one.form, by_area(one)) for one in asked if one.unit == "person"}


def _outlook(session: Session, key: str, form: str, areas: bool) -> Outlook:
    residents = {area.name: area.residents for area in list_areas(session)} if areas else {}
    least = rounds.thresholds(session, key).get("area", LEAST_ANSWERS)
    lead = _("Ingen tidligere runde siger, hvor mange svar der kan ventes. {seen}").format(seen=seen(sight(AIMED)))
    try:
        former = _former(session, key, form)
    except Altered as error:
        former, lead = None, str(error)
    found = expected(residents, former, least)
    aim = AIM_BY_AREA if areas else AIM
    if found.whole is None:
        rows = tuple(_row(_("{answers} svar").format(answers=many), sight(many), counted=False) for many in STANDARD)
        return Outlook(lead, aim, _("I hver runde"), rows, ())
    return Outlook(
        lead=_("Ud fra forrige runde kan der ventes ca. {answers} svar. {seen}").format(
            answers=found.whole.answers, seen=seen(found.whole)
        ),
        aim=aim,
        first=_("Område") if areas else _("Gruppe"),
        rows=(_row(_("Alle"), found.whole), *(_row(name, one) for name, one in found.areas.items())),
        joined=tuple(_joined(found, least)),
    )


def _former(session: Session, key: str, form: str) -> FormResult | None:
    """The form as it was released last, if it was and still holds."""
    for document in reversed(results.former_releases(session, key)):
        release = from_json(document)
        found = next((one for one in release.forms if one.form == form), None)
        if found and not release.withdrawn:
            return found
    return None


def seen(of: Sight) -> str:
    """The smallest change in a sentence."""
    if of.change is None:
        return _("Så få svar viser ingen ændring.")
    return _("Med {answers} svar opdages kun ændringer over ca. {points} point.").format(
        answers=of.answers, points=of.change
    )


def _row(name: str, of: Sight, *, counted: bool = True) -> Row:
    half = "–" if of.half is None else f"± {of.half}"
    return Row(name, str(of.answers) if counted else "", half, "–" if of.change is None else str(of.change))


def _joined(found: Expected, least: int) -> list[str]:
    """Which areas will be published together, and why."""
    return [
        _("{areas} offentliggøres samlet, med ca. {answers} svar.").format(areas=_listed(names), answers=many)
        for names, many in found.joined.items()
    ] + ([_("Et område står kun alene med mindst {least} svar.").format(least=least)] if found.joined else [])


def _listed(names: tuple[str, ...]) -> str:
    return _("{first} og {last}").format(first=", ".join(names[:-1]), last=names[-1])

"""What a round's page shows of "Det svarede I": whether it is up, where, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from app.danish import gettext as _
from app.database import reading, services
from app.office.access import may
from app.office.blueprint import staff
from app.office.phases import day
from app.office.round_view import RoundView
from app.store import publications
from app.store.publications import PublicPage


@dataclass(frozen=True)
class PublicView:
    """state: one sentence. url: where the page is, nothing when it is not up. owner: who may put it up and down."""

    key: str
    state: str
    url: str
    button: str
    up: bool
    owner: bool


def public_view(view: RoundView) -> PublicView | None:
    """The public page of a released round; None before there is a release."""
    if view.phase != "released":
        return None
    with reading(services().engine) as session:
        page = publications.get(session, view.key)
    up = page is not None and page.published_on is not None
    return PublicView(
        key=view.key,
        state=_state(page),
        url=f"{services().settings.base_url}/svar/{page.token}" if page and page.shown else "",
        button=_("Ret »Det svarede I«") if up else _("Offentliggør »Det svarede I«"),
        up=up,
        owner=may(staff().role, "office.publish"),
    )


def _state(page: PublicPage | None) -> str:
    if page is None:
        return _("Siden er ikke offentliggjort.")
    if page.published_on is None:
        return _("Siden er taget ned. Plakater, der hænger endnu, virker igen, når den offentliggøres.")
    if not page.shown:
        return _("Siden vises ikke: resultatet er ændret, siden den blev offentliggjort. Offentliggør den igen.")
    told = _("Siden blev offentliggjort {day} og kan læses af alle, der har adressen.")
    return told.format(day=day(page.published_on))

"""The versions of a round's release, as its page lists them."""

from __future__ import annotations

from dataclasses import dataclass

from app.danish import gettext as _
from app.danish import ngettext
from app.database import reading, services
from app.office.access import may
from app.office.blueprint import staff
from app.office.round_view import RoundView
from app.store import results
from app.store.results import Edition

MARK = 12
"""So many signs of the digest tell one release from another."""


@dataclass(frozen=True)
class EditionView:
    """said: what the attacker said of it. stands: its workbook can be fetched."""

    version: int
    name: str
    mark: str
    note: str
    said: str
    stands: bool


@dataclass(frozen=True)
class EditionViews:
    """The newest first. open: it can be corrected or withdrawn by whoever looks."""

    editions: tuple[EditionView, ...]
    open: bool


def edition_views(view: RoundView) -> EditionViews | None:
    """The versions of a released round; None before."""
    if view.phase != "released":
        return None
    with reading(services().engine) as session:
        every = results.editions(session, view.key)
    shown = tuple(_shown(each, withdrawn=view.withdrawn) for each in reversed(every))
    return EditionViews(shown, open=not view.withdrawn and may(staff().role, "office.correct"))


def _shown(edition: Edition, *, withdrawn: bool) -> EditionView:
    name = _("Udgave {version}: trukket tilbage") if edition.withdrawn else _("Udgave {version}")
    return EditionView(
        version=edition.version,
        name=name.format(version=edition.version),
        mark=edition.digest[:MARK],
        note=edition.note,
        said=_said(edition),
        stands=edition.withdrawn or not withdrawn,
    )


def _said(edition: Edition) -> str:
    if edition.tried is None or edition.found is None:
        return ""
    if edition.found:
        return _("Angriberen fandt noget, som de tidligere udgaver allerede viste.")
    told = ngettext(
        "Angriberen prøvede {tried} skjult tal og fandt ikke noget.",
        "Angriberen prøvede {tried} skjulte tal og fandt ikke noget.",
        edition.tried,
    )
    return told.format(tried=edition.tried)

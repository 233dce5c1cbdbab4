"""The ways on when a round is to be released: what is left out so that the rest may leave, and what that costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.danish import gettext as _

RESIDENTS, BOARDS, MEMBERS = "bs", "fa", "fm"
ALL, TOTAL = "alt", "total"


@dataclass(frozen=True)
class Way:
    """words: the options of the command. cost: what is given up."""

    id: str
    words: tuple[str, ...]
    name: str
    cost: str


def ways(forms: Sequence[str], joinings: Sequence[Mapping[str, Any]] | None = None) -> tuple[Way, ...]:
    """The ways of a round with these forms, the least loss first. joinings: as a proof told of them."""
    made = [Way(ALL, (), _("Frigiv alt, der må vises"), _("Intet udelades. Enkelte tal kan være skjult."))]
    if RESIDENTS in forms:
        cost = _("Alle andre tal bliver. Det mindste tab.")
        made.append(Way("uden-aktiviteter", ("--without", "Aktivitet"), _("Udelad aktiviteterne hver for sig"), cost))
    if RESIDENTS in forms or MEMBERS in forms:
        cost = _("Ingen tal for de enkelte aldre. Alt andet bliver.")
        made.append(Way("uden-alder", ("--without", "Alder"), _("Udelad aldersgrupperne"), cost))
    made += _merging(forms, joinings)
    words = _("Hovedtal og spørgsmål for alle under ét. Intet for grupper, og intet for de enkelte aktiviteter.")
    return (*made, Way(TOTAL, ("--totals-only",), _("Frigiv kun totalen"), words))


def way(all_ways: Iterable[Way], id_: str) -> Way | None:
    """The way with this id."""
    return next((each for each in all_ways if each.id == id_), None)


def _merging(forms: Sequence[str], joinings: Sequence[Mapping[str, Any]] | None) -> list[Way]:
    if joinings is None:
        what = _kinds(forms)
        name = _("Læg de mindste {what} sammen").format(what=what)
        return [_merge(1, name, _("Ét navn mindre at se på. Bør være det samme næste gang."))]
    steps = sorted({each["merges"] for each in joinings})
    return [_told(step, [each for each in joinings if each["merges"] == step]) for step in steps]


def _told(step: int, joined: Sequence[Mapping[str, Any]]) -> Way:
    names = "; ".join(dict.fromkeys(names for each in joined for names in each["joined"]))
    counts = ", ".join(dict.fromkeys(map(_fewer, joined)))
    cost = _("{counts}. Bør være det samme næste gang.").format(counts=counts)
    return _merge(step, _("Læg {names} sammen").format(names=names), cost)


def _merge(step: int, name: str, cost: str) -> Way:
    return Way(f"sammen-{step}", ("--merge", str(step)), name, cost)


def _kinds(forms: Sequence[str]) -> str:
    return _("områder") if RESIDENTS in forms else _("slags foreninger")


def _fewer(joining: Mapping[str, Any]) -> str:
    what, groups, before = _kinds([joining["form"]]), joining["groups"], joining["before"]
    return _("{groups} {what} i stedet for {before}").format(what=what, groups=groups, before=before)

"""What opening fixes for a form in a round: it is read from here until the release, never from live lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.questionnaire.model import Choice, Questionnaire, Text


@dataclass(frozen=True, slots=True)
class FrozenArea:
    """A housing area. residents: persons aged 15 or more."""

    code: str
    name: str
    residents: int


@dataclass(frozen=True, slots=True)
class FrozenActivity:
    """An activity of an area, under the name its staff gave it."""

    area: str
    code: str
    name: str
    picto: str | None


@dataclass(frozen=True, slots=True)
class Frozen:
    """areas: in joining order. invited: boards per type. languages: those the form was offered in.

    levels: how far each translation was read when the round opened: draft, tried or approved.
    """

    areas: tuple[FrozenArea, ...] = ()
    activities: tuple[FrozenActivity, ...] = ()
    invited: tuple[tuple[str, int], ...] = ()
    languages: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()

    @property
    def area_codes(self) -> tuple[str, ...]:
        """Codes of the areas in joining order: a ballot holds the index."""
        return tuple(area.code for area in self.areas)

    @property
    def asked(self) -> int | None:
        """How many could answer: residents aged 15 or more, or boards invited; None where nobody knows."""
        many = sum(area.residents for area in self.areas) + sum(number for _, number in self.invited)
        return many or None

    def lists(self, area: str | None = None) -> dict[str, tuple[Choice, ...]]:
        """The local lists of a questionnaire: all areas, and the activities of one area (or of all)."""
        areas = tuple(_local(area.code, area.name, None) for area in self.areas)
        activities = (a for a in self.activities if area in (None, a.area))
        return {"area_list": areas, "activity_list": tuple(_local(a.code, a.name, a.picto) for a in activities)}


def filled(questionnaire: Questionnaire, frozen: Frozen, group: str | None) -> Questionnaire:
    """The form as it is asked at a link: local lists filled in, and the link's group already answered."""
    split = questionnaire.question(questionnaire.split)
    by_area = split.options_from == "area_list"
    form = questionnaire.with_lists(frozen.lists(group if by_area else None))
    return form.with_preset(**{split.name: group}) if group else form


def to_json(frozen: Frozen) -> dict[str, Any]:
    """What is stored in RoundForm.frozen."""
    return asdict(frozen)


def from_json(document: Mapping[str, Any]) -> Frozen:
    """What was stored in RoundForm.frozen."""
    return Frozen(
        areas=tuple(FrozenArea(**area) for area in document["areas"]),
        activities=tuple(FrozenActivity(**activity) for activity in document["activities"]),
        invited=tuple((group, count) for group, count in document["invited"]),
        languages=tuple(document["languages"]),
        levels=tuple((language, level) for language, level in document.get("levels", ())),
    )


def _local(code: str, name: str, picto: str | None) -> Choice:
    return Choice(code, Text(code, name), picto, local=True)

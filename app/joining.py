"""Which areas or types would be published together, if more of them were joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.database import reading
from app.draft import counted_forms, former_releases, thresholds
from app.models import Round
from app.store.keys import Keys
from exports.assembly import FormInput, published_before
from exports.release import Release
from exports.splits import AGE, Choice, Split, splits
from exports.thresholds import Thresholds
from exports.wording import listed

MOST = 2
"""So many steps further are told of."""


@dataclass(frozen=True, slots=True)
class Joining:
    """One step of a form. joined: the names of what each new group is joined of. groups: how many are left, of how many
    there are when nothing more is joined."""

    merges: int
    form: str
    joined: tuple[str, ...]
    groups: int
    before: int


def joinings(engine: Engine, keys: Keys, key: str) -> list[Joining]:
    """The steps a counted round can take, while there are two groups left to tell apart."""
    with reading(engine) as session:
        return list(_joinings(session, keys, session.get_one(Round, key)))


def _joinings(session: Session, keys: Keys, round_: Round) -> Iterator[Joining]:
    former, least = former_releases(session, round_), thresholds(round_)
    for form in counted_forms(session, keys, round_):
        name, as_is = form.questionnaire.form, _places(form, 0, former, least)
        for merges in range(1, MOST + 1):
            made = _places(form, merges, former, least)
            if as_is and made:
                yield Joining(merges, name, _joined(as_is, made), len(made.groups), len(as_is.groups))


def _places(form: FormInput, merges: int, former: list[Release], least: Thresholds) -> Split | None:
    before = published_before(form.questionnaire.form, former)
    made = splits(form.questionnaire, form.counts, least, Choice(merges), before)
    return next((split for split in made if split.grouping != AGE), None)


def _joined(as_is: Split, made: Split) -> tuple[str, ...]:
    parts = ([old.label for old in as_is.groups if set(old.codes) <= set(new.codes)] for new in made.groups)
    return tuple(listed(labels) for labels in parts if len(labels) > 1)

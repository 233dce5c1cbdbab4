"""The headline figures of a release, each as a card: the figure, its verdict, what is behind it, and its groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.danish import gettext as _
from app.office.figures import between, difference, shown, svg
from exports import card, theme, wording
from exports import headline_drawing as drawn

if TYPE_CHECKING:
    from exports.release import FormResult, Indicator, Past, Release

LOOKS = {"▲": "wanted", "▼": "wrong", "◆": "unclear", "●": "unsure"}
"""Mark of a verdict → the class of its strip; the others are quiet."""
TITLES = {
    "Område": _("Områder for sig"),
    "Foreningstype": _("Slags foreninger for sig"),
    "Alder": _("Alder for sig"),
}
FIRST_COLUMN = {"Område": _("Område"), "Foreningstype": _("Slags"), "Alder": _("Alder")}


@dataclass(frozen=True)
class FigureRow:
    """A figure in a table of the card: of a group, or of a round."""

    name: str
    value: str
    interval: str
    before: str
    base: str
    few: bool
    strong: bool


@dataclass(frozen=True)
class Block:
    """A drawing with its table beside it. sides: a second drawing, of the three poles."""

    id: str
    title: str
    first: str
    drawing: str
    sides: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class Headline:
    """One headline figure. look: class of the verdict's strip. sides: SVG of the three poles at each round."""

    id: str
    name: str
    meaning: str
    value: str
    interval: str
    base: str
    before: str
    difference: str
    few: bool
    sign: str
    look: str
    verdict: str
    sentence: str
    note: str
    sides: str
    rounds: Block | None
    groups: tuple[Block, ...]


def headlines(release: Release) -> tuple[Headline, ...]:
    """The cards in the order of their codes."""
    form_of = {i.id: form for form in release.forms for i in form.indicators}
    return tuple(_headline(release, form_of[one.id], one) for one in card.headlines(release))


def _headline(release: Release, form: FormResult, one: Indicator) -> Headline:
    compared, mark = one.comparison, theme.mark(one.verdict)
    return Headline(
        id=one.id,
        name=one.name,
        meaning=card.MEANING.get(one.id, one.definition),
        value=shown(one.value, one.unit),
        interval=between(one.low, one.high, one.unit) or theme.HIDDEN,
        base=theme.HIDDEN if one.base is None else wording.thousands(one.base),
        before=shown(compared.value, one.unit) if compared else "",
        difference=difference(compared.d, one.unit) if compared else "",
        few=one.few,
        sign=mark.sign,
        look=LOOKS.get(mark.sign, "quiet"),
        verdict=one.verdict,
        sentence=wording.sentence(one).replace(" %", "\u00a0%"),
        note=wording.beside(one),
        sides=svg(drawn.sides_over_rounds(release, one), "sides", one.id),
        rounds=_rounds(release, one),
        groups=tuple(_groups(form, one)),
    )


def _rounds(release: Release, one: Indicator) -> Block | None:
    """The figure at every comparable round; a first round has no development."""
    earlier = drawn.earlier(release, one)
    if not earlier:
        return None
    rows = [_past(past, one.unit) for past in earlier]
    rows.append(_row(drawn.round_name(release.round.opens_on), one, strong=True))
    drawing = svg(drawn.development(release, one), "rounds", one.id)
    return Block("rounds", _("Udvikling"), _("Måling"), drawing, "", tuple(rows))


def _past(past: Past, unit: str) -> FigureRow:
    limits, base = between(past.low, past.high, unit), wording.thousands(past.base)
    return FigureRow(
        drawn.round_name(past.opens_on), shown(past.value, unit), limits, "", base, few=False, strong=False
    )


def _groups(form: FormResult, one: Indicator) -> Iterator[Block]:
    for place, (grouping, title) in enumerate(TITLES.items()):
        ours = drawn.in_groups(form, one, grouping)
        if not ours:
            continue
        name = (one.id, str(place))
        yield Block(
            id=f"groups-{place}",
            title=title,
            first=FIRST_COLUMN[grouping],
            drawing=svg(drawn.groups(form, one, grouping), "groups", *name),
            sides=svg(drawn.sides_in_groups(form, one, grouping), "group-sides", *name),
            rows=(_row(drawn.everybody(grouping), one, strong=True), *(_row(each.group, each) for each in ours)),
        )


def _row(name: str, one: Indicator, *, strong: bool = False) -> FigureRow:
    return FigureRow(
        name=name,
        value=shown(one.value, one.unit),
        interval=between(one.low, one.high, one.unit) or theme.HIDDEN,
        before=shown(one.comparison.value, one.unit) if one.comparison else "",
        base=theme.HIDDEN if one.base is None else wording.thousands(one.base),
        few=one.few,
        strong=strong,
    )

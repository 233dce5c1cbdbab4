"""The figures of earlier comparable rounds, as they were released, beside the new ones (instruments/05, section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.comparable import EVERYBODY, Round, former_figure
from exports.figure import TOTAL, Indicator, Past
from exports.guard import COMPARED_WITH_OTHERS, unknown

POLES = ("less", "same", "more")


def past(now: Round, earlier: Sequence[Round]) -> Iterator[Past]:
    """Every printed figure of these rounds of a form that may stand beside this round's, by this round's groups."""
    for then in earlier:
        for indicator in (*now.form.indicators, *now.form.group_indicators):
            figure = None if indicator.unit == "activities" else former_figure(indicator, now, then)
            if figure and figure.value is not None:
                yield _past(indicator, figure, figure.value, then)


def _past(indicator: Indicator, figure: Indicator, value: float, then: Round) -> Past:
    with_poles = indicator.grouping == TOTAL and indicator.id in COMPARED_WITH_OTHERS
    unknown_of = unknown(then, indicator.id, EVERYBODY) if with_poles else None
    return Past(
        round=then.release.round.key,
        title=then.release.round.title,
        opens_on=then.release.round.opens_on,
        indicator=indicator.id,
        grouping=indicator.grouping,
        group=indicator.group,
        value=value,
        low=figure.low,
        high=figure.high,
        base=figure.base or 0,
        poles=_poles(then, COMPARED_WITH_OTHERS[indicator.id]) if with_poles else (),
        dk=unknown_of[0] / unknown_of[1] if unknown_of else None,
    )


def _poles(then: Round, table: str) -> tuple[float, ...]:
    """None unless all three are printed."""
    counts = [then.count(table, EVERYBODY, code, "pole") for code in POLES]
    base = then.base(table, EVERYBODY)
    shown = [count for count in counts if count is not None]
    return tuple(count / base for count in shown) if base and len(shown) == len(POLES) else ()

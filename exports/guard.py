"""Who answered, then and now: what must be said beside a change when others answered (instruments/05, section 5.4)."""

from __future__ import annotations

from exports.comparable import Ground, Match, Round
from exports.composition import Areas, far_apart, guard_applies
from exports.figure import TOTAL, Indicator
from exports.splits import AREA
from exports.verdict_texts import AGES_MOVED, AREAS_MOVED, AREAS_NOT_SHOWN, FEWER_UNKNOWN, MORE_UNKNOWN

AGES = {"bs": "bs_age", "fm": "fm_age"}
COMPARED_WITH_OTHERS = {"B1": "bs_same_degree", "D1": "fm_same_degree"}
"""The figures that are printed with their poles and with the share of "don't know": the table they come from."""


def only_who_answered(indicator: Indicator, now: Round, match: Match) -> bool:
    """Whether a change of B1 turns or is gone once the areas weigh as they did before."""
    areas = _areas(indicator, now, match)
    return areas is not None and guard_applies(*areas)


def remarks(indicator: Indicator, now: Round, match: Match) -> list[str]:
    """What has changed among those who answered, of a figure that carries a verdict."""
    found = [_area_remark(indicator, now, match), _age_remark(indicator, now, match)]
    return [remark for remark in (*found, _unknown_remark(indicator, now, match)) if remark]


def unknown(form: Round, indicator: str, ground: Ground) -> tuple[int, int] | None:
    """Of B1 and D1: how many answered "don't know", of them and the valid answers; None when hidden."""
    table = COMPARED_WITH_OTHERS[indicator]
    count, base = form.count(table, ground, "dk", "missing"), form.base(table, ground)
    return (count, base + count) if count is not None and base else None


def fewer_has_not_risen(indicator: Indicator, now: Round, match: Match) -> bool:
    """Of B1 and D1: that no larger share answers "less often" than before, where both rounds show it."""
    if indicator.id not in COMPARED_WITH_OTHERS:
        return False
    table = COMPARED_WITH_OTHERS[indicator.id]
    then_k, now_k = (one.count(table, match.ground, "less", "pole") for one in (match.then, now))
    then_n, now_n = (one.base(table, match.ground) for one in (match.then, now))
    if then_k is None or now_k is None or not then_n or not now_n:
        return False
    return now_k * then_n <= then_k * now_n


def _area_remark(indicator: Indicator, now: Round, match: Match) -> str:
    if not _has_areas(indicator, now):
        return ""
    areas = _areas(indicator, now, match)
    if areas is None:
        return AREAS_NOT_SHOWN
    before, after = areas
    totals = [sum(n for _, n in one.values()) for one in areas]
    moved = any(far_apart((before[area][1], totals[0]), (after[area][1], totals[1])) for area in before)
    return AREAS_MOVED if moved or guard_applies(before, after) else ""


def _has_areas(indicator: Indicator, now: Round) -> bool:
    return (indicator.id, indicator.grouping) == ("B1", TOTAL) and len(set(now.release.round.areas)) > 1


def _areas(indicator: Indicator, now: Round, match: Match) -> tuple[Areas, Areas] | None:
    """k of n of B1 in each area that is printed alone or joined alike in both rounds; None unless all of them are."""
    if not _has_areas(indicator, now):
        return None
    groups = match.ground.groups or tuple(now.published(AREA))
    before, after = (_by_area(form, groups) for form in (match.then, now))
    return (before, after) if before and after else None


def _by_area(form: Round, groups: tuple[frozenset[str], ...]) -> Areas:
    rows = {" + ".join(sorted(members)): form.statistics("B1", Ground(AREA, (members,))) for members in groups}
    printed = {name: (row.k, row.n) for name, row in rows.items() if row and row.k is not None and row.n}
    return printed if len(printed) == len(groups) else {}


def _age_remark(indicator: Indicator, now: Round, match: Match) -> str:
    table = AGES.get(now.form.form)
    if indicator.grouping != TOTAL or table is None:
        return ""
    before, after = (_bands(form, table) for form in (match.then, now))
    return AGES_MOVED if any(far_apart(before[band], after[band]) for band in before if band in after) else ""


def _bands(form: Round, table: str) -> dict[str, tuple[int, int]]:
    """Age band by its label → k of n, where both are printed."""
    found = [one for one in form.form.tables if one.id == table and one.base]
    cells = [(cell, one.base or 0) for one in found for cell in one.cells if cell.role == "answer"]
    return {cell.label: (cell.count, base) for cell, base in cells if cell.count is not None}


def _unknown_remark(indicator: Indicator, now: Round, match: Match) -> str:
    if indicator.id not in COMPARED_WITH_OTHERS:
        return ""
    before, after = (unknown(form, indicator.id, match.ground) for form in (match.then, now))
    if before is None or after is None or not far_apart(before, after):
        return ""
    return MORE_UNKNOWN if after[0] * before[1] > before[0] * after[1] else FEWER_UNKNOWN

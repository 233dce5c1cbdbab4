"""What each indicator rests on: the tables it sums up, and the questions that decide who is asked or counted."""

from __future__ import annotations

TABLES = {
    "B1": ("bs_same_degree",), "B1a": ("bs_same_degree|deltagere",), "B1x": ("bs_same_degree",),
    "B1b": ("bs_same_degree",), "B2": ("bs_act_mix",), "B2i": ("bs_act_mix",), "B3": ("bs_change",),
    "B4": ("bs_welcome",), "B5": ("bs_know",), "B6": ("bs_attended",), "B7": ("bs_meeting",),
    "B8": ("bs_mix_overall",), "D1": ("fm_same_degree",), "D1x": ("fm_same_degree",), "D1b": ("fm_same_degree",),
    "D2": ("fa_practice",), "D3": ("fa_candidates", "fa_seats_up"), "D4": ("fa_seats", "fa_vacant"),
    "D5": ("fa_eligible", "fa_participants"), "D6": ("fm_heard", "fm_understand", "fm_influence"),
    "D7": ("fa_new", "fa_candidates", "fa_seats_up"), "D8": ("fa_mirror",), "D9": ("fm_change",),
    "D10": ("fm_open_door",),
}  # fmt: skip
"""Indicator → the tables, or the questions of several tables, that show its answers (instruments/05, section 2)."""

FILTERS = {
    "B1a": ("bs_attended",), "B2": ("bs_activities", "bs_attended"), "B2i": ("bs_activities", "bs_attended"),
    "B3": ("bs_years_area",), "D3": ("fa_election",), "D5": ("fa_election",), "D6": ("fm_role",),
    "D7": ("fa_election",),
}  # fmt: skip
"""Indicator → the questions whose answers decide whose answers it sums up."""


def questions(indicator: str) -> tuple[str, ...]:
    """All questions an indicator rests on: the figure changes its meaning when one of them is worded anew."""
    shown = (table.partition("|")[0] for table in TABLES[indicator])
    return (*shown, *FILTERS.get(indicator, ()))


def indicators(table: str) -> tuple[str, ...]:
    """The indicators that sum up this table, or this question with several; none for most."""
    return tuple(indicator for indicator, tables in TABLES.items() if table in tables)

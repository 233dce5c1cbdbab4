"""Invented releases with few figures each, for what is said of a change: forms, groups, tables and what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from exports.figure import TOTAL, CarryRow, Indicator
from exports.indicators import FIRST, HIDDEN
from exports.interval import Estimate, balance, mean, mean_of_sums, share
from exports.passport import PASSPORTS
from exports.release import Release
from exports.rests_on import questions
from tests.exports.releases import Document, sealed

AREA, TYPE, AGE = "Område", "Foreningstype", "Alder"
FORMS = {"B": "bs", "D": "fm"}
BOARDS = {"D2", "D3", "D4", "D5", "D7", "D8"}
STEPS = {"much_less": 0, "less": 1, "same": 2, "more": 1, "much_more": 0}

Answers = Mapping[str, int]
"""Of B1 or D1: code → count, with dk."""


@dataclass(frozen=True)
class Figure:
    """An indicator of everybody or of a group, with what is kept of it and the table it comes from."""

    indicator: Indicator
    carry: CarryRow | None
    table: Document | None = None


def answers(much_less: int, less: int, same: int, more: int, much_more: int, dk: int = 0) -> Answers:
    """Of the scale "less often ... more often"."""
    codes = ("much_less", "less", "same", "more", "much_more", "dk")
    return dict(zip(codes, (much_less, less, same, more, much_more, dk), strict=True))


def same_of(k: int, n: int, dk: int = 0) -> Answers:
    """k of n answer "just as often", the others "less often"."""
    return answers(0, n - k, k, 0, 0, dk)


def form_of(indicator: str) -> str:
    """The form that has this indicator."""
    return "fa" if indicator in BOARDS else FORMS[indicator[0]]


def _figure(code: str, estimate: Estimate, carry: CarryRow, grouping: str, group: str) -> Figure:
    passport = next(one for one in PASSPORTS if one.id == code)
    indicator = Indicator(
        id=code, name=passport.name, words="", definition="", unit=passport.unit, headline=passport.headline,
        form=form_of(code), value=estimate.value, low=estimate.low, high=estimate.high, base=estimate.n, few=False,
        verdict=FIRST if passport.headline else "", note="", hidden=False, grouping=grouping, group=group,
    )  # fmt: skip
    return Figure(indicator, replace(carry, indicator=code, grouping=grouping, group=group))


def shared(code: str, k: int, n: int, grouping: str = TOTAL, group: str = TOTAL) -> Figure:
    """A share k of n."""
    return _figure(code, share(k, n), CarryRow(code, group, k=k, n=n), grouping, group)


def meant(code: str, n: int, m: float, s: float | None, grouping: str = TOTAL, group: str = TOTAL) -> Figure:
    """A mean index."""
    return _figure(code, mean(n, m, s), CarryRow(code, group, n=n, mean=m, s=s), grouping, group)


def balanced(code: str, plus: int, minus: int, n: int, grouping: str = TOTAL, group: str = TOTAL) -> Figure:
    """A balance."""
    made = balance(plus, minus, n)
    return _figure(code, made, CarryRow(code, group, n=n, mean=made.value, se=made.se), grouping, group)


def ratio_of(code: str, n: int, value: float, se: float | None) -> Figure:
    """A ratio over boards: printed with three decimals, kept exactly."""
    shown = Estimate(n, round(value, 3), round(value - 2 * (se or 0), 3), round(value + 2 * (se or 0), 3))
    return _figure(code, shown, CarryRow(code, TOTAL, n=n, mean=value, se=se), TOTAL, TOTAL)


def parity(code: str, given: Answers, grouping: str = TOTAL, group: str = TOTAL) -> Figure:
    """B1 or D1 with its table."""
    valid = {step: count for step, count in given.items() if step != "dk"}
    figure = shared(code, given["same"], sum(valid.values()), grouping, group)
    poles = {
        "less": given["much_less"] + given["less"], "same": given["same"], "more": given["more"] + given["much_more"],
    }  # fmt: skip
    cells = [_cell(step, "answer", count) for step, count in valid.items()]
    cells += [_cell(step, "pole", count) for step, count in poles.items()]
    cells.append(_cell("dk", "missing", given["dk"]))
    return replace(figure, table=table(questions(code)[0], figure.indicator.base or 0, cells, grouping, group))


def closeness(code: str, given: Answers) -> Figure:
    """B1x or D1x of the same answers."""
    steps = [STEPS[step] for step, count in given.items() if step != "dk" for _ in range(count)]
    made = mean_of_sums(len(steps), sum(steps), sum(step * step for step in steps), 50)
    return meant(code, made.n, made.value, made.s)


def aged(form: str, counts: Mapping[str, int | None], base: int) -> Document:
    """The table of ages."""
    return table(f"{form}_age", base, [_cell(band, "answer", count) for band, count in counts.items()], TOTAL, TOTAL)


def table(name: str, base: int | None, cells: Sequence[Document], grouping: str, group: str) -> Document:
    """A printed table."""
    for cell in cells:
        valid = cell["role"] != "missing" and base and cell["count"] is not None
        cell["share"] = cell["count"] / base if valid and base else None
    return {
        "id": name, "form": name[:2], "question": name, "text": name, "kind": "single", "scale": None,
        "grouping": grouping, "group": group, "base": base, "cells": list(cells), "hidden": False,
    }  # fmt: skip


def _cell(code: str, role: str, count: int | None) -> Document:
    return {"code": code, "label": code, "role": role, "count": count, "share": None}


def hidden(figure: Figure) -> Figure:
    """The same figure where it is not told: nothing is kept of it."""
    one = replace(figure.indicator, value=None, low=None, high=None, base=None, hidden=True)
    blank = figure.table and {
        **figure.table, "hidden": True, "base": None,
        "cells": [{**cell, "count": None, "share": None} for cell in figure.table["cells"]],
    }  # fmt: skip
    return Figure(replace(one, verdict=HIDDEN if one.verdict else ""), None, blank)


def released(
    year: int,
    figures: Iterable[Figure],
    groups: Iterable[tuple[str, str, tuple[str, ...]]] = (),
    areas: Sequence[str] = ("Ahorn",),
    tables: Iterable[Document] = (),
    wording: Mapping[str, str] | None = None,
) -> Release:
    """A release of that year. groups: grouping, label, members. wording: question → its text where it is another."""
    made = list(figures)
    words = {**dict.fromkeys(_asked(made), "Hvordan?"), **(wording or {})}
    by_form = {name: [one for one in made if one.indicator.form == name] for name in _forms(made)}
    forms = [_form(name, ones, list(groups), list(tables), words) for name, ones in by_form.items()]
    info: dict[str, Any] = {
        "key": f"r{year}", "title": f"Runde {year}", "opens_on": f"{year}-09-01", "closes_on": f"{year}-10-15",
        "trial": True, "languages": ["da"], "open_collection": True, "areas": list(areas), "contact": "Centret",
    }  # fmt: skip
    return sealed({
        "round": info, "version": 1, "released_on": f"{year}-11-01", "parameters": {}, "forms": forms,
        "carry": [asdict(one.carry) for one in made if one.carry], "digest": "",
    })  # fmt: skip


def _asked(made: Iterable[Figure]) -> list[str]:
    return list(dict.fromkeys(name for one in made for name in questions(one.indicator.id)))


def _forms(made: Iterable[Figure]) -> list[str]:
    return list(dict.fromkeys(one.indicator.form for one in made))


def _form(
    name: str, made: list[Figure], groups: list[tuple[str, str, tuple[str, ...]]], tables: list[Document],
    words: Mapping[str, str],
) -> Document:  # fmt: skip
    printed = [*(one.table for one in made if one.table), *(one for one in tables if one["form"] == name)]
    return {
        "form": name, "version": 1, "title": name, "unit": "board" if name == "fa" else "person", "usable": 200,
        "invited": None, "coverage": None, "coverage_words": "",
        "tables": [one for one in printed if one["grouping"] == TOTAL],
        "group_tables": [one for one in printed if one["grouping"] != TOTAL],
        "indicators": [asdict(one.indicator) for one in made if one.indicator.grouping == TOTAL],
        "group_indicators": [asdict(one.indicator) for one in made if one.indicator.grouping != TOTAL],
        "groups": [
            {"grouping": grouping, "label": label, "members": list(members), "usable": 50}
            for grouping, label, members in groups
            if (grouping == TYPE) != (name == "bs")
        ],
        "asked": [
            {"question": question, "text": text, "help": "", "options": [], "rows": []}
            for question, text in words.items()
            if question[:2] == name
        ],
    }  # fmt: skip

"""Invented releases with published groups, figures hidden one by one, and earlier rounds."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache

from exports import workbook
from exports.interval import share
from exports.release import Release
from tests.exports.releases import BS, TWO_FORMS, Document, indicator, release

AREAS = ("Ahornparken", "Birkevænget", "Cedergården", "Andre områder")
AGES = ("15-29 år", "30-44 år", "45-64 år", "65 år eller ældre")
TYPES = ("Bolig", "Fritid og frivillige", "Skole og dagtilbud")
ACTIVITIES = (
    "Fællesspisning, Ahornparken",
    "Lektiecafé, Ahornparken",
    "Banko, Birkevænget",
    "Loppemarked, Cedergården",
)
MIX = (
    ("not", "Slet ikke blandede"),
    ("little", "Lidt blandede"),
    ("quite", "Ret blandede"),
    ("very", "Meget blandede"),
)
ONE, TWO = ("2022-bs", "2022-09-01"), ("2024-bs", "2024-09-01")
UP, FEW = "Går i den ønskede retning", "For få svar til at vurdere udviklingen"


def grouped(
    areas: Sequence[str] = AREAS, *, earlier: Sequence[tuple[str, str]] = (), hides: bool = True, times: int = 1
) -> Callable[[Document], None]:
    """Bend the residents' release: areas, ages and activities, and earlier rounds; `times` as many answers.

    hides: Cedergården has one answer hidden in the table of B1, and all of `bs_know`.
    """

    def bend(found: Document) -> None:
        form, chance = found["forms"][0], random.Random(7)
        found["round"]["areas"] = list(areas)
        form["groups"] = [
            *(_group("Område", name, (name,), form["usable"] // len(areas), 0.15) for name in areas),
            *(_group("Alder", name, (name,), form["usable"] // len(AGES), None) for name in AGES),
        ]
        form["group_tables"] = [
            *(part for one in form["tables"] for part in _split(one, "Område", areas, chance, times)),
            *(part for one in form["tables"] for part in _split(one, "Alder", AGES, chance, times)),
            *(_activity(name, chance) for name in ACTIVITIES),
        ]
        if hides:
            _hide_some(form, areas)
        form["group_indicators"] = [
            made for group in form["groups"] for made in _indicators(form, group["grouping"], group["label"])
        ]
        for place, wave in enumerate(earlier):
            found.setdefault("past", []).extend(_past(form, wave, len(earlier) - place))
        if earlier:
            _compare(form, earlier)

    return bend


def typed(found: Document) -> None:
    """Bend the associations' release: three types."""
    for form in found["forms"]:
        chance = random.Random(7)
        form["groups"] = [
            _group("Foreningstype", name, ("Idræt", "Kultur") if "Fritid" in name else (name,), 8, None)
            for name in TYPES
        ]
        form["group_tables"] = [
            part for one in form["tables"] for part in _split(one, "Foreningstype", TYPES, chance, 1)
        ]
        form["group_indicators"] = [
            made for name in TYPES for made in _indicators(form, "Foreningstype", name) if made["id"] != "D7"
        ]


def areas_release(**wanted: object) -> Release:
    """The residents' release with groups, see `grouped`."""
    return release(BS, grouped(**wanted))  # type: ignore[arg-type]


@cache
def two_rounds() -> bytes:
    """The workbook of the residents' second round with areas."""
    return workbook.write(areas_release(earlier=(TWO,)))


@cache
def three_rounds() -> bytes:
    """The workbook of the residents' third round with areas."""
    return workbook.write(areas_release(earlier=(ONE, TWO)))


@cache
def by_type() -> bytes:
    """The workbook of the associations' round with types."""
    return workbook.write(release(TWO_FORMS, typed))


def _group(grouping: str, label: str, members: Sequence[str], usable: int, coverage: float | None) -> Document:
    words = "dækning 15 % af beboere på 15 år og derover" if coverage else "under halvdelen"
    return {
        "grouping": grouping, "label": label, "members": list(members), "usable": usable,
        "coverage": coverage, "coverage_words": words,
    }  # fmt: skip


def _split(one: Document, grouping: str, groups: Sequence[str], chance: random.Random, times: int) -> list[Document]:
    """The table of each group: everybody's answers dealt out at random, so that the groups add up to the total."""
    if "|" in one["id"]:
        return []
    dealt: list[dict[tuple[str, str], int]] = [{} for _ in groups]
    for cell in one["cells"]:
        if cell["role"] not in ("pole", "total"):
            for _ in range(times * (cell["count"] or 0)):
                part = chance.choice(dealt)
                part[cell["role"], cell["code"]] = part.get((cell["role"], cell["code"]), 0) + 1
    return [_part(one, grouping, group, part) for group, part in zip(groups, dealt, strict=True)]


def _part(one: Document, grouping: str, group: str, counts: dict[tuple[str, str], int]) -> Document:
    answers = {code: count for (role, code), count in counts.items() if role == "answer"}
    poles = {"less": ("much_less", "less"), "same": ("same",), "more": ("more", "much_more")}
    base = sum(answers.values())
    cells = []
    for cell in one["cells"]:
        match cell["role"]:
            case "pole":
                count = sum(answers.get(code, 0) for code in poles[cell["code"]])
            case "total":
                count = sum(counts.values())
            case _:
                count = counts.get((cell["role"], cell["code"]), 0)
        relative = count / base if cell["role"] in ("answer", "pole") and base else None
        cells.append({**cell, "count": None if one["hidden"] else count, "share": None if one["hidden"] else relative})
    return {**one, "grouping": grouping, "group": group, "base": None if one["hidden"] else base, "cells": cells}


def _activity(name: str, chance: random.Random) -> Document:
    counts = [chance.randint(3, 9) for _ in MIX]
    hidden = name.startswith("Loppemarked")
    cells = [
        {"code": code, "label": label, "role": "answer",
         "count": None if hidden else count, "share": None if hidden else count / sum(counts)}
        for (code, label), count in zip(MIX, counts, strict=True)
    ]  # fmt: skip
    return {
        "id": f"bs_act_mix.{name[:4].lower()}", "form": "bs", "question": "bs_act_mix", "text": name,
        "kind": "single", "scale": "mix4", "grouping": "Aktivitet", "group": name,
        "base": None if hidden else sum(counts), "cells": cells, "hidden": hidden,
    }  # fmt: skip


def _hide_some(form: Document, areas: Sequence[str]) -> None:
    for one in form["group_tables"]:
        if one["group"] == areas[2] and one["question"] == "bs_same_degree":
            one["hidden"] = True
            for cell in one["cells"]:
                if (cell["role"], cell["code"]) in (("answer", "much_more"), ("answer", "more"), ("answer", "same"),
                                                    ("pole", "same"), ("pole", "more")):  # fmt: skip
                    cell["count"] = cell["share"] = None
        if one["group"] == areas[2] and one["question"] == "bs_know":
            one.update(hidden=True, base=None)
            for cell in one["cells"]:
                cell["count"] = cell["share"] = None


SHARES = {"B1": ("bs_same_degree", ("same",)), "D1": ("fm_same_degree", ("same",)),
          "B6": ("bs_attended", ("many", "once")), "B7": ("bs_meeting", ("yes",))}  # fmt: skip
POINTS = {"B4": "bs_welcome", "B5": "bs_know", "B8": "bs_mix_overall", "D8": "fa_mirror", "D10": "fm_open_door"}


def _indicators(form: Document, grouping: str, group: str) -> list[Document]:
    made = []
    for one in form["indicators"]:
        if one["id"] in ("B1a", "B2"):
            continue
        question = POINTS.get(one["id"]) or SHARES.get(one["id"], ("",))[0]
        found = (t for t in form["group_tables"] if (t["group"], t["question"]) == (group, question))
        table = next(found, None)
        made.append(_indicator(one, table, grouping, group))
    return made


def _indicator(one: Document, table: Document | None, grouping: str, group: str) -> Document:
    here = {
        **one,
        "grouping": grouping,
        "group": group,
        "note": "",
        "verdict": "Første måling" if one["headline"] else "",
    }
    codes = SHARES.get(one["id"], ("", ()))[1]
    counts = {c["code"]: c["count"] for c in table["cells"] if c["role"] == "answer"} if table else {}
    if one["hidden"] or (table and (None in counts.values() or not table["base"])):
        verdict = "Skjult af hensyn til anonymitet" if one["headline"] else ""
        return {**here, "value": None, "low": None, "high": None, "base": None, "hidden": True, "verdict": verdict}
    if table and codes:
        found = share(sum(counts.get(code, 0) for code in codes), table["base"])
        return {
            **here,
            "value": found.value,
            "low": found.low,
            "high": found.high,
            "base": found.n,
            "few": found.n < 30,
        }
    base = table["base"] if table else max(12, (one["base"] or 20) // 4)
    low = max(0.0, one["value"] - 9) if one["value"] > 1 else one["low"]
    high = min(100.0, one["value"] + 9) if one["value"] > 1 else one["high"]
    return {**here, "low": low, "high": high, "base": base, "few": base < 30}


def _past(form: Document, wave: tuple[str, str], back: int) -> list[Document]:
    """Each round lies four percentage points, or four points, below the one after it."""
    made = []
    for one in (*form["indicators"], *form["group_indicators"]):
        if one["hidden"] or one["low"] is None:
            continue
        step = 4 * back / (100 if one["unit"] == "share" else 1)
        floor = -100.0 if one["id"] in ("B1b", "B3") else 0.0
        value, low, high = (max(floor, one[part] - step) for part in ("value", "low", "high"))
        poles = [0.55 - value / 2, value, 0.45 - value / 2] if one["id"] == "B1" else []
        made.append({
            "round": wave[0], "title": f"Beboerskema {wave[0][:4]}", "opens_on": wave[1], "indicator": one["id"],
            "grouping": one.get("grouping", "Total"), "group": one.get("group", "Total"),
            "value": value, "low": low, "high": high, "base": one["base"], "poles": poles,
            "dk": 0.22 if poles else None,
        })  # fmt: skip
    return made


def _compare(form: Document, earlier: Sequence[tuple[str, str]]) -> None:
    last = earlier[-1]
    before = {(p["indicator"], p["grouping"], p["group"]): p for p in _past(form, last, 1)}
    for one in (*form["indicators"], *form["group_indicators"]):
        grouping, group = one.get("grouping", "Total"), one.get("group", "Total")
        past = before.get((one["id"], grouping, group))
        if not past:
            continue
        tested, size = one["headline"] and grouping == "Total", 100 if one["unit"] == "share" else 1
        one["comparison"] = {
            "round": last[0], "title": past["title"], "value": past["value"], "low": past["low"], "high": past["high"],
            "base": past["base"], "d": one["value"] - past["value"], "d_low": 0.4 / size, "d_high": 7.6 / size,
            "p": 0.0331 if tested else None, "rounds": len(earlier) + 1,
            "trend": 4 / size if len(earlier) > 1 and one["headline"] else None,
            "trend_p": 0.0323 if len(earlier) > 1 and tested else None,
        }  # fmt: skip
        if one["headline"]:
            one["verdict"] = UP if grouping == "Total" else FEW


def hidden_headline(found: Document, code: str) -> None:
    """Hide a headline figure of everybody."""
    indicator(found, code).update(
        value=None, low=None, high=None, base=None, hidden=True, verdict="Skjult af hensyn til anonymitet",
        comparison=None,
    )  # fmt: skip

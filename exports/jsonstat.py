"""A release as JSON-stat 2.0, a collection with one dataset per table and grouping, for statistics programs.

https://json-stat.org/full/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from exports.release import Cell, FormResult, ProtectedTable, Release
from exports.tidy import answer, share_of

Cube = tuple[ProtectedTable, ...]
"""The same question over everybody and in each group of one grouping."""

SOURCE = "Ballerup Kommune, Deltag"
HIDDEN = "skjult"
MEASURES = {
    "antal": {"label": "Antal svar", "unit": {"decimals": 0}},
    "procent": {"label": "Procent af de gyldige svar", "unit": {"decimals": 4, "symbol": "%"}},
}


def to_jsonstat(release: Release) -> bytes:
    """The collection as UTF-8. Same release, same bytes; hidden figures are null with the status `skjult`."""
    collection = {
        "version": "2.0",
        "class": "collection",
        "label": release.round.title,
        "source": SOURCE,
        "updated": release.released_on,
        "link": {"item": [_dataset(release, *cube) for form in release.forms for cube in _cubes(form)]},
        "extension": {"round": release.round.key, "digest": release.digest, "trial": release.round.trial},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def _cubes(form: FormResult) -> Iterator[tuple[str, Cube]]:
    """What each cube is about: a table with its groups, once for every grouping; alone where it has none.

    Activities have no table over everybody: those of one question stand together under its words.
    """
    totals = {(table.question, table.text) for table in form.tables}
    parts: dict[tuple[str, str], dict[str, list[ProtectedTable]]] = {}
    for table in form.group_tables:
        key = (table.question, table.text if (table.question, table.text) in totals else "")
        parts.setdefault(key, {}).setdefault(table.grouping, []).append(table)
    for total in form.tables:
        by_grouping = parts.pop((total.question, total.text), {})
        yield from ((total.text, (total, *groups)) for groups in by_grouping.values())
        if not by_grouping:
            yield total.text, (total,)
    for (question, _), by_grouping in parts.items():
        yield from ((_words(form, question), tuple(tables)) for tables in by_grouping.values())


def _words(form: FormResult, question: str) -> str:
    return next((asked.text for asked in form.asked if asked.question == question), question)


def _dataset(release: Release, label: str, tables: Cube) -> dict[str, Any]:
    """One cube: groups × answers × measures. Its first table is over everybody, if there is one."""
    first, grouping = tables[0], tables[-1].grouping
    places = {_category(cell): answer(cell) for table in tables for cell in table.cells}
    cells = [{_category(cell): cell for cell in table.cells}.get(code) for table in tables for code in places]
    shown = [table for table in tables for _ in places]
    values = [value for table, cell in zip(shown, cells, strict=True) for value in _measured(table, cell)]
    hidden = [cell is not None and cell.count is None for cell in cells]
    status = {str(place): HIDDEN for place in range(len(values)) if hidden[place // len(MEASURES)]}
    return {
        "version": "2.0",
        "class": "dataset",
        "label": label,
        "source": SOURCE,
        "updated": release.released_on,
        "id": ["gruppe", "svar", "maal"],
        "size": [len(tables), len(places), len(MEASURES)],
        "role": {"metric": ["maal"]},
        "dimension": {
            "gruppe": _dimension(grouping, {table.group: table.group for table in tables}),
            "svar": _dimension("Svar", places),
            "maal": {
                "label": "Mål",
                "category": {
                    "index": list(MEASURES),
                    "label": {code: measure["label"] for code, measure in MEASURES.items()},
                    "unit": {code: measure["unit"] for code, measure in MEASURES.items()},
                },
            },
        },
        "value": values,
        **({"status": status} if status else {}),
        "extension": {
            "table": first.id,
            "form": first.form,
            "question": first.question,
            "grouping": grouping,
            "base": {table.group: table.base for table in tables},
        },
    }


def _dimension(label: str, categories: dict[str, str]) -> dict[str, Any]:
    return {"label": label, "category": {"index": list(categories), "label": categories}}


def _category(cell: Cell) -> str:
    """Codes of answers and of poles may be the same word."""
    return cell.code if cell.role in ("answer", "missing") else f"{cell.role}.{cell.code}"


def _measured(table: ProtectedTable, cell: Cell | None) -> tuple[int | None, float | None]:
    if cell is None:
        return None, None
    share = share_of(table, cell)
    return cell.count, None if share is None else round(100 * share, 4)

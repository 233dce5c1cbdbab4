"""A release as JSON-stat 2.0, a collection with one dataset per table: for statistics programs and open data.

https://json-stat.org/full/
"""

from __future__ import annotations

import json
from typing import Any

from exports.release import Cell, ProtectedTable, Release
from exports.tidy import answer

SOURCE = "Ballerup Kommune, Deltag"
HIDDEN = "skjult"
MEASURES = {
    "antal": {"label": "Antal svar", "unit": {"decimals": 0}},
    "procent": {"label": "Procent af de gyldige svar", "unit": {"decimals": 4, "symbol": "%"}},
}


def to_jsonstat(release: Release) -> bytes:
    """The collection as UTF-8. Same release, same bytes; hidden figures are null with the status `skjult`."""
    tables = [_dataset(release, table) for form in release.forms for table in form.tables]
    collection = {
        "version": "2.0",
        "class": "collection",
        "label": release.round.title,
        "source": SOURCE,
        "updated": release.released_on,
        "link": {"item": tables},
        "extension": {"round": release.round.key, "digest": release.digest, "trial": release.round.trial},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def _dataset(release: Release, table: ProtectedTable) -> dict[str, Any]:
    values = [value for cell in table.cells for value in _measured(cell)]
    places = {_category(cell): answer(cell) for cell in table.cells}
    return {
        "version": "2.0",
        "class": "dataset",
        "label": table.text,
        "source": SOURCE,
        "updated": release.released_on,
        "id": ["gruppe", "svar", "maal"],
        "size": [1, len(places), len(MEASURES)],
        "role": {"metric": ["maal"]},
        "dimension": {
            "gruppe": _dimension(table.grouping, {table.group: table.group}),
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
        **({"status": HIDDEN} if table.hidden else {}),
        "extension": {"table": table.id, "form": table.form, "question": table.question, "base": table.base},
    }


def _dimension(label: str, categories: dict[str, str]) -> dict[str, Any]:
    return {"label": label, "category": {"index": list(categories), "label": categories}}


def _category(cell: Cell) -> str:
    """Codes of answers and of poles may be the same word."""
    return cell.code if cell.role in ("answer", "missing") else f"{cell.role}.{cell.code}"


def _measured(cell: Cell) -> tuple[int | None, float | None]:
    return cell.count, None if cell.share is None else round(100 * cell.share, 4)

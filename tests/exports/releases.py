"""Invented releases for the tests of the workbook: read from fixtures, bent by the test, sealed again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from exports import workbook
from exports.release import Release, from_json

FIXTURES = Path(__file__).parents[1] / "fixtures"
BS, TWO_FORMS = "release_bs.json", "release_02.json"
Document = dict[str, Any]


def document(name: str) -> Document:
    """A release as plain data, to be changed by a test."""
    found: Document = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
    return found


def sealed(changed: Document) -> Release:
    """A release from changed data, with the digest of what it now says."""
    changed["digest"] = ""
    canonical = json.dumps(changed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    changed["digest"] = hashlib.sha256(canonical.encode()).hexdigest()
    return from_json(json.dumps(changed, ensure_ascii=False))


def release(name: str, bend: Callable[[Document], None] | None = None) -> Release:
    """The invented release of this name, bent first where a test asks for it."""
    found = document(name)
    if bend:
        bend(found)
    return sealed(found)


@cache
def written(name: str) -> bytes:
    """The workbook of the invented release of this name."""
    return workbook.write(release(name))


def table(found: Document, table_id: str) -> Document:
    """One table of a release document."""
    return next(t for form in found["forms"] for t in form["tables"] if t["id"] == table_id)


def indicator(found: Document, code: str) -> Document:
    """One indicator of a release document."""
    return next(i for form in found["forms"] for i in form["indicators"] if i["id"] == code)


def hide(one: Document) -> None:
    """Hide a table of a release document as the protector does: every figure of it."""
    one["hidden"], one["base"] = True, None
    for cell in one["cells"]:
        cell["count"] = cell["share"] = None

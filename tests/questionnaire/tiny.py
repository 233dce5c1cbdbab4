"""Tiny definitions, written beside the assertion they serve."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.questionnaire.load import make
from app.questionnaire.model import Choice, Questionnaire, Text

NO_CATALOGS = Path(__file__).parent / "none"
SCALES = {
    "yesno": {
        "choices": [{"code": "yes", "text": "Ja"}, {"code": "no", "text": "Nej"}, {"code": "dk", "text": "Ved ikke"}]
    }
}
TYPE = {
    "name": "type", "page": "p1", "type": "select_one", "required": True, "label": "Hvilken slags?",
    "options": [{"code": "red", "text": "Rød"}, {"code": "blue", "text": "Blå"}],
}  # fmt: skip


def definition(*questions: Any, **form: Any) -> dict[str, Any]:
    """A form of one page that asks for a type and then the questions."""
    return {
        "form": "tiny", "version": 1, "unit": "person", "title": "Lille skema", "intro": ["Hej."],
        "before_send": "Send.", "thanks": "Tak.", "split": "type", "pages": [{"id": "p1", "title": "Side"}],
        "questions": [TYPE, *questions], **form,
    }  # fmt: skip


def question(name: str, kind: str, /, **more: Any) -> dict[str, Any]:
    """A question of the kind, with what the kind needs."""
    needs: dict[str, dict[str, Any]] = {
        "select_one": {"scale": "yesno"},
        "select_multiple": {"options": [{"code": code, "text": code.upper()} for code in "abcd"]},
        "rate_each": {"scale": "yesno", "rows": [{"code": "r1", "text": "Første"}, {"code": "r2", "text": "Anden"}]},
        "integer": {"bands": [[0, 9], [10]]},
        "text": {"max_length": 20, "stored": "texts"},
        "acknowledge": {},
    }
    return {"name": name, "page": "p1", "type": kind, "label": f"{name}?", **needs[kind], **more}


def form(*questions: dict[str, Any], **more: Any) -> Questionnaire:
    """The questionnaire of a tiny definition, in Danish."""
    return make(definition(*questions, **more), SCALES, NO_CATALOGS)


def local(*codes: str) -> tuple[Choice, ...]:
    """A local list: areas or activities."""
    return tuple(Choice(code, Text(code, code.title()), local=True) for code in codes)

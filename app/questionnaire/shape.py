"""Read a definition's tables into a draft, noting every key that is unknown, missing or of the wrong sort."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, TypeAlias

from app.questionnaire.draft import Draft, ItemDraft, PageDraft, QuestionDraft, ScaleDraft
from app.questionnaire.fault import Fault

Reader: TypeAlias = Callable[[Any, str, list[Fault]], Any]
"""From a raw value and its place to a clean one; raises Unfit when it is of the wrong sort."""


class Unfit(ValueError):
    """A value of the wrong sort; the message says what was expected."""


def read_draft(definition: Mapping[str, Any], scales: Mapping[str, Any]) -> tuple[Draft, list[Fault]]:
    """The definition as a draft, and the faults of its shape."""
    faults: list[Fault] = []
    values = _read(definition, FORM, FORM_NEEDS, "skemaet", faults)
    shared = tuple((name, _scale(scale, f"skala {name}", faults)) for name, scale in scales.items())
    return Draft(**values, scales=shared), faults


def _read(table: Any, readers: Mapping[str, Reader], needs: tuple[str, ...], place: str, faults: list[Fault]) -> Any:
    if not isinstance(table, Mapping):
        faults.append(Fault(place, "Her skulle stå en tabel med navngivne felter.", "Skriv felterne som navn = værdi."))
        return {}
    for key in (key for key in needs if key not in table):
        faults.append(Fault(place, f"»{key}« mangler.", f"Tilføj {key} = …"))
    values = {}
    for key, raw in table.items():
        if key not in readers:
            faults.append(_unknown(str(key), readers, place))
            continue
        try:
            values[key] = readers[key](raw, f"{place}, {key}", faults)
        except Unfit as expected:
            faults.append(Fault(f"{place}, {key}", f"Værdien {raw!r} kan ikke bruges.", f"Skriv {expected}."))
    return values


def _unknown(key: str, readers: Mapping[str, Reader], place: str) -> Fault:
    near = get_close_matches(key, readers, n=1)
    mend = f"Mente du »{near[0]}«?" if near else f"Brug et af: {', '.join(sorted(readers))}."
    return Fault(place, f"»{key}« kendes ikke.", mend)


def _text(raw: Any, _place: str, _faults: list[Fault]) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise Unfit("en tekst i anførselstegn")
    return raw


def _whole(raw: Any, _place: str, _faults: list[Fault]) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 1:
        raise Unfit("et helt tal fra 1")
    return raw


def _flag(raw: Any, _place: str, _faults: list[Fault]) -> bool:
    if not isinstance(raw, bool):
        raise Unfit("true eller false")
    return raw


def _list(raw: Any) -> list[Any]:
    if not isinstance(raw, (list, tuple)):
        raise Unfit("en liste i [ ]")
    return list(raw)


def _texts(raw: Any, place: str, faults: list[Fault]) -> tuple[str, ...]:
    return tuple(_text(one, place, faults) for one in _list(raw))


def _pairs(raw: Any, place: str, faults: list[Fault]) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, Mapping):
        raise Unfit("en tabel i { }")
    return tuple((str(key), _text(value, place, faults)) for key, value in raw.items())


def _bands(raw: Any, _place: str, _faults: list[Fault]) -> tuple[tuple[int, ...], ...]:
    bands = tuple(tuple(_list(band)) for band in _list(raw))
    whole = all(isinstance(end, int) and not isinstance(end, bool) and end >= 0 for band in bands for end in band)
    if not whole or any(len(band) not in (1, 2) for band in bands):
        raise Unfit("bånd som [[1, 4], [5, 9], [10]]")
    return bands


def _named(table: Any, key: str, place: str, number: int) -> str:
    name = table.get(key) if isinstance(table, Mapping) else None
    return name if isinstance(name, str) and name.strip() else f"{place} nr. {number}"


def _items(raw: Any, place: str, faults: list[Fault]) -> tuple[ItemDraft, ...]:
    return tuple(
        ItemDraft(**_read(one, ITEM, ("code", "text"), f"{place}, {_named(one, 'code', 'nr.', n)}", faults))
        for n, one in enumerate(_list(raw), start=1)
    )


def _pages(raw: Any, _place: str, faults: list[Fault]) -> tuple[PageDraft, ...]:
    return tuple(
        PageDraft(**_read(one, PAGE, ("id", "title"), f"side {_named(one, 'id', '', n)}", faults))
        for n, one in enumerate(_list(raw), start=1)
    )


def _questions(raw: Any, _place: str, faults: list[Fault]) -> tuple[QuestionDraft, ...]:
    needs = ("name", "page", "type", "label")
    return tuple(
        QuestionDraft(**_read(one, QUESTION, needs, _named(one, "name", "spørgsmål", n), faults))
        for n, one in enumerate(_list(raw), start=1)
    )


def _scale(raw: Any, place: str, faults: list[Fault]) -> ScaleDraft:
    return ScaleDraft(**_read(raw, SCALE, ("choices",), place, faults))


ITEM: dict[str, Reader] = {"code": _text, "text": _text, "picto": _text, "codes": _texts}
SCALE: dict[str, Reader] = {"choices": _items, "poles": _items}
PAGE: dict[str, Reader] = {"id": _text, "title": _text}
FORM: dict[str, Reader] = {
    "form": _text, "version": _whole, "unit": _text, "title": _text, "intro": _texts, "before_send": _text,
    "thanks": _text, "split": _text, "groups": _items, "pages": _pages, "questions": _questions,
}  # fmt: skip
FORM_NEEDS = ("form", "version", "unit", "title", "intro", "before_send", "thanks", "split", "pages", "questions")
QUESTION: dict[str, Reader] = {
    "name": _text, "page": _text, "type": _text, "label": _text, "help": _text, "picto": _text, "scale": _text,
    "required": _flag, "soft_prompt": _flag, "nature": _text, "stored": _text, "relevance": _text,
    "constraint": _text, "constraint_message": _text, "options": _items, "extra_options": _items,
    "options_from": _text, "rows": _items, "rows_from": _text, "rows_chosen_in": _text, "exclusive": _texts,
    "max_choices": _whole, "max_length": _whole, "picto_override": _pairs, "bands": _bands, "share_of": _text,
    "feeds": _texts,
}  # fmt: skip

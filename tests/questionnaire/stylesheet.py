"""A reader of the style sheet's selectors that shares no code with their writer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Ticks: TypeAlias = Mapping[str, str | Sequence[str]]
TICK = re.compile(r':has\(\[name="([^"]+)"\](?:\[value="([^"]+)"\])?:checked\)')


def matches(selector: str, ticks: Ticks) -> bool:
    """Whether a form with these ticks matches a selector of :has(…:checked), :is(), :not() and *."""
    found, rest = compound(selector, ticks)
    assert rest == "", f"not understood: {rest}"
    return found


def compound(text: str, ticks: Ticks) -> tuple[bool, str]:
    if text.startswith("*"):
        return True, text[1:]
    found = True
    while text and text[0] not in ",)":
        if tick := TICK.match(text):
            one, text = ticked(ticks, tick[1], tick[2]), text[tick.end() :]
        else:
            one, text = bracketed(text, ticks)
        found = found and one
    return found, text


def bracketed(text: str, ticks: Ticks) -> tuple[bool, str]:
    opened = re.match(r":(is|not)\(", text)
    assert opened, f"not understood: {text}"
    parts, text = [], "," + text[opened.end() :]
    while text.startswith(","):
        one, text = compound(text[1:], ticks)
        parts.append(one)
    assert text.startswith(")"), f"not closed: {text}"
    return any(parts) is (opened[1] == "is"), text[1:]


def ticked(ticks: Ticks, name: str, code: str | None) -> bool:
    answer = ticks.get(name, ())
    codes = (answer,) if isinstance(answer, str) else answer
    return bool(codes) if code is None else code in codes

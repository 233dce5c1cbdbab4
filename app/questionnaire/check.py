"""All faults of a definition at once: its shape, then one function per rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.questionnaire.draft import Draft
from app.questionnaire.shape import Fault, read_draft

__all__ = ["Fault", "check", "checked"]


def check(definition: Mapping[str, Any], scales: Mapping[str, Any]) -> list[Fault]:
    """Every fault of a definition; none when it can be used."""
    return checked(definition, scales)[1]


def checked(definition: Mapping[str, Any], scales: Mapping[str, Any]) -> tuple[Draft, list[Fault]]:
    """The definition as a draft, and every fault of it."""
    return read_draft(definition, scales)

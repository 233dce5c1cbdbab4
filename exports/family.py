"""Which figures carry a verdict, and which of their tests are read together (instruments/05, section 5.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from exports.compare import holm
from exports.figure import TOTAL, Comparison, Indicator
from exports.splits import AREA

Key = tuple[str, str, str]
"""Indicator, grouping, group."""

FAMILIES = {
    ("B1", TOTAL): "residents",
    ("B2i", TOTAL): "residents",
    ("B1", AREA): "areas",
    ("D1", TOTAL): "democracy",
    ("D5", TOTAL): "democracy",
}
"""Indicator and grouping → family, for every figure that carries a verdict."""


def key(indicator: Indicator) -> Key:
    """What tells a figure from every other of its round."""
    return indicator.id, indicator.grouping, indicator.group


def carries_verdict(indicator: Indicator) -> bool:
    """Headline figures over everybody, and B1 by area."""
    return (indicator.id, indicator.grouping) in FAMILIES


def adjusted(compared: Mapping[Key, Comparison]) -> dict[Key, Comparison]:
    """The same comparisons with Holm's p: over all tests of a family that were made, of a step and of a trend alike."""
    result = dict(compared)
    for family in sorted(set(FAMILIES.values())):
        tests = [
            (one, test, p)
            for one, comparison in compared.items()
            if FAMILIES.get(one[:2]) == family
            for test, p in (("p", comparison.p), ("trend_p", comparison.trend_p))
            if p is not None
        ]
        for (one, test, _), p in zip(tests, holm([p for _, _, p in tests]), strict=True):
            result[one] = replace(result[one], p=p) if test == "p" else replace(result[one], trend_p=p)
    return result

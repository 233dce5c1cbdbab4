"""The worked examples of instruments/05 and how tests read them."""

import json
from pathlib import Path
from typing import Any

from exports.interval import RatioSums, half_up

EXAMPLES: dict[str, Any] = json.loads((Path(__file__).parents[1] / "fixtures" / "indicators.json").read_text())


def rounded(*values: float | None) -> tuple[float | None, ...]:
    """Half up to the four decimals of the specification."""
    return tuple(value if value is None else half_up(value, 4) for value in values)


def picked(example: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(example[name] for name in names)


def exact(scores: list[float]) -> list[float]:
    """Scores printed with four decimals, as the fractions they are (all are 504ths of 100)."""
    return [round(score * 5.04) / 5.04 for score in scores]


def sums_of(values: list[int]) -> tuple[int, int, int]:
    return len(values), sum(values), sum(v * v for v in values)


def ratio_sums(x: list[int], y: list[int]) -> RatioSums:
    products = sum(a * b for a, b in zip(x, y, strict=True))
    return RatioSums(len(x), sum(x), sum(y), sum(v * v for v in x), sum(v * v for v in y), products)

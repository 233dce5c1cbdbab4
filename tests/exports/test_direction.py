"""The first line of page and notat: how many of the headline figures go which way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.card import headlines
from exports.direction import answer, first_line
from exports.theme import VERDICTS
from tests.exports.releases import BS, release

UP, DOWN, SAME = "Går i den ønskede retning", "Går i den forkerte retning", "Ingen sikker ændring"
FIRST, HIDDEN = "Første måling", "Skjult af hensyn til anonymitet"
CHANGED = "Kan ikke sammenlignes: spørgsmålet er ændret"


def said(*verdicts: str) -> str:
    one = headlines(release(BS))[0]
    return answer([replace(one, verdict=verdict) for verdict in verdicts])


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((UP, UP), "Begge hovedtal går i den ønskede retning."),
        ((DOWN,), "Hovedtallet går i den forkerte retning."),
        ((SAME, SAME, SAME), "Alle 3 hovedtal viser ingen sikker ændring."),
        ((SAME, UP), "1 af 2 hovedtal går i den ønskede retning, 1 viser ingen sikker ændring."),
        ((UP, DOWN, UP), "2 af 3 hovedtal går i den ønskede retning, 1 går i den forkerte retning."),
        ((FIRST, FIRST), "Første måling: der er endnu ikke noget at sammenligne med."),
        ((HIDDEN, HIDDEN), "Begge hovedtal er skjult af hensyn til anonymitet."),
        ((CHANGED, UP), "1 af 2 hovedtal går i den ønskede retning, 1 kan ikke sammenlignes med forrige måling."),
    ],
)
def test_the_line_counts_the_figures_by_their_verdicts(verdicts: tuple[str, ...], expected: str) -> None:
    assert said(*verdicts) == expected


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_its_own_words(verdict: str) -> None:
    assert "kan ikke sammenlignes" not in said(verdict, UP)


def test_a_withdrawn_release_answers_nothing() -> None:
    found = replace(release(BS), withdrawn=True)
    assert first_line(found) == "Udgivelsen er trukket tilbage: ingen af dens tal gælder mere."

"""The first line of page and notat: how many of the headline figures go which way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exports.release import Indicator, Release

FIRST = "Første måling"
NONE_YET = "Første måling: der er endnu ikke noget at sammenligne med."
SAYS = {
    "Går i den ønskede retning": "går i den ønskede retning",
    "Går i den forkerte retning": "går i den forkerte retning",
    "Ingen entydig retning": "viser ingen entydig retning",
    "Ingen sikker ændring": "viser ingen sikker ændring",
    "For få svar til at vurdere udviklingen": "har for få svar til at vurdere udviklingen",
    FIRST: "er målt for første gang",
    "Skjult af hensyn til anonymitet": "er skjult af hensyn til anonymitet",
}
"""Each verdict as it is said of a figure, in the order the line says them."""
WITHDRAWN = "Udgivelsen er trukket tilbage: ingen af dens tal gælder mere."
NOT_COMPARABLE = "kan ikke sammenlignes med forrige måling"


def first_line(release: Release) -> str:
    """The answer of a release; of one that is withdrawn, that it has none."""
    ours = [one for form in release.forms for one in form.indicators if one.headline]
    return WITHDRAWN if release.withdrawn else answer(ours)


def answer(ours: Sequence[Indicator]) -> str:
    """ "Begge hovedtal går i den ønskede retning." or "1 af 2 hovedtal …, 1 viser ingen sikker ændring."."""
    found = Counter(SAYS.get(indicator.verdict, NOT_COMPARABLE) for indicator in ours)
    if set(found) == {SAYS[FIRST]}:
        return NONE_YET
    parts = [(found[said], said) for said in (*SAYS.values(), NOT_COMPARABLE) if found[said]]
    if len(parts) == 1:
        return f"{_all(len(ours))} {parts[0][1]}."
    (many, said), *others = parts
    return f"{many} af {len(ours)} hovedtal {said}" + "".join(f", {n} {more}" for n, more in others) + "."


def _all(many: int) -> str:
    return {1: "Hovedtallet", 2: "Begge hovedtal"}.get(many, f"Alle {many} hovedtal")

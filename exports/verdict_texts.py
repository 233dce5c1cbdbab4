"""The exact words of the verdicts and of what is said beside them (instruments/05, sections 5.1 to 5.4)."""

from __future__ import annotations

WANTED = "Går i den ønskede retning"
WRONG = "Går i den forkerte retning"
UNCLEAR = "Ingen entydig retning"
UNCLEAR_WHY = "Ingen entydig retning: færre svarer lige så tit, men sjældnere er ikke steget."
UNSURE = "Ingen sikker ændring"
TOO_FEW = "For få svar til at vurdere udviklingen"
OTHER_QUESTION = "Kan ikke sammenlignes: spørgsmålet er ændret"
OTHER_AREAS = "Kan ikke sammenlignes: områderne er ændret"

AREAS_MOVED = "Bemærk: områdernes andel af svarene har ændret sig."
AREAS_NOT_SHOWN = "Områdernes fordeling kan ikke vises."
AGES_MOVED = "Bemærk: svarpersonernes alder har ændret sig."
MORE_UNKNOWN = "Bemærk: flere svarer ved ikke."
FEWER_UNKNOWN = "Bemærk: færre svarer ved ikke."


def common_areas(names: str) -> str:
    """Which areas a total is compared over, when they are not all the same. names: listed."""
    return f"Sammenlignet over de områder, der er med i begge målinger: {names}."


def older_round(title: str) -> str:
    """With which round, when it is not the one before, which does not show the figure."""
    return f"Sammenlignet med {title}, den seneste måling, der viser tallet."

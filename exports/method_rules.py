"""The rules of comparison between rounds, as the sheet Metode tells them (instruments/05, section 5)."""

from __future__ import annotations

from collections.abc import Iterator

from exports import wording
from exports.release import Release

FIRST = (
    "Dommen",
    "Kun hovedtal får en dom, og kun når der er en tidligere, sammenlignelig runde. Ved første måling siges det. "
    "En ændring er ikke i sig selv bevis for årsagen.",
)
VERDICT = (
    "Dommen",
    "Kun hovedtal får en dom. Holm-justeret p under 0,05 og ønsket fortegn: »Går i den ønskede retning«; modsat "
    "fortegn: »Går i den forkerte retning«. Er andelen »lige så tit« faldet, uden at »sjældnere« er steget: »Ingen "
    "entydig retning«. Ellers »Ingen sikker ændring«, som ikke er det samme som ingen ændring. En ændring er ikke i "
    "sig selv bevis for årsagen.",
)
TESTS = (
    "Forskel mellem runder",
    "Andele: Newcombes usikkerhed; z-test, ved små tal Fishers eksakte test. Gennemsnit: Welchs t-test. Forhold over "
    "bestyrelser: t-test. Når flere hovedtal testes, er p justeret efter Holm.",
)
TOO_FEW = (
    "For få svar",
    "Under 30 svar fra personer i en af runderne, under 100 i et område, under 15 bestyrelser: »For få svar til at "
    "vurdere udviklingen«.",
)
COMPARABLE = (
    "Sammenlignelighed",
    "Kun spørgsmål med samme danske ordlyd i begge runder sammenlignes. Er områderne ændret, sammenlignes de fælles "
    "områder, eller slet ikke. Der regnes kun med tal, der blev udgivet dengang.",
)
GUARD = (
    "Hvem der svarede",
    "Har områdernes eller aldersgruppernes andel af svarene flyttet sig mere end 10 procentpoint, står det ved tallet. "
    "Vender ændringen, når områderne vejer som før, er dommen »Ingen sikker ændring«. Der er ikke vægtet.",
)
TREND = (
    "Fra tredje runde",
    "Retningen over alle sammenlignelige runder er testet ved siden af: andele med Cochran-Armitage, gennemsnit og "
    "forhold med en vægtet linje.",
)

Row = tuple[str, str]


def comparison(release: Release) -> Iterator[Row]:
    """The rules this release used: those of a first round, or of one with earlier rounds."""
    if not release.past:
        yield FIRST
        return
    titles = list(dict.fromkeys(past.title for past in release.past))
    yield "Tidligere runder", f"{wording.listed([wording.short(title) for title in titles])}."
    yield from (VERDICT, TESTS, TOO_FEW, COMPARABLE, GUARD)
    if _trends(release):
        yield TREND


def _trends(release: Release) -> bool:
    figures = (one for form in release.forms for one in form.indicators)
    return any(one.comparison and one.comparison.trend is not None for one in figures)

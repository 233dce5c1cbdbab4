"""Themes of the open answers: the second part of a release, coded by people and added once (instruments/05, P2, P3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exports.figure import Theme
from exports.release import FormResult, Release, seal
from exports.thresholds import Thresholds

ADDED = "Temaer fra de åbne svar er føjet til."


def with_themes(release: Release, themes: Sequence[Theme]) -> Release:
    """The next version of a release: the same figures, and these themes as far as they may be told.

    Themes are told where enough texts were coded for their question; but not one that is in all of them or all but one,
    which would say of everybody what they wrote, and not the next most frequent beside it, so that nobody sees which it
    is. Raises ValueError a second time, after a withdrawal, without themes, and for one that cannot be: of no form of
    the release, or in more texts than there are.
    """
    _refuse(release, themes)
    smallest = {theme.question: Thresholds(**release.parameters).base(_form(release, theme).unit) for theme in themes}
    told = tuple(
        one
        for question, least in smallest.items()
        for one in _told([theme for theme in themes if theme.question == question], least)
    )
    return seal(replace(release, version=release.version + 1, note=ADDED, themes=told))


def without(themes: Sequence[Theme], questions: frozenset[str]) -> tuple[Theme, ...]:
    """The same themes with every figure of these questions hidden."""
    return tuple(_hidden(theme) if theme.question in questions else theme for theme in themes)


def _told(themes: Sequence[Theme], smallest: int) -> list[Theme]:
    """The themes of one question with their figures as far as they may be told; their shares are made here."""
    of = themes[0].of
    if of is None or of < smallest:
        return [_hidden(theme) for theme in themes]
    alike = [theme for theme in themes if theme.texts is None or theme.texts >= of - 1]
    others = sorted((theme for theme in themes if theme not in alike), key=lambda theme: -(theme.texts or 0))
    if alike and not others:
        return [_hidden(theme) for theme in themes]
    left_out = [*alike, *others[:1]] if alike else []
    return [_silent(theme) if theme in left_out else replace(theme, share=(theme.texts or 0) / of) for theme in themes]


def _silent(theme: Theme) -> Theme:
    return replace(theme, texts=None, share=None, kappa=None)


def _hidden(theme: Theme) -> Theme:
    return replace(_silent(theme), of=None)


def _form(release: Release, theme: Theme) -> FormResult:
    """A question's name begins with its form's. Raises ValueError."""
    found = next((form for form in release.forms if theme.question.startswith(f"{form.form}_")), None)
    if found is None:
        raise ValueError(f"Udgivelsen har ikke spørgsmålet {theme.question}.")
    return found


def _refuse(release: Release, themes: Sequence[Theme]) -> None:
    if release.withdrawn:
        raise ValueError("Udgivelsen er trukket tilbage og kan ikke få temaer.")
    if release.themes:
        raise ValueError("Udgivelsen har allerede temaer: de føjes til én gang.")
    if not themes:
        raise ValueError("Der er ingen temaer at føje til.")
    if len({(theme.question, theme.code) for theme in themes}) < len(themes):
        raise ValueError("Et tema står der to gange.")
    for theme in themes:
        _form(release, theme)
        if theme.texts is not None and theme.of is not None and not 0 <= theme.texts <= theme.of:
            raise ValueError(f"Temaet {theme.label} er i flere tekster, end der er.")
    if any(len({theme.of for theme in themes if theme.question == one.question}) > 1 for one in themes):
        raise ValueError("Temaer i samme spørgsmål er talt i de samme tekster.")

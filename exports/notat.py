"""The notat for Økonomiudvalget: two pages in Word that say what was measured, what came out, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any

from exports import card, headline_drawing, package, sheet_front, sheet_method, theme, word, wording
from exports.direction import FIRST, first_line
from exports.drawing import Drawing, to_png
from exports.languages import offered
from exports.release import FormResult, Indicator, Release

NOON = time(12, tzinfo=UTC)
HEADS = ("Hovedtal", "Tal", "95 % usikkerhed", "Forrige", "Forskel", "Dom")
WIDTHS = (5.25, 1.55, 2.65, 1.6, 1.75, 4.2)
OTHER_HEADS, OTHER_WIDTHS = ("Tal", "95 % usikkerhed", "Forrige", "Forskel", "Svar (n)"), (1.8, 3.0, 1.8, 1.9, 1.7)
BESIDE = ("Forrige", "Forskel")
"""Columns that only a later round has."""
TABLE_CM, PICTURE_CM = 17.0, 7.9
READING = (
    "Tallet er regnet af dem, der har svaret. Ligner de alle, ligger det rigtige tal med 95 % sikkerhed inden for "
    "usikkerheden. Er en ændring mindre end usikkerheden, siger målingen ikke, om det går frem eller "
    "tilbage; det er ikke det samme som, at intet er ændret. En sikker ændring er ikke i sig selv bevis for årsagen."
)
HIDDEN = f"»{theme.HIDDEN}« betyder: Skjult af hensyn til anonymitet."


def write(release: Release) -> bytes:
    """The notat as a Word document (docx). Same release, same bytes; reads nothing but the release."""
    released = datetime.combine(date.fromisoformat(release.released_on[:10]), NOON)
    title = f"Notat til Økonomiudvalget: {sheet_front.title(release)}"
    doc = word.document(f"{title} ({theme.TRIAL})" if release.round.trial else title, released.replace(tzinfo=None))
    _first_page(doc, release)
    _second_page(doc, release)
    mark = f" · {theme.TRIAL_NOTE}" if release.round.trial else ""
    word.footer(doc, f"Ballerup Kommune · Deltag · {wording.short(release.round.title)}{mark}")
    return package.finish(word.content(doc), (), f"{released:%Y-%m-%dT%H:%M:%SZ}")


def _first_page(doc: Any, release: Release) -> None:
    headlines, about = card.headlines(release), release.round
    word.paragraph(doc, sheet_front.title(release), "Title")
    when = wording.period(about.opens_on, about.closes_on)
    word.paragraph(doc, f"Notat til Økonomiudvalget · {wording.short(about.title)} · {when}", "Small")
    if about.trial:
        word.paragraph(doc, "alle tal er opdigtede.", bold=f"{theme.TRIAL}:", fill=theme.NOTE)
    word.paragraph(doc, sheet_method.experience(release), bold=first_line(release), fill=theme.TEAL_PALE)
    word.paragraph(doc, "Formål", "Heading 1")
    word.paragraph(doc, "Strategien vil følge, med dens egne ord:")
    for words in dict.fromkeys(one.words for one in headlines if one.words):
        codes = wording.listed([one.id for one in headlines if one.words == words])
        word.paragraph(doc, f"»{words}« ({codes}).", "List Bullet")
    word.paragraph(doc, "Sådan er der målt", "Heading 1")
    for name, said in _method(release):
        word.paragraph(doc, said, "List Bullet", bold=f"{name}:")
    word.paragraph(doc, "Resultatet", "Heading 1")
    _results(doc, headlines)
    for one in headlines:
        said = " ".join(filter(None, (wording.sentence(one), wording.beside(one))))
        word.paragraph(doc, said, "List Bullet", bold=one.id)


def _results(doc: Any, headlines: Sequence[Indicator]) -> None:
    made = word.table(doc, HEADS, [_row(one) for one in headlines], WIDTHS)
    for one, row in zip((None, *headlines), made.rows, strict=True):
        for cell in row.cells[1:5]:
            word.to_the_right(cell)
        if one:
            mark = theme.mark(one.verdict)
            word.dress(row.cells[5], mark.fill, mark.ink)
    word.paragraph(doc, "", "Small")


def _row(one: Indicator) -> tuple[str, ...]:
    mark = theme.mark(one.verdict).sign
    return (
        _name(one, wording.bare_name(one)),
        wording.figure(one),
        wording.interval(one),
        *_change(one),
        f"{mark}  {one.verdict}",
    )


def _name(one: Indicator, name: str) -> str:
    return f"{one.id}  {name}" + (" (få svar)" if one.few else "")


def _change(one: Indicator) -> tuple[str, str]:
    """The former figure and the difference from it."""
    if one.hidden:
        return theme.HIDDEN, theme.HIDDEN
    compared = one.comparison
    if compared is None:
        return ("ingen", "") if one.verdict == FIRST else ("", "")
    now = replace(one, value=compared.value)
    step = wording.whole(compared.d, one.unit)
    return wording.figure(now), f"{'+' if compared.d > 0 and step != '0' else ''}{step} point"


def _method(release: Release) -> Iterator[tuple[str, str]]:
    """Five lines."""
    persons, boards = (release.parameters[unit] for unit in ("persons", "boards"))
    who = " ".join(f"{form.title}: {sheet_method.answered(form)}." for form in release.forms)
    proved = "En uafhængig prøve regnede på de skjulte tal og fandt intet. " if release.pattern else ""
    yield "Spurgt", "om oplevelser og erfaringer. Ingen er spurgt om etnicitet, sprog, navn eller oprindelse."
    yield "Svar", who
    yield "Indsamlet", f"med {sheet_method.collection(release)}. {offered(release.round)}"
    yield "Regnet", "med 95 % usikkerhed: andele efter Wilson, gennemsnit efter t-fordelingen. Intet er vægtet."
    yield (
        "Beskyttet",
        (
            f"et tal vises kun, når mindst {persons} personer eller {boards} bestyrelser står bag. {proved}Svarene er "
            "slettet, da tallene blev frigivet."
        ),
    )


def _second_page(doc: Any, release: Release) -> None:
    heading = word.paragraph(doc, "Figurer", "Heading 1")
    heading.paragraph_format.page_break_before = True
    pictures = [(drawn.title, to_png(drawn), drawn.alt) for drawn in islice(_drawings(release), 2)]
    if pictures:
        word.side_by_side(doc, pictures, PICTURE_CM)
    else:
        word.paragraph(doc, theme.HIDDEN)
    _others(doc, release)
    word.paragraph(doc, "Sådan læses usikkerheden", "Heading 1")
    word.paragraph(doc, READING)
    if _hides(release):
        word.paragraph(doc, HIDDEN)
    word.paragraph(doc, "Mere", "Heading 1")
    word.paragraph(doc, f"{release.round.contact}.", bold="Spørg:")
    edition = f"udgave {release.version}, frigivet {wording.day(release.released_on)}, mærke {release.digest[:12]}."
    edition += f" Hvorfor denne udgave: {release.note.rstrip('.')}." if release.note else ""
    word.paragraph(
        doc, f"{edition} Alle tal, definitioner og metoden står i regnearket med samme mærke.", bold="Tallene:"
    )


def _others(doc: Any, release: Release) -> None:
    """The figures beside the headline figures: with their uncertainty, never with a verdict."""
    ours = [i for form in release.forms for i in form.indicators if not i.headline and i.unit != "activities"]
    if not ours:
        return
    word.paragraph(doc, "Andre tal, uden dom", "Heading 1")
    compared = any(one.comparison for one in ours)
    kept = [place for place in range(len(OTHER_HEADS)) if compared or OTHER_HEADS[place] not in BESIDE]
    figures = [(*_row(one)[1:5], _base(one)) for one in ours]
    rows = [(_name(one, one.name), *(told[place] for place in kept)) for one, told in zip(ours, figures, strict=True)]
    widths = [OTHER_WIDTHS[place] for place in kept]
    heads = ("Indikator", *(OTHER_HEADS[place] for place in kept))
    made = word.table(doc, heads, rows, (TABLE_CM - sum(widths), *widths))
    for row in made.rows:
        for cell in row.cells[1:]:
            word.to_the_right(cell)


def _base(one: Indicator) -> str:
    return theme.HIDDEN if one.base is None else wording.thousands(one.base)


def _drawings(release: Release) -> Iterator[Drawing]:
    """Those that say most come first: how it has gone, then how it is in the groups, then the sides behind it."""
    ours = [(form, one) for one in card.headlines(release) for form in release.forms if one in form.indicators]
    over_time = [
        headline_drawing.development(release, one) for _, one in ours if headline_drawing.earlier(release, one)
    ]
    of_groups = [_groups(form, one) for form, one in ours]
    sides = [headline_drawing.sides_over_rounds(release, one) for _, one in ours]
    alone = [headline_drawing.development(release, one) for _, one in ours]
    yield from filter(None, (*over_time[:1], *of_groups[:1], *over_time[1:], *of_groups[1:], *sides, *alone))


def _groups(form: FormResult, one: Indicator) -> Drawing | None:
    """By area or type, whichever the form is published by."""
    found = (headline_drawing.groups(form, one, grouping) for grouping in headline_drawing.EVERYBODY)
    return next(filter(None, found), None)


def _hides(release: Release) -> bool:
    """Whether an indicator is hidden, of everybody or of a group."""
    return any(one.hidden for form in release.forms for one in (*form.indicators, *form.group_indicators))

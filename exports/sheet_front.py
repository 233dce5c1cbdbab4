"""The sheet Forside: does it go the right way? One page that answers, and says how to read the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from exports import card, chart, earlier, grouped, question_table, sheet, sheet_method, theme, wording
from exports.chart import Cells, Place
from exports.direction import first_line
from exports.interval import half_up
from exports.release import Group, Indicator, Past, ProtectedTable, Release
from exports.themes import ADDED
from exports.tidy import share_of

NAME = sheet.FRONT
WIDTHS = (1.5, 14.5, 20, 8.5, 14, 8.5, 21, 2.5, 14.5, 20, 8.5, 14, 8.5, 21, 1.5)
VALUE_WIDTH = 51.0
LEFT, RIGHT, LAST = 2, 9, 14
PANEL, BESIDE, LISTS = 17, 23, 24
CHART, NOTE = PANEL + 4, PANEL + 5
HEIGHTS = {
    1: 30, 2: 17, 3: 7, 4: 34, 5: 19, 6: 7, 7: 23, 8: 34, 9: 20, 10: 19, 11: 19, 12: 19, 13: 19, 14: 27, 15: 34,
    16: 8, 17: 19, 18: 20, 19: 20, 20: 5, 21: 80, 22: 28, 23: 6, 24: 22,
}  # fmt: skip

UNITS = {"board": "bestyrelser", "person": "personer"}
TITLES = {"bs": "Beboernes oplevelse af fællesskaberne i boligområderne"}
OTHER_TITLE = "Deltagelse i bestyrelser og foreningsdemokrati"
READING = (
    "Prikken er svaret. Stregen er usikkerheden: det rigtige tal ligger efter al sandsynlighed på stregen.",
    "Hele procent og point er afrundet; decimaler står i arket Data og i sætningen under hvert hovedtal.",
)
READING_FIRST = (
    "Tallet er et udgangspunkt. Først næste måling kan vise, om det går den rigtige vej.",
    "En dom gives kun, når en ændring er større end usikkerheden.",
)
READING_CHANGE = (
    "En dom gives kun, når ændringen er større end usikkerheden (5 %, Holm for flere hovedtal).",
    "»Ingen sikker ændring« er ikke »ingen ændring«: sætningen siger, hvad målingen ikke kan udelukke.",
    "Forskellen er regnet på de uafrundede tal: 54 − 41 kan vises som 12.",
)
NEVER_A_CHANGE = "B2 vises aldrig som ændring: de samme beboere vurderer ikke de samme aktiviteter i to runder."
OWN_NOTE = "Området ved siden af hele kommunen: se arket Områder. Andre områder er ikke med i dette udsnit."
MEDIAN = "Hovedtallet er samlet over alle stemmeberettigede, så store foreninger vejer mest. Medianen er den midterste."


def write(
    page: Worksheet,
    release: Release,
    footer: str,
    sources: Mapping[str, card.Source],
    contents: Sequence[str],
    beside: Sequence[Release] = (),
) -> list[str]:
    """Fill the sheet; returns the alt texts of its charts in their order.

    sources: see card.write_sources. contents: names of the other sheets. beside: parts of other rounds.
    """
    sheet.widths(page, WIDTHS)
    sheet.heights(page, HEIGHTS)
    _beside(page, beside)
    headlines = card.headlines(release)
    _top(page, release)
    alt_texts = []
    for first, indicator in zip((LEFT, RIGHT), headlines, strict=False):
        alt_texts += card.write(page, first, release, indicator, sources.get(indicator.id))
    alt_texts += _poles(page, release, headlines)
    _in_words(page, release)
    last = max(_reading(page, release), _about(page, release), _contents(page, contents))
    page.freeze_panes = "A3"
    sheet.page(page, "landscape", footer, f"A1:O{last + 1}", tall=1)
    return alt_texts


def _top(page: Worksheet, release: Release) -> None:
    sheet.put(page, 1, LEFT, title(release), theme.TITLE)
    sheet.put(page, 2, LEFT, _subtitle(release), theme.SUBTITLE)
    if release.round.trial:
        sheet.prose(page, 1, (LAST - 2, LAST), f"{theme.TRIAL} · alle tal er opdigtede", theme.TRIAL_MARK)
    sheet.band(page, 4, (LEFT, LAST), theme.QUESTION_BAND)
    sheet.put(page, 4, LEFT, "Går det den rigtige vej?", theme.QUESTION_BAND)
    sheet.put(page, 4, LEFT + 3, first_line(release), theme.ANSWER_BAND)
    cause = "En ændring er ikke i sig selv bevis for årsagen."
    sheet.put(page, 5, LEFT, f"{sheet_method.experience(release)} {cause}", theme.INDENTED_NOTE)


def title(release: Release) -> str:
    """What the round is about, by its forms."""
    return next((TITLES[form.form] for form in release.forms if form.form in TITLES), OTHER_TITLE)


def _subtitle(release: Release) -> str:
    about = release.round
    parts = [wording.short(about.title), wording.period(about.opens_on, about.closes_on)]
    counts = [f"{wording.thousands(f.usable)} {UNITS[f.unit]}" for f in release.forms if f.usable is not None]
    if counts:
        areas = f" fra {len(about.areas)} boligområder" if len(about.areas) > 1 else ""
        parts.append(f"brugbare svar: {wording.listed(counts)}{areas}")
    return " · ".join(parts)


def _poles(page: Worksheet, release: Release, headlines: Sequence[Indicator]) -> list[str]:
    """The three sides behind the figure: fewer, the same, more; and how many do not know."""
    indicator = next((i for i in headlines if i.id in card.POLES), None)
    table = card.find_table(release, card.POLES[indicator.id]) if indicator else None
    if indicator is None or table is None:
        return []
    poles = [cell for cell in table.cells if cell.role == "pole"]
    heads = [f"{indicator.id} i tre poler", *(cell.label for cell in poles), "Ved ikke"]
    places = (LEFT, LEFT + 2, LEFT + 3, LEFT + 4, LEFT + 5)
    sheet.band(page, PANEL, (LEFT, LEFT + 5), theme.HEAD)
    for column, name in zip(places, heads, strict=False):
        sheet.put(page, PANEL, column, name, theme.HEAD_INDENTED if column == LEFT else theme.HEAD_NUMBER)
    then = _before(release, indicator)
    names = earlier.round_names(release)
    base = theme.HIDDEN if table.base is None else wording.thousands(table.base)
    label = names[release.round.key] if then else "Alle"
    _pole_row(page, PANEL + 1, f"{label} (n = {base})", _shares(table), places, theme.NUMBER_STRONG)
    if then:
        said = f"{names[then.round]} (n = {wording.thousands(then.base)})"
        _pole_row(page, PANEL + 2, said, [*then.poles, then.dk], places, theme.NUMBER)
    sheet.prose(page, NOTE, (LEFT, LEFT + 5), _pole_note(release), theme.NOTE_TEXT)
    shown = [share for share in _shares(table)[: len(poles)] if share is not None]
    return [_pole_chart(page, table, then, places)] if table.base and len(shown) == len(poles) else []


def _before(release: Release, indicator: Indicator) -> Past | None:
    """The former round of the same figure, with its poles, where the two are compared."""
    compared = indicator.comparison.round if indicator.comparison and not indicator.hidden else ""
    wanted = (indicator.id, indicator.grouping, indicator.group, compared)
    found = (p for p in release.past if (p.indicator, p.grouping, p.group, p.round) == wanted and p.poles)
    return next(found, None)


def _shares(table: ProtectedTable) -> list[float | None]:
    """The poles and the share that does not know, each None when hidden."""
    unknown = next((cell for cell in table.cells if cell.code == "dk"), None)
    poles = [share_of(table, cell) for cell in table.cells if cell.role == "pole"]
    return [*poles, question_table.dont_know_share(table, unknown) if unknown else None]


def _pole_row(
    page: Worksheet, row: int, name: str, shares: Sequence[float | None], places: Sequence[int], style: theme.Style
) -> None:
    strong = theme.STRONG_INDENTED if style is theme.NUMBER_STRONG else theme.INDENTED
    sheet.put(page, row, LEFT, name, strong)
    for column, share in zip(places[1:], shares, strict=False):
        sheet.put(page, row, column, theme.HIDDEN if share is None else half_up(share, 2), style, theme.PERCENT)
    sheet.edge(page, row, (LEFT, LEFT + 5), theme.rule(bottom=theme.THIN))


def _pole_note(release: Release) -> str:
    note = "»Ved ikke« er andel af gyldige svar og ved ikke."
    companion = card.find_indicator(release, "B1a")
    then = earlier.former(companion) if companion else None
    if then is None:
        return note
    return f"{note} B1a ved forrige måling: {wording.figure(then)} ({wording.interval(then)}, n = {then.base})."


def _pole_chart(page: Worksheet, table: ProtectedTable, then: Past | None, places: Sequence[int]) -> str:
    poles = [cell for cell in table.cells if cell.role == "pole"]
    letters = [sheet.letter(column) for column in places[1 : len(poles) + 1]]
    last = PANEL + 2 if then else PANEL + 1
    pieces = [(Cells(page, f"${x}${PANEL}"), Cells(page, f"${x}${PANEL + 1}:${x}${last}")) for x in letters]
    place = Place(page, f"{sheet.letter(LEFT)}{CHART}", 15.9, 2.7)
    alt = question_table.alt_text(table.text, poles)
    if then:
        before = "; ".join(
            f"{cell.label} {wording.percent(share)}" for cell, share in zip(poles, then.poles, strict=True)
        )
        alt = f"Tre poler ({then.indicator}), denne måling: {question_table.alt_text('', poles)} Før: {before}."
    names = Cells(page, f"${sheet.letter(LEFT)}${PANEL + 1}:${sheet.letter(LEFT)}${last}") if then else None
    return chart.stacked(place, names, pieces, theme.POLES3, alt, bare=True)


def _beside(page: Worksheet, parts: Sequence[Release]) -> None:
    """Figures of another round on a line of their own, which names it."""
    told = [(part, one) for part in parts for form in part.forms for one in form.indicators]
    if not told:
        return
    said = [f"{one.id} fra {_round(part)}.  {wording.sentence(one)}" for part, one in told]
    page.row_dimensions[BESIDE].height = 24 * len(said)
    sheet.prose(page, BESIDE, (LEFT, LAST), "  ".join(said), theme.ASIDE)


def _round(release: Release) -> str:
    about = release.round
    return f"{wording.short(about.title)}, {wording.period(about.opens_on, about.closes_on)}"


def _in_words(page: Worksheet, release: Release) -> None:
    """Figures that are said in words: an area's own, B2 of the residents' round, D5's median of the associations'."""
    area = next(filter(None, map(grouped.alone, release.forms)), None)
    indicator = card.find_indicator(release, "B2") or card.find_indicator(release, "D5")
    if area:
        head, said, note = area.label, _own(release, area), OWN_NOTE
    elif indicator:
        head = f"{indicator.id} i ord: {wording.bare_name(indicator).lower()}"
        said, note = _spoken(indicator)
    else:
        return
    sheet.band(page, PANEL, (RIGHT, LAST), theme.HEAD)
    sheet.put(page, PANEL, RIGHT, head, theme.HEAD_INDENTED)
    sheet.prose(page, PANEL + 1, (RIGHT, LAST), said, theme.QUOTE, rows=NOTE - PANEL - 1)
    sheet.prose(page, NOTE, (RIGHT, LAST), note, theme.NOTE_TEXT)


def _own(release: Release, area: Group) -> str:
    """The headline figures of the area that a release was cut for."""
    told = (one for form in release.forms for one in form.group_indicators if one.headline and one.group == area.label)
    return "  ".join(map(wording.sentence, told))


def _spoken(indicator: Indicator) -> tuple[str, str]:
    if indicator.hidden:
        return f"{theme.HIDDEN_NOTE}", ""
    if indicator.id == "B2":
        return indicator.note, NEVER_A_CHANGE
    return wording.beside(indicator) or wording.sentence(indicator), MEDIAN


def _reading(page: Worksheet, release: Release) -> int:
    sheet.put(page, LISTS, LEFT, "Sådan læses tallene", theme.HEADING)
    lines = [READING[0], *(READING_CHANGE if release.past else READING_FIRST), READING[1]]
    if grouped.hides(release):
        lines.append(theme.HIDDEN_NOTE)
    for row, text in enumerate(lines, LISTS + 1):
        sheet.prose(page, row, (LEFT, LEFT + 5), text, theme.SMALL)
    return LISTS + len(lines)


def _about(page: Worksheet, release: Release) -> int:
    sheet.put(page, LISTS, RIGHT, "Om runden", theme.HEADING)
    rows = _facts(release)
    for row, (name, value) in enumerate(rows, LISTS + 1):
        sheet.put(page, row, RIGHT, name, theme.MUTED_TEXT)
        sheet.prose(page, row, (RIGHT + 1, RIGHT + 4), value, theme.wrapping(theme.SMALL))
        page.row_dimensions[row].height = max(16, sheet.text_height([(value, VALUE_WIDTH)], 10))
    return LISTS + len(rows)


def _facts(release: Release) -> list[tuple[str, str]]:
    about = release.round
    answers = [(UNITS[form.unit].capitalize(), sheet_method.answered(form)) for form in release.forms]
    return [
        *answers,
        *_cut(release),
        ("Indsamling", sheet_method.collection(release)),
        ("Udgivet", f"{wording.day(release.released_on)}, udgave {release.version}"),
        *_later(release),
        ("Udgavens mærke", release.digest[:12]),
        ("Spørg", about.contact),
    ]


def _cut(release: Release) -> list[tuple[str, str]]:
    """What of the round a part is of."""
    places = filter(None, map(grouped.alone, release.forms))
    return [("Udsnit", f"{wording.listed(list(area.members))}, ved siden af alle") for area in places]


def _later(release: Release) -> list[tuple[str, str]]:
    """Why there is a later version than the first."""
    if release.withdrawn:
        return [("Trukket tilbage", release.note)]
    return [("Tilføjet" if release.note == ADDED else "Rettet", release.note)] if release.note else []


def _contents(page: Worksheet, contents: Sequence[str]) -> int:
    sheet.put(page, LISTS, LAST, "Indhold", theme.HEADING)
    for row, name in enumerate(contents, LISTS + 1):
        sheet.link(page, row, LAST, name, name)
    return LISTS + len(contents)

"""The sheet Metode: what was asked, how every figure is made, what is hidden and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from exports import grouped, method_rules, sheet, theme, wording
from exports.languages import offered
from exports.release import FormResult, Group, Indicator, Release
from exports.thresholds import Thresholds

NAME = "Metode"
WIDTHS = (34, 96)
DEFINITIONS = "Definitionerne er udgave 1."
GROUPS = ("Strategiens egne ord", "Støttetal")
OWN_WORDS = ("Støttetal", "Ikke nævnt i strategien; hjælper med at forstå de andre tal.")

RESIDENTS = "Målingen viser beboernes oplevelse. Den viser ikke, hvor mange der faktisk deltager."
MEMBERS = (
    "D1 og de øvrige tal fra personer viser oplevelser. De viser ikke, hvor mange der faktisk deltager. "
    "D5 og de øvrige tal fra bestyrelser er bestyrelsernes egne oplysninger, hvor alle er talt ens."
)

COVERAGE = "Dækningen er ikke en svarprocent: ingen ved, hvor mange der har set linket."
INVITED = {"person": "beboere på 15 år og derover", "board": "de inviterede bestyrelser"}

RULES = (
    (
        "95 % usikkerhed",
        "Andele: Wilson. Gennemsnit: t-fordelingen. Balancer: normalfordelingen. Forhold over bestyrelser: "
        "lineariseret, t-fordelingen. Der er ikke vægtet og ikke rettet for, at området er lille.",
    ),
    (
        "Hele tal",
        "Procent og point er rundet til hele tal, halve op. Decimaler står kun i arket Data og i dommens sætning.",
    ),
    (
        "Små grupper",
        "Et tal vises kun, når mange nok står bag, og når svarene ikke er så ens, at de afslører den enkelte. Der er "
        "også skjult tal, som ikke selv er følsomme, så et skjult tal ikke følger af de andre, og alt, der er regnet "
        "af et skjult tal. Derfor kan mere være skjult, end man venter. Hvad der skjuler et bestemt tal, siges ikke.",
    ),
    ("Skjulte tal", "Vises som »–« og er tomme i arkene Data og Indikatorer med status »skjult«. Et nul kan vises."),
    (
        "Efter udgivelsen",
        "Svar, optællinger, koder og nøgle er slettet. En rettelse kan ændre tekster, skjule eller trække tilbage, og "
        "får et nyt udgavenummer.",
    ),
    (
        "Arket Data",
        "Én række pr. tal, klar til pivottabel. Gruppen »Total« er alle besvarelser, de øvrige er de offentliggjorte "
        "grupper. »Pol: …« lægger svarene på samme side af en skala sammen. Base er gyldige svar; "
        "procent (0-1) er antal delt med base.",
    ),
)
FIXED = (
    "Grupperne er fastlagt, før runden åbner. Grupper med for få svar er lagt sammen, så de kan vises. Tal deles kun "
    "efter ét kendetegn ad gangen."
)
VALID = (
    "Gyldigt svar",
    "Besvaret og ikke »ved ikke«, »ønsker ikke at svare«, »ikke relevant«, uoplyst eller ikke spurgt. Andele, "
    "indeks og balancer regnes af gyldige svar.",
)

THEMES = (
    (
        "Sådan er de talt",
        "De åbne svar er læst og kodet med et eller flere temaer til hver tekst. Antallet er tekster med temaet, "
        "og andelen er af de kodede tekster til spørgsmålet. Teksterne er ikke delt efter område, og de udgives ikke.",
    ),
    (
        "Hvornår et tema vises",
        "Når nok tekster er kodet, og temaet hverken står i dem alle eller i alle på nær én. Skjules et tema, skjules "
        "også et andet, så det ikke kan ses, hvilket det er.",
    ),
    (
        "Enighed",
        "Cohens kappa (1960) af to kodere, der har kodet de samme tekster hver for sig. 0,60 eller mere er godt nok. "
        "»–«: tilfældet alene giver fuld enighed, eller temaet er skjult.",
    ),
    ("Føjet til", "Temaerne er føjet til én gang, efter udgivelsen. Ingen andre tal er ændret."),
)

Row = tuple[str, str]


def write(page: Worksheet, release: Release, footer: str, beside: Sequence[Release] = ()) -> None:
    """Fill the sheet. beside: parts of other rounds, whose indicators are defined here too."""
    sheet.widths(page, WIDTHS)
    lead = f"Udgave {release.version} · mærke {release.digest[:12]}" + (" ·" if release.round.trial else "")
    sheet.heading(page, NAME, lead, release.round.trial)
    sheet.link(page, 3, 1, "Til forsiden", sheet.FRONT)
    row = _section(page, 5, "Målingen", (*_about(release), *map(_from, beside)))
    row = _section(page, row, "Indikatorerne", passports((release, *beside)))
    if grouped.has_groups(release):
        row = _section(page, row, "Grupperne", tuple(_groups(release)))
    if release.themes:
        row = _section(page, row, "Temaer", THEMES)
    row = _section(page, row, "Regler", (*method_rules.comparison(release), *RULES, _few(release), *_hidden(release)))
    page.row_breaks.append(Break(id=row - 1))
    for form in release.forms:
        title = f"Spørgsmålene, som de blev stillet: {form.title}, udgave {form.version}"
        row = _section(page, row, title, tuple(_asked(form)))
    page.freeze_panes = "A5"
    sheet.page(page, "portrait", footer, f"A1:B{row}")


def write_over_rounds(page: Worksheet, releases: Sequence[Release], footer: str) -> None:
    """Fill the sheet of a workbook about several rounds, oldest first: definitions and rules; the rest is in theirs."""
    sheet.widths(page, WIDTHS)
    sheet.heading(page, NAME, "Hver rundes eget regneark har dens spørgsmål og tal.", releases[0].round.trial)
    sheet.link(page, 3, 1, "Til forsiden", sheet.FRONT)
    row = _section(page, 5, "Runderne", tuple((one.round.key, from_round(one)) for one in releases))
    row = _section(page, row, "Indikatorerne", passports(releases))
    row = _section(page, row, "Regler", (*method_rules.comparison(releases[-1]), VALID, *RULES[:4]))
    page.freeze_panes = "A5"
    sheet.page(page, "portrait", footer, f"A1:B{row}")


def _section(page: Worksheet, row: int, title: str, rows: tuple[Row, ...]) -> int:
    sheet.put(page, row, 1, title, theme.HEADING)
    page.row_dimensions[row].height = 24
    sheet.edge(page, row, (1, 2), theme.rule(bottom=theme.TEAL))
    for line, (name, text) in enumerate(rows, row + 1):
        sheet.put(page, line, 1, name, theme.STRONG_TEXT)
        sheet.put(page, line, 2, text, theme.TEXT_MIDDLE)
        page.row_dimensions[line].height = sheet.text_height([(name, WIDTHS[0] * 0.92), (text, WIDTHS[1])])
        sheet.edge(page, line, (1, 2), theme.rule(bottom=theme.THIN))
        if name in GROUPS:
            sheet.tint(page, line, (1, 2), theme.WASH)
    return row + len(rows) + 2


def _groups(release: Release) -> Iterator[Row]:
    """What is published together, and what each group consists of; activities stand alone."""
    for form in release.forms:
        about = f"{form.title}: " if len(release.forms) > 1 else ""
        for grouping in dict.fromkeys(group.grouping for group in form.groups):
            found = grouped.groups(form, grouping)
            yield f"{about}{grouping}", "  ·  ".join(_made_of(group) for group in found)
        names = list(dict.fromkeys(table.group for table in grouped.activities(form)))
        if names:
            yield f"{about}{grouped.ACTIVITY}", "  ·  ".join(names)
    yield "Faste grupper", FIXED


def _made_of(group: Group) -> str:
    """A joined group says which areas or types it is made of."""
    if group.members in ((), (group.label,)):
        return group.label
    return f"{group.label} ({wording.listed(list(group.members))})"


def _hidden(release: Release) -> Iterator[Row]:
    """How many figures there are, where the release says so."""
    cells, hidden = (release.pattern.get(name) for name in ("cells", "hidden"))
    if cells and hidden is not None:
        share = wording.percent(hidden / cells)
        told = f"{wording.thousands(cells)} tal i tabellerne, {wording.thousands(hidden)} af dem ({share}) er skjult."
        yield "Antal tal", told


def _edition(release: Release) -> Row:
    said = [f"Udgave {release.version}, udgivet {wording.day(release.released_on)}."]
    if release.note:
        said.append(f"{release.note.rstrip('.')}.")
    if release.withdrawn:
        said.append("Udgivelsen er trukket tilbage: ingen af dens tal gælder mere.")
    return "Udgave af tallene", " ".join(said)


def _few(release: Release) -> Row:
    thresholds = Thresholds(**release.parameters)
    return (
        "Få svar",
        f"Under {thresholds.few_persons} gyldige svar fra personer, under {thresholds.few_boards} fra bestyrelser: "
        "tallet er mærket »Få svar«, vises med usikkerhed og får ingen dom.",
    )


def experience(release: Release) -> str:
    """What the round can and cannot show: said on the cover and here."""
    return RESIDENTS if any(form.form == "bs" for form in release.forms) else MEMBERS


def _about(release: Release) -> tuple[Row, ...]:
    about = release.round
    who = " ".join(f"{form.title}: {answered(form)}." for form in release.forms)
    return (
        ("Det viser målingen", experience(release)),
        (
            "Hvad er spurgt",
            "Oplevelser og erfaringer. Ingen er spurgt om etnicitet, sprog, navn eller oprindelse, og intet af det "
            "gemmes.",
        ),
        ("Hvem har svaret", f"{who} {COVERAGE}" if any(_covered(form) for form in release.forms) else who),
        ("Indsamling", f"{wording.period(about.opens_on, about.closes_on)}. {collection(release).capitalize()}."),
        *([("Områder", wording.listed(list(about.areas)))] if about.areas else []),
        (
            "Sprog",
            f"{offered(about)} Hvilket sprog den enkelte brugte, er ikke sendt med, gemt eller talt.",
        ),
        VALID,
        _edition(release),
    )


def collection(release: Release) -> str:
    """How answers came in: a board by its own code, persons by the round's link or by codes."""
    persons = "åben indsamling med link" if release.round.open_collection else "engangskoder"
    boards = any(form.unit == "board" for form in release.forms)
    return f"én kode til hver bestyrelse; personer: {persons}" if boards else persons


def _covered(form: FormResult) -> bool:
    return form.unit == "person" and form.coverage is not None


def answered(form: FormResult) -> str:
    """How many usable answers, with the coverage as it may be said."""
    count = "antallet er skjult" if form.usable is None else f"{wording.thousands(form.usable)} brugbare svar"
    said = form.coverage_words
    if said in ("over halvdelen", "under halvdelen"):
        said = f"{said} af {INVITED[form.unit]}"
    return f"{count}, {said}" if said else count


def _from(part: Release) -> Row:
    """A part of another round says which, and under which mark it was released."""
    codes = wording.listed([one.id for form in part.forms for one in form.indicators])
    return f"{codes} er fra", from_round(part)


def from_round(release: Release) -> str:
    """A round by its title, when it was open, and the mark of its release."""
    about = release.round
    when = wording.period(about.opens_on, about.closes_on)
    return f"{wording.short(about.title)}, {when}; udgave {release.version}, mærke {release.digest[:12]}."


def passports(releases: Sequence[Release]) -> tuple[Row, ...]:
    """The strategy's own words once, under them the indicators that measure it."""
    told = (one for release in releases for form in release.forms for one in (*form.indicators, *form.group_indicators))
    indicators = {one.id: one for one in told}.values()
    rows = []
    for words in dict.fromkeys(indicator.words for indicator in indicators):
        rows.append(("Strategiens egne ord", f"»{words}«") if words else OWN_WORDS)
        rows += [_passport(indicator) for indicator in indicators if indicator.words == words]
    return (*rows, ("Udgave", DEFINITIONS))


def _passport(indicator: Indicator) -> Row:
    return f"{indicator.id}  {indicator.name.removeprefix('– ')}", indicator.definition


def _asked(form: FormResult) -> Iterator[Row]:
    """Each question once, as it was worded: help, rows and answers too."""
    for question in form.asked:
        lists = (("Udsagn", question.rows), ("Svar", question.options))
        more = [f"{name}: {' · '.join(texts)}." for name, texts in lists if texts]
        yield question.question, "  ".join([question.text, question.help, *more]).replace("    ", "  ")

"""Every drawing people meet, with what it stands for: to be looked through on screen or on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import render_template
from flask.typing import ResponseReturnValue

from app.danish import gettext as _
from app.database import reading, services
from app.office.blueprint import office
from app.questionnaire.load import FORMS
from app.questionnaire.model import Question, Questionnaire
from app.store import questionnaires

FOLDER = Path(__file__).resolve().parent.parent / "static" / "pictograms"

ON_PAGES = {
    "anonymous": _("Anonymt; privatliv"),
    "arrow_back": _("Tilbage"),
    "arrow_next": _("Næste; vælg sproget"),
    "arrow_skip": _("Spring over"),
    "bin": _("Slet det, jeg har skrevet"),
    "chart": _("Det samlede resultat, på siden med tak og på »Det svarede I«"),
    "check": _("Sendt; slettet"),
    "clock": _("Hvor lang tid det tager; ikke åben endnu"),
    "eye": _("Vis kun billeder og lyd"),
    "flag_goal": _("Målet: sidste side; undersøgelsen er slut"),
    "globe": _("Skift sprog"),
    "hands_help": _("Tilgængelighed: få hjælp"),
    "hourglass": _("Svaret venter på tabletten"),
    "house": _("Ikke dit boligområde"),
    "info": _("Der er noget, du skal se på"),
    "list_check": _("Se dine svar, før du sender"),
    "listen": _("Lyt"),
    "listen_crossed": _("Kan ikke læses op her"),
    "lock_closed": _("Det, vi gemmer, er låst; kan ikke rettes"),
    "net_crossed": _("Intet net"),
    "path": _("Hvad der sker nu, på »Det svarede I«"),
    "pause": _("Hold pause; undersøgelsen holder pause"),
    "pencil": _("Ret; svar, som ikke er sendt"),
    "people_group": _("Mange svar, på siden med tak"),
    "person_plus": _("En anden vil også svare"),
    "phone": _("Ring og spørg"),
    "phone_keep": _("Gem på denne telefon"),
    "pin": _("Vælg dit boligområde"),
    "send": _("Send"),
    "speech_many": _("Hvad det handler om, før spørgsmålene"),
    "tablet": _("Denne tablet deles af flere"),
    "ticket": _("Din kode"),
    "town_hall": _("Ballerup Kommune spørger"),
}
"""Signs of buttons and pages, beside those of questions and answers."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A drawing by its name, and each place where it stands."""

    name: str
    uses: tuple[str, ...]


@office.get("/tegninger")
def signs() -> ResponseReturnValue:
    """The sheet of all drawings."""
    with reading(services().engine) as session:
        forms = [form for name in FORMS if (form := questionnaires.newest(session, name))]
    return render_template("office/signs.html", signs=sheet(forms))


def sheet(forms: Iterable[Questionnaire]) -> tuple[Sign, ...]:
    """Every drawing there is, by name; one that nothing uses can be chosen for an activity."""
    uses: dict[str, list[str]] = {path.stem: [] for path in sorted(FOLDER.glob("*.svg"))}
    for form in forms:
        for name, use in _of_form(form):
            if use not in uses.setdefault(name, []):
                uses[name].append(use)
    for name, use in ON_PAGES.items():
        uses.setdefault(name, []).append(use)
    return tuple(Sign(name, tuple(found)) for name, found in uses.items())


def _of_form(form: Questionnaire) -> Iterator[tuple[str, str]]:
    for question in form.questions:
        if question.picto:
            yield question.picto, question.label.da
        yield from _of_answers(question)


def _of_answers(question: Question) -> Iterator[tuple[str, str]]:
    for choice in (*question.choices, *question.rows):
        if choice.picto:
            yield choice.picto, f"»{choice.text.da}«"

"""What the pages show of a round: its line, its forms with bands and links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.danish import gettext as _
from app.language import native_name
from app.models import RoundForm
from app.office import bands as drawn
from app.office import phases
from app.questionnaire.model import Unit
from app.store import questionnaires, results, rounds
from app.store.areas import list_areas
from app.store.bands import GroupBand, get_bands
from app.store.frozen import filled
from app.store.links import Mode, Phase
from app.store.rounds import LinkSummary, RoundSummary, frozen_of

GROUP_NAMES = {"bs_area": _("Område")}


@dataclass(frozen=True)
class LinkView:
    """A link to be copied."""

    token: str
    group: str | None
    name: str
    mode: Mode
    url: str


@dataclass(frozen=True)
class BandView:
    """A group with its band, in words and drawn."""

    group: str
    name: str
    words: str
    bar: drawn.Bar


@dataclass(frozen=True)
class FormView:
    """A form of a round. places, languages: what can be printed for, and in; code and name."""

    form: str
    title: str
    caption: str
    group_name: str
    scale: str
    bands: tuple[BandView, ...]
    total: str
    reach: str
    state: str
    links: tuple[LinkView, ...]
    places: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RoundView:
    """A round. withdrawn: it was released, and its figures no longer hold; its dates say so too."""

    key: str
    title: str
    phase: Phase
    trial: bool
    line: tuple[phases.Step, ...]
    dates: str
    languages: str
    forms: tuple[FormView, ...]
    withdrawn: bool = False


def round_view(session: Session, summary: RoundSummary, today: dt.date, base_url: str) -> RoundView:
    """Everything of a round that pages show."""
    forms = (_form(session, form, summary, base_url) for form in rounds.forms_of(session, summary.key))
    withdrawn = summary.phase == "released" and results.is_withdrawn(session, summary.key)
    dates = phases.dates(summary, today)
    return RoundView(
        key=summary.key,
        title=summary.title,
        phase=summary.phase,
        trial=summary.trial,
        line=phases.line(summary.phase),
        dates=_("{dates} · trukket tilbage").format(dates=dates) if withdrawn else dates,
        languages=_languages(summary),
        forms=tuple(forms),
        withdrawn=withdrawn,
    )


def _languages(summary: RoundSummary) -> str:
    """Why the round asks in fewer languages than its areas want, if it does."""
    because = summary.fewer_languages_because
    return _("Åbnet på færre sprog, end der er bedt om: {because}").format(because=because) if because else ""


def _form(session: Session, form: RoundForm, summary: RoundSummary, base_url: str) -> FormView:
    asked = filled(questionnaires.get(session, form.form, form.version), frozen_of(form), None)
    names = {choice.code: choice.text.da for choice in asked.question(asked.split).choices}
    if summary.phase == "planned":  # opening has not fixed the areas yet
        names = {area.code: area.name for area in list_areas(session)} | names
    order = list(names)
    counted = sorted(get_bands(session, form.id), key=lambda band: order.index(band.group))
    ours = [link for link in summary.links if link.form == form.form]
    linked = tuple(_link(link, names, base_url) for link in sorted(ours, key=lambda link: link.mode != "open"))
    return FormView(
        form=form.form,
        title=asked.title.da,
        caption=_("Svar indtil nu: {title}").format(title=asked.title.da),
        group_name=GROUP_NAMES.get(asked.split, _("Slags")),
        scale=drawn.scale(asked.unit),
        bands=tuple(_band(band, names, asked.unit) for band in counted),
        total=drawn.total(counted),
        reach=drawn.reach(sum(band.low for band in counted), asked.unit),
        state=_state(session, form, summary.phase),
        links=linked,
        places=tuple({link.group or form.form: link.name for link in linked}.items()),
        languages=tuple((code, native_name(code)) for code in frozen_of(form).languages),
    )


def _state(session: Session, form: RoundForm, phase: Phase) -> str:
    """What has become of a form's answers, in one sentence; an open form has its bands instead."""
    proof = results.get_certificate(session, form.round) or {}
    told = {
        "planned": _("Links virker, når runden åbner; de kan trykkes på plakater allerede nu."),
        "closed": _("Svarene ligger låst, til de bliver talt op."),
        "counted": _("{band} svar er talt op og blandet.").format(band=proof.get("ballots", {}).get(form.form, "")),
        "released": _("Resultatet er frigivet, og svarene er slettet."),
    }
    return told.get(phase, "")


def _band(band: GroupBand, names: Mapping[str, str], unit: Unit) -> BandView:
    return BandView(band.group, names[band.group], band.words, drawn.bar(band, unit))


def _link(link: LinkSummary, names: Mapping[str, str], base_url: str) -> LinkView:
    name = names.get(link.group or "", _("Fælles link"))
    return LinkView(link.token, link.group, name, link.mode, f"{base_url}/s/{link.token}")

"""A round's page and the pages on which its steps are taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.danish import gettext as _
from app.database import reading, services, writing
from app.forms.office import ActForm
from app.office import steps
from app.office.access import may
from app.office.blueprint import office, staff
from app.office.edition_view import edition_views
from app.office.outlook_view import outlooks
from app.office.overview import today
from app.office.process import Outcome, run
from app.office.public_view import public_view
from app.office.round_view import RoundView, round_view
from app.office.steps import Step
from app.store import audit, rounds
from app.store.errors import RoundError
from app.store.keys import Keys


@dataclass(frozen=True)
class Act:
    """Something that can be done next, as a button."""

    id: str
    name: str
    words: str
    url: str


@office.route("/runde/<key>")
def show_round(key: str) -> ResponseReturnValue:
    """One round: how it goes, its links, and what can be done next."""
    view = shown(key)
    return render_template(
        "office/round.html",
        round=view,
        acts=_acts(view),
        public=public_view(view),
        editions=edition_views(view),
        outlooks=outlooks(view),
    )


@office.route("/runde/<key>/aabn", methods=["GET", "POST"])
def open_round(key: str) -> ResponseReturnValue:
    """Open a planned round."""
    return _step_page(key, steps.OPEN, ActForm())


@office.route("/runde/<key>/luk", methods=["GET", "POST"])
def close_round(key: str) -> ResponseReturnValue:
    """Close an open round."""
    return _step_page(key, steps.CLOSE, ActForm())


@office.route("/runde/<key>/optael", methods=["GET", "POST"])
def count_round(key: str) -> ResponseReturnValue:
    """Count a closed round."""
    return _step_page(key, steps.COUNT, ActForm())


def shown(key: str) -> RoundView:
    """The round as pages show it; 404 when there is none."""
    with reading(services().engine) as session:
        summary = rounds.get_round(session, key)
        if summary is None:
            abort(404)
        return round_view(session, summary, today(), services().settings.base_url)


def out_of_step(view: RoundView) -> ResponseReturnValue:
    """Back to the round, which cannot take this step now."""
    flash(_("Det kan runden ikke nu: den er {phase}.").format(phase=rounds.PHASES[view.phase]), "warn")
    return redirect(url_for("office.show_round", key=view.key), 303)


def _step_page(key: str, step: Step, form: ActForm) -> ResponseReturnValue:
    view = shown(key)
    if view.phase != step.phase:
        return out_of_step(view)
    if not form.validate_on_submit():
        return _ask(view, step, form, "", 422 if form.errors else 200)
    outcome = _take(key, step)
    if not outcome.well:
        return _ask(shown(key), step, form, outcome.message, 409)
    flash(outcome.message, "done")
    return redirect(url_for("office.show_round", key=key), 303)


def _ask(view: RoundView, step: Step, form: ActForm, failure: str, status: int) -> ResponseReturnValue:
    hours = services().settings.grace_hours
    happens = [consequence.format(hours=hours) for consequence in step.consequences]
    page = render_template("office/step.html", round=view, step=step, happens=happens, form=form, failure=failure)
    return page, status


def _take(key: str, step: Step) -> Outcome:
    """Opening and closing are short; counting runs as a command, which writes the audit log itself."""
    if step is steps.COUNT:
        return run(services().settings, "round", step.id, key, "--by", staff().email)
    try:
        return Outcome(True, _open_or_close(key, step))
    except RoundError as error:
        return Outcome(False, str(error))


def _open_or_close(key: str, step: Step) -> str:
    now = dt.datetime.now(dt.UTC)
    with writing(services().engine) as session:
        if step is steps.OPEN:
            rounds.open_round(session, Keys(services().settings.keys), key)
        else:
            rounds.close_round(session, key, now)
        audit.record(session, now, staff().email, f"round.{step.id}", key)
    return _("Runden er åben.") if step is steps.OPEN else _("Runden er lukket.")


def _acts(view: RoundView) -> list[Act]:
    """Only what this person may do."""
    acts = []
    if view.phase == "counted":
        acts.append(_act("preview", _("Se resultatet"), _("Se de beskyttede tal, før de frigives."), view))
    step = steps.next_step(view.phase)
    if step:
        acts.append(_act(f"{step.id}_round", step.name, step.words, view))
    if view.phase == "released":
        words = _("Resultatet er trukket tilbage.") if view.withdrawn else _("Resultatet er frigivet.")
        acts.append(_act("workbook", _("Hent Excel"), words, view))
        acts.append(_act("result", _("Se resultatet"), _("De samme tal kan læses her."), view))
        acts.append(_act("certificate", _("Se beviset"), _("Svar, koder og nøgle er slettet."), view))
    return [act for act in acts if may(staff().role, f"office.{act.id}")]


def _act(endpoint: str, name: str, words: str, view: RoundView) -> Act:
    return Act(endpoint, name, words, url_for(f"office.{endpoint}", key=view.key))

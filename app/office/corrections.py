"""A released round: corrected, withdrawn, and each of its versions."""

from __future__ import annotations

import datetime as dt
import io
import json
import tempfile
from pathlib import Path
from typing import Any

from flask import abort, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from app.database import reading, services, writing
from app.forms.office import CorrectForm, WithdrawForm
from app.office.blueprint import office, staff
from app.office.process import Outcome, run
from app.office.results import FILES
from app.office.round_pages import shown
from app.office.round_view import RoundView
from app.store import audit, results


@office.route("/runde/<key>/ret", methods=["GET", "POST"])
def correct(key: str) -> ResponseReturnValue:
    """Put out a new version with another title, or with questions hidden."""
    view = _standing(key)
    with reading(services().engine) as session:
        document = json.loads(results.get_release(session, key) or abort(404))
    form = CorrectForm(view.title, shown_questions(document))
    if not form.validate_on_submit():
        return _ask("office/correct.html", view, form, "", 422 if form.errors else 200)
    words = [word for name in form.hide.data or () for word in ("--hide", name)]
    outcome = _run("correct", key, form, "--title", form.new_title.data, *words)
    return _after("office/correct.html", view, form, outcome)


@office.route("/runde/<key>/traek-tilbage", methods=["GET", "POST"])
def withdraw(key: str) -> ResponseReturnValue:
    """Put out a last version without any figure."""
    view = _standing(key)
    form = WithdrawForm(view.title)
    if not form.validate_on_submit():
        return _ask("office/withdraw.html", view, form, "", 422 if form.errors else 200)
    return _after("office/withdraw.html", view, form, _run("withdraw", key, form))


@office.route("/runde/<key>/udgave/<int:version>")
def edition(key: str, version: int) -> ResponseReturnValue:
    """Download the workbook of one version."""
    view = shown(key)
    if view.phase != "released":
        abort(404)
    ending, media = FILES["excel"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"book.{ending}"
        outcome = run(services().settings, "export", key, "--version", str(version), "--to", str(file))
        if not outcome.well:
            return render_template("office/failed.html", round=view, failure=outcome.message), 404
        content = io.BytesIO(file.read_bytes())
    with writing(services().engine) as session:
        audit.record(session, dt.datetime.now(dt.UTC), staff().email, "round.download", key, {"version": version})
    name = f"deltag-{key}-udgave-{version}.{ending}"
    return send_file(content, media, as_attachment=True, download_name=name)


def shown_questions(document: dict[str, Any]) -> dict[str, str]:
    """The questions of a release (its document) that have a figure to hide: name → text."""
    found: dict[str, str] = {}
    for form in document["forms"]:
        tables = [*form["tables"], *form.get("group_tables", ())]
        figures = {table["question"] for table in tables if any(cell["count"] is not None for cell in table["cells"])}
        texts = {asked["question"]: asked["text"] for asked in form["asked"]}
        found |= {name: text for name, text in texts.items() if name in figures}
    return found


def _standing(key: str) -> RoundView:
    """A released round that is not withdrawn; what is withdrawn stays so."""
    view = shown(key)
    if view.phase != "released" or view.withdrawn:
        abort(404)
    return view


def _run(step: str, key: str, form: WithdrawForm, *words: str) -> Outcome:
    return run(services().settings, "round", step, key, "--by", staff().email, "--reason", form.reason.data, *words)


def _after(template: str, view: RoundView, form: WithdrawForm, outcome: Outcome) -> ResponseReturnValue:
    if not outcome.well:
        return _ask(template, view, form, outcome.message, 409)
    flash(outcome.message, "done")
    return redirect(url_for("office.show_round", key=view.key), 303)


def _ask(template: str, view: RoundView, form: WithdrawForm, failure: str, status: int) -> ResponseReturnValue:
    return render_template(template, round=view, form=form, failure=failure), status

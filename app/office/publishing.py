"""The page "Det svarede I" of a released round: put up, taken down, and its poster."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from pathlib import Path

from flask import abort, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from app.danish import gettext as _
from app.database import reading, services, writing
from app.forms.office import PublishForm, publish_form
from app.language import current_catalogs, native_name
from app.office.blueprint import office, staff
from app.office.printing import PDF
from app.office.process import run
from app.office.round_pages import shown
from app.office.round_view import RoundView
from app.store import audit, publications


@office.route("/runde/<key>/offentliggoer", methods=["GET", "POST"])
def publish(key: str) -> ResponseReturnValue:
    """Put the page up, or put it up anew with another text."""
    view = _released(key)
    with reading(services().engine) as session:
        page = publications.get(session, key)
    languages = {code: native_name(code) for code in current_catalogs().languages}
    form = publish_form(languages, page.note if page else {})
    if not form.validate_on_submit():
        return _ask(view, form, "", 422 if form.errors else 200)
    words = [word for language, text in form.notes.items() for word in ("--note", language, text)]
    outcome = run(services().settings, "round", "publish", key, "--by", staff().email, *words)
    if not outcome.well:
        return _ask(view, form, outcome.message, 409)
    flash(_("»Det svarede I« er offentliggjort."), "done")
    return redirect(url_for("office.show_round", key=key), 303)


@office.route("/runde/<key>/tag-ned", methods=["POST"])
def take_down(key: str) -> ResponseReturnValue:
    """Take the page down; it can be put up again at the same address."""
    _released(key)
    now = dt.datetime.now(dt.UTC)
    with writing(services().engine) as session:
        if publications.take_down(session, key):
            audit.record(session, now, staff().email, "round.take_down", key)
    flash(_("»Det svarede I« er taget ned."), "done")
    return redirect(url_for("office.show_round", key=key), 303)


@office.route("/runde/<key>/svar-plakat")
def result_poster(key: str) -> ResponseReturnValue:
    """The poster of the page, as PDF."""
    _released(key)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "print.pdf"
        outcome = run(services().settings, "result-poster", key, "--to", str(file))
        if not outcome.well:
            flash(outcome.message, "warn")
            return redirect(url_for("office.show_round", key=key), 303)
        content = io.BytesIO(file.read_bytes())
    return send_file(content, PDF, as_attachment=True, download_name=f"{key}-det-svarede-i.pdf")


def _released(key: str) -> RoundView:
    view = shown(key)
    if view.phase != "released":
        abort(404)
    return view


def _ask(view: RoundView, form: PublishForm, failure: str, status: int) -> ResponseReturnValue:
    return render_template("office/publish.html", round=view, form=form, failure=failure), status

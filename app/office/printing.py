"""Forms on paper and posters, made by a command of their own and handed over as files."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from flask import abort, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.database import services
from app.office.blueprint import office
from app.office.process import run
from app.office.round_pages import shown
from app.office.round_view import FormView

PDF = "application/pdf"


@office.route("/runde/<key>/papir")
def paper(key: str) -> ResponseReturnValue:
    """A form on paper: `gruppe`, `sprog`, and `stor` for large print."""
    form = _form(key)
    language = request.args.get("sprog", "")
    if language not in dict(form.languages):
        abort(404)
    large = ["--large"] if "stor" in request.args else []
    name = f"{key}-{_group()}-{language}{'-stor' if large else ''}"
    return _printed(key, name, "paper", key, _group(), "--language", language, *large)


@office.route("/runde/<key>/plakat")
def poster(key: str) -> ResponseReturnValue:
    """A poster for the link of a `gruppe`."""
    _form(key)
    return _printed(key, f"{key}-{_group()}-plakat", "poster", key, _group())


def _group() -> str:
    return request.args.get("gruppe", "")


def _form(key: str) -> FormView:
    """The form that is asked of the group; 404 for a group that the round does not have."""
    found = (form for form in shown(key).forms if _group() in dict(form.places))
    return next(found, None) or abort(404)


def _printed(key: str, name: str, *words: str) -> ResponseReturnValue:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "print.pdf"
        outcome = run(services().settings, *words, "--to", str(file))
        if not outcome.well:
            flash(outcome.message, "warn")
            return redirect(url_for("office.show_round", key=key), 303)
        return send_file(io.BytesIO(file.read_bytes()), PDF, as_attachment=True, download_name=f"{name}.pdf")

"""What came out of a round: the protected result, its files, and the proof of what was destroyed."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import io
import json
import secrets
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from flask import abort, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from app.danish import gettext as _
from app.database import reading, services, writing
from app.office import proof as written_proof
from app.office.blueprint import office, staff
from app.office.process import run
from app.office.round_pages import shown
from app.office.round_view import RoundView
from app.office.ticket import ticket
from app.settings import Settings
from app.store import audit, results, rounds

FILES = {
    "excel": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "notat": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "csv": ("csv", "text/csv"),
    "json": ("json", "application/json"),
}
"""What can be downloaded of a released round, by its address: ending and media type."""


@office.route("/runde/<key>/resultat")
def preview(key: str) -> ResponseReturnValue:
    """The protected result of a counted round, as it would be released now."""
    view = shown(key)
    if view.phase != "counted":
        abort(404)
    _write_down("round.look", key)
    return _figures(view)


@office.route("/runde/<key>/frigivet")
def result(key: str) -> ResponseReturnValue:
    """The released result, to read on the page."""
    view = shown(key)
    if view.phase != "released":
        abort(404)
    return _figures(view)


@office.route("/runde/<key>/excel")
def workbook(key: str) -> ResponseReturnValue:
    """Download a released round's workbook."""
    return _download(key, "excel")


@office.route("/runde/<key>/<any(notat, csv, json):kind>")
def download(key: str, kind: str) -> ResponseReturnValue:
    """Download a released round's notat, or its figures for other systems."""
    return _download(key, kind)


@office.route("/runde/<key>/udsnit/<any(skoler, integration, boligforening):reader>")
def cut(key: str, reader: str) -> ResponseReturnValue:
    """Download what another reader gets of a released round; the area of a boligforening is in the query."""
    view = shown(key)
    if view.phase != "released":
        abort(404)
    area = request.args.get("omraade", "")
    _write_down("round.download", key)
    with reading(services().engine) as session:
        made_of = "\n".join([area, *results.standing_digests(session, key)])
    file = f"{key}-{reader}-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}"
    words = ("--for", reader, *([f"--area={area}"] if area else []))
    return _send(key, "excel", file, "-".join(filter(None, (key, reader, secure_filename(area)))), words)


@office.route("/proeve/<key>/<proof>.xlsx")
def trial_workbook(key: str, proof: str) -> ResponseReturnValue:
    """The workbook of a trial round, for whoever was given its address by the command line: invented figures only."""
    with reading(services().engine) as session:
        summary = rounds.get_round(session, key)
    good = hmac.compare_digest(proof.encode(), ticket(services().settings.secret, key).encode())
    if not good or summary is None or not summary.trial or summary.phase != "released":
        abort(404)
    return _send_whole(key, "excel")


@office.route("/runde/<key>/bevis")
def certificate(key: str) -> ResponseReturnValue:
    """What was destroyed at counting and release."""
    view = shown(key)
    with reading(services().engine) as session:
        document = results.get_certificate(session, key)
    if view.phase != "released" or document is None:
        abort(404)
    return render_template("office/certificate.html", round=view, lines=written_proof.lines(document))


def _figures(view: RoundView) -> ResponseReturnValue:
    """The command hands over protected figures as text, ready to be shown: no worker counts or computes."""
    try:
        shown_as = (
            _released(services().settings, view.key, _digest(view.key)) if view.phase == "released" else _look(view.key)
        )
    except NotShown as failure:
        return render_template("office/failed.html", round=view, failure=str(failure)), 503
    return render_template("office/figures.html", round=view, result=json.loads(shown_as))


class NotShown(Exception):
    """Why the figures cannot be shown."""


@lru_cache(maxsize=8)
def _released(_settings: Settings, key: str, _digest: str) -> str:
    """A release says the same until there is another: drawn once by each worker, and anew by the next program."""
    return _look(key)


def _look(key: str) -> str:
    outcome = run(services().settings, "round", "look", key)
    if not outcome.well:
        raise NotShown(outcome.message)
    return outcome.output


def _digest(key: str) -> str:
    with reading(services().engine) as session:
        document = results.get_release(session, key) or abort(404)
    return str(json.loads(document)["digest"])


def _download(key: str, kind: str) -> ResponseReturnValue:
    view = shown(key)
    if view.phase != "released":
        abort(404)
    _write_down("round.download", key)
    return _send_whole(key, kind)


def _send_whole(key: str, kind: str) -> ResponseReturnValue:
    return _send(key, kind, f"{key}-{_digest(key)[:16]}", key)


def _send(key: str, kind: str, kept: str, called: str, words: Sequence[str] = ()) -> ResponseReturnValue:
    """Same release, same bytes: written once, in a process of its own, and kept beside the keys' folder.

    kept, called: names of the file here and where it is saved, without their endings. words: more for the command.
    """
    ending, media = FILES[kind]
    file = services().settings.instance / "releases" / f"{kept}.{ending}"
    if not file.exists():
        failure = _make(key, file, words)
        if failure:
            return render_template("office/failed.html", round=shown(key), failure=failure), 503
    return send_file(
        io.BytesIO(file.read_bytes()), media, as_attachment=True, download_name=f"deltag-{called}.{ending}"
    )


def _make(key: str, file: Path, words: Sequence[str]) -> str:
    """Returns why it could not be made; two at once each write their own and the last one stays."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    half = file.with_name(f"{file.stem}.{secrets.token_hex(4)}{file.suffix}")
    outcome = run(services().settings, "export", key, "--to", str(half), *words)
    if outcome.well:
        half.replace(file)
    return "" if outcome.well else outcome.message or _("Filen kunne ikke laves.")


def _write_down(action: str, key: str) -> None:
    with writing(services().engine) as session:
        audit.record(session, dt.datetime.now(dt.UTC), staff().email, action, key)

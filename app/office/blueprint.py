"""The office zone: every request is looked at before any view is, and what is not allowed does not exist."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask import session as flask_session
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import validate_csrf
from werkzeug.exceptions import NotFound
from wtforms import ValidationError

from app.danish import gettext, ngettext
from app.forms.office import ActForm
from app.office.access import ROLES, may
from app.office.staff import Staff
from app.office.visit import ZONE, Visit
from app.outage import StorageUnavailable

office = Blueprint("office", __name__, url_prefix=ZONE)


def visit() -> Visit:
    """The visit this request belongs to."""
    return cast(Visit, flask_session)


def staff() -> Staff:
    """Who is signed in; only for views that ask for it in the table of access."""
    user = visit().user
    if user is None:
        abort(404)
    return user


@office.before_request
def guard() -> ResponseReturnValue | None:
    """Deny by default: by endpoint and role, and every post by its token."""
    visit().load(dt.datetime.now(dt.UTC))
    user = visit().user
    if not may(user.role if user else None, request.endpoint):
        if user is None:
            return redirect(url_for("office.sign_in"), 303)
        abort(404)
    if request.method == "POST":
        try:
            validate_csrf(request.form.get("csrf_token"))
        except ValidationError:
            return render_template("office/stale.html"), 400
    return None


@office.context_processor
def common() -> dict[str, Any]:
    """What every page of the office shows."""
    user = visit().user
    return {
        "_": gettext,
        "ngettext": ngettext,
        "user": user,
        "role_name": ROLES.get(user.role, "") if user else "",
        "act": ActForm() if user else None,
    }


@office.errorhandler(404)
def missing(_error: NotFound) -> ResponseReturnValue:
    """One page for what does not exist and for what is not yours."""
    return render_template("office/missing.html"), 404


@office.errorhandler(StorageUnavailable)
def unavailable(error: StorageUnavailable) -> ResponseReturnValue:
    """The database is locked, full or away: nothing was changed."""
    current_app.logger.error("%s in %s", type(error).__name__, request.endpoint)
    return render_template("office/unavailable.html"), 503


@office.route("/<path:_rest>", methods=["GET", "POST"])
def nowhere(_rest: str) -> ResponseReturnValue:
    """Any other address in the zone."""
    abort(404)

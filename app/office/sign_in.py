"""Signing in and out, and the one-time link that lets somebody choose a password."""

from __future__ import annotations

import datetime as dt

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.danish import gettext as _
from app.database import reading, services, writing
from app.forms.office import PasswordForm, SignInForm
from app.office.blueprint import office, visit
from app.office.delay import Delay
from app.office.passwords import fits, hashed
from app.office.staff import Staff, staff_of
from app.store import audit, sessions, users

WRONG = _("E-mail og adgangskode passer ikke sammen.")


def _delay() -> Delay:
    """This worker's memory of wrong tries."""
    held: Delay = current_app.extensions["deltag.delay"]
    return held


@office.route("/log-ind", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """E-mail and password; the same answer whatever is wrong, after a growing wait."""
    if visit().user:
        return redirect(url_for("office.overview"), 303)
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("office/sign_in.html", form=form)
    now = dt.datetime.now(dt.UTC)
    account, network = (form.email.data or "").strip().casefold(), request.remote_addr or ""
    if wait := _delay().wait(account, network, now.timestamp()):
        form.form_errors = [_("Vent {wait} sekunder, og prøv igen.").format(wait=wait)]
        return render_template("office/sign_in.html", form=form), 429
    user = _known(account, form.password.data or "")
    if user is None:
        _delay().failed(account, network, now.timestamp())
        form.form_errors = [WRONG]
        return render_template("office/sign_in.html", form=form), 422
    _delay().succeeded(account, now.timestamp())
    return _welcome(user, now, "sign_in")


@office.route("/log-ud", methods=["POST"])
def sign_out() -> ResponseReturnValue:
    """End the session."""
    visit().sign_out()
    return redirect(url_for("office.sign_in"), 303)


@office.route("/velkommen/<token>", methods=["GET", "POST"])
def invitation(token: str) -> ResponseReturnValue:
    """A one-time link: opening it spends nothing, choosing a password does."""
    now = dt.datetime.now(dt.UTC)
    with reading(services().engine) as session:
        invited = users.peek_link(session, token, now)
        email = invited.email if invited else ""
    if not invited:
        return render_template("office/invitation_gone.html"), 410
    form = PasswordForm()
    if not form.validate_on_submit():
        return render_template("office/invitation.html", form=form, email=email), 422 if form.errors else 200
    password = hashed(form.password.data or "")
    with writing(services().engine) as session:
        user = staff_of(users.spend_link(session, token, now))
        if user:
            users.set_password_hash(session, user.key, password)
            sessions.end_all(session, user.key)
    return _welcome(user, now, "password.set") if user else (render_template("office/invitation_gone.html"), 410)


def _known(email: str, password: str) -> Staff | None:
    """No lock is held while the password is worked on."""
    with reading(services().engine) as session:
        user = users.find_user(session, email)
        kept, found = user.password_hash if user else None, staff_of(user)
    return found if fits(kept, password) else None


def _welcome(user: Staff, now: dt.datetime, action: str) -> ResponseReturnValue:
    with writing(services().engine) as session:
        audit.record(session, now, user.email, action, user.email)
    visit().sign_in(user)
    return redirect(url_for("office.overview"), 303)

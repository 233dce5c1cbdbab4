"""The office: staff sign in, follow rounds, count, look, release and download."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def register(app: Flask) -> None:
    """Give the application its office zone."""
    from app.database import Services
    from app.office.delay import Delay
    from app.office.views import office
    from app.office.visit import OfficeSessions
    from app.store.subkey import subkey

    held: Services = app.extensions["deltag"]
    app.extensions["deltag.delay"] = Delay()
    app.session_interface = OfficeSessions(held.settings)
    app.config["WTF_CSRF_SECRET_KEY"] = subkey(held.settings.secret, "office-forms")
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a token lives as long as the session it is bound to
    app.register_blueprint(office)

"""The office: staff sign in, follow rounds, count, look, release and download."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def register(app: Flask) -> None:
    """Give the application its office zone. The views register themselves on the blueprint when imported."""
    from app.database import Services
    from app.office import overview, results, round_pages, sign_in
    from app.office.blueprint import office
    from app.office.visit import OfficeSessions
    from app.store.subkey import subkey

    held: Services = app.extensions["deltag"]
    app.session_interface = OfficeSessions(held.settings)
    app.config["WTF_CSRF_SECRET_KEY"] = subkey(held.settings.secret, "office-forms")
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a token lives as long as the session it is bound to
    for module in (overview, results, round_pages, sign_in):
        assert module.office is office
    app.register_blueprint(office)

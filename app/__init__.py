"""Deltag: surveys in many languages in which nobody can be identified."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Build the web application; settings come from the environment unless handed in."""
    from flask import Flask

    from app import database, errors, language, office, privacy, respondent
    from app.settings import from_environment

    app = Flask(__name__)
    settings = settings or from_environment()
    database.init_app(app, settings)
    language.init_app(app)
    privacy.init_app(app, settings)
    errors.init_app(app)
    respondent.register(app)
    office.register(app)
    return app

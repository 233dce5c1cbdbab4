"""Blueprint 1: what respondents see. No cookie, no log, no session."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Give the application its public pages and the files they need."""
    from app.danish import gettext
    from app.database import services
    from app.language import current_catalogs
    from app.respondent.assets import STATIC, respondent_assets
    from app.respondent.contact import contacts
    from app.respondent.drawings import with_drawings
    from app.respondent.listening import listening
    from app.respondent.pages import pages
    from app.respondent.public_page import public_page
    from app.respondent.sounds import Lists, list_name
    from app.respondent.tablet import tablet
    from app.respondent.views import survey

    with app.app_context():
        settings, languages = services().settings, current_catalogs().languages
    assets = respondent_assets(languages)
    app.extensions["deltag.assets"] = assets
    app.extensions["deltag.entries"] = {}
    app.extensions["deltag.sounds"] = Lists()
    app.jinja_env.filters["with_drawings"] = with_drawings
    app.jinja_env.globals.update(
        _=gettext,
        asset=lambda name: f"/filer/{assets[name].name}",
        contacts=contacts(settings),
        drawn=frozenset(path.stem for path in (STATIC / "pictograms").glob("*.svg")),
        mirrored=MIRRORED,
        sounds=list_name,
    )
    app.register_blueprint(survey)
    app.register_blueprint(pages)
    app.register_blueprint(public_page)
    app.register_blueprint(listening)
    app.register_blueprint(tablet)


MIRRORED = frozenset(
    {
        "arrow_back",
        "arrow_next",
        "arrow_level",
        "arrow_skip",
        "arrow_down_1",
        "arrow_down_2",
        "arrow_up_1",
        "arrow_up_2",
    }
    | {"bars_1_down", "bars_1_up", "bars_2_down", "bars_2_up", "bars_equal", "stairs", "step_1", "step_2", "step_3"}
    | {"door_ajar", "door_closed", "door_half", "door_open", "flag_goal", "send", "thumb_side"}
)
"""Pictograms that show a direction and turn round in right-to-left languages; clocks and numbers do not."""

"""The first page: what is open, how far it has come, and all other rounds."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask import render_template
from flask.typing import ResponseReturnValue

from app.database import reading, services
from app.office.blueprint import office
from app.office.round_view import round_view
from app.store.rounds import list_rounds

ZONE = ZoneInfo("Europe/Copenhagen")


def today() -> dt.date:
    """The day it is in Ballerup."""
    return dt.datetime.now(ZONE).date()


@office.route("/", strict_slashes=False)
def overview() -> ResponseReturnValue:
    """All rounds: the open ones with their bands."""
    day = today()
    with reading(services().engine) as session:
        base_url = services().settings.base_url
        views = [round_view(session, summary, day, base_url) for summary in list_rounds(session)]
    return render_template(
        "office/overview.html",
        today=format_date(day, "EEEE 'den' d. MMMM y", locale="da").capitalize(),
        open_rounds=[view for view in views if view.phase == "open"],
        other_rounds=[view for view in views if view.phase != "open"],
        any_trial=any(view.trial for view in views),
    )

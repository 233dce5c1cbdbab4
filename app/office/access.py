"""Who may do what in the office. What is not in the table is refused."""

from __future__ import annotations

from app.danish import gettext as _

ROLES = {
    "administrator": _("Administrator"),
    "tovholder": _("Tovholder"),
    "integrationsteam": _("Integrationsteam"),
}
"""Roles and their names. More come with the pages they are for."""

EVERYBODY = frozenset({"everybody"})
STAFF = frozenset(ROLES)
OWNERS = frozenset({"administrator", "tovholder"})

MAY = {
    "office.sign_in": EVERYBODY,
    "office.invitation": EVERYBODY,
    "office.trial_workbook": EVERYBODY,
    "office.sign_out": STAFF,
    "office.overview": STAFF,
    "office.nowhere": STAFF,
    "office.signs": STAFF,
    "office.show_round": STAFF,
    "office.paper": STAFF,
    "office.poster": STAFF,
    "office.result": STAFF,
    "office.workbook": STAFF,
    "office.download": STAFF,
    "office.cut": STAFF,
    "office.certificate": STAFF,
    "office.preview": OWNERS,
    "office.open_round": OWNERS,
    "office.close_round": OWNERS,
    "office.count_round": OWNERS,
    "office.release_round": OWNERS,
    "office.prove_round": OWNERS,
    "office.stop_work": OWNERS,
    "office.edition": STAFF,
    "office.correct": OWNERS,
    "office.withdraw": OWNERS,
    "office.publish": OWNERS,
    "office.take_down": OWNERS,
    "office.result_poster": STAFF,
}
"""Endpoint to the roles that may use it. `office.trial_workbook` carries its own proof and shows invented data only."""


def may(role: str | None, endpoint: str | None) -> bool:
    """Whether someone with this role (None: not signed in) may use an endpoint."""
    allowed = MAY.get(endpoint or "", frozenset())
    return allowed is EVERYBODY or role in allowed

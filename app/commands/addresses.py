"""The addresses that `deltag serve` prints: where to answer, where to work, where a result lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.commands.user import welcome

if TYPE_CHECKING:
    from app.database import Services
    from app.models import User
    from app.store.rounds import RoundSummary

FIRST_ADMINISTRATOR = "administrator@localhost"
"""Made when nobody else is: the one-time link is all that it needs."""


def addresses(services: Services) -> Iterator[str]:
    """One line each; a line is left out when there is nothing to lead to."""
    from app.database import reading
    from app.store import rounds, users

    with reading(services.engine) as session:
        summaries = rounds.list_rounds(session)
        administrators = [user for user in users.list_users(session) if user.role == "administrator"]
        office = _office(services, administrators)
    answer, workbook = _answer(services, summaries), _workbook(services, summaries)
    yield from (f"{name}: {url}" for name, url in (("Besvar", answer), ("Kontor", office), ("Excel", workbook)) if url)


def _answer(services: Services, summaries: list[RoundSummary]) -> str:
    """The first open link to the residents' form."""
    links = [link for summary in summaries if summary.phase == "open" for link in summary.links]
    tokens = [link.token for link in links if link.form == "bs" and link.mode == "open"]
    return f"{services.settings.base_url}/s/{tokens[0]}" if tokens else ""


def _office(services: Services, administrators: list[User]) -> str:
    """The way in: a fresh one-time link for as long as no administrator has a password.

    In production a log would keep the link: there `deltag user add` is run by hand.
    """
    if services.settings.production or any(user.password_hash for user in administrators):
        return f"{services.settings.base_url}/kontor/log-ind"
    email = administrators[0].email if administrators else FIRST_ADMINISTRATOR
    return welcome(services, email, "administrator")


def _workbook(services: Services, summaries: list[RoundSummary]) -> str:
    """The newest released workbook of the residents' form; a trial one needs no sign-in."""
    from app.office.ticket import ticket

    found = [summary for summary in summaries if summary.phase == "released" and "bs" in summary.forms]
    if not found:
        return ""
    key, base_url = found[0].key, services.settings.base_url
    if found[0].trial:
        return f"{base_url}/kontor/proeve/{key}/{ticket(services.settings.secret, key)}.xlsx"
    return f"{base_url}/kontor/runde/{key}/excel"

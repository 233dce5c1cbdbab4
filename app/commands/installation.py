"""The installation a command works on: its settings and its database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.danish import gettext as _

if TYPE_CHECKING:
    from app.database import Services
    from app.settings import Settings


def settings() -> Settings:
    """The settings of the environment; a setting that cannot be read is named in one line."""
    from app.settings import from_environment

    try:
        return from_environment()
    except ValueError as error:
        raise click.ClickException(_("En indstilling kan ikke bruges: {why}.").format(why=error)) from error


def installation() -> Services:
    """The settings and the database; says what to do when `deltag init` has not been run."""
    from sqlalchemy import inspect

    from app.database import Services, is_current, make_engine

    ours = settings()
    services = Services(ours, make_engine(ours.database_url))
    click.get_current_context().call_on_close(services.engine.dispose)
    if not inspect(services.engine).has_table("round"):
        raise click.ClickException(_("Deltag er ikke sat op her endnu. Kør først: deltag init"))
    if not is_current(services.engine):
        raise click.ClickException(_("Databasen er fra en tidligere udgave af Deltag. Kør først: deltag init"))
    return services

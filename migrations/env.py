"""Runs the migrations on the connection handed in by app.database.migrate."""

from __future__ import annotations

from alembic import context

from app.models import Base


def run() -> None:
    """SQLite cannot alter a table: batch mode makes it anew and copies, so each migration works on both."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()

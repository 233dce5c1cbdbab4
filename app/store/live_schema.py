"""What the database really holds, column by column, with the reasons the register gives."""

from __future__ import annotations

from sqlalchemy import Engine, Inspector, inspect

from app.store.register import RegisteredColumn, RegisteredTable, tables

UNEXPLAINED = "Denne kolonne har ingen begrundelse. Det er en fejl: sig det til os."


def live_tables(engine: Engine) -> tuple[RegisteredTable, ...]:
    """Every table of the database as it is now; what the register does not explain says so."""
    found = inspect(engine)
    known = {table.name: table for table in tables()}
    names = set(found.get_table_names())
    ordered = [*(name for name in known if name in names), *sorted(names - known.keys())]
    return tuple(_explained(name, known.get(name), _columns(found, name)) for name in ordered)


def _columns(found: Inspector, table: str) -> list[str]:
    return [str(column["name"]) for column in found.get_columns(table)]


def _explained(name: str, known: RegisteredTable | None, columns: list[str]) -> RegisteredTable:
    reasons = {column.name: column.reason for column in known.columns} if known else {}
    held = tuple(RegisteredColumn(name, column, reasons.get(column, UNEXPLAINED)) for column in columns)
    return RegisteredTable(name, known.about if known else UNEXPLAINED, held)

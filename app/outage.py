"""When a driver's error means that the database is locked, full or out of reach, for either database.

Both drivers name their errors as PEP 249 does, so that neither needs to be loaded to be understood.
"""

from __future__ import annotations

_SQLITE_AWAY = {"BUSY", "LOCKED", "READONLY", "IOERR", "CORRUPT", "FULL", "CANTOPEN", "PROTOCOL", "NOTADB"}
_POSTGRES_AWAY = ("08", "25006", "53", "55", "57", "58", "40")


class StorageUnavailable(Exception):
    """The database is locked, full or out of reach: nothing was stored, and a later try may do."""


def raise_outage(error: BaseException) -> None:
    """Raise StorageUnavailable if this error is an outage; a fault of ours is left alone."""
    if _sqlite_away(error) or _postgres_away(error):
        raise StorageUnavailable(str(error)) from error


def connection_gone(error: BaseException) -> bool:
    """Whether the PostgreSQL server ended the connection."""
    if not hasattr(error, "sqlstate"):
        return False
    return _named(error, "OperationalError") and (error.sqlstate or "57P").startswith("57P")


def _sqlite_away(error: BaseException) -> bool:
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.removeprefix("SQLITE_").split("_")[0] in _SQLITE_AWAY


def _postgres_away(error: BaseException) -> bool:
    """By its class of error; one without a code means that the server did not answer at all."""
    if not hasattr(error, "sqlstate"):
        return False
    if error.sqlstate is None:
        return _named(error, "OperationalError", "InterfaceError")
    return bool(error.sqlstate.startswith(_POSTGRES_AWAY))


def _named(error: BaseException, *names: str) -> bool:
    return any(kind.__name__ in names for kind in type(error).__mro__)

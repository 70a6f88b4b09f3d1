"""What is wrong when a database refuses: a race, its own absence, or a mistake of ours."""

import sqlite3

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

_ELSEWHERE = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
})  # fmt: skip
"""SQLite's codes for a disk that is full or gone, and for a file that somebody else holds."""
_SERVER = ("08", "53", "57P", "58")
"""PostgreSQL's classes for a broken line, a server without room, one that is shutting down, one whose disk fails."""
_RACES = ("40001", "40P01")


class Stale(Exception):
    """Somebody else changed the record in between; the work is run again on what is there now."""


class Away(Exception):
    """The database cannot be reached or cannot write just now: no fault of what was wanted, which may be tried again.

    Almost always nothing of it has happened. Where the line broke at the very end, all of it may have.
    """


def is_race(error: Exception) -> bool:
    """Whether two transactions wanted the same thing at the same time."""
    if not isinstance(error, DBAPIError):
        return False
    if isinstance(error, IntegrityError):
        text = str(error.orig).lower()
        return "unique" in text or "duplicate key" in text
    return _sqlstate(error.orig) in _RACES


def is_away(error: BaseException) -> bool:
    """Whether the database is not there, rather than against it."""
    if isinstance(error, NoConnectionFree | ConnectionError | TimeoutError):
        return True
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    # The upper bits of SQLite's code say more about the same thing.
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    return code in _ELSEWHERE or _sqlstate(cause).startswith(_SERVER)


def is_held(error: BaseException) -> bool:
    """Whether somebody else holds the file just now."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _sqlstate(error: BaseException | None) -> str:
    return getattr(error, "sqlstate", None) or ""

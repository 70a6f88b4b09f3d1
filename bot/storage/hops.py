"""aiosqlite in one thread hop per statement.

Every aiosqlite call travels to the connection's thread and back; SQLAlchemy makes four of them for one statement (open
a cursor, execute, fetch, close). Here a cursor does all of it in the thread at once.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

import aiosqlite


class OneHopCursor:
    """A cursor whose `execute` also fetches and closes, in a single journey."""

    def __init__(self, connection: "OneHopConnection") -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> Self:
        """Run one statement and keep what it returned."""
        await _hop(self._connection, self._run, sql, parameters)
        return self

    async def executemany(self, sql: str, many: Iterable[Sequence[Any]]) -> Self:
        """Run one statement for many rows of parameters."""
        await _hop(self._connection, self._run_many, sql, many)
        return self

    async def fetchall(self) -> Sequence[Any]:
        """What the last statement returned; no journey."""
        return self._rows

    async def close(self) -> None:
        """Nothing is left open."""

    def _run(self, sql: str, parameters: Iterable[Any]) -> None:
        self._keep(self._cursor().execute(sql, tuple(parameters)))

    def _run_many(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        self._keep(self._cursor().executemany(sql, many))

    def _cursor(self) -> sqlite3.Cursor:
        return self._connection.opened().cursor()

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self._rows = cursor.fetchall() if cursor.description else ()
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()


async def _hop(connection: aiosqlite.Connection, errand: Callable[..., None], *args: Any) -> None:
    await connection._execute(errand, *args)  # type: ignore[no-untyped-call] # noqa: SLF001 - aiosqlite's own door


class OneHopConnection(aiosqlite.Connection):
    """An aiosqlite connection that hands out one-hop cursors.

    What is in `pending` is said just before the next statement, in the same hop: savepoints cost no journey.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, 64)
        self.pending: list[str] = []
        self.stopped: asyncio.Future[Any] | None = None

    def stop(self) -> asyncio.Future[Any] | None:
        """Let the thread end; `stopped` is done when it has."""
        self.stopped = super().stop()
        return self.stopped

    def cursor(self) -> OneHopCursor:  # type: ignore[override] # a cursor, already open
        """A cursor, without a journey."""
        return OneHopCursor(self)

    async def commit(self) -> None:
        """Say what is pending, and COMMIT."""
        await _hop(self, lambda: self.opened().commit())

    async def rollback(self) -> None:
        """Whatever is pending has become pointless; ROLLBACK."""
        self.pending.clear()
        await _hop(self, lambda: self.opened().rollback())

    def opened(self) -> sqlite3.Connection:
        """In the connection's own thread: the connection, after what was pending."""
        connection = self._conn
        pending, self.pending = self.pending, []
        for statement in pending:
            connection.execute(statement)
        return connection


async def connect(path: str, *, patience: float) -> OneHopConnection:
    """A connection to the file at `path`, in autocommit mode: BEGIN is ours to say."""

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)

    connection = OneHopConnection(opened)
    connection._thread.daemon = True  # noqa: SLF001 - a stuck disk must not keep the process alive
    try:
        await connection
    except BaseException:
        if connection.stopped:  # or its thread reports to a loop that is closed by then
            await connection.stopped
        raise
    return connection

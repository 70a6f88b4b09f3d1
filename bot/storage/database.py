"""The engine: one place that opens, commits and closes. Nobody else says COMMIT."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import aclosing, asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Self, TypeVar
from weakref import WeakSet

from sqlalchemy import Engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.absence import Away, Stale, is_away, is_race
from bot.storage.group import Group
from bot.storage.hops import connect

Transaction = AsyncConnection
"""An open transaction: statements run in it; only `Database` ends it."""

T = TypeVar("T")

_BUSY_SECONDS = 10.0
"""How long a file that somebody else holds is waited for; whoever must not give up tries again."""
_SCRUB_SECONDS = 1.0
"""How long clearing the journal waits for readers; nobody writes meanwhile."""
_SERVER = {"timeout": 4, "command_timeout": 30}
"""Seconds for a server to answer the door, and a statement: a line that went dead says nothing by itself."""


class CannotOpen(Exception):
    """There is no such database, it is not ours, or it does not let us in: what it said, in a line."""


class Database:
    """SQLite in a file, or PostgreSQL by URL; the same code on both."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        self._engine = self._open_embedded() if self.embedded else self._open_server()
        self._group: Group | None = None
        self._running: set[asyncio.Future[Any]] = set()
        self._end: float | None = None
        self._limits: set[asyncio.Timeout] = set()
        self._lines: WeakSet[Any] = WeakSet()

    @property
    def engine(self) -> AsyncEngine:
        """For migrations, backups and health checks."""
        return self._engine

    async def __aenter__(self) -> Self:
        """Open it.

        Raises:
            CannotOpen: it cannot be opened, and why.

        """
        try:
            await self._open()
        except (DBAPIError, OSError, TypeError, ValueError) as error:
            # Besides what it says itself: nobody there, no answer, and words in the address that no driver knows.
            await self._engine.dispose()
            raise CannotOpen(self._why_not(error)) from error
        return self

    def _why_not(self, error: Exception) -> str:
        if isinstance(error, DBAPIError):
            return str(error.orig).rpartition(": ")[2].splitlines()[0]
        if self.embedded:
            return f"no database can be at {self.url.database}: {getattr(error, 'strerror', '') or error}"
        where = f"{self.url.host or self.url.query.get('host', 'localhost')}:{self.url.port or 5432}"
        return f"no connection to the database at {where}: {str(error) or 'no answer'}"

    async def _open(self) -> None:
        if self.embedded:
            Path(self.url.database or "").parent.mkdir(parents=True, exist_ok=True)
            group = Group(self._engine, _BUSY_SECONDS)
            await group.open()
            self._group = group
        else:
            await (await self._engine.connect()).close()

    async def __aexit__(self, *_: object) -> None:
        if self._running:
            await asyncio.wait(self._running)
        if self._group:
            await self._group.close()
        await self._engine.dispose()

    @contextmanager
    def hurried(self, seconds: float) -> Iterator[None]:
        """While the block runs: after so many seconds nobody waits for a database that does not answer any more.

        A line to a server is cut, a file that somebody else holds is not waited for: whoever did hears Away.
        """
        loop = asyncio.get_running_loop()
        self._ends_at(loop.time() + seconds)
        cutting = loop.call_later(seconds, self._cut)
        try:
            yield
        finally:
            cutting.cancel()
            self._ends_at(None)

    def _ends_at(self, end: float | None) -> None:
        self._end = end
        if self._group:
            self._group.end = end
        for limit in self._limits:
            limit.reschedule(end)

    def _cut(self) -> None:
        for line in tuple(self._lines):
            line.terminate()

    async def scrub(self) -> None:
        """What was erased leaves the journal, too, now rather than some day; where that cannot be now, it waits."""
        if self.embedded:
            await asyncio.to_thread(_scrub, self.url.database or "")

    async def to_the_end(self, work: Coroutine[Any, Any, T]) -> T:
        """Await work that holds a transaction. A caller who is cancelled stops waiting; the work comes to its end.

        A connection that is interrupted in the middle of a statement no longer knows where it stands, and the embedded
        database has only one that writes.
        """
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    def _ended(self, task: asyncio.Future[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # heard: a caller who stopped waiting does not ask for it

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """All or nothing; returns once it is on disk.

        Raises:
            Stale: two transactions wanted the same thing at the same time; run it again.
            Away: the database cannot be reached, or cannot write.

        """
        with _told_apart():
            async with self._group.transaction() if self._group else self._served() as db:
                yield db

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Transaction]:
        """A long look at one instant that nobody has to wait for: reports, backups.

        Raises:
            Away: the database cannot be reached.

        """
        with _told_apart():
            async with aclosing(await self._connected()) as db:
                if not self.embedded:
                    await db.execution_options(isolation_level="REPEATABLE READ")
                async with db.begin():
                    yield db

    @asynccontextmanager
    async def _served(self) -> AsyncIterator[Transaction]:
        async with aclosing(await self._connected()) as db, db.begin():
            yield db

    async def _connected(self) -> AsyncConnection:
        limit = asyncio.timeout_at(self._end)
        self._limits.add(limit)
        try:
            async with limit:
                return await self._engine.connect()
        except OSError as error:  # no such host, no route, nobody there, no answer in time
            raise Away(str(error) or type(error).__name__) from error
        finally:
            self._limits.discard(limit)

    def _open_embedded(self) -> AsyncEngine:
        async def opened() -> Any:
            return await connect(self.url.database or "", patience=_BUSY_SECONDS)

        engine = create_async_engine(self.url, async_creator=opened, pool_size=4)
        _tune(engine.sync_engine)
        return engine

    def _open_server(self) -> AsyncEngine:
        engine = create_async_engine(self.url, pool_size=12, max_overflow=4, pool_pre_ping=True, connect_args=_SERVER)

        @event.listens_for(engine.sync_engine, "connect")
        def _remember(connection: Any, _record: Any) -> None:
            self._lines.add(connection.driver_connection)

        return engine


def _scrub(path: str) -> None:
    # A connection of its own: no transaction must be open on it, and the writer always has one before long.
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=_SCRUB_SECONDS)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _tune(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        # What was erased, or was a secret, is not left lying in the file's free places either.
        durable, erased = ("journal_mode=WAL", "synchronous=FULL"), "secure_delete=ON"
        for pragma in (*durable, erased, "foreign_keys=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # Autocommit mode leaves BEGIN to us; a writer says IMMEDIATE so that it waits at the start, not in the middle.
        writer = connection.get_execution_options().get("writer", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


@contextmanager
def _told_apart() -> Iterator[None]:
    """What a driver raises, by what is to be done about it; anything else stays what it is."""
    try:
        yield
    except Exception as error:
        if is_race(error):
            raise Stale from error
        if is_away(error):
            raise Away(f"{type(error).__name__}: {error}".splitlines()[0]) from error
        raise

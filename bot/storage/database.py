"""The engine: one place that opens, commits and closes. Nobody else says COMMIT."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from sqlalchemy import Engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction, create_async_engine

from bot.storage.hops import OneHopConnection, connect

Transaction = AsyncConnection
"""An open transaction: statements run in it; only `Database` ends it."""

T = TypeVar("T")

_BATCH = 32
_BUSY_SECONDS = 30.0


class Stale(Exception):
    """Somebody else changed the record in between; the work is run again on what is there now."""


class CannotOpen(Exception):
    """There is no such database, it is not ours, or it does not let us in: what it said, in a line."""


class Database:
    """SQLite in a file, or PostgreSQL by URL; the same code on both."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        self._engine = self._open_embedded() if self.embedded else _open_server(url)
        self._group: _Group | None = None
        self._running: set[asyncio.Future[Any]] = set()

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
        except DBAPIError as error:
            await self._engine.dispose()
            raise CannotOpen(str(error.orig).rpartition(": ")[2].splitlines()[0]) from error
        return self

    async def _open(self) -> None:
        writer = await self._engine.connect()
        if not self.embedded:
            await writer.close()
            return
        raw = cast(OneHopConnection, (await writer.get_raw_connection()).driver_connection)
        self._group = _Group(await writer.execution_options(writer=True), raw)

    async def __aexit__(self, *_: object) -> None:
        if self._running:
            await asyncio.wait(self._running)
        if self._group:
            await self._group.close()
        await self._engine.dispose()

    async def to_the_end(self, work: Coroutine[Any, Any, T]) -> T:
        """Await work that holds a transaction. A caller who is cancelled stops waiting; the work comes to its end.

        A connection that is interrupted in the middle of a statement no longer knows where it stands, and the embedded
        database has only one that writes.
        """
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """All or nothing; returns once it is on disk.

        Raises:
            Stale: two transactions wanted the same thing at the same time; run it again.

        """
        opened = self._group.transaction() if self._group else self._engine.begin()
        try:
            async with opened as db:
                yield db
        except DBAPIError as error:
            if _is_race(error):
                raise Stale from error
            raise

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Transaction]:
        """A long look at one instant that nobody has to wait for: reports, backups."""
        async with self._engine.connect() as db:
            if not self.embedded:
                await db.execution_options(isolation_level="REPEATABLE READ")
            async with db.begin():
                yield db

    def _open_embedded(self) -> AsyncEngine:
        path = self.url.database or ":memory:"
        Path(path).parent.mkdir(parents=True, exist_ok=True)

        async def opened() -> Any:
            return await connect(path, timeout=_BUSY_SECONDS)

        engine = create_async_engine(self.url, async_creator=opened, pool_size=4)
        _tune(engine.sync_engine)
        return engine


def _open_server(url: str) -> AsyncEngine:
    return create_async_engine(url, pool_size=12, max_overflow=4, pool_pre_ping=True)


def _tune(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # Autocommit mode leaves BEGIN to us; a writer says IMMEDIATE so that it waits at the start, not in the middle.
        writer = connection.get_execution_options().get("writer", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


def _is_race(error: DBAPIError) -> bool:
    if isinstance(error, IntegrityError):
        text = str(error.orig).lower()
        return "unique" in text or "duplicate key" in text
    return getattr(error.orig, "sqlstate", "") in {"40001", "40P01"}


class _Group:
    """The one writer of an embedded database: transactions that wait at the same time share one fsync.

    Each runs under a savepoint, alone; the last of those waiting commits for all, and none returns before that.
    """

    def __init__(self, connection: AsyncConnection, raw: OneHopConnection) -> None:
        self._connection, self._raw = connection, raw
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._batch: _Batch | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        await self._take_turn()
        batch = None
        try:
            batch = self._batch or await self._open()
            self._raw.pending.append("SAVEPOINT turn")
            try:
                yield self._connection
            except BaseException:
                self._raw.pending.append("ROLLBACK TO turn")
                raise
            finally:
                self._raw.pending.append("RELEASE turn")
            batch.size += 1
        finally:
            try:
                if batch is not None and (not self._waiting or batch.size >= _BATCH):
                    await asyncio.shield(self._commit(batch))
            finally:
                self._turn.release()
        await asyncio.shield(batch.done)

    async def close(self) -> None:
        async with self._turn:
            await self._connection.close()

    async def _take_turn(self) -> None:
        self._waiting += 1
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            await self._leave_queue()
            raise
        else:
            self._waiting -= 1

    async def _leave_queue(self) -> None:
        # The one who would have committed for the others gives up waiting: somebody must still do it.
        self._waiting -= 1
        if self._batch is not None and not self._waiting and not self._turn.locked():
            async with self._turn:
                if self._batch is not None:
                    await self._commit(self._batch)

    async def _open(self) -> "_Batch":
        self._batch = _Batch(await self._connection.begin(), asyncio.get_running_loop().create_future())
        return self._batch

    async def _commit(self, batch: "_Batch") -> None:
        self._batch = None
        try:
            await batch.transaction.commit()
        except BaseException as error:
            batch.done.set_exception(error)
            batch.done.exception()
            raise
        batch.done.set_result(None)


class _Batch:
    def __init__(self, transaction: AsyncTransaction, done: "asyncio.Future[None]") -> None:
        self.transaction, self.done, self.size = transaction, done, 0

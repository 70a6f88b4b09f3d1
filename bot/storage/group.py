"""The one writer of an embedded database: transactions that wait at the same time share one fsync."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import cast

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction

from bot.storage.absence import is_away, is_held
from bot.storage.hops import OneHopConnection

_BATCH = 32
_SLICE_MS = 200
"""SQLite waits for a file that somebody else holds and hears nothing meanwhile: so much at a time, then once more."""


class Group:
    """Each transaction runs under a savepoint, alone; the last of those waiting commits for all.

    None returns before that. Where the disk refuses, all of a batch are undone, and the next begins on a new
    connection: what SQLite has rolled back by itself cannot be told from the outside.
    """

    def __init__(self, engine: AsyncEngine, patience: float) -> None:
        self._engine = engine
        self._patience = patience
        self.end: float | None = None
        """By the loop's clock: from here on nobody waits for the file any more."""
        self._writer: _Writer | None = None
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._batch: _Batch | None = None

    async def open(self) -> None:
        """Connect. Raises what the driver raises."""
        self._writer = await _connected(self._engine)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """One transaction; it is on disk when the block has ended."""
        await self._take_turn()
        batch = None
        try:
            batch = self._batch or await self._begin()
            batch.say("SAVEPOINT turn")
            try:
                yield batch.writer.connection
            except BaseException as error:
                batch.say("ROLLBACK TO turn")
                batch.broken = error if is_away(error) else None
                raise
            finally:
                batch.say("RELEASE turn")
            batch.size += 1
        finally:
            try:
                if batch is not None and (batch.broken or not self._waiting or batch.size >= _BATCH):
                    await asyncio.shield(self._commit(batch))
            finally:
                self._turn.release()
        await asyncio.shield(batch.done)

    async def close(self) -> None:
        """Disconnect, once the last transaction has ended."""
        async with self._turn:
            await self._leave()

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

    async def _begin(self) -> "_Batch":
        now = asyncio.get_running_loop().time
        enough = now() + self._patience
        while True:
            try:
                writer = self._writer = self._writer or await _connected(self._engine)
                self._batch = _Batch(writer, await writer.connection.begin())
            except BaseException as error:
                await self._leave()
                if not is_held(error) or now() >= min(enough, self.end or enough):
                    raise
            else:
                return self._batch

    async def _commit(self, batch: "_Batch") -> None:
        self._batch = None
        try:
            await batch.commit()
        except BaseException as error:
            await self._leave()
            batch.done.set_exception(error)
            batch.done.exception()
            raise
        batch.done.set_result(None)

    async def _leave(self) -> None:
        writer, self._writer = self._writer, None
        if writer is None:
            return
        with suppress(Exception):
            await writer.connection.invalidate()
        with suppress(Exception):
            await writer.connection.close()


class _Writer:
    def __init__(self, connection: AsyncConnection, raw: OneHopConnection) -> None:
        self.connection, self.raw = connection, raw


class _Batch:
    def __init__(self, writer: _Writer, transaction: AsyncTransaction) -> None:
        self.writer, self.transaction = writer, transaction
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.broken: BaseException | None = None
        self.size = 0

    def say(self, statement: str) -> None:
        """Just before the next statement, in the same journey."""
        self.writer.raw.pending.append(statement)

    async def commit(self) -> None:
        """Raises why it cannot be, if that is known already."""
        if self.broken:
            raise self.broken
        await self.transaction.commit()


async def _connected(engine: AsyncEngine) -> _Writer:
    connection = await engine.connect()
    raw = cast(OneHopConnection, (await connection.get_raw_connection()).driver_connection)
    await raw.cursor().execute(f"PRAGMA busy_timeout = {_SLICE_MS}")
    return _Writer(await connection.execution_options(writer=True), raw)

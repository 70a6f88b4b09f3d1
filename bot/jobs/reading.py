"""Files that were sent in are fetched and read beside the loop, outside of every transaction, and looked at once.

What waits is a row (`uploads`, `bc_files`): after a crash it is read again, and a second process that reads the same
file finds that it has been done.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any

import structlog

from bot.domain import fee_receipts, fee_tables
from bot.domain.bc_files import BcFileId
from bot.domain.fee_receipts import Paid
from bot.domain.fee_uploads import UploadId, UploadKind
from bot.domain.fees import FeeLine
from bot.domain.grids import Problem
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.reports.grids import grids
from bot.reports.pages import pages_in
from bot.services import bc_files, fee_uploads
from bot.services.fee_uploads import ToRead
from bot.services.work import Away, Desk
from bot.talk import Letter

log = structlog.get_logger(__name__)

_LOOK_SECONDS = 30.0
_ABOUT = (fee_uploads.SUBJECT, "bc:")


class Unavailable(Exception):
    """The file cannot be had just now."""


class TooLarge(Exception):
    """The file is more than is ever read."""


Fetch = Callable[[str], Awaitable[bytes | None]]
"""The bytes of a file; None where there is no such file any more. Raises Unavailable, TooLarge."""
Found = tuple[Sequence[FeeLine], Sequence[Paid], Sequence[Problem]]


class Reading:
    """Reads what waits, one after the other; it hears of a new file by the letter that tells its sender so."""

    def __init__(self, desk: Desk, fetch: Fetch) -> None:
        self._desk, self._fetch = desk, fetch
        self._rung = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Read from now on."""
        self._desk.doorbell.listeners.append(self)
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """No more: what was not read is read at the next start."""
        self._desk.doorbell.listeners.remove(self)
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def take(self, letters: Sequence[Letter]) -> None:
        """A file may have come."""
        if any((letter.subject or "").startswith(_ABOUT) for letter in letters):
            self._rung.set()

    def look_for(self, letters: Sequence[Letter]) -> None:
        """Perhaps one has."""
        self.take(letters)

    async def _run(self) -> None:
        while True:
            self._rung.clear()
            try:
                await self.read_all()
            except Away as away:
                log.warning("the database is away; files wait", error=str(away))
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._rung.wait()

    async def read_all(self) -> int:
        """Read everything that waits; how many files that were. One that cannot be had waits for the next look."""
        done = 0
        for id_ in await self._desk.do(SYSTEM, fee_uploads.unread):
            done += await self._alone(self._read(id_))
        for file in await self._desk.do(SYSTEM, bc_files.unread):
            done += await self._alone(self._count(file))
        return done

    async def _alone(self, one: Coroutine[Any, Any, bool]) -> bool:
        """Whatever becomes of one file, the others are read; it waits for the next look."""
        try:
            return await one
        except Away:
            raise
        except Exception as odd:  # noqa: BLE001 - the only one that may end the reading is a database that is away
            # What was stumbled over may quote the file: only of what kind it was is written down.
            log.warning("a file could not be dealt with", error=type(odd).__name__)
            return False

    async def _count(self, id_: BcFileId) -> bool:
        """How many pages a customer's file has: it is fetched, counted in memory, and forgotten."""
        wanted = await self._desk.do(SYSTEM, lambda work: bc_files.to_read(work, id_))
        if wanted is None:
            return False
        pages, problem = None, ""
        try:
            data = await self._fetch(wanted.file)
            pages = None if data is None else await asyncio.to_thread(pages_in, data)
            problem = "bc-file-lost" if data is None else ""
        except Unavailable:
            log.warning("a file cannot be had just now", file=id_)
            return False
        except TooLarge:
            problem = "bc-file-too-large"
        except Refusal as refused:
            problem = refused.key
        except Exception as odd:  # noqa: BLE001 - whatever it is: its sender must not wait for ever
            log.warning("a file could not be counted", file=id_, error=type(odd).__name__)
            problem = "bc-file-broken"
        await self._desk.do(SYSTEM, lambda work: bc_files.read(work, id_, pages, problem))
        return True

    async def _read(self, id_: UploadId) -> bool:
        wanted = await self._desk.do(SYSTEM, lambda work: fee_uploads.to_read(work, id_))
        if wanted is None:
            return False
        found: Found
        try:
            found = await asyncio.to_thread(read, wanted, await self._fetch(wanted.upload.file))
        except Unavailable:
            log.warning("a file cannot be had just now", upload=id_)
            return False
        except TooLarge:
            found = (), (), (Problem("", "", "grid-too-large"),)
        except Exception:
            # Whatever it is that we cannot do with it: its sender must not wait for ever.
            log.exception("a file could not be read", upload=id_)
            found = (), (), (Problem("", "", "grid-unreadable"),)
        await self._desk.do(SYSTEM, lambda work: fee_uploads.read(work, id_, *found))
        return True


def read(wanted: ToRead, data: bytes | None) -> Found:
    """What is in a file, or what is wrong with it."""
    if data is None:
        return (), (), (Problem("", "", "grid-gone"),)
    try:
        held = grids(data)
    except Refusal as refused:
        return (), (), (Problem("", "", refused.key, refused.words),)
    if wanted.upload.kind is UploadKind.RECEIPTS:
        paid = fee_receipts.checked(held, wanted.directory, wanted.books)
        return (), paid.lines, paid.problems
    fees = fee_tables.checked(held, wanted.directory)
    return fees.lines, (), fees.problems

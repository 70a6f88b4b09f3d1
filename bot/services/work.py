"""The desk and a piece of work on it: who acts, since when, in which transaction, and what of it is on record."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, repeat
from typing import Any, TypeVar

import structlog
from sqlalchemy import insert, select

from bot.clock import Clock
from bot.domain.people import Actor, Language, PersonId
from bot.domain.refusal import Refusal
from bot.services import actors
from bot.services.changes import change
from bot.services.correspondence import Correspondence
from bot.services.doorbell import Doorbell
from bot.storage import rows
from bot.storage.absence import Away as Away  # for rooms that know nothing of storage
from bot.storage.absence import Stale
from bot.storage.database import Database
from bot.storage.tables import history
from bot.talk import Letter, Speaker
from bot.texts import Texts

log = structlog.get_logger(__name__)

T = TypeVar("T")
R = TypeVar("R")

_REMEMBER = insert(history)
"""Said in every piece of work: built once."""
_PAUSES = (0.1, 0.5, 1.0, 2.0)
"""Seconds until a database that is away is asked again; the last one over and over."""


def unnamed() -> str:
    """Nobody knows yet what the bot is called. A made-up name might be somebody else's, who would get the codes."""
    raise LookupError("the bot's name is not known")


class Overtaken(Refusal):
    """Somebody else was faster, twice in a row."""

    def __init__(self) -> None:
        super().__init__("somebody-else-was-faster")


@dataclass(frozen=True)
class Desk:
    """What every piece of work needs; built once, handed down, never looked up."""

    database: Database
    clock: Clock
    texts: Texts
    bot_name: Callable[[], str] = unnamed
    doorbell: Doorbell = field(default_factory=Doorbell)

    def link(self, code: str) -> str:
        """The deep link that carries an invitation. Raises LookupError while the bot's name is not known."""
        return f"{self.door}?start={code}"

    @property
    def door(self) -> str:
        """The link to the private chat. Raises LookupError while the bot's name is not known."""
        return f"https://t.me/{self.bot_name()}"

    async def do(
        self, who: Actor | Speaker, verb: Callable[["Work"], Awaitable[T]], *, at: datetime | None = None
    ) -> T:
        """Run `verb` in one transaction; once more on what is there now if somebody else was faster.

        Raises:
            Refusal: the verb said no; nothing is changed.
            Overtaken: the record keeps changing under it.
            Away: the database cannot be reached, or cannot write.

        """
        try:
            return await self.database.to_the_end(self._once(who, verb, at))
        except Stale:
            try:
                return await self.database.to_the_end(self._once(who, verb, at))
            except Stale as twice:
                log.warning("somebody else was faster, twice", cause=str(twice.__cause__ or twice))
                raise Overtaken from None

    async def patiently(
        self, who: Actor | Speaker, verb: Callable[["Work"], Awaitable[T]], *, at: datetime | None = None
    ) -> T:
        """As `do`, but where the database is away, again until it is back: for what nobody else would try again.

        Raises:
            Refusal: as `do`.

        """
        pauses = chain(_PAUSES, repeat(_PAUSES[-1]))
        while True:
            try:
                return await self.do(who, verb, at=at)
            except Away as away:
                log.warning("the database is away; trying again", error=str(away))
                await asyncio.sleep(next(pauses))

    async def _once(self, who: Actor | Speaker, verb: Callable[["Work"], Awaitable[T]], at: datetime | None) -> T:
        letters: Sequence[Letter] = ()
        try:
            async with self.work(who, at=at) as work:
                result = await verb(work)
                letters = work.letters
        except Away:
            self.doorbell.wonder(letters)
            raise
        self.doorbell.ring(work.letters)
        if work.emptied:
            await self.database.scrub()
        return result

    @asynccontextmanager
    async def work(self, who: Actor | Speaker, *, at: datetime | None = None) -> AsyncIterator["Work"]:
        """A transaction with an actor. Its letters are rows when it ends well; ringing the bell is the caller's."""
        async with self.database.transaction() as db:
            now = self.clock.now()  # not before: whoever had to wait writes nothing down as of an hour that is over
            actor = who if isinstance(who, Actor) else await actors.by_chat(db, who)
            work = Work(desk=self, doorbell=self.doorbell, db=db, actor=actor, now=now, said_at=at or now)
            yield work
            await work.post()


@dataclass(kw_only=True)
class Work(Correspondence):
    """One transaction: `actor` acts at `now` (UTC); `said_at` is the time of their own message, for cut-offs."""

    desk: Desk
    said_at: datetime
    emptied: bool = False
    known: dict[type, Any] = field(default_factory=dict)
    """What was looked up and holds for all of this work, until the work itself changes the building."""

    @property
    def me(self) -> PersonId:
        """The person who acts. Raises Refusal for somebody whom the department does not know."""
        if self.actor.person is None:
            raise Refusal("stranger-not-allowed")
        return self.actor.person

    async def add(self, record: R, why: str = "") -> R:
        """A new record, with the first line of its history."""
        self._forget(record)
        added = await rows.add(self.db, record)
        await self._remember(added, {}, why)
        return added

    async def save(self, before: R, after: R, why: str = "") -> R:
        """A changed record, with what changed. Nothing is written where nothing changed."""
        changed = change(before, after)
        if not changed:
            return after
        self._forget(after)
        saved = await rows.save(self.db, after)
        await self._remember(saved, changed, why)
        return saved

    async def save_alike(self, changed: Sequence[tuple[R, R]]) -> list[R]:
        """Many records of a kind, before and after, that changed in one and the same way: saved at one go.

        Raises:
            ValueError: they did not.

        """
        after = [one for _, one in changed]
        ways = [change(*both) for both in changed]
        new = [{name: getattr(one, name) for name in way} for one, way in zip(after, ways, strict=True)]
        if not any(new):
            return after
        if any(values != new[0] for values in new):
            raise ValueError("they changed in different ways")
        self._forget(after[0])
        saved = await rows.save_alike(self.db, after, new[0].keys())
        await self.db.execute(_REMEMBER, [self._line(one, way) for one, way in zip(saved, ways, strict=True)])
        return saved

    async def hold(self, record: R) -> R:
        """What this work rests on without changing it: if somebody changes it meanwhile, one of the two runs again."""
        return await rows.save(self.db, record)

    async def record(self, record: Any, why: str) -> None:
        """Something was done with a record that changes nothing in it, and yet must be known later."""
        await self._remember(record, {}, why)

    async def history_of(self, record: str, id_: int) -> list[Any]:
        """The history rows of a record, oldest first."""
        found = select(history).where(history.c.record == record, history.c.record_id == id_).order_by(history.c.id)
        return list((await self.db.execute(found)).all())

    def speaks(self, language: Language) -> None:
        """The speaker has just chosen another language: the answer is in it already."""
        self.actor = replace(self.actor, language=language)

    def _forget(self, record: object) -> None:
        if type(record) in self.known:
            self.known.clear()

    async def _remember(self, record: Any, change: dict[str, Any], why: str) -> None:
        await self.db.execute(_REMEMBER, self._line(record, change, why))

    def _line(self, record: Any, change: dict[str, Any], why: str = "") -> dict[str, Any]:
        of = {"record": rows.table(type(record)).name, "record_id": record.id}
        return {**of, "who": self.actor.person, "at": self.now, "change": change, "why": why}

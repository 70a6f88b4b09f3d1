"""One world with one server, PTB's own Bot against it, and people with phones."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import TelegramError

from bot.playground.botapi import Server, serve
from bot.playground.errors import Json
from bot.playground.phones import Phone
from bot.playground.world import World
from tests.playground.aiogram_check import check

Refusal = Callable[[Awaitable[Any]], Awaitable[Json]]
Raw = Callable[..., Awaitable[tuple[int, Json]]]


class Hand:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.instant

    def moves(self, **by: float) -> None:
        self.instant += timedelta(**by)


@pytest.fixture
def now() -> Hand:
    return Hand()


@pytest.fixture
def world(now: Hand) -> World:
    return World(now)


@pytest.fixture
async def server(world: World) -> AsyncIterator[Server]:
    async with serve(world) as server:
        server.validate = check
        yield server
        assert not server.violations


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    base = f"{server.url}/bot"
    async with Bot(server.world.token, base_url=base, base_file_url=f"{server.url}/file/bot") as bot:
        yield bot


@pytest.fixture
async def zhou(world: World) -> Phone:
    """A tenant who has pressed Start; the bot has not yet fetched the update."""
    phone = Phone(world, world.user("周", username="zhou"))
    await phone.says("/start")
    return phone


@pytest.fixture
def refused(server: Server) -> Refusal:
    """The JSON that Telegram answered to a call that must fail."""

    async def refusal(call: Awaitable[Any]) -> Json:
        with pytest.raises(TelegramError):
            await call
        answer = server.calls[-1].answer
        assert answer is not None
        return answer

    return refusal


@pytest.fixture
async def raw(server: Server) -> AsyncIterator[Raw]:
    """Ask over plain HTTP; `how` are arguments of aiohttp."""
    async with aiohttp.ClientSession() as session:

        async def ask(path: str, token: str | None = None, **how: Any) -> tuple[int, Json]:
            address = f"{server.url}/bot{token or server.world.token}/{path}" if "/" not in path else server.url + path
            async with session.post(address, **how) as response:
                return response.status, await response.json()

        yield ask

"""The page's web socket: what makes no sense is answered, strangers are kept out, and nobody stops the others."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.clock import Clock
from bot.playground import page
from bot.playground.page import Stage, application
from bot.playground.people import holders, sample_building
from bot.playground.world import World

PAGE = Path(page.__file__).parent / "page"


async def _code(_: str) -> str:
    return "code"


async def _never() -> datetime | None:
    return None


@pytest.fixture
def stage(clock: Clock) -> Stage:
    """People with phones, and no house behind them."""
    world, cast = World(clock.now), holders(sample_building())
    for one in cast:
        world.user(one.name, user_id=one.id)
    return Stage(world, clock, "锦澜 · Jinlan", cast, _code, _never, patience=0.2)


@pytest.fixture
async def address(stage: Stage) -> AsyncIterator[str]:
    """Where it is played."""
    runner = web.AppRunner(application(stage), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    """Somebody with a browser."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.mark.parametrize(
    "said",
    [
        "not json", "[]", "7", "null", '{"do":"dance"}', '{"do":"say","who":99,"text":"hi"}', '{"do":"start","who":99}',
        '{"do":"tap","who":99,"message":1,"row":0,"column":0}', '{"do":"clock","to":"junk"}',
        '{"do":"clock","minutes":9999999999999999}', "[" * 100_000,
    ],
)  # fmt: skip
async def test_what_makes_no_sense_is_answered_and_changes_nothing(
    stage: Stage, address: str, client: aiohttp.ClientSession, said: str
) -> None:
    before = stage.clock.now()
    async with client.ws_connect(f"{address}/play/ws", max_msg_size=0) as socket:
        assert (await socket.receive_json())["kind"] == "hello"
        await socket.send_str(said)
        assert (await socket.receive_json(timeout=5))["kind"] == "refused"
        await socket.send_json({"do": "clock", "minutes": 5})
        assert (await socket.receive_json(timeout=5))["kind"] == "clock"
    assert (stage.clock.now() - before).total_seconds() == 300


@pytest.mark.parametrize("who", ["", "99", "junk"])
async def test_photos_for_nobody_are_refused(address: str, client: aiohttp.ClientSession, who: str) -> None:
    async with client.post(f"{address}/play/photos?who={who}") as answered:
        assert answered.status == 404


async def test_a_page_from_elsewhere_is_refused(address: str, client: aiohttp.ClientSession) -> None:
    for origin in ("http://evil.example", "null"):
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await client.ws_connect(f"{address}/play/ws", origin=origin)
    async with client.ws_connect(f"{address}/play/ws", origin=address) as socket:
        assert (await socket.receive_json())["kind"] == "hello"


class _Hanging(web.WebSocketResponse):
    async def send_json(self, *_: object, **__: object) -> None:
        await asyncio.Event().wait()


class _Broken(web.WebSocketResponse):
    async def send_json(self, *_: object, **__: object) -> None:
        raise ConnectionResetError("Cannot write to closing transport")


async def test_a_page_that_hangs_or_breaks_does_not_stop_the_others(
    stage: Stage, address: str, client: aiohttp.ClientSession
) -> None:
    stage.sockets.update({_Hanging(): None, _Broken(): None})
    async with client.ws_connect(f"{address}/play/ws") as socket:
        await socket.receive_json()
        for _ in range(2):
            await socket.send_json({"do": "clock", "minutes": 5})
            assert (await socket.receive_json(timeout=5))["kind"] == "clock"
        assert len(stage.sockets) == 1


def test_the_pages_own_signs_need_no_emoji_font() -> None:
    for file in ("index.html", "phones.js", "style.css"):
        text = (PAGE / file).read_text("utf-8")
        assert not {sign for sign in "📎⏭🏢🕐👇" if sign in text}
    assert (PAGE / "index.html").read_text("utf-8").count('<svg class="icon"') == 4

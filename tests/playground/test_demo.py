"""The demo as people use it: a real process, its page, and the same folder after it was stopped or killed."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.clock import Clock
from bot.playground.memory import Memory
from bot.playground.phones import Phone
from bot.playground.world import World
from tests.channel.waiting import until
from tests.conftest import MONDAY

ROOT = Path(__file__).parent.parent.parent
_PATIENCE = 60
_STOPS = {"told to stop": signal.SIGTERM, "killed": signal.SIGKILL}


class Page:
    """What a browser holds: the chats of everybody, and the way back."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, hello: dict[str, Any]) -> None:
        self._socket, self.local = socket, hello["clock"]["local"]
        self._ids = {one["code"]: one["id"] for one in hello["people"]}
        self._chats = {int(chat): shown for chat, shown in hello["chats"].items()}

    def texts(self, code: str) -> list[str]:
        return [one["html"] for one in self._chats[self._ids[code]]]

    async def does(self, code: str, do: str, **what: Any) -> None:
        await self._socket.send_json({"do": do, "who": self._ids[code], **what})

    async def sees(self, code: str, text: str) -> None:
        """Until somebody's screen shows the words."""
        while not any(text in one for one in self.texts(code)):
            await self._hears()

    async def taps(self, code: str, label: str) -> None:
        """Press the newest button with that label, once it is there."""
        while not (found := self._button(code, label)):
            await self._hears()
        message, row, column = found
        await self.does(code, "tap", message=message, row=row, column=column)

    def _button(self, code: str, label: str) -> tuple[int, int, int] | None:
        for shown in reversed(self._chats[self._ids[code]]):
            for r, row in enumerate(shown["keys"]):
                for c, key in enumerate(row):
                    if label in key["text"]:
                        return shown["id"], r, c
        return None

    async def _hears(self) -> None:
        told = json.loads((await self._socket.receive()).data)
        chat = self._chats.get(told.get("chat"), [])
        if told["kind"] == "message":
            chat.append(told["message"])
        elif told["kind"] == "edited":
            chat[:] = [told["message"] if one["id"] == told["message"]["id"] else one for one in chat]
        elif told["kind"] == "deleted":
            chat[:] = [one for one in chat if one["id"] not in told["ids"]]


def _free_port() -> int:
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return int(it.getsockname()[1])


async def begun(folder: Path, port: int, *options: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--port", str(port), *options, cwd=folder,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "COLUMNS": "40"},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


@asynccontextmanager
async def demo(folder: Path, stop: signal.Signals = signal.SIGTERM) -> AsyncIterator[Page]:
    """The demo from the command line, its page open; ended by that signal."""
    port = _free_port()
    process = await begun(folder, port)
    assert process.stdout
    try:
        async with asyncio.timeout(_PATIENCE), aiohttp.ClientSession() as session:
            await process.stdout.readline()
            async with session.ws_connect(f"http://127.0.0.1:{port}/play/ws") as open_:
                yield Page(open_, await open_.receive_json())
    finally:
        process.send_signal(stop)
        await process.wait()


async def reports(page: Page, text: str, number: str) -> None:
    await page.does("T01-1", "say", text=text)
    await page.taps("T01-1", "确认")
    await page.sees("T01-1", number)
    await page.sees("S14", number)


async def come_in(page: Page) -> None:
    for code in ("T01-1", "S14", "S15"):
        await page.does(code, "start")
        await page.taps(code, "同意并进入")
        await page.sees(code, "登记好了")


@pytest.mark.parametrize("end", _STOPS)
async def test_a_demo_that_is_started_again_goes_on_where_it_was(tmp_path: Path, end: str) -> None:
    async with demo(tmp_path, _STOPS[end]) as page:
        await come_in(page)
        await reports(page, "0801 卫生间漏水了", "R-000001")
        await page.does("S14", "clock", minutes=90)
        await asyncio.sleep(1)
    async with demo(tmp_path) as page:
        assert page.local[11:13] == "10"
        assert any("R-000001" in text for text in page.texts("T01-1"))
        await page.taps("S14", "派单")
        await page.taps("S14", "赵")
        await page.sees("T01-1", "WO-2026-000001")
        await reports(page, "0801 厨房的灯不亮了", "R-000002")


_HANDSHAKE = (
    "GET /play/ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


async def test_it_stops_within_five_seconds_although_pages_no_longer_listen(tmp_path: Path) -> None:
    port = _free_port()
    process = await begun(tmp_path, port)
    assert process.stdout
    await process.stdout.readline()
    lines = [await asyncio.open_connection("127.0.0.1", port, limit=1) for _ in range(3)]
    for reader, writer in lines:
        writer.write(_HANDSHAKE.format(port=port).encode())
        await reader.read(1)
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(5):
        assert await process.wait() == 0
    for _, writer in lines:
        writer.close()


async def refused(folder: Path, port: int) -> tuple[int | None, list[str]]:
    """A demo that is to start over there; its exit code, and what it says."""
    process = await begun(folder, port, "--fresh")
    async with asyncio.timeout(_PATIENCE):
        _, err = await process.communicate()
    return process.returncode, err.decode().splitlines()


async def test_starting_over_beside_a_running_demo_is_refused_and_that_demo_goes_on(tmp_path: Path) -> None:
    async with demo(tmp_path) as page:
        code, told = await refused(tmp_path, _free_port())
        assert (code, len(told)) == (75, 1)
        assert told[0].startswith("another instance is running: a demo in var/demo; stop it first")
        await come_in(page)
        assert (tmp_path / "var" / "demo" / "guanjia.db").exists()


async def test_starting_over_on_a_port_that_is_taken_is_refused_and_nothing_is_thrown_away(tmp_path: Path) -> None:
    kept = tmp_path / "var" / "demo" / "guanjia.db"
    kept.parent.mkdir(parents=True)
    kept.touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, told = await refused(tmp_path, port)
    assert (code, len(told)) == (1, 1)
    assert told[0].startswith(f"failed: port {port} cannot be had")
    assert kept.exists()


async def test_a_full_disk_does_not_end_the_keeping(tmp_path: Path) -> None:
    folder, clock = tmp_path / "demo", Clock()
    memory, world = Memory(folder), World(clock.now)
    (folder / "phones.new").mkdir(parents=True)
    following = asyncio.create_task(memory.follow(world, clock))
    await asyncio.sleep(0.1)
    assert not following.done()
    (folder / "phones.new").rmdir()
    world.tell({"event": "clock"})
    await until((folder / "phones.pickle").exists)
    following.cancel()


async def test_what_came_after_the_last_keeping_has_numbers_that_are_never_given_again(tmp_path: Path) -> None:
    folder, clock = tmp_path / "demo", Clock()
    memory, world = Memory(folder), World(clock.now)
    phone = Phone(world, world.user("周", started=True))
    memory.keep(world, clock)
    lost = await heard_of(world, phone)
    again = memory.recall(clock, MONDAY)
    assert again.users
    later = await heard_of(again, Phone(again, again.users[phone.user.id]))
    assert all(new > old for new, old in zip(later, lost, strict=True))


async def heard_of(world: World, phone: Phone) -> tuple[int, int]:
    """The numbers of an update and of the message in it, as the house would know them."""
    await phone.says("one")
    [update] = world.updates.pending
    return update["update_id"], update["message"]["message_id"]


def test_a_database_without_its_phones_is_forgotten(tmp_path: Path) -> None:
    folder, clock = tmp_path / "demo", Clock()
    folder.mkdir()
    (folder / "guanjia.db").write_bytes(b"of another day")
    (folder / "phones.pickle").write_bytes(b"nothing that can be read")
    world = Memory(folder).recall(clock, MONDAY)
    assert not folder.exists()
    assert (world.users, clock.local() >= MONDAY) == ({}, True)

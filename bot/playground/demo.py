"""`guanjia demo`: the playground in a browser, or the scripted day in the terminal."""

import asyncio
import signal
import socket
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from rich.console import Console

from bot.clock import Clock, frozen
from bot.domain.people import SYSTEM
from bot.playground.limits import Limits
from bot.playground.memory import Memory
from bot.playground.page import Stage, application, broadcast, refresh_commands
from bot.playground.people import sample_building
from bot.playground.scenes import SCENES
from bot.playground.theatre import Theatre, staged
from bot.playground.transcripts import told
from bot.services import occurrences

_FOLDER = Path("var/demo")
_OPENS_AT = "T09:00:00"


def _morning(building: dict[str, Any], zone: str) -> datetime:
    return datetime.fromisoformat(building["_meta"]["today_for_demo"] + _OPENS_AT).replace(tzinfo=Clock(zone).zone)


async def run(port: int, out: Console, *, fresh: bool) -> int:
    """Serve the page until told to stop.

    Raises:
        LeaseHeld: another demo is running here; nothing of it is touched.
        OSError: the port is taken; nothing of an earlier demo is touched.

    """
    memory = Memory(_FOLDER)
    with memory.alone(), _bound(port) as door:
        if fresh:
            memory.forget()
        return await _serve(memory, door, out)


def _bound(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise OSError(f"port {port} cannot be had ({error.strerror}); choose another with --port") from error


async def _serve(memory: Memory, door: socket.socket, out: Console) -> int:
    stop = asyncio.Event()
    for signal_ in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signal_, stop.set)
    building = sample_building()
    zone = building["_meta"]["timezone"]
    clock = Clock(zone)
    world = memory.recall(clock, _morning(building, zone))
    async with staged(_FOLDER, clock, limits=Limits(), building=building, world=world) as theatre:
        remembering = asyncio.create_task(memory.follow(world, clock))
        await _open(theatre, door, out, stop)
        remembering.cancel()
    memory.keep(world, clock)
    return 0


async def _open(theatre: Theatre, door: socket.socket, out: Console, stop: asyncio.Event) -> None:
    stage = stage_of(theatre)
    runner = web.AppRunner(application(stage), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.SockSite(runner, door).start()
    watching = [asyncio.create_task(broadcast(stage)), asyncio.create_task(refresh_commands(stage))]
    out.print(f"{stage.building}: http://127.0.0.1:{door.getsockname()[1]}/  (Ctrl-C stops it)", markup=False)
    await stop.wait()
    for task in watching:
        task.cancel()
    await asyncio.gather(*(page.close() for page in tuple(stage.sockets)))
    await runner.cleanup()


def stage_of(theatre: Theatre) -> Stage:
    """What the page needs of the theatre."""
    building = sample_building()["building"]

    async def next_due() -> datetime | None:
        return await theatre.house.desk.do(SYSTEM, occurrences.next_due)

    name = f"{building['name_zh']} · {building['name_en']}"
    return Stage(theatre.world, theatre.clock, name, theatre.holders, theatre.invitation, next_due)


async def script(out: Console) -> int:
    """Play every scene, each in a fresh house, and print what was said; 1 if anything went otherwise than written."""
    building = sample_building()
    morning = _morning(building, building["_meta"]["timezone"])
    failed = 0
    for title, scene in SCENES:
        out.print(f"\n[bold]{title}[/bold]")
        with tempfile.TemporaryDirectory() as folder:
            async with staged(Path(folder), frozen(morning), building=building) as theatre:
                try:
                    async with told(theatre, out):
                        await scene(theatre)
                except (AssertionError, LookupError) as error:
                    failed += 1
                    out.print(f"OTHERWISE THAN WRITTEN: {error}", markup=False)
    out.print(f"\n{len(SCENES) - failed} scenes as written, {failed} otherwise", markup=False)
    return 1 if failed else 0

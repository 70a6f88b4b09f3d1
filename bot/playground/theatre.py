"""A whole building on one machine: the local Bot API server, the house, and a phone for everybody in it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot import app
from bot.app import House
from bot.channel.budget import Rates
from bot.channel.flood import Pace
from bot.channel.office import Line
from bot.clock import Clock
from bot.domain.people import SYSTEM
from bot.playground.botapi import Server, serve
from bot.playground.chats import Chat
from bot.playground.limits import Limits
from bot.playground.people import Holder, holders, sample_building
from bot.playground.players import Player
from bot.playground.world import TOKEN, World
from bot.services import invites, loading
from bot.settings import Settings, read

_UNHURRIED = Rates(overall=5000, kept=100, chat=1000, burst=1000, group_minute=60_000)


@dataclass
class Theatre:
    """Everything at once, for the demo, the scripted day and the tests."""

    world: World
    server: Server
    house: House
    clock: Clock
    holders: tuple[Holder, ...]
    players: dict[str, Player] = field(default_factory=dict)
    groups: list[Chat] = field(default_factory=list)

    def player(self, code: str) -> Player:
        """The person with that code in the building file; "" is the stranger."""
        if code not in self.players:
            holder = next(one for one in self.holders if one.code == code)
            self.players[code] = Player(self.world, self.house.desk, holder)
        return self.players[code]

    def group(self, title: str, *codes: str) -> Chat:
        """A group with topics, in it the house and these people."""
        group = self.world.group(title, forum=True)
        group.members = {self.player(code).holder.id: "member" for code in codes}
        self.groups.append(group)
        return group

    async def invitation(self, code: str) -> str:
        """A new code for somebody."""

        async def made(work: Any) -> str:
            return await invites.create(work, await invites.for_person(work, code))

        return await self.house.desk.do(SYSTEM, made)

    async def enters(self, code: str) -> Player:
        """Let somebody come in by invitation and agree to the privacy notice."""
        player = self.player(code)
        await player.says(f"/start {await self.invitation(code)}")
        await player.hears("privacy-notice")
        await player.taps("agree")
        await player.hears("bound")
        return player


def settings_for(folder: Path, api_url: str, database_url: str = "") -> Settings:
    """Settings that know of nothing outside the folder."""
    return read(
        _env_file=None,
        bot_token=TOKEN,
        bot_api_url=api_url,
        database_url=database_url or f"sqlite+aiosqlite:///{folder}/guanjia.db",
        media_dir=folder / "media",
        clock_start=None,
        health_addr="",
    )


@asynccontextmanager
async def staged(
    folder: Path,
    clock: Clock,
    *,
    limits: Limits | None = None,
    database_url: str = "",
    building: Any = None,
    loaded: bool = False,
    world: World | None = None,
) -> AsyncIterator[Theatre]:
    """Set the stage, load the building unless it is `loaded` already, open the house; close everything at the end.

    A `world` that is handed in goes on where it was left.
    """
    building = building or sample_building()
    world = world or World(clock.now)
    cast = holders(building)
    for one in cast:
        if one.id not in world.users:
            code = "en" if one.language == "en" else "zh-hans"
            world.user(one.name, user_id=one.id, language_code=code)
    async with serve(world, limits=limits) as server:
        settings = settings_for(folder, server.url, database_url)
        # Without the server's limits there is nothing to be careful about, and a script need not wait.
        line = Line(TOKEN, server.url) if limits else Line(TOKEN, server.url, _UNHURRIED, Pace(burst=500))
        async with app.opened(settings, clock=clock, line=line) as house:
            if not loaded:
                await house.desk.do(SYSTEM, lambda work: loading.load(work, building))
            async with running(house):
                yield Theatre(world, server, house, clock, cast)


@asynccontextmanager
async def running(house: House) -> AsyncIterator[None]:
    """The house at work while the block runs."""
    stop, opened = asyncio.Event(), asyncio.Event()
    work = asyncio.create_task(house.run(stop, opened=opened))
    waiting = asyncio.create_task(opened.wait())
    await asyncio.wait({work, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    try:
        if not work.done():
            yield
    finally:
        stop.set()
        await work

"""A local Bot API server that holds every request against the Bot API as aiogram knows it, too."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.playground.botapi import Server, serve
from bot.playground.world import World
from tests.playground import aiogram_check


@asynccontextmanager
async def held_to_the_api(world: World) -> AsyncIterator[Server]:
    """Serve the world; at the end nothing may have been asked that Telegram does not know."""
    async with serve(world) as server:
        server.validate = aiogram_check.check
        yield server
        assert server.violations == []

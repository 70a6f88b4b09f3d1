"""A shell in an empty folder, and a Telegram to speak with."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.world import World
from tests.commands.shell import Line
from tests.serving import held_to_the_api


@pytest.fixture
async def line(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Line]:
    """The command line."""
    async with held_to_the_api(World(Clock().now, username="jinlan_tower_bot")) as server:
        yield Line(tmp_path, tmp_path_factory.mktemp("heard"), server.url)

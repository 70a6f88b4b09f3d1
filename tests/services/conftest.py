"""Fixtures of the service tests."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.services.work import Desk
from bot.storage.database import Database
from bot.texts import Texts
from tests.services import kitchen as cooking
from tests.services import november, washing
from tests.services.town import Town, at


@pytest.fixture
async def kitchen(town: Town) -> Town:
    """A caterer cooks for the town; it is Monday, nine o'clock."""
    await cooking.opened(town)
    town.desk.clock.set(at(town, 9))
    return town


@pytest.fixture
async def embedded_town(town_file: tuple[Path, Town], clock: Clock, tmp_path: Path) -> AsyncIterator[Town]:
    """The town in a file, for tables that say nothing about databases."""
    file, there = town_file
    shutil.copy(file, tmp_path / "table.db")
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/table.db") as database:
        yield replace(there, desk=Desk(database, clock, Texts(clock)), people=dict(there.people))


@pytest.fixture
async def shop(town: Town) -> Town:
    """A laundry washes for the town; it is Monday, nine o'clock."""
    await washing.opened(town)
    town.desk.clock.set(at(town, 9))
    return town


@pytest.fixture
async def month(town: Town) -> Town:
    """Lunch is served, and the tenant's contact is there for the money."""
    return await november.begun(town)


@pytest.fixture
async def centre(town: Town) -> Town:
    """The business centre; it is Monday, nine o'clock."""
    town.desk.clock.set(at(town, 9))
    return town

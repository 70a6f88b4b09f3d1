"""kill -9 at any moment: every update took effect exactly once, no number is missing, every letter was sent."""

import asyncio
import random
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.playground.botapi import serve
from bot.playground.world import World
from bot.storage.database import Database
from bot.storage.tables import drafts, inbox, intakes, outbox
from bot.talk import LetterState
from tests.storm import Storm, settle


async def all_settled(database_url: str) -> None:
    """Wait until the courier has sent what the chats' own pace lets through: a second for each message."""
    waiting = select(func.count()).where(outbox.c.state.in_([LetterState.NEW, LetterState.SENDING]))
    async with asyncio.timeout(60), Database(database_url) as database:
        while True:
            async with database.snapshot() as db:
                if not (await db.execute(waiting)).scalar_one():
                    return
            await asyncio.sleep(0.3)


async def survived(database_url: str, folder: Path, *, people: int, reports: int, kills: int, seed: int) -> None:
    await settle(database_url, folder, people)
    world = World(Clock().now)
    async with serve(world) as server:
        storm = Storm(world, server, database_url, folder, people, reports, random.Random(seed))
        storm.gather()
        await storm.start()
        await storm.rage(kills)
        assert storm.kills > 0
        await all_settled(database_url)
        assert await storm.stop() == 0
    async with Database(database_url) as database, database.transaction() as db:
        found = (await db.execute(select(intakes.c.number, intakes.c.text))).all()
        assert Counter(row.text for row in found) == storm.said
        assert sorted(row.number for row in found) == [f"R-{n + 1:06d}" for n in range(people * reports)]
        assert set((await db.execute(select(inbox.c.state).distinct())).scalars()) == {"done"}
        assert (await db.execute(select(func.count()).select_from(drafts))).scalar_one() == 0
        letters = {s.value for s in (await db.execute(select(outbox.c.state).distinct())).scalars()}
        assert letters <= {"sent", "superseded"}


async def test_a_storm_of_fifty_people_survives_being_killed(database_url: str, tmp_path: Path) -> None:
    await survived(database_url, tmp_path, people=50, reports=3, kills=3, seed=1)


@pytest.mark.chaos
@pytest.mark.parametrize("seed", range(10))
async def test_it_survives_being_killed_over_and_over(database_url: str, tmp_path: Path, seed: int) -> None:
    await survived(database_url, tmp_path, people=50, reports=10, kills=12, seed=seed)

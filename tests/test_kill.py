"""kill -9 at any moment: every update took effect exactly once, no number is missing, every letter was sent."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.playground.faults import Trouble
from bot.playground.world import World
from bot.services import mail
from bot.storage.database import Database, Transaction
from bot.storage.repair_tables import dispatch_entries, intakes, work_orders
from bot.storage.tables import drafts, history, inbox, outbox
from tests.serving import held_to_the_api
from tests.storm import WORK, Storm, settle

LIVES = {
    "intakes": ["", "issued", "closed"],
    "work_orders": ["", "accepted", "on_site", "completed", "returned", "closed"],
}
"""What the history of each record tells: it is there, and then these steps, each once."""


Points = Mapping[str, tuple[Trouble, str]]
POINTS: Points = {
    "updates are asked for and have not come": (Trouble.HANG, "getUpdates"),
    "updates are handed over and lost on the way": (Trouble.MUTE, "getUpdates"),
    "an answer is on its way": (Trouble.HANG, "sendMessage"),
    "an answer is there and nobody has told the house": (Trouble.MUTE, "sendMessage"),
    "a card is about to change": (Trouble.HANG, "editMessageText"),
    "a card has changed and nobody has told the house": (Trouble.MUTE, "editMessageText"),
    "a tap is done and its button still waits": (Trouble.HANG, "answerCallbackQuery"),
    "an old card is about to go": (Trouble.HANG, "deleteMessage"),
    "a mark is being put on a message": (Trouble.HANG, "setMessageReaction"),
}
"""Where the process is killed on purpose: in the middle of each thing that it does outside of its database."""


async def all_settled(database_url: str) -> None:
    """Wait until the courier has sent what the chats' own pace lets through: a second for each message."""
    waiting = select(func.count()).where(outbox.c.state.in_(mail.WAITING))
    async with asyncio.timeout(60), Database(database_url) as database:
        while True:
            async with database.snapshot() as db:
                if not (await db.execute(waiting)).scalar_one():
                    return
            await asyncio.sleep(0.3)


async def survived(
    database_url: str, folder: Path, *, people: int, reports: int, kills: int, seed: int, points: Points = POINTS
) -> None:
    await settle(database_url, people)
    world = World(Clock().now)
    async with held_to_the_api(world) as server:
        storm = Storm(world, server, database_url, folder, people, reports, random.Random(seed))
        storm.gather()
        storm.start()
        await storm.rage(kills, tuple(points.values()))
        assert storm.kills == kills + len(points)
        await all_settled(database_url)
        assert await storm.stop() == 0
    async with Database(database_url) as database, database.snapshot() as db:
        await nothing_is_missing(db, storm)
        await everything_happened_once(db, storm)


async def nothing_is_missing(db: Transaction, storm: Storm) -> None:
    """Each report with its words, each number given once and none left out, each letter sent, each dialogue ended."""
    found = (await db.execute(select(intakes.c.number, intakes.c.text))).all()
    assert Counter(row.text for row in found) == storm.said
    assert sorted(row.number for row in found) == [f"R-{n + 1:06d}" for n in range(storm.orders)]
    year = Clock().local().year
    numbers = (await db.execute(select(work_orders.c.number).order_by(work_orders.c.number))).scalars().all()
    assert numbers == [f"WO-{year}-{n + 1:06d}" for n in range(storm.orders)]
    lines = (await db.execute(select(dispatch_entries.c.number).order_by(dispatch_entries.c.number))).scalars().all()
    assert lines == [n + 1 for n in range(storm.orders)]
    work = (await db.execute(select(work_orders.c.intake, work_orders.c.work_done))).all()
    assert [row.work_done for row in work] == [WORK.format(row.intake) for row in work]
    assert set((await db.execute(select(inbox.c.state).distinct())).scalars()) == {"done"}
    assert (await db.execute(select(func.count()).select_from(drafts))).scalar_one() == 0
    letters = {s.value for s in (await db.execute(select(outbox.c.state).distinct())).scalars()}
    assert letters <= {"sent", "superseded"}


async def everything_happened_once(db: Transaction, storm: Storm) -> None:
    """The histories of all orders are alike: every tap took effect, and took it once."""
    steps: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in await db.execute(select(history).where(history.c.record.in_(LIVES)).order_by(history.c.id)):
        steps[row.record, row.record_id].append(row.change.get("status", ["", ""])[1])
    assert Counter(record for record, _ in steps) == dict.fromkeys(LIVES, storm.orders)
    assert [found for (record, _), found in steps.items() if found != LIVES[record]] == []


async def test_a_storm_of_fifty_people_survives_being_killed(database_url: str, tmp_path: Path) -> None:
    half = slice(0, None, 2) if database_url.startswith("sqlite") else slice(1, None, 2)
    points = dict(list(POINTS.items())[half])
    await survived(database_url, tmp_path, people=50, reports=1, kills=1, seed=1, points=points)


@pytest.mark.chaos
@pytest.mark.parametrize("seed", range(10))
async def test_it_survives_being_killed_over_and_over(database_url: str, tmp_path: Path, seed: int) -> None:
    await survived(database_url, tmp_path, people=40, reports=4, kills=20, seed=seed)

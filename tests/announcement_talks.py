"""How announcements are written and decided, step by step, in the sample building."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import select, update

from bot.domain.announcements import Reach
from bot.domain.people import SYSTEM
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services.work import Work
from bot.storage.announcement_tables import recipients
from bot.storage.tables import buildings
from tests.talks import ZH, Tongue, time_passes

Opening = Callable[[Theatre], Awaitable[Player]]
TEXT, ENGLISH = "明天上午九点消防演习，请勿惊慌。", "Fire drill tomorrow at nine. Please do not be alarmed."
_PATIENCE, _PAUSE = 200, 0.05
_SKIP, _DONE = {ZH: "跳过"}, {ZH: "好了"}


async def writing(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """The receptionist begins a new one."""
    writer = await stage.enters(tongue.desk)
    await writer.says("/announce")
    await writer.hears("announcements")
    await writer.taps("announcement-new")
    await writer.hears("announcement-new-text")
    return writer


async def written(stage: Theatre, tongue: Tongue = ZH, audience: str = "8层", *ways: str, photos: int = 0) -> Player:
    """… and has a draft."""
    writer = await writing(stage, tongue)
    skip, done = _SKIP.get(tongue, "Skip"), _DONE.get(tongue, "Done")
    await writer.says(TEXT)
    await writer.hears("announcement-new-english")
    await writer.says(ENGLISH)
    await writer.hears("announcement-new-audience")
    await writer.says(audience)
    await writer.hears("announcement-new-ways")
    for way in ways:
        await writer.taps(way)
        await writer.phone.waits(lambda way=way: _ticked(writer, way))  # type: ignore[misc]
    await writer.taps(done)
    await writer.hears("announcement-new-days")
    await writer.taps("7")
    await writer.hears("announcement-new-document")
    await writer.taps(skip)
    await writer.hears("form-summary")
    if photos:
        await writer.sends_photos(photos)
        await writer.sees(f"{photos}")
    await writer.taps("✅")
    await writer.hears("announcement-card")
    return writer


def _ticked(writer: Player, way: str) -> bool:
    labels = [b.text for shown in writer.phone.chat for row in shown.buttons for b in row]
    return any(label.startswith("✓") and way in label for label in labels)


async def sent(stage: Theatre, tongue: Tongue = ZH, audience: str = "8层", *ways: str, photos: int = 0) -> Player:
    """… and sends it; the moment to undo it is over."""
    writer = await written(stage, tongue, audience, *ways, photos=photos)
    await writer.taps("announcement-send")
    await writer.hears("announcement-card", state={"$say": "announcement-state-scheduled", "args": {}})
    await time_passes(stage, seconds=16)
    return writer


async def rounds(stage: Theatre, *open_: Reach) -> None:
    """The courier sends, and rounds look what has become of it, until nobody is `open_` (on the way) any more."""
    waiting = recipients.c.reach.in_(open_ or (Reach.WAITING, Reach.WRITTEN))
    for _ in range(_PATIENCE):
        stage.clock.advance(timedelta(seconds=6))
        await stage.house.clockwork.tick()
        async with stage.house.desk.database.transaction() as db:
            if (await db.execute(select(recipients).where(waiting))).first() is None:
                return
        await asyncio.sleep(_PAUSE)
    raise AssertionError("it never comes to its end")


def _of_draft(action: str) -> Opening:
    async def opening(stage: Theatre) -> Player:
        writer = await written(stage)
        await writer.taps(action)
        return writer

    return opening


async def agreed(stage: Theatre) -> None:
    """In this building a second person always has to agree."""

    async def verb(work: Work) -> None:
        await work.db.execute(update(buildings).values(rules={"announcement_alone": 0}))

    await stage.house.desk.do(SYSTEM, verb)


async def _rejecting(stage: Theatre) -> Player:
    await agreed(stage)
    leader = await stage.enters("S03")
    writer = await written(stage, ZH, "所有人")
    await writer.taps("announcement-send")
    await leader.hears("announcement-card")
    await leader.taps("announcement-reject")
    return leader


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "announcement-new": (
        writing,
        (f"say:{TEXT}", f"say:{ENGLISH}", "say:8层", "tap:好了", "tap:一直", "tap:跳过"),
    ),
    "announcement-reword": (_of_draft("announcement-reword"), (f"say:{TEXT}", "tap:跳过")),
    "announcement-picture": (_of_draft("announcement-picture"), ()),
    "announcement-later": (_of_draft("announcement-later"), ("tap:明天",)),
    "announcement-reject": (_rejecting, ()),
}
"""How each of these dialogues begins, and what answers it."""

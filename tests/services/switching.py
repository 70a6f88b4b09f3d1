"""Planned outages in the small town: brought into each state, told by the courier, and what was said to whom."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bot.domain.announcements import Announcement, AnnouncementId, State
from bot.domain.outages import Outage, OutageId, OutageKind, OutageReason, OutageState, Span
from bot.domain.people import SYSTEM
from bot.services import announcements, outages
from bot.services.outages import Planned
from bot.storage import rows
from bot.storage.announcement_tables import announcements as table
from bot.storage.announcement_tables import recipients
from tests.services.announcing import letters, passes, sends
from tests.services.town import MONDAY, Town, at, ticks

WEDNESDAY = MONDAY + timedelta(days=2)
AUTHOR = "receptionist"
_S = OutageState
_PATIENCE = 10


def span(town: Town, hour: int = 10, hours: int = 2, day: date = WEDNESDAY) -> Span:
    """Wednesday from ten to twelve, or at another time."""
    begins = at(town, hour, day=day)
    return Span(begins, begins + timedelta(hours=hours))


def water(town: Town, said: str = "8层", **other: Any) -> Planned:
    """The water is off there."""
    told = Planned(OutageKind.WATER, said, span(town), OutageReason.CLEANING)
    return replace(told, **other)


async def planned(town: Town, said: str = "8层", by: str = AUTHOR, **other: Any) -> Outage:
    """A draft of it; it is Monday at nine."""
    town.desk.clock.set(at(town, 9))
    return await town.does(by, lambda w: outages.plan(w, water(town, said, **other)))


async def announced(town: Town, said: str = "8层", **other: Any) -> Outage:
    """… of which everybody there has been told."""
    it = await planned(town, said, **other)
    await goes_out(town, it)
    await arrives(town)
    return await now(town, it.id)


async def running(town: Town, said: str = "8层", **other: Any) -> Outage:
    """… and it has begun."""
    it = await announced(town, said, **other)
    await ticks(town, it.begins_at)
    await arrives(town)
    return await now(town, it.id)


async def staged(town: Town, state: OutageState) -> Outage:
    """An outage of the receptionist's in that state, for which that was the last thing done."""
    if state in {_S.DRAFT, _S.DROPPED}:
        it = await planned(town)
    else:
        it = await (running(town) if state in {_S.RUNNING, _S.OVER} else announced(town))
    if state in {_S.DROPPED, _S.CANCELLED}:
        await town.does(AUTHOR, lambda w: outages.call_off(w, it.id, "not needed"))
    elif state is _S.OVER:
        await town.does(AUTHOR, lambda w: outages.end(w, it.id))
    held = await now(town, it.id)
    assert held.state is state
    return held


async def now(town: Town, id_: OutageId) -> Outage:
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Outage, id_))


async def notices(town: Town) -> list[Announcement]:
    """Everything that has been announced, the oldest first."""
    return await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Announcement, table.c.id > 0))


async def arrives(town: Town) -> None:
    """Whatever is being announced comes to whom it is meant for."""
    for _ in range(_PATIENCE):
        found = await notices(town)
        for it in found:
            await sends(town, it)
        await passes(town)
        if not {it.state for it in await notices(town)} & {State.SCHEDULED, State.SENDING}:
            return
    raise AssertionError("it never ends")


async def goes_out(town: Town, it: Outage, by: str = AUTHOR) -> Announcement:
    """The notice is sent, and the first letters are written."""
    await town.does(by, lambda w: announcements.submit(w, it.notice))
    notice = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Announcement, it.notice))
    for _ in range(_PATIENCE):
        await passes(town, 20)
        if await letters(town, notice):
            return notice
    raise AssertionError("it never begins")


async def heard(town: Town, it: AnnouncementId) -> set[str]:
    """Whom an announcement was for."""
    names = {number: name for name, number in town.people.items()}
    async with town.desk.database.transaction() as db:
        found = await db.execute(select(recipients.c.person).where(recipients.c.announcement == it))
        return {names[row.person] for row in found}


async def said(town: Town) -> list[tuple[str, set[str]]]:
    """The first line of every announcement in Chinese, and whom it was for, in order."""
    return [(it.text_zh.splitlines()[0], await heard(town, it.id)) for it in await notices(town)]

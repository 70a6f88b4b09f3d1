"""The audit by the clock: everything is in just one, whatever the hour."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from bot.clock import Clock
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.packing import unpack_answer
from bot.storage import tables
from tests.services.test_audits import DAY, order_gone, walked
from tests.services.town import Town

Period = tuple[date, date]
"""From when until when: two instants, or two days."""


async def pushed(town: Town) -> list[tuple[str, str, str, str]]:
    """Who got which audit: whom, from when, until when, how it came out."""
    name = {id_: who for who, id_ in town.people.items()}
    async with town.desk.database.transaction() as db:
        letters = (await db.execute(tables.outbox.select().order_by(tables.outbox.c.id))).all()
    heard = [(name[letter.person], unpack_answer(letter.body).say) for letter in letters if letter.body.get("say")]
    audits = [(who, say.args["when"].args, say.args["verdict"].key) for who, say in heard if say.key == "audit"]
    return sorted((who, str(when["since"]), str(when["until"]), verdict) for who, when, verdict in audits)


def each(*periods: Period, verdict: str = "audit-holds") -> list[tuple[str, str, str, str]]:
    told = [(str(since), str(until)) for since, until in periods]
    return sorted((who, *period, verdict) for who in ("clerk", "cs_manager") for period in told)


def until_six(clock: Clock, day: date, days: int = 1) -> Period:
    """The audit of a day: since six o'clock of so many days before."""
    return clock.at(day - days * DAY, 18), clock.at(day, 18)


async def at_the_time(town: Town, clock: Clock, day: date, hour: int, minute: int) -> None:
    """The clock of the house ticks, before and after a second process does."""
    clock.set(clock.at(day, hour, minute))
    for _ in range(2):
        await Clockwork(town.desk, SCHEDULE).tick()


@pytest.mark.manual("R134")
async def test_the_audit_of_the_day_goes_to_the_clerk_and_the_manager_at_six_and_of_the_month_on_the_first(
    town: Town, clock: Clock
) -> None:
    last, first = date(2026, 11, 30), date(2026, 12, 1)
    clock.set(clock.at(last, 9))
    await walked(town, 8)
    await at_the_time(town, clock, last, 17, 59)
    assert await pushed(town) == []
    await at_the_time(town, clock, last, 18, 0)
    assert await pushed(town) == each(until_six(clock, last))
    await at_the_time(town, clock, first, 17, 59)
    assert await pushed(town) == each(until_six(clock, last))
    await at_the_time(town, clock, first, 18, 0)
    month = date(2026, 11, 1), last
    assert await pushed(town) == each(until_six(clock, last), until_six(clock, first), month)
    await at_the_time(town, clock, first, 23, 59)
    assert len(await pushed(town)) == 6


@pytest.mark.manual("R134")
async def test_a_house_that_was_shut_at_six_makes_up_for_the_audit(town: Town, clock: Clock) -> None:
    last, first = date(2026, 11, 30), date(2026, 12, 1)
    await at_the_time(town, clock, last, 12, 0)
    await at_the_time(town, clock, first, 19, 0)
    month = date(2026, 11, 1), last
    assert await pushed(town) == each(until_six(clock, last), until_six(clock, first), month)


@pytest.mark.manual("R131", "R134")
async def test_what_comes_after_six_is_in_the_audit_of_the_next_day_and_everything_in_just_one(
    town: Town, clock: Clock
) -> None:
    today = clock.today()
    await at_the_time(town, clock, today, 9, 0)
    for minute in (0, 30):
        clock.set(clock.at(today, 17, 45) + timedelta(minutes=minute))
        await walked(town, 1)
    await at_the_time(town, clock, today + DAY, 17, 0)
    await walked(town, 1)
    await at_the_time(town, clock, today + DAY, 18, 30)
    await at_the_time(town, clock, today + 2 * DAY, 18, 30)
    assert await counted(town) == [1, 2, 0]


async def test_when_the_time_of_the_audit_changes_nothing_falls_between_two(town: Town, clock: Clock) -> None:
    today = clock.today()
    await at_the_time(town, clock, today, 18, 0)
    await walked(town, 1)
    async with town.desk.database.transaction() as db:
        await db.execute(update(tables.buildings).values(rules={"audit_time": "20:00"}))
    await at_the_time(town, clock, today + DAY, 20, 0)
    assert await pushed(town) == each(
        until_six(clock, today), (clock.at(today, 18), clock.at(today + DAY, 20))
    )  # fmt: skip
    assert await counted(town) == [0, 1]


async def counted(town: Town) -> list[int]:
    """How many items the clerk's audits were about, in their order."""
    async with town.desk.database.transaction() as db:
        mine = tables.outbox.select().where(tables.outbox.c.person == town.people["clerk"])
        said = [unpack_answer(letter.body).say for letter in await db.execute(mine.order_by(tables.outbox.c.id))]
    return [say.args["logged"][0].args["left"] for say in said if say.key == "audit"]


@pytest.mark.manual("R130", "R134")
async def test_what_was_done_behind_our_back_is_pushed_as_a_failed_audit(town: Town, clock: Clock) -> None:
    today = clock.today()
    await walked(town, 8)
    async with town.desk.database.transaction() as db:
        for statement in order_gone(1):
            await db.execute(statement)
    await at_the_time(town, clock, today, 12, 0)
    await at_the_time(town, clock, today, 18, 0)
    assert await pushed(town) == each(until_six(clock, today), verdict="audit-fails")

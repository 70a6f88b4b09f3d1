"""What is due happens once: after a restart, twice started, late, or with the clock jumping."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.clock import Clock
from bot.domain.names import Language
from bot.domain.occurrences import OccurrenceState
from bot.domain.people import SYSTEM
from bot.domain.working_days import Calendar
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork, Kind, Late, Slot
from bot.services import occurrences
from bot.services.work import Desk, Work
from bot.storage.absence import Away, Stale
from bot.storage.tables import occurrences as table
from bot.storage.tables import outbox
from bot.talk import words
from bot.texts import Texts
from tests.services.town import Town

Daily = Callable[[date, Calendar], tuple[Slot, ...]]


def counting(late: Late, daily: Daily | None = None) -> tuple[Kind, list[str]]:
    done: list[str] = []

    async def run(work: Work, scope: str) -> None:
        del work
        done.append(scope)

    kind = Kind("count", run, late, window=timedelta(minutes=30))
    return (replace(kind, daily=daily) if daily else kind), done


async def plan(desk: Desk, scope: str, minutes: int) -> None:
    due = desk.clock.now() + timedelta(minutes=minutes)
    window = due + timedelta(minutes=30)
    await desk.do(SYSTEM, lambda work: occurrences.plan(work, "count", scope, due, window))


async def states(desk: Desk) -> list[OccurrenceState]:
    async with desk.database.transaction() as db:
        return list((await db.execute(select(table.c.state).order_by(table.c.id))).scalars())


async def test_it_happens_when_it_is_due_and_never_again(desk: Desk, clock: Clock) -> None:
    kind, done = counting(Late.RUN)
    await plan(desk, "a", 10)
    await plan(desk, "a", 10)
    work = Clockwork(desk, (kind,))
    await work.tick()
    assert done == []
    clock.advance(timedelta(minutes=10))
    await work.tick()
    await work.tick()
    clock.advance(-timedelta(minutes=20))
    await work.tick()
    clock.advance(timedelta(minutes=40))
    await Clockwork(desk, (kind,)).tick()
    assert done == ["a"]


async def test_two_that_tick_at_once_do_it_once(desk: Desk) -> None:
    kind, done = counting(Late.RUN)
    await plan(desk, "a", 0)
    await asyncio.gather(*(Clockwork(desk, (kind,)).tick() for _ in range(4)))
    assert done == ["a"]


@pytest.mark.parametrize(("late", "done_late"), [(Late.RUN, ["a"]), (Late.SKIP, [])])
async def test_after_its_window_each_kind_does_what_its_rule_says(
    desk: Desk, clock: Clock, late: Late, done_late: list[str]
) -> None:
    kind, done = counting(late)
    await plan(desk, "a", 1)
    clock.advance(timedelta(hours=2))
    await Clockwork(desk, (kind,)).tick()
    assert done == done_late
    assert await states(desk) == [OccurrenceState.DONE if done_late else OccurrenceState.SKIPPED]


async def test_one_that_breaks_does_not_keep_the_others_from_happening(desk: Desk) -> None:
    async def broken(work: Work, scope: str) -> None:
        raise RuntimeError(scope)

    kind, done = counting(Late.RUN)
    now = desk.clock.now()
    await desk.do(SYSTEM, lambda work: occurrences.plan(work, "broken", "b", now, now))
    await plan(desk, "a", 0)
    await Clockwork(desk, (Kind("broken", broken, Late.RUN), kind)).tick()
    assert done == ["a"]
    assert await states(desk) == [OccurrenceState.FAILED, OccurrenceState.DONE]


async def test_what_cannot_be_planned_does_not_keep_from_happening_what_is_written_down(desk: Desk) -> None:
    def broken(day: date, calendar: Calendar) -> Iterable[Slot]:
        raise RuntimeError(f"{day} {calendar}")

    kind, done = counting(Late.RUN)
    await plan(desk, "a", 0)
    await Clockwork(desk, (Kind("broken", kind.run, Late.RUN, broken), kind)).tick()
    assert done == ["a"]


@pytest.mark.parametrize("trouble", [Away("gone"), Stale()])
async def test_what_cannot_be_done_just_now_is_done_at_the_next_tick(desk: Desk, trouble: Exception) -> None:
    troubles, done = [trouble, trouble], []

    async def run(work: Work, scope: str) -> None:
        if troubles:
            raise troubles.pop()
        done.append(scope)

    await plan(desk, "a", 0)
    work = Clockwork(desk, (Kind("count", run, Late.RUN),))
    for _ in range(3):
        await work.tick()
    assert done == ["a"]
    assert await states(desk) == [OccurrenceState.DONE]


async def test_what_is_always_overtaken_is_set_aside_in_the_end(desk: Desk) -> None:
    async def run(work: Work, scope: str) -> None:
        raise Stale

    await plan(desk, "a", 0)
    work = Clockwork(desk, (Kind("count", run, Late.RUN),))
    for _ in range(10):
        await work.tick()
    assert await states(desk) == [OccurrenceState.FAILED]


async def test_the_manager_hears_of_what_broke_once_a_day(town: Town, clock: Clock) -> None:
    async def broken(work: Work, scope: str) -> None:
        raise RuntimeError(scope)

    work = Clockwork(town.desk, (Kind("count", broken, Late.RUN),))
    for day in range(2):
        for scope in "ab":
            await plan(town.desk, f"{scope}{day}", 0)
        await work.tick()
        clock.advance(timedelta(days=1))
    assert await told(town, "cs_manager", "due-thing-failed") == 2
    assert await told(town, "tenant", "due-thing-failed") == 0


def test_whatever_is_done_by_the_clock_can_be_named_to_the_managers(clock: Clock) -> None:
    texts = Texts(clock)
    for language in Language:
        kinds = [words(f"due-{kind.name}") for kind in SCHEDULE]
        told = {texts.plain(language, "due-thing-failed", kind=kind, at=clock.now()) for kind in kinds}
        assert len(told) == len(SCHEDULE)


async def test_what_recurs_is_planned_ahead_and_done_at_each_slot(desk: Desk, clock: Clock) -> None:
    kind, done = counting(Late.SKIP, lambda day, _: (Slot(time(10), f"{day} am"), Slot(time(18), f"{day} pm")))
    work = Clockwork(desk, (kind,))
    for _ in range(48):
        await work.tick()
        clock.advance(timedelta(minutes=30))
    assert [scope.split()[1] for scope in done] == ["am", "pm"]


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(jumps=st.lists(st.integers(-600, 900), min_size=1, max_size=12))
async def test_however_the_clock_jumps_nothing_is_done_twice(desk: Desk, clock: Clock, jumps: list[int]) -> None:
    kind, done = counting(Late.RUN, lambda day, _: (Slot(time(12), f"{day}"),))
    for minutes in jumps:
        await Clockwork(desk, (kind,)).tick()
        clock.advance(timedelta(minutes=minutes))
    assert len(done) == len(set(done))


async def told(town: Town, who: str, key: str) -> int:
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who])
        return sum(body["say"]["$say"] == key for body in (await db.execute(mine)).scalars())

"""The clockwork under random downtime, clock jumps, double starts, new rules, days declared off or worked, and hands.

A thing that is made up for happens exactly once for every day since the house opened, also where it is brought forward
from a day off; one that does not keep happens at most once a day, and only inside its window.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import Clock
from bot.domain.occurrences import Listing, Occurrence, OccurrenceState
from bot.domain.people import SYSTEM
from bot.domain.units import Building
from bot.domain.working_days import Calendar
from bot.jobs.clockwork import Clockwork, Daily, Kind, Late, Slot
from bot.services import house, timetable
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.storage.tables import buildings
from bot.storage.tables import occurrences as table
from tests.services.town import Town

_DAY, _WINDOW = timedelta(days=1), timedelta(hours=2)
_WORLDS = count(1)
_LONGEST = 5 * 24 * 60
"""Minutes that the house is down at most: it looks back a week."""

steps = st.lists(
    st.one_of(
        st.tuples(st.just("on"), st.integers(1, 600)),
        st.tuples(st.just("down"), st.integers(600, _LONGEST)),
        st.tuples(st.just("back"), st.integers(1, 3000)),
        st.tuples(st.just("twice"), st.integers(1, 300)),
        st.tuples(st.just("restart"), st.integers(1, 300)),
        st.tuples(st.just("rules"), st.integers(0, 23)),
        st.tuples(st.just("hand"), st.integers(1, 2000)),
        st.tuples(st.just("declared"), st.integers(0, 9)),
    ),
    min_size=3,
    max_size=25,
)


@dataclass
class World:
    """Three kinds, what was done of each, and by which hours; `skipped` is what a hand has struck out."""

    desk: Desk
    kinds: tuple[Kind, ...] = ()
    done: dict[str, list[tuple[str, datetime, datetime]]] = field(default_factory=dict)
    skipped: set[tuple[str, str]] = field(default_factory=set)
    opened: date | None = None

    def clockwork(self) -> Clockwork:
        return Clockwork(self.desk, self.kinds)


def world(desk: Desk) -> World:
    made, n = World(desk), next(_WORLDS)
    made.kinds = (
        _kind(made, f"kept-{n}", Late.RUN, _each_day),
        _kind(made, f"brought-forward-{n}", Late.RUN, _on_working_days),
        _kind(made, f"dropped-{n}", Late.SKIP, _each_day),
    )
    return made


def _each_day(day: date, calendar: Calendar) -> Iterator[Slot]:
    yield Slot(calendar.rules.audit_time, f"{day}")


def _on_working_days(day: date, calendar: Calendar) -> Iterator[Slot]:
    for meant in (day + _DAY * n for n in range(30)):
        if day == calendar.working_day_by(meant):
            yield Slot(calendar.rules.audit_time, f"{meant}")


def _kind(made: World, name: str, late: Late, daily: Daily) -> Kind:
    made.done[name] = []

    async def run(work: Work, scope: str) -> None:
        [row] = await rows.every(work.db, Occurrence, table.c.kind == name, table.c.scope == scope)
        made.done[name].append((scope, row.due_at, work.now))

    return Kind(name, run, late, daily, _WINDOW, Listing.MOVABLE)


async def _opens(desk: Desk) -> None:
    """It is the morning of a day that is worked, and nothing has been declared."""

    async def verb(work: Work) -> None:
        held = await rows.first(work.db, Building, buildings.c.id > 0)
        assert held is not None
        await work.save(held, replace(held, rules={"audit_time": "18:00"}, days={}))

    await desk.do(SYSTEM, verb)
    calendar = await desk.do(SYSTEM, house.calendar)
    day = desk.clock.today() + _DAY
    while not calendar.works(day):
        day += _DAY
    desk.clock.set(desk.clock.at(day, 9))


async def _runs_at(desk: Desk, hour: int) -> None:
    async def verb(work: Work) -> None:
        held = await rows.first(work.db, Building, buildings.c.id > 0)
        assert held is not None
        await work.save(held, replace(held, rules={"audit_time": time(hour).isoformat()}))

    await desk.do(SYSTEM, verb)


async def _declared(desk: Desk, ahead: int) -> None:
    """A day is declared the other way round: off if it is worked, worked if it is off."""

    async def verb(work: Work) -> None:
        held = await rows.first(work.db, Building, buildings.c.id > 0)
        day = desk.clock.today(work.now) + _DAY * ahead
        assert held is not None
        await work.save(held, held.declare(day, works=not (await house.calendar(work)).works(day)))

    await desk.do(SYSTEM, verb)


async def _by_hand(made: World, minutes: int) -> None:
    """The manager skips, moves or does at once the next thing that is made up for."""
    kind, now = made.kinds[minutes % 2], made.desk.clock.now()

    async def verb(work: Work) -> None:
        ahead = table.c.kind == kind.name, table.c.state == OccurrenceState.DUE, table.c.due_at > now
        for it in (await rows.every(work.db, Occurrence, *ahead))[:1]:
            match minutes % 3:
                case 0:
                    await timetable.skip(work, it.id, "by hand")
                    made.skipped.add((kind.name, it.scope))
                case 1:
                    await timetable.move(work, it.id, now + timedelta(minutes=minutes), "by hand")
                case _:
                    await timetable.run_now(work, it.id, "by hand")

    await made.desk.do(SYSTEM, verb)


async def _lives(made: World, clock: Clock, script: list[tuple[str, int]]) -> None:
    work = made.clockwork()
    for what, n in script:
        match what:
            case "rules":
                await _runs_at(made.desk, n)
            case "declared":
                await _declared(made.desk, n)
            case "hand":
                await _by_hand(made, n)
            case "back":
                clock.advance(-timedelta(minutes=n))
            case _:
                clock.advance(timedelta(minutes=n))
        if what in {"restart", "down"}:
            work = made.clockwork()
        ticking = [work, made.clockwork()] if what == "twice" else [work]
        await asyncio.gather(*(one.tick() for one in ticking))
        made.opened = made.opened or clock.today()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(script=steps)
async def test_each_thing_happens_once_or_is_skipped_as_its_rule_says(
    town: Town, clock: Clock, script: list[tuple[str, int]]
) -> None:
    desk = town.desk
    await _opens(desk)
    made = world(desk)
    await made.clockwork().tick()
    made.opened, start = clock.today(), clock.now()
    await _lives(made, clock, script)
    # In the end the clock is past everything, and the house is up.
    clock.set(max(clock.now(), start) + timedelta(days=3))
    await made.clockwork().tick()
    await made.clockwork().tick()
    kept, forward, dropped = (made.done[kind.name] for kind in made.kinds)
    for runs in (kept, forward, dropped):
        assert [scope for scope, n in Counter(scope for scope, *_ in runs).items() if n > 1] == []
    assert all(due <= at <= due + _WINDOW for _, due, at in dropped)
    ran = {(kind.name, scope) for kind in made.kinds[:2] for scope, *_ in made.done[kind.name]}
    assert not ran & made.skipped
    days = [f"{made.opened + _DAY * n}" for n in range(1, (clock.today() - made.opened).days)]
    assert {(kind.name, day) for kind in made.kinds[:2] for day in days} - ran - made.skipped == set()
    waiting = await desk.do(SYSTEM, lambda work: _late(work, made))
    assert waiting == []


async def _late(work: Work, made: World) -> list[Occurrence]:
    names = [kind.name for kind in made.kinds]
    late = table.c.kind.in_(names), table.c.state == OccurrenceState.DUE, table.c.due_at <= work.now
    return await rows.every(work.db, Occurrence, *late)

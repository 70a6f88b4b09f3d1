"""A month in the building, on real rows: people report, go, wait, pay and quarrel; some tap twice, some meddle."""

import asyncio
import heapq
import itertools
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

import pytest
from sqlalchemy import delete, func, select

from bot.clock import Clock
from bot.domain.groups import GroupKind
from bot.domain.money import Fen
from bot.domain.people import SYSTEM, ChatId
from bot.domain.quotes import Price
from bot.domain.refusal import Refusal
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import audits, groups, quotes
from bot.services.work import Work
from bot.storage import complaint_tables, repair_tables, tables
from bot.talk import Speaker
from tests.services.books import Books, Page
from tests.services.town import Town

T = TypeVar("T")
Verb = Callable[[Work], Awaitable[T]]

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
"""December: what is late goes on in the new year, with new order numbers."""
DAY = timedelta(days=1)
_TICKS = ((9, 5), (13, 5), (18, 5), (22, 5))
_AUDIT_HOUR = 18
_PRICES: tuple[dict[str, int], ...] = (
    {"tap": 4500, "valve": 1255, "lamp": 3333},
    {"tap": 4650, "valve": 1299, "lamp": 2999},
)
_OF_ORDER = (
    repair_tables.quotes,
    repair_tables.charges,
    repair_tables.helpers,
    repair_tables.ratings,
)
_OF_INTAKE = (
    repair_tables.work_orders,
    repair_tables.dispatch_entries,
    repair_tables.overdues,
    complaint_tables.complaints,
)
_GROWING = (repair_tables.intakes, *_OF_INTAKE, *_OF_ORDER, tables.history, tables.outbox, tables.occurrences)


class Days:
    """Time that is played: stories sleep until an instant, the earliest wakes, and the clock is set to it."""

    def __init__(self, clock: Clock, group: asyncio.TaskGroup) -> None:
        self.clock = clock
        self.alive = 0
        self._group = group
        self._sleeping: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._count = itertools.count()
        self._awake = 0
        self._quiet = asyncio.Event()

    def begin(self, story: Coroutine[Any, Any, None]) -> None:
        """One more story is told from now on."""
        self.alive += 1
        self._awake += 1
        self._group.create_task(self._told(story))

    async def until(self, at: datetime) -> None:
        """Sleep; never back in time."""
        gate = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleeping, (max(at, self.clock.now()), next(self._count), gate))
        self._rest()
        await gate

    async def run(self) -> None:
        """Wake one sleeper after the other, until nobody sleeps any more."""
        await self._quiet.wait()
        while self._sleeping:
            at, _, gate = heapq.heappop(self._sleeping)
            self.clock.set(at)
            self._quiet.clear()
            self._awake += 1
            gate.set_result(None)
            await self._quiet.wait()

    async def _told(self, story: Coroutine[Any, Any, None]) -> None:
        try:
            await story
        finally:
            self.alive -= 1
            self._rest()

    def _rest(self) -> None:
        self._awake -= 1
        if not self._awake:
            self._quiet.set()


class Month:
    """The town, its books, the dice, and what happened how often."""

    def __init__(self, town: Town, clock: Clock, seed: int) -> None:
        self.town, self.clock = town, clock
        self.books = Books(clock)
        self.dice = Random(seed)
        self.seen: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()
        self._owed: dict[tuple[str, ...], dict[str, float]] = {}
        self.stories: list[Any] = []
        self.prices = 0
        self.clockwork = Clockwork(town.desk, tuple(kind for kind in SCHEDULE if kind.name != "sweep-drafts"))
        self.days: Days

    async def play(self, stories: Callable[["Month", datetime], Coroutine[Any, Any, None]], count: int) -> None:
        """So many reports, at any hour of the month, and all that follows from them."""
        self.clock.set(self.clock.at(FIRST, 0))
        await self.does("dispatcher", lambda w: groups.declare(w, GroupKind.ENGINEERING, ChatId(-100), None))
        await self._put_prices()
        async with asyncio.TaskGroup() as group:
            self.days = Days(self.clock, group)
            self.days.begin(self._tick())
            for at in self._instants(count):
                self.days.begin(stories(self, at))
            await self.days.run()

    async def does(self, who: str, verb: Verb[T], *, at: datetime | None = None) -> T:
        """Somebody does something; `at` is when they said so, where the message came late."""
        chat = 1000 + self.town.people[who] if who in self.town.people else 999
        return await self.town.desk.do(Speaker(ChatId(chat)), verb, at=at)

    async def refuses(self, page: Page, who: str, verb: Verb[object], what: str = "a second tap") -> None:
        """Somebody tries what cannot be: it is refused, and no row is another than before."""
        before = await self._digest(page)
        try:
            await self.does(who, verb)
        except Refusal:
            pass
        else:
            pytest.fail(f"{what} was not refused")
        assert await self._digest(page) == before
        self.seen["refused"] += 1

    def draw(self, **weights: int) -> str:
        """One of these, as often as it weighs; what has not come for long comes next, so that nothing is left out."""
        owed = self._owed.setdefault(tuple(weights), dict.fromkeys(weights, 0.0))
        for name, weight in weights.items():
            owed[name] += weight / sum(weights.values())
        drawn = max((name for name in weights if weights[name]), key=lambda name: owed[name] + self.dice.random())
        owed[drawn] -= 1
        self.seen[drawn] += 1
        return drawn

    def chance(self, percent: float) -> bool:
        """Whether something happens that happens so often."""
        return self.dice.random() * 100 < percent

    def price(self, code: str) -> int:
        """What it costs now; fen."""
        return _PRICES[self.prices % 2][code]

    def codes(self) -> list[str]:
        """What can be charged."""
        return list(_PRICES[0])

    async def audited(self, first: date, last: date) -> None:
        """The house's audit of these days says exactly what the books say."""
        found = await self.does("clerk", lambda w: audits.of(w, first, last))
        assert found == self.books.audit(first, last)
        assert found.holds

    def _instants(self, count: int) -> list[datetime]:
        start, end = self.clock.at(FIRST, 0), self.clock.at(LAST + DAY, 0)
        edges = [start, end - timedelta(microseconds=1)]
        inside = [start + (end - start) * self.dice.random() for _ in range(count - len(edges))]
        return sorted([*edges, *inside])

    async def _tick(self) -> None:
        """The clock of the house ticks a few times a day, so that limits are noticed late; the courier empties all."""
        day = FIRST
        while self.days.alive > 1:
            for hour, minute in _TICKS:
                await self.days.until(self.clock.at(day, hour, minute))
                await self.clockwork.tick()
                if hour == _AUDIT_HOUR:
                    await self.audited(day, day)
                    await self.audited(FIRST, day)
            await self._deliver()
            if day == FIRST + DAY * 14:
                await self._put_prices()
            day += DAY

    async def _put_prices(self) -> None:
        self.prices += 1
        prices = [Price(code, code, code, Fen(self.price(code))) for code in self.codes()]
        await self.town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, prices))

    async def _deliver(self) -> None:
        async with self.town.desk.database.transaction() as db:
            sent = select(tables.outbox.c.body).where(tables.outbox.c.person == self.town.people["clerk"])
            for body in (await db.execute(sent)).scalars():
                if body["say"]["$say"] == "audit":
                    self.verdicts[body["say"]["args"]["verdict"]["$say"]] += 1
            await db.execute(delete(tables.outbox))

    async def _digest(self, page: Page) -> list[Any]:
        """Every row of the item, every counter, and how far each table has grown."""
        grown = select(*(select(func.max(one.c.id)).scalar_subquery() for one in _GROWING))
        found = [
            repair_tables.intakes.select().where(repair_tables.intakes.c.id == page.id),
            tables.counters.select(),
            grown,
        ]
        found += [one.select().where(one.c.intake == page.id) for one in _OF_INTAKE]
        if page.order_id:
            found += [one.select().where(one.c.order == page.order_id).order_by(one.c.id) for one in _OF_ORDER]
        async with self.town.desk.database.transaction() as db:
            return [sorted(map(repr, await db.execute(one))) for one in found]

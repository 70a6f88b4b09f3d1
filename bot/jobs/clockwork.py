"""The clock: one tick every few seconds looks which rows are due and does them, each in its own transaction.

APScheduler only ticks. What is due is a row, so a restart, a second process or a jumping clock does nothing twice.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.domain.occurrences import Occurrence, OccurrenceState
from bot.domain.people import SYSTEM
from bot.services import occurrences
from bot.services.work import Desk, Work

log = structlog.get_logger(__name__)

TICK_SECONDS = 5
_AHEAD = timedelta(hours=36)
_DAY = timedelta(days=1)


class Late(Enum):
    """What happens to something whose window has passed."""

    RUN = auto()
    SKIP = auto()


@dataclass(frozen=True)
class Slot:
    """A time of day at which something recurs; `scope` tells several on one day apart."""

    scope: str
    hour: int
    minute: int


@dataclass(frozen=True)
class Kind:
    """A kind of thing that the clock does: planned by a service (`daily` empty), or recurring at slots of the day."""

    name: str
    run: Callable[[Work, str], Awaitable[None]]
    late: Late
    daily: Callable[[date], Iterable[Slot]] = lambda _: ()
    window: timedelta = timedelta(hours=1)


class Clockwork:
    """Does what is due."""

    def __init__(self, desk: Desk, schedule: tuple[Kind, ...]) -> None:
        self._desk = desk
        self._kinds = {kind.name: kind for kind in schedule}
        self._planned_until: datetime | None = None
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Tick from now on. A missed tick is made up once, never dropped."""
        self._scheduler.add_job(
            self.tick, "interval", seconds=TICK_SECONDS, misfire_grace_time=None, coalesce=True, max_instances=1
        )
        self._scheduler.start()

    def stop(self) -> None:
        """No more ticks."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Do everything that is due now; how many things that were."""
        await self._plan_ahead()
        done = 0
        while batch := await self._desk.do(SYSTEM, occurrences.due):
            for it in batch:
                await self._settle(it)
            done += len(batch)
        return done

    async def _settle(self, it: Occurrence) -> None:
        try:
            await self._desk.do(SYSTEM, lambda work: self._once(work, it))
        except Exception as error:  # one broken thing must not keep the rest from happening
            log.exception("due thing failed", kind=it.kind, scope=it.scope)
            why = f"{type(error).__name__}: {error}"[:300]
            await self._desk.do(SYSTEM, lambda work: occurrences.settle(work, it, OccurrenceState.FAILED, why))

    async def _once(self, work: Work, it: Occurrence) -> None:
        kind = self._kinds.get(it.kind)
        late = work.now > it.window_end and (kind is None or kind.late is Late.SKIP)
        if kind is None or late:
            await occurrences.settle(work, it, OccurrenceState.SKIPPED, "too late" if kind else "no such kind")
        elif await occurrences.settle(work, it, OccurrenceState.DONE):
            await kind.run(work, it.scope)

    async def _plan_ahead(self) -> None:
        now = self._desk.clock.now()
        if self._planned_until and now < self._planned_until - _DAY < now + _DAY:
            return
        await self._desk.do(SYSTEM, self._plan)
        self._planned_until = now + _AHEAD

    async def _plan(self, work: Work) -> None:
        await occurrences.forget_old(work)
        clock, until = self._desk.clock, work.now + _AHEAD
        for day in (clock.today(work.now), clock.today(until)):
            for kind in self._kinds.values():
                for slot in kind.daily(day):
                    due = clock.at(day, slot.hour, slot.minute)
                    if due + kind.window >= work.now:
                        await occurrences.plan(work, kind.name, slot.scope, due, due + kind.window)

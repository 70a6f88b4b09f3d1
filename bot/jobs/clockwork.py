"""The clock: one tick every few seconds looks which rows are due and does them, each in its own transaction.

APScheduler only ticks. What is due is a row, so a restart, a second process or a jumping clock does nothing twice.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.domain.occurrences import Listing, Occurrence, OccurrenceId, OccurrenceState
from bot.domain.people import SYSTEM
from bot.domain.working_days import Calendar
from bot.services import house, occurrences, timetable
from bot.services.occurrences import Plan
from bot.services.work import Away, Desk, Overtaken, Work

log = structlog.get_logger(__name__)

TICK_SECONDS = 5
_DAY = timedelta(days=1)
_AHEAD = 1
"""So many days are planned beside today of what nobody looks at; of the rest as many as the calendar shows."""
_LOOK_BACK = timedelta(days=7)
_ANEW = timedelta(minutes=10)
"""How long after the rules have changed the plan still follows the old ones."""
_TRIES = 10
"""How many ticks something is tried whose records keep changing under it."""


class Late(Enum):
    """What happens to something whose window has passed."""

    RUN = auto()
    SKIP = auto()


@dataclass(frozen=True)
class Slot:
    """A time on the wall clock at which something recurs; `scope` tells several on one day apart."""

    at: time
    scope: str = ""


Daily = Callable[[date, Calendar], Iterable[Slot]]
"""Which slots a day has, from the building's rules and calendar."""


def _never(day: date, calendar: Calendar) -> Iterable[Slot]:
    """Only planned by a service, one by one."""
    del day, calendar
    return ()


@dataclass(frozen=True)
class Kind:
    """A kind of thing that the clock does: planned by a service (no `daily`), or recurring at slots of the day.

    `daily` says which slots a day has, from the building's rules and calendar; `rules` names the timing rules of the
    manual that it keeps (T1-T33); `follow` brings what a service has planned in line when the calendar has changed.
    """

    name: str
    run: Callable[[Work, str], Awaitable[None]]
    late: Late
    daily: Daily = _never
    window: timedelta = timedelta(hours=1)
    listing: Listing = Listing.HIDDEN
    rules: tuple[str, ...] = ()
    follow: Callable[[Work], Awaitable[None]] | None = None


class Clockwork:
    """Does what is due."""

    def __init__(self, desk: Desk, schedule: tuple[Kind, ...]) -> None:
        self._desk = desk
        self._kinds = {kind.name: kind for kind in schedule}
        self._planned_at: datetime | None = None
        self._planned_as: tuple[date, Calendar] | None = None
        self._put_off: Counter[OccurrenceId] = Counter()
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Tick from now on. A missed tick is made up once, never dropped."""
        self._scheduler.add_job(
            self._tick, "interval", seconds=TICK_SECONDS, misfire_grace_time=None, coalesce=True, max_instances=1
        )
        self._scheduler.start()

    def stop(self) -> None:
        """No more ticks."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _tick(self) -> None:
        # A stop in the middle of it is no mistake: what was not done is due at the next start.
        with suppress(asyncio.CancelledError):
            await self.tick()

    async def tick(self) -> int:
        """Do everything that is due now; how many things that were. What cannot be done just now waits for the next."""
        done = 0
        try:
            await self._plan_ahead()
            while batch := await self._desk.do(SYSTEM, occurrences.due):
                settled = [await self._settle(it) for it in batch]
                done += sum(settled)
                if not all(settled):
                    break
        except Away as away:
            log.warning("the database is away; what is due waits", error=str(away))
        return done

    async def _settle(self, it: Occurrence) -> bool:
        """Whether it is over, well or not. One broken thing must not keep the rest from happening.

        Raises:
            Away: nothing can be done just now.

        """
        try:
            await self._desk.do(SYSTEM, lambda work: self._once(work, it))
        except Away:
            raise
        except Exception as error:
            self._put_off[it.id] += 1
            if isinstance(error, Overtaken) and self._put_off[it.id] < _TRIES:
                log.warning("due thing put off", kind=it.kind, scope=it.scope)
                return False
            log.exception("due thing failed", kind=it.kind, scope=it.scope)
            why = f"{type(error).__name__}: {error}"[:300]
            await self._desk.do(SYSTEM, lambda work: occurrences.fail(work, it, why))
        self._put_off.pop(it.id, None)
        return True

    async def _once(self, work: Work, it: Occurrence) -> None:
        kind = self._kinds.get(it.kind)
        late = work.now > it.window_end and (kind is None or kind.late is Late.SKIP)
        if kind is None or late:
            await occurrences.settle(work, it, OccurrenceState.SKIPPED, "too late" if kind else "no such kind")
        elif await occurrences.settle(work, it, OccurrenceState.DONE):
            await kind.run(work, it.scope)

    async def _plan_ahead(self) -> None:
        now = self._desk.clock.now()
        if self._planned_at and timedelta() <= now - self._planned_at < _ANEW:
            return
        if self._planned_at and now < self._planned_at:
            self._planned_as = None  # what was over is to come again
        try:
            self._planned_as = await self._desk.do(SYSTEM, self._plan)
        except Away:
            raise
        except Exception:
            log.exception("what recurs could not be planned; what is written down is done")
        self._planned_at = now

    async def _plan(self, work: Work) -> tuple[date, Calendar]:
        """For which day and by which rules it was planned: as long as both stay, so does the plan."""
        today, calendar = self._desk.clock.today(work.now), await house.calendar(work)
        if (today, calendar) != self._planned_as:
            await occurrences.forget_old(work)
            recurring = [kind for kind in self._kinds.values() if kind.daily is not _never]
            since = max(await occurrences.first_day(work) or today, today - _LOOK_BACK)
            last = await occurrences.last_days(work)
            plans = [
                plan for kind in recurring for plan in self._plans(kind, calendar, since, today, last.get(kind.name))
            ]
            await occurrences.bring_in_line(work, plans)
            for kind in self._kinds.values():
                if kind.follow:
                    await kind.follow(work)
        return today, calendar

    def _plans(self, kind: Kind, calendar: Calendar, since: date, today: date, last: date | None) -> Iterator[Plan]:
        """From the last day that was planned, so that nothing is forgotten that was missed meanwhile, to tomorrow.

        Of what is looked at, some days from before as well: where a day is declared off, or a rule changed, what waits
        for it may belong to a day that is over.
        """
        first = max(min(last or today, today), today - _LOOK_BACK)
        over = _over(kind, first_time=last is None)
        hidden = kind.listing is Listing.HIDDEN
        start = first if hidden else min(first, since)
        for n in range((today - start).days + 1 + (_AHEAD if hidden else timetable.AHEAD)):
            day = start + _DAY * n
            slots = {slot.scope: self._span(kind, day, slot) for slot in kind.daily(day, calendar)}
            yield Plan(kind.name, day, slots, over, kind.listing, planned=day < first)

    def _span(self, kind: Kind, day: date, slot: Slot) -> tuple[datetime, datetime]:
        due = self._desk.clock.at(day, slot.at.hour, slot.at.minute)
        return due, due + kind.window


def _over(kind: Kind, *, first_time: bool) -> OccurrenceState | None:
    """What becomes of slots that are over: made up for, but nothing from before the house first opened."""
    if kind.late is Late.SKIP:
        return None
    return OccurrenceState.SKIPPED if first_time else OccurrenceState.DUE

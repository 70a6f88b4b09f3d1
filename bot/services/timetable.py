"""What the house does by itself in the next days; the manager skips, moves or does it at once, with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.domain.names import Named
from bot.domain.occurrences import Listing, Occurrence, OccurrenceId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import actors, house
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import history, occurrences

AHEAD = 14
"""So many days are shown."""
UNKNOWN_YEAR = "year-unknown"
_DAY = timedelta(days=1)
_WARNED_FROM = 11
"""The month from which on the next year's holidays ought to be known."""


@dataclass(frozen=True)
class Day:
    """A day of the building: whether it is worked, whether the department itself said so, and what is coming on it."""

    day: date
    works: bool
    declared: bool
    coming: tuple[Occurrence, ...]


@needs(May.SEE_TIMETABLE)
async def days(work: Work) -> list[Day]:
    """Today and the days after it."""
    clock = work.desk.clock
    shown = [clock.today(work.now) + _DAY * n for n in range(AHEAD)]
    found = await _listed(work, *clock.span(shown[0], shown[-1]))
    return [await _day(work, which, found) for which in shown]


@needs(May.SEE_TIMETABLE)
async def day(work: Work, which: date) -> Day:
    """One of them. Raises Refusal for a day that is not shown."""
    today, clock = work.desk.clock.today(work.now), work.desk.clock
    if not today <= which < today + _DAY * AHEAD:
        raise Refusal("day-over")
    return await _day(work, which, await _listed(work, *clock.span(which, which)))


@needs(May.SEE_TIMETABLE)
async def one(work: Work, id_: OccurrenceId) -> tuple[Occurrence, Named | None]:
    """Something that is coming, and who has changed it by hand. Raises Refusal for what is not in the timetable."""
    return await _one(work, id_), await _changed_by(work, id_)


@needs(May.CHANGE_TIMETABLE)
async def skip(work: Work, id_: OccurrenceId, why: str) -> Occurrence:
    """It does not happen this time. Raises Refusal where it is over, or tied to other hours."""
    found = await _one(work, id_)
    return await work.save(found, found.skip(why, work.now), why)


@needs(May.CHANGE_TIMETABLE)
async def move(work: Work, id_: OccurrenceId, to: datetime, why: str) -> Occurrence:
    """It happens then instead. Raises as `skip`, for what is not ahead, and where what it tells of is not over then."""
    found = (await _one(work, id_)).on(work.desk.clock.today(to))
    return await work.save(found, found.move(to, why, work.now), why)


@needs(May.CHANGE_TIMETABLE)
async def run_now(work: Work, id_: OccurrenceId, why: str) -> Occurrence:
    """It happens at the next tick, and not again at its time. Raises as `move`."""
    found = (await _one(work, id_)).on(work.desk.clock.today(work.now))
    return await work.save(found, found.run_now(why, work.now), why)


@needs(May.KEEP_TIME)
async def warn_of_unknown_year(work: Work, scope: str) -> None:
    """The manager is told while nobody knows this year's holidays and exchanged days, or late in it the next one's."""
    calendar = await house.calendar(work)
    today = date.fromisoformat(scope)
    for year in (today.year, today.year + 1) if today.month >= _WARNED_FROM else (today.year,):
        if not (calendar.published(year) or calendar.declared(year)):
            work.tell(await actors.holding(work.db, Role.CS_MANAGER), "year-unknown", year=str(year))


async def _day(work: Work, which: date, found: Sequence[Occurrence]) -> Day:
    calendar, local = await house.calendar(work), work.desk.clock.local
    set_apart = calendar.rules.calendar
    coming = tuple(it for it in found if local(it.due_at).date() == which)
    return Day(which, calendar.works(which), which in (*set_apart.on, *set_apart.off), coming)


async def _listed(work: Work, start: datetime, end: datetime) -> list[Occurrence]:
    it = occurrences.c
    found = await rows.every(
        work.db, Occurrence, it.listing != Listing.HIDDEN, it.due_at >= start, it.due_at < end
    )  # fmt: skip
    return sorted(found, key=lambda one: (one.due_at, one.id))


async def _one(work: Work, id_: OccurrenceId) -> Occurrence:
    found = await rows.first(
        work.db, Occurrence, occurrences.c.id == id_, occurrences.c.listing != Listing.HIDDEN
    )  # fmt: skip
    if found is None:
        raise Refusal("coming-over")
    return found


async def _changed_by(work: Work, id_: OccurrenceId) -> Named | None:
    of_it = history.c.record == occurrences.name, history.c.record_id == id_
    who = (await work.db.execute(select(history.c.who).where(*of_it).order_by(history.c.id.desc()))).scalars().first()
    return await actors.name_of(work.db, who) if who else None

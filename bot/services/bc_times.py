"""The instants of the business centre by the building's rules: when a job is ready, when it is open; all UTC."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.domain.bc_prices import Spec, minutes_for
from bot.domain.laundry import due
from bot.services import house
from bot.services.work import Work

_DAY = timedelta(days=1)
_LOOK_AHEAD = 40
"""Days; no run of holidays is longer, and no job."""


async def after(work: Work, start: datetime, minutes: int) -> datetime:
    """Inside other verbs: so many minutes of the centre's hours later, on working days."""
    clock, calendar, (opens, closes) = work.desk.clock, await house.calendar(work), (await house.rules(work)).bc_hours

    def spans() -> Iterator[tuple[datetime, datetime]]:
        for day in (clock.today(start) + _DAY * n for n in range(_LOOK_AHEAD)):
            if calendar.works(day):
                yield clock.at(day, opens.hour, opens.minute), clock.at(day, closes.hour, closes.minute)

    return due(start, timedelta(minutes=minutes), spans())


async def ready_at(work: Work, spec: Spec, start: datetime) -> datetime:
    """Inside other verbs: when a job that is asked for at `start` is ready."""
    rules = await house.rules(work)
    return await after(work, start, minutes_for(spec, rules.bc_minutes, rules.bc_typing_minutes))

"""The instants of the business centre by the building's rules: when a job is ready, when it is open; all UTC."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.bc_jobs import ASKED, BcJob
from bot.domain.bc_prices import Spec, minutes_for
from bot.domain.laundry import due
from bot.services import house
from bot.services.work import Work

_DAY, _NO = timedelta(days=1), timedelta()
_LOOK_AHEAD = 40
"""Days; no run of holidays is longer, and no job."""


async def after(work: Work, start: datetime, minutes: int) -> datetime:
    """Inside other verbs: so many minutes of the centre's hours later, on working days."""
    return due(start, timedelta(minutes=minutes), await _hours(work, start))


async def ready_at(work: Work, spec: Spec, start: datetime) -> datetime:
    """Inside other verbs: when a job that is asked for at `start` is ready."""
    rules = await house.rules(work)
    return await after(work, start, minutes_for(spec, rules.bc_minutes, rules.bc_typing_minutes))


async def moved(work: Work, job: BcJob) -> datetime | None:
    """Inside other verbs: when it is ready, now that the customer has answered: as much later as they have taken.

    Only hours of the centre count, and what was late before the customer was asked stays late.
    """
    promised = job.promised_at
    if promised is None or job.status not in ASKED:
        return promised
    asked = {"status", "offer", "promised_at"}  # a price that is named anew is asked about anew
    since = max(line.at for line in await work.history_of("bc_jobs", job.id) if asked & line.change.keys())
    if promised <= since:
        return promised
    spans = ((max(begin, since), min(end, promised)) for begin, end in await _hours(work, since))
    left = sum((end - begin for begin, end in spans if begin < end), _NO)
    return due(work.said_at, left, await _hours(work, work.said_at))


async def price_by(work: Work, job: BcJob) -> datetime:
    """Inside other verbs: when the price of a job that has to be looked at should have been named."""
    return await after(work, job.requested_at, (await house.rules(work)).bc_minutes)


async def _hours(work: Work, start: datetime) -> Sequence[tuple[datetime, datetime]]:
    """The centre's hours from the day of `start` on."""
    clock, calendar, (opens, closes) = work.desk.clock, await house.calendar(work), (await house.rules(work)).bc_hours
    days = (clock.today(start) + _DAY * n for n in range(_LOOK_AHEAD))
    return [
        (clock.at(day, opens.hour, opens.minute), clock.at(day, closes.hour, closes.minute))
        for day in days
        if calendar.works(day)
    ]

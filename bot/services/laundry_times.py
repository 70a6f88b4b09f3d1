"""The instants of laundry by the building's rules: so many minutes of its hours later, when it is back; all UTC."""

from datetime import date, datetime, timedelta

from bot.domain.laundry import LaundryOrder, due
from bot.domain.working_days import Calendar
from bot.services import house, occurrences
from bot.services.work import Work

OVERDUE = "laundry-overdue"
"""What is due when it should be back."""
_DAY = timedelta(days=1)
_LOOK_AHEAD = 31


def washes_on(calendar: Calendar, day: date) -> bool:
    """Whether the laundry works on a day: not on its own days off, nor on what the house has declared off.

    Nor on weekends and public holidays, where the building says so.
    """
    rules = calendar.rules
    if day in rules.calendar.off or day.isoweekday() in rules.laundry_closed:
        return False
    return rules.laundry_on_days_off or calendar.works(day)


async def after(work: Work, start: datetime, minutes: int) -> datetime:
    """Inside other verbs: so many minutes of the laundry's hours later; what comes at night begins in the morning."""
    return due(start, timedelta(minutes=minutes), await _spans(work, start))


async def when_open(work: Work, at: datetime) -> datetime:
    """Inside other verbs: then, or as soon as the laundry opens: nobody is asked for anything of it at night."""
    return await after(work, at, 0)


async def back_by(work: Work, order: LaundryOrder, since: datetime | None = None) -> datetime:
    """Inside other verbs: when what is washed from then on (now) is back, always while the laundry is open.

    Express by closing time, if there are so many hours until then, else so many of its days later.
    """
    begins, rules = await when_open(work, since or work.now), await house.rules(work)
    spans = [span for span in await _spans(work, begins) if span[1] > begins]
    if order.extra and not order.rewashes:
        hours = timedelta(hours=rules.laundry_express_hours)
        return next((closes for opens, closes in spans if closes - max(opens, begins) >= hours), spans[0][1])
    opens, closes = spans[min(rules.laundry_days, len(spans) - 1)]
    return min(max(opens, opens + (begins - spans[0][0])), closes)


async def _spans(work: Work, start: datetime) -> list[tuple[datetime, datetime]]:
    """The laundry's hours from that day on."""
    clock, calendar = work.desk.clock, await house.calendar(work)
    opens, closes = calendar.rules.laundry_hours
    days = (clock.today(start) + _DAY * n for n in range(_LOOK_AHEAD))
    return [
        (clock.at(day, opens.hour, opens.minute), clock.at(day, closes.hour, closes.minute))
        for day in days
        if washes_on(calendar, day)
    ]


async def promised(work: Work, order: LaundryOrder) -> datetime:
    """Inside other verbs: by when an order that is being washed was to be back, as its tenant has been told."""
    noted = await occurrences.due_at(work, OVERDUE, round_of(order))
    return noted or await back_by(work, order, order.agreed_at)


def round_of(order: LaundryOrder) -> str:
    """What is due for an order, this time it is washed."""
    return f"{order.id}:{order.rewashes}"

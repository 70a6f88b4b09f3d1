"""The instants of laundry by the building's rules: so many minutes of its hours later, when it is back; all UTC."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.domain.laundry import LaundryOrder, due
from bot.services import house, occurrences
from bot.services.work import Work

OVERDUE = "laundry-overdue"
"""What is due when it should be back."""
_DAY = timedelta(days=1)
_LOOK_AHEAD = 14


async def after(work: Work, start: datetime, minutes: int) -> datetime:
    """Inside other verbs: so many minutes of the laundry's hours later; what comes at night begins in the morning."""
    clock, (opens, closes) = work.desk.clock, (await house.rules(work)).laundry_hours

    def spans() -> Iterator[tuple[datetime, datetime]]:
        for day in (clock.today(start) + _DAY * n for n in range(_LOOK_AHEAD)):
            yield clock.at(day, opens.hour, opens.minute), clock.at(day, closes.hour, closes.minute)

    return due(start, timedelta(minutes=minutes), spans())


async def back_by(work: Work, order: LaundryOrder) -> datetime:
    """Inside other verbs: when what is washed from now on is back: express by closing time, else within some days."""
    rules, clock = await house.rules(work), work.desk.clock
    if not order.extra or order.rewashes:
        return work.now + _DAY * rules.laundry_days
    closes, today = rules.laundry_hours[1], clock.today(work.now)
    at = clock.at(today, closes.hour, closes.minute)
    return at if at > work.now else clock.at(today + _DAY, closes.hour, closes.minute)


async def promised(work: Work, order: LaundryOrder) -> datetime:
    """Inside other verbs: by when an order that is being washed was to be back, as its tenant has been told."""
    noted = await occurrences.due_at(work, OVERDUE, round_of(order))
    return noted or (order.agreed_at or work.now) + _DAY * (await house.rules(work)).laundry_days


def round_of(order: LaundryOrder) -> str:
    """What is due for an order, this time it is washed."""
    return f"{order.id}:{order.rewashes}"

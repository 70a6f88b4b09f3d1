"""The instants of a day's meals by the building's rules: the cut-off, their coming, the end of complaints; all UTC."""

from datetime import date, datetime, time, timedelta

from bot.domain.meals import MealOrder
from bot.domain.months import span
from bot.services import house, occurrences
from bot.services.work import Work

STATEMENTS = "meal-statements"
"""What is due where they go out."""
_TO_FRIDAY = timedelta(days=3)
"""From the Friday before to a week's Monday."""


async def cut_off(work: Work, day: date) -> datetime:
    """Inside other verbs: until when meals of a day may be ordered (T10)."""
    return _at(work, day, (await house.rules(work)).meal_cut_off)


async def arrival(work: Work, day: date) -> datetime:
    """Inside other verbs: when they are to be here (T11)."""
    return _at(work, day, (await house.rules(work)).meal_arrival)


async def over(work: Work, day: date) -> datetime:
    """Inside other verbs: when a day's lunch is over."""
    return _at(work, day, (await house.rules(work)).meal_over)


async def complaints(work: Work, day: date) -> datetime:
    """Inside other verbs: until when they may be complained of, and no longer than until the statement is out."""
    hours = timedelta(hours=(await house.rules(work)).meal_complaint_hours)
    return min(await arrival(work, day) + hours, await statement(work, day))


async def publication(work: Work, monday: date) -> datetime:
    """Inside other verbs: when a week's menu goes out (R169): on the Friday before, or the last working day by then."""
    calendar = await house.calendar(work)
    return _at(work, calendar.working_day_by(monday - _TO_FRIDAY), calendar.rules.menu_time)


async def statement(work: Work, day: date) -> datetime:
    """Inside other verbs: when the statement of a day's month goes out (T16), or has, where the manager was quicker."""
    _, following = span(f"{day:%Y-%m}")
    planned = _at(work, following, (await house.rules(work)).statement_time)
    return min(planned, await occurrences.done_at(work, STATEMENTS, f"{following}") or planned)


async def last_word(work: Work, order: MealOrder) -> datetime:
    """Inside other verbs: until when it may be taken back; until lunch, where the menu changed under it so late."""
    return await (arrival if order.changed_at else cut_off)(work, order.day)


def _at(work: Work, day: date, at: time) -> datetime:
    return work.desk.clock.at(day, at.hour, at.minute)

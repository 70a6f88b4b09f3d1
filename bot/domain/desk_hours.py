"""When somebody is at the front desk: on working days, through lunch if the house says so."""

from datetime import datetime, time, timedelta

from bot.domain.rules import Rules
from bot.domain.working_days import Calendar

_DAY = timedelta(days=1)


def opens_at(calendar: Calendar, now: datetime) -> datetime | None:
    """When the desk opens next (wall clock with zone, as `now`); None while somebody is there."""
    day = now
    while True:
        for opens, closes in _of_day(calendar.rules) if calendar.works(day.date()) else ():
            begin, end = (day.replace(hour=t.hour, minute=t.minute, second=0, microsecond=0) for t in (opens, closes))
            if now < end:
                return None if begin <= now else begin
        day += _DAY


def _of_day(rules: Rules) -> tuple[tuple[time, time], ...]:
    opens, closes = rules.desk_hours
    lunch = rules.hours.lunch
    if rules.desk_through_lunch or lunch is None or not opens < lunch[0] < lunch[1] < closes:
        return ((opens, closes),)
    return (opens, lunch[0]), (lunch[1], closes)

"""Half hours that can be chosen: of the days that lie ahead."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.services.work import Work

_HOURS, _HALVES = range(7, 22), (0, 30)


def half_hours(work: Work, days: int) -> Sequence[datetime]:
    """Every half hour of so many days, from now on (UTC)."""
    clock = work.desk.clock
    ahead = [clock.today(work.now) + timedelta(days=n) for n in range(days)]
    slots = (clock.at(day, hour, half) for day in ahead for hour in _HOURS for half in _HALVES)
    return [slot for slot in slots if slot > work.now]

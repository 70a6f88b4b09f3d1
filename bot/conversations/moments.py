"""Half hours that can be chosen: of the days that lie ahead."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.services.work import Work

ALL_DAY = range(24)
_HOURS, _HALVES = range(7, 22), (0, 30)


def half_hours(work: Work, days: int, hours: Iterable[int] = _HOURS) -> Sequence[datetime]:
    """Every half hour of these hours of so many days, from now on (UTC)."""
    clock = work.desk.clock
    ahead = [clock.today(work.now) + timedelta(days=n) for n in range(days)]
    slots = (clock.at(day, hour, half) for day in ahead for hour in hours for half in _HALVES)
    return [slot for slot in slots if slot > work.now]

"""Working days and hours: weekends, public holidays, Saturdays worked in exchange, lunch, staff's exceptions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from bot.domain.rules import Rules

_DAY = timedelta(days=1)


@cache
def _public(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("CN", years=year)


@dataclass(frozen=True)
class Calendar:
    """When the house works. Times are the building's wall clock, with their zone."""

    rules: Rules

    def declared(self, year: int) -> bool:
        """Whether anybody has set days of that year apart."""
        return any(day.year == year for day in (*self.rules.calendar.on, *self.rules.calendar.off))

    def works(self, day: date) -> bool:
        """Whether the house works on `day`: staff's exceptions first, then the State Council's calendar."""
        if day in self.rules.calendar.on:
            return True
        return day not in self.rules.calendar.off and _public(day.year).is_working_day(day)

    def spans(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of working time from `start` on, for ever."""
        day = start
        while True:
            if self.works(day.date()):
                for begin, end in self._of_day(day):
                    if end > start:
                        yield max(begin, start), end
            day += _DAY

    def working(self, start: datetime, end: datetime) -> timedelta:
        """How much working time lies between two instants."""
        total = timedelta()
        for begin, close in self.spans(start):
            if begin >= end:
                return total
            total += min(close, end) - begin
        return total

    def working_day_before(self, day: date) -> date:
        """The nearest working day before `day`."""
        before = day - _DAY
        while not self.works(before):
            before -= _DAY
        return before

    def working_day_by(self, day: date) -> date:
        """The day itself where the house works on it, else the nearest working day before it."""
        return day if self.works(day) else self.working_day_before(day)

    def published(self, year: int) -> bool:
        """Whether the year's exchanged working days are known; until then only the festivals themselves are."""
        return any(day.year == year for day in _public(year).weekend_workdays)

    def _of_day(self, day: datetime) -> tuple[tuple[datetime, datetime], ...]:
        hours = self.rules.hours
        if hours.lunch is None:
            return ((_at(day, hours.opens), _at(day, hours.closes)),)
        lunch, back = hours.lunch
        return (_at(day, hours.opens), _at(day, lunch)), (_at(day, back), _at(day, hours.closes))


def _at(day: datetime, clock: time) -> datetime:
    return day.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)

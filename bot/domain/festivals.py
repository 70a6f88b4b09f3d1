"""The festivals on which the department greets its tenants (R191)."""

from calendar import isleap
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache

import holidays


class Festival(StrEnum):
    """New Year, Spring Festival, Mid-Autumn, National Day, Christmas."""

    NEW_YEAR = "new-year"
    SPRING_FESTIVAL = "spring-festival"
    MID_AUTUMN = "mid-autumn"
    NATIONAL_DAY = "national-day"
    CHRISTMAS = "christmas"


_CALLED = {
    Festival.NEW_YEAR: "New Year's Day",
    Festival.SPRING_FESTIVAL: "Chinese New Year (Spring Festival)",
    Festival.MID_AUTUMN: "Mid-Autumn Festival",
    Festival.NATIONAL_DAY: "National Day",
}
"""What the calendar calls them; the first day of that name is the festival itself."""


@cache
def of_year(year: int) -> tuple[tuple[Festival, date], ...]:
    """The festivals of a year, in its order."""
    known = holidays.country_holidays("CN", years=year, language="en_US")
    found = {Festival.CHRISTMAS: date(year, 12, 25)}
    for day, names in sorted(known.items()):
        for festival, called in _CALLED.items():
            if called in names.split("; ") and day.year == year:
                found.setdefault(festival, day)
    return tuple(sorted(found.items(), key=lambda one: one[1]))


def from_(day: date) -> Iterator[tuple[Festival, date]]:
    """The festivals from that day on, of this year and the next."""
    for year in (day.year, day.year + 1):
        yield from (one for one in of_year(year) if one[1] >= day)


def anniversary(day: date, year: int) -> date:
    """The same day of another year; of the 29th of February, where there is none, the day before."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=year, day=29 if isleap(year) else 28) if leap else day.replace(year=year)

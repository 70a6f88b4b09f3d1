"""Working days in China: weekends, public holidays, and the Saturdays and Sundays worked in exchange."""

from datetime import date
from functools import cache

import holidays


@cache
def _calendar(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("CN", years=year)


def is_working_day(day: date) -> bool:
    """Whether offices work on `day`, by the State Council's calendar as far as it is published."""
    return _calendar(day.year).is_working_day(day)

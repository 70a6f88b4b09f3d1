"""Months, years and weeks as they are written: YYYY-MM, YYYY, the day of a week's Thursday (R176); halves: YYYY-H1."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.refusal import Refusal

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_THURSDAY, _JUNE = 3, 6


@dataclass(frozen=True)
class Period:
    """A month, a year, half of one or a week to be said."""

    text: str


def month_before(day: date) -> str:
    """The month before a day's, as YYYY-MM."""
    return f"{day.replace(day=1) - timedelta(days=1):%Y-%m}"


def earlier(day: date, months: int) -> date:
    """The same day so many months before; the 28th where the month may be shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def charged_in(day: date, today: date) -> date:
    """With which day's month something of `day` is charged: its own, or today's where that month is over."""
    return day if (day.year, day.month) >= (today.year, today.month) else today


def span(month: str) -> tuple[date, date]:
    """The first day of a month (YYYY-MM), and the first of the next.

    Raises:
        Refusal: it is no month.

    """
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Refusal("button-stale") from None
    return first, (first + timedelta(days=32)).replace(day=1)


def is_year(period: str) -> bool:
    """Whether a period is a whole year, and no month of it."""
    return period == year_of(period)


def half_of(day: date) -> str:
    """The half of the year that a day is in, as YYYY-H1 or YYYY-H2."""
    return f"{day.year}-H{1 if day.month <= _JUNE else 2}"


def is_half(period: str) -> bool:
    """Whether a period is half a year."""
    return period[4:] in {"-H1", "-H2"} and period[:4].isdecimal()


def is_week(period: str) -> bool:
    """Whether a period is a week: the seven days that end with a Thursday."""
    try:
        return date.fromisoformat(period).weekday() == _THURSDAY and period.count("-") == 2  # noqa: PLR2004 - a day
    except ValueError:
        return False


def month_of(period: str) -> str:
    """The month of a week or of itself; a year is its own."""
    return period[: len("2026-11")]


def year_of(period: str) -> str:
    """The year of a month or of itself."""
    return period.partition("-")[0]


def days_of(period: str) -> tuple[date, date]:
    """The first day of a month, year or week, and the first after it.

    Raises:
        Refusal: it is none of them.

    """
    if is_week(period):
        return date.fromisoformat(period) - _WEEK + _DAY, date.fromisoformat(period) + _DAY
    return (span(f"{period}-01")[0], span(f"{period}-12")[1]) if is_year(period) else span(period)

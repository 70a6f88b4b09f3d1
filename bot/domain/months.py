"""Months and years as they are written: YYYY-MM and YYYY."""

from datetime import date, timedelta

from bot.domain.refusal import Refusal


def month_before(day: date) -> str:
    """The month before a day's, as YYYY-MM."""
    return f"{day.replace(day=1) - timedelta(days=1):%Y-%m}"


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


def year_of(period: str) -> str:
    """The year of a month or of itself."""
    return period.partition("-")[0]


def days_of(period: str) -> tuple[date, date]:
    """The first day of a month or year, and the first after it.

    Raises:
        Refusal: it is neither.

    """
    return (span(f"{period}-01")[0], span(f"{period}-12")[1]) if is_year(period) else span(period)

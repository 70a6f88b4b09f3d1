"""Tenants are asked what they think (T13, T15), notes and assessments are asked for (T15, T17). Scopes are days."""

from datetime import date, timedelta

from bot.domain.months import half_of, month_before, year_of
from bot.domain.surveys import Subject
from bot.domain.trades import Trade
from bot.services import assessments, surveys
from bot.services.work import Work

BEFORE_PAYDAY = timedelta(days=3)
"""How long before the payment day a month is to be assessed."""
_DAY = timedelta(days=1)


async def ask_laundry_customers(work: Work, scope: str) -> None:
    """About the month before (R164)."""
    await surveys.ask(work, Subject.LAUNDRY, month_before(_day(scope)))


async def ask_for_laundry_month(work: Work, scope: str) -> None:
    """The month before is to be assessed (R165)."""
    await assessments.ask(work, Trade.LAUNDRY, month_before(_day(scope) + BEFORE_PAYDAY))


async def ask_for_laundry_year(work: Work, scope: str) -> None:
    """The year is to be assessed (R167)."""
    await assessments.ask(work, Trade.LAUNDRY, year_of(scope))


async def ask_eaters(work: Work, scope: str) -> None:
    """About the seven days up to this Thursday (R176)."""
    await surveys.ask(work, Subject.MEALS, f"{_day(scope)}")


async def ask_the_house(work: Work, scope: str) -> None:
    """Everybody who rents here, about this half of the year."""
    await surveys.ask(work, Subject.HOUSE, half_of(_day(scope)))


async def ask_for_meal_week(work: Work, scope: str) -> None:
    """On Friday: what the caterer is to do better, after Thursday's opinions (R177)."""
    await assessments.ask(work, Trade.MEALS, f"{_day(scope) - _DAY}")


async def ask_for_meal_month(work: Work, scope: str) -> None:
    """The month before is to be assessed (R178)."""
    await assessments.ask(work, Trade.MEALS, month_before(_day(scope) + BEFORE_PAYDAY))


async def ask_for_meal_year(work: Work, scope: str) -> None:
    """The year is to be assessed (R180)."""
    await assessments.ask(work, Trade.MEALS, year_of(scope))


def _day(scope: str) -> date:
    return date.fromisoformat(scope[:10])

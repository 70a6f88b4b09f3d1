"""Time limits of a repair by urgency, and the instant they run out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.categories import Urgency


@dataclass(frozen=True)
class Limits:
    """How long a technician may take, from dispatch: to accept, and to be at the place. Minutes."""

    accept: int
    on_site: int
    round_the_clock: bool


DEFAULTS: dict[Urgency, Limits] = {
    Urgency.EMERGENCY: Limits(3, 15, round_the_clock=True),
    Urgency.URGENT: Limits(10, 30, round_the_clock=True),
    Urgency.NORMAL: Limits(30, 4 * 60, round_the_clock=False),
    Urgency.SCHEDULED: Limits(60, 8 * 60, round_the_clock=False),
}

OPENS, CLOSES = time(8, 30), time(17, 30)


def runs_out(start: datetime, minutes: int, works: Callable[[date], bool]) -> datetime:
    """When `minutes` of working time from `start` (wall-clock time) are over; `works` knows the working days."""
    left, now = timedelta(minutes=minutes), _opening(start, works)
    while (rest := _closing(now) - now) < left:
        left -= rest
        now = _opening(_closing(now) + timedelta(minutes=1), works)
    return now + left


def _closing(now: datetime) -> datetime:
    return now.replace(hour=CLOSES.hour, minute=CLOSES.minute, second=0, microsecond=0)


def _opening(now: datetime, works: Callable[[date], bool]) -> datetime:
    while not works(now.date()) or now >= _closing(now):
        now = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(now, now.replace(hour=OPENS.hour, minute=OPENS.minute, second=0, microsecond=0))

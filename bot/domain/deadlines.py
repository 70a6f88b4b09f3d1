"""When a limit runs out: only counted time counts, working time or the clock's; pauses do not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.categories import Urgency
from bot.domain.working_days import Calendar


@dataclass(frozen=True)
class Pause:
    """It was the tenant's turn from `start` to `end` (UTC)."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Deadlines:
    """Until when an order must be accepted, reached and done."""

    accept: datetime
    on_site: datetime
    done: datetime


def deadline(start: datetime, allowed: timedelta, calendar: Calendar, *, round_the_clock: bool) -> datetime:
    """When `allowed` of counted time from `start` (wall clock with zone) is over."""
    if round_the_clock:
        return start + allowed
    left = allowed
    for begin, close in calendar.spans(start):
        if close - begin >= left:
            return begin + left
        left -= close - begin
    raise LookupError("the house never works again")


def counted(start: datetime, end: datetime, calendar: Calendar, *, round_the_clock: bool) -> timedelta:
    """How much counted time lies between two instants; nothing where the second is not later."""
    if end <= start:
        return timedelta()
    return end - start if round_the_clock else calendar.working(start, end)


def deadlines_for(
    urgency: Urgency, start: datetime, calendar: Calendar, *, booked: datetime | None = None
) -> Deadlines:
    """The three limits of an order dispatched at `start`; a booked time takes the place of being there in time."""
    limit = calendar.rules.limits[urgency]
    accept, on_site, done = (
        deadline(start, timedelta(minutes=minutes or limit.done), calendar, round_the_clock=limit.round_the_clock)
        for minutes in (limit.accept, limit.on_site, limit.done)
    )
    there = booked or on_site
    return Deadlines(accept, there, max(done, there))


def after_pause(
    due: datetime, paused: datetime, resumed: datetime, calendar: Calendar, *, round_the_clock: bool
) -> datetime:
    """A limit when the tenant's turn is over: as much counted time is left as there was; one overrun stays overrun."""
    left = counted(paused, due, calendar, round_the_clock=round_the_clock)
    return deadline(resumed, left, calendar, round_the_clock=round_the_clock) if left else due

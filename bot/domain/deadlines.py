"""When a limit runs out: only counted time counts, working time or the clock's; pauses do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.categories import Urgency
from bot.domain.working_days import Calendar


@dataclass(frozen=True)
class Pause:
    """It was the tenant's turn from `start` to `end` (UTC)."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Due:
    """The limits of one round: to accept, to be at the place, to be done."""

    accept: datetime
    on_site: datetime
    done: datetime


def deadline(start: datetime, allowed: timedelta, calendar: Calendar, *, round_the_clock: bool) -> datetime:
    """When `allowed` of counted time from `start` (wall clock with zone) is over."""
    if round_the_clock:
        # Where clocks are put forward or back, an hour on the wall is not an hour of the clock.
        return (start.astimezone(UTC) + allowed).astimezone(start.tzinfo)
    left = allowed
    for begin, close in calendar.spans(start):
        if close - begin >= left:
            return begin + left
        left -= close - begin
    raise LookupError("the house never works again")


def counted(start: datetime, end: datetime, calendar: Calendar, *, round_the_clock: bool) -> timedelta:
    """How much counted time lies between two instants; nothing where the second is not later."""
    passed = end.astimezone(UTC) - start.astimezone(UTC)
    if passed <= timedelta():
        return timedelta()
    return passed if round_the_clock else calendar.working(start, end)


def limits_of(
    urgency: Urgency,
    calendar: Calendar,
    *,
    asked: datetime,
    began: datetime,
    booked: datetime | None = None,
    pauses: Sequence[Pause] = (),
) -> Due:
    """The limits of a round that `began` then, of whoever was `asked` then (wall clock with zone).

    While it was the tenant's turn nothing ran out. A time that the tenant has `booked` is when to be there, and no more
    than that: the work is due when it was, unless that would leave less time for it than the urgency gives between
    being there and being done.
    """
    limit = calendar.rules.limits[urgency]

    def after(start: datetime, minutes: int, turns: Sequence[Pause] = ()) -> datetime:
        due = deadline(start, timedelta(minutes=minutes), calendar, round_the_clock=limit.round_the_clock)
        for turn in turns:
            due = after_pause(due, turn.start, turn.end, calendar, round_the_clock=limit.round_the_clock)
        return due

    accept, done = after(asked, limit.accept), after(began, limit.done, pauses)
    if booked is None:
        return Due(accept, after(began, limit.on_site or limit.done, pauses), done)
    since = [Pause(max(turn.start, booked), turn.end) for turn in pauses if turn.end > booked]
    return Due(accept, booked, max(done, after(booked, limit.done - (limit.on_site or 0), since)))


def after_pause(
    due: datetime, paused: datetime, resumed: datetime, calendar: Calendar, *, round_the_clock: bool
) -> datetime:
    """A limit when the tenant's turn is over: as much counted time is left as there was; one overrun stays overrun."""
    left = counted(paused, due, calendar, round_the_clock=round_the_clock)
    return deadline(resumed, left, calendar, round_the_clock=round_the_clock) if left else due

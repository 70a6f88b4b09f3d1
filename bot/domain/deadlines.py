"""When a limit runs out: only counted time counts, working time or the clock's; pauses do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.categories import Urgency
from bot.domain.working_days import Calendar

_FOR_EVER, _DAY = timedelta(days=3650), timedelta(days=1)


@dataclass(frozen=True)
class Pause:
    """It is the tenant's turn from `start` to `end`; None while it lasts."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True)
class Deadlines:
    """Until when an order must be accepted, reached and done; None while it is the tenant's turn."""

    accept: datetime
    on_site: datetime
    done: datetime


def deadline(
    start: datetime, allowed: timedelta, calendar: Calendar, *, round_the_clock: bool, pauses: Sequence[Pause] = ()
) -> datetime | None:
    """When `allowed` of counted time from `start` (wall clock with zone) is over; None if a pause has no end yet."""
    left, end = allowed, start
    for begin, close in _counted(start, calendar, pauses, round_the_clock=round_the_clock):
        if close - begin >= left:
            return begin + left
        left, end = left - (close - begin), close
    return None if left else end


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
        _ends(start, minutes or limit.done, calendar, round_the_clock=limit.round_the_clock)
        for minutes in (limit.accept, limit.on_site, limit.done)
    )
    there = booked or on_site
    return Deadlines(accept, there, max(done, there))


def after_pause(
    due: datetime, paused: datetime, resumed: datetime, calendar: Calendar, *, round_the_clock: bool
) -> datetime:
    """A limit when the tenant's turn is over: as much counted time is left as there was; one overrun stays overrun."""
    left = counted(paused, due, calendar, round_the_clock=round_the_clock)
    if not left:
        return due
    moved = deadline(resumed, left, calendar, round_the_clock=round_the_clock)
    return moved or due


def _ends(start: datetime, minutes: int, calendar: Calendar, *, round_the_clock: bool) -> datetime:
    return deadline(start, timedelta(minutes=minutes), calendar, round_the_clock=round_the_clock) or start


def _counted(
    start: datetime, calendar: Calendar, pauses: Sequence[Pause], *, round_the_clock: bool
) -> Iterator[tuple[datetime, datetime]]:
    """Stretches of counted time, for ten years: no limit is longer, and a pause without an end must end somewhere."""
    limit = start + _FOR_EVER
    spans = iter([(start, limit)]) if round_the_clock else calendar.spans(start)
    breaks = sorted((pause.start, pause.end or limit + _DAY) for pause in pauses)
    for begin, end in spans:
        if begin >= limit:
            return
        yield from _without(begin, end, breaks)


def _without(
    begin: datetime, end: datetime, breaks: Sequence[tuple[datetime, datetime]]
) -> Iterator[tuple[datetime, datetime]]:
    for start, stop in breaks:
        if stop > begin and start < end:
            if start > begin:
                yield begin, start
            begin = max(begin, stop)
    if begin < end:
        yield begin, end

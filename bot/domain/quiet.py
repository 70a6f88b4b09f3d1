"""What rings when: quiet hours, and how loud each kind of matter is for somebody.

Answers, emergencies and what a person waits for (the lane of alerts) come at any hour. Everything else that would ring
waits for the end of their quiet hours, unless they want that kind of matter to ring always.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

Hours = tuple[time, time]
"""From when to when somebody is left alone, by the wall clock; equal ends mean never."""


class Matter(StrEnum):
    """A kind of matter whose loudness is chosen by itself."""

    REPAIRS = "repairs"
    MEALS = "meals"
    LAUNDRY = "laundry"
    BUSINESS = "business"
    COMPLAINTS = "complaints"
    MAIL = "mail"
    TALKS = "talks"
    FEES = "fees"
    NEWS = "news"
    OTHER = "other"


class Tone(StrEnum):
    """How loud: by day only, never with a sound, or even in quiet hours."""

    DAY = "day"
    SILENT = "silent"
    ALWAYS = "always"

    @property
    def next(self) -> "Tone":
        """What a tap on it makes of it."""
        tones = list(Tone)
        return tones[(tones.index(self) + 1) % len(tones)]


_OF = {
    "repair": Matter.REPAIRS,
    "round": Matter.REPAIRS,
    "meal": Matter.MEALS,
    "meals": Matter.MEALS,
    "office": Matter.MEALS,
    "roll-up": Matter.MEALS,
    "laundry": Matter.LAUNDRY,
    "bc": Matter.BUSINESS,
    "fax-in": Matter.BUSINESS,
    "complaint": Matter.COMPLAINTS,
    "mail": Matter.MAIL,
    "note": Matter.MAIL,
    "talk": Matter.TALKS,
    "bill": Matter.FEES,
}


def matter_of(about: str | None, *, news: bool) -> Matter:
    """What kind of matter a letter is about, by the name of its record; `news` is what goes to many."""
    if news:
        return Matter.NEWS
    return _OF.get((about or "").partition(":")[0], Matter.OTHER)


@dataclass(frozen=True)
class Quiet:
    """What somebody has chosen: hours (None: they are never left alone), and the kinds that are not as usual."""

    hours: Hours | None
    tones: Mapping[Matter, Tone] = field(default_factory=dict)

    def tone(self, matter: Matter) -> Tone:
        """How loud that kind is for them."""
        return self.tones.get(matter, Tone.DAY)

    def until(self, local: datetime) -> datetime | None:
        """When their quiet hours end, of which `local` (the building's wall clock) is one; None where it is none."""
        if self.hours is None or not _inside(self.hours, local.time()):
            return None
        end = self.hours[1]
        day = local if local.time() < end else local + timedelta(days=1)
        return day.replace(hour=end.hour, minute=end.minute, second=0, microsecond=0)

    def since(self, local: datetime) -> datetime | None:
        """When the quiet hours began of which `local` is one; None where it is none."""
        if self.hours is None or not _inside(self.hours, local.time()):
            return None
        start = self.hours[0]
        day = local if local.time() >= start else local - timedelta(days=1)
        return day.replace(hour=start.hour, minute=start.minute, second=0, microsecond=0)


def _inside(hours: Hours, now: time) -> bool:
    start, end = hours
    return start <= now < end if start <= end else now >= start or now < end

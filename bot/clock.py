"""The only place that asks what time it is. The building's clock can be set and moved for a rehearsal."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


def _wall() -> datetime:
    return datetime.now(UTC)


class Clock:
    """The building's time: an instant in UTC, and what the clock on its wall shows."""

    def __init__(self, zone: str = "Asia/Shanghai", *, tick: Callable[[], datetime] = _wall) -> None:
        self.zone = ZoneInfo(zone)
        self._tick = tick
        self._offset = timedelta(0)
        self.moved: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """This instant, in UTC."""
        return self._tick() + self._offset

    def local(self, instant: datetime | None = None) -> datetime:
        """What the wall clock shows at `instant` (now)."""
        return (instant or self.now()).astimezone(self.zone)

    def today(self, instant: datetime | None = None) -> date:
        """The building's date at `instant` (now)."""
        return self.local(instant).date()

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """The instant at which the wall clock shows that time, in UTC."""
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.zone).astimezone(UTC)

    def span(self, first: date, last: date) -> tuple[datetime, datetime]:
        """When the first of some days begins, and when the day after the last one does, in UTC."""
        return self.at(first, 0), self.at(last + timedelta(days=1), 0)

    def set(self, instant: datetime) -> None:
        """Rehearsal only: it is now `instant` (a naive one is wall-clock time) and time goes on from there."""
        aware = instant if instant.tzinfo else instant.replace(tzinfo=self.zone)
        self._offset = aware.astimezone(UTC) - self._tick()
        for notice in self.moved:
            notice()

    def advance(self, by: timedelta) -> None:
        """Rehearsal only: jump forward (or back)."""
        self.set(self.now() + by)


def frozen(instant: datetime, zone: str = "Asia/Shanghai") -> Clock:
    """A clock that stands still until it is moved, for tests and scripts."""
    clock = Clock(zone, tick=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    clock.set(instant)
    return clock

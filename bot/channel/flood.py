"""A bucket per person in front of the turns: somebody who never stops talking waits, and nobody else does."""

from dataclasses import dataclass
from datetime import datetime

_REMEMBERED = 10_000
_NOTICE_SECONDS = 60.0


@dataclass(frozen=True)
class Pace:
    """How many updates of one person are taken at once, and how many per second for long."""

    burst: int = 20
    per_second: float = 1.0


@dataclass
class _Bucket:
    level: float
    seen: float
    said: datetime
    told: float = -_NOTICE_SECONDS


class Flood:
    """Asks nothing of the clock: every question brings the loop's time and the time at which it was said."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._buckets: dict[int, _Bucket] = {}

    def passes(self, account: int, now: float, said: datetime) -> bool:
        """Whether this may be taken. What was said over a long time while the house was closed is no flood."""
        bucket = self._bucket(account, now, said)
        gone = max(now - bucket.seen, (said - bucket.said).total_seconds(), 0.0)
        bucket.level = min(float(self._pace.burst), bucket.level + gone * self._pace.per_second)
        bucket.seen, bucket.said = now, max(said, bucket.said)
        if bucket.level < 1:
            return False
        bucket.level -= 1
        return True

    def may_tell(self, account: int, now: float) -> bool:
        """Whether the person may be told to slow down: once a minute."""
        bucket = self._buckets.get(account)
        if bucket is None or now - bucket.told < _NOTICE_SECONDS:
            return False
        bucket.told = now
        return True

    def _bucket(self, account: int, now: float, said: datetime) -> _Bucket:
        if len(self._buckets) > _REMEMBERED:
            self._forget(now)
        return self._buckets.setdefault(account, _Bucket(float(self._pace.burst), now, said))

    def _forget(self, now: float) -> None:
        full = max(self._pace.burst / self._pace.per_second, _NOTICE_SECONDS)
        self._buckets = {one: bucket for one, bucket in self._buckets.items() if now - bucket.seen < full}

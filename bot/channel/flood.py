"""A bucket per person in front of the turns: somebody who never stops talking waits, and nobody else does."""

from dataclasses import dataclass
from datetime import datetime

from bot.talk import Said

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
    album: str | None = None
    slowed: bool = False
    told: float = -_NOTICE_SECONDS
    lifted: float = -_NOTICE_SECONDS
    free: int = 0


class Flood:
    """Nothing is dropped, it only goes slower. Asks nothing of the clock: every question brings the loop's time."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._buckets: dict[int, _Bucket] = {}

    def wait(self, said: Said, now: float) -> float:
        """Seconds until this may be taken; where it is none, it counts. An album counts once.

        What was said over a long time while the house was closed is no flood.
        """
        bucket = self._filled(said, now)
        if said.album and said.album == bucket.album:
            return 0.0
        if said.update <= bucket.free:
            return 0.0
        if bucket.level < 1:
            bucket.slowed = True
            return (1 - bucket.level) / self._pace.per_second
        bucket.level -= 1
        bucket.album = said.album
        return 0.0

    def lift(self, said: Said, now: float) -> None:
        """This passes at once, with what its speaker said before it; what comes after waits as ever. Once a minute."""
        bucket = self._filled(said, now)
        if now - bucket.lifted >= _NOTICE_SECONDS:
            bucket.free, bucket.lifted = said.update, now

    def may_tell(self, account: int, now: float) -> bool:
        """Whether the person has been slowed down and is to hear of it: once a minute."""
        bucket = self._buckets.get(account)
        if bucket is None or not bucket.slowed or now - bucket.told < _NOTICE_SECONDS:
            return False
        bucket.slowed, bucket.told = False, now
        return True

    def _filled(self, said: Said, now: float) -> _Bucket:
        if len(self._buckets) > _REMEMBERED:
            self._forget(now)
        bucket = self._buckets.setdefault(said.speaker.chat, _Bucket(float(self._pace.burst), now, said.at))
        gone = max(now - bucket.seen, (said.at - bucket.said).total_seconds(), 0.0)
        full = min(float(self._pace.burst), bucket.level + gone * self._pace.per_second)
        bucket.level = max(bucket.level, full)
        bucket.seen, bucket.said = now, max(said.at, bucket.said)
        return bucket

    def _forget(self, now: float) -> None:
        full = max(self._pace.burst / self._pace.per_second, _NOTICE_SECONDS)
        self._buckets = {one: bucket for one, bucket in self._buckets.items() if now - bucket.seen < full}

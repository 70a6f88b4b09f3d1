"""How fast we may send: overall with a share kept for answers, per chat, and pauses that Telegram asks for."""

from collections import deque
from dataclasses import dataclass

from bot.talk import Lane

_STORM = 3
_STORM_SECONDS = 1.0


@dataclass(frozen=True)
class Rates:
    """Messages per second overall, kept for answers, per private chat (with a burst), and per minute for a group.

    Telegram lets about thirty a second through. We come close to it and make up for that by what goes at once:
    `stock` seconds' worth, so that calls which bunch up on their way are no more than Telegram grants.
    """

    overall: float = 29.0
    kept: float = 8.0
    chat: float = 1.0
    burst: int = 3
    group_minute: int = 18
    stock: float = 0.7


@dataclass
class _Bucket:
    size: float
    rate: float
    level: float
    seen: float

    def fill(self, now: float) -> None:
        self.level = min(self.size, self.level + (now - self.seen) * self.rate)
        self.seen = now

    def wait(self, now: float, wanted: float) -> float:
        self.fill(now)
        return max(0.0, (wanted - self.level) / self.rate)


class Budget:
    """Asks nothing of the clock: every question brings its own `now`, in the loop's seconds."""

    def __init__(self, rates: Rates, now: float) -> None:
        self._rates = rates
        stock = rates.overall * rates.stock
        self._overall = _Bucket(stock, rates.overall, stock, now)
        self._chats: dict[int, _Bucket] = {}
        self._paused: dict[int, float] = {}
        self._storm: deque[tuple[float, int]] = deque()
        self._all_paused = 0.0

    def overall_wait(self, lane: Lane, now: float) -> float:
        """Seconds until anything of that lane may be sent; only answers may use the share that is kept for them."""
        wanted = 1.0 if lane is Lane.ANSWER else 1.0 + self._rates.kept
        return max(self._overall.wait(now, wanted), self._all_paused - now)

    def chat_wait(self, chat: int, now: float) -> float:
        """Seconds until something may be sent to that chat."""
        return max(self._bucket(chat, now).wait(now, 1.0), self._paused.get(chat, 0.0) - now)

    def spend(self, chat: int, count: int, now: float) -> None:
        """So many messages go to that chat now."""
        for bucket in (self._overall, self._bucket(chat, now)):
            bucket.fill(now)
            bucket.level -= count

    def pause(self, chat: int, seconds: float, now: float) -> None:
        """Telegram wants us to leave a chat alone; when it says so for several at once, everything rests."""
        self._paused[chat] = now + seconds
        self._storm.append((now, chat))
        while self._storm and self._storm[0][0] < now - _STORM_SECONDS:
            self._storm.popleft()
        if len({one for _, one in self._storm}) >= _STORM:
            self._all_paused = now + seconds

    def hold(self, chat: int, until: float) -> None:
        """Leave a chat alone until then, for a reason of ours."""
        self._paused[chat] = max(self._paused.get(chat, 0.0), until)

    def forget_quiet(self, now: float) -> None:
        """Chats whose bucket is full again need no bucket."""
        for chat, bucket in list(self._chats.items()):
            bucket.fill(now)
            if bucket.level >= bucket.size and self._paused.get(chat, 0.0) <= now:
                del self._chats[chat]
                self._paused.pop(chat, None)

    def _bucket(self, chat: int, now: float) -> _Bucket:
        bucket = self._chats.get(chat)
        if bucket is None:
            group = chat < 0
            size = float(self._rates.group_minute if group else self._rates.burst)
            rate = self._rates.group_minute / 60 if group else self._rates.chat
            bucket = self._chats[chat] = _Bucket(size, rate, size, now)
        return bucket

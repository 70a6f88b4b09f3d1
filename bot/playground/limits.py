"""How much Telegram lets a bot say, and how long it must then be quiet."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from bot.playground.errors import too_many


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages that a bot may send. Rates are tokens that refill; `burst` is how many may come at once."""

    overall_per_second: float = 30
    overall_burst: int = 30
    private_per_second: float = 1
    private_burst: int = 5
    group_per_minute: float = 20
    group_burst: int = 20
    edits_count: bool = True


SENDING = frozenset(
    f"send{what}".lower()
    for what in ("Message", "Photo", "Document", "Voice", "Video", "Audio", "MediaGroup", "Location", "Contact")
) | {"forwardmessage", "copymessage"}
EDITING = frozenset({"editmessagetext", "editmessagecaption", "editmessagereplymarkup", "editmessagemedia"})


@dataclass(slots=True)
class _Bucket:
    rate: float
    burst: int
    tokens: float
    filled_at: float

    def missing(self, wanted: int, at: float) -> float:
        """Seconds until `wanted` tokens are there; 0 if they are."""
        self.tokens = min(self.burst, self.tokens + (at - self.filled_at) * self.rate)
        self.filled_at = at
        return max(0.0, (min(wanted, self.burst) - self.tokens) / self.rate)


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


class Meter:
    """Counts what is sent against `Limits`, per chat and in all."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = _loop_time) -> None:
        self.limits = limits
        self._clock = clock
        self._overall: _Bucket | None = None
        self._chats: dict[int, _Bucket] = {}

    def take(self, method: str, chat_id: int, count: int = 1) -> None:
        """Pay for a call that puts `count` messages into the chat; `ApiError` 429 with retry_after in whole seconds."""
        if method not in SENDING and not (self.limits.edits_count and method in EDITING):
            return
        at = self._clock()
        buckets = (self._chat(chat_id, at), self._everything(at))
        wait = max(bucket.missing(count, at) for bucket in buckets)
        if wait > 0:
            raise too_many(max(1, ceil(wait)))
        for bucket in buckets:
            bucket.tokens -= count

    def _everything(self, at: float) -> _Bucket:
        if self._overall is None:
            burst = self.limits.overall_burst
            self._overall = _Bucket(self.limits.overall_per_second, burst, burst, at)
        return self._overall

    def _chat(self, chat_id: int, at: float) -> _Bucket:
        if chat_id not in self._chats:
            self._chats[chat_id] = self._new(chat_id, at)
        return self._chats[chat_id]

    def _new(self, chat_id: int, at: float) -> _Bucket:
        limits = self.limits
        if chat_id > 0:
            return _Bucket(limits.private_per_second, limits.private_burst, limits.private_burst, at)
        return _Bucket(limits.group_per_minute / 60, limits.group_burst, limits.group_burst, at)

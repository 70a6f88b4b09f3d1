"""SQLite without a thread: a statement is run where it is said, and a hop is one turn of the loop.

What the house does is the same, statement by statement, and between two of them everybody else has their turn as
before. Only the way to a thread and back, which costs as much as the statement, is saved.
"""

import asyncio
from collections.abc import Callable, Generator
from typing import Any, Self

from bot.storage import hops

_THREADED = hops.OneHopConnection


class AtOnce(_THREADED):
    """A connection whose thread is never started."""

    def __await__(self) -> Generator[Any, None, Self]:
        return self._opened().__await__()

    async def _opened(self) -> Self:
        await asyncio.sleep(0)
        self._connection = self._connector()
        return self

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        await asyncio.sleep(0)
        return fn(*args, **kwargs)

    def stop(self) -> asyncio.Future[Any] | None:
        """Close it now."""
        self._running = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        return None


def choose(*, threads: bool) -> None:
    """How SQLite is reached from now on."""
    hops.OneHopConnection = _THREADED if threads else AtOnce  # type: ignore[misc] # a class is chosen

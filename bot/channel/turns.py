"""One person at a time in order, different people in parallel, and nobody fills the house alone."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

log = structlog.get_logger(__name__)

Key = tuple[int, int]
"""A chat and a speaker in it."""

BACKLOG = 50
"""How many turns of one person may wait in memory; what is more stays in the inbox until there is room."""


@dataclass(frozen=True)
class Job:
    """A turn to take; `wait` says for how many seconds it must not begin yet, without a place being held for it."""

    take: Callable[[], Awaitable[None]]
    wait: Callable[[], float] = lambda: 0.0


class Turns:
    """Queues per person, worked off by at most `limit` at once; who waits longest for a place gets it first."""

    def __init__(self, limit: int = 64, backlog: int = BACKLOG) -> None:
        self.backlog = backlog
        self.drained: Callable[[Key], None] = lambda _: None
        self._places = asyncio.Semaphore(limit)
        self._queues: dict[Key, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def offer(self, key: Key, job: Job) -> bool:
        """Take the job, behind everything that this person said before; False where their backlog is full."""
        if self._closed:
            return False
        queue = self._queues.get(key)
        if queue is None:
            self._queues[key] = deque([job])
            self._start(key)
            return True
        if len(queue) >= self.backlog:
            return False
        queue.append(job)
        return True

    @property
    def idle(self) -> bool:
        """Whether nobody's turn is waiting or under way."""
        return not self._queues

    async def drain(self, seconds: float) -> None:
        """Let what is under way finish, for so long; what still waits stays in the inbox."""
        self._closed = True
        for queue in self._queues.values():
            queue.clear()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _start(self, key: Key) -> None:
        task = asyncio.get_running_loop().create_task(self._run(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, key: Key) -> None:
        queue = self._queues[key]
        try:
            while queue:
                if (seconds := queue[0].wait()) > 0:
                    await asyncio.sleep(seconds)
                    continue
                async with self._places:
                    if queue:  # a drain may have emptied it meanwhile
                        await self._take(queue.popleft())
        finally:
            del self._queues[key]
        if not self._closed:
            self.drained(key)

    @staticmethod
    async def _take(job: Job) -> None:
        try:
            await job.take()
        except Exception:
            # A turn looks after its own failures; this one could not even write them down. Its row stays for later.
            log.exception("turn lost its footing")

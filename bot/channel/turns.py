"""One person at a time in order, different people in parallel, and nobody fills the house alone."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

Key = tuple[int, int]
"""A chat and a speaker in it."""
Job = Callable[[], Awaitable[None]]

BACKLOG = 50
"""How many turns of one person may wait in memory; what is more stays in the inbox until there is room."""


class Turns:
    """Queues per person, worked off by at most `slots` tasks; `drained` hears of a full one that is empty again."""

    def __init__(self, slots: int = 64, backlog: int = BACKLOG) -> None:
        self._slots = asyncio.Semaphore(slots)
        self._backlog = backlog
        self._queues: dict[Key, deque[Job]] = {}
        self._full: set[Key] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self.drained: Callable[[Key], None] = lambda _: None

    def offer(self, key: Key, job: Job) -> bool:
        """Take the job, behind everything that this person said before; False where their backlog is full."""
        if self._closed or key in self._full:
            return False
        queue = self._queues.get(key)
        if queue is None:
            self._queues[key] = queue = deque()
            self._start(key)
        if len(queue) >= self._backlog:
            # From here on nothing of this person is taken, or a later turn would overtake those left in the inbox.
            self._full.add(key)
            return False
        queue.append(job)
        return True

    async def drain(self, seconds: float) -> None:
        """Let what is under way finish, for so long; what still waits stays in the inbox."""
        self._closed = True
        for queue in self._queues.values():
            queue.clear()
        if self._tasks:
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
        while queue:
            async with self._slots:
                if queue:
                    await queue.popleft()()
        del self._queues[key]
        if key in self._full:
            self._full.discard(key)
            self.drained(key)

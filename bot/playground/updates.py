"""The queue of what a bot has not yet confirmed, and the long poll in front of it."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from itertools import islice

from bot.playground.errors import ApiError, Json

_ALL = (
    "message edited_message channel_post edited_channel_post business_connection business_message "
    "edited_business_message deleted_business_messages message_reaction message_reaction_count inline_query "
    "chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll "
    "poll_answer my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot "
)
KINDS = frozenset(_ALL.split())
USUAL = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
KEPT = timedelta(hours=24)
MAX_BATCH = 100
MAX_WAIT = 50
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """Updates in order of their ids. They are kept 24 h; a confirmed one is gone."""

    def __init__(self, now: Callable[[], datetime], first_id: int) -> None:
        self.allowed: frozenset[str] = USUAL
        self.waited_for = asyncio.Event()  # set while somebody polls and there is nothing yet
        self._now = now
        self._next_id = first_id
        self._queue: deque[tuple[datetime, Json]] = deque()
        self._confirmed: deque[Json] = deque(maxlen=MAX_BATCH)
        self._poller: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        return len(self._queue)

    @property
    def pending(self) -> list[Json]:
        """What the bot has not confirmed."""
        return [update for _, update in self._queue]

    def push(self, kind: str, body: Json) -> int:
        """Queue an update and return its id; 0 if the bot did not ask for this kind, so that it never hears of it."""
        if kind not in self.allowed:
            return 0
        return self.push_raw({kind: body})

    def push_raw(self, update: Json) -> int:
        """Queue an update as it is, whatever is in it."""
        update_id = self._next_id
        self._next_id += 1
        self._queue.append((self._now(), {"update_id": update_id, **update}))
        self._wake()
        return update_id

    def restart_ids(self, next_id: int) -> None:
        """After a week of silence Telegram counts from somewhere else."""
        self._next_id = next_id

    def snapshot(self) -> Json:
        """What is waiting, and the next id."""
        return {"next": self._next_id, "waiting": list(self._queue)}

    def resume(self, kept: Json, gap: int) -> None:
        """Go on from a snapshot; ids go on `gap` later."""
        self._next_id = kept["next"] + gap
        self._queue = deque(kept["waiting"])

    def forget(self) -> None:
        """Drop everything pending."""
        self._queue.clear()

    def choose(self, allowed: Collection[str]) -> None:
        """Which kinds arrive from now on; unknown names are ignored, none means the usual ones."""
        self.allowed = frozenset(kind for kind in KINDS if kind in allowed) or USUAL

    async def poll(self, offset: int, limit: int, wait: float) -> list[Json]:
        """Confirm all before `offset`; then up to `limit` updates, waiting at most `wait` seconds for the first."""
        self._terminate_other()
        self._expire()
        self._confirm(offset)
        if not self._queue and wait > 0:
            await self._wait(min(wait, MAX_WAIT))
        return [update for _, update in islice(self._queue, min(max(limit, 1), MAX_BATCH))]

    def again(self) -> list[Json]:
        """What was confirmed last, to be delivered once more by a fault."""
        return list(self._confirmed)

    def close(self) -> None:
        """Answer the poller that waits, with nothing."""
        self._wake()

    def _terminate_other(self) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_exception(ApiError(409, _CONFLICT))
        self._poller = None
        self.waited_for.clear()

    def _wake(self) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_result(None)

    async def _wait(self, seconds: float) -> None:
        poller = self._poller = asyncio.get_running_loop().create_future()
        self.waited_for.set()
        try:
            async with asyncio.timeout(seconds):
                await poller
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None
                self.waited_for.clear()

    def _expire(self) -> None:
        oldest = self._now() - KEPT
        while self._queue and self._queue[0][0] < oldest:
            self._queue.popleft()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            offset = self._next_id + offset
        while self._queue and self._queue[0][1]["update_id"] < offset:
            self._confirmed.append(self._queue.popleft()[1])

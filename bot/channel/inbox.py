"""The rows of the inbox on their way to turns: in order, once each, replayed after a start, never lost in between."""

import asyncio
import sys
from collections import deque
from dataclasses import replace

import structlog
from telegram.request import BaseRequest

from bot.channel.poller import SILENCE_SECONDS, Poller
from bot.channel.together import together
from bot.channel.turn import Table
from bot.channel.turns import Job, Key, Turns
from bot.domain.people import SYSTEM
from bot.services import inbox
from bot.services.inbox import Kept

log = structlog.get_logger(__name__)

_BATCH = 100
_PRUNE_SECONDS = 3600.0


class Inbox:
    """Plays what the poller has kept. Only its own loop hands rows to the turns, so nothing can overtake."""

    def __init__(self, table: Table, turns: Turns, request: BaseRequest, *, silence: float = SILENCE_SECONDS) -> None:
        self._table, self._turns = table, turns
        self._poller = Poller(table.desk, table.application.bot, request, kept=self._arrived, silence=silence)
        turns.drained = self._drained
        self._played, self._behind = 0, sys.maxsize
        self._taken: set[int] = set()
        self._overfull: set[Key] = set()
        self._room: deque[Key] = deque()
        self._more = asyncio.Event()

    async def run(self) -> None:
        """Play what was left over, then poll and play until cancelled.

        Raises:
            PollerSilent: the process should end and be started anew.

        """
        self._more.set()
        await together(self._play_for_ever(), self._poller.run(), self._prune_for_ever())

    @property
    def healthy(self) -> bool:
        """Whether Telegram has been heard of lately."""
        return self._poller.healthy

    @property
    def idle(self) -> bool:
        """Whether all that has arrived has been played."""
        return not (self._more.is_set() or self._taken or self._room or self._overfull)

    def _arrived(self, first: int) -> None:
        # After a week of silence Telegram counts from somewhere else, perhaps from below what was played.
        self._behind = min(self._behind, first - 1)
        self._more.set()

    def _drained(self, key: Key) -> None:
        if key in self._overfull:
            self._room.append(key)
            self._more.set()

    async def _play_for_ever(self) -> None:
        while True:
            await self._more.wait()
            self._more.clear()
            while self._room:
                await self._refill(self._room.popleft())
            while await self._play_batch():
                pass

    async def _play_batch(self) -> bool:
        after = self._played = min(self._played, self._behind)
        self._behind = sys.maxsize
        found = await self._table.desk.patiently(SYSTEM, lambda work: inbox.waiting(work, after, _BATCH))
        for kept in found:
            self._played = kept.id
            await self._play(kept)
        return len(found) == _BATCH

    async def _refill(self, key: Key) -> None:
        """Somebody's queue is empty again: on with what of theirs was left in the inbox, up to where the others are."""
        self._overfull.discard(key)
        after = 0
        while True:
            found = await self._theirs(key, after)
            for kept in found:
                if kept.id > self._played or not await self._play(kept, only=key):
                    return
                after = kept.id
            if len(found) < _BATCH:
                return

    async def _theirs(self, key: Key, after: int) -> list[Kept]:
        return await self._table.desk.patiently(SYSTEM, lambda work: inbox.waiting(work, after, _BATCH, of=key[1]))

    async def _play(self, kept: Kept, only: Key | None = None) -> bool:
        """Hand a row to its turn; False where it has to be left for now."""
        if kept.id in self._taken:
            return True
        try:
            heard = self._table.heard(kept)
            if heard.said is None:
                await self._table.settle(kept.id, heard.moved)
            else:
                self._table.heed(heard.said)
        except Exception as error:
            log.exception("update cannot be read or followed", update=kept.id)
            await self._refuse(kept, error)
            return True
        said, update = heard.said, heard.update
        if said and (key := (said.chat, said.speaker.chat)) == (only or key):
            return self._offer(
                key, kept.id, Job(lambda: self._table.take(update, said), lambda: self._table.wait(said))
            )
        return True

    async def _refuse(self, kept: Kept, error: Exception) -> None:
        try:
            await self._table.refuse(kept, error)
        except Exception:
            # Not even that could be written down: its row stays for the next start, and the others have their turn.
            log.exception("update cannot be set aside", update=kept.id)

    def _offer(self, key: Key, id_: int, job: Job) -> bool:
        async def taken() -> None:
            try:
                await job.take()
            finally:
                self._taken.discard(id_)

        # Once something of a person's is left in the inbox, all that follows is left too, or it would overtake.
        if key in self._overfull or not self._turns.offer(key, replace(job, take=taken)):
            self._overfull.add(key)
            return False
        self._taken.add(id_)
        return True

    async def _prune_for_ever(self) -> None:
        while True:
            try:
                await self._table.desk.patiently(SYSTEM, inbox.prune)
            except Exception:
                log.exception("inbox not pruned; next time")
            await asyncio.sleep(_PRUNE_SECONDS)

"""The poller: an update is a row before Telegram hears that we have it, and the rows are played in order."""

import asyncio
import json
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.channel.turn import Table
from bot.channel.turns import Turns
from bot.domain.people import SYSTEM
from bot.services import inbox

log = structlog.get_logger(__name__)

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
_ALLOWED_JSON = json.dumps(ALLOWED)
_LONG_POLL_SECONDS = 25
_SILENCE_SECONDS = 90.0
_BATCH = 100
_BACK_OFF = (0.5, 1.0, 2.0, 4.0, 8.0)
_CONFLICT_SECONDS = 3.0
_PRUNE_SECONDS = 3600.0


class PollerSilent(Exception):
    """Nothing has come from Telegram for too long, and a new connection did not help."""


class Inbox:
    """Fetches, keeps, acknowledges, plays."""

    def __init__(self, table: Table, turns: Turns, request: BaseRequest) -> None:
        self._table, self._turns, self._request = table, turns, request
        turns.drained = self.resume
        self._played = 0
        self._more = asyncio.Event()
        self._heard = 0.0
        self._left: dict[tuple[int, int], int] = {}

    async def run(self) -> None:
        """Poll until cancelled, after everything that was left over has been played.

        Raises:
            PollerSilent: the process should end and be started anew.

        """
        self._more.set()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._play_for_ever())
            group.create_task(self._poll_for_ever())
            group.create_task(self._prune_for_ever())

    @property
    def healthy(self) -> bool:
        """Whether Telegram has been heard of lately."""
        return self._now() - self._heard < _SILENCE_SECONDS

    # -- from Telegram to rows ------------------------------------------------------------------------------------

    async def _poll_for_ever(self) -> None:
        offset, failures = 0, 0
        self._heard = self._now()
        rebuilt = False
        while True:
            try:
                async with asyncio.timeout(_LONG_POLL_SECONDS + 20):
                    arrived = await self._fetch(offset)
            except (TelegramError, TimeoutError) as error:
                rebuilt = await self._watch(rebuilt=rebuilt)
                await asyncio.sleep(_pause(error, failures))
                failures += 1
                continue
            self._heard, failures, rebuilt = self._now(), 0, False
            if arrived:
                await self._keep(arrived)
                offset = max(one["update_id"] for one in arrived) + 1

    async def _fetch(self, offset: int) -> list[dict[str, Any]]:
        # As raw JSON: one update that python-telegram-bot cannot read must not spoil the batch it came in.
        asked = {"offset": offset, "timeout": _LONG_POLL_SECONDS, "limit": _BATCH, "allowed_updates": _ALLOWED_JSON}
        url = f"{self._table.application.bot.base_url}/getUpdates?{urlencode(asked)}"
        answered = json.loads(await self._request.retrieve(url, read_timeout=_LONG_POLL_SECONDS + 15))
        return [one for one in answered["result"] if isinstance(one, dict) and isinstance(one.get("update_id"), int)]

    async def _keep(self, arrived: list[dict[str, Any]]) -> None:
        rows = [(one["update_id"], _chat(one), json.dumps(one, ensure_ascii=False)) for one in arrived]
        await self._table.desk.do(SYSTEM, lambda work: inbox.keep(work, rows))
        self._more.set()

    async def _watch(self, *, rebuilt: bool) -> bool:
        if self.healthy:
            return rebuilt
        if rebuilt:
            raise PollerSilent(f"nothing heard from Telegram for {_SILENCE_SECONDS:.0f} s")
        log.warning("poller silent; opening a new connection")
        await self._request.shutdown()
        await self._request.initialize()
        self._heard = self._now()
        return True

    async def _prune_for_ever(self) -> None:
        while True:
            await self._table.desk.do(SYSTEM, inbox.prune)
            await asyncio.sleep(_PRUNE_SECONDS)

    # -- from rows to turns ---------------------------------------------------------------------------------------

    async def _play_for_ever(self) -> None:
        while True:
            await self._more.wait()
            self._more.clear()
            while await self._play_batch():
                pass

    async def _play_batch(self) -> bool:
        after = self._played
        found = await self._table.desk.do(SYSTEM, lambda work: inbox.waiting(work, after, _BATCH))
        for id_, raw in found:
            await self._play(id_, raw)
            self._played = id_
        return len(found) == _BATCH

    async def _play(self, id_: int, raw: str) -> None:
        try:
            update, said = self._table.parsed(raw)
        except Exception as error:
            log.exception("update cannot be read", update=id_)
            await self._table.set_aside(id_, error)
            return
        if said is None:
            await self._table.skip(id_)
            return
        key = (said.chat, said.speaker.chat)
        taken = self._turns.offer(key, lambda: self._table.take(update, said))
        if not taken:
            self._left.setdefault(key, id_)

    def resume(self, key: tuple[int, int]) -> None:
        """Somebody's backlog is empty again: what was left in the inbox of theirs is looked at anew."""
        first = self._left.pop(key, None)
        if first is not None:
            self._played = min(self._played, first - 1)
            self._more.set()

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


def _pause(error: Exception, failures: int) -> float:
    match error:
        case RetryAfter():
            wait = error.retry_after
            return float(wait if isinstance(wait, int) else wait.total_seconds())
        case Conflict():
            log.warning("another process is polling with this token")
            return _CONFLICT_SECONDS
    return _BACK_OFF[min(failures, len(_BACK_OFF) - 1)]


def _chat(update: dict[str, Any]) -> int:
    """Whose update it is: the sender's account, for finding it again when they want to be forgotten."""
    for kind in ALLOWED:
        sender = (update.get(kind) or {}).get("from") or {}
        if isinstance(sender.get("id"), int):
            return int(sender["id"])
    return 0

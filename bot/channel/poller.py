"""The poller: an update is a row before Telegram hears that we have it."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.channel.gateway import MOST
from bot.domain.people import SYSTEM
from bot.services import inbox
from bot.services.work import Desk

log = structlog.get_logger(__name__)

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
SILENCE_SECONDS = 90.0
_ALLOWED_JSON = json.dumps(ALLOWED)
_LONG_POLL_SECONDS = 25
_GRACE_SECONDS = 15
_BATCH = 100
_BACK_OFF = (0.5, 1.0, 2.0, 4.0, 8.0)
_CONFLICT_SECONDS = 3.0


class PollerSilent(Exception):
    """Nothing has come from Telegram for too long, and a new connection did not help."""


class Poller:
    """Fetches, keeps, and only then acknowledges; `kept` is told the least id of every batch that is on disk."""

    def __init__(
        self,
        desk: Desk,
        bot: Bot,
        request: BaseRequest,
        *,
        kept: Callable[[int], None],
        silence: float = SILENCE_SECONDS,
    ) -> None:
        self._desk, self._bot, self._request, self._kept, self._silence = desk, bot, request, kept, silence
        self._heard = 0.0
        self._rebuilt = False

    @property
    def healthy(self) -> bool:
        """Whether Telegram has been heard of lately."""
        return self._now() - self._heard < self._silence

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            PollerSilent: the process should end and be started anew.

        """
        offset, failures = 0, 0
        self._heard = self._now()
        while True:
            try:
                async with asyncio.timeout(min(_LONG_POLL_SECONDS + 2 * _GRACE_SECONDS, self._silence)):
                    arrived = await self._fetch(offset)
            except (TelegramError, TimeoutError) as error:
                await self._watch()
                await asyncio.sleep(_pause(error, failures))
                failures += 1
                continue
            self._heard, failures, self._rebuilt = self._now(), 0, False
            if arrived:
                await self._keep(arrived)
            # Asking once from behind the last one acknowledges it. From then on the offset is forgotten: after a week
            # of silence ids start anew, and an offset above them would acknowledge updates that were never seen.
            offset = max(one["update_id"] for one in arrived) + 1 if arrived else 0

    async def _fetch(self, offset: int) -> list[dict[str, Any]]:
        # As raw JSON: one update that python-telegram-bot cannot read must not spoil the batch it came in.
        asked = {"offset": offset, "timeout": _LONG_POLL_SECONDS, "limit": _BATCH, "allowed_updates": _ALLOWED_JSON}
        url = f"{self._bot.base_url}/getUpdates?{urlencode(asked)}"
        body = await self._request.retrieve(url, read_timeout=_LONG_POLL_SECONDS + _GRACE_SECONDS)
        try:
            arrived = json.loads(body)["result"]
            return [one for one in arrived if isinstance(one, dict) and isinstance(one.get("update_id"), int)]
        except (ValueError, LookupError, TypeError):
            raise NetworkError("getUpdates answered something else than updates") from None

    async def _keep(self, arrived: list[dict[str, Any]]) -> None:
        rows = [(one["update_id"], _account(one), json.dumps(one)) for one in arrived]
        await self._desk.patiently(SYSTEM, lambda work: inbox.keep(work, rows))
        self._heard = self._now()
        self._kept(min(one["update_id"] for one in arrived))

    async def _watch(self) -> None:
        if self.healthy:
            return
        if self._rebuilt:
            raise PollerSilent(f"nothing heard from Telegram for {self._silence:.0f} s, twice")
        log.warning("poller silent; opening a new connection")
        await self._request.shutdown()
        await self._request.initialize()
        self._heard, self._rebuilt = self._now(), True

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


def _account(update: dict[str, Any]) -> int:
    """Whose update it is, for finding it again when they want to be forgotten; 0 where it cannot be told."""
    for kind in ALLOWED:
        said = update.get(kind)
        sender = said.get("from") if isinstance(said, dict) else None
        if isinstance(sender, dict) and isinstance(sender.get("id"), int) and 0 < sender["id"] <= MOST:
            return int(sender["id"])
    return 0

"""The office that talks to Telegram: opens, works, and closes without losing anything."""

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import Application, ContextTypes

from bot.channel.budget import Rates
from bot.channel.courier import Courier
from bot.channel.delivery import Delivery
from bot.channel.flood import Flood, Pace
from bot.channel.inbox import Inbox
from bot.channel.lease import RENEW_SECONDS, VALID_SECONDS, Lease
from bot.channel.poller import SILENCE_SECONDS
from bot.channel.printing import Printer
from bot.channel.router import House, Turn, keep_error
from bot.channel.transport import Transport
from bot.channel.turn import Table
from bot.channel.turns import BACKLOG, Turns
from bot.domain.people import Language
from bot.reports.papers import Paper
from bot.services.work import Away, Desk

log = structlog.get_logger(__name__)

_TURNS_SECONDS, _LETTERS_SECONDS = 2.0, 2.0
"""How long a closing office waits for turns under way, and then for letters on the wire; 5 s are allowed in all."""
_DATABASE_SECONDS = 4.2
"""From being told to stop: a database that has not answered by then is not waited for."""
_MENUS = ((Language.ZH, None), (Language.ZH, "zh"), (Language.EN, "en"))


@dataclass(frozen=True)
class Line:
    """How to reach Telegram, and how fast to talk on either side; `silence`, `renew` and `valid` are seconds."""

    token: str
    api_url: str
    rates: Rates = field(default_factory=Rates)
    pace: Pace = field(default_factory=Pace)
    backlog: int = BACKLOG
    at_once: int = 64
    silence: float = SILENCE_SECONDS
    renew: float = RENEW_SECONDS
    valid: float = VALID_SECONDS


class Office:
    """Inbox, turns and courier around one python-telegram-bot application, without its Updater."""

    def __init__(self, desk: Desk, line: Line, papers: Sequence[Paper] = ()) -> None:
        self.desk = desk
        polling, sending = Transport(slots=2), Transport()
        self._transports = (polling, sending)
        self.application = _application(line, polling, sending)
        self.turns = Turns(line.at_once, line.backlog)
        self._table = Table(desk, self.application, Flood(line.pace))
        self.inbox = Inbox(self._table, self.turns, polling, silence=line.silence)
        delivery = Delivery(self.application.bot, desk.texts, Printer(desk, papers))
        self.courier = Courier(desk, delivery, line.rates)
        self._lease = Lease(desk, renew=line.renew, valid=line.valid)
        desk.doorbell.listeners.append(self.courier)

    async def run(
        self,
        stop: asyncio.Event,
        commands: Sequence[str],
        *,
        beside: AbstractAsyncContextManager[None] | None = None,
        opened: asyncio.Event | None = None,
    ) -> None:
        """Work until `stop` is set; then finish what is under way and leave the rest in its rows.

        `beside` is open as long as this process is the one that runs the bot.

        Raises:
            LeaseHeld: another process is running this bot.
            PollerSilent: Telegram cannot be heard any more.

        """
        hurrying = asyncio.create_task(self._hurry(stop))
        try:
            await self._lease.take()
            async with beside or nullcontext():
                if await self._reached(stop):
                    await self._work(stop, commands, opened)
        except Away:
            if not stop.is_set():
                raise
        finally:
            self.desk.doorbell.listeners.remove(self.courier)
            await self._lease.release()
            hurrying.cancel()
            await self.application.shutdown()
            # python-telegram-bot closes nothing that it could not open completely.
            for transport in self._transports:
                await transport.shutdown()

    async def _reached(self, stop: asyncio.Event) -> bool:
        """Whether Telegram has said who we are; not where we are told to stop before it has."""
        jobs = [asyncio.create_task(self.application.initialize()), asyncio.create_task(_waited(stop))]
        try:
            await asyncio.wait(jobs, return_when=asyncio.FIRST_COMPLETED)
            if jobs[0].done():
                jobs[0].result()
            return jobs[0].done()
        finally:
            for job in jobs:
                job.cancel()
            await asyncio.gather(*jobs, return_exceptions=True)

    async def _hurry(self, stop: asyncio.Event) -> None:
        await stop.wait()
        with self.desk.database.hurried(_DATABASE_SECONDS):
            await asyncio.Event().wait()

    @property
    def idle(self) -> bool:
        """Whether everything that has arrived is done, and everything that was written is sent."""
        return self.inbox.idle and self.turns.idle and self.courier.idle

    async def _work(self, stop: asyncio.Event, commands: Sequence[str], opened: asyncio.Event | None) -> None:
        polling = asyncio.create_task(self.inbox.run())
        others = (self.courier.run(), self._lease.renew(), self._announce(commands))
        jobs = [polling, *(asyncio.create_task(job) for job in others)]
        if opened:
            opened.set()
        try:
            await _until(stop.wait(), jobs)
        finally:
            await self._close(polling, jobs)

    async def _close(self, polling: asyncio.Task[None], jobs: Sequence[asyncio.Task[None]]) -> None:
        polling.cancel()
        try:
            await self.turns.drain(_TURNS_SECONDS)
            await asyncio.gather(self.courier.close(_LETTERS_SECONDS), self._table.close(_LETTERS_SECONDS))
        finally:
            for job in jobs:
                job.cancel()
            await asyncio.gather(*jobs, return_exceptions=True)

    async def _announce(self, commands: Sequence[str]) -> None:
        # A menu that could not be set is no reason to stay closed.
        for language, code in _MENUS:
            menu = [BotCommand(name, self.desk.texts.plain(language, f"command-{name}")) for name in commands]
            try:
                await self.application.bot.set_my_commands(menu, BotCommandScopeAllPrivateChats(), language_code=code)
            except TelegramError as error:
                log.warning("commands not announced", error=type(error).__name__)


def _application(line: Line, polling: Transport, sending: Transport) -> House:
    application: House = (
        Application.builder()
        .token(line.token)
        .base_url(f"{line.api_url}/bot")
        .base_file_url(f"{line.api_url}/file/bot")
        .request(sending)
        .get_updates_request(polling)
        .context_types(ContextTypes(context=Turn))
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.add_error_handler(keep_error)
    return application


async def _waited(stop: asyncio.Event) -> None:
    await stop.wait()


async def _until(stopped: Coroutine[Any, Any, Any], jobs: Sequence[asyncio.Task[None]]) -> None:
    """Until told to stop; a job that fails is raised at once, one that is done is done."""
    stopping = asyncio.create_task(stopped)
    running: set[asyncio.Task[Any]] = {stopping, *jobs}
    try:
        while not stopping.done():
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        stopping.cancel()

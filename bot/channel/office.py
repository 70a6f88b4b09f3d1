"""The office that talks to Telegram: opens, works, and closes without losing anything."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog
from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import Application
from telegram.request import BaseRequest

from bot.channel import lease
from bot.channel.budget import Rates
from bot.channel.courier import Courier
from bot.channel.delivery import Delivery
from bot.channel.inbox import Inbox
from bot.channel.router import House
from bot.channel.transport import Transport
from bot.channel.turn import Table
from bot.channel.turns import Turns
from bot.domain.people import Language
from bot.services.work import Desk

log = structlog.get_logger(__name__)

STOP_SECONDS = 4.0
_MENUS = ((Language.ZH, None), (Language.ZH, "zh"), (Language.EN, "en"))


@dataclass(frozen=True)
class Line:
    """How to reach Telegram."""

    token: str
    api_url: str
    rates: Rates = field(default_factory=Rates)


class Office:
    """Inbox, turns and courier around one python-telegram-bot application, without its Updater."""

    def __init__(self, desk: Desk, line: Line) -> None:
        self.desk = desk
        self._polling: BaseRequest = Transport(slots=2)
        self._sending: BaseRequest = Transport()
        self.application: House = (
            Application.builder()
            .token(line.token)
            .base_url(f"{line.api_url}/bot")
            .base_file_url(f"{line.api_url}/file/bot")
            .request(self._sending)
            .get_updates_request(self._polling)
            .updater(None)
            .build()
        )
        self.turns = Turns()
        self.inbox = Inbox(Table(desk, self.application), self.turns, self._polling)
        self.courier = Courier(desk, Delivery(self.application.bot, desk.texts, desk.media), line.rates)
        desk.doorbell.listeners.append(self.courier.take)

    async def run(self, stop: asyncio.Event, commands: Sequence[str], *, opened: asyncio.Event | None = None) -> None:
        """Work until `stop` is set; then finish what is under way and leave the rest in its rows.

        Raises:
            LeaseHeld: another process is running this bot.
            PollerSilent: Telegram cannot be heard any more.

        """
        try:
            async with lease.held(self.desk), self.application:
                await self._work(stop, commands, opened)
        finally:
            # python-telegram-bot closes nothing that it could not open completely.
            await self._polling.shutdown()
            await self._sending.shutdown()

    async def _work(self, stop: asyncio.Event, commands: Sequence[str], opened: asyncio.Event | None) -> None:
        jobs = [asyncio.create_task(job) for job in (self.courier.run(), self.inbox.run(), self._announce(commands))]
        stopping = asyncio.create_task(stop.wait())
        if opened:
            opened.set()
        try:
            await self._watch(jobs, stopping)
        finally:
            await self._close(jobs, stopping)

    async def _watch(self, jobs: list[asyncio.Task[None]], stopping: asyncio.Task[bool]) -> None:
        running: set[asyncio.Task[None] | asyncio.Task[bool]] = {*jobs, stopping}
        while not stopping.done():
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()

    async def _close(self, jobs: list[asyncio.Task[None]], stopping: asyncio.Task[bool]) -> None:
        stopping.cancel()
        _, polling, _ = jobs
        polling.cancel()
        await self.turns.drain(STOP_SECONDS / 2)
        await self.courier.close(STOP_SECONDS / 2)
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, stopping, return_exceptions=True)

    async def _announce(self, commands: Sequence[str]) -> None:
        # A menu that could not be set is no reason to stay closed.
        for language, code in _MENUS:
            menu = [BotCommand(name, self.desk.texts.plain(language, f"command-{name}")) for name in commands]
            try:
                await self.application.bot.set_my_commands(menu, BotCommandScopeAllPrivateChats(), language_code=code)
            except TelegramError as error:
                log.warning("commands not announced", error=type(error).__name__)

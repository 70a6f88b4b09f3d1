"""The composition root: the only place where things meet. Read it to know what exists."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channel.health import served
from bot.channel.office import Line, Office
from bot.channel.router import table
from bot.clock import Clock
from bot.conversations import FORMS
from bot.domain.fee_uploads import LARGEST
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.jobs.reading import Reading, TooLarge, Unavailable
from bot.reports.papers import PAPERS
from bot.services.work import Desk, unnamed
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.texts import Texts
from bot.understood import BUTTONS, COMMANDS, ENGINE, MEMBERSHIP, MENU, anything, first


@dataclass(frozen=True)
class House:
    """A house that is open: its desk, its office, its clock, and whoever reads what is sent in."""

    desk: Desk
    office: Office
    clockwork: Clockwork
    reading: Reading

    async def run(
        self,
        stop: asyncio.Event,
        *,
        beside: AbstractAsyncContextManager[None] | None = None,
        opened: asyncio.Event | None = None,
    ) -> None:
        """Work until told to stop; then close without losing anything. `beside` is open meanwhile."""
        self.clockwork.start()
        self.reading.start()
        try:
            await self.office.run(stop, MENU, beside=beside, opened=opened)
        finally:
            self.clockwork.stop()
            await self.reading.stop()


def clock_of(settings: Settings) -> Clock:
    """The building's clock; set once for a rehearsal."""
    clock = Clock(settings.building_tz)
    if settings.clock_start:
        clock.set(settings.clock_start)
    return clock


@asynccontextmanager
async def desk_of(
    settings: Settings, *, clock: Clock | None = None, bot_name: Callable[[], str] = unnamed
) -> AsyncIterator[Desk]:
    """The desk on its database, brought up to date."""
    clock = clock or clock_of(settings)
    async with Database(settings.database_url) as database:
        await migrate(database)
        yield Desk(database, clock, Texts(clock), bot_name)


@asynccontextmanager
async def opened(settings: Settings, *, clock: Clock | None = None, line: Line | None = None) -> AsyncIterator[House]:
    """The whole house, ready to run."""
    line = line or Line(settings.bot_token.get_secret_value(), settings.bot_api_url)
    # The application knows the bot's name once it has spoken with Telegram, and nobody asks before.
    async with desk_of(settings, clock=clock, bot_name=lambda: office.application.bot.username) as desk:
        office = Office(desk, line, PAPERS)
        handlers = table(
            COMMANDS, BUTTONS, ENGINE,
            [form.command for form in FORMS if form.command], [form.button for form in FORMS if form.button],
            MEMBERSHIP, anything, first,
        )  # fmt: skip
        office.application.add_handlers(handlers)
        yield House(desk, office, Clockwork(desk, SCHEDULE), Reading(desk, _fetching(office.application.bot)))


def _fetching(bot: Bot) -> Callable[[str], Awaitable[bytes | None]]:
    """Files as they were sent to the bot."""

    async def fetch(file: str) -> bytes | None:
        try:
            found = await bot.get_file(file)
            if (found.file_size or 0) > LARGEST:
                raise TooLarge
            return bytes(await found.download_as_bytearray())
        except BadRequest as error:
            if "too big" in error.message:
                raise TooLarge from None
            return None
        except TelegramError as error:
            raise Unavailable(type(error).__name__) from None

    return fetch


async def run(settings: Settings) -> int:
    """The bot, until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    async with opened(settings) as house_:
        # Before this there is nothing to lose, and a signal ends the process as it does any other.
        for told in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(told, stop.set)
        await house_.run(stop, beside=served(settings.health_addr, house_.office))
    return 0

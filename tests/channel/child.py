"""An office in a process of its own, to be killed."""

import asyncio
import signal
from pathlib import Path

from bot.channel.budget import Rates
from bot.channel.flood import Pace
from bot.channel.office import Line, Office
from bot.channel.router import table
from bot.clock import Clock
from bot.services.work import Desk
from bot.storage.database import Database
from bot.texts import Texts
from tests.channel import sample


def run(url: str, api: str, token: str, locales: str) -> None:
    """Until it is told to stop."""
    asyncio.run(_run(url, api, token, locales))


async def _run(url: str, api: str, token: str, locales: str) -> None:
    clock, stop = Clock(), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with Database(url) as database:
        desk = Desk(database, clock, Texts(clock, Path(locales)))
        office = Office(desk, Line(token, api, Rates(1000, 100, 1000, 1000, 60_000), Pace(1000, 1000)))
        forms = (sample.Dialogues(), ["begin"], ["open"])
        office.application.add_handlers(
            table(sample.COMMANDS, sample.BUTTONS, *forms, sample.membership, sample.anything)
        )
        await office.run(stop, ["echo"])

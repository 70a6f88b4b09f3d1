"""The real house in a process of its own, in a hurry: only the pace is not the usual one.

With a second between two messages of a chat, as Telegram wants it, a storm of a few hundred cards would take an hour.
"""

import asyncio
import signal

from bot import app
from bot.channel.budget import Rates
from bot.channel.flood import Pace
from bot.channel.office import Line
from bot.settings import read

RATES = Rates(overall=5000, kept=100, chat=1000, burst=1000, group_minute=60_000)


def run() -> None:
    """The house, from its surroundings, until it is told to stop."""
    asyncio.run(_run())


async def _run() -> None:
    settings, stop = read(), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    line = Line(settings.bot_token.get_secret_value(), settings.bot_api_url, RATES, Pace(burst=500))
    async with app.opened(settings, line=line) as house:
        await house.run(stop)

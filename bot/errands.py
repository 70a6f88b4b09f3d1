"""What the command line has the house do beside running: load, invite, copy."""

from pathlib import Path
from typing import Any

from telegram.error import TelegramError

from bot.app import clock_of, desk_of
from bot.channel.transport import asked
from bot.domain.people import SYSTEM
from bot.services import invites, loading
from bot.services.loading import Loaded
from bot.services.people import card_of
from bot.services.work import Work
from bot.settings import Settings
from bot.storage import copying
from bot.storage.database import Database


class NameUnknown(Exception):
    """There is no link without the bot's name."""


async def load(settings: Settings, raw: Any) -> Loaded:
    """Load or update a building."""
    async with desk_of(settings) as desk:
        return await desk.do(SYSTEM, lambda work: loading.load(work, raw))


async def invite(settings: Settings, person: str | None) -> list[dict[str, str]]:
    """New invitations for one person, or for everybody who has not come yet."""
    name = await bot_name(settings)
    async with desk_of(settings, bot_name=lambda: name) as desk:
        codes = [person] if person else await desk.do(SYSTEM, invites.unbound)
        return [await desk.do(SYSTEM, lambda work, code=code: invited(work, code)) for code in codes]  # type: ignore[misc]


async def invited(work: Work, person: str) -> dict[str, str]:
    """One invitation as the command line prints it."""
    post = await invites.for_person(work, person)
    await invites.must_be_away(work, person)
    code = await invites.create(work, post)
    card = await card_of(work, post)
    return {"person": person, **card, "code": code, "link": work.desk.link(code)}


async def bot_name(settings: Settings) -> str:
    """The bot's user name, for links.

    Raises:
        NameUnknown: Telegram cannot be asked; a guess might be somebody else's bot, which would receive the codes.

    """
    try:
        async with asked(settings) as bot:
            return bot.username
    except TelegramError as error:
        raise NameUnknown(f"Telegram cannot be asked for the bot's name: {error.message}") from error


async def back_up(settings: Settings, file: Path) -> int:
    """A consistent copy of everything.

    Raises:
        NothingToCopy: there is no database yet, and asking for a copy does not make one.

    """
    if held := settings.database_file:
        _must_be_there(held, file)
    async with Database(settings.database_url) as database:
        return await copying.back_up(database, settings.media_dir, file, clock_of(settings).now())


def _must_be_there(held: Path, copy: Path) -> None:
    if not held.is_file():
        raise copying.NothingToCopy(f"there is no database at {held}")
    if copy.exists() and copy.samefile(held):
        raise copying.NothingToCopy(f"{copy} is the database itself; say another file")


async def restore(settings: Settings, file: Path) -> int:
    """Bring a copy back into an empty place."""
    # Opening an embedded database makes it: a file that is no copy makes nothing.
    with copying.opened(file) as copy:
        async with Database(settings.database_url) as database:
            return await copying.restore(database, settings.media_dir, copy)

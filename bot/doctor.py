"""Is everything there that the house needs? One finding per thing."""

from dataclasses import dataclass

from telegram.error import TelegramError

from bot.channel.transport import asked
from bot.clock import Clock
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migrating import current


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    well: bool
    told: str


async def examine(settings: Settings) -> list[Finding]:
    """Look at settings, database, token, clock and media folder."""
    return [
        Finding("settings", well=True, told=f"{settings.database_url.partition('@')[2] or settings.database_url}"),
        await _database(settings),
        await _token(settings),
        _clock(settings),
        _media(settings),
        Finding("fonts", well=True, told="none needed: nothing is drawn with text yet"),
    ]


async def _database(settings: Settings) -> Finding:
    try:
        async with Database(settings.database_url) as database:
            found, newest = await current(database)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it is the finding
        return Finding("database", well=False, told=f"{type(error).__name__}: {error}".splitlines()[0])
    if found is None:
        return Finding("database", well=True, told="empty; `guanjia run` or `guanjia load` sets it up")
    return Finding("database", well=found <= (newest or ""), told=f"schema {found}, newest known {newest}")


async def _token(settings: Settings) -> Finding:
    base = settings.bot_api_url
    try:
        async with asked(settings) as bot:
            return Finding("token", well=True, told=f"@{bot.username} at {base}")
    except TelegramError as error:
        return Finding("token", well=False, told=f"{base}: {error.message}")


def _clock(settings: Settings) -> Finding:
    clock = Clock(settings.building_tz)
    rehearsal = f"; rehearsal from {settings.clock_start}" if settings.clock_start else ""
    return Finding("clock", well=True, told=f"{clock.local():%Y-%m-%d %H:%M} in {settings.building_tz}{rehearsal}")


def _media(settings: Settings) -> Finding:
    try:
        settings.media_dir.mkdir(parents=True, exist_ok=True)
        probe = settings.media_dir / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Finding("media", well=False, told=str(error))
    return Finding("media", well=True, told=f"{settings.media_dir} can be written")

"""Is everything there that the house needs? One finding per thing."""

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from telegram.error import TelegramError

from bot.app import clock_of
from bot.channel.transport import asked
from bot.domain.occurrences import OccurrenceState
from bot.reports.fonts import FONT, covered
from bot.settings import Settings
from bot.storage.database import CannotOpen, Database
from bot.storage.migrating import current
from bot.storage.tables import inbox, occurrences


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    well: bool
    told: str


async def examine(settings: Settings) -> list[Finding]:
    """Look at settings, database, token, clock, media folder, and the font for paper."""
    return [
        Finding("settings", well=True, told=settings.database_place),
        await _database(settings),
        await _set_aside(settings),
        await _token(settings),
        _clock(settings),
        _media(settings),
        _fonts(),
    ]


async def _database(settings: Settings) -> Finding:
    # A check must not create anything, and opening an embedded database would.
    file = settings.database_file
    if file is not None and not file.exists():
        return _to_be("database", file, f"no database yet; `guanjia run` or `guanjia load` makes {file}")
    if file is not None and not (file.is_file() and os.access(file, os.W_OK)):
        return Finding("database", well=False, told=f"{file} is not a file that can be written")
    try:
        async with Database(settings.database_url) as database:
            found, newest = await current(database)
    except CannotOpen as error:
        return Finding("database", well=False, told=str(error))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it is the finding
        return Finding("database", well=False, told=f"{type(error).__name__}: {error}".splitlines()[0])
    if found is None:
        return Finding("database", well=True, told="no database yet; `guanjia run` or `guanjia load` sets it up")
    return Finding("database", well=found <= (newest or ""), told=f"schema {found}, newest known {newest}")


async def _set_aside(settings: Settings) -> Finding:
    """What could not be done: somebody should read the log for it."""
    what, file = "set aside", settings.database_file
    if file is not None and not file.exists():
        return Finding(what, well=True, told="nothing yet")
    try:
        async with Database(settings.database_url) as database:
            found, newest = await current(database)
            told = await _broken(database) if found == newest else []
    except Exception as error:  # noqa: BLE001 - the database has a finding of its own
        return Finding(what, well=False, told=f"cannot be asked: {type(error).__name__}")
    return Finding(what, well=not told, told=", ".join(told) or "nothing")


async def _broken(database: Database) -> list[str]:
    due = select(occurrences).where(occurrences.c.state == OccurrenceState.FAILED).order_by(occurrences.c.due_at)
    dead = select(inbox.c.update_id).where(inbox.c.state == "dead").order_by(inbox.c.update_id)
    async with database.snapshot() as db:
        things = [f"{row.kind} ({row.scope}), due on {row.local_date}" for row in await db.execute(due)]
        return things + [f"update {id_}" for id_ in (await db.execute(dead)).scalars()]


async def _token(settings: Settings) -> Finding:
    base = settings.bot_api_url
    try:
        async with asked(settings) as bot:
            return Finding("token", well=True, told=f"@{bot.username} at {base}")
    except TelegramError as error:
        return Finding("token", well=False, told=f"{base}: {error.message}")


def _clock(settings: Settings) -> Finding:
    rehearsal = f"; a rehearsal: every start begins at {settings.clock_start}" if settings.clock_start else ""
    now = clock_of(settings).local()
    return Finding("clock", well=True, told=f"{now:%Y-%m-%d %H:%M} in {settings.building_tz}{rehearsal}")


def _media(settings: Settings) -> Finding:
    folder = settings.media_dir
    if not folder.exists():
        return _to_be("media", folder, f"no folder yet; it will be {folder}")
    if not _can_hold(folder):
        return Finding("media", well=False, told=f"{folder} is not a folder that can be written")
    return Finding("media", well=True, told=f"{folder} can be written")


def _to_be(what: str, path: Path, told: str) -> Finding:
    """What is not there yet: well if it could be made, and never made for the asking."""
    above = next(folder for folder in path.absolute().parents if folder.exists())
    if not _can_hold(above):
        return Finding(what, well=False, told=f"{path} cannot be made: {above} is not a folder that can be written")
    return Finding(what, well=True, told=told)


def _can_hold(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _fonts() -> Finding:
    try:
        known = len(covered())
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it is the finding
        return Finding("fonts", well=False, told=f"{FONT}: {error}")
    return Finding(
        "fonts", well=True, told=f"{FONT.name} for paper, {known} characters; none of the machine's is needed"
    )

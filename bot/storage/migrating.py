"""The schema, brought up to date at start, by one process at a time. The way back is a backup, taken before."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.storage.database import Database

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x6775616E  # "guan": any number does, as long as every process uses the same


class SchemaTooNew(Exception):
    """The database was written by a newer version of the house."""


def configured() -> Config:
    """Alembic's settings without a file."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    return config


async def migrate(database: Database) -> None:
    """Apply what is missing, under a lock.

    Raises:
        SchemaTooNew: the schema is one that this version does not know.

    """
    async with database.engine.connect() as db:
        if database.embedded:
            await db.execution_options(writer=True)
        async with db.begin():
            if not database.embedded:
                await db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            await db.run_sync(_upgrade)


async def current(database: Database) -> tuple[str | None, str | None]:
    """The revision in force, and the newest one known."""
    async with database.engine.connect() as db:
        return await db.run_sync(_revision), newest()


def _upgrade(connection: Connection) -> None:
    found = _revision(connection)
    if found is not None and found not in _known():
        raise SchemaTooNew(f"the database has schema {found}, which this version does not know")
    if found == newest():
        return
    config = configured()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The newest schema known."""
    return _scripts().get_current_head()


def _known() -> set[str]:
    return {script.revision for script in _scripts().walk_revisions()}


@cache
def _scripts() -> ScriptDirectory:
    # Read once: Alembic compiles and runs every file of the folder whenever it is asked anew.
    return ScriptDirectory.from_config(configured())

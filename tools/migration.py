"""`python -m tools.migration "what changes"`: write the next migration from the difference to `tables.py`."""

import asyncio
import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import Connection

from bot.storage.database import Database
from bot.storage.migrating import configured, migrate


async def _write(message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with Database(f"sqlite+aiosqlite:///{Path(folder)}/empty.db") as database:
            await migrate(database)
            async with database.engine.connect() as db:
                await db.run_sync(_compare, message)


def _compare(connection: Connection, message: str) -> None:
    config = configured()
    config.attributes["connection"] = connection
    count = len(list((Path(config.get_main_option("script_location") or ".") / "versions").glob("*.py")))
    command.revision(config, message, autogenerate=True, rev_id=f"{count + 1:04d}")


if __name__ == "__main__":
    asyncio.run(_write(sys.argv[1]))

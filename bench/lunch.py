"""The last five minutes before the cut-off: 2,000 people order at once, then it is ten o'clock."""

import asyncio
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from bench.filling import FIRST_CHAT, PER_OFFICE, settle
from bench.lists import on_postgresql, on_sqlite
from bot.clock import frozen
from bot.domain.menus import Dish, Menu, MenuStatus
from bot.domain.money import Fen
from bot.domain.people import SYSTEM, ChatId, Person, Post, Vendor
from bot.domain.roles import Role
from bot.domain.units import UnitId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import meals
from bot.services import roll_ups as roll_up_service
from bot.services.work import Desk, Work
from bot.storage.database import Database
from bot.storage.meal_tables import roll_ups
from bot.storage.migrating import migrate
from bot.storage.tables import outbox
from bot.talk import Speaker
from bot.texts import Texts

ORDERS = 2_000
DAY, CODES = date(2026, 11, 23), "ABV"
_AIM = 5.0
"""Seconds in which the caterer's list should be out."""
Wanted = Mapping[str, int]
Opened = Callable[[Path], AbstractAsyncContextManager[str]]


@dataclass(frozen=True)
class Took:
    """Orders taken each second, seconds until the list was out, and whether each was answered and the list exact."""

    rate: float
    listed: float
    right: bool


def wishes(count: int) -> list[Wanted]:
    """What everybody wants: the same each time."""
    dice = random.Random(count)
    return [{dice.choice(CODES): dice.randint(1, 3), dice.choice(CODES): 1} for _ in range(count)]


async def taken(url: str, folder: Path, wanted: Sequence[Wanted]) -> Took:
    """The house: each order is checked, numbered, answered and durable; the list follows from what was said in time."""
    del folder
    async with Database(url) as database:
        await migrate(database)
        clock = frozen(datetime(2026, 11, 23, 9, 45, tzinfo=ZoneInfo("Asia/Shanghai")))
        desk = Desk(database, clock, Texts(clock))
        await desk.do(SYSTEM, lambda work: _filled(work, len(wanted)))
        started = time.perf_counter()
        await asyncio.gather(*(_orders(desk, n, counts) for n, counts in enumerate(wanted)))
        ordered = time.perf_counter() - started
        clock.set(clock.at(DAY, 10))
        started = time.perf_counter()
        await desk.do(SYSTEM, lambda work: roll_up_service.push(work, f"{DAY}"))
        listed = time.perf_counter() - started
        await Clockwork(desk, SCHEDULE).tick()
        async with database.snapshot() as db:
            (made,) = (await db.execute(select(roll_ups.c.portions))).scalars()
            answered = (await db.execute(select(func.count()).where(outbox.c.subject.like("meal:%")))).scalar_one()
    counts = Counter({portion.code: portion.count for portion in made})
    return Took(len(wanted) / ordered, listed, counts == _sum(wanted) and answered >= len(wanted))


async def _orders(desk: Desk, n: int, counts: Wanted) -> None:
    unit = UnitId(n // PER_OFFICE + 1)
    await desk.do(Speaker(ChatId(FIRST_CHAT + n)), lambda work: meals.order(work, DAY, unit, counts, ""))


async def written(url: str, folder: Path, wanted: Sequence[Wanted]) -> Took:
    """The alternative: a script that writes each order down with a commit of its own, and checks nothing."""
    del url

    def write() -> Took:
        db = sqlite3.connect(folder / "script.db")
        db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE o (who INT, code TEXT, n INT)")
        started = time.perf_counter()
        for n, counts in enumerate(wanted):
            db.executemany("INSERT INTO o VALUES (?, ?, ?)", [(n, code, count) for code, count in counts.items()])
            db.commit()
        ordered = time.perf_counter() - started
        started = time.perf_counter()
        found = Counter(dict(db.execute("SELECT code, SUM(n) FROM o GROUP BY code")))
        listed = time.perf_counter() - started
        db.close()
        return Took(len(wanted) / ordered, listed, found == _sum(wanted))

    return await asyncio.to_thread(write)


def _sum(wanted: Sequence[Wanted]) -> Counter[str]:
    return sum((Counter(counts) for counts in wanted), Counter[str]())


async def _filled(work: Work, count: int) -> None:
    """A building with so many people in offices of eight, a caterer and a menu."""
    vendor = await work.add(Vendor(code="V", kind="caterer", name_zh="餐厅", name_en="Caterer"))
    dishes = tuple(Dish(code, code, code, Fen(3000)) for code in CODES)
    day = {"status": MenuStatus.PUBLISHED, "confirmed_at": work.now, "published_at": work.now}
    await work.add(Menu(vendor=vendor.id, day=DAY, dishes=dishes, agreed=dishes, **day))  # type: ignore[arg-type]
    await settle(work, count)
    cook = await work.add(Person(code="V", name_zh="厨", name_en="Cook"))
    await work.add(Post(person=cook.id, role=Role.VENDOR, vendor=vendor.id, since=work.now))


Case = Callable[[str, Path, Sequence[Wanted]], Awaitable[Took]]
CASES: tuple[tuple[str, Opened, Case], ...] = (
    ("a script: sqlite3, a commit each, no checks, no answers", on_sqlite, written),
    ("Guanjia, SQLite: checked, numbered, answered, durable", on_sqlite, taken),
    ("Guanjia, PostgreSQL: the same", on_postgresql, taken),
)


async def run(*, quick: bool) -> None:
    """Let them order, and print the table."""
    wanted = wishes(ORDERS // 10 if quick else ORDERS)
    table = Table("case", "orders/s", "list out after", "exact", title=_title(len(wanted)))
    for name, opened, case in CASES:
        with tempfile.TemporaryDirectory(prefix="guanjia-bench-", ignore_cleanup_errors=True) as folder:
            async with opened(Path(folder)) as url:
                took = await case(url, Path(folder), wanted)
        listed = f"{took.listed:.2f} s"
        late = took.listed > _AIM
        table.add_row(name, f"{took.rate:,.0f}", f"[bold red]{listed}[/]" if late else listed, str(took.right))
    Console(width=110).print(table)


def _title(count: int) -> str:
    return f"{count:,} people order at once, then it is ten (aim: the list out within {_AIM:.0f} s)"

"""The last five minutes before the cut-off: 2,000 people order at once, then it is ten o'clock."""

import asyncio
import random
import re
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from bench.filling import FIRST_CHAT, PER_OFFICE, settle
from bench.lists import on_postgresql, on_sqlite
from bot import app
from bot.channel.budget import Rates
from bot.channel.flood import Pace
from bot.channel.office import Line
from bot.clock import frozen
from bot.domain.meals import MealOrder, MealStatus
from bot.domain.menus import Dish, Menu, MenuStatus, Portion
from bot.domain.money import Fen
from bot.domain.people import CONSENT_VERSION, SYSTEM, ChatId, Person, PersonId, Post, Vendor, VendorId
from bot.domain.roles import Role
from bot.domain.units import TenantId, UnitId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.playground.botapi import serve
from bot.playground.theatre import running, settings_for
from bot.playground.world import TOKEN, World
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
_NUMBER = re.compile(r"\bML?-\d{6}\b")
_UNHURRIED, _PATIENCE = Rates(overall=100_000, kept=100, chat=1000, burst=1000, group_minute=60_000), 600.0
"""What is measured is the house: Telegram's own thirty messages a second would hide it."""
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


async def sent(url: str, folder: Path, wanted: Sequence[Wanted]) -> Took:
    """The whole way: everybody taps "same as last time" at once, and has the answer in their chat; so has the caterer.

    The Bot API server is the playground's, in this very process, and lets through as much as is sent.
    """
    clock = frozen(datetime(2026, 11, 23, 9, 45, tzinfo=ZoneInfo("Asia/Shanghai")))
    world = World(clock.now)
    for n in range(-1, len(wanted)):
        world.user("甲", user_id=FIRST_CHAT + n, started=True)
    async with serve(world) as server:
        line = Line(TOKEN, server.url, _UNHURRIED, Pace(burst=500))
        async with app.opened(settings_for(folder, server.url, url), clock=clock, line=line) as house:
            await house.desk.do(SYSTEM, lambda work: _filled(work, len(wanted)))
            await house.desk.do(SYSTEM, lambda work: _ate(work, wanted))
            async with running(house):
                started = time.perf_counter()
                for n in range(len(wanted)):
                    _taps(world, FIRST_CHAT + n)
                ordered = await _until(started, lambda: all(_has(world, FIRST_CHAT + n) for n in range(len(wanted))))
                clock.set(clock.at(DAY, 10))
                started = time.perf_counter()
                async with asyncio.TaskGroup() as group:
                    # The tick goes on after the list: everybody's card is brought up to date.
                    group.create_task(house.clockwork.tick())
                    listed = await _until(started, lambda: _has(world, FIRST_CHAT - 1))
            async with house.desk.database.snapshot() as db:
                (made,) = (await db.execute(select(roll_ups.c.portions))).scalars()
    counts = Counter({portion.code: portion.count for portion in made})
    return Took(len(wanted) / ordered, listed, counts == _sum(wanted))


def _taps(world: World, chat: int) -> None:
    """Somebody taps the button of their reminder."""
    post = world.put(world.chats[chat], world.bot, {"text": "⏰"})
    world.ask(world.users[chat], post, f"v1:meal-again:{DAY}")


def _has(world: World, chat: int) -> bool:
    """Whether a number stands in somebody's chat: of their order, or of the list."""
    return any(_NUMBER.search(str(post.message.get("text", ""))) for post in world.chats[chat].posts.values())


async def _until(started: float, done: Callable[[], bool]) -> float:
    """Seconds until it is so. Raises SystemExit where it takes far too long."""
    while not done():
        if time.perf_counter() - started > _PATIENCE:
            raise SystemExit("not everybody was answered")
        await asyncio.sleep(0.02)
    return time.perf_counter() - started


async def _ate(work: Work, wanted: Sequence[Wanted]) -> None:
    """What everybody had a week ago."""
    for n, counts in enumerate(wanted):
        portions = tuple(Portion(code, code, code, Fen(3000), count) for code, count in sorted(counts.items()))
        await work.add(
            MealOrder(
                number=f"A-{n:06d}", vendor=VendorId(1), day=DAY - timedelta(days=7), person=PersonId(n + 10),
                tenant=TenantId(n // PER_OFFICE + 1), unit=UnitId(n // PER_OFFICE + 1), portions=portions,
                status=MealStatus.SIGNED, ordered_at=work.now,
            )
        )  # fmt: skip


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
    chat = ChatId(FIRST_CHAT - 1)
    cook = await work.add(Person(code="V", name_zh="厨", name_en="Cook", chat=chat, consent=CONSENT_VERSION))
    await work.add(Post(person=cook.id, role=Role.VENDOR, vendor=vendor.id, since=work.now))


Case = Callable[[str, Path, Sequence[Wanted]], Awaitable[Took]]
CASES: tuple[tuple[str, Opened, Case], ...] = (
    ("a script: sqlite3, a commit each, no checks, no answers", on_sqlite, written),
    ("Guanjia, SQLite: checked, numbered, answered, durable", on_sqlite, taken),
    ("Guanjia, PostgreSQL: the same", on_postgresql, taken),
    ("Guanjia, SQLite: tapped, and the answers read in everybody's chat", on_sqlite, sent),
    ("Guanjia, PostgreSQL: tapped, and the answers read in everybody's chat", on_postgresql, sent),
)


async def run(*, quick: bool, cases: Sequence[tuple[str, Opened, Case]] = CASES) -> None:
    """Let them order, and print the table. Raises SystemExit where a list was not exact, or came too late."""
    missed = []
    wanted = wishes(ORDERS // 10 if quick else ORDERS)
    table = Table("case", "orders/s", "list out after", "exact", title=_title(len(wanted)))
    for name, opened, case in cases:
        with tempfile.TemporaryDirectory(prefix="guanjia-bench-", ignore_cleanup_errors=True) as folder:
            async with opened(Path(folder)) as url:
                took = await case(url, Path(folder), wanted)
        listed = f"{took.listed:.2f} s"
        late = took.listed > _AIM
        missed += [name] if late or not took.right else []
        table.add_row(name, f"{took.rate:,.0f}", f"[bold red]{listed}[/]" if late else listed, str(took.right))
    Console(width=110).print(table)
    if missed:
        raise SystemExit(f"not exact, or not within {_AIM:.0f} s: {'; '.join(missed)}")


def _title(count: int) -> str:
    return f"{count:,} people order at once, then it is ten (aim: the list out within {_AIM:.0f} s)"

"""A broadcast to everybody while people talk: how long they wait, how fast it goes, and what a kill -9 makes of it."""

import asyncio
import random
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import select

from bench.children import NEWS
from bench.filling import FIRST_CHAT, settle
from bench.lists import on_postgresql, on_sqlite
from bench.updates import Api, child, serving
from bot.clock import Clock
from bot.domain.announcements import Announcement, Reach, State
from bot.domain.people import CONSENT_VERSION, SYSTEM, ChatId, Person, Post
from bot.domain.roles import Role
from bot.playground.limits import Limits
from bot.playground.world import TOKEN
from bot.services import announcements
from bot.services.announcements import Composed
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.storage.announcement_tables import recipients
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.talk import Speaker
from bot.texts import Texts

RECIPIENTS, FEWER = 10_000, 600
LATENCY_MS, TALKS_A_SECOND = 60, 5
AUTHOR, LEADER = ChatId(FIRST_CHAT - 1), ChatId(FIRST_CHAT - 2)
_QUIET_SECONDS, _LOUD_SECONDS, _PATIENCE = 60, 100, 900
_ASKED = "/help"
Opened = Callable[[Path], AbstractAsyncContextManager[str]]


@dataclass(frozen=True)
class Waited:
    """Seconds from each question to its answer, in the order of their length."""

    seconds: Sequence[float]

    def part(self, share: float) -> float:
        """So long at most waits this share of them."""
        return self.seconds[min(len(self.seconds) - 1, int(share * len(self.seconds)))]


@dataclass(frozen=True)
class Fate:
    """What became of a broadcast with a kill in the middle: how many got it once, twice, or have it unknown."""

    once: int
    twice: int
    unknown: int
    left_out: int


@dataclass(frozen=True)
class Took:
    """Waits with and without the broadcast, messages a second meanwhile, 429s, and what became of everybody."""

    quiet: Waited
    loud: Waited
    rate: float
    slowed: int
    fate: Fate | None = None


class People:
    """Those who talk meanwhile: nobody twice, so that what follows a question is its answer."""

    def __init__(self, api: Api, count: int, text: str) -> None:
        self._api, self._text = api, text
        self._unheard = random.Random(count).sample(range(count), count)

    async def talk(self, seconds: float) -> Waited:
        """So many a second ask something; how long each waits for the answer."""
        asked: dict[int, float] = {}
        for _ in range(int(seconds * TALKS_A_SECOND)):
            one = FIRST_CHAT + self._unheard.pop()
            said = await self._api.control("says", messages=[{"user_id": one, "text": self._text}])
            asked[one] = said["at"]
            await asyncio.sleep(1 / TALKS_A_SECOND)
        return Waited(sorted(await self._answered(asked)))

    async def _answered(self, asked: dict[int, float]) -> list[float]:
        for _ in range(_PATIENCE):
            waited: dict[int, float] = {}
            for call in await sent(self._api):
                chat = int(call["params"]["chat_id"])
                if chat in asked and call["at"] >= asked[chat] and NEWS not in call["params"]["text"]:
                    waited.setdefault(chat, call["at"] - asked[chat])
            if len(waited) == len(asked):
                return list(waited.values())
            await asyncio.sleep(1)
        raise SystemExit("not everybody was answered")


async def sent(api: Api) -> list[Any]:
    """The calls of sendMessage that were granted."""
    calls: list[Any] = (await api.control("calls", method="sendMessage"))["calls"]
    return [call for call in calls if call["answer"] and call["answer"]["ok"]]


async def heard(api: Api) -> list[int]:
    """The chats to which the news was sent; those who write and agree to it see it on their cards."""
    news = [call["params"] for call in await sent(api) if NEWS in call["params"]["text"]]
    return [chat for params in news if (chat := int(params["chat_id"])) >= FIRST_CHAT]


async def house(url: str, count: int, seconds: tuple[float, float]) -> Took:
    """The house: two colleagues announce something, people ask, it is killed in the middle and started again."""
    clock = Clock(_daytime())
    settings = {"BOT_TOKEN": TOKEN, "DATABASE_URL": url, "BUILDING_TZ": clock.zone.key, "LOG_LEVEL": "ERROR"}
    async with serving(LATENCY_MS, limits=True) as api, Database(url) as database:
        await migrate(database)
        desk = Desk(database, clock, Texts(clock))
        await desk.do(SYSTEM, lambda work: _filled(work, count))
        await api.control("users", count=count, first_id=FIRST_CHAT)
        await api.control("users", count=2, first_id=LEADER)
        people = People(api, count, _ASKED)
        async with _bot(api, settings) as killed:
            await people.talk(1)  # until it is there
            quiet = await people.talk(seconds[0])
            it = await _announced(desk)
            await _begun(api)
            before = await api.control("stats")
            loud = await people.talk(seconds[1])
            after = await api.control("stats")
            await _got(api, count // 2)
            killed.kill()
            await killed.wait()
        async with _bot(api, settings):
            await _done(desk, it)
        fate = await _fate(desk, it, Counter(await heard(api)))
        return Took(quiet, loud, _rate(before, after), await _slowed(api), fate)


async def limiter(count: int, seconds: tuple[float, float]) -> Took:
    """python-telegram-bot with its own rate limiter: nothing is written down, so nothing is killed."""
    async with serving(LATENCY_MS, limits=True) as api:
        await api.control("users", count=count, first_id=FIRST_CHAT)
        await api.control("users", count=2, first_id=LEADER)
        people = People(api, count, "hello")
        async with child("bench.children.limiter", api.url, TOKEN, str(FIRST_CHAT)):
            await people.talk(1)
            quiet = await people.talk(seconds[0])
            await api.control("says", messages=[{"user_id": LEADER, "text": f"go {count}"}])
            await _begun(api)
            before = await api.control("stats")
            loud = await people.talk(seconds[1])
            after = await api.control("stats")
        return Took(quiet, loud, _rate(before, after), await _slowed(api))


@asynccontextmanager
async def _bot(api: Api, settings: dict[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    async with child("bot", "run", settings={**settings, "BOT_API_URL": api.url}) as process:
        yield process


async def _filled(work: Work, count: int) -> None:
    await settle(work, count)
    for chat, role in ((AUTHOR, Role.RECEPTIONIST), (LEADER, Role.CS_MANAGER)):
        folk = {"name_zh": "甲", "name_en": "A", "consent": CONSENT_VERSION}
        one = await work.add(Person(code=role, chat=chat, **folk))  # type: ignore[arg-type]
        await work.add(Post(person=one.id, role=role, since=work.now))


async def _announced(desk: Desk) -> Announcement:
    told = Composed(NEWS, "全体租户", "Fire drill")
    it = await desk.do(Speaker(AUTHOR), lambda work: announcements.compose(work, told))
    await desk.do(Speaker(AUTHOR), lambda work: announcements.submit(work, it.id))
    return await desk.do(Speaker(LEADER), lambda work: announcements.approve(work, it.id))


async def _begun(api: Api) -> None:
    await _got(api, 1)


async def _got(api: Api, count: int) -> None:
    for _ in range(_PATIENCE):
        if len(await heard(api)) >= count:
            return
        await asyncio.sleep(1)
    raise SystemExit(f"not {count} got it")


async def _done(desk: Desk, it: Announcement) -> None:
    for _ in range(_PATIENCE):
        if (await desk.do(SYSTEM, lambda work: rows.find(work.db, Announcement, it.id))).state is State.DONE:
            return
        await asyncio.sleep(1)
    raise SystemExit("the broadcast does not come to its end")


async def _fate(desk: Desk, it: Announcement, got: Counter[int]) -> Fate:
    async with desk.database.snapshot() as db:
        look = select(recipients.c.person, recipients.c.reach).where(recipients.c.announcement == it.id)
        reached = {FIRST_CHAT + row.person - 10: row.reach for row in await db.execute(look)}
    unknown = {chat for chat, reach in reached.items() if reach is Reach.UNKNOWN}
    return Fate(
        once=sum(got[chat] == 1 for chat in reached),
        twice=sum(got[chat] > 1 for chat in reached.keys() - unknown),
        unknown=len(unknown),
        left_out=sum(not got[chat] for chat in reached.keys() - unknown),
    )


def _rate(before: Any, after: Any) -> float:
    said = after["calls"]["sendMessage"] - before["calls"]["sendMessage"]
    return float(said / (after["at"] - before["at"]))


async def _slowed(api: Api) -> int:
    return int((await api.control("stats"))["answers"].get("429", 0))


def _daytime() -> str:
    """A zone in which it is about noon, when nobody's quiet hours hold anything back."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"  # noqa: TID251  # to choose the zone that a clock needs


async def run(*, quick: bool) -> None:
    """Measure everything and print the table."""
    count, seconds = (FEWER, (10, 10)) if quick else (RECIPIENTS, (_QUIET_SECONDS, _LOUD_SECONDS))
    table = Table(
        "case", "to", "answers p50 / p99", "while it goes out", "of the 30 a second", "429", "kill -9", title=_title()
    )
    took = await limiter(FEWER, (seconds[0], 10))
    table.add_row("python-telegram-bot with AIORateLimiter: echo", f"{FEWER:,}", *_cells(took))
    for name, opened in (("Guanjia, SQLite", on_sqlite), ("Guanjia, PostgreSQL", on_postgresql)):
        with tempfile.TemporaryDirectory(prefix="guanjia-bench-", ignore_cleanup_errors=True) as folder:
            async with opened(Path(folder)) as url:
                table.add_row(name, f"{count:,}", *_cells(await house(url, count, seconds)))
    Console(width=140).print(table)


def _cells(took: Took) -> tuple[str, ...]:
    quiet, loud = (f"{one.part(0.5) * 1000:,.0f} / {one.part(0.99) * 1000:,.0f} ms" for one in (took.quiet, took.loud))
    share = f"{took.rate / Limits().overall_per_second:.0%}"
    return quiet, loud, share, str(took.slowed), _told(took.fate)


def _told(fate: Fate | None) -> str:
    if fate is None:
        return "nothing is kept"
    return f"{fate.once:,} once, {fate.twice} twice, {fate.left_out} left out, {fate.unknown} unknown"


def _title() -> str:
    return f"{TALKS_A_SECOND} people a second ask while a broadcast goes out; {LATENCY_MS} ms, Telegram's flood limits"

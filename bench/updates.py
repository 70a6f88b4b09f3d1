"""Answers per second and CPU per update, stock libraries beside the house, median of 3."""

import asyncio
import os
import re
import signal
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import aiohttp
from rich.console import Console
from rich.table import Table

from bench.children.guanjia import FIRST_ID, PEOPLE
from bot.playground.world import TOKEN

_TICKS = os.sysconf("SC_CLK_TCK")
_RUNS = 3
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Case:
    """A bot to be measured: its module, its further arguments, and the text that begins a dialogue, if it needs one."""

    name: str
    module: str
    arguments: tuple[str, ...] = ()
    opening: str = ""


CASES = (
    Case("python-telegram-bot, stock, one by one: echo", "bench.children.ptb", ("sequential",)),
    Case("python-telegram-bot, stock, concurrent: echo", "bench.children.ptb", ("parallel",)),
    Case("aiogram, stock: echo", "bench.children.gram"),
    Case(
        "Guanjia: durable dialogue step (SQLite, FULL)", "bench.children.guanjia", ("{database}", "{folder}"), "/bench"
    ),
)


@dataclass(frozen=True)
class Figures:
    """One run: answers per second, CPU milliseconds per update, share of answers that overtook another of the chat."""

    rate: float
    cpu: float
    overtaken: float


@dataclass
class Api:
    """The local Bot API server in its own process, held by its control endpoint."""

    url: str
    session: aiohttp.ClientSession

    async def control(self, verb: str, **given: Any) -> Any:
        """Say a verb; what it answers."""
        async with self.session.post(f"{self.url}/control/{verb}", json=given) as answered:
            return await answered.json()


async def measure(case: Case, latency: int, each: int) -> Figures:
    """Queue so many messages of each of the people at once and time the answers."""
    with tempfile.TemporaryDirectory() as folder:
        async with serving(latency) as api:
            await api.control("users", count=PEOPLE, first_id=FIRST_ID)
            filled = {"database": f"sqlite+aiosqlite:///{folder}/bench.db", "folder": f"{folder}"}
            arguments = [one.format(**filled) for one in case.arguments]
            async with child(case.module, api.url, TOKEN, *arguments) as bot:
                return await _timed(case, api, bot.pid, each)


async def _timed(case: Case, api: Api, pid: int, each: int) -> Figures:
    people = [FIRST_ID + n for n in range(PEOPLE)]
    await api.control("says", messages=[{"user_id": one, "text": case.opening or "hello"} for one in people])
    await _sent(api, PEOPLE)
    before = _cpu(pid)
    said = await api.control("says", messages=[{"user_id": one, "text": str(n)} for n in range(each) for one in people])
    done = await _sent(api, PEOPLE * (each + 1))
    cpu = (_cpu(pid) - before) / (PEOPLE * each) * 1000
    return Figures(PEOPLE * each / (done - said["at"]), cpu, await _overtaken(api))


async def _sent(api: Api, count: int) -> float:
    reached = await api.control("wait", method="sendMessage", count=count, timeout=180)
    if not reached["reached"]:
        raise SystemExit(f"only {reached['count']} of {count} answers came")
    return float(reached["at"])


async def _overtaken(api: Api) -> float:
    order: dict[int, list[int]] = defaultdict(list)
    for call in (await api.control("calls", method="sendMessage"))["calls"]:
        found = _NUMBER.search(str(call["params"].get("text", "")))
        order[int(call["params"]["chat_id"])].append(int(found[0]) if found else -1)
    steps = [later < sooner for numbers in order.values() for sooner, later in pairwise(numbers)]
    return sum(steps) / max(len(steps), 1)


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


@asynccontextmanager
async def serving(latency: int, *, limits: bool = False) -> AsyncIterator[Api]:
    """The server, for one run; with Telegram's flood limits or without any."""
    free = () if limits else ("--no-limits",)
    arguments = ("--port", "0", "--latency-ms", str(latency), "--remember", "200000", *free)
    async with child("bot.playground.botapi", *arguments, listen=True) as server:
        if server.stdout is None:
            raise RuntimeError("the server says nothing")
        url = (await server.stdout.readline()).decode().split()[-1]
        async with aiohttp.ClientSession() as session:
            yield Api(url, session)


@asynccontextmanager
async def child(
    module: str, *arguments: str, listen: bool = False, settings: Mapping[str, str] | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process that is ended with the block; `settings` are added to its environment."""
    stdout = asyncio.subprocess.PIPE if listen else asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", "-m", module, *arguments, stdout=stdout, stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, **(settings or {})},  # noqa: TID251  # what it inherits, and its settings
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.wait()


async def run(*, quick: bool) -> None:
    """Measure everything and print the table."""
    table = Table("case", "API latency", "answers/s", "CPU ms/update", "out of order")
    for latency in (0, 60):
        for case in CASES:
            each = 5 if quick or (latency and case.module == "bench.children.ptb") else 20
            runs = [await measure(case, latency, each) for _ in range(1 if quick else _RUNS)]
            rate, cpu, order = (
                statistics.median(getattr(run, name) for run in runs) for name in ("rate", "cpu", "overtaken")
            )
            table.add_row(case.name, f"{latency} ms", f"{rate:,.0f}", f"{cpu:.2f}", f"{order:.1%}")
    Console(width=110).print(table)

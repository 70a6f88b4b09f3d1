"""A storm of people against the real process, which is killed over and over."""

import asyncio
import os
import random
import signal
import sys
from asyncio.subprocess import Process
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.clock import Clock
from bot.domain.people import SYSTEM, ChatId, ContactKind, Person, Post
from bot.domain.roles import Role
from bot.domain.units import Building, Occupancy, Tenant, TenantKind, Unit, UnitStatus, UnitUse
from bot.playground.botapi import Server
from bot.playground.bubbles import Bubble
from bot.playground.phones import Phone
from bot.playground.world import TOKEN, World
from bot.services.work import Desk, Work
from bot.storage.database import Database
from bot.texts import Texts

FIRST = 6_000_000_000


async def settle(url: str, folder: Path, people: int) -> None:
    """A building with so many residents, each bound."""
    clock = Clock()
    async with Database(url) as database:
        await Desk(database, clock, Texts(clock), folder).do(SYSTEM, lambda work: _settle(work, people))


async def _settle(work: Work, people: int) -> None:
    building = await work.add(Building(code="ST", name_zh="风暴", name_en="Storm", rules={}, facts={}))
    for n in range(people):
        place = {"building": building.id, "number": f"{n:04d}", "floor": "1", "area": 1}
        unit = await work.add(Unit(**place, use=UnitUse.APARTMENT, status=UnitStatus.OCCUPIED))  # type: ignore[arg-type]
        tenant = await work.add(Tenant(code=f"T{n}", kind=TenantKind.RESIDENT, name_zh=f"住户{n}", name_en=f"R{n}"))
        await work.add(Occupancy(tenant=tenant.id, unit=unit.id, since=work.now))
        person = await work.add(Person(code=f"P{n}", name_zh=f"住户{n}", chat=ChatId(FIRST + n), consent=1))
        await work.add(
            Post(person=person.id, role=Role.TENANT, tenant=tenant.id, contact=ContactKind.RESIDENT, since=work.now)
        )


@dataclass
class Storm:
    """The people and the process between them."""

    world: World
    server: Server
    url: str
    folder: Path
    people: int
    reports: int
    random: random.Random
    process: Process | None = None
    kills: int = 0
    said: Counter[str] = field(default_factory=Counter)

    def gather(self) -> None:
        """Everybody has a phone, and the bot may write to them."""
        for n in range(self.people):
            self.world.user(f"P{n}", user_id=FIRST + n, started=True)

    async def start(self) -> None:
        """Start the real process."""
        settings = {
            "BOT_TOKEN": TOKEN, "BOT_API_URL": self.server.url, "DATABASE_URL": self.url,
            "MEDIA_DIR": str(self.folder / "media"), "LOG_LEVEL": "ERROR", "PATH": os.defpath,
        }  # fmt: skip
        command = (sys.executable, "-m", "bot", "run")
        self.process = await asyncio.create_subprocess_exec(*command, env=settings, cwd=Path(__file__).parent.parent)

    async def kill(self) -> None:
        """Without warning."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
        await self.process.wait()
        self.kills += 1

    async def stop(self) -> int:
        """Ask it to stop; its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(6):
            return await self.process.wait()

    async def rage(self, kills: int) -> None:
        """Everybody reports while the process is killed so many times at random moments, and started again."""
        talk = asyncio.gather(*(self._resident(n) for n in range(self.people)))
        for _ in range(kills):
            await asyncio.sleep(self.random.uniform(0.9, 2.2))
            if talk.done():
                break
            await self.kill()
            await self.start()
        await talk

    async def _resident(self, n: int) -> None:
        phone = Phone(self.world, self.world.users[FIRST + n])
        for turn in range(self.reports):
            text = f"水龙头滴水 {n}-{turn}"
            self.said[text] += 1
            await phone.says(text)
            confirm = await phone.waits(lambda: _confirm(phone, text), 90)  # noqa: B023 - awaited in this very turn
            await phone.taps(confirm)
            await phone.waits(lambda: _numbered(phone, turn + 1), 90)  # noqa: B023


def _confirm(phone: Phone, text: str) -> str | None:
    for shown in reversed(phone.chat):
        if text in shown.text and shown.by_bot:
            return next((b.value for row in shown.buttons for b in row if b.value.endswith(":s:y")), None)
    return None


def _numbered(phone: Phone, wanted: int) -> bool:
    numbers = {word for shown in phone.chat for word in _words(shown) if word.startswith("R-0")}
    return len(numbers) >= wanted


def _words(shown: Bubble) -> list[str]:
    return shown.text.replace("。", " ").replace(",", " ").split() if shown.by_bot else []

"""A storm of people against the real process, which is killed over and over: reports, and everything that follows."""

import asyncio
import os
import random
import re
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from bot.clock import Clock
from bot.domain.people import CONSENT_VERSION, SYSTEM, ChatId, ContactKind, Person, PersonId, Post
from bot.domain.roles import Role
from bot.domain.units import Building, Occupancy, Tenant, TenantId, TenantKind, Unit, UnitStatus, UnitUse
from bot.playground import chats
from bot.playground.botapi import Server
from bot.playground.faults import Trouble
from bot.playground.phones import Phone
from bot.playground.world import TOKEN, World
from bot.services.work import Desk, Work
from bot.storage.database import Database
from bot.texts import Texts
from tests import unhurried
from tests.forks import Forked

FIRST = 6_000_000_000
_PATIENCE, _LOOK_SECONDS = 90.0, 0.05
"""For how long nobody at all may get any further before the storm counts as stuck; how often one looks."""
_STAFF = {Role.DISPATCHER: 2, Role.TECHNICIAN: 4, Role.CSR: 2}
TAPS_OF_A_REPORT, TAPS_OF_AN_ORDER = 2, 10
"""What a tenant does about a report, and colleagues about its order, each an update."""
WORK = "换了阀门，第 {} 件"
_NUMBER = re.compile(r"R-\d{6}")
T = TypeVar("T")


async def settle(url: str, people: int) -> None:
    """A building with so many residents and a few colleagues, each bound."""
    clock = Clock()
    async with Database(url) as database:
        await Desk(database, clock, Texts(clock)).do(SYSTEM, lambda work: _settle(work, people))


async def _settle(work: Work, people: int) -> None:
    building = await work.add(Building(code="ST", name_zh="风暴", name_en="Storm", rules={}, facts={}))
    for n in range(people):
        place = {"building": building.id, "number": f"{n:04d}", "floor": "1", "area": 1}
        unit = await work.add(Unit(**place, use=UnitUse.APARTMENT, status=UnitStatus.OCCUPIED))  # type: ignore[arg-type]
        tenant = await work.add(Tenant(code=f"T{n}", kind=TenantKind.RESIDENT, name_zh=f"住户{n}", name_en=f"R{n}"))
        await work.add(Occupancy(tenant=tenant.id, unit=unit.id, since=work.now))
        await _hire(work, n, f"住户{n}", Role.TENANT, tenant.id)
    for n, (role, number) in enumerate(staff(), start=people):
        await _hire(work, n, f"{role.value}{number}", role, None)


async def _hire(work: Work, n: int, name: str, role: Role, tenant: TenantId | None) -> PersonId:
    person = await work.add(Person(code=f"P{n}", name_zh=name, chat=ChatId(FIRST + n), consent=CONSENT_VERSION))
    contact = ContactKind.RESIDENT if tenant else None
    await work.add(Post(person=person.id, role=role, tenant=tenant, contact=contact, since=work.now))
    return person.id


def staff() -> Iterator[tuple[Role, int]]:
    """Each colleague by role and number."""
    return ((role, number) for role, count in _STAFF.items() for number in range(count))


class Hands:
    """One person with a phone: looks at the buttons now and then, and does one thing after the other."""

    def __init__(self, storm: "Storm", n: int) -> None:
        self.phone = Phone(storm.world, storm.world.users[FIRST + n])
        self._storm, self._posts = storm, storm.world.chats[FIRST + n].posts
        self._over = 0

    async def waits(self, look: Callable[[], T | None]) -> T:
        """Until there is something; the process may be dead meanwhile."""
        async with asyncio.timeout(_PATIENCE) as patience:
            acts = self._storm.acts
            while not (seen := look()):
                if acts != self._storm.acts:
                    acts = self._storm.acts
                    patience.reschedule(asyncio.get_running_loop().time() + _PATIENCE)
                await asyncio.sleep(_LOOK_SECONDS)
        return seen

    async def says(self, text: str) -> None:
        await self.phone.says(text)
        self._storm.acts += 1

    async def taps(self, data: str) -> None:
        await self.phone.taps(data)
        self._storm.acts += 1

    def messages(self) -> Iterator[chats.Post]:
        """What the house says on the screen, newest first."""
        return (post for post in reversed(self._posts.values()) if post.by_bot and not post.deleted)

    def prompt(self, *ends: str) -> str | None:
        """The button of a dialogue after those that are over which ends so."""
        found = (one for post in self.messages() for one in _buttons(post) if one.startswith("v1:f:"))
        return next((one for one in found if one.endswith(ends) and _draft(one) > self._over), None)

    async def ends(self, data: str) -> None:
        """Press the last button of a dialogue."""
        await self.taps(data)
        self._over = _draft(data)

    def card(self, intake: str) -> tuple[str, ...] | None:
        """The buttons of a repair's newest card, once there is an order."""
        slip = f"v1:repair-slip:{intake}"
        return next((found for post in self.messages() if slip in (found := _buttons(post))), None)

    def offered(self, *actions: str) -> Iterator[str]:
        """The buttons that do one of these, on the newest card of each repair."""
        seen: set[str] = set()
        for post in self.messages():
            buttons = _buttons(post)
            yield from (one for one in buttons if _action(one) in actions and _intake(one) not in seen)
            seen |= {_intake(one) for one in buttons if _action(one) == "repair-slip"}

    async def does(self, data: str) -> None:
        """Press a button of a card that then shows the next step."""
        await self.taps(data)
        await self.waits(lambda: self.is_done(data))

    def is_done(self, data: str) -> bool:
        """Whether the repair's newest card has that button no more."""
        shown = self.card(_intake(data))
        return shown is not None and data not in shown

    def numbers(self) -> int:
        """How many numbers the house has given to this person's reports, as far as any message still tells."""
        return len(
            {number for post in self._posts.values() for number in _NUMBER.findall(post.message.get("text", ""))}
        )


def _buttons(post: chats.Post) -> tuple[str, ...]:
    rows = post.message.get("reply_markup", {}).get("inline_keyboard", ())
    return tuple(one.get("callback_data", "") for row in rows for one in row)


def _action(data: str) -> str:
    return data.split(":")[1] if data else ""


def _intake(data: str) -> str:
    return data.split(":")[2] if data.count(":") > 1 else ""


def _draft(data: str) -> int:
    return int(data.split(":")[2])


@dataclass
class Storm:
    """The people and the process between them. `acts` counts what people have done, each an update."""

    world: World
    server: Server
    url: str
    folder: Path
    people: int
    reports: int
    random: random.Random
    process: Forked | None = None
    kills: int = 0
    acts: int = 0
    said: Counter[str] = field(default_factory=Counter)
    closed: set[str] = field(default_factory=set)

    @property
    def orders(self) -> int:
        """How many there will be."""
        return self.people * self.reports

    def gather(self) -> None:
        """Everybody has a phone, and the bot may write to them."""
        for n in range(self.people + sum(_STAFF.values())):
            self.world.user(f"P{n}", user_id=FIRST + n, started=True)

    def start(self) -> None:
        """Start the real process."""
        settings = {
            "BOT_TOKEN": TOKEN, "BOT_API_URL": self.server.url, "DATABASE_URL": self.url,
            "MEDIA_DIR": str(self.folder / "media"), "LOG_LEVEL": "ERROR", "PATH": os.defpath,
        }  # fmt: skip
        self.process = Forked(unhurried.run, settings=settings, folder=self.folder)

    async def kill(self) -> None:
        """Without warning."""
        assert self.process is not None
        await self.process.kill()
        self.kills += 1

    async def stop(self) -> int | None:
        """Ask it to stop; its exit code, None if it did not in time."""
        assert self.process is not None
        return await self.process.stop(9)

    async def rage(self, kills: int, points: Sequence[tuple[Trouble, str]] = ()) -> None:
        """Everybody acts while the process is killed at these points and at random moments, and started again."""
        acting = asyncio.gather(*self._everybody())
        in_all = self.orders * (TAPS_OF_A_REPORT + TAPS_OF_AN_ORDER)
        moments = self.random.sample(range(in_all // 20, in_all * 19 // 20), kills + len(points))
        ways: list[tuple[Trouble, str] | None] = [*points, *[None] * kills]
        self.random.shuffle(ways)
        for moment, way in zip(sorted(moments), ways, strict=True):
            while self.acts < moment and not acting.done():  # noqa: ASYNC110 - many hands move it
                await asyncio.sleep(0.01)
            await (self._kill_at(*way) if way else self._kill_soon())
            self.start()
        await acting

    async def _kill_soon(self) -> None:
        await asyncio.sleep(self.random.uniform(0.0, 0.1))
        await self.kill()

    async def _kill_at(self, trouble: Trouble, method: str) -> None:
        """In the very middle of the next call of that method."""
        fault = self.server.faults.add(trouble, method, times=1)
        async with asyncio.timeout(_PATIENCE):
            while not fault.struck:  # noqa: ASYNC110 - the call comes when it comes
                await asyncio.sleep(0.005)
        await self.kill()
        self.server.faults.clear(fault)

    def _everybody(self) -> Iterator[Coroutine[Any, Any, None]]:
        yield from (self._resident(Hands(self, n)) for n in range(self.people))
        does = {Role.DISPATCHER: self._dispatcher, Role.TECHNICIAN: self._technician, Role.CSR: self._representative}
        for n, (role, number) in enumerate(staff(), start=self.people):
            yield does[role](Hands(self, n), number)

    async def _resident(self, hands: Hands) -> None:
        for turn in range(self.reports):
            text = f"水龙头滴水 {hands.phone.user.id}-{turn}"
            self.said[text] += 1
            await hands.says(text)
            await hands.taps(await hands.waits(lambda: _confirm(hands, text)))  # noqa: B023 - awaited in this very turn
            await hands.waits(lambda: hands.numbers() > turn)  # noqa: B023

    async def _dispatcher(self, hands: Hands, number: int) -> None:
        """Every second repair: sends a technician, and records the result when it is done."""
        assigned: set[str] = set()

        def mine(data: str) -> bool:
            return int(_intake(data)) % _STAFF[Role.DISPATCHER] == number and data not in assigned

        while data := await self._next(hands, mine, "repair-assign", "repair-result"):
            await hands.taps(data)
            if _action(data) == "repair-result":
                await hands.ends(await hands.waits(lambda: hands.prompt(":o:resolved")))
                await hands.waits(lambda: hands.is_done(data))
                continue
            assigned.add(data)
            whom = f":o:{self._technician_for(int(_intake(data)))}"
            await hands.ends(await hands.waits(lambda: hands.prompt(whom)))  # noqa: B023
            await hands.waits(lambda: hands.card(_intake(data)))

    async def _technician(self, hands: Hands, number: int) -> None:
        """Accepts, arrives, says what was done."""
        del number
        while data := await self._next(hands, lambda _: True, "repair-accept", "repair-arrive", "repair-done"):
            if _action(data) != "repair-done":
                await hands.does(data)
                continue
            await hands.taps(data)
            await hands.says(WORK.format(_intake(data)))
            await hands.ends(await hands.waits(lambda: hands.prompt(":s:y")))
            await hands.waits(lambda: hands.is_done(data))

    async def _representative(self, hands: Hands, number: int) -> None:
        """Every second repair: has looked at it, and closes it."""

        def mine(data: str) -> bool:
            return int(_intake(data)) % _STAFF[Role.CSR] == number

        while data := await self._next(hands, mine, "repair-seen"):
            await hands.does(data)
            self.closed.add(_intake(data))

    async def _next(self, hands: Hands, mine: Callable[[str], bool], *actions: str) -> str:
        """What this colleague has to do next; empty once every repair is closed."""

        def look() -> tuple[str] | None:
            found = next((one for one in hands.offered(*actions) if mine(one)), "")
            return (found,) if found or len(self.closed) == self.orders else None

        return (await hands.waits(look))[0]

    def _technician_for(self, intake: int) -> int:
        """The number of the person: residents and dispatchers have the ones before."""
        return self.people + _STAFF[Role.DISPATCHER] + intake % _STAFF[Role.TECHNICIAN] + 1


def _confirm(hands: Hands, text: str) -> str | None:
    found = (post for post in hands.messages() if text in post.message.get("text", ""))
    return next((one for post in found for one in _buttons(post) if one.endswith(":s:y")), None)

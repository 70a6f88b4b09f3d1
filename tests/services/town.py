"""A small building with one person for each post, all of them bound, for tests of services."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import event, func, select

from bot.domain.people import CONSENT_VERSION, SYSTEM, ChatId, ContactKind, Person, PersonId, Post
from bot.domain.refusal import Refusal
from bot.domain.roles import STAFF, Role
from bot.domain.units import Building, Occupancy, Tenant, TenantId, TenantKind, Unit, UnitId, UnitStatus, UnitUse
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services.work import Desk, Work
from bot.storage.tables import history, outbox
from bot.talk import Speaker

T = TypeVar("T")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


class _UndoneError(Exception):
    """It worked; and is taken back, for the next one to find the same state."""


@dataclass(frozen=True)
class Town:
    """Who and what there is. `tenant` lives in `unit`, `neighbour` in `other_unit`; two technicians, two CSRs."""

    desk: Desk
    people: dict[str, PersonId]
    unit: UnitId
    other_unit: UnitId
    tenant: TenantId

    async def does(self, who: str, verb: Callable[[Work], Awaitable[T]], at: datetime | None = None) -> T:
        """Let somebody do something, as if they had spoken from their own chat; perhaps earlier than it is heard."""
        speaker = Speaker(ChatId(1000 + self.people[who])) if who in self.people else Speaker(ChatId(999))
        return await self.desk.do(speaker, verb, at=at)

    async def outcome(self, who: str, verb: Callable[[Work], Awaitable[object]], at: datetime | None = None) -> str:
        """What somebody is told who tries it: "done", or the key of the no. Nothing of it stays."""

        async def tried(work: Work) -> None:
            await verb(work)
            raise _UndoneError

        try:
            await self.does(who, tried, at)
        except _UndoneError:
            return "done"
        except Refusal as refused:
            return refused.key
        raise AssertionError("unreachable")

    async def outcomes(
        self, whom: Sequence[str], verb: Callable[[Work], Awaitable[object]], at: datetime | None = None
    ) -> dict[str, str]:
        """What each of them is told. In a file they queue: one after the other, and it is opened once for all."""
        if not self.desk.database.embedded:
            return {who: await self.outcome(who, verb, at) for who in whom}
        return dict(zip(whom, await asyncio.gather(*(self.outcome(who, verb, at) for who in whom)), strict=True))


ROLES: dict[str, Role] = {role.value: role for role in Role if role in STAFF} | {
    "tenant": Role.TENANT, "neighbour": Role.TENANT, "vendor": Role.VENDOR,
    "second_technician": Role.TECHNICIAN, "second_csr": Role.CSR,
}  # fmt: skip


async def built(desk: Desk) -> Town:
    """Build it."""
    return await desk.do(SYSTEM, lambda work: _build(work, desk))


async def _build(work: Work, desk: Desk) -> Town:
    building = await work.add(Building(code="JL", name_zh="锦澜", name_en="Jinlan", rules={}, facts={}))
    homes = []
    for number in ("0801", "0901"):
        place = {"building": building.id, "number": number, "floor": number[1], "area": 100}
        unit = await work.add(Unit(**place, use=UnitUse.OFFICE, status=UnitStatus.OCCUPIED))  # type: ignore[arg-type]
        tenant = await work.add(Tenant(code=f"T{number}", kind=TenantKind.COMPANY, name_zh="云杉", name_en="Spruce"))
        await work.add(Occupancy(tenant=tenant.id, unit=unit.id, since=LONG_AGO))
        homes.append((unit.id, tenant.id))
    people = {}
    for name, role in ROLES.items():
        home = homes[name == "neighbour"][1] if role is Role.TENANT else None
        people[name] = await _hire(work, name, role, home)
    return Town(desk, people, homes[0][0], homes[1][0], homes[0][1])


async def _hire(work: Work, name: str, role: Role, home: TenantId | None) -> PersonId:
    person = await work.add(
        Person(code=name, name_zh=name, name_en=name, phone="000-88003801", consent=CONSENT_VERSION)
    )
    await work.save(person, person.bind(ChatId(1000 + person.id), person.language, work.now))
    contact = ContactKind.ADMIN if home else None
    skills = ("plumbing",) if name == "technician" else ()
    await work.add(Post(person=person.id, role=role, tenant=home, contact=contact, skills=skills, since=LONG_AGO))
    return person.id


_TOLD = count(1)


def anew(text: str) -> str:
    """The same trouble in words of its own: in the very same words it would be filed only once."""
    return f"{text} {next(_TOLD)}"


MONDAY = date(2026, 11, 23)
"""The day on which every test begins."""


def at(town: Town, hour: int, minute: int = 0, second: int = 0, day: date = MONDAY) -> datetime:
    """An instant on a day of the building."""
    return town.desk.clock.at(day, hour, minute) + timedelta(seconds=second)


async def lines(town: Town) -> int:
    """How many lines the histories have."""
    async with town.desk.database.transaction() as db:
        return int((await db.execute(select(func.count()).select_from(history))).scalar_one())


async def ticks(town: Town, when: datetime) -> None:
    """It is then, and what is due is done."""
    town.desk.clock.set(when)
    await Clockwork(town.desk, SCHEDULE).tick()


@contextmanager
def asking(town: Town) -> Iterator[list[str]]:
    """What the database is asked meanwhile, statement by statement."""
    asked: list[str] = []
    engine = town.desk.database.engine.sync_engine

    def noted(*of: Any) -> None:
        asked.append(of[2])

    event.listen(engine, "before_cursor_execute", noted)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", noted)


async def told(town: Town, who: str, key: str) -> list[dict[str, Any]]:
    """What somebody has been told under a key, oldest first: its arguments."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who]).order_by(outbox.c.id)
        said = [body["say"] for body in (await db.execute(mine)).scalars() if "say" in body]
        return [one["args"] for one in said if one["$say"] == key]

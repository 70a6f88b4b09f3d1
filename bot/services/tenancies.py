"""Who is in which unit, and who of a tenant can be written to: asked by every service that takes something down."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select

from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.units import TenantId, Unit, UnitId
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import occupancies, people, posts, units

_NOW = occupancies.c.until.is_(None)
_REACHABLE = (people.c.chat.is_not(None), people.c.unreachable_since.is_(None))


async def tenant_in(work: Work, unit: UnitId | None) -> TenantId | None:
    """Inside other verbs: who is in a unit now; nobody where it is empty, or where no unit is meant."""
    if unit is None:
        return None
    found = select(occupancies.c.tenant).where(occupancies.c.unit == unit, _NOW)
    tenant: TenantId | None = (await work.db.execute(found)).scalars().first()
    return tenant


async def in_touch(work: Work, *tenants: TenantId | None) -> tuple[PersonId, ...]:
    """Inside other verbs: who of these tenants can be written to."""
    return tuple(person for person, _ in await _people_of(work, tenants, *_REACHABLE))


async def out_of_touch(work: Work, tenants: Iterable[TenantId | None]) -> frozenset[TenantId | None]:
    """Inside other verbs: those of these tenants of whom nobody can be written to."""
    asked = frozenset(tenants)
    held = select(posts.c.tenant).join(people, people.c.id == posts.c.person).distinct()
    theirs = (posts.c.tenant.in_(sorted(filter(None, asked))), posts.c.until.is_(None), *_REACHABLE)
    return asked - frozenset((await work.db.execute(held.where(*theirs))).scalars())


async def contacts(work: Work, tenant: TenantId | None) -> list[tuple[PersonId, Named]]:
    """Inside other verbs: who of a tenant can be written to, with their names."""
    return await _people_of(work, (tenant,), *_REACHABLE)


async def bound(work: Work, tenant: TenantId | None) -> list[tuple[PersonId, Named]]:
    """Inside other verbs: who of a tenant has come into the chat, though perhaps nothing reaches them just now."""
    return await _people_of(work, (tenant,), people.c.chat.is_not(None))


async def every_unit(work: Work) -> list[tuple[UnitId, Named]]:
    """Inside other verbs: all units of the building."""
    return await _named(work, units.c.id > 0)


async def occupied_units(work: Work) -> list[tuple[UnitId, Named]]:
    """Inside other verbs: the units that somebody is in."""
    return await _named(work, units.c.id.in_(select(occupancies.c.unit).where(_NOW)))


async def own_units(work: Work) -> list[tuple[UnitId, Named]]:
    """Inside other verbs: the units that who speaks stands for."""
    return await _named(work, units.c.id.in_(work.actor.units))


async def _people_of(
    work: Work, tenants: tuple[TenantId | None, ...], *which: ColumnElement[bool]
) -> list[tuple[PersonId, Named]]:
    held = select(people.c.id, people.c.name_zh, people.c.name_en).join(posts, posts.c.person == people.c.id)
    theirs = (posts.c.tenant.in_(sorted(filter(None, tenants))), posts.c.until.is_(None), *which)
    found = await work.db.execute(held.where(*theirs).distinct().order_by(people.c.id))
    return [(PersonId(row.id), Named(row.name_zh, row.name_en)) for row in found]


async def _named(work: Work, which: ColumnElement[bool]) -> list[tuple[UnitId, Named]]:
    return [(unit.id, Named(unit.number, unit.number)) for unit in await rows.every(work.db, Unit, which)]


async def numbers(work: Work) -> dict[int, str]:
    """Inside other verbs: what every unit is called, by its id."""
    return {row.id: row.number for row in await work.db.execute(select(units.c.id, units.c.number))}

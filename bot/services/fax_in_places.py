"""Where a fax belongs, by its unit and the name on it (R221): looked up in the directory, old tenants included."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select, union_all

from bot.domain.fax_in_words import bare
from bot.domain.units import Tenant, TenantId, Unit, UnitId, UnitStatus
from bot.services import tenancies
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import occupancies, people, posts, tenants


class Lives(StrEnum):
    """Whether whom it is for is there: now, later, not any more; or nobody knows."""

    HERE = "here"
    MOVES_IN = "moves_in"
    MOVED_OUT = "moved_out"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Whereabouts:
    """Where it belongs; `listed`: the directory has that name there."""

    lives: Lives
    unit: UnitId | None = None
    tenant: TenantId | None = None
    listed: bool = False


async def of(work: Work, unit: UnitId | None, name: str) -> Whereabouts:
    """Inside other verbs: where a fax for `name` in `unit` belongs; without a unit the name has to stand for one."""
    meant = await _called(work, name)
    if unit is not None:
        return await _in_unit(work, unit, meant)
    if len(meant) != 1:
        return Whereabouts(Lives.UNKNOWN)
    (tenant,) = meant
    home = select(occupancies.c.unit).where(occupancies.c.tenant == tenant, occupancies.c.until.is_(None))
    at: UnitId | None = (await work.db.execute(home.order_by(occupancies.c.id))).scalars().first()
    if at is not None:
        return Whereabouts(await _now_or_later(work, tenant), at, tenant, listed=True)
    if await still_to_come(work, tenant):
        return Whereabouts(Lives.MOVES_IN, None, tenant, listed=True)
    return Whereabouts(Lives.MOVED_OUT, None, tenant, listed=True)


async def still_to_come(work: Work, tenant: TenantId) -> bool:
    """Inside other verbs: whether a tenant has a lease that begins later."""
    moves = (await rows.find(work.db, Tenant, tenant)).moved_in
    return moves is not None and moves > work.desk.clock.today(work.now)


async def _in_unit(work: Work, unit: UnitId, meant: frozenset[TenantId]) -> Whereabouts:
    now, former = await tenancies.tenant_in(work, unit), await _former(work, unit)
    gone = next((one for one in former if one in meant), None)
    if now is not None and (now in meant or gone is None):
        return Whereabouts(await _now_or_later(work, now), unit, now, listed=now in meant)
    if gone is not None:
        return Whereabouts(Lives.MOVED_OUT, unit, gone, listed=True)
    if (await rows.find(work.db, Unit, unit)).status is UnitStatus.HANDOVER_PENDING:
        return Whereabouts(Lives.MOVES_IN, unit)
    if former:
        return Whereabouts(Lives.MOVED_OUT, unit, former[0])
    return Whereabouts(Lives.UNKNOWN, unit)


async def _now_or_later(work: Work, tenant: TenantId) -> Lives:
    return Lives.MOVES_IN if await still_to_come(work, tenant) else Lives.HERE


async def _former(work: Work, unit: UnitId) -> list[TenantId]:
    """Who was in a unit and is not any more, the last first."""
    left = select(occupancies.c.tenant).where(occupancies.c.unit == unit, occupancies.c.until.is_not(None))
    return list((await work.db.execute(left.order_by(occupancies.c.until.desc()))).scalars())


async def _called(work: Work, name: str) -> frozenset[TenantId]:
    """The tenants that are called so, or whose contact persons are."""
    wanted = bare(name)
    if not wanted:
        return frozenset()
    own = select(tenants.c.id, tenants.c.name_zh, tenants.c.name_en)
    held = select(posts.c.tenant, people.c.name_zh, people.c.name_en).join(people, people.c.id == posts.c.person)
    listed = (await work.db.execute(union_all(own, held.where(posts.c.tenant.is_not(None))))).all()
    return frozenset(tenant for tenant, *names in listed if wanted in map(bare, names))

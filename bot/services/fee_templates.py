"""The tables of a month, as far as the house knows them already: to be completed, and sent in (R129, R145, T18).

What was charged for repairs, and what meals and laundry came to, is put in once: whatever stands on a bill by its
reference is not put in again, and what came too late for one month is in the next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from bot.domain.bc_jobs import BcJob
from bot.domain.bc_statements import stated
from bot.domain.fees import BUSINESS, LAUNDRY, MEALS, FeeLine, FeeTable
from bot.domain.grids import exact, product
from bot.domain.laundry import LaundryOrder
from bot.domain.money import Fen
from bot.domain.months import earlier
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.units import Building, Tenant, TenantId, Unit, UnitUse
from bot.services import fee_sheets
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_jobs
from bot.storage.laundry_tables import laundry_orders
from bot.storage.meal_tables import meal_orders
from bot.storage.repair_tables import charges, work_orders
from bot.storage.tables import buildings, occupancies, tenants, units

_BACK = 3
"""So many months before are looked through for what has not been charged yet."""
_MANAGED = {UnitUse.OFFICE: "mgmt_office", UnitUse.RETAIL: "mgmt_retail", UnitUse.APARTMENT: "mgmt_apartment"}


@dataclass(frozen=True)
class Template:
    """The lines of a month, and what tenants are called; `open_` are lines that wait for a figure."""

    month: str
    lines: tuple[FeeLine, ...]
    open_: tuple[FeeLine, ...]
    names: Mapping[TenantId, Named]


@dataclass(frozen=True)
class _Let:
    unit: Unit
    tenant: Tenant


@needs(May.KEEP_FEES)
async def of_month(work: Work, month: str) -> Template:
    """What the house knows of the tables of a month."""
    let = await _let(work)
    prices = await _prices(work)
    whole = [*_management(let, prices), *_per_tenant(let, prices)]
    done = await fee_sheets.charged(work, but=month)
    found = [*await _repairs(work, month), *await _meals(work, month), *await _laundry(work, month)]
    found += await _business(work, month)
    fresh = [line for line in found if line.mark not in done and line.amount]
    names = {one.id: one.name for one in await rows.every(work.db, Tenant, tenants.c.id > 0)}
    return Template(month, (*whole, *fresh), tuple(_metered(let, prices)), names)


async def _let(work: Work) -> list[_Let]:
    held = {one.id: one for one in await rows.every(work.db, Unit, units.c.id > 0)}
    who = {one.id: one for one in await rows.every(work.db, Tenant, tenants.c.id > 0)}
    found = await work.db.execute(select(occupancies.c.unit, occupancies.c.tenant).where(occupancies.c.until.is_(None)))
    return sorted((_Let(held[row.unit], who[row.tenant]) for row in found), key=lambda one: one.unit.number)


async def _prices(work: Work) -> dict[str, Decimal]:
    building = await rows.first(work.db, Building, buildings.c.id > 0)
    facts: Any = building.facts.get("fee_items") if building else None
    return {one["code"]: exact(one["price"]) for one in facts or () if one.get("price") is not None}


def _management(let: list[_Let], prices: Mapping[str, Decimal]) -> Iterator[FeeLine]:
    for one in let:
        price, area = prices.get(_MANAGED[one.unit.use]), Decimal(one.unit.area) / 100
        if price is not None and area:
            yield _line(FeeTable.MANAGEMENT, one, area, price)


def _metered(let: list[_Let], prices: Mapping[str, Decimal]) -> Iterator[FeeLine]:
    """Water: the reading is what is still missing."""
    for one in let:
        yield FeeLine(FeeTable.WATER, one.tenant.id, one.unit.number, "", Fen(0), None, prices.get("water"))


def _per_tenant(let: list[_Let], prices: Mapping[str, Decimal]) -> Iterator[FeeLine]:
    """Lines and parking spaces are let to a tenant, whatever units they have: at the first of them."""
    first: dict[TenantId, _Let] = {}
    for one in let:
        first.setdefault(one.tenant.id, one)
    for one in first.values():
        if one.tenant.phone_lines and "telephone_rental" in prices:
            yield _line(FeeTable.TELEPHONE, one, Decimal(one.tenant.phone_lines), prices["telephone_rental"])
        for level in sorted({space.partition("-")[0] for space in one.tenant.parking}):
            spaces = [space for space in one.tenant.parking if space.startswith(f"{level}-")]
            if price := prices.get(f"parking_{level.lower()}"):
                yield _line(FeeTable.PARKING, one, Decimal(len(spaces)), price, ", ".join(spaces))


def _line(table: FeeTable, one: _Let, quantity: Decimal, price: Decimal, item: str = "") -> FeeLine:
    return FeeLine(table, one.tenant.id, one.unit.number, item, product(quantity, price), quantity, price)


async def _repairs(work: Work, month: str) -> list[FeeLine]:
    """What repairs are charged (R129), each by the number of its order."""
    first = f"{earlier(_first(month), _BACK):%Y-%m}"
    it = charges.c
    found = select(it.tenant, it.amount, work_orders.c.number).join(work_orders, work_orders.c.id == it.order)
    asked = found.where(it.month >= first, it.month < month, it.tenant.is_not(None)).order_by(it.id)
    return [
        FeeLine(FeeTable.REPAIR, TenantId(row.tenant), "", "", Fen(row.amount), ref=row.number)
        for row in await work.db.execute(asked)
    ]


async def _meals(work: Work, month: str) -> list[FeeLine]:
    it = meal_orders.c
    held = await work.db.execute(
        select(it.tenant, it.charged_on, it.portions).where(
            *_within(work, month, it.charged_on), it.tenant.is_not(None)
        )
    )
    sums: dict[tuple[TenantId, str], int] = {}
    for row in held:
        key = TenantId(row.tenant), f"{row.charged_on:%Y-%m}"
        sums[key] = sums.get(key, 0) + sum(portion.amount for portion in row.portions)
    return [_other(tenant, MEALS, of, amount) for (tenant, of), amount in sorted(sums.items())]


async def _laundry(work: Work, month: str) -> list[FeeLine]:
    it = laundry_orders.c
    sums: dict[tuple[TenantId, str], int] = {}
    for order in await rows.every(work.db, LaundryOrder, *_within(work, month, it.charged_on)):
        key = order.tenant, f"{order.charged_on:%Y-%m}"
        sums[key] = sums.get(key, 0) + order.total
    return [_other(tenant, LAUNDRY, of, amount) for (tenant, of), amount in sorted(sums.items())]


async def _business(work: Work, month: str) -> list[FeeLine]:
    sums: dict[tuple[TenantId, str], int] = {}
    for job in await rows.every(work.db, BcJob, *_within(work, month, bc_jobs.c.charged_on)):
        if stated(job):
            key = job.tenant, f"{job.charged_on:%Y-%m}"
            sums[key] = sums.get(key, 0) + job.total
    return [_other(tenant, BUSINESS, of, amount) for (tenant, of), amount in sorted(sums.items())]


def _other(tenant: TenantId, what: str, of: str, amount: int) -> FeeLine:
    return FeeLine(FeeTable.OTHER, tenant, "", "", Fen(amount), ref=f"{what} {of}")


def _within(work: Work, month: str, charged_on: Any) -> tuple[Any, ...]:
    """Of whole months only: what is not over yet is charged with a later one."""
    over = min(_first(month), work.desk.clock.today(work.now).replace(day=1))
    return charged_on >= earlier(_first(month), _BACK), charged_on < over


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")

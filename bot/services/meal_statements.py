"""The month's statements of meals (R179): to whoever pays for a tenant, to the caterer, to accounts."""

from datetime import date

from sqlalchemy import ColumnElement, select

from bot.domain.meal_statements import Statement, brought_lines
from bot.domain.meals import MealOrder, MealStatus
from bot.domain.months import Period, month_before, span
from bot.domain.people import VendorId
from bot.domain.permits import May
from bot.domain.roles import FRONT_DESK
from bot.domain.units import Tenant, TenantId
from bot.services import actors, house, meal_round, payers, tenancies
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders
from bot.talk import Answer, Lane, Money, answer, button

_NAMED = 10
"""So many numbers are named."""


@needs(May.KEEP_TIME)
async def push(work: Work, scope: str) -> None:
    """The first of the month: last month's statements go out."""
    month = month_before(date.fromisoformat(scope[:10]))
    await _tell_unsettled(work, month)
    everybody = await _statement(work, month)
    if not everybody.lines:
        return
    for tenant in await _tenants(work, month):
        if (held := await _statement(work, month, tenant.id)).lines:
            await _tell_tenant(work, tenant, held)
    for vendor in await _vendors(work, month):
        cooks, own = await actors.of_vendor(work.db, vendor), await _statement(work, month, None, vendor)
        work.send(cooks, _whole(own), dedupe=f"meal-statement:{month}:v{vendor}", twice=False)
    whom = await actors.holding(work.db, *payers.ACCOUNTS)
    work.send(whom, _whole(everybody), dedupe=f"meal-statement:{month}", twice=False)


@needs(May.SEE_MENU)
async def of_month(work: Work, month: str, tenant: TenantId | None = None) -> Statement:
    """A tenant's statement, for whoever pays for them and for accounts; without `tenant` a caterer's own, or all.

    Raises:
        NotFound: it is none of the actor's business.

    """
    return await _statement(work, month, tenant, *await payers.entitled(work, tenant))


async def _tell_unsettled(work: Work, month: str) -> None:
    """What is being sorted out, or noted as brought by nobody, stands on no statement yet: whoever can say is told."""
    first, following = span(month)
    eaten = meal_orders.c.day >= first, meal_orders.c.day < following
    waiting = meal_orders.c.status.in_((MealStatus.WRONG, MealStatus.SENT))
    left = await rows.every(work.db, MealOrder, *eaten, waiting)
    if left:
        numbers = ", ".join(order.number for order in left[:_NAMED])
        whom = await actors.holding(work.db, *payers.ACCOUNTS, *FRONT_DESK)
        work.tell(whom, "statement-unsettled", lane=Lane.ALERT, month=Period(month), count=len(left), numbers=numbers)
    for day in sorted({order.day for order in left if order.status is MealStatus.SENT}):
        await meal_round.refresh(work, day, ring=True)


async def _tell_tenant(work: Work, tenant: Tenant, held: Statement) -> None:
    month = held.month
    it = answer(
        "statement", month=Period(month), tenant=tenant.name, count=len(held.lines), total=Money(held.total),
        paper=("meal-statement", month, f"{tenant.id}"),
        rows=((button("meal-statement", month, tenant.id), button("statement-object", month, tenant.id)),),
    )  # fmt: skip
    once = f"meal-statement:{month}:{tenant.id}"
    await payers.tell(work, tenant, it, nobody="statement-nobody-pays", month=month, total=held.total, once=once)


def _whole(held: Statement) -> Answer:
    return answer(
        "statement-whole", month=Period(held.month), total=Money(held.total), paper=("meal-statement", held.month),
        rows=((button("meal-statement", held.month),),),
    )  # fmt: skip


async def _statement(work: Work, month: str, tenant: TenantId | None = None, *vendors: VendorId) -> Statement:
    where = [*_within(month), *([meal_orders.c.tenant == tenant] if tenant else [])]
    where += [meal_orders.c.vendor.in_(vendors)] if vendors else []
    orders = await rows.every(work.db, MealOrder, *where)
    numbers = await tenancies.numbers(work)
    name = (await rows.find(work.db, Tenant, tenant)).name if tenant else None
    lines = brought_lines(orders, numbers)
    return Statement(await house.name(work), month, name, lines, work.desk.clock.local(work.now))


async def _vendors(work: Work, month: str) -> list[VendorId]:
    """Those who have cooked."""
    found = await work.db.execute(select(meal_orders.c.vendor).where(*_within(month)).distinct())
    return sorted(row.vendor for row in found)


async def _tenants(work: Work, month: str) -> list[Tenant]:
    """Those who have ordered."""
    found = select(meal_orders.c.tenant).where(*_within(month), meal_orders.c.tenant.is_not(None)).distinct()
    ids = sorted(row.tenant for row in await work.db.execute(found))
    held = await rows.many(work.db, Tenant, ids)
    return [held[id_] for id_ in ids]


def _within(month: str) -> tuple[ColumnElement[bool], ...]:
    first, following = span(month)
    return meal_orders.c.charged_on >= first, meal_orders.c.charged_on < following

"""The month's statements of laundry (R166): to whoever pays for a tenant, to the laundry, to accounts."""

from datetime import date

from sqlalchemy import ColumnElement

from bot.domain.laundry import LaundryOrder, LaundryStatus
from bot.domain.laundry_statements import LaundryStatement, signed_lines
from bot.domain.months import Period, month_before, span
from bot.domain.people import VendorId
from bot.domain.permits import May
from bot.domain.roles import FRONT_DESK
from bot.domain.units import Tenant, TenantId
from bot.services import actors, house, payers, tenancies
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.laundry_tables import laundry_orders
from bot.talk import Lane, Money, answer, button

_NAMED = 10
"""So many numbers are named."""


@needs(May.KEEP_TIME)
async def push(work: Work, scope: str) -> None:
    """The first of the month: last month's statements go out."""
    month = month_before(date.fromisoformat(scope[:10]))
    await _tell_unsigned(work, month)
    signed = await rows.every(work.db, LaundryOrder, *_within(month))
    for tenant in sorted({order.tenant for order in signed}):
        await _tell_tenant(work, month, await rows.find(work.db, Tenant, tenant))
    for vendor in sorted({order.vendor for order in signed}):
        await _tell_laundry(work, month, vendor)
    if signed:
        whole = await _statement(work, month)
        it = answer(
            "laundry-statement-whole", month=Period(month), count=len(whole.lines), total=Money(whole.total),
            paper=("laundry-statement", month), rows=((button("laundry-statement", month),),),
        )  # fmt: skip
        whom = await actors.holding(work.db, *payers.ACCOUNTS)
        work.send(whom, it, dedupe=f"laundry-statement:{month}", twice=False)


@needs(May.SEE_LAUNDRY)
async def of_month(work: Work, month: str, tenant: TenantId | None = None) -> LaundryStatement:
    """A tenant's statement, for whoever pays for them and for accounts; without `tenant` the month of the laundry.

    Raises:
        NotFound: it is none of the actor's business.

    """
    return await _statement(work, month, tenant, *await payers.entitled(work, tenant))


async def _tell_unsigned(work: Work, month: str) -> None:
    """What came back and was never signed for stands on no statement yet: whoever can ask the tenant is told."""
    _, following = span(month)
    back = laundry_orders.c.returned_at < work.desk.clock.at(following, 0), laundry_orders.c.charged_on.is_(None)
    left = await rows.every(work.db, LaundryOrder, *back, laundry_orders.c.status == LaundryStatus.RETURNED)
    if left:
        numbers = ", ".join(order.number for order in left[:_NAMED])
        whom = await actors.holding(work.db, *payers.ACCOUNTS, *FRONT_DESK)
        work.tell(whom, "laundry-unsigned", lane=Lane.ALERT, month=Period(month), count=len(left), numbers=numbers)


async def _tell_tenant(work: Work, month: str, tenant: Tenant) -> None:
    held = await _statement(work, month, tenant.id)
    it = answer(
        "laundry-statement", month=Period(month), tenant=tenant.name, count=len(held.lines), total=Money(held.total),
        paper=("laundry-statement", month, f"{tenant.id}"),
        rows=((button("laundry-statement", month, tenant.id), button("laundry-object", month, tenant.id)),),
    )  # fmt: skip
    once = f"laundry-statement:{month}:{tenant.id}"
    await payers.tell(work, tenant, it, nobody="laundry-nobody-pays", month=month, total=held.total, once=once)


async def _tell_laundry(work: Work, month: str, vendor: VendorId) -> None:
    held = await _statement(work, month, None, vendor)
    it = answer(
        "laundry-statement-whole", month=Period(month), count=len(held.lines), total=Money(held.total),
        paper=("laundry-statement", month), rows=((button("laundry-statement", month),),),
    )  # fmt: skip
    work.send(await actors.of_vendor(work.db, vendor), it, dedupe=f"laundry-statement:{month}:v{vendor}", twice=False)


async def _statement(work: Work, month: str, tenant: TenantId | None = None, *vendors: VendorId) -> LaundryStatement:
    where = [*_within(month), *([laundry_orders.c.tenant == tenant] if tenant else [])]
    where += [laundry_orders.c.vendor.in_(vendors)] if vendors else []
    numbers = await tenancies.numbers(work)
    name = (await rows.find(work.db, Tenant, tenant)).name if tenant else None
    lines = signed_lines(await rows.every(work.db, LaundryOrder, *where), numbers)
    return LaundryStatement(await house.name(work), month, name, lines, work.desk.clock.local(work.now))


def _within(month: str) -> tuple[ColumnElement[bool], ...]:
    first, following = span(month)
    return laundry_orders.c.charged_on >= first, laundry_orders.c.charged_on < following

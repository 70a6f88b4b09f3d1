"""The month's statements of meals (R179): to whoever pays for a tenant, to the caterer, to accounts; objections."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, select

from bot.domain.meals import MealOrder
from bot.domain.people import ContactKind, PersonId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.statements import Bill, Objection, ObjectionId, Statement, in_time, month_before, span, stated
from bot.domain.units import Tenant, TenantId
from bot.services import actors, menus
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders
from bot.storage.rows import NotFound
from bot.storage.tables import posts, units
from bot.talk import Lane, Money, answer, button

ACCOUNTS = (Role.ACCOUNTANT, Role.TENANT_SUPERVISOR)
_SAID = {Bill.MEALS: "objection", Bill.LAUNDRY: "laundry-objection"}
_ANSWERED = {Bill.MEALS: "objection-answered", Bill.LAUNDRY: "laundry-objection-answered"}
_PAYING = ((ContactKind.FINANCE,), (ContactKind.OWNER, ContactKind.RESIDENT))
"""Who sees what a tenant owes: the finance contact; where there is none, owner or resident."""


@needs(May.KEEP_TIME)
async def push(work: Work, scope: str) -> None:
    """The first of the month: last month's statements go out."""
    month = month_before(date.fromisoformat(scope[:10]))
    everybody = await _statement(work, month)
    if not everybody.lines:
        return
    for tenant in await _tenants(work, month):
        if (held := await _statement(work, month, tenant.id)).lines:
            await _tell_tenant(work, tenant, held)
    it = answer("statement-whole", month=month, total=Money(everybody.total), paper=("meal-statement", month))
    cooks = await menus.cooking(work, (await menus.caterer(work)).id)
    work.send((*await actors.holding(work.db, *ACCOUNTS), *cooks), it, dedupe=f"meal-statement:{month}", twice=False)


@needs(May.SEE_MENU)
async def of_month(work: Work, month: str, tenant: TenantId | None = None) -> Statement:
    """A tenant's statement, for whoever pays for them and for accounts; without `tenant` the month of the caterer.

    Raises:
        NotFound: it is none of the actor's business.

    """
    if May.SEE_STATEMENTS not in work.actor.permits:
        own = tenant is not None and work.actor.person in await payers(work, tenant)
        if not (own or (tenant is None and work.actor.vendors)):
            raise NotFound
    return await _statement(work, month, tenant)


@needs(May.ORDER_MEAL)
async def object_to(work: Work, bill: Bill, month: str, tenant: TenantId, text: str) -> Objection:
    """The tenant says what is wrong with it, within three days; accounts hear of it at once.

    Raises:
        NotFound: they do not pay for that tenant.
        Refusal: the three days are over.

    """
    if work.actor.person not in await payers(work, tenant):
        raise NotFound
    in_time(month, _sent(work, month), work.said_at)
    made = await work.add(Objection(bill=bill, month=month, tenant=tenant, person=work.me, text=text, at=work.said_at))
    held = await rows.find(work.db, Tenant, tenant)
    settle = ((button("objection-settle", made.id),),)
    it = answer(_SAID[bill], month=month, tenant=held.name, text=text, rows=settle)
    work.send(await actors.holding(work.db, *ACCOUNTS), it, lane=Lane.ALERT, about=f"objection:{made.id}")
    return made


@needs(May.SEE_STATEMENTS)
async def settle(work: Work, id_: ObjectionId, words: str) -> Objection:
    """It has been looked into; the tenant hears what came of it."""
    found = await rows.find(work.db, Objection, id_)
    saved = await work.save(found, found.settle(work.me, work.said_at, words))
    it = answer(_ANSWERED[saved.bill], month=saved.month, words=words)
    work.send(saved.person, it, about=f"objection:{saved.id}")
    return saved


async def _tell_tenant(work: Work, tenant: Tenant, held: Statement) -> None:
    month = held.month
    paying = await payers(work, tenant.id)
    if not paying:
        whom = await actors.holding(work.db, *ACCOUNTS)
        work.tell(whom, "statement-nobody-pays", month=month, tenant=tenant.name, total=Money(held.total))
    it = answer(
        "statement", month=month, tenant=tenant.name, count=len(held.lines), total=Money(held.total),
        paper=("meal-statement", month, f"{tenant.id}"), rows=((button("statement-object", month, tenant.id),),),
    )  # fmt: skip
    work.send(paying, it, dedupe=f"meal-statement:{month}:{tenant.id}", twice=False)


async def _statement(work: Work, month: str, tenant: TenantId | None = None) -> Statement:
    where = [*_within(month), *([meal_orders.c.tenant == tenant] if tenant else [])]
    orders = await rows.every(work.db, MealOrder, *where)
    numbers = {row.id: row.number for row in await work.db.execute(select(units.c.id, units.c.number))}
    name = (await rows.find(work.db, Tenant, tenant)).name if tenant else None
    return stated(month, name, orders, numbers)


async def _tenants(work: Work, month: str) -> list[Tenant]:
    """Those who have ordered."""
    found = select(meal_orders.c.tenant).where(*_within(month), meal_orders.c.tenant.is_not(None)).distinct()
    ids = sorted(row.tenant for row in await work.db.execute(found))
    held = await rows.many(work.db, Tenant, ids)
    return [held[id_] for id_ in ids]


async def payers(work: Work, tenant: TenantId) -> tuple[PersonId, ...]:
    """Inside other verbs: who pays for a tenant."""
    for kinds in _PAYING:
        held = (posts.c.tenant == tenant, posts.c.until.is_(None), posts.c.contact.in_(kinds))
        found = await work.db.execute(select(posts.c.person).where(*held).distinct().order_by(posts.c.person))
        if whom := tuple(PersonId(row.person) for row in found):
            return whom
    return ()


def _sent(work: Work, month: str) -> datetime:
    _, following = span(month)
    return work.desk.clock.at(following, 23, 59)


def _within(month: str) -> tuple[ColumnElement[bool], ...]:
    first, following = span(month)
    return meal_orders.c.day >= first, meal_orders.c.day < following

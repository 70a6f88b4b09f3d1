"""Who pays for a tenant, and who keeps the accounts."""

from collections.abc import Collection

from sqlalchemy import select

from bot.domain.money import Fen
from bot.domain.months import Period
from bot.domain.people import ContactKind, PersonId, VendorId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.units import Tenant, TenantId
from bot.services import actors
from bot.services.work import Work
from bot.storage.rows import NotFound
from bot.storage.tables import people, posts
from bot.talk import Answer, Money

ACCOUNTS = (Role.ACCOUNTANT, Role.TENANT_SUPERVISOR)
_PAYING = ((ContactKind.FINANCE,), (ContactKind.OWNER, ContactKind.RESIDENT))
"""Who sees what a tenant owes: the finance contact; where there is none, owner or resident."""


async def entitled(work: Work, tenant: TenantId | None) -> tuple[VendorId, ...]:
    """Inside other verbs: whose part of a statement somebody sees: accounts and who pays all of it, a vendor their own.

    Without `tenant` it is the statement of everybody.

    Raises:
        NotFound: it is none of the actor's business.

    """
    if May.SEE_STATEMENTS in work.actor.permits:
        return ()
    if tenant is None and work.actor.vendors:
        return tuple(work.actor.vendors)
    if tenant is None or work.actor.person not in await of(work, tenant):
        raise NotFound
    return ()


async def of(work: Work, tenant: TenantId) -> tuple[PersonId, ...]:
    """Inside other verbs: who pays for a tenant."""
    for kinds in _PAYING:
        held = (posts.c.tenant == tenant, posts.c.until.is_(None), posts.c.contact.in_(kinds))
        found = await work.db.execute(select(posts.c.person).where(*held).distinct().order_by(posts.c.person))
        if whom := tuple(PersonId(row.person) for row in found):
            return whom
    return ()


async def tell(work: Work, tenant: Tenant, it: Answer, *, nobody: str, month: str, total: Fen, once: str) -> None:
    """Inside other verbs: a month's statement goes to who pays for a tenant; where nobody does, accounts hear so."""
    paying = await of(work, tenant.id)
    if not paying:
        whom = await actors.holding(work.db, *ACCOUNTS)
        work.tell(whom, nobody, month=Period(month), tenant=tenant.name, total=Money(total))
    work.send(paying, it, dedupe=once, twice=False)


async def in_touch(work: Work, tenant: TenantId) -> tuple[PersonId, ...]:
    """Inside other verbs: who of those can be written to."""
    paying = await of(work, tenant)
    here = (people.c.id.in_(paying), people.c.chat.is_not(None), people.c.unreachable_since.is_(None))
    found = await work.db.execute(select(people.c.id).where(*here).order_by(people.c.id))
    return tuple(PersonId(row.id) for row in found)


async def reached(work: Work, whose: Collection[TenantId]) -> frozenset[TenantId]:
    """Inside other verbs: for whom of these tenants somebody who pays can be written to."""
    here = people.c.chat.is_not(None) & people.c.unreachable_since.is_(None)
    held = select(posts.c.tenant, posts.c.contact, here.label("here")).join(people, people.c.id == posts.c.person)
    found = (await work.db.execute(held.where(posts.c.tenant.in_(whose), posts.c.until.is_(None)))).all()
    left, there = set(whose), set[TenantId]()
    for kinds in _PAYING:
        paying = [row for row in found if row.contact in kinds and row.tenant in left]
        there |= {row.tenant for row in paying if row.here}
        left -= {row.tenant for row in paying}
    return frozenset(there)

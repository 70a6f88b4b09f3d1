"""Who pays for a tenant, and who keeps the accounts."""

from sqlalchemy import select

from bot.domain.people import ContactKind, PersonId
from bot.domain.roles import Role
from bot.domain.units import TenantId
from bot.services.work import Work
from bot.storage.tables import posts

ACCOUNTS = (Role.ACCOUNTANT, Role.TENANT_SUPERVISOR)
_PAYING = ((ContactKind.FINANCE,), (ContactKind.OWNER, ContactKind.RESIDENT))
"""Who sees what a tenant owes: the finance contact; where there is none, owner or resident."""


async def of(work: Work, tenant: TenantId) -> tuple[PersonId, ...]:
    """Inside other verbs: who pays for a tenant."""
    for kinds in _PAYING:
        held = (posts.c.tenant == tenant, posts.c.until.is_(None), posts.c.contact.in_(kinds))
        found = await work.db.execute(select(posts.c.person).where(*held).distinct().order_by(posts.c.person))
        if whom := tuple(PersonId(row.person) for row in found):
            return whom
    return ()

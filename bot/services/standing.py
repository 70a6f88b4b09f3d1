"""Who stands for a tenant, and who of them can be written to: asked whether it is fixed, asked for a price."""

from collections.abc import Iterable

from sqlalchemy import bindparam, select

from bot.domain.people import PersonId
from bot.domain.repairs import Intake
from bot.domain.units import TenantId
from bot.services.work import Work
from bot.storage.tables import people, posts

# Asked for every card: built once.
_STANDING = (
    select(posts.c.person).where(posts.c.tenant == bindparam("tenant_"), posts.c.until.is_(None)).order_by(posts.c.id)
)
_REACHED = (
    select(people.c.id)
    .where(
        people.c.id.in_(bindparam("ids", expanding=True)),
        people.c.chat.is_not(None),
        people.c.unreachable_since.is_(None),
    )
    .order_by(people.c.id)
)


async def standing(work: Work, tenant: TenantId | None) -> tuple[PersonId, ...]:
    """Inside other verbs: who stands for a tenant."""
    return tuple(PersonId(row.person) for row in await work.db.execute(_STANDING, {"tenant_": tenant}))


async def reached(work: Work, whom: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """Inside other verbs: those of them who use this chat and have not shut the house out."""
    return tuple(PersonId(row.id) for row in await work.db.execute(_REACHED, {"ids": list(whom)}))


async def answering(work: Work, intake: Intake) -> tuple[PersonId, ...]:
    """Inside other verbs: who can say in this chat whether it is fixed; nobody where none of them uses it."""
    return await reached(work, await standing(work, intake.tenant) if intake.tenant else (intake.reporter,))

"""Who stands for a tenant, and who of them can be written to: asked whether it is fixed, asked for a price."""

from collections.abc import Iterable

from sqlalchemy import select

from bot.domain.people import PersonId
from bot.domain.repairs import Intake
from bot.domain.units import TenantId
from bot.services.work import Work
from bot.storage.tables import people, posts


async def standing(work: Work, tenant: TenantId | None) -> tuple[PersonId, ...]:
    """Inside other verbs: who stands for a tenant."""
    held = (posts.c.tenant == tenant) & posts.c.until.is_(None)
    found = select(posts.c.person).where(held).order_by(posts.c.id)
    return tuple(PersonId(row.person) for row in await work.db.execute(found))


async def reached(work: Work, whom: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """Inside other verbs: those of them who use this chat and have not shut the house out."""
    there = (people.c.id.in_(whom), people.c.chat.is_not(None), people.c.unreachable_since.is_(None))
    found = await work.db.execute(select(people.c.id).where(*there).order_by(people.c.id))
    return tuple(PersonId(row.id) for row in found)


async def answering(work: Work, intake: Intake) -> tuple[PersonId, ...]:
    """Inside other verbs: who can say in this chat whether it is fixed; nobody where none of them uses it."""
    return await reached(work, await standing(work, intake.tenant) if intake.tenant else (intake.reporter,))

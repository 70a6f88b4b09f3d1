"""What somebody does not want to be told: everything else comes."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import mutes


@needs(May.OWN_PRIVACY)
async def mute(work: Work, kind: str) -> None:
    """From now on without it."""
    await rows.add_new(work.db, mutes, {"person": work.me, "kind": kind})


@needs(May.OWN_PRIVACY)
async def unmute(work: Work, kind: str) -> None:
    """From now on with it again."""
    await work.db.execute(delete(mutes).where(mutes.c.person == work.me, mutes.c.kind == kind))


async def wanting(work: Work, kind: str, whom: Sequence[PersonId]) -> tuple[PersonId, ...]:
    """Inside other verbs: those of them who want to be told of such things."""
    found = await work.db.execute(select(mutes.c.person).where(mutes.c.kind == kind))
    muted = {row.person for row in found}
    return tuple(sorted(person for person in whom if person not in muted))

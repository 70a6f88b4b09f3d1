"""What somebody does not want to be told: everything else comes; some things only to who asks for them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, or_, select

from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import mutes, wishes

_AWAY = "away"
"""Somebody is not there until a day: they are told none of all this."""


@needs(May.OWN_PRIVACY)
async def mute(work: Work, kind: str) -> None:
    """From now on without it."""
    await rows.add_new(work.db, mutes, {"person": work.me, "kind": kind})


@needs(May.OWN_PRIVACY)
async def unmute(work: Work, kind: str) -> None:
    """From now on with it again."""
    await work.db.execute(delete(mutes).where(mutes.c.person == work.me, mutes.c.kind == kind))


@needs(May.OWN_PRIVACY)
async def muted(work: Work) -> frozenset[str]:
    """What the person does without."""
    found = await work.db.execute(select(mutes.c.kind).where(mutes.c.person == work.me))
    return frozenset(row.kind for row in found)


@needs(May.OWN_PRIVACY)
async def wish(work: Work, kind: str) -> None:
    """From now on with something that comes only to who asks for it."""
    row = {"person": work.me, "kind": kind}
    await work.db.execute(rows.upsert(work.db, wishes).values(row).on_conflict_do_nothing())


@needs(May.OWN_PRIVACY)
async def unwish(work: Work, kind: str) -> None:
    """From now on without it again."""
    await work.db.execute(delete(wishes).where(wishes.c.person == work.me, wishes.c.kind == kind))


@needs(May.OWN_PRIVACY)
async def wished(work: Work, kind: str) -> bool:
    """Whether the person has asked for it."""
    found = await work.db.execute(select(wishes.c.person).where(wishes.c.person == work.me, wishes.c.kind == kind))
    return found.first() is not None


@needs(May.OWN_PRIVACY)
async def leave(work: Work, back: date) -> None:
    """Away: nothing of all this until the day on which they are back. Raises Refusal for one that is not ahead."""
    if back <= work.desk.clock.today(work.said_at):
        raise Refusal("away-not-ahead")
    await come_back(work)
    await work.db.execute(mutes.insert().values(person=work.me, kind=_AWAY, until=back))


@needs(May.OWN_PRIVACY)
async def come_back(work: Work) -> None:
    """Here again."""
    await unmute(work, _AWAY)


@needs(May.OWN_PRIVACY)
async def away_until(work: Work) -> date | None:
    """When the person is back; None where they are here."""
    own = (mutes.c.person == work.me, mutes.c.kind == _AWAY, mutes.c.until > work.desk.clock.today(work.now))
    found: date | None = (await work.db.execute(select(mutes.c.until).where(*own))).scalar_one_or_none()
    return found


async def wanting(work: Work, kind: str, whom: Sequence[PersonId]) -> tuple[PersonId, ...]:
    """Inside other verbs: those of them who are here, and want to be told of such things."""
    away = (mutes.c.kind == _AWAY) & (mutes.c.until > work.desk.clock.today(work.now))
    found = await work.db.execute(select(mutes.c.person).where(or_(mutes.c.kind == kind, away)))
    muted = {row.person for row in found}
    return tuple(sorted(person for person in whom if person not in muted))


async def wishing(work: Work, kind: str) -> tuple[PersonId, ...]:
    """Inside other verbs: those who have asked for it, and are here."""
    found = await work.db.execute(select(wishes.c.person).where(wishes.c.kind == kind))
    return await wanting(work, kind, [PersonId(row.person) for row in found])

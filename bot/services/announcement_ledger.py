"""The ledger of an announcement: everybody who was meant, what became of it for them, and who has to be phoned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from bot.domain.announcements import MISSED, Announcement, AnnouncementId, Reach
from bot.domain.names import Named
from bot.domain.people import PersonId, masked
from bot.domain.permits import May
from bot.services.people import revealed
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.announcement_tables import recipients
from bot.storage.rows import NotFound
from bot.storage.tables import occupancies, people, posts, units


@dataclass(frozen=True)
class Line:
    """One person: where they are, and what became of it. The phone is masked; who may see it looks it up on record."""

    person: PersonId
    name: Named
    units: str
    phone: str
    reach: Reach
    read_at: datetime | None


@dataclass(frozen=True)
class Ledger:
    """An announcement and all its lines."""

    announcement: Announcement
    lines: Sequence[Line]


@needs(May.COMPOSE_ANNOUNCEMENT)
async def head(work: Work, id_: AnnouncementId) -> Announcement:
    """The announcement itself. Raises NotFound where there is none."""
    return await rows.find(work.db, Announcement, id_)


@needs(May.COMPOSE_ANNOUNCEMENT)
async def of(work: Work, id_: AnnouncementId) -> Ledger:
    """Everybody who was meant."""
    return Ledger(await rows.find(work.db, Announcement, id_), await _lines(work, id_))


@needs(May.COMPOSE_ANNOUNCEMENT)
async def missed(work: Work, id_: AnnouncementId) -> tuple[Announcement, Sequence[Line]]:
    """Whom it could not reach: somebody has to phone."""
    found = await rows.find(work.db, Announcement, id_)
    return found, await _lines(work, id_, recipients.c.reach.in_(sorted(MISSED)))


@needs(May.REVEAL_PHONE)
async def reveal(work: Work, id_: AnnouncementId, person: PersonId) -> str:
    """The phone of somebody whom it could not reach, in full, on the record. Raises NotFound where it is no such."""
    work.actor.must(May.COMPOSE_ANNOUNCEMENT)
    lost = recipients.c.person == person, recipients.c.reach.in_(sorted(MISSED))
    if (await work.db.execute(recipients.select().where(recipients.c.announcement == id_, *lost))).first() is None:
        raise NotFound
    return await revealed(work, person)


async def _lines(work: Work, id_: AnnouncementId, *where: ColumnElement[bool]) -> list[Line]:
    joined = recipients.join(people, people.c.id == recipients.c.person)
    columns = (people.c.id, people.c.name_zh, people.c.name_en, people.c.phone)
    look = select(*columns, recipients.c.reach, recipients.c.read_at).select_from(joined)
    found = (await work.db.execute(look.where(recipients.c.announcement == id_, *where))).all()
    homes = await _homes(work, id_)
    lines = [
        Line(
            PersonId(row.id), Named(row.name_zh, row.name_en), ", ".join(sorted(homes.get(row.id, ()))),
            masked(row.phone), row.reach, row.read_at,
        )
        for row in found
    ]  # fmt: skip
    return sorted(lines, key=lambda one: (one.units, one.name.zh))


async def _homes(work: Work, id_: AnnouncementId) -> dict[int, set[str]]:
    joined = (
        recipients.join(posts, (posts.c.person == recipients.c.person) & posts.c.until.is_(None))
        .join(occupancies, (occupancies.c.tenant == posts.c.tenant) & occupancies.c.until.is_(None))
        .join(units, units.c.id == occupancies.c.unit)
    )
    homes: dict[int, set[str]] = {}
    look = select(posts.c.person, units.c.number).select_from(joined).where(recipients.c.announcement == id_)
    for row in await work.db.execute(look):
        homes.setdefault(row.person, set()).add(row.number)
    return homes

"""From an account to the person behind it, with their posts and units, in one look."""

from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, select

from bot.domain.people import Actor, ChatId, Language, Named, PersonId, VendorId, stranger
from bot.domain.roles import Role
from bot.storage.database import Transaction
from bot.storage.tables import occupancies, people, posts
from bot.talk import Speaker

_HELD = (
    select(
        people.c.id, people.c.chat, people.c.name_zh, people.c.name_en, people.c.language, people.c.consent,
        people.c.unreachable_since, people.c.barred_at, posts.c.role, posts.c.tenant, posts.c.vendor,
        occupancies.c.unit,
    )
    .select_from(
        people.outerjoin(posts, (posts.c.person == people.c.id) & posts.c.until.is_(None)).outerjoin(
            occupancies, (occupancies.c.tenant == posts.c.tenant) & occupancies.c.until.is_(None)
        )
    )
)  # fmt: skip


_BY_CHAT = _HELD.where(people.c.chat == bindparam("chat_"))
_BY_ID = _HELD.where(people.c.id == bindparam("id_"))
_NAME = select(people.c.name_zh, people.c.name_en).where(people.c.id == bindparam("id_"))
_IN_POST = select(posts.c.person).where(posts.c.until.is_(None)).distinct().order_by(posts.c.person)
_HOLDING = _IN_POST.where(posts.c.role.in_(bindparam("roles", expanding=True)))
_OF_VENDOR = _IN_POST.where(posts.c.vendor == bindparam("vendor_"))


async def by_chat(db: Transaction, speaker: Speaker) -> Actor:
    """Who speaks: a person with posts, or a stranger. A person whose posts have all ended is a stranger again."""
    rows = (await db.execute(_BY_CHAT, {"chat_": speaker.chat})).all()
    return _actor(rows) if rows else stranger(speaker.chat, speaker.name, Language.of(speaker.language))


async def by_id(db: Transaction, person: PersonId) -> Actor | None:
    """The person as an actor, for showing them a card with just the buttons they may press."""
    rows = (await db.execute(_BY_ID, {"id_": person})).all()
    return _actor(rows) if rows else None


async def colleagues(db: Transaction, *roles: Role) -> list[Actor]:
    """Everybody who holds one of these posts, with all that they are, oldest first: one look for all of them."""
    held = select(posts.c.person).where(posts.c.role.in_(roles), posts.c.until.is_(None))
    found = await db.execute(_HELD.where(people.c.id.in_(held)).order_by(people.c.id))
    return [_actor(list(own)) for _, own in groupby(found.all(), key=lambda row: row.id)]


async def holding(db: Transaction, *roles: Role) -> tuple[PersonId, ...]:
    """Everybody who holds one of these posts, bound to a chat or not, oldest first."""
    return tuple(PersonId(row.person) for row in await db.execute(_HOLDING, {"roles": roles}))


async def of_vendor(db: Transaction, vendor: VendorId) -> tuple[PersonId, ...]:
    """A vendor's people, bound to a chat or not."""
    return tuple(PersonId(row.person) for row in await db.execute(_OF_VENDOR, {"vendor_": vendor}))


async def name_of(db: Transaction, person: PersonId) -> Named:
    """What somebody is called."""
    row = (await db.execute(_NAME, {"id_": person})).one()
    return Named(row.name_zh, row.name_en)


async def signed_by(db: Transaction, person: PersonId | None) -> Named:
    """What stands in a register for who did something; nothing where nobody has."""
    return Named("", "") if person is None else await name_of(db, person)


def _actor(rows: Any) -> Actor:
    first: Row[Any] = rows[0]
    roles = frozenset(row.role for row in rows if row.role)
    return Actor(
        person=PersonId(first.id),
        chat=None if first.chat is None else ChatId(first.chat),
        name=Named(first.name_zh, first.name_en),
        language=first.language,
        roles=roles or frozenset({Role.STRANGER}),
        tenants=frozenset(row.tenant for row in rows if row.tenant),
        units=frozenset(row.unit for row in rows if row.unit),
        vendors=frozenset(row.vendor for row in rows if row.vendor),
        consent=first.consent,
        unreachable=first.unreachable_since is not None,
        barred=first.barred_at is not None,
    )

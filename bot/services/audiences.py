"""Who is meant by a notice, as the house stands now: read once, chosen by `domain/audiences`."""

from typing import Any

from sqlalchemy import select

from bot.domain import audiences as domain
from bot.domain.audience_words import Known
from bot.domain.audiences import Chosen, Circle, Home, Seat, Wanted, ordered, takes
from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.roles import STAFF, Role
from bot.domain.units import TenantId, UnitId
from bot.services import audience_words
from bot.services.work import Work
from bot.storage.tables import occupancies, people, posts, tenants, units
from bot.talk import Words

_NOW = occupancies.c.until.is_(None)
_HOMES = (
    select(units.c.id, units.c.number, units.c.floor, units.c.use)
    .join(occupancies, (occupancies.c.unit == units.c.id) & _NOW)
    .distinct()
    .order_by(units.c.number)
)
_SEATS = (
    select(
        people.c.id.label("person"), people.c.language, people.c.chat, people.c.unreachable_since, posts.c.role,
        posts.c.contact, posts.c.tenant, units.c.id, units.c.number, units.c.floor, units.c.use,
    )
    .select_from(
        posts.join(people, people.c.id == posts.c.person)
        .outerjoin(occupancies, (occupancies.c.tenant == posts.c.tenant) & _NOW)
        .outerjoin(units, units.c.id == occupancies.c.unit)
    )
    .where(posts.c.until.is_(None))
    .order_by(people.c.id)
)  # fmt: skip


async def choose(work: Work, wanted: Wanted) -> Chosen:
    """Inside other verbs: who is meant now, each once; whatever they do not want to be told plays no part here.

    Who may not be disturbed by an ordinary notice is taken out by whoever sends one; danger is told to all.
    """
    seats = [_seat(row) for row in await work.db.execute(_SEATS)]
    return domain.choose(wanted, seats, await homes(work))


async def meant(work: Work, wanted: Wanted) -> dict[PersonId, list[Seat]]:
    """Inside other verbs: everybody who is meant as the house stands now, in the chat or not, with all their posts."""
    of: dict[PersonId, list[Seat]] = {}
    for row in await work.db.execute(_SEATS):
        of.setdefault(PersonId(row.person), []).append(_seat(row))
    return {person: seats for person, seats in of.items() if any(takes(wanted, seat, seats) for seat in seats)}


async def known(work: Work) -> Known:
    """Inside other verbs: what there is to be named: floors, units, tenants."""
    there = await homes(work)
    named: dict[str, set[str]] = {}
    for row in await work.db.execute(select(tenants.c.id, tenants.c.name_zh, tenants.c.name_en, tenants.c.code)):
        for name in filter(None, (row.name_zh, row.name_en, row.code)):
            named.setdefault(name, set()).add(str(row.id))
    called = {name: frozenset(ids) for name, ids in named.items()}
    return Known(frozenset(home.floor for home in there), frozenset(home.number for home in there), called)


async def homes(work: Work) -> list[Home]:
    """Inside other verbs: the units that somebody is in."""
    return [_home(row) for row in await work.db.execute(_HOMES)]


async def in_words(work: Work, wanted: Wanted) -> Words:
    """Inside other verbs: who is meant, as it was understood."""
    told = await known(work)
    columns = (tenants.c.id, tenants.c.name_zh, tenants.c.name_en, tenants.c.code)
    called = {str(row.id): _called(row, told) for row in await work.db.execute(select(*columns))}
    return audience_words.understood(wanted, told.floors, called)


def _called(row: Any, known: Known) -> Named:
    """A tenant by the names that are theirs alone, else by the code."""
    zh, en = (
        name if known.tenants.get(name) == frozenset({str(row.id)}) else row.code for name in (row.name_zh, row.name_en)
    )
    return Named(zh, en)


async def floors(work: Work) -> tuple[str, ...]:
    """Inside other verbs: the floors that somebody is on, from below to above."""
    return ordered(home.floor for home in await homes(work))


def _home(row: Any) -> Home:
    return Home(UnitId(row.id), row.number, row.floor, row.use)


def _seat(row: Any) -> Seat:
    bound = row.chat is not None
    return Seat(
        PersonId(row.person), row.language, _circle(row.role), bound, bound and row.unreachable_since is None,
        row.contact, _home(row) if row.id is not None else None, row.role,
        None if row.tenant is None else TenantId(row.tenant),
    )  # fmt: skip


def _circle(role: Role) -> Circle:
    return Circle.TENANTS if role is Role.TENANT else Circle.STAFF if role in STAFF else Circle.VENDORS

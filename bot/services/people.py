"""People as the house keeps them: their language, their posts, the directory, and leaving (R14, R18, R62)."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from bot.domain.people import Language, Named, Person, PersonId, Post, PostId, masked
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.units import TenantId
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import occupancies, people, posts, tenants, units

_PAGE = 60


@dataclass(frozen=True)
class Contact:
    """A tenant's contact person in the directory; the phone is masked until it is revealed on the record."""

    post: PostId
    person: PersonId
    name: Named
    tenant: Named
    units: tuple[str, ...]
    phone: str
    bound: bool


@needs(May.CHOOSE_LANGUAGE)
async def speak(work: Work, language: Language) -> None:
    """From now on the house writes to the person in `language`."""
    if work.actor.person is not None:
        person = await rows.find(work.db, Person, work.actor.person)
        await work.save(person, person.speak(language))


@needs(May.OWN_PRIVACY)
async def agree(work: Work) -> None:
    """The person has read the newest privacy notice."""
    person = await rows.find(work.db, Person, work.me)
    await work.save(person, person.agree(work.now))


@needs(May.GO_HOME)
async def roles_now(work: Work) -> frozenset[Role]:
    """The roles of who speaks as they are by now, within this very work; none for a stranger."""
    held = select(posts.c.role).join(people, people.c.id == posts.c.person)
    found = held.where(people.c.chat == work.actor.chat, posts.c.until.is_(None))
    return frozenset(row.role for row in await work.db.execute(found))


@needs(May.SEE_DIRECTORY)
async def directory(work: Work) -> list[Contact]:
    """Every contact person of every tenant (R18); only for those who run the house (R62, R245)."""
    return await contacts(work, posts.c.role == Role.TENANT)


@needs(May.REVEAL_PHONE)
async def reveal(work: Work, person: PersonId) -> str:
    """A phone number in full; that it was looked at goes on the record."""
    found = await rows.find(work.db, Person, person)
    await work.record(found, "phone revealed")
    return found.phone or "—"


@needs(May.UNBIND_OTHERS)
async def unbind(work: Work, post: PostId) -> Named:
    """The person leaves the post; with the last post the chat is forgotten, after a word of goodbye (R51, R73)."""
    held = await rows.find(work.db, Post, post)
    await work.save(held, held.end(work.now))
    person = await rows.find(work.db, Person, held.person)
    left = await rows.first(work.db, Post, posts.c.person == person.id, posts.c.until.is_(None))
    if left is None and person.chat is not None:
        work.farewell(person)
        await work.save(person, person.unbind())
    return person.name


@needs(May.INVITE)
async def card_of(work: Work, post: PostId) -> dict[str, str]:
    """Name, role and unit of who holds a post, as the command line prints them."""
    held = await rows.find(work.db, Post, post)
    person = await rows.find(work.db, Person, held.person)
    home = select(units.c.number).join(occupancies, occupancies.c.unit == units.c.id)
    found = home.where(occupancies.c.tenant == held.tenant, occupancies.c.until.is_(None)).order_by(units.c.number)
    numbers = [row.number for row in await work.db.execute(found)] if held.tenant else []
    return {"name": person.name.spoken(person.language), "role": held.role.value, "unit": "/".join(numbers)}


async def contacts(work: Work, *where: ColumnElement[bool]) -> list[Contact]:
    """Inside other verbs: contact people with their units."""
    held = (
        select(
            posts.c.id, posts.c.person, people.c.name_zh, people.c.name_en, people.c.phone, people.c.chat,
            tenants.c.name_zh.label("tenant_zh"), tenants.c.name_en.label("tenant_en"), units.c.number,
        )
        .join(people, people.c.id == posts.c.person)
        .join(tenants, tenants.c.id == posts.c.tenant)
        .outerjoin(occupancies, (occupancies.c.tenant == tenants.c.id) & occupancies.c.until.is_(None))
        .outerjoin(units, units.c.id == occupancies.c.unit)
        .where(posts.c.until.is_(None), people.c.erased_at.is_(None), *where)
        .order_by(posts.c.id, units.c.number)
    )  # fmt: skip
    found: dict[int, Contact] = {}
    for r in await work.db.execute(held):
        before = found[r.id].units if r.id in found else ()
        found[r.id] = Contact(
            PostId(r.id), PersonId(r.person), Named(r.name_zh, r.name_en), Named(r.tenant_zh, r.tenant_en),
            (*before, r.number) if r.number else before, masked(r.phone), r.chat is not None,
        )  # fmt: skip
    return list(found.values())[:_PAGE]


async def tenants_in(work: Work, numbers: list[str]) -> list[tuple[TenantId, Named]]:
    """Inside other verbs: the tenants of these units."""
    held = select(tenants.c.id, tenants.c.name_zh, tenants.c.name_en).join(
        occupancies, (occupancies.c.tenant == tenants.c.id) & occupancies.c.until.is_(None)
    )
    found = held.join(units, units.c.id == occupancies.c.unit).where(units.c.number.in_(numbers)).distinct()
    return [(TenantId(r.id), Named(r.name_zh, r.name_en)) for r in await work.db.execute(found)]

"""People as the house keeps them: their language, their posts, the directory, and leaving (R14, R18, R62)."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from bot.domain.people import Actor, Language, Named, Person, PersonId, Post, PostId, masked
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.domain.roles import Role
from bot.domain.units import Tenant, TenantId
from bot.services import actors, complaint_work, incidents, leavers, repair_rights, repair_views, talks
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.storage.tables import occupancies, people, posts, tenants, units
from bot.talk import answer

PAGE = 10
LOOKS = ("phone revealed", "emergency phone revealed")
"""What histories say of somebody who looked at a number in full."""
DIRECTORY = "directory"
"""The card with a page of the directory: somebody who is erased must not stay on it."""
DEPARTMENTS = (
    Role.CS_MANAGER, Role.CLERK, Role.HOUSEKEEPING_SUPERVISOR, Role.ENGINEERING_MANAGER, Role.SECURITY_SUPERVISOR,
    Role.FINANCE_MANAGER,
)  # fmt: skip
"""Who gets the tenant list for their department."""
_MOST_WORDS = 5
_LISTED = (posts.c.role == Role.TENANT, posts.c.until.is_(None), people.c.erased_at.is_(None))
"""Who stands in the directory."""


@dataclass(frozen=True)
class Contact:
    """A tenant's contact person in the directory; phones are masked until they are revealed on the record."""

    post: PostId
    person: PersonId
    name: Named
    tenant: Named
    units: tuple[str, ...]
    phone: str
    emergency: str
    emergency_phone: str
    bound: bool
    unreachable: bool
    barred: bool


@dataclass(frozen=True)
class Listing:
    """A page of the directory, counted from 0; `count` is how many there are on all pages together."""

    found: tuple[Contact, ...]
    count: int
    page: int


@dataclass(frozen=True)
class TenantLine:
    """A tenant in the tenant list (R14), phones masked; `moved_in` is a day."""

    name: Named
    units: tuple[str, ...]
    contacts: tuple[tuple[Named, str], ...]
    emergency: str
    emergency_phone: str
    moved_in: date | None


@dataclass(frozen=True)
class TenantList:
    """The tenant list as of a day."""

    day: date
    lines: tuple[TenantLine, ...]


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


# -- the directory: only for those who run the house (R62, R245) ------------------------------------------------------


@needs(May.SEE_DIRECTORY)
async def directory(work: Work, sought: str = "", page: int = 0) -> Listing:
    """The contact persons of the tenants (R18): all, or those whose name, tenant or unit has every word of `sought`."""
    fits = (*_LISTED, *(_having(word) for word in sought.split()[:_MOST_WORDS]))
    held = posts.join(people, people.c.id == posts.c.person).join(tenants, tenants.c.id == posts.c.tenant)
    counted = select(func.count()).select_from(held).where(*fits)
    count = int((await work.db.execute(counted)).scalar_one())
    page = min(page, max(0, count - 1) // PAGE)
    ids = select(posts.c.id).select_from(held).where(*fits).order_by(tenants.c.code, posts.c.id)
    shown = [row.id for row in await work.db.execute(ids.limit(PAGE).offset(page * PAGE))]
    return Listing(tuple(await contacts(work, posts.c.id.in_(shown))), count, page)


@needs(May.SEE_DIRECTORY)
async def contact(work: Work, post: PostId) -> Contact:
    """One contact person. Raises NotFound where there is none of that number."""
    found = await contacts(work, posts.c.id == post)
    if not found:
        raise NotFound
    return found[0]


@needs(May.KEEP_TIME)
async def distribute(work: Work, scope: str) -> None:
    """The tenant list goes to the heads of the departments (R14); `scope` is the first of its month."""
    found = await tenant_list(work)
    it = answer("tenants", count=len(found.lines), paper=("tenants",))
    work.send(await actors.holding(work.db, *DEPARTMENTS), it, dedupe=f"tenant-list:{scope}", twice=False)


@needs(May.SEE_TENANT_LIST)
async def tenant_list(work: Work) -> TenantList:
    """The tenants of the building by unit, with whom to call (R14); who has moved out is not on it."""
    here = (occupancies.c.tenant == tenants.c.id) & occupancies.c.until.is_(None)
    lived = select(tenants.c.id, units.c.number).outerjoin(occupancies, here)
    lived = lived.outerjoin(units, units.c.id == occupancies.c.unit).order_by(units.c.number)
    homes: dict[int, list[str]] = {}
    for row in await work.db.execute(lived):
        homes.setdefault(row.id, []).extend([row.number] if row.number else [])
    named: dict[TenantId, list[tuple[Named, str]]] = {}
    for one, whose in await _named(work):
        named.setdefault(whose, []).append(one)
    lines = [
        TenantLine(
            one.name, tuple(homes[one.id]), tuple(named.get(one.id, ())), one.emergency_name,
            masked(one.emergency_phone), one.moved_in,
        )
        for one in await rows.every(work.db, Tenant, tenants.c.moved_out.is_(None))
    ]  # fmt: skip
    ordered = sorted(lines, key=lambda line: (not line.units, line.units, line.name.zh))
    return TenantList(work.desk.clock.today(work.now), tuple(ordered))


async def _named(work: Work) -> list[tuple[tuple[Named, str], TenantId]]:
    held = select(posts.c.tenant, people.c.name_zh, people.c.name_en, people.c.phone)
    found = held.join(people, people.c.id == posts.c.person).where(*_LISTED).order_by(posts.c.id)
    return [((Named(r.name_zh, r.name_en), masked(r.phone)), TenantId(r.tenant)) for r in await work.db.execute(found)]


# -- phones in full: on the record, each time -------------------------------------------------------------------------


@needs(May.REVEAL_PHONE)
async def reveal(work: Work, person: PersonId) -> str:
    """The phone of a contact person, or of who cannot be reached in the chat, in full; the look goes on the record."""
    if not await _must_be_phoned(work, person):
        work.actor.must(May.SEE_DIRECTORY)
        if not await contacts(work, people.c.id == person):
            raise NotFound
    return await revealed(work, person)


async def _must_be_phoned(work: Work, person: PersonId) -> bool:
    """A colleague, or a vendor's person, who cannot be reached in the chat; tenants stand in the directory."""
    found = await actors.by_id(work.db, person)
    return found is not None and found.unreachable and bool(found.staff or found.vendors)


@needs(May.REVEAL_PHONE)
async def reveal_emergency(work: Work, post: PostId) -> str:
    """The phone of a tenant's emergency contact, in full, on the record; found by one of its contact persons."""
    listed = await contact(work, post)
    held = await rows.find(work.db, Post, listed.post)
    tenant = await rows.find(work.db, Tenant, held.tenant or 0)
    await work.record(tenant, LOOKS[1])
    return tenant.emergency_phone or "—"


@needs(May.SEE_REPAIRS)
async def reveal_reporter(work: Work, intake: IntakeId) -> str:
    """The phone of whoever reported a repair that the actor may see, in full, on the record.

    For those who may reveal phones; and of an emergency that is open for those whom it calls.
    """
    seen = await repair_views.visible(work, intake)
    if not (May.TAKE_ALARM in work.actor.permits and repair_rights.calls_out(seen, work.actor)):
        work.actor.must(May.REVEAL_PHONE)
    if not repair_rights.names_reporter(seen, await repair_views.was_complaint(work, seen), work.actor):
        raise Refusal("not-found")
    if seen.caller_phone:
        await work.record(seen, LOOKS[0])
        return seen.caller_phone
    return await revealed(work, seen.reporter)


# -- posts ------------------------------------------------------------------------------------------------------------


def must_be_in_reach(actor: Actor, post: Post) -> None:
    """Raise the polite no unless the actor may fill or empty the post.

    The front desk brings tenants' people in and shows them out; posts of the house and of vendors are given and taken
    by whoever may appoint.
    """
    if post.role is not Role.TENANT:
        actor.must(May.APPOINT)


@needs(May.UNBIND_OTHERS)
async def leaver(work: Work, post: PostId) -> Named:
    """Who would lose the post. Raises Refusal where the actor may not take it, or nobody holds it any more."""
    return (await _leaving(work, post))[1].name


@needs(May.UNBIND_OTHERS)
async def unbind(work: Work, post: PostId) -> Named:
    """The person leaves the post; with the last post the chat is forgotten, after a word of goodbye (R51, R73).

    What a technician had in hand goes back to the dispatcher, what a colleague was to settle to who decides; who talked
    with somebody talks no more; an emergency is taken on by somebody else.
    """
    held, person = await _leaving(work, post)
    await work.save(held, held.end(work.now))
    left = await rows.first(work.db, Post, posts.c.person == person.id, posts.c.until.is_(None))
    if left is None and person.chat is not None:
        await work.farewell(person)
        await work.save(person, person.unbind())
    if held.role is Role.TECHNICIAN:
        await leavers.hand_back_all(work, person.id)
    await complaint_work.leave_behind(work, person.id)
    for incident in await incidents.leave_behind(work, person.id):
        await incidents.show(work, incident)
    for talk in await talks.leave_behind(work, person.id):
        await talks.show(work, talk)
    return person.name


async def _leaving(work: Work, post: PostId) -> tuple[Post, Person]:
    held = await rows.find(work.db, Post, post)
    must_be_in_reach(work.actor, held)
    if held.person == work.actor.person and held.role is not Role.TENANT:
        # Nobody could let the last manager in again.
        raise Refusal("unbind-oneself")
    held.end(work.now)
    return held, await rows.find(work.db, Person, held.person)


@needs(May.APPOINT)
async def card_of(work: Work, post: PostId) -> dict[str, str]:
    """Name, role and unit of who holds a post, as the command line prints them."""
    held = await rows.find(work.db, Post, post)
    person = await rows.find(work.db, Person, held.person)
    home = select(units.c.number).join(occupancies, occupancies.c.unit == units.c.id)
    found = home.where(occupancies.c.tenant == held.tenant, occupancies.c.until.is_(None)).order_by(units.c.number)
    numbers = [row.number for row in await work.db.execute(found)] if held.tenant else []
    return {"name": person.name.spoken(person.language), "role": held.role.value, "unit": "/".join(numbers)}


# -- inside other verbs -----------------------------------------------------------------------------------------------


async def revealed(work: Work, person: PersonId) -> str:
    """Inside other verbs: somebody's phone in full, on the record."""
    found = await rows.find(work.db, Person, person)
    await work.record(found, LOOKS[0])
    return found.phone or "—"


async def contacts(work: Work, *where: ColumnElement[bool]) -> list[Contact]:
    """Inside other verbs: the contact persons that fit, with their units, by tenant."""
    found: dict[int, Contact] = {}
    for r in await work.db.execute(_with_units().where(*_LISTED, *where)):
        before = found[r.id].units if r.id in found else ()
        found[r.id] = Contact(
            PostId(r.id), PersonId(r.person), Named(r.name_zh, r.name_en), Named(r.tenant_zh, r.tenant_en),
            (*before, r.number) if r.number else before, masked(r.phone), r.emergency_name, masked(r.emergency_phone),
            r.chat is not None, r.unreachable_since is not None,
            r.barred_at is not None,
        )  # fmt: skip
    return list(found.values())


def _with_units() -> Select[Any]:
    return (
        select(
            posts.c.id, posts.c.person, people.c.name_zh, people.c.name_en, people.c.phone, people.c.chat,
            people.c.unreachable_since, people.c.barred_at,
            tenants.c.name_zh.label("tenant_zh"), tenants.c.name_en.label("tenant_en"),
            tenants.c.emergency_name, tenants.c.emergency_phone, units.c.number,
        )
        .join(people, people.c.id == posts.c.person)
        .join(tenants, tenants.c.id == posts.c.tenant)
        .outerjoin(occupancies, (occupancies.c.tenant == tenants.c.id) & occupancies.c.until.is_(None))
        .outerjoin(units, units.c.id == occupancies.c.unit)
        .order_by(tenants.c.code, posts.c.id, units.c.number)
    )  # fmt: skip


def _having(word: str) -> ColumnElement[bool]:
    """That the word stands in a name of the person or the tenant, or in the number of a unit of theirs."""
    written = {word, unicodedata.normalize("NFKC", word)}
    names = (people.c.name_zh, people.c.name_en, tenants.c.name_zh, tenants.c.name_en)
    lives = (occupancies.c.tenant == posts.c.tenant) & occupancies.c.until.is_(None)
    homes = [
        exists().where(lives, units.c.id == occupancies.c.unit, units.c.number.icontains(one, autoescape=True))
        for one in written
    ]
    return or_(*(name.icontains(one, autoescape=True) for name in names for one in written), *homes)


async def tenants_in(work: Work, numbers: list[str]) -> list[tuple[TenantId, Named]]:
    """Inside other verbs: the tenants of these units."""
    held = select(tenants.c.id, tenants.c.name_zh, tenants.c.name_en).join(
        occupancies, (occupancies.c.tenant == tenants.c.id) & occupancies.c.until.is_(None)
    )
    found = held.join(units, units.c.id == occupancies.c.unit).where(units.c.number.in_(numbers)).distinct()
    return [(TenantId(r.id), Named(r.name_zh, r.name_en)) for r in await work.db.execute(found)]

"""What people ordered, and what came for them: how it is handed over, and how it is emptied."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, select

from bot.domain.bc_files import BcFile
from bot.domain.bc_jobs import BcJob
from bot.domain.fax_in import FaxIn
from bot.domain.fax_in_watches import FaxWatch
from bot.domain.laundry import LaundryOrder
from bot.domain.left_messages import LeftMessage
from bot.domain.mail_items import MailItem
from bot.domain.meals import MealOrder
from bot.domain.office_meals import OfficeMeal, collected
from bot.domain.people import Person, PersonId, Post
from bot.domain.units import Tenant, TenantKind
from bot.services import (
    bc_cards,
    fax_in_cards,
    laundry_cards,
    mail_cards,
    meal_cards,
    meal_round,
    office_cards,
    roll_ups,
    traces,
)
from bot.services import left_messages as notes
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_files, bc_jobs
from bot.storage.desk_tables import left_messages as notes_table
from bot.storage.desk_tables import mail_items
from bot.storage.fax_in_tables import fax_watches, faxes_in
from bot.storage.laundry_tables import laundry_orders
from bot.storage.meal_tables import meal_orders, office_meals
from bot.storage.tables import (
    posts,
    tenants,
)

Asked = TypeVar("Asked", LaundryOrder, MealOrder, BcJob)
Came = TypeVar("Came", MailItem, FaxIn)


async def own_meals(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """Inside other verbs: what they ordered for lunch, and added to somebody else's order."""
    orders = await _ordered(work, person, MealOrder, meal_orders, meal_orders.c.ordered_at)
    added = await rows.every(work.db, OfficeMeal, office_meals.c.person == person)
    return [*map(asdict, orders), *map(asdict, added)]


async def erase_meals(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: what they wrote about lunch is emptied, and where it was shown."""
    found = await _ordered(work, person, MealOrder, meal_orders, meal_orders.c.ordered_at)
    for order in found:
        await work.save(order, order.erase(), "erased")
    about = [kind(order.id) for order in found for kind in (meal_cards.subject, office_cards.subject)]
    return [*about, *await _lists_of(work, found), *await _erase_office_meals(work, person)]


async def _lists_of(work: Work, orders: Sequence[MealOrder]) -> list[str]:
    """What shows the notes and places of orders beside their own cards: the caterer's lists, the days' rounds."""
    lists = map(roll_ups.subject, await roll_ups.of_orders(work, orders))
    return [*lists, *map(meal_round.subject, {order.day for order in orders if order.roll_up is not None})]


async def _erase_office_meals(work: Work, person: PersonId) -> list[str]:
    """What they wrote beside their lunch goes out of the order of whoever collected it, too."""
    found = await rows.every(work.db, OfficeMeal, office_meals.c.person == person)
    for line in found:
        await work.save(line, line.erase(), "erased")
        order = await rows.find(work.db, MealOrder, line.order)
        _, note = collected(await office_cards.lines(work, order))
        await work.save(order, replace(order, note=note), "erased")
    about = [kind(line.order) for line in found for kind in (meal_cards.subject, office_cards.subject)]
    orders = await rows.many(work.db, MealOrder, [line.order for line in found])
    return [*about, *await _lists_of(work, tuple(orders.values()))]


async def own_laundry(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """Inside other verbs: what they handed in."""
    found = await _ordered(work, person, LaundryOrder, laundry_orders, laundry_orders.c.requested_at)
    return [asdict(order) for order in found]


async def erase_laundry(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: what they wrote about their laundry is emptied."""
    found = await _ordered(work, person, LaundryOrder, laundry_orders, laundry_orders.c.requested_at)
    for order in found:
        await traces.forget_why(work, "laundry_orders", order.id)
        await work.save(order, order.erase(), "erased")
    return [laundry_cards.subject(order.id) for order in found]


async def own_jobs(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """Inside other verbs: what they asked the business centre for, with its files."""
    found = await _ordered(work, person, BcJob, bc_jobs, bc_jobs.c.requested_at)
    return [{**asdict(job), "files": [asdict(one) for one in await _files_of(work, job)]} for job in found]


async def _files_of(work: Work, job: BcJob) -> list[BcFile]:
    return await rows.every(work.db, BcFile, bc_files.c.job == job.id)


async def erase_jobs(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: what they wrote to the business centre is emptied, and its files with it."""
    found = await _ordered(work, person, BcJob, bc_jobs, bc_jobs.c.requested_at)
    for job in found:
        await traces.forget_why(work, "bc_jobs", job.id)
        await work.save(job, job.erase(), "erased")
        for one in await _files_of(work, job):
            await work.save(one, one.erase(), "erased")
    return [about for job in found for about in (bc_cards.subject(job.id), f"bc-flag:{job.id}")]


async def _ordered(
    work: Work, person: PersonId, record: type[Asked], table: Table, at: ColumnElement[Any]
) -> list[Asked]:
    """What they asked for, and what the desk took down for a tenant while they stood for them: it says what they said.

    What somebody of the desk took down is the tenant's, not theirs.
    """
    own = await rows.every(work.db, record, table.c.person == person, table.c.by_desk.is_(False))
    found = {order.id: order for order in own}
    for post in await rows.every(work.db, Post, posts.c.person == person, posts.c.tenant.is_not(None)):
        meanwhile = at >= post.since, at <= (post.until or work.now)
        theirs = await rows.every(work.db, record, table.c.by_desk, table.c.tenant == post.tenant, *meanwhile)
        found |= {order.id: order for order in theirs}
    return list(found.values())


async def own_mail(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """Inside other verbs: mail and parcels of theirs."""
    return [asdict(item) for item in await _came_for(work, person, MailItem, mail_items)]


async def erase_mail(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: who they were for, and who fetched them, is emptied."""
    found = await _came_for(work, person, MailItem, mail_items)
    for item in found:
        await traces.forget_why(work, "mail_items", item.id)
        await work.save(item, item.erase(), "erased")
    return [mail_cards.subject(item.id) for item in found]


async def own_faxes(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """Inside other verbs: faxes of theirs, and those they wait for."""
    found = await _came_for(work, person, FaxIn, faxes_in)
    return [*map(asdict, found), *map(asdict, await _watches_of(work, person))]


async def erase_faxes(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: whom they were for and from, and their scans, are emptied; nobody waits for any more."""
    found = await _came_for(work, person, FaxIn, faxes_in)
    for fax in found:
        await traces.forget_why(work, "faxes_in", fax.id)
        await work.save(fax, fax.erase(), "erased")
    for one in await _watches_of(work, person):
        await work.save(one, (one.withdraw(work.now) if one.waits else one).erase(), "erased")
    return [about(fax.id) for fax in found for about in (fax_in_cards.subject, fax_in_cards.scan_subject)]


async def _watches_of(work: Work, person: PersonId) -> list[FaxWatch]:
    """What they asked for themselves, or bears their name."""
    somebody, stood = await rows.find(work.db, Person, person), await standing_for(work, person)
    names = sorted(filter(None, (somebody.name_zh, somebody.name_en)))
    mine = (fax_watches.c.asked_by == person) & fax_watches.c.by_desk.is_(False)
    named = fax_watches.c.tenant.in_({one.id for one in stood}) & fax_watches.c.name.in_(names)
    return await rows.every(work.db, FaxWatch, mine | named)


async def _came_for(work: Work, person: PersonId, record: type[Came], table: Table) -> list[Came]:
    """What they received, what bears their name and came for a tenant of theirs; of a resident everything."""
    somebody = await rows.find(work.db, Person, person)
    stood = await standing_for(work, person)
    homes = {one.id for one in stood if one.kind is TenantKind.RESIDENT}
    names = {name for name in (somebody.name_zh, somebody.name_en) if name}
    theirs = table.c.tenant.in_({one.id for one in stood}) | (table.c.received_by == person)
    return [
        item
        for item in await rows.every(work.db, record, theirs)
        if item.received_by == person or item.tenant in homes or any(name in item.addressee for name in names)
    ]


async def own_left(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """Inside other verbs: messages that were left for them."""
    return [asdict(message) for message in await _left_for(work, person)]


async def erase_left(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: those are emptied."""
    found = await _left_for(work, person)
    for message in found:
        await traces.forget_why(work, "left_messages", message.id)
        await work.save(message, message.erase(), "erased")
    return [notes.subject(message.id) for message in found]


async def _left_for(work: Work, person: PersonId) -> list[LeftMessage]:
    """What was left for them alone, and what they took note of."""
    mine = (notes_table.c.contact == person) | (
        (notes_table.c.confirmed_by == person) & notes_table.c.by_phone.is_(False)
    )
    return await rows.every(work.db, LeftMessage, mine)


async def standing_for(work: Work, person: PersonId) -> list[Tenant]:
    """Inside other verbs: the tenants for whom they stand, or stood."""
    held = select(posts.c.tenant).where(posts.c.person == person, posts.c.tenant.is_not(None))
    return await rows.every(work.db, Tenant, tenants.c.id.in_(held))

"""What each service keeps about people, kind by kind: how it is handed over, and how it is emptied."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, select, update

from bot.domain.aftermath import Rating
from bot.domain.bc_files import BcFile
from bot.domain.bc_jobs import BcJob
from bot.domain.bills import Bill, Receipt
from bot.domain.bindings import BindingRequest
from bot.domain.complaint_files import ComplaintNote, Reply
from bot.domain.complaints import Complaint
from bot.domain.incident_files import Alarm, EntryKind
from bot.domain.incidents import Incident
from bot.domain.laundry import LaundryOrder
from bot.domain.left_messages import LeftMessage
from bot.domain.mail_items import MailItem
from bot.domain.meals import MealOrder
from bot.domain.objections import Objection
from bot.domain.office_meals import OfficeMeal, collected
from bot.domain.people import Person, PersonId, Post
from bot.domain.rectifications import Rectification
from bot.domain.repairs import DispatchEntry, Intake
from bot.domain.talks import Ended, Talk
from bot.domain.units import Tenant, TenantKind
from bot.domain.work_orders import WorkOrder
from bot.services import (
    announcements,
    bc_cards,
    bill_cards,
    complaint_cards,
    incident_cards,
    incident_log,
    laundry_cards,
    mail_cards,
    meal_cards,
    meal_round,
    office_cards,
    opinions,
    payers,
    roll_ups,
    talk_cards,
    talk_lines,
    traces,
)
from bot.services import left_messages as notes
from bot.services.repair_views import subject
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_files, bc_jobs
from bot.storage.complaint_tables import complaint_notes, complaints, replies
from bot.storage.desk_tables import left_messages as notes_table
from bot.storage.desk_tables import mail_items
from bot.storage.fee_tables import bills as bills_table
from bot.storage.fee_tables import receipts
from bot.storage.incident_tables import incident_alarms, incident_notices, incident_readers, incidents
from bot.storage.laundry_tables import laundry_orders
from bot.storage.meal_tables import meal_orders, objections, office_meals
from bot.storage.repair_tables import dispatch_entries, intakes, ratings, rectifications, work_orders
from bot.storage.tables import (
    binding_requests,
    posts,
    tenants,
)
from bot.storage.talk_tables import talks

Asked = TypeVar("Asked", LaundryOrder, MealOrder, BcJob)

Exporter = Callable[[Work, PersonId], Awaitable[list[Mapping[str, Any]]]]
Eraser = Callable[[Work, PersonId], Awaitable[list[str]]]
"""Empties a kind of record; the subjects whose messages must be emptied with it."""


async def _own_repairs(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    return [asdict(intake) for intake in await rows.every(work.db, Intake, intakes.c.reporter == person)]


async def _erase_repairs(work: Work, person: PersonId) -> list[str]:
    emptied = []
    for intake in await rows.every(work.db, Intake, intakes.c.reporter == person):
        await traces.forget_why(work, "intakes", intake.id)
        await work.save(intake, intake.erase(), "erased")
        emptied.append(subject(intake.id))
        if order := await rows.first(work.db, WorkOrder, work_orders.c.intake == intake.id):
            await traces.forget_why(work, "work_orders", order.id)
            await work.save(order, order.erase(), "erased")
        for entry in await rows.every(work.db, DispatchEntry, dispatch_entries.c.intake == intake.id):
            await traces.forget_why(work, "dispatch_entries", entry.id)
            await work.save(entry, entry.erase(), "erased")
        for asked in await rows.every(work.db, Rectification, rectifications.c.intake == intake.id):
            await traces.forget_why(work, "rectifications", asked.id)
            await work.save(asked, asked.erase(), "erased")
    return emptied


async def _own_ratings(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    return [asdict(rating) for rating in await rows.every(work.db, Rating, ratings.c.person == person)]


async def _erase_ratings(work: Work, person: PersonId) -> list[str]:
    for rating in await rows.every(work.db, Rating, ratings.c.person == person):
        await work.save(rating, rating.erase(), "erased")
    return []


async def _own_complaints(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    found = await rows.every(work.db, Complaint, complaints.c.complainant == person)
    told = [one if one.told else replace(one, result="") for one in found]
    return [{**asdict(one), "notes": [asdict(n) for n in await complaint_cards.heard(work, one)]} for one in told]


async def _erase_complaints(work: Work, person: PersonId) -> list[str]:
    found = await rows.every(work.db, Complaint, complaints.c.complainant == person)
    for complaint in found:
        await traces.forget_why(work, "complaints", complaint.id)
        await work.save(complaint, complaint.erase(), "erased")
        for note in await rows.every(work.db, ComplaintNote, complaint_notes.c.complaint == complaint.id):
            await work.save(note, note.erase(), "erased")
        for reply in await rows.every(work.db, Reply, replies.c.complaint == complaint.id):
            await work.save(reply, reply.erase(), "erased")
    return [complaint_cards.subject(complaint.id) for complaint in found]


async def _own_incidents(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """The alarms that they gave, and of which emergencies they were told."""
    given = await rows.every(work.db, Alarm, incident_alarms.c.person == person)
    told = select(incidents.c.number, incident_readers.c.kind, incident_notices.c.sent_at.label("told_at")).join_from(
        incident_readers, incidents, incident_readers.c.incident == incidents.c.id
    )
    by = told.join(incident_notices, incident_readers.c.notice == incident_notices.c.id)
    read = await work.db.execute(by.where(incident_readers.c.person == person).order_by(incidents.c.id))
    return [*map(asdict, given), *map(dict, read.mappings())]


async def _erase_incidents(work: Work, person: PersonId) -> list[str]:
    """What they said goes, and their names from what was written of it; what was done about it stays."""
    somebody, emptied = await rows.find(work.db, Person, person), []
    names = [name for name in (somebody.name_zh, somebody.name_en, somebody.phone) if name]
    for alarm in await rows.every(work.db, Alarm, incident_alarms.c.person == person):
        found = await rows.find(work.db, Incident, alarm.incident)
        await work.save(alarm, alarm.erase(), "erased")
        await work.save(found, found.forget(person, names), "erased")
        for entry in await incident_log.course(work, found.id):
            own = entry.by == person if entry.kind is EntryKind.ALARM else entry.text == alarm.text
            said = own and entry.kind in {EntryKind.ALARM, EntryKind.ATTACHED}
            await work.save(entry, entry.erase() if said else entry.forget(names), "erased")
        emptied.append(incident_cards.subject(found.id))
    return emptied


async def _own_talks(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    found = await rows.every(work.db, Talk, talks.c.person == person)
    return [{**asdict(one), "lines": [asdict(line) for line in await talk_lines.of(work, one.id)]} for one in found]


async def _erase_talks(work: Work, person: PersonId) -> list[str]:
    """Both sides of it: what was answered says what was asked. Who talked with somebody hears no more of them."""
    emptied = []
    for talk in await rows.every(work.db, Talk, talks.c.person == person):
        if talk.closed_at is None:
            talk = await work.save(talk, talk.close(None, Ended.LEFT, work.now), "erased")  # noqa: PLW2901
        emptied.append(talk_cards.subject(talk.id))
        for line in await talk_lines.of(work, talk.id):
            await work.save(line, line.erase(), "erased")
            emptied.append(talk_lines.subject(line.id))
    return emptied


async def _own_meals(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    orders = await _ordered(work, person, MealOrder, meal_orders, meal_orders.c.ordered_at)
    added = await rows.every(work.db, OfficeMeal, office_meals.c.person == person)
    return [*map(asdict, orders), *map(asdict, added)]


async def _erase_meals(work: Work, person: PersonId) -> list[str]:
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


async def _own_laundry(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    found = await _ordered(work, person, LaundryOrder, laundry_orders, laundry_orders.c.requested_at)
    return [asdict(order) for order in found]


async def _erase_laundry(work: Work, person: PersonId) -> list[str]:
    found = await _ordered(work, person, LaundryOrder, laundry_orders, laundry_orders.c.requested_at)
    for order in found:
        await traces.forget_why(work, "laundry_orders", order.id)
        await work.save(order, order.erase(), "erased")
    return [laundry_cards.subject(order.id) for order in found]


async def _own_jobs(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    found = await _ordered(work, person, BcJob, bc_jobs, bc_jobs.c.requested_at)
    return [{**asdict(job), "files": [asdict(one) for one in await _files_of(work, job)]} for job in found]


async def _files_of(work: Work, job: BcJob) -> list[BcFile]:
    return await rows.every(work.db, BcFile, bc_files.c.job == job.id)


async def _erase_jobs(work: Work, person: PersonId) -> list[str]:
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


async def _own_mail(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    return [asdict(item) for item in await _mail_of(work, person)]


async def _erase_mail(work: Work, person: PersonId) -> list[str]:
    found = await _mail_of(work, person)
    for item in found:
        await traces.forget_why(work, "mail_items", item.id)
        await work.save(item, item.erase(), "erased")
    return [mail_cards.subject(item.id) for item in found]


async def _mail_of(work: Work, person: PersonId) -> list[MailItem]:
    """What they received, what bears their name and came for a tenant of theirs; of a resident everything."""
    somebody = await rows.find(work.db, Person, person)
    stood = await _standing_for(work, person)
    homes = {one.id for one in stood if one.kind is TenantKind.RESIDENT}
    names = {name for name in (somebody.name_zh, somebody.name_en) if name}
    theirs = mail_items.c.tenant.in_({one.id for one in stood}) | (mail_items.c.received_by == person)
    return [
        item
        for item in await rows.every(work.db, MailItem, theirs)
        if item.received_by == person or item.tenant in homes or any(name in item.addressee for name in names)
    ]


async def _own_left(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    return [asdict(message) for message in await _left_for(work, person)]


async def _erase_left(work: Work, person: PersonId) -> list[str]:
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


async def _own_objections(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    return [asdict(one) for one in await rows.every(work.db, Objection, objections.c.person == person)]


async def _erase_objections(work: Work, person: PersonId) -> list[str]:
    found = await rows.every(work.db, Objection, objections.c.person == person)
    for one in found:
        await work.save(one, one.erase(), "erased")
    return [f"objection:{one.id}" for one in found]


async def _own_fees(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """What those were charged whom they pay for, and what was paid."""
    paid_for = [one.id for one in await _standing_for(work, person) if person in await payers.of(work, one.id)]
    charged = bills_table.c.tenant.in_(paid_for), bills_table.c.noticed_at.is_not(None)
    asked = await rows.every(work.db, Bill, *charged)
    paid = await rows.every(work.db, Receipt, receipts.c.tenant.in_(paid_for))
    return [*map(asdict, asked), *map(asdict, paid)]


async def _erase_fees(work: Work, person: PersonId) -> list[str]:
    """Sums stay in the books; what was written about a resident goes, and the notices with their name."""
    homes = [one.id for one in await _standing_for(work, person) if one.kind is TenantKind.RESIDENT]
    found = await rows.every(work.db, Bill, bills_table.c.tenant.in_(homes))
    for bill in found:
        await traces.forget_why(work, "bills", bill.id)
        await work.save(bill, bill.erase(), "erased")
    return [bill_cards.subject(bill.id) for bill in found]


async def _own_requests(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    del person
    theirs = binding_requests.c.chat == work.actor.chat
    return [asdict(request) for request in await rows.every(work.db, BindingRequest, theirs)]


async def _erase_requests(work: Work, person: PersonId) -> list[str]:
    del person
    found = await rows.every(work.db, BindingRequest, binding_requests.c.chat == work.actor.chat)
    for request in found:
        await work.save(request, request.withdraw(), "erased")
    # A request cannot be without an account, and must not stay theirs.
    await work.db.execute(update(binding_requests).where(binding_requests.c.chat == work.actor.chat).values(chat=0))
    return [f"binding:{request.id}" for request in found]


async def _standing_for(work: Work, person: PersonId) -> list[Tenant]:
    held = select(posts.c.tenant).where(posts.c.person == person, posts.c.tenant.is_not(None))
    return await rows.every(work.db, Tenant, tenants.c.id.in_(held))


async def _own_entries(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """What a tenant's record says of them: as the resident, as the contact for emergencies."""
    somebody = await rows.find(work.db, Person, person)
    found = [(one, _without(one, somebody)) for one in await _standing_for(work, person)]
    return [asdict(one) for one, emptied in found if emptied != one]


async def erase_entries(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: what a tenant's record says of them."""
    somebody = await rows.find(work.db, Person, person)
    for one in await _standing_for(work, person):
        await work.save(one, _without(one, somebody), "erased")
    return []


def _without(tenant: Tenant, person: Person) -> Tenant:
    # Names and numbers are all that ties the two together.
    names, numbers = {person.name_zh, person.name_en} - {""}, {person.phone} - {None, ""}
    if tenant.kind is TenantKind.RESIDENT and names & {tenant.name_zh, tenant.name_en}:
        tenant = replace(tenant, name_zh="", name_en="")
    if tenant.emergency_name in names or tenant.emergency_phone in numbers:
        tenant = replace(tenant, emergency_name="", emergency_phone="")
    return tenant


KEPT: tuple[tuple[str, Exporter, Eraser], ...] = (
    ("repairs", _own_repairs, _erase_repairs),
    ("ratings", _own_ratings, _erase_ratings),
    ("complaints", _own_complaints, _erase_complaints),
    ("incidents", _own_incidents, _erase_incidents),
    ("talks", _own_talks, _erase_talks),
    ("meals", _own_meals, _erase_meals),
    ("laundry", _own_laundry, _erase_laundry),
    ("business", _own_jobs, _erase_jobs),
    ("mail", _own_mail, _erase_mail),
    ("left_messages", _own_left, _erase_left),
    ("opinions", opinions.kept_of, opinions.forget_words),
    ("objections", _own_objections, _erase_objections),
    ("fees", _own_fees, _erase_fees),
    ("announcements", announcements.kept_of, announcements.forget_person),
    ("binding_requests", _own_requests, _erase_requests),
    ("tenant_entries", _own_entries, erase_entries),
)
"""What each service keeps about people: a new service adds its line."""

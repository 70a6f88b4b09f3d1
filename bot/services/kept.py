"""What each service keeps about people, kind by kind: how it is handed over, and how it is emptied."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import select, update

from bot.domain.aftermath import Rating
from bot.domain.bills import Bill, Receipt
from bot.domain.bindings import BindingRequest
from bot.domain.complaint_files import ComplaintNote, Reply
from bot.domain.complaints import Complaint
from bot.domain.incident_files import Alarm, EntryKind
from bot.domain.incidents import Incident
from bot.domain.objections import Objection
from bot.domain.people import Person, PersonId
from bot.domain.rectifications import Rectification
from bot.domain.repairs import DispatchEntry, Intake
from bot.domain.talks import Ended, Talk
from bot.domain.units import Tenant, TenantKind
from bot.domain.work_orders import WorkOrder
from bot.services import (
    announcements,
    bill_cards,
    complaint_cards,
    incident_cards,
    incident_log,
    kept_orders,
    opinions,
    payers,
    talk_cards,
    talk_lines,
    traces,
)
from bot.services.repair_views import subject
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaint_notes, complaints, replies
from bot.storage.fee_tables import bills as bills_table
from bot.storage.fee_tables import receipts
from bot.storage.incident_tables import incident_alarms, incident_notices, incident_readers, incidents
from bot.storage.meal_tables import objections
from bot.storage.repair_tables import dispatch_entries, intakes, ratings, rectifications, work_orders
from bot.storage.tables import (
    binding_requests,
)
from bot.storage.talk_tables import talks

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
    # One that was merged has its alarms with the other by now, and its words still.
    for merged in await rows.every(work.db, Incident, incidents.c.reporter == person):
        await work.save(merged, merged.forget(person, names), "erased")
        emptied.append(incident_cards.subject(merged.id))
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


async def _own_objections(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    return [asdict(one) for one in await rows.every(work.db, Objection, objections.c.person == person)]


async def _erase_objections(work: Work, person: PersonId) -> list[str]:
    found = await rows.every(work.db, Objection, objections.c.person == person)
    for one in found:
        await work.save(one, one.erase(), "erased")
    return [f"objection:{one.id}" for one in found]


async def _own_fees(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """What those were charged whom they pay for, and what was paid."""
    paid_for = [
        one.id for one in await kept_orders.standing_for(work, person) if person in await payers.of(work, one.id)
    ]
    charged = bills_table.c.tenant.in_(paid_for), bills_table.c.noticed_at.is_not(None)
    asked = await rows.every(work.db, Bill, *charged)
    paid = await rows.every(work.db, Receipt, receipts.c.tenant.in_(paid_for))
    return [*map(asdict, asked), *map(asdict, paid)]


async def _erase_fees(work: Work, person: PersonId) -> list[str]:
    """Sums stay in the books; what was written about a resident goes, and the notices with their name."""
    homes = [one.id for one in await kept_orders.standing_for(work, person) if one.kind is TenantKind.RESIDENT]
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


async def _own_entries(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """What a tenant's record says of them: as the resident, as the contact for emergencies."""
    somebody = await rows.find(work.db, Person, person)
    found = [(one, _without(one, somebody)) for one in await kept_orders.standing_for(work, person)]
    return [asdict(one) for one, emptied in found if emptied != one]


async def erase_entries(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: what a tenant's record says of them."""
    somebody = await rows.find(work.db, Person, person)
    for one in await kept_orders.standing_for(work, person):
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
    ("meals", kept_orders.own_meals, kept_orders.erase_meals),
    ("laundry", kept_orders.own_laundry, kept_orders.erase_laundry),
    ("business", kept_orders.own_jobs, kept_orders.erase_jobs),
    ("mail", kept_orders.own_mail, kept_orders.erase_mail),
    ("faxes", kept_orders.own_faxes, kept_orders.erase_faxes),
    ("left_messages", kept_orders.own_left, kept_orders.erase_left),
    ("opinions", opinions.kept_of, opinions.forget_words),
    ("objections", _own_objections, _erase_objections),
    ("fees", _own_fees, _erase_fees),
    ("announcements", announcements.kept_of, announcements.forget_person),
    ("binding_requests", _own_requests, _erase_requests),
    ("tenant_entries", _own_entries, erase_entries),
)
"""What each service keeps about people: a new service adds its line."""

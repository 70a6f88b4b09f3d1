"""Complaints received and judged (R194-R199, R202-R208, R215): valid, not valid, a repair, a thought, praise."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.complaint_words import topic_of
from bot.domain.complaints import IN_HAND, OF_SOMEBODY, OPEN, Complaint, ComplaintId, Grade, Kind, Task, Topic
from bot.domain.guesses import is_emergency
from bot.domain.names import Named
from bot.domain.parties import HEAD, MEMBERS, About, Department
from bot.domain.people import Actor, PersonId, Vendor, VendorId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, Intake, IntakeId, called_in
from bot.domain.roles import STAFF, Role
from bot.domain.units import UnitId
from bot.services import (
    accusations,
    actors,
    complaint_cards,
    complaint_clock,
    house,
    incident_cards,
    incident_log,
    nuisance,
    repair_cards,
    tenancies,
)
from bot.services.complaint_offers import Standing
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaints
from bot.storage.rows import NotFound
from bot.storage.tables import vendors
from bot.talk import Lane


@dataclass(frozen=True)
class Complained:
    """What somebody says. `channel` None is their own chat; anything else is taken down for somebody.

    `who` is the person with an account for whom it was taken down, if it is known; else `caller` is who spoke.
    """

    text: str
    unit: UnitId | None
    topic: Topic
    kind: Kind = Kind.COMPLAINT
    photos: tuple[str, ...] = ()
    anonymous: bool = False
    channel: Channel | None = None
    who: PersonId | None = None
    caller: str = ""
    caller_phone: str = ""


@needs(May.COMPLAIN)
async def receive(work: Work, said: Complained) -> Complaint:
    """Somebody complains: it gets its number, and whoever decides hears of it at once (R195).

    Whom its words name, and theirs, do not: until it is judged nobody who may be meant reads it.

    Raises:
        Refusal: the unit is not theirs.

    """
    if said.channel is not None:
        work.actor.must(May.LOG_COMPLAINT)
    elif said.unit is not None and not work.actor.staff and said.unit not in work.actor.units:
        raise Refusal("repair-not-your-unit")
    elif not is_emergency(said.text):
        await nuisance.admit(work, said.text, said.unit)
    person = work.me if said.channel is None else said.who
    about = await accusations.named(work, said.text)
    made = await work.add(
        Complaint(
            number=await next_number(work), channel=said.channel or Channel.CHAT, kind=said.kind, topic=said.topic,
            unit=said.unit, tenant=await tenancies.tenant_in(work, said.unit), complainant=person, caller=said.caller,
            caller_phone=said.caller_phone, taken_by=work.me if said.channel else None, anonymous=said.anonymous,
            text=said.text, photos=said.photos, received_at=work.said_at, about_person=about.person,
            about_vendor=about.vendor, about_roles=tuple(sorted(about.roles)),
        )
    )  # fmt: skip
    await announced(work, made)
    return made


async def of_repair(work: Work, intake: Intake) -> Complaint:
    """Inside other verbs: the repair desk hands a report over that is a complaint (R85)."""
    about, own = await accusations.named(work, intake.text), not called_in(intake.channel, intake.taken_by)
    made = await work.add(
        Complaint(
            number=await next_number(work), channel=intake.channel, topic=topic_of(intake.text), unit=intake.unit,
            tenant=intake.tenant, complainant=intake.reporter if own else None, caller=intake.caller,
            caller_phone=intake.caller_phone, taken_by=intake.taken_by, text=intake.text, photos=intake.photos,
            received_at=intake.reported_at, intake=intake.id, about_person=about.person,
            about_roles=tuple(sorted(about.roles)),
        )
    )  # fmt: skip
    await announced(work, made)
    return made


async def next_number(work: Work) -> str:
    """Inside other verbs: complaints, thoughts and praise are counted in one row."""
    return f"C-{await rows.take_number(work.db, 'C'):06d}"


async def announced(work: Work, made: Complaint) -> None:
    """Inside other verbs: whoever decides, and whoever assists and may know, hear of it; the clock begins."""
    deciding = await complaint_cards.deciders(work, made)
    also = [one for one in await _assistants(work, made) if one not in deciding]
    own = (made.complainant,) if made.complainant else ()
    await complaint_cards.refresh(work, made, ring=(*own, *deciding), also=also)
    await complaint_clock.begin(work, made)


@needs(May.DECIDE_COMPLAINT)
async def reject(work: Work, id_: ComplaintId, why: str) -> Complaint:
    """It is not valid (R194): explained to the complainant, closed, and counted all the same."""
    found = await decided(work, id_)
    return await _over(work, found, found.reject(why, work.said_at), why)


@needs(May.DECIDE_COMPLAINT)
async def note(work: Work, id_: ComplaintId, kind: Kind) -> Complaint:
    """It is a suggestion, or praise: thanked for, and kept."""
    found = await decided(work, id_)
    saved = await _over(work, found, found.note(kind, work.said_at))
    if kind is Kind.PRAISE and found.about_person is not None:
        praise = await complaint_cards.disguised(work, found, found.text) if found.anonymous else found.text
        work.tell(found.about_person, "complaint-praised", text=praise)
    return saved


@needs(May.DECIDE_COMPLAINT)
async def whom(work: Work, id_: ComplaintId) -> tuple[list[tuple[PersonId, Named]], list[tuple[VendorId, Named]]]:
    """Whom it can be about: colleagues, and contractors."""
    await decided(work, id_)
    colleagues = [(one.person, one.name) for one in await _colleagues(work) if one.person and one.person != work.me]
    held = await rows.every(work.db, Vendor, vendors.c.id > 0)
    return colleagues, [(one.id, one.name) for one in held]


@needs(May.DECIDE_COMPLAINT)
async def concerns(
    work: Work, id_: ComplaintId, *, person: PersonId | None = None, vendor: VendorId | None = None
) -> Complaint:
    """Whom it is about: they and theirs never hear of it; neither: nobody of the house.

    Where that is the owner's side of the wall it waits to be given to somebody else.
    """
    found = await decided(work, id_)
    about = await _about_person(work, person) if person is not None else About(vendor=vendor)
    saved = await work.save(found, found.concerns(about))
    owner = await actors.by_id(work.db, saved.owner) if saved.owner is not None else None
    waits = False
    if owner is not None and about.keeps_out(owner):
        waits = saved.status in IN_HAND
        saved = await work.save(saved, saved.release(), "its owner may not know of it any more")
    if waits:
        await complaint_clock.begin(work, saved)
    deciding = await complaint_cards.deciders(work, saved)
    await complaint_cards.refresh(work, saved, ring=deciding if waits else (), also=deciding)
    if saved.intake is not None:
        await repair_cards.refresh(work, saved.intake)  # it says the same words
        if incident := await incident_log.of_intake(work, saved.intake):
            await incident_cards.refresh(work, incident)
    return saved


@needs(May.DECIDE_COMPLAINT)
async def owners(work: Work, id_: ComplaintId, department: Department) -> list[tuple[PersonId, Named]]:
    """Who of a department may settle it, its head first: nobody whom it is about, and none of theirs."""
    found = await decided(work, id_)
    held = await _colleagues(work)
    fit = [one for one in held if _belongs(one, department) and not found.about.keeps_out(one)]
    fit.sort(key=lambda one: HEAD[department] not in one.roles)
    return [(one.person, one.name) for one in fit if one.person is not None]


@needs(May.DECIDE_COMPLAINT)
async def grades(work: Work) -> dict[Grade, int]:
    """How long the house allows for each: hours where it is urgent, else working days."""
    rules = await house.rules(work)
    return {
        Grade.URGENT: rules.complaint_urgent_hours,
        Grade.ORDINARY: rules.complaint_ordinary_days,
        Grade.COMPLEX: rules.complaint_complex_days,
    }


@needs(May.DECIDE_COMPLAINT)
async def assign(work: Work, id_: ComplaintId, department: Department, owner: PersonId, grade: Grade) -> Complaint:
    """It is valid: somebody settles it, within the limit of its grade (R199).

    Raises:
        Refusal: nobody of that department may know of it.

    """
    found = await decided(work, id_)
    if owner not in {person for person, _ in await owners(work, id_, department)}:
        raise Refusal("complaint-owner-is-party", number=found.number)
    due = await complaint_clock.limit(work, grade)
    saved = await work.save(found, found.assign(Task(department, owner, due, grade), work.said_at))
    saved = await work.save(saved, saved.tell(work.said_at))
    await complaint_clock.watch_limit(work, saved)
    told = (owner, *((saved.complainant,) if saved.complainant else ()))
    await complaint_cards.refresh(work, saved, ring=told, also=await complaint_cards.deciders(work, saved))
    return saved


@needs(May.COMPLAIN)
async def keeps_out(work: Work, text: str, roles: Sequence[Role]) -> bool:
    """Whether a text complains, and holders of these posts must not read it: they are meant, or may be."""
    about = await accusations.accused(work, text)
    if about is None:
        return False
    if about.nobody:
        return topic_of(text) in OF_SOMEBODY
    return any(about.keeps_out(one) for one in await actors.colleagues(work.db, *roles))


@needs(May.COMPLAIN)
async def mine(work: Work) -> list[Complaint]:
    """What somebody has complained of, the newest first."""
    found = await rows.every(work.db, Complaint, complaints.c.complainant == work.me)
    return list(reversed(found))


@needs(May.HANDLE_COMPLAINT)
async def waiting(work: Work) -> list[Complaint]:
    """What is open and any business of the actor's, what has to be settled soonest first."""
    found = await rows.every(work.db, Complaint, complaints.c.status.in_(sorted(OPEN)))
    own = [one for one in found if complaint_cards.standing(one, work.actor) not in {None, Standing.COMPLAINANT}]
    return sorted(own, key=lambda one: (one.due_at is not None, one.due_at or one.received_at, one.id))


@needs(May.COMPLAIN)
async def open_card(work: Work, id_: ComplaintId) -> None:
    """Hang its card anew for who asks for it. Raises NotFound where they may not know of it."""
    found, as_whom = await visible(work, id_)
    shown = await complaint_cards.card(work, found, as_whom)
    await work.show(work.me, complaint_cards.subject(found.id), shown, ring=True, lane=Lane.ANSWER)


@needs(May.LOG_COMPLAINT)
async def contacts(work: Work, unit: UnitId | None) -> list[tuple[PersonId, Named]]:
    """Who of a unit has an account with us, to be told how it goes."""
    return await tenancies.bound(work, await tenancies.tenant_in(work, unit))


async def visible(work: Work, id_: ComplaintId) -> tuple[Complaint, Standing]:
    """Inside other verbs: the complaint, and what the actor is to it. Raises NotFound where they are nothing to it."""
    found = await rows.find(work.db, Complaint, id_)
    as_whom = complaint_cards.standing(found, work.actor)
    if as_whom is None:
        raise NotFound
    return found, as_whom


async def decided(work: Work, id_: ComplaintId) -> Complaint:
    """Inside other verbs: the complaint, if it is the actor's to decide.

    Raises:
        NotFound: they may not know of it.
        Refusal: they may, and do not decide: it has gone to the next above, or is their own.

    """
    found, as_whom = await visible(work, id_)
    if as_whom is not Standing.DECIDER:
        raise Refusal("complaint-decided-above", number=found.number)
    return found


@needs(May.DECIDE_COMPLAINT)
async def becomes_repair(work: Work, id_: ComplaintId, intake: IntakeId) -> Complaint:
    """It was reported as a complaint and is a repair (R85): both registers keep it, each with its number."""
    found = await decided(work, id_)
    return await _over(work, found, found.convert(work.said_at, intake))


async def _over(work: Work, found: Complaint, after: Complaint, why: str = "") -> Complaint:
    saved = await work.save(found, after, why)
    told = (saved.complainant,) if saved.complainant else ()
    await complaint_cards.refresh(work, saved, ring=told)
    return saved


async def _about_person(work: Work, whom: PersonId) -> About:
    actor = await actors.by_id(work.db, whom)
    if actor is None or not actor.staff:
        raise NotFound
    return About(person=whom, roles=actor.roles & STAFF)


async def _colleagues(work: Work) -> Sequence[Actor]:
    return await actors.colleagues(work.db, *sorted(STAFF))


def _belongs(colleague: Actor, department: Department) -> bool:
    return bool(MEMBERS[department] & colleague.roles)


async def _assistants(work: Work, made: Complaint) -> list[PersonId]:
    held = [one for one in await _colleagues(work) if May.TRIAGE_COMPLAINT in one.permits]
    sees = [one for one in held if complaint_cards.standing(made, one) is Standing.ASSISTANT]
    return [one.person for one in sees if one.person is not None]

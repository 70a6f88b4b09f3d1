"""Repair records: reported, taken down for somebody, chased, taken back (R104-R106, R116, R117)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, union

from bot.domain.categories import HOUSEKEEPING, Category, Urgency, department_of
from bot.domain.order_states import BEFORE_DONE, THE_TENANTS_TURN, TO_VERIFY
from bot.domain.people import Actor, Named, PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import OPEN, Channel, Intake, IntakeId, IntakeStatus
from bot.domain.roles import Role
from bot.domain.units import TenantId, UnitId
from bot.domain.work_orders import WorkOrder
from bot.services import (
    actors,
    alarms,
    deadlines,
    dispatch_log,
    house,
    nuisance,
    outage_repairs,
    repair_cards,
    repair_words,
    tenancies,
)
from bot.services.permission import needs
from bot.services.repair_rights import takes_back
from bot.services.repair_views import looked_up, order_of, visible
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import intakes, work_orders
from bot.talk import Answer, Lane, Reaction, Words, answer, button, words

_PAGE = 20
_CHASED = (Role.DISPATCHER, Role.ENGINEERING_MANAGER, Role.CS_MANAGER)
_CHASED_TO_VERIFY = (Role.CSR, Role.TENANT_SUPERVISOR, Role.CS_MANAGER)
"""Who hears of it when somebody chases: the first at once, the others with the second and the third time."""

_DESKS = {HOUSEKEEPING: (Role.DISPATCHER, Role.HOUSEKEEPING_SUPERVISOR)}
"""Who hears of a new record at once: the dispatcher (R93, R107), and for cleaning its supervisor (R92)."""


@dataclass(frozen=True)
class Reported:
    """What a person says about a repair; `unit` None means a common area.

    `channel` None is the person's own report; anything else is taken down for somebody (`caller`). `message` is the
    reporter's own that began it, in their chat.
    """

    unit: UnitId | None
    text: str
    photos: tuple[str, ...]
    category: Category
    urgency: Urgency
    place: str = ""
    channel: Channel | None = None
    caller: str = ""
    caller_phone: str = ""
    preferred_at: datetime | None = None
    follows: IntakeId | None = None
    voice: str = ""
    message: int | None = None


@needs(May.REPORT_REPAIR)
async def report(work: Work, said: Reported) -> Intake:
    """A tenant or a colleague reports a repair (R104): it gets its number, and the dispatcher hears of it (R107)."""
    if said.channel is not None:
        work.actor.must(May.LOG_REPAIR)
    elif said.urgency is not Urgency.EMERGENCY:
        await nuisance.admit(work, "" if said.voice or said.follows else said.text, said.unit)
    return await _reported(work, said)


@needs(May.DECIDE_COMPLAINT)
async def of_complaint(work: Work, said: Reported) -> Intake:
    """What was said as a complaint is a repair: whoever decides about complaints reports it (R85)."""
    return await _reported(work, said)


async def _reported(work: Work, said: Reported) -> Intake:
    tenant = await _tenant_in(work, said.unit)
    intake = await work.add(
        Intake(
            number=f"R-{await rows.take_number(work.db, 'R'):06d}",
            channel=said.channel or (Channel.CHAT if tenant in work.actor.tenants else Channel.INSPECTION),
            unit=said.unit, tenant=tenant, place=said.place, reporter=work.me, caller=said.caller,
            caller_phone=said.caller_phone,
            taken_by=work.me if said.channel else None, text=said.text, photos=said.photos, voice=said.voice,
            category=said.category, urgency=said.urgency, reported_at=work.said_at,
            preferred_at=said.preferred_at, follows=said.follows, message=said.message,
        )
    )  # fmt: skip
    await outage_repairs.link(work, intake)
    desks = _DESKS.get(department_of(intake.category), (Role.DISPATCHER,))
    told = (*await repair_cards.reporters(work, intake), *await actors.holding(work.db, *desks))
    await repair_cards.refresh(work, intake.id, ring=told)
    repair_cards.mark(work, intake, Reaction.SEEN)
    await deadlines.watch_dispatch(work, intake)
    await alarms.begin(work, intake)
    return intake


def usual_channel(actor: Actor) -> Channel:
    """How a colleague usually hears of repairs (R105)."""
    if actor.roles & {Role.SECURITY, Role.SECURITY_SUPERVISOR}:
        return Channel.SECURITY
    return Channel.INSPECTION if Role.HOUSEKEEPING_SUPERVISOR in actor.roles else Channel.PHONE


@needs(May.CANCEL_OWN_REPAIR)
async def cancel(work: Work, intake: IntakeId) -> None:
    """The report is taken back while no work order has been issued; others who wait with it are told by the card."""
    found = await visible(work, intake)
    if not takes_back(found, work.actor):
        raise Refusal("not-found")
    await work.save(found, found.cancel(work.now))
    await deadlines.keep_overrun(work, found)
    await alarms.withdrawn(work, found)
    await dispatch_log.release_joined(work, intake)
    told = [person for person in await repair_cards.reporters(work, found) if person != work.me]
    await repair_cards.refresh(work, intake, ring=told)


@needs(May.REPORT_REPAIR)
async def again(work: Work, intake: IntakeId) -> Intake:
    """The trouble is back after the time for reopening: a new record, linked to the old one."""
    found = await work.hold(await visible(work, intake))
    closed = found.closed_at or work.said_at
    since = (intakes.c.follows == intake, intakes.c.status.in_(sorted(OPEN)), intakes.c.reported_at > closed)
    if newer := await rows.first(work.db, Intake, *since):
        raise Refusal("repair-back-already", number=newer.number)
    said = Reported(
        found.unit, found.text, found.photos, found.category, found.urgency, place=found.place, follows=found.id
    )
    if found.taken_by and work.actor.staff:
        said = replace(said, channel=found.channel, caller=found.caller, caller_phone=found.caller_phone)
    return await report(work, said)  # a tenant speaks for themselves now


@needs(May.CHASE_REPAIR)
async def chase(work: Work, intake: IntakeId) -> Answer:
    """Where it stays (催单): who has it, the last step, the estimate. Repeated chasing raises the level.

    While it is the tenant's turn there is nobody to chase: what is waited for is said, and the card hung anew.
    Who waits with a merged record presses for the one it was merged into, as often as they might for one of their own.
    """
    found = await visible(work, intake)
    if not (found.reporter == work.me or found.tenant in work.actor.tenants or work.actor.staff):
        raise Refusal("not-found")
    repair = await looked_up(work, found.merged_into or found.id)
    if repair.order and repair.order.waiting in THE_TENANTS_TURN:
        await repair_cards.refresh(work, found.id, ring=(work.me,), only=work.me)
        return answer("repair-waits-for-you", number=found.number, state=repair_words.state(repair, work.actor))
    pause = timedelta(minutes=(await house.rules(work)).chase_minutes)
    served = chased = await work.save(found, found.chase(work.now, pause), "chased")
    if found.merged_into:
        into = await rows.find(work.db, Intake, found.merged_into)
        served = await work.save(into, into.press(), "chased")
    await _tell_of_chase(work, served)
    repair = await looked_up(work, served.id)
    order = repair.order
    return answer(
        "repair-chased",
        number=order.number if order and served is chased else found.number,
        holder=await _holder(work, order),
        state=repair_words.state(repair, work.actor),
    )


async def _holder(work: Work, order: WorkOrder | None) -> Words:
    """Who has it now: the technician until it is done, customer service once the result is recorded."""
    if order and order.status in BEFORE_DONE and order.technician:
        return words("repair-chased-holder", name=await actors.name_of(work.db, order.technician))
    if order and order.status in TO_VERIFY:
        if order.asked_by is None:
            return words("repair-chased-service")
        return words("repair-chased-colleague", name=await actors.name_of(work.db, order.asked_by))
    return words("repair-chased-dispatcher")


async def _tell_of_chase(work: Work, intake: Intake) -> None:
    order = await order_of(work, intake.id)
    roles = _CHASED_TO_VERIFY if order and order.status in TO_VERIFY else _CHASED
    whom = dict.fromkeys(await actors.holding(work.db, *roles[: intake.chases]))
    if order and order.status in BEFORE_DONE and order.technician:
        whom[order.technician] = None
    number = order.number if order else intake.number
    for person in whom:
        work.tell(person, "repair-is-chased", number=number, count=intake.chases)
        await repair_cards.refresh(work, intake.id, ring=(person,), only=person)


@needs(May.SEE_OWN_REPAIRS)
async def works_again(work: Work, intake: IntakeId) -> str:
    """Whom it concerns says that it works again: what comes of that, "" where the work is done anyhow.

    "withdraw": nobody has been sent, and they can take the report back. "desk": nobody has been sent, and the
    dispatchers, who decide, hear of it at once. "told": so does the technician; once a round.
    """
    found = await visible(work, intake)
    served = await rows.find(work.db, Intake, found.merged_into) if found.merged_into else found
    order = await order_of(work, served.id)
    if order is None and served.status is IntakeStatus.TO_DISPATCH:
        if served is found and takes_back(found, work.actor):
            return "withdraw"
        await _works(work, served, answer("report-works-again", number=found.number, name=work.actor.name), once="")
        return "desk"
    if order is None or order.status not in BEFORE_DONE:
        return ""
    news = answer("repair-works-again", number=order.number, name=work.actor.name)
    await _works(work, served, news, order.technician, once=f"{order.id}:{order.round}")
    return "told"


async def _works(work: Work, served: Intake, news: Answer, *more: PersonId | None, once: str) -> None:
    door = button("repair-open", served.id, label="button-alarm-open")
    whom = dict.fromkeys((*more, *await actors.holding(work.db, Role.DISPATCHER)))
    told = [one for one in whom if one not in {None, work.me}]
    dedupe = f"works-again:{once or served.number}"
    work.send(told, replace(news, rows=((door,),)), lane=Lane.ALERT, about=f"repair:{served.id}", dedupe=dedupe)


@needs(May.REPORT_REPAIR)
async def my_units(work: Work) -> list[tuple[UnitId, Named]]:
    """The units a person may report for: their own; for staff, all of the building, too."""
    return await (tenancies.every_unit(work) if work.actor.staff else tenancies.own_units(work))


@needs(May.SEE_OWN_REPAIRS)
async def open_card(work: Work, intake: IntakeId) -> None:
    """Hang the repair's card anew in the chat of who asks for it."""
    found = await visible(work, intake)
    await repair_cards.refresh(work, found.id, ring=(work.me,), only=work.me)


@needs(May.SEE_OWN_REPAIRS)
async def by_number(work: Work, number: str) -> IntakeId | None:
    """The repair with that intake or work-order number, if the person may see it."""
    intake = await rows.first(work.db, Intake, intakes.c.number == number)
    order = None if intake else await rows.first(work.db, WorkOrder, work_orders.c.number == number)
    found = intake.id if intake else order.intake if order else None
    if found is None:
        return None
    return (await visible(work, found)).id


@needs(May.SEE_OWN_REPAIRS)
async def photos(work: Work, intake: IntakeId) -> tuple[str, tuple[str, ...]]:
    """The repair's number, and the pictures of the damage, before and after the work."""
    found = await visible(work, intake)
    order = await order_of(work, found.id)
    return found.number, (*found.photos, *((*order.photos_before, *order.photos) if order else ()))


@needs(May.SEE_OWN_REPAIRS)
async def voice(work: Work, intake: IntakeId) -> tuple[str, str]:
    """The repair's number, and the voice note that it came as; empty where it did not."""
    found = await visible(work, intake)
    return found.number, found.voice


async def listed(work: Work, *either: ColumnElement[bool]) -> list[tuple[Intake, WorkOrder | None]]:
    """Inside other verbs: repairs of either kind with their orders, newest first, one page."""
    # Each kind a look along an index; one look with OR would be a walk through everything.
    ids = union(*(select(intakes.c.id).where(where) for where in either)).subquery()
    newest = select(ids.c.id).order_by(ids.c.id.desc()).limit(_PAGE)
    found = [row.id for row in await work.db.execute(newest)]
    held = await rows.many(work.db, Intake, found)
    orders = {o.intake: o for o in await rows.every(work.db, WorkOrder, work_orders.c.intake.in_(found))}
    return [(held[id_], orders.get(IntakeId(id_))) for id_ in found]


async def _tenant_in(work: Work, unit: UnitId | None) -> TenantId | None:
    if unit is None:
        if not work.actor.staff:
            raise Refusal("repair-which-unit")
        return None
    if not work.actor.staff and unit not in work.actor.units:
        raise Refusal("repair-not-your-unit")
    return await tenancies.tenant_in(work, unit)

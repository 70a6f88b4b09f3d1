"""The work order's paper slip: everything it shows, for whoever may see the order (R120, R121)."""

from datetime import datetime

from bot.domain.names import Named
from bot.domain.order_states import Method, OrderStatus
from bot.domain.people import Person, PersonId, masked
from bot.domain.permits import May
from bot.domain.quotes import Material
from bot.domain.repairs import IntakeId, called_in
from bot.domain.slips import Signature, Slip, copies_for, without_phones
from bot.domain.work_orders import WorkOrder
from bot.services import house, repair_rights, repair_views
from bot.services.permission import needs
from bot.services.repair_views import Repair
from bot.services.work import Work
from bot.storage import rows


@needs(May.SEE_OWN_REPAIRS)
async def of(work: Work, intake: IntakeId) -> Slip:
    """The slip of the order issued for a repair, with the copies that are for the actor.

    Raises:
        NotFound: the repair is none of their business.
        Refusal: no order has been issued yet.

    """
    found, order = await repair_views.with_order(work, intake)
    repair = await repair_views.looked_up(work, found.id)
    named = repair_rights.names_reporter(found, repair.was, work.actor)
    return Slip(
        building=await house.name(work),
        copies=copies_for(work.actor.roles),
        printed_at=work.desk.clock.local(work.now),
        number=order.number,
        intake=found.number,
        entry=repair.entry.number if repair.entry else None,
        chargeable=order.chargeable,
        tenant=repair.tenant.name if repair.tenant else None,
        unit=repair.unit.number if repair.unit else "",
        place=without_phones(found.place),
        text=without_phones(found.text),
        emptied=found.emptied,
        channel=found.channel,
        reporter=_reporter(repair) if named else repair_views.NOBODY,
        phone=_phone(repair) if named else "",
        taken_by=repair.name(found.taken_by) if found.taken_by else None,
        category=found.category,
        urgency=found.urgency,
        reported_at=work.desk.clock.local(found.reported_at),
        issuer=repair.name(order.issued_by),
        issued_at=work.desk.clock.local(order.issued_at),
        technicians=_technicians(repair, order),
        accepted_at=_wall(work, order.accepted_at),
        arrived_at=_wall(work, order.arrived_at),
        completed_at=_wall(work, order.completed_at),
        work_done=without_phones(order.work_done),
        lines=order.materials or _agreed(repair, order),
        result=order.result,
        signed=await _signature(work, order.verified_by, order.verified_at, order.method),
        confirmed=await _signature(work, order.answered_by, order.answered_at),
        rework=order.rework,
        rejected_why=without_phones(order.rejected_why),
        void_why=without_phones(order.void_why) if order.status is OrderStatus.VOID else None,
    )


def _agreed(repair: Repair, order: WorkOrder) -> tuple[Material, ...]:
    """What was agreed, until it is known what was used."""
    before = order.chargeable and order.completed_at is None
    return repair.agreed.lines if repair.agreed and before else ()


def _reporter(repair: Repair) -> Named:
    intake = repair.intake
    if intake.caller:
        return Named(intake.caller, intake.caller)
    return repair_views.NOBODY if called_in(intake.channel, intake.taken_by) else repair.name(intake.reporter)


def _phone(repair: Repair) -> str:
    """Only of who spoke: where a colleague took it down, it would be the colleague's."""
    intake = repair.intake
    if intake.taken_by:
        return masked(intake.caller_phone) if intake.caller_phone else ""
    return masked(repair.people[intake.reporter].phone)


def _technicians(repair: Repair, order: WorkOrder) -> tuple[Named, ...]:
    first = (order.technician,) if order.technician else ()
    return tuple(repair.name(one) for one in (*first, *repair.helpers))


async def _signature(
    work: Work, person: PersonId | None, at: datetime | None, method: Method | None = None
) -> Signature | None:
    if person is None or at is None:
        return None
    name = (await rows.find(work.db, Person, person)).name
    return Signature(name, work.desk.clock.local(at), method)


def _wall(work: Work, at: datetime | None) -> datetime | None:
    return work.desk.clock.local(at) if at else None

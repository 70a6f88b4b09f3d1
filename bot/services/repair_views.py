"""A repair as people look at it: the record, its order, where it is and who is who; and who may look."""

from dataclasses import dataclass

from bot.domain.people import Actor, Named, Person, PersonId
from bot.domain.permits import May
from bot.domain.repairs import Intake, IntakeId
from bot.domain.units import Tenant, Unit
from bot.domain.work_orders import WorkOrder
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.storage.tables import work_orders


@dataclass(frozen=True)
class Repair:
    """Everything that a card of it may show."""

    intake: Intake
    order: WorkOrder | None
    unit: Unit | None
    tenant: Tenant | None
    people: dict[PersonId, Person]

    def name(self, person: PersonId | None) -> Named:
        """Somebody's name; a dash where there is nobody."""
        return self.people[person].name if person in self.people else Named("—", "—")


def subject(intake: IntakeId) -> str:
    """What the living cards of a repair are filed under."""
    return f"repair:{intake}"


def sees(actor: Actor, intake: Intake, order: WorkOrder | None) -> bool:
    """Whether the repair concerns them: staff of the procedure, the reporter, their tenant, the technician."""
    if May.SEE_REPAIRS in actor.permits or actor.person == intake.reporter:
        return True
    return intake.tenant in actor.tenants or (order is not None and order.technician == actor.person)


async def order_of(work: Work, intake: IntakeId) -> WorkOrder | None:
    """Inside other verbs: the work order issued for a repair, if one was."""
    return await rows.first(work.db, WorkOrder, work_orders.c.intake == intake)


async def visible(work: Work, intake: IntakeId) -> Intake:
    """Inside other verbs: the repair, if the actor may see it.

    Raises:
        NotFound: there is none, or it is nobody's business of theirs; the two look the same.

    """
    found = await rows.find(work.db, Intake, intake)
    if not sees(work.actor, found, await order_of(work, intake)):
        raise NotFound
    return found


async def looked_up(work: Work, intake: IntakeId) -> Repair:
    """Inside other verbs: the repair with everything around it."""
    found = await rows.find(work.db, Intake, intake)
    order = await order_of(work, intake)
    named = {found.reporter, *((order.technician, order.issued_by, order.verified_by) if order else ())} - {None}
    return Repair(
        intake=found,
        order=order,
        unit=await rows.find(work.db, Unit, found.unit) if found.unit else None,
        tenant=await rows.find(work.db, Tenant, found.tenant) if found.tenant else None,
        people={PersonId(id_): person for id_, person in (await rows.many(work.db, Person, sorted(named))).items()},
    )

"""Repair records: reported, looked up, taken back (R104-R106, R116). Everything told about them goes by their card."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_

from bot.domain.categories import Category, Urgency
from bot.domain.people import Named
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, Intake, IntakeId, IntakeStatus
from bot.domain.roles import Role
from bot.domain.units import TenantId, Unit, UnitId
from bot.domain.work_orders import WorkOrder
from bot.services import actors, repair_cards
from bot.services.permission import needs
from bot.services.repair_views import visible
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import intakes, occupancies, units, work_orders

_PAGE = 20


@dataclass(frozen=True)
class Reported:
    """What a person says about a repair; `unit` None means a common area."""

    unit: UnitId | None
    text: str
    photos: tuple[str, ...]
    category: Category
    urgency: Urgency


@needs(May.REPORT_REPAIR)
async def report(work: Work, said: Reported) -> Intake:
    """A tenant or a colleague reports a repair (R104): it gets its number, and the dispatcher hears of it (R107)."""
    tenant = await _tenant_in(work, said.unit)
    intake = await work.add(
        Intake(
            number=f"R-{await rows.take_number(work.db, 'R'):06d}",
            channel=Channel.CHAT if tenant in work.actor.tenants else Channel.INSPECTION,
            unit=said.unit,
            tenant=tenant,
            reporter=work.me,
            text=said.text,
            photos=said.photos,
            category=said.category,
            urgency=said.urgency,
            reported_at=work.said_at,
        )
    )
    await repair_cards.refresh(work, intake.id, ring=(work.me, *await actors.holding(work.db, Role.DISPATCHER)))
    return intake


@needs(May.CANCEL_OWN_REPAIR)
async def cancel(work: Work, intake: IntakeId) -> None:
    """The reporter takes the report back while no work order has been issued."""
    found = await visible(work, intake)
    await work.save(found, found.cancel(work.me, work.said_at))
    await repair_cards.refresh(work, intake)


@needs(May.REPORT_REPAIR)
async def my_units(work: Work) -> list[tuple[UnitId, Named]]:
    """The units a person may report for: their own; for staff, all of the building, too."""
    where = units.c.id > 0 if work.actor.staff else units.c.id.in_(work.actor.units)
    found = await rows.every(work.db, Unit, where)
    return [(unit.id, Named(unit.number, unit.number)) for unit in found]


@needs(May.SEE_OWN_REPAIRS)
async def mine(work: Work) -> list[tuple[Intake, WorkOrder | None]]:
    """What is open and concerns the person: reported by them or for their tenant, or theirs to do; newest first."""
    own = [intakes.c.reporter == work.me, intakes.c.tenant.in_(work.actor.tenants)]
    theirs = or_(*own, work_orders.c.technician == work.me)
    return await _listed(work, and_(theirs, intakes.c.status.in_([IntakeStatus.TO_DISPATCH, IntakeStatus.ISSUED])))


@needs(May.SEE_REPAIRS)
async def waiting(work: Work) -> list[tuple[Intake, WorkOrder | None]]:
    """Every open repair of the building, newest first."""
    return await _listed(work, intakes.c.status.in_([IntakeStatus.TO_DISPATCH, IntakeStatus.ISSUED]))


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
    """The repair's number, and the pictures of the damage and of the work done."""
    found = await visible(work, intake)
    order = await rows.first(work.db, WorkOrder, work_orders.c.intake == found.id)
    return found.number, (*found.photos, *(order.photos if order else ()))


async def _tenant_in(work: Work, unit: UnitId | None) -> TenantId | None:
    if unit is None:
        if not work.actor.staff:
            raise Refusal("repair-which-unit")
        return None
    if not work.actor.staff and unit not in work.actor.units:
        raise Refusal("repair-not-your-unit")
    open_ = (occupancies.c.unit == unit) & occupancies.c.until.is_(None)
    found = (await work.db.execute(occupancies.select().where(open_))).first()
    return None if found is None else TenantId(found.tenant)


async def _listed(work: Work, where: ColumnElement[bool]) -> list[tuple[Intake, WorkOrder | None]]:
    joined = intakes.outerjoin(work_orders, work_orders.c.intake == intakes.c.id)
    ids = intakes.select().with_only_columns(intakes.c.id).select_from(joined).where(where)
    found = [row.id for row in await work.db.execute(ids.order_by(intakes.c.id.desc()).limit(_PAGE))]
    held = await rows.many(work.db, Intake, found)
    orders = {o.intake: o for o in await rows.every(work.db, WorkOrder, work_orders.c.intake.in_(found))}
    return [(held[id_], orders.get(IntakeId(id_))) for id_ in found]

"""Voiding an order takes two: the dispatcher asks, the manager decides; number and reason stay (R122, R123)."""

from bot.domain.order_states import OrderStatus
from bot.domain.permits import May
from bot.domain.repairs import Intake, IntakeId
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import actors, alarms, crews, deadlines, dispatch_log, quotes, repair_cards
from bot.services.permission import needs
from bot.services.repair_views import joined, with_order
from bot.services.work import Work


@needs(May.REQUEST_VOID)
async def ask_void(work: Work, intake: IntakeId, why: str) -> None:
    """The dispatcher asks for the order to be voided; the manager decides."""
    _, order = await with_order(work, intake)
    await work.save(order, order.ask_void(work.me, why), why)
    await repair_cards.refresh(work, intake, ring=await actors.holding(work.db, Role.CS_MANAGER))


@needs(May.APPROVE_VOID)
async def void(work: Work, intake: IntakeId) -> None:
    """Void the order: number and reason are kept, the number is never used again (R122, R123).

    What had been verified and closed before it was taken up again stays so, with all that was settled by it.
    """
    found, order = await with_order(work, intake)
    await deadlines.keep_missed(work, order)
    await quotes.withdraw(work, order)
    after = await work.save(order, order.void(work.me, work.said_at), order.void_why)
    await work.save(found, found.close(work.now), order.void_why)
    await alarms.called_off(work, found)
    if after.status is OrderStatus.VOID:
        await dispatch_log.release_joined(work, intake)
    else:
        await crews.leads(work, after, after.technician)
        await _closed_as_before(work, found, after)
    told = (*await repair_cards.reporters(work, found), order.technician, order.void_asked_by)
    await repair_cards.refresh(work, intake, ring=told)


@needs(May.APPROVE_VOID)
async def keep(work: Work, intake: IntakeId) -> None:
    """Decline to void it: work goes on."""
    _, order = await with_order(work, intake)
    await work.save(order, order.keep())
    await repair_cards.refresh(work, intake, ring=(order.void_asked_by,))


async def _closed_as_before(work: Work, intake: Intake, order: WorkOrder) -> None:
    others = await joined(work, intake.id)
    for one in (intake, *others):
        work.tell(await repair_cards.reporters(work, one), "repair-closed-as-before", number=order.number)
    for one in others:
        await repair_cards.refresh(work, one.id)

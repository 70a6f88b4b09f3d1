"""Orders that stand still for longer than was said, or that a tenant leaves without an answer: somebody is called.

First whoever can do something about it: the technician where a time was named, customer service where the tenant has
to say something; then, if it stands still all the same, the dispatcher.
"""

from datetime import datetime, timedelta

from bot.domain.order_states import OrderStatus, Wait
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.repairs import Intake
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import actors, deadlines, house, occurrences, repair_cards
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.talk import Lane

STANDING = "order-standing"
_WINDOW = timedelta(days=2)
_FIRST, _LAST = 1, 2


async def watch(work: Work, order: WorkOrder) -> None:
    """Inside other verbs: it stands still now; note when it has done so for long enough."""
    await _plan(work, order, _FIRST, order.wait_until or await _patience(work))


@needs(May.KEEP_TIME)
async def call(work: Work, scope: str) -> None:
    """It still stands still: who can do something about it is told, later the dispatcher."""
    id_, wait, step = (int(part) for part in scope.split(":"))
    try:
        order = await rows.find(work.db, WorkOrder, id_)
    except NotFound:
        return
    if order.status is not OrderStatus.WAITING or order.waits != wait:
        return
    told = await _whom(work, order, step)
    name = await actors.name_of(work.db, order.technician) if order.technician else "—"
    key = f"repair-standing-{_why(order)}" if step == _FIRST else "repair-standing-still"
    work.tell(told, key, number=order.number, name=name, lane=Lane.ALERT)
    await repair_cards.refresh(work, order.intake, ring=told)
    if step == _FIRST:
        intake = await rows.find(work.db, Intake, order.intake)
        named = order.wait_until is not None
        soon = (await deadlines.limits(work, intake)).accept if named else await _patience(work)
        await _plan(work, order, _LAST, soon)


async def _whom(work: Work, order: WorkOrder, step: int) -> tuple[PersonId, ...]:
    if step == _LAST:
        return await actors.holding(work.db, Role.DISPATCHER)
    if order.waiting is Wait.QUOTE or (order.wait_until is None and order.waiting is not Wait.PARTS):
        return await actors.holding(work.db, Role.CSR, Role.TENANT_SUPERVISOR)
    return (order.technician,) if order.technician else ()


def _why(order: WorkOrder) -> str:
    if order.waiting is Wait.TENANT and order.wait_until is None:
        return "nobody-in"
    return order.waiting.value if order.waiting else ""


async def _patience(work: Work) -> datetime:
    return work.now + timedelta(hours=(await house.rules(work)).answer_hours)


async def _plan(work: Work, order: WorkOrder, step: int, due: datetime) -> None:
    await occurrences.plan(work, STANDING, f"{order.id}:{order.waits}:{step}", due, due + _WINDOW)

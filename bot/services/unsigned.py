"""Work that is done and not closed: whoever has the next step is reminded, then whoever answers for them.

The dispatcher records the result (R124); customer service verifies (R127), and signs once the tenant has answered.
"""

from datetime import datetime, timedelta

from bot.domain.order_states import Owed
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import actors, house, occurrences, repair_cards
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.talk import Lane

UNSIGNED = "order-unsigned"
_WINDOW = timedelta(days=2)
_FIRST, _LAST = 1, 2
_OWING = {
    Owed.RESULT: ((Role.DISPATCHER,), (Role.ENGINEERING_MANAGER, Role.TENANT_SUPERVISOR)),
    Owed.VERIFICATION: ((Role.CSR,), (Role.TENANT_SUPERVISOR,)),
    Owed.SIGNATURE: ((Role.CSR,), (Role.TENANT_SUPERVISOR,)),
}
"""Who has the step, and who answers for them."""


async def watch(work: Work, order: WorkOrder) -> None:
    """Inside other verbs: somebody else has the next step now; note when they have had it for long enough."""
    await _plan(work, order, _FIRST)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """It still lies there: who has the step is reminded, later who answers for them."""
    id_, owed, stamp, step = scope.split(":")
    try:
        order = await rows.find(work.db, WorkOrder, int(id_))
    except NotFound:
        return
    if order.owed is None or (order.owed.value, f"{_stamp(order.owed_since)}") != (owed, stamp):
        return
    first = int(step) == _FIRST
    told = await _whom(work, order, order.owed, first=first)
    key = f"repair-owed-{owed}" if first else f"repair-owed-{owed}-still"
    work.tell(told, key, number=order.number, since=order.owed_since, lane=Lane.ALERT)
    await repair_cards.refresh(work, order.intake, ring=told)
    if first:
        await _plan(work, order, _LAST)


async def _whom(work: Work, order: WorkOrder, owed: Owed, *, first: bool) -> tuple[PersonId, ...]:
    having, above = _OWING[owed]
    if not first:
        return await actors.holding(work.db, *above)
    asked = (order.asked_by,) if owed is Owed.SIGNATURE and order.asked_by else ()
    return tuple(dict.fromkeys((*asked, *await actors.holding(work.db, *having))))


async def _plan(work: Work, order: WorkOrder, step: int) -> None:
    if order.owed is None:
        return
    due = await house.worked(work, work.now, (await house.rules(work)).minutes_for(order.owed))
    scope = f"{order.id}:{order.owed.value}:{_stamp(order.owed_since)}:{step}"
    await occurrences.plan(work, UNSIGNED, scope, due, due + _WINDOW)


def _stamp(since: datetime | None) -> int:
    return int(since.timestamp()) if since else 0

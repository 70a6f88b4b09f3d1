"""Who goes along to an order, beside the one who answers for it."""

from sqlalchemy import delete

from bot.domain.aftermath import Helper
from bot.domain.people import PersonId
from bot.domain.work_orders import WorkOrder
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import helpers


async def leads(work: Work, order: WorkOrder, technician: PersonId | None) -> None:
    """Inside other verbs: somebody answers for it now; if they went along until now, they are not named twice."""
    of_it = helpers.c.order == order.id, helpers.c.technician == technician
    if technician and (helper := await rows.first(work.db, Helper, *of_it)):
        await end(work, order, helper, "answers for it now")


async def end(work: Work, order: WorkOrder, helper: Helper, why: str) -> None:
    """Inside other verbs: somebody does not go along any more; why stands in the order's history."""
    await work.record(order, f"helper {helper.technician} {why}")
    await work.db.execute(delete(helpers).where(helpers.c.id == helper.id))

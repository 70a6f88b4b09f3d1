"""Which repair a few words are about: "it still leaks", "fixed, thanks", "where is he?"."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, or_, select, union

from bot.domain.guesses import Mood
from bot.domain.order_states import OrderStatus
from bot.domain.permits import May
from bot.domain.repairs import OPEN, Intake, IntakeId
from bot.services import house
from bot.services.permission import needs
from bot.services.repair_views import goes_with, goes_with_an_open_one
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import intakes, work_orders

_MOST = 10


@needs(May.SEE_OWN_REPAIRS)
async def meant(work: Work, mood: Mood) -> list[IntakeId]:
    """The repairs of the speaker that the words can be about, newest first.

    Whether it is fixed is about those that they are asked of; that it is not, about those closed of late, too. Who
    chases, or decides something, speaks of what is open.
    """
    if mood in {Mood.CHASE, Mood.DECIDE}:
        return await _own(work, or_(intakes.c.status.in_(sorted(OPEN)), goes_with_an_open_one()))
    asked = work_orders.c.status == OrderStatus.VERIFYING, work_orders.c.answered_at.is_(None)
    found = await _own(work, *asked)
    if found or mood is not Mood.NOT_FIXED:
        return found
    grace = timedelta(days=(await house.rules(work)).reopen_days)
    closed = and_(work_orders.c.status == OrderStatus.CLOSED, work_orders.c.closed_at >= work.said_at - grace)
    return sorted({*await _own(work, closed), *await _own(work, goes_with(closed))}, reverse=True)[:1]


@needs(May.SEE_OWN_REPAIRS)
async def begun_by(work: Work, message: int) -> Intake | None:
    """The newest record that this very message of the speaker's began, as first written or as changed, if it did."""
    found = await rows.every(work.db, Intake, intakes.c.reporter == work.me, intakes.c.message == message)
    return found[-1] if found else None


async def _own(work: Work, *where: ColumnElement[bool]) -> list[IntakeId]:
    joined = intakes.outerjoin(work_orders, work_orders.c.intake == intakes.c.id)
    fits = select(intakes.c.id).select_from(joined).where(*where)
    # Each a look along an index; one look with OR would be a walk through everything.
    own = and_(intakes.c.reporter == work.me, intakes.c.tenant.is_(None))
    theirs = (own, intakes.c.tenant.in_(work.actor.tenants))
    ids = union(*(fits.where(one) for one in theirs)).subquery()
    newest = select(ids.c.id).order_by(ids.c.id.desc()).limit(_MOST)
    return [IntakeId(row.id) for row in await work.db.execute(newest)]

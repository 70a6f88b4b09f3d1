"""What a technician leaves behind: open orders go back to the dispatcher, and whom they helped is alone again."""

from sqlalchemy import ColumnElement, select

from bot.domain.aftermath import Helper
from bot.domain.order_states import BEFORE_DONE
from bot.domain.people import PersonId, Post
from bot.domain.repairs import Intake
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import actors, alarms, crews, deadlines, quotes, repair_cards
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import helpers, work_orders
from bot.storage.tables import posts
from bot.talk import Lane

_LEFT = "technician left"


async def hand_back_all(work: Work, person: PersonId) -> bool:
    """Inside other verbs: what somebody who is no technician any more had in hand is told, and to be dispatched anew.

    No letter names them: it may be their erasure. False where they are a technician still, and nothing is done.
    """
    held = (posts.c.person == person, posts.c.role == Role.TECHNICIAN, posts.c.until.is_(None))
    if await rows.first(work.db, Post, *held):
        return False
    for order in await rows.every(work.db, WorkOrder, work_orders.c.technician == person, _open()):
        await _hand_back(work, order, person)
    joined = select(work_orders.c.id).where(_open())
    for helper in await rows.every(work.db, Helper, helpers.c.technician == person, helpers.c.order.in_(joined)):
        await _end(work, helper)
    return True


def _open() -> ColumnElement[bool]:
    return work_orders.c.status.in_(sorted(BEFORE_DONE))


async def _hand_back(work: Work, order: WorkOrder, person: PersonId) -> None:
    intake = await rows.find(work.db, Intake, order.intake)
    due = await deadlines.offered_anew(work, intake, order)
    await quotes.withdraw(work, order)
    await deadlines.watch(work, await work.save(order, order.hand_back(person, work.now, due), _LEFT))
    await alarms.begin(work, intake)
    dispatchers = await actors.holding(work.db, Role.DISPATCHER)
    work.tell(dispatchers, "repair-left-behind", number=order.number, lane=Lane.ALERT)
    await repair_cards.refresh(work, intake.id, ring=dispatchers)


async def _end(work: Work, helper: Helper) -> None:
    order = await rows.find(work.db, WorkOrder, helper.order)
    await crews.end(work, order, helper, "left")
    told = (order.technician, *await actors.holding(work.db, Role.DISPATCHER))
    work.tell([one for one in told if one is not None], "repair-helper-left", number=order.number)
    await repair_cards.refresh(work, order.intake)

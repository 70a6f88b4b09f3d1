"""After a cleaning finding is settled the patrols there are closer until it stays as it should be (R94)."""

from datetime import timedelta

from bot.domain.categories import HOUSEKEEPING, department_of, head_of
from bot.domain.permits import May
from bot.domain.repairs import Channel, Intake, IntakeId, IntakeStatus
from bot.domain.work_orders import WorkOrder
from bot.services import actors, house, occurrences
from bot.services.permission import needs
from bot.services.repair_views import order_of, unit_number
from bot.services.work import Work
from bot.storage import rows
from bot.talk import answer, button, words

AGAIN = "patrol-again"
_DAY, _WINDOW = timedelta(days=1), timedelta(hours=6)


async def watch(work: Work, found: Intake, order: WorkOrder) -> None:
    """Inside other verbs: it is closed; a finding of a round in housekeeping is looked at again from tomorrow on."""
    if found.channel is Channel.INSPECTION and department_of(found.category) == HOUSEKEEPING:
        await _plan(work, found.id, order.round, 1)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """Whoever leads housekeeping is asked to look again, some working days in a row; not where it is open again."""
    id_, round_, n = map(int, scope.split(":"))
    found, order = await rows.find(work.db, Intake, id_), await order_of(work, IntakeId(id_))
    if found.status is not IntakeStatus.CLOSED or order is None or order.round != round_:
        return
    last = (await house.rules(work)).patrol_days
    place = await unit_number(work, found.unit) if found.unit else words("common-area")
    it = answer(
        "patrol-again", number=order.number, place=place, text=found.text, count=n, last=last,
        rows=((button("repair-open", found.id, label="button-rectify-look"),),),
    )  # fmt: skip
    work.send(await actors.holding(work.db, head_of(found.category)), it, about=f"repair:{found.id}")
    await _plan(work, found.id, round_, n + 1)


async def _plan(work: Work, intake: IntakeId, round_: int, n: int) -> None:
    calendar = await house.calendar(work)
    if n > calendar.rules.patrol_days:
        return
    day, at = work.desk.clock.today(work.now) + _DAY, calendar.rules.patrol_time
    while not calendar.works(day):
        day += _DAY
    due = work.desk.clock.at(day, at.hour, at.minute)
    await occurrences.plan(work, AGAIN, f"{intake}:{round_}:{n}", due, due + _WINDOW)

"""Rectification by a date (R99-R102): asked by the manager, told to the department, followed until it is done."""

from collections import defaultdict
from datetime import date, timedelta

from bot.domain.analyses import LongOpen
from bot.domain.categories import head_of
from bot.domain.permits import May
from bot.domain.rectifications import Rectification, demanded
from bot.domain.repairs import OPEN, Intake, IntakeId
from bot.domain.roles import Role
from bot.services import actors, analyses, house, occurrences, repair_cards
from bot.services.permission import needs
from bot.services.repair_views import order_of, visible
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import rectifications
from bot.talk import Lane, Words, answer, button, words

DUE = "rectify-due"
_DAY, _WINDOW = timedelta(days=1), timedelta(hours=6)


@needs(May.SET_RECTIFICATION)
async def demand(work: Work, intake: IntakeId, by: date, why: str) -> None:
    """Whoever leads the department, the dispatcher and the technician hear until when it has to be settled (R100).

    Raises:
        Refusal: it is settled already, or the day is over.

    """
    found, today = await visible(work, intake), work.desk.clock.today(work.now)
    asked = demanded(found, by, why, who=work.me, at=work.now, today=today)
    before = await rows.first(work.db, Rectification, rectifications.c.intake == intake)
    await (work.save(before, before.again(asked), why) if before else work.add(asked, why))
    await _watch(work, intake, by, by)
    order = await order_of(work, intake)
    told = await actors.holding(work.db, head_of(found.category), Role.DISPATCHER)
    await repair_cards.refresh(work, intake, ring=(*told, order.technician if order else None))


async def watch_again(work: Work, *intakes: IntakeId) -> None:
    """Inside other verbs: these are open again; what was asked of them by a day is followed again from that day on."""
    for asked in await rows.every(work.db, Rectification, rectifications.c.intake.in_(intakes)):
        await _watch(work, asked.intake, asked.by, max(asked.by, work.desk.clock.today(work.now)))


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """The day is over and it is still open: the department's head, the reps and the manager hear it, daily (R101)."""
    id_, by = scope.split(":")
    asked = await rows.first(work.db, Rectification, rectifications.c.intake == int(id_))
    if asked is None or asked.by.isoformat() != by:
        return
    found = await rows.find(work.db, Intake, asked.intake)
    served = await rows.find(work.db, Intake, found.merged_into) if found.merged_into else found
    if served.status not in OPEN:
        return
    order = await order_of(work, served.id)
    name = await actors.name_of(work.db, order.technician) if order and order.technician else words("nobody-sent")
    told = await actors.holding(work.db, head_of(served.category), Role.CSR, Role.CS_MANAGER)
    day = work.desk.clock.today(work.now)
    it = answer(
        "rectify-due", number=order.number if order else served.number, by=asked.by, days=(day - asked.by).days,
        name=name, rows=((button("repair-open", served.id, label="button-rectify-look"),),),
    )  # fmt: skip
    work.send(told, it, lane=Lane.ALERT)
    await _watch(work, asked.intake, asked.by, day + _DAY)


@needs(May.SET_RECTIFICATION)
async def inform(work: Work, scope: str) -> None:
    """The departments hear what of theirs is open for long and until when (R99); the clerk gets the papers (R102)."""
    found = await analyses.of_week(work, date.fromisoformat(scope))
    theirs: dict[Role, list[LongOpen]] = defaultdict(list)
    for one in found.long_open:
        theirs[head_of(one.category)].append(one)
    for head, several in theirs.items():
        lines = [_line(one) for one in several]
        it = answer("rectify-notice", start=found.start, end=found.end, count=len(several), lines=lines)
        work.send(await actors.holding(work.db, head), it, dedupe=f"rectify-notice:{scope}:{head}")
    archive = answer("rectify-archive", start=found.start, end=found.end, paper=("analysis", scope))
    work.send(await actors.holding(work.db, Role.CLERK), archive, dedupe=f"rectify-archive:{scope}")


def _line(one: LongOpen) -> Words:
    by = words("rectify-by", by=one.deadline) if one.deadline else words("rectify-no-date")
    unit = one.unit or words("common-area")
    why = words("rectify-why", why=one.remark) if one.remark else ""
    return words("rectify-line", number=one.number, unit=unit, days=one.days, by=by, why=why)


async def _watch(work: Work, intake: IntakeId, by: date, day: date) -> None:
    calendar = await house.calendar(work)
    at = calendar.rules.closing_time
    while not calendar.works(day) or (due := work.desk.clock.at(day, at.hour, at.minute)) <= work.now:
        day += _DAY
    await occurrences.plan(work, DUE, f"{intake}:{by}", due, due + _WINDOW)

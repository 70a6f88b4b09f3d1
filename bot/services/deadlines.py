"""The limits of an order: set by urgency, standing still while it is the tenant's turn, noticed when overrun."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, func, or_, select

from bot.domain.aftermath import Overdue, Stage
from bot.domain.deadlines import Due, Pause, limits_of
from bot.domain.order_states import BEFORE_DONE, OrderStatus
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.repairs import Intake, IntakeId, IntakeStatus
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import actors, crews, house, occurrences, repair_cards, technicians
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import overdues, work_orders
from bot.storage.rows import NotFound
from bot.talk import Lane, Words, words

OVERDUE, UNANSWERED, UNDISPATCHED = "order-overdue", "order-unanswered", "repair-undispatched"
_WINDOW = timedelta(days=2)
_NOT_THERE = frozenset({OrderStatus.DISPATCHED, OrderStatus.ACCEPTED, OrderStatus.ON_THE_WAY})
_UNREACHED = {
    Stage.ACCEPT: frozenset({OrderStatus.DISPATCHED}), Stage.ON_SITE: _NOT_THERE, Stage.DONE: BEFORE_DONE
}  # fmt: skip
_UNDISPATCHED = (Role.DISPATCHER, Role.ENGINEERING_MANAGER, Role.CS_MANAGER)
_TOLD = {
    Stage.ON_SITE: (Role.DISPATCHER, Role.ENGINEERING_MANAGER),
    Stage.DONE: (Role.DISPATCHER, Role.TENANT_SUPERVISOR),
}


async def limits(
    work: Work, intake: Intake, *, began: datetime | None = None, booked: datetime | None = None
) -> Due:  # fmt: skip
    """Inside other verbs: the limits of a round that begins now, or `began` when the tenant said so.

    Whoever is asked to accept is asked now.
    """
    return await _limits(work, intake, asked=work.now, began=began or work.now, booked=booked)


async def remaining(work: Work, intake: Intake, order: WorkOrder, at: datetime) -> Due:
    """Inside other verbs: what a pause leaves of an order's limits when it ends at `at`; nothing is lost or won."""
    return await booked_anew(work, intake, order, order.booked_at, at)


async def booked_anew(work: Work, intake: Intake, order: WorkOrder, booked: datetime | None, at: datetime) -> Due:
    """Inside other verbs: the limits of an order for which the tenant names another time at `at`.

    Whoever was asked to accept still has to, as soon as before.
    """
    due = await _limits(
        work, intake, asked=order.dispatched_at, began=order.round_at, booked=booked, pauses=order.paused_until(at)
    )
    return replace(due, accept=order.due_accept)


async def regraded(work: Work, intake: Intake, order: WorkOrder) -> Due:
    """Inside other verbs: the limits of an order under way by its new urgency: of this round, without its pauses.

    Whoever was asked to accept hears only now that it must go faster: they have from now on what the urgency gives.
    """
    due = await _limits(
        work, intake, asked=order.dispatched_at, began=order.round_at, booked=order.booked_at, pauses=order.pauses
    )
    anew = (await limits(work, intake)).accept
    return replace(due, accept=max(due.accept, min(order.due_accept, anew)))


async def offered_anew(work: Work, intake: Intake, order: WorkOrder) -> Due:
    """Inside other verbs: the limits of an order that somebody else is to do: only the one for accepting begins anew.

    What was promised to the tenant stays promised, whoever comes; and who has let it run out was late.
    """
    await keep_missed(work, order)
    rest = await remaining(work, intake, order, work.said_at)
    return replace(rest, accept=(await limits(work, intake)).accept)


async def watch(work: Work, order: WorkOrder) -> None:
    """Inside other verbs: note when its limits run out."""
    for stage, due in _limits_of(order):
        if order.status in _UNREACHED[stage]:
            await occurrences.plan(
                work, OVERDUE, f"{order.id}:{stage.value}:{int(due.timestamp())}", due, due + _WINDOW
            )


async def watch_answer(work: Work, order: WorkOrder) -> None:
    """Inside other verbs: note when the tenant's silence has lasted long enough."""
    due = work.now + timedelta(hours=(await house.rules(work)).answer_hours)
    await occurrences.plan(work, UNANSWERED, f"{order.id}:{order.round}", due, due + _WINDOW)


async def watch_dispatch(work: Work, intake: Intake) -> None:
    """Inside other verbs: note when somebody should have been sent, or been there at the latest."""
    due = await _unsent(work, intake)
    await _keep_overrun(work, intake, due)
    first = min(one for one in (due.accept, due.on_site, due.done) if one > work.now)
    await occurrences.plan(work, UNDISPATCHED, f"{intake.id}:{int(first.timestamp())}", first, first + _WINDOW)


async def keep_overrun(work: Work, intake: Intake) -> dict[Stage, datetime]:
    """Inside other verbs: what was promised to whoever reported it, and is over with nobody sent, is late.

    So it stays in the reports, whatever is done about it; it is nobody's, and counts when it is noticed: no report that
    is out is changed by it.
    """
    return await _keep_overrun(work, intake, await _unsent(work, intake))


async def _unsent(work: Work, intake: Intake) -> Due:
    return await _limits(work, intake, asked=work.now, began=intake.reported_at, booked=intake.preferred_at)


async def _keep_overrun(work: Work, intake: Intake, due: Due) -> dict[Stage, datetime]:
    over = {stage: at for stage, at in ((Stage.ON_SITE, due.on_site), (Stage.DONE, due.done)) if at <= work.now}
    for stage, at in over.items():
        await _keep(work, Overdue(intake=intake.id, stage=stage, round=0, due_at=at, noticed_at=work.now, holder=None))
    return over


def late(status: OrderStatus, limits_: Due, paused_at: datetime | None, now: datetime) -> bool:
    """Whether an order is behind: a limit is over with what it is for not done, and it is not the tenant's turn."""
    dues = zip(Stage, (limits_.accept, limits_.on_site, limits_.done), strict=True)
    return paused_at is None and any(status in _UNREACHED[stage] and due < now for stage, due in dues)


def orders_behind(now: datetime) -> Select[Any]:
    """Inside other verbs: how many orders are behind, as `late` says."""
    it = work_orders.c
    dues = zip(Stage, (it.due_accept, it.due_at, it.due_done), strict=True)
    over = or_(*(it.status.in_(sorted(_UNREACHED[stage])) & (due < now) for stage, due in dues))
    return select(func.count()).select_from(work_orders).where(it.paused_at.is_(None), over)


async def unsent_and_late(work: Work, waiting: Iterable[Intake]) -> frozenset[IntakeId]:
    """Inside other verbs: of reports for which nobody has been sent, those for which somebody should be there."""
    return frozenset([one.id for one in waiting if (await _unsent(work, one)).on_site <= work.now])


@needs(May.KEEP_TIME)
async def remind_to_dispatch(work: Work, scope: str) -> None:
    """Nobody has been sent in the time for accepting: the dispatchers and their managers are told.

    They are told again after as much time, until somebody is sent, and what is over by then is said.
    """
    try:
        intake = await rows.find(work.db, Intake, int(scope.partition(":")[0]))
    except NotFound:
        return
    if intake.status is not IntakeStatus.TO_DISPATCH:
        return
    over = await keep_overrun(work, intake)
    roles = dict.fromkeys((*_UNDISPATCHED, *(role for stage in over for role in _TOLD[stage])))
    told = await actors.holding(work.db, *roles)
    late = words(f"repair-undispatched-{list(over)[-1].value.replace('_', '-')}") if over else ""
    work.tell(told, "repair-undispatched", number=intake.number, late=late, lane=Lane.ALERT)
    await repair_cards.refresh(work, intake.id, ring=told)
    if not await occurrences.waits(work, UNDISPATCHED, f"{intake.id}:", but=scope):
        await watch_dispatch(work, intake)


@needs(May.KEEP_TIME)
async def notice(work: Work, scope: str) -> None:
    """A limit has run out: it is kept for the reports, and the next on the ladder hear of it."""
    id_, stage, stamp = scope.split(":")
    order = await _order(work, id_)
    if order is None or order.paused_at or order.status not in _UNREACHED[Stage(stage)]:
        return
    due = dict(_limits_of(order))[Stage(stage)]
    if str(int(due.timestamp())) != stamp:
        return
    await _keep(work, _overrun(work, order, Stage(stage), due))
    if Stage(stage) is Stage.ACCEPT:
        await _pass_on(work, order)
        return
    told = await actors.holding(work.db, *_TOLD[Stage(stage)])
    work.tell(
        told, f"repair-late-{stage.replace('_', '-')}", number=order.number, who=await _who(work, order),
        lane=Lane.ALERT,
    )  # fmt: skip
    await repair_cards.refresh(work, order.intake, ring=(order.technician,))


async def _who(work: Work, order: WorkOrder) -> Words:
    if order.technician is None:
        return words("repair-late-nobody")
    return words("repair-late-technician", name=await actors.name_of(work.db, order.technician))


@needs(May.KEEP_TIME)
async def ask_to_phone(work: Work, scope: str) -> None:
    """The tenant has not answered for a day: customer service is asked to phone (R127)."""
    id_, _, round_ = scope.partition(":")
    order = await _order(work, id_)
    if order is None or order.status is not OrderStatus.VERIFYING or order.fixed or str(order.round) != round_:
        return
    told = await actors.holding(work.db, Role.CSR, Role.TENANT_SUPERVISOR)
    work.tell(told, "repair-please-phone", number=order.number, since=order.asked_at)
    await repair_cards.refresh(work, order.intake, ring=told)


async def _pass_on(work: Work, order: WorkOrder) -> None:
    """Nobody has accepted: the next technician is asked once; then it is for the engineering manager."""
    intake = await rows.find(work.db, Intake, order.intake)
    before, following = order.technician, await _next(work, intake, order)
    dispatchers = await actors.holding(work.db, Role.DISPATCHER)
    if before is None or following is None or order.passed_on:
        told = dict.fromkeys((*dispatchers, *await actors.holding(work.db, Role.ENGINEERING_MANAGER)))
        if before is None:
            work.tell(told, "repair-unclaimed", number=order.number, lane=Lane.ALERT)
        else:
            name = await actors.name_of(work.db, before)
            work.tell(told, "repair-unaccepted", number=order.number, name=name, lane=Lane.ALERT)
        await repair_cards.refresh(work, order.intake, ring=(before, *told))
        return
    moved = await work.save(order, order.pass_on(following, work.now, await offered_anew(work, intake, order)))
    await crews.leads(work, moved, following)
    await watch(work, moved)
    work.tell(before, "repair-taken-over", number=order.number)
    name, to = await actors.name_of(work.db, before), await actors.name_of(work.db, following)
    work.tell(dispatchers, "repair-passed-on", number=order.number, name=name, to=to)
    await repair_cards.refresh(work, order.intake, ring=(following,))


async def _next(work: Work, intake: Intake, order: WorkOrder) -> PersonId | None:
    known = await technicians.suggested(work, intake.category)
    tried = {*order.tried, order.technician}
    return next((one.person for one in known if one.on_shift and one.reachable and one.person not in tried), None)


async def reached(work: Work, order: WorkOrder, stage: Stage) -> None:
    """Inside other verbs: an order has come so far. What was said in time and only heard later was not late.

    What was over when it was said was, though the house was shut when it ran out, and nobody noticed.
    """
    in_time = (overdues.c.intake == order.intake) & (overdues.c.stage == stage) & (overdues.c.due_at > work.said_at)
    await work.db.execute(delete(overdues).where(in_time))
    await keep_missed(work, order)


async def keep_missed(work: Work, order: WorkOrder) -> None:
    """Inside other verbs: an order's limits are about to change or to fall; what has run out by now was late."""
    for stage, due in _limits_of(order):
        if order.status in _UNREACHED[stage] and order.paused_at is None and due < work.said_at:
            await _keep(work, _overrun(work, order, stage, due))


def _limits_of(order: WorkOrder) -> tuple[tuple[Stage, datetime], ...]:
    return (Stage.ACCEPT, order.due_accept), (Stage.ON_SITE, order.due_at), (Stage.DONE, order.due_done)


def _overrun(work: Work, order: WorkOrder, stage: Stage, due: datetime) -> Overdue:
    return Overdue(
        intake=order.intake, stage=stage, round=order.round, due_at=due, noticed_at=work.now, holder=order.technician
    )


async def _limits(
    work: Work,
    intake: Intake,
    *,
    asked: datetime,
    began: datetime,
    booked: datetime | None,
    pauses: Sequence[Pause] = (),
) -> Due:
    local, calendar = work.desk.clock.local, await house.calendar(work)
    due = limits_of(
        intake.urgency, calendar, asked=local(asked), began=local(began), booked=local(booked) if booked else None,
        pauses=[Pause(local(one.start), local(one.end)) for one in pauses],
    )  # fmt: skip
    return Due(*(one.astimezone(UTC) for one in (due.accept, due.on_site, due.done)))


async def _keep(work: Work, late: Overdue) -> None:
    # Who is late by a limit is not late once more by a tighter one that is over as well.
    same = overdues.c.intake == late.intake, overdues.c.stage == late.stage, overdues.c.round == late.round
    if await rows.first(work.db, Overdue, *same, overdues.c.due_at >= late.due_at) is None:
        await work.add(late)


async def _order(work: Work, id_: str) -> WorkOrder | None:
    try:
        return await rows.find(work.db, WorkOrder, int(id_))
    except NotFound:
        return None

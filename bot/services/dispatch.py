"""Dispatching: the log, the order number, who goes; merged, split, handed to complaints (R85, R107-R109)."""

from dataclasses import replace

from sqlalchemy import select

from bot.domain.aftermath import Helper, Stage
from bot.domain.categories import Category, Urgency
from bot.domain.complaints import Complaint, ComplaintId
from bot.domain.groups import GroupKind
from bot.domain.order_states import BEFORE_DONE
from bot.domain.people import Named, Person, PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import OPEN, Intake, IntakeId, IntakeStatus, Outcome
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import (
    actors,
    alarms,
    complaint_cards,
    complaints,
    crews,
    deadlines,
    dispatch_log,
    groups,
    incident_cards,
    incident_log,
    quotes,
    rectifications,
    repair_cards,
    repairs,
    standstills,
)
from bot.services.permission import needs
from bot.services.repair_views import joined, order_of, visible, with_order
from bot.services.technicians import must_be_technician
from bot.services.work import Work
from bot.storage import complaint_tables, rows
from bot.storage.repair_tables import helpers, intakes, work_orders
from bot.talk import Lane, Reaction


@needs(May.ISSUE_WORK_ORDER)
async def issue(work: Work, intake: IntakeId, technician: PersonId | None) -> WorkOrder:
    """Issue the work order (R109): its number is taken in this transaction (R122) and told to the reporter (R119).

    Without a technician it is offered to the engineering group: the first who taps has it.
    """
    found = await visible(work, intake)
    if technician is not None:
        await must_be_technician(work, technician)
    elif await groups.of(work, GroupKind.ENGINEERING) is None:
        raise Refusal("repair-no-group")
    issued = await work.save(found, found.issue())
    await deadlines.keep_overrun(work, found)
    # A time that the tenant wished for and that is over by now is no limit that anybody could keep.
    booked = found.preferred_at if found.preferred_at and found.preferred_at > work.now else None
    due = await deadlines.limits(work, issued, booked=booked)
    order = await work.add(
        WorkOrder(
            number=await _next_number(work), intake=intake, technician=technician, issued_by=work.me,
            issued_at=work.now, dispatched_at=work.now, round_at=work.now, booked_at=booked,
            due_accept=due.accept, due_at=due.on_site, due_done=due.done,
        )
    )  # fmt: skip
    await dispatch_log.enter(work, intake, Outcome.ISSUED, order.id)
    await deadlines.watch(work, order)
    await repair_cards.refresh(work, intake, ring=(*await repair_cards.reporters(work, found), technician))
    await _tell_joined(work, order)
    return order


@needs(May.ISSUE_WORK_ORDER)
async def has_group(work: Work) -> bool:
    """Whether there is an engineering group to offer an order to."""
    return await groups.of(work, GroupKind.ENGINEERING) is not None


@needs(May.ISSUE_WORK_ORDER)
async def engineering_manager(work: Work) -> Named | None:
    """Who finds somebody where no technician is in; None where nobody of them uses this chat."""
    held = await actors.holding(work.db, Role.ENGINEERING_MANAGER)
    known = (await rows.many(work.db, Person, held)).values()
    return next((one.name for one in known if one.chat is not None), None)


@needs(May.ISSUE_WORK_ORDER)
async def ask_for_hands(work: Work, intake: IntakeId) -> None:
    """Nobody is in: the engineering manager is asked to call somebody in. The report waits for dispatch as before."""
    found = await visible(work, intake)
    found.issue()  # says no where it waits no more
    managers = await actors.holding(work.db, Role.ENGINEERING_MANAGER)
    work.tell(managers, "repair-hands-wanted", number=found.number, name=work.actor.name, lane=Lane.ALERT)
    await work.record(found, "nobody is in: engineering manager asked")
    await repair_cards.refresh(work, intake, ring=managers)


@needs(May.ASSIGN_TECHNICIAN)
async def reassign(work: Work, intake: IntakeId, technician: PersonId, why: str = "") -> None:
    """Send somebody else; the one before is told by their card, which loses its buttons.

    Once somebody has been at the place it takes a reason.
    """
    found, order = await with_order(work, intake)
    await must_be_technician(work, technician)
    due = await deadlines.offered_anew(work, found, order)
    await _move(work, found, order, order.reassign(technician, work.now, due, why), why)


@needs(May.WORK_ON_REPAIRS)
async def transfer(work: Work, intake: IntakeId, technician: PersonId, why: str) -> None:
    """The technician gives the job to a colleague, and says why."""
    found, order = await with_order(work, intake)
    await must_be_technician(work, technician)
    due = await deadlines.offered_anew(work, found, order)
    await _move(work, found, order, order.transfer(work.me, technician, work.said_at, due), why)


@needs(May.WORK_ON_REPAIRS)
async def hand_back(work: Work, intake: IntakeId, why: str) -> None:
    """The technician hands the job back to the dispatcher, and says why."""
    found, order = await with_order(work, intake)
    due = await deadlines.offered_anew(work, found, order)
    await quotes.withdraw(work, order)
    saved = await work.save(order, order.hand_back(work.me, work.said_at, due), why)
    await deadlines.watch(work, saved)
    dispatchers = await actors.holding(work.db, Role.DISPATCHER)
    await alarms.begin(work, found)
    work.tell(dispatchers, "repair-handed-back", number=order.number, name=work.actor.name, why=why, lane=Lane.ALERT)
    await repair_cards.refresh(work, intake, ring=dispatchers)


@needs(May.WORK_ON_REPAIRS)
async def claim(work: Work, intake: IntakeId) -> None:
    """The first of the group who taps has the job; the loser is told who."""
    found = await rows.find(work.db, Intake, intake)
    order = await order_of(work, intake)
    if order is None:
        raise Refusal("repair-no-order-yet", number=found.number)
    if order.technician is not None:
        raise Refusal("repair-claimed-by", number=order.number, name=await actors.name_of(work.db, order.technician))
    await work.save(order, order.claim(work.me, work.said_at))
    await crews.leads(work, order, work.me)
    await deadlines.reached(work, order, Stage.ACCEPT)
    await alarms.accepted(work, found)
    repair_cards.mark(work, found, Reaction.WORKING)
    await repair_cards.refresh(work, intake, ring=(work.me,))


@needs(May.ASSIGN_TECHNICIAN)
async def add_helper(work: Work, intake: IntakeId, technician: PersonId) -> None:
    """A second technician goes along."""
    _, order = await with_order(work, intake)
    await must_be_technician(work, technician)
    held = await rows.first(work.db, Helper, helpers.c.order == order.id, helpers.c.technician == technician)
    if held or technician == order.technician:
        raise Refusal("repair-already-theirs")
    if order.status not in BEFORE_DONE:
        raise Refusal(f"order-is-{order.status.value.replace('_', '-')}", number=order.number)
    await work.add(Helper(order=order.id, technician=technician, since=work.now))
    await repair_cards.refresh(work, intake, ring=(technician,))


@needs(May.TRIAGE_REPAIR)
async def regrade(work: Work, intake: IntakeId, category: Category, urgency: Urgency) -> None:
    """The dispatcher knows better what it is, and how urgent; an order under way gets its new limits.

    Who has it is rung where it must go faster.
    """
    found = await visible(work, intake)
    await _regrade(work, found, category, urgency)
    await repair_cards.refresh(work, intake, ring=await _hurried(work, found, urgency))


# -- merging, splitting, complaints -----------------------------------------------------------------------------------


@needs(May.TRIAGE_REPAIR)
async def near(work: Work, intake: IntakeId) -> list[tuple[Intake, WorkOrder | None]]:
    """Open records that may be the same trouble: of the same unit or, for common areas, of the same trade."""
    found = await visible(work, intake)
    over = select(work_orders.c.id).where(
        work_orders.c.intake == intakes.c.id, work_orders.c.status.not_in(sorted(BEFORE_DONE))
    )
    other = intakes.c.status.in_(sorted(OPEN)) & (intakes.c.id != intake) & ~over.exists()
    same = intakes.c.unit == found.unit if found.unit else intakes.c.unit.is_(None)
    return await repairs.listed(work, other & same, other & (intakes.c.category == found.category))


@needs(May.TRIAGE_REPAIR)
async def merge(work: Work, intake: IntakeId, into: IntakeId) -> None:
    """Many reports, one order: this one goes with the other; its reporter is told with which number.

    The order is as urgent as the most urgent report that it serves.
    """
    found, other = await visible(work, intake), await visible(work, into)
    hurried = await _hurried(work, other, other.urgency.or_higher(found.urgency))
    order = await order_of(work, into)
    if order and order.status not in BEFORE_DONE:
        raise Refusal("repair-merge-too-late", number=order.number)
    merged = await work.save(found, found.merge(other, work.now))
    await deadlines.keep_overrun(work, found)
    other = await _regrade(work, other, other.category, other.urgency.or_higher(found.urgency))
    await dispatch_log.enter(work, intake, Outcome.MERGED, None, other.number)
    number = order.number if order else other.number
    work.tell(await repair_cards.reporters(work, merged), "repair-merged", number=found.number, into=number)
    for along in await joined(work, intake):
        await work.save(along, along.follow(other))
        await repair_cards.refresh(work, along.id)
    await repair_cards.refresh(work, intake)
    await repair_cards.refresh(work, into, ring=hurried)


@needs(May.TRIAGE_REPAIR)
async def separate(work: Work, intake: IntakeId) -> None:
    """It was another trouble after all: it gets an order of its own, unless it has been settled with the other."""
    found = await visible(work, intake)
    into = await rows.find(work.db, Intake, found.merged_into) if found.merged_into else None
    if into and into.status not in OPEN:
        raise Refusal("repair-separate-too-late", number=into.number)
    if into:
        await work.hold(into)  # it must not be closed meanwhile
    await dispatch_log.put_back(work, found)
    if into:
        await repair_cards.refresh(work, into.id)


@needs(May.TRIAGE_REPAIR)
async def split(work: Work, intake: IntakeId, text: str) -> Intake:
    """One report, two troubles: the second gets a record and a number of its own."""
    found = await visible(work, intake)
    number = f"R-{await rows.take_number(work.db, 'R'):06d}"
    second = found.split(number, text, work.said_at)
    added = await work.add(second, f"split from {found.number}")
    await deadlines.watch_dispatch(work, added)
    await alarms.begin(work, added)
    whom = await repair_cards.reporters(work, found)
    work.tell(whom, "repair-split-told", number=found.number, second=number)
    await repair_cards.refresh(work, added.id, ring=(work.me, *whom))
    return added


@needs(May.TRIAGE_REPAIR)
async def convert(work: Work, intake: IntakeId) -> Complaint:
    """It is no repair but a complaint: both registers keep it, each with its own number (R85)."""
    found = await visible(work, intake)
    await work.save(found, found.convert(work.now))
    await deadlines.keep_overrun(work, found)
    held = await rows.first(work.db, Complaint, complaint_tables.complaints.c.intake == intake)
    if held:
        complaint = await work.save(held, held.take_up_again())
        await complaints.announced(work, complaint)
    else:
        complaint = await complaints.of_repair(work, found)
    await dispatch_log.enter(work, intake, Outcome.CONVERTED, None, complaint.number)
    await dispatch_log.release_joined(work, intake)
    await alarms.called_off(work, found)
    if incident := await incident_log.of_intake(work, intake):
        await incident_cards.refresh(work, incident)
    others = [one for one in await repair_cards.reporters(work, found) if one != complaint.complainant]
    work.tell(others, "repair-is-complaint", number=complaint.number)
    await repair_cards.refresh(work, intake)
    return complaint


@needs(May.TRIAGE_COMPLAINT)
async def turn_back(work: Work, intake: IntakeId) -> None:
    """It was a repair after all: it waits for dispatch again, and the complaint keeps its number (R85)."""
    found = await visible(work, intake)
    complaint = await rows.first(work.db, Complaint, complaint_tables.complaints.c.intake == intake)
    if complaint is None or complaint.about.keeps_out(work.actor):
        raise Refusal("not-found")  # whom it is about does not end it
    if not complaint.plain:
        raise Refusal("complaint-repair-in-words", number=complaint.number)
    await _is_repair(work, complaint, intake)
    await _waits_again(work, await work.save(found, found.come_back()))


@needs(May.DECIDE_COMPLAINT)
async def turn_back_as(work: Work, id_: ComplaintId, text: str, category: Category, urgency: Urgency) -> Intake:
    """Where its own words must not come along it goes back in those of who decides: they are all that is read of it."""
    complaint = await complaints.decided(work, id_)
    found = await rows.find(work.db, Intake, complaint.intake or 0)
    await _is_repair(work, complaint, found.id)
    again = await work.save(found, found.come_back_as(text, category, urgency))
    await _waits_again(work, again)
    return again


# -- inside -----------------------------------------------------------------------------------------------------------


async def _is_repair(work: Work, complaint: Complaint, intake: IntakeId) -> None:
    await complaint_cards.refresh(work, await work.save(complaint, complaint.convert(work.now, intake)))


async def _waits_again(work: Work, again: Intake) -> None:
    await dispatch_log.take_back(work, again.id)
    await deadlines.watch_dispatch(work, again)
    await rectifications.watch_again(work, again.id)
    await alarms.begin(work, again, back=True)
    told = (*await repair_cards.reporters(work, again), *await actors.holding(work.db, Role.DISPATCHER))
    await repair_cards.refresh(work, again.id, ring=told)


async def _regrade(work: Work, found: Intake, category: Category, urgency: Urgency) -> Intake:
    regraded = found.regrade(category, urgency)
    # What this rests on must not change meanwhile, even where nothing new is known of it.
    saved = await work.hold(found) if regraded == found else await work.save(found, regraded)
    if saved.status is IntakeStatus.TO_DISPATCH:
        await deadlines.keep_overrun(work, found)
        await deadlines.watch_dispatch(work, saved)
    order = await order_of(work, found.id)
    if order and order.status in BEFORE_DONE and found.urgency is not urgency:
        await deadlines.keep_missed(work, order)
        due = await deadlines.regraded(work, saved, order)
        changed = replace(order, due_accept=due.accept, due_at=due.on_site, due_done=due.done)
        await deadlines.watch(work, await work.save(order, changed, "regraded"))
    elif order:
        await work.hold(order)
    if found.urgency is not urgency:
        await alarms.called_off(work, found)
        if order is None or order.status in BEFORE_DONE:
            # Whoever says after the all-clear that it is an emergency speaks of another one.
            another = urgency is Urgency.EMERGENCY
            await alarms.begin(work, saved, locked_out=order is not None and order.locked_out, back=another)
        if order and order.locked_out and urgency is not Urgency.EMERGENCY:
            await standstills.watch(work, order)
    return saved


async def _hurried(work: Work, before: Intake, urgency: Urgency) -> tuple[PersonId | None, ...]:
    """Who goes to it, and has to go faster now."""
    order = await order_of(work, before.id)
    faster = urgency is not before.urgency and urgency.or_higher(before.urgency) is urgency
    return (order.technician,) if order and faster and order.status in BEFORE_DONE else ()


async def _move(work: Work, intake: Intake, before: WorkOrder, after: WorkOrder, why: str = "") -> None:
    await quotes.withdraw(work, before)
    saved = await work.save(before, after, why)
    await crews.leads(work, saved, saved.technician)
    await deadlines.watch(work, saved)
    if before.accepted_at:
        await alarms.begin(work, intake)
    if before.technician and before.technician != work.actor.person:
        work.tell(before.technician, "repair-taken-over", number=before.number)
    await repair_cards.refresh(work, intake.id, ring=(after.technician,))


async def _tell_joined(work: Work, order: WorkOrder) -> None:
    """Those whose reports go with this one hear the order's number, too (R119)."""
    for other in await joined(work, order.intake):
        whom = await repair_cards.reporters(work, other)
        work.tell(whom, "repair-joined-issued", number=other.number, into=order.number)
        await repair_cards.refresh(work, other.id)


async def _next_number(work: Work) -> str:
    year = work.desk.clock.today(work.now).year
    return f"WO-{year}-{await rows.take_number(work.db, f'WO-{year}'):06d}"

"""On the ladder, and after: accepted, there, waiting, done, returned, verified, closed, taken up again (R110-R128)."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.aftermath import Stage
from bot.domain.order_states import Method, Result, Wait
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.quotes import Material, Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import (
    actors,
    alarms,
    deadlines,
    house,
    quotes,
    rectifications,
    repair_cards,
    repairs,
    standstills,
    unsigned,
)
from bot.services.permission import needs
from bot.services.repair_views import joined, last_quote, offered_to_me, served, speaks_for, with_order
from bot.services.work import Work
from bot.talk import Reaction

_VERIFIERS = (Role.CSR, Role.TENANT_SUPERVISOR)
_MENDED = frozenset({Result.RESOLVED})


# -- on the ladder ----------------------------------------------------------------------------------------------------


@needs(May.WORK_ON_REPAIRS)
async def accept(work: Work, intake: IntakeId, expected_at: datetime | None = None) -> None:
    """The technician accepts; whoever was asked meanwhile need not go."""
    found, order = await offered_to_me(work, intake)
    await work.save(order, order.accept(work.me, work.said_at, expected_at))
    if order.technician not in {None, work.me}:
        work.tell(order.technician, "repair-taken-over", number=order.number)
    await deadlines.strike_out(work, order, Stage.ACCEPT)
    await alarms.accepted(work, found)
    repair_cards.mark(work, found, Reaction.WORKING)
    await repair_cards.refresh(work, intake)


@needs(May.WORK_ON_REPAIRS)
async def set_out(work: Work, intake: IntakeId, expected_at: datetime | None = None) -> None:
    """The technician is on the way."""
    _, order = await with_order(work, intake)
    by = expected_at or order.expected_at or order.due_at
    await work.save(order, order.set_out(work.me, work.said_at, by))
    await repair_cards.refresh(work, intake)


@needs(May.WORK_ON_REPAIRS)
async def arrive(work: Work, intake: IntakeId) -> None:
    """The technician is there; the reporter hears of it."""
    _, order = await with_order(work, intake)
    await work.save(order, order.arrive(work.me, work.said_at))
    await deadlines.strike_out(work, order, Stage.ON_SITE)
    await repair_cards.refresh(work, intake)


@needs(May.WORK_ON_REPAIRS)
async def find_nobody(work: Work, intake: IntakeId) -> None:
    """Nobody opens: the reporter is asked for another time."""
    found, order = await with_order(work, intake)
    _must_have_tenant(found)
    await standstills.watch(work, await work.save(order, order.find_nobody(work.me, work.said_at)))
    await alarms.locked_out(work, found)
    await repair_cards.refresh(
        work, intake, ring=(*await repair_cards.reporters(work, found), *await _dispatchers(work))
    )


@needs(May.WORK_ON_REPAIRS)
async def wait(work: Work, intake: IntakeId, what: Wait, why: str, until: datetime | None) -> None:
    """It stands still for parts or for the tenant: why, and until when."""
    found, order = await with_order(work, intake)
    if what is Wait.TENANT:
        _must_have_tenant(found)
    await standstills.watch(work, await work.save(order, order.wait(work.me, what, why, until, work.said_at)))
    await repair_cards.refresh(work, intake, ring=await repair_cards.reporters(work, found))


@needs(May.WORK_ON_REPAIRS)
async def has_tenant(work: Work, intake: IntakeId) -> bool:
    """Whether anybody outside the house can be waited for, or pay."""
    found, _ = await with_order(work, intake)
    return found.tenant is not None


@needs(May.WORK_ON_REPAIRS)
async def go_on(work: Work, intake: IntakeId) -> None:
    """What was waited for is there."""
    found, order = await with_order(work, intake)
    due = await deadlines.remaining(work, found, order, work.said_at)
    saved = await work.save(order, order.go_on(work.me, work.said_at, due))
    await deadlines.watch(work, saved)
    await repair_cards.refresh(work, intake)


@needs(May.ANSWER_VERIFICATION)
async def book(work: Work, intake: IntakeId, at: datetime) -> None:
    """The tenant names another time, here or to whoever took it down; the limit to be there moves to it."""
    found, order = await with_order(work, intake)
    if work.me != found.taken_by:
        must_be_theirs(work, found)
    if at <= work.now:
        raise Refusal("moment-is-past")
    paused = await deadlines.remaining(work, found, order, work.now)
    due = await deadlines.limits(work, found, booked=at)
    due = due if due.done > paused.done else type(due)(paused.accept, at, paused.done)
    changed = order.book(at, due, work.now)
    await deadlines.watch(work, await work.save(order, changed))
    told = (order.technician,) if order.technician else await _dispatchers(work)
    await repair_cards.refresh(work, intake, ring=told)


@needs(May.WORK_ON_REPAIRS)
async def picture(work: Work, intake: IntakeId, photos: tuple[str, ...]) -> None:
    """How it was before the work."""
    _, order = await with_order(work, intake)
    await work.save(order, order.picture(work.me, photos))
    await repair_cards.refresh(work, intake)


@needs(May.WORK_ON_REPAIRS)
async def complete(
    work: Work, intake: IntakeId, work_done: str, photos: tuple[str, ...], materials: tuple[Material, ...] = ()
) -> None:
    """The technician reports completion to the dispatcher (R111); what was used may not cost more than was agreed.

    What nobody knows the price of is not charged, and the dispatcher, who reckons the charge (R113), hears of it.
    """
    _, order = await with_order(work, intake)
    used = await quotes.checked(work, order, materials)
    await unsigned.watch(work, await work.save(order, order.complete(work.me, work_done, photos, work.said_at, used)))
    await deadlines.strike_out(work, order, Stage.DONE)
    dispatchers = await _dispatchers(work)
    if order.charged_now and (unknown := [line.name for line in used if line.unpriced]):
        work.tell(dispatchers, "repair-unpriced", number=order.number, names=", ".join(unknown))
    await repair_cards.refresh(work, intake, ring=dispatchers)


@needs(May.WORK_ON_REPAIRS)
async def leave_undone(work: Work, intake: IntakeId) -> None:
    """The price was declined, and the technician leaves it as it was; the dispatcher records it."""
    _, order = await with_order(work, intake)
    quote = await last_quote(work, order)
    if quote is None or quote.reply is not Reply.DECLINED or quote.round != order.round:
        raise Refusal("repair-price-not-declined", number=order.number)
    await unsigned.watch(work, await work.save(order, order.leave_undone(work.me, work.said_at)))
    await deadlines.strike_out(work, order, Stage.DONE)
    await repair_cards.refresh(work, intake, ring=await _dispatchers(work))


@needs(May.WORK_ON_REPAIRS)
async def pictured(work: Work, intake: IntakeId) -> bool:
    """Whether there is a picture of how it was before the work, from whoever."""
    found, order = await with_order(work, intake)
    return bool(found.photos or order.photos_before)


# -- result, verification, closing ------------------------------------------------------------------------------------


@needs(May.RECORD_RESULT)
async def record_result(work: Work, intake: IntakeId, result: Result) -> None:
    """The dispatcher records the result and returns the order to customer service (R124, R125)."""
    found, order = await with_order(work, intake)
    await unsigned.watch(work, await work.save(order, order.record_result(work.me, result, work.said_at)))
    told = dict.fromkeys((*await actors.holding(work.db, *_VERIFIERS), *((found.taken_by,) if found.taken_by else ())))
    await repair_cards.refresh(work, intake, ring=tuple(told))


@needs(May.VERIFY_REPAIR)
async def ask(work: Work, intake: IntakeId) -> None:
    """Customer service asks the reporter whether it is fixed (R127); a day of silence is noticed."""
    found, order = await with_order(work, intake)
    asked = await work.save(order, order.ask(work.me, work.said_at))
    await deadlines.watch_answer(work, asked)
    await repair_cards.refresh(work, intake, ring=await repair_cards.reporters(work, found))


@needs(May.ANSWER_VERIFICATION)
async def confirm(work: Work, intake: IntakeId, round_: int) -> None:
    """The tenant says that it is fixed; who asked is called to sign."""
    found, order = await with_order(work, intake)
    must_be_theirs(work, found)
    saved = await work.save(order, order.confirm(work.me, round_, work.said_at))
    await unsigned.watch(work, saved)
    await repair_cards.refresh(work, intake, ring=(saved.asked_by,))


@needs(May.ANSWER_VERIFICATION)
async def take_back(work: Work, intake: IntakeId, round_: int) -> None:
    """The tenant pressed "fixed" by mistake: asked again; who was called to sign need not."""
    found, order = await with_order(work, intake)
    must_be_theirs(work, found)
    saved = await work.save(order, order.take_back(work.me, round_, work.said_at))
    await deadlines.watch_answer(work, saved)
    await repair_cards.refresh(work, intake, ring=(saved.asked_by,))


@needs(May.ANSWER_VERIFICATION)
async def deny(work: Work, intake: IntakeId, round_: int) -> None:
    """The tenant says that it is not fixed: somebody goes again on the same number (R112)."""
    found, order = await with_order(work, intake)
    must_be_theirs(work, found)
    again = await work.save(order, order.deny(round_, work.said_at, await deadlines.limits(work, found)))
    await _sent_back(work, found, again, order.asked_by)


@needs(May.ANSWER_VERIFICATION)
async def explain(work: Work, intake: IntakeId, why: str) -> None:
    """What is not good, in the tenant's words; whoever comes back reads it."""
    found, by, order = await served(work, intake)
    must_be_theirs(work, found)
    told = await work.save(order, order.explain(why))
    await repair_cards.refresh(work, by.id, ring=(told.technician,))


@needs(May.SEE_OWN_REPAIRS)
async def reworked(work: Work, intake: IntakeId) -> bool:
    """Whether what is done now makes good what was done before, and so costs nothing; else a price may be named."""
    _, _, order = await served(work, intake)
    return order.rework > 0


@needs(May.VERIFY_REPAIR)
async def verify(work: Work, intake: IntakeId, round_: int, method: Method) -> None:
    """Customer service signs the order off: closed (R112, R127); charged (R129); the clerk hears of it for the file."""
    found, order = await with_order(work, intake)
    done = await work.save(order, order.verify(work.me, round_, method, work.said_at))
    await work.save(found, found.close(work.said_at))
    await quotes.charge(work, found, done)
    work.tell(await actors.holding(work.db, Role.CLERK), "repair-to-file", number=done.number)
    repair_cards.mark(work, found, Reaction.DONE)
    await repair_cards.refresh(work, intake, ring=await repair_cards.reporters(work, found))
    for other in await joined(work, intake):
        repair_cards.mark(work, other, Reaction.DONE)
        whom = await repair_cards.reporters(work, other)
        key = "repair-joined-closed" if done.result in _MENDED else "repair-joined-ended"
        work.tell(whom, key, number=other.number, into=done.number)
        await repair_cards.refresh(work, other.id)


@needs(May.VERIFY_REPAIR)
async def reject(work: Work, intake: IntakeId, round_: int, why: str) -> None:
    """Customer service finds the work not good: somebody goes again on the same number (R112)."""
    found, order = await with_order(work, intake)
    due = await deadlines.limits(work, found)
    await _sent_back(work, found, await work.save(order, order.reject(work.me, round_, why, work.said_at, due)))


@needs(May.ANSWER_VERIFICATION)
async def come_back(work: Work, intake: IntakeId) -> Intake:
    """The tenant says that the trouble is back: once more on the same number, or later a new record linked to it.

    Whose report was merged into another may say so, too.
    """
    found, by, order = await served(work, intake)
    must_be_theirs(work, found)
    grace = timedelta(days=(await house.rules(work)).reopen_days)
    if order.closed_longer_than(grace, work.said_at):
        return await repairs.again(work, intake)
    await _reopened(work, by, order, "", within=grace)
    return found


@needs(May.REOPEN_REPAIR)
async def reopen(work: Work, intake: IntakeId, why: str) -> None:
    """A supervisor takes a closed order up again, whenever that is, and says why."""
    found, order = await with_order(work, intake)
    await _reopened(work, found, order, why, within=None)


# -- inside -----------------------------------------------------------------------------------------------------------


def must_be_theirs(work: Work, intake: Intake) -> None:
    """Raise Refusal unless the actor reported it for themselves or stands for the tenant it was reported for."""
    if not speaks_for(intake, work.actor):
        raise Refusal("not-found")


def _must_have_tenant(intake: Intake) -> None:
    if intake.tenant is None:
        raise Refusal("repair-nobody-to-wait-for")


async def _reopened(work: Work, intake: Intake, order: WorkOrder, why: str, **within: Any) -> None:
    due = await deadlines.limits(work, intake)
    again = await work.save(order, order.reopen(why, work.said_at, due, **within), why)
    await _sent_back(work, await work.save(intake, intake.reopen(), why), again)
    others = await joined(work, intake.id)
    await rectifications.watch_again(work, intake.id, *(other.id for other in others))
    for other in others:
        await repair_cards.refresh(work, other.id, ring=await repair_cards.reporters(work, other))


async def _sent_back(work: Work, intake: Intake, order: WorkOrder, asked_by: PersonId | None = None) -> None:
    await deadlines.watch(work, order)
    told = (*await repair_cards.reporters(work, intake), order.technician, asked_by, *await _dispatchers(work))
    await alarms.begin(work, intake)
    await repair_cards.refresh(work, intake.id, ring=told)


async def _dispatchers(work: Work) -> tuple[PersonId, ...]:
    return await actors.holding(work.db, Role.DISPATCHER)

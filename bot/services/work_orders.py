"""On the ladder: accepted, on the way, there, waiting, booked anew, done or left (R110, R111)."""

from datetime import datetime

from bot.domain.aftermath import Stage
from bot.domain.categories import Urgency
from bot.domain.order_states import Wait
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.quotes import Material, Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId
from bot.domain.roles import Role
from bot.services import actors, alarms, crews, deadlines, quotes, repair_cards, standstills, unsigned
from bot.services.permission import needs
from bot.services.repair_rights import must_be_theirs, takes_calls
from bot.services.repair_views import last_quote, offered_to_me, with_order
from bot.services.work import Work
from bot.talk import Reaction


@needs(May.WORK_ON_REPAIRS)
async def accept(work: Work, intake: IntakeId, expected_at: datetime | None = None) -> None:
    """The technician accepts; whoever was asked meanwhile need not go."""
    found, order = await offered_to_me(work, intake)
    await work.save(order, order.accept(work.me, work.said_at, expected_at))
    if order.technician not in {None, work.me}:
        await crews.leads(work, order, work.me)
        work.tell(order.technician, "repair-taken-over", number=order.number)
    await deadlines.reached(work, order, Stage.ACCEPT)
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
    await deadlines.reached(work, order, Stage.ON_SITE)
    await repair_cards.refresh(work, intake)


@needs(May.WORK_ON_REPAIRS)
async def find_nobody(work: Work, intake: IntakeId) -> None:
    """Nobody opens: the reporter is asked for another time; at an emergency the keys are called for until they come."""
    found, order = await with_order(work, intake)
    _must_have_tenant(found)
    emergency = found.urgency is Urgency.EMERGENCY
    waits = await work.save(order, order.find_nobody(work.me, work.said_at, emergency=emergency))
    await deadlines.reached(work, order, Stage.ON_SITE)
    if emergency:
        await alarms.begin(work, found, locked_out=True)
    else:
        await standstills.watch(work, waits)
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
async def prolong(work: Work, intake: IntakeId, why: str, until: datetime) -> None:
    """It stands still for longer than was said; the reporter hears until when now."""
    found, order = await with_order(work, intake)
    await standstills.watch(work, await work.save(order, order.prolong(work.me, why, until)))
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
    """The tenant names another time, here or to whoever takes the call: that is when to be there."""
    found, order = await with_order(work, intake)
    by_phone = takes_calls(found, work.actor)
    if not by_phone:
        must_be_theirs(work, found)
    if at <= work.now:
        raise Refusal("moment-is-past")
    if found.urgency is Urgency.EMERGENCY and order.locked_out:
        raise Refusal("repair-emergency-waits-for-nobody", number=order.number)
    await deadlines.keep_missed(work, order)
    due = await deadlines.booked_anew(work, found, order, at, work.now)
    await deadlines.watch(work, await work.save(order, order.book(at, due, work.now)))
    told = (order.technician,) if order.technician else await _dispatchers(work)
    tenants = await repair_cards.reporters(work, found) if by_phone else ()
    await repair_cards.refresh(work, intake, ring=(*told, *(one for one in tenants if one != work.me)))


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
    await deadlines.reached(work, order, Stage.DONE)
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
    await deadlines.reached(work, order, Stage.DONE)
    await repair_cards.refresh(work, intake, ring=await _dispatchers(work))


@needs(May.WORK_ON_REPAIRS)
async def pictured(work: Work, intake: IntakeId) -> bool:
    """Whether there is a picture of how it was before the work, from whoever."""
    found, order = await with_order(work, intake)
    return bool(found.photos or order.photos_before)


def _must_have_tenant(intake: Intake) -> None:
    if intake.tenant is None:
        raise Refusal("repair-nobody-to-wait-for")


async def _dispatchers(work: Work) -> tuple[PersonId, ...]:
    return await actors.holding(work.db, Role.DISPATCHER)

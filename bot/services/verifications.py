"""When the work is done: result recorded, tenant asked, verified and closed, or gone to again (R112, R124-R128)."""

from datetime import timedelta
from typing import Any

from bot.domain.order_states import NOTHING_DONE, Method, Result
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import (
    actors,
    alarms,
    deadlines,
    house,
    leavers,
    patrols,
    quotes,
    rectifications,
    repair_cards,
    repairs,
    standing,
    unsigned,
)
from bot.services.permission import needs
from bot.services.repair_rights import must_be_theirs
from bot.services.repair_views import joined, served, with_order
from bot.services.work import Work
from bot.talk import Reaction

_VERIFIERS = (Role.CSR, Role.TENANT_SUPERVISOR)
_MENDED = frozenset({Result.RESOLVED})


@needs(May.RECORD_RESULT)
async def possible_results(work: Work, intake: IntakeId) -> list[Result]:
    """What may be recorded: of work that was left undone, only that."""
    _, order = await with_order(work, intake)
    return [result for result in Result if order.result not in NOTHING_DONE or result in NOTHING_DONE]


@needs(May.RECORD_RESULT)
async def record_result(work: Work, intake: IntakeId, result: Result) -> None:
    """The dispatcher records the result and returns the order to customer service (R124, R125)."""
    found, order = await with_order(work, intake)
    await unsigned.watch(work, await work.save(order, order.record_result(work.me, result, work.said_at)))
    told = dict.fromkeys((*await actors.holding(work.db, *_VERIFIERS), *((found.taken_by,) if found.taken_by else ())))
    await repair_cards.refresh(work, intake, ring=tuple(told))


@needs(May.VERIFY_REPAIR)
async def ask(work: Work, intake: IntakeId) -> None:
    """Customer service asks the reporter whether it is fixed (R127); a day of silence is noticed.

    Raises:
        Refusal: nobody who could say so uses this chat, or only who did the work: they are phoned, or it is seen.

    """
    found, order = await with_order(work, intake)
    asking = order.ask(work.me, work.said_at)
    there = await standing.answering(work, found)
    if not set(there) - {order.technician}:
        raise Refusal("repair-reporter-did-it" if there else "repair-nobody-to-ask")
    asked = await work.save(order, asking)
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
    again = await work.save(
        order, order.deny(round_, work.said_at, await deadlines.limits(work, found, began=work.said_at))
    )
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
async def verify(work: Work, intake: IntakeId, round_: int, method: Method) -> bool:
    """Customer service signs the order off: closed (R112, R127); charged (R129); the clerk hears of it for the file.

    What was mended only for now is not closed: somebody comes again on the same number. Whether it is closed.
    """
    found, order = await with_order(work, intake)
    if order.result is Result.TEMPORARY:
        await _next_visit(work, found, order, round_, method)
        return False
    done = await work.save(order, order.verify(work.me, round_, method, work.said_at))
    await work.save(found, found.close(work.now))
    await quotes.charge(work, found, done)
    await patrols.watch(work, found, done)
    work.tell(await actors.holding(work.db, Role.CLERK), "repair-to-file", number=done.number)
    repair_cards.mark(work, found, Reaction.DONE)
    await repair_cards.refresh(work, intake, ring=await repair_cards.reporters(work, found))
    for other in await joined(work, intake):
        repair_cards.mark(work, other, Reaction.DONE)
        whom = await repair_cards.reporters(work, other)
        key = "repair-joined-closed" if done.result in _MENDED else "repair-joined-ended"
        work.tell(whom, key, number=other.number, into=done.number)
        await repair_cards.refresh(work, other.id)
    return True


async def _next_visit(work: Work, intake: Intake, order: WorkOrder, round_: int, method: Method) -> None:
    due = await deadlines.limits(work, intake, began=work.said_at)
    again = await work.save(order, order.come_again(work.me, round_, method, work.said_at, due), method.value)
    await _sent_back(work, intake, again)
    work.tell(await repair_cards.reporters(work, intake), "repair-next-visit", number=again.number)


@needs(May.VERIFY_REPAIR)
async def reject(work: Work, intake: IntakeId, round_: int, why: str) -> None:
    """Customer service finds the work not good: somebody goes again on the same number (R112)."""
    found, order = await with_order(work, intake)
    due = await deadlines.limits(work, found, began=work.said_at)
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


async def _reopened(work: Work, intake: Intake, order: WorkOrder, why: str, **within: Any) -> None:
    due = await deadlines.limits(work, intake, began=work.said_at)
    again = await work.save(order, order.reopen(why, work.said_at, due, **within), why)
    await _sent_back(work, await work.save(intake, intake.reopen(), why), again)
    others = await joined(work, intake.id)
    await rectifications.watch_again(work, intake.id, *(other.id for other in others))
    for other in others:
        await repair_cards.refresh(work, other.id, ring=await repair_cards.reporters(work, other))


async def _sent_back(work: Work, intake: Intake, order: WorkOrder, asked_by: PersonId | None = None) -> None:
    if order.technician and await leavers.hand_back_all(work, order.technician):
        await repair_cards.refresh(work, intake.id, ring=(*await repair_cards.reporters(work, intake), asked_by))
        return
    await deadlines.watch(work, order)
    told = (
        *await repair_cards.reporters(work, intake),
        order.technician,
        asked_by,
        *await actors.holding(work.db, Role.DISPATCHER),
    )
    await alarms.begin(work, intake, back=True)
    await repair_cards.refresh(work, intake.id, ring=told)

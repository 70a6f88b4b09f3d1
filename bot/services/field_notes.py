"""What colleagues text from the ladder, as steps of the order it names; the time of their message counts."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain.field_notes import FieldNote, Step
from bot.domain.order_states import BEFORE_DONE, OrderStatus, Wait
from bot.domain.permits import May
from bot.domain.quotes import LABOUR, MATERIALS, Material
from bot.domain.refusal import Refusal
from bot.domain.work_orders import WorkOrder
from bot.services import quotes, repair_cards, repairs, work_orders
from bot.services.permission import needs
from bot.services.repair_views import visible
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import intakes
from bot.storage.repair_tables import work_orders as orders
from bot.storage.tables import history, units

_DIGITS = 6
_S = OrderStatus


@needs(May.SEE_OWN_REPAIRS)
async def take_down(
    work: Work, note: FieldNote, photos: tuple[str, ...] = (), album: str | None = None
) -> str | None:  # fmt: skip
    """Do what the note says, or bring the order's card; steps that were not reported on the way are done with it.

    Returns the order's number.

    Photos that came with it show the finished work, or how it was before; the rest of their album follows them.

    None where the note names no order and the actor has not exactly one that it could be about.

    Raises:
        Refusal: there is no such order, it is not theirs, or the step does not fit; or it may be about another one.

    """
    mentioned = await _mentioned(work, note)
    named = next((order for order in mentioned.values() if order), None)
    order = await _meant(work, note.order) if note.order else named or await _only_one(work, note.step)
    if order is None:
        return None
    for digits, other in mentioned.items():
        if (other or order if note.order else other) != order:
            raise Refusal("note-unclear", number=digits)
    if not note.acts:
        await repairs.open_card(work, order.intake)
        return order.number
    if note.step is not Step.ACCEPT:
        order = await _caught_up(work, order, note.step)
    await _do(work, order, note, photos)
    if photos and note.step is not Step.DONE:
        await work_orders.picture(work, order.intake, photos)
    if album:
        await work.record(order, _album(album))
    return order.number


@needs(May.SEE_OWN_REPAIRS)
async def rest_of_album(work: Work, album: str, photos: tuple[str, ...]) -> bool:
    """The other pictures of an album go where its first one went with its words; whether they did."""
    mine = orders.c.technician == work.actor.person
    inside = orders.c.status.in_(sorted(BEFORE_DONE | {_S.COMPLETED}))
    began = select(history.c.record_id).where(
        history.c.record == orders.name, history.c.record_id == orders.c.id, history.c.why == _album(album)
    )
    found = await rows.every(work.db, WorkOrder, mine, inside, began.correlate(orders).exists())
    for order in found:
        if order.status is _S.COMPLETED:
            await work.save(order, order.picture_done(work.me, photos))
            await repair_cards.refresh(work, order.intake)
        else:
            await work_orders.picture(work, order.intake, photos)
    return bool(found)


def _album(album: str) -> str:
    return f"album {album}"


async def _do(work: Work, order: WorkOrder, note: FieldNote, photos: tuple[str, ...]) -> None:
    expected = work.said_at + timedelta(minutes=note.minutes) if note.minutes else None
    match note.step:
        case Step.ACCEPT:
            await work_orders.accept(work, order.intake, expected)
        case Step.ON_THE_WAY:
            await work_orders.set_out(work, order.intake, expected)
        case Step.ARRIVE if order.status is not _S.ON_SITE or order.technician != work.actor.person:
            await work_orders.arrive(work, order.intake)
        case Step.NOBODY_IN:
            await work_orders.find_nobody(work, order.intake)
        case Step.WAIT_PARTS if order.waiting is Wait.PARTS and note.days:
            await work_orders.prolong(work, order.intake, note.words, work.said_at + timedelta(days=note.days))
        case Step.WAIT_PARTS:
            until = work.said_at + timedelta(days=note.days) if note.days else None
            await work_orders.wait(work, order.intake, Wait.PARTS, note.words, until)
        case Step.DONE:
            told, used = await quotes.from_words(work, note.words)
            await work_orders.complete(work, order.intake, told or "—", photos, (*_sums(note), *used))


@needs(May.WORK_ON_REPAIRS)
async def offered(work: Work) -> int:
    """How many orders wait for the actor to accept them."""
    held = (orders.c.technician == work.actor.person) & (orders.c.status == _S.DISPATCHED)
    return len(await rows.every(work.db, WorkOrder, held))


async def _meant(work: Work, digits: str) -> WorkOrder:
    """The newest order whose number ends so, if the actor may see it; or the one in their hands in a unit so called."""
    if (own := await _in_unit(work, digits)) is not None:
        return own
    number = digits.upper() if digits.upper().startswith("WO-") else f"%-{digits[-_DIGITS:]:0>{_DIGITS}}"
    found = rows.query(WorkOrder, orders.c.number.like(number)).order_by(orders.c.id.desc()).limit(1)
    row = (await work.db.execute(found)).first()
    if row is None:
        raise Refusal("not-found")
    order = rows.made(WorkOrder, row)
    await visible(work, order.intake)
    return order


async def _mentioned(work: Work, note: FieldNote) -> dict[str, WorkOrder | None]:
    """Which of the open orders in the actor's hands each number means that does not stand where an order's must."""
    held = (orders.c.technician == work.actor.person) & orders.c.status.in_(sorted(BEFORE_DONE))
    hands = await rows.every(work.db, WorkOrder, held) if note.also else []
    found: dict[str, WorkOrder | None] = {}
    for digits in note.also:
        ends = digits.upper() if digits.upper().startswith("WO-") else f"-{digits[-_DIGITS:]:0>{_DIGITS}}"
        numbered = next((one for one in hands if one.number.endswith(ends)), None)
        found[digits] = await _in_unit(work, digits) or numbered
    return found


async def _in_unit(work: Work, digits: str) -> WorkOrder | None:
    """The one open order in the actor's hands in that unit; None where an order of theirs ends with the number, too."""
    held = (orders.c.technician == work.actor.person) & orders.c.status.in_(sorted(BEFORE_DONE))
    place = intakes.join(units, units.c.id == intakes.c.unit)
    there = select(intakes.c.id).select_from(place).where(units.c.number == digits)
    found = await rows.every(work.db, WorkOrder, held, orders.c.intake.in_(there))
    numbered = [one for one in await rows.every(work.db, WorkOrder, held) if one.number.endswith(f"-{digits:0>6}")]
    return found[0] if len(found) == 1 and not numbered else None


async def _only_one(work: Work, step: Step) -> WorkOrder | None:
    """The one order in the actor's hands that the step can be about."""
    # What is done has been begun: a job that was only offered must be named by its number.
    begun = BEFORE_DONE - {_S.DISPATCHED} if step is Step.DONE else BEFORE_DONE
    statuses = {_S.DISPATCHED} if step is Step.ACCEPT else begun
    held = (orders.c.technician == work.actor.person) & orders.c.status.in_(sorted(statuses))
    found = await rows.every(work.db, WorkOrder, held)
    return found[0] if len(found) == 1 else None


async def _caught_up(work: Work, order: WorkOrder, step: Step) -> WorkOrder:
    """Somebody without signal reports late and at once: what must have come before, has."""
    if order.status is _S.DISPATCHED:
        await work_orders.accept(work, order.intake)
    if step is not Step.ON_THE_WAY and order.status in {_S.DISPATCHED, _S.ACCEPTED, _S.ON_THE_WAY}:
        await work_orders.arrive(work, order.intake)
    if step is Step.DONE and order.status is _S.WAITING:
        await work_orders.go_on(work, order.intake)
    return await rows.find(work.db, WorkOrder, order.id)


def _sums(note: FieldNote) -> tuple[Material, ...]:
    """What all the material, and all the work, cost."""
    named = ((MATERIALS, note.materials, ""), ("人工", note.labour, LABOUR))
    return tuple(Material(name, 1, price, code) for name, price, code in named if price)

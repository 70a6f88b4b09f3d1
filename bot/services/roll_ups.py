"""The roll-up to the caterer (R171): at ten everything that is valid, then each late one as an addition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.domain.meals import Follow, MealOrder, MealStatus, RollUp, RollUpId, as_listed, together
from bot.domain.menus import Menu, Portion, difference, summed
from bot.domain.names import Named
from bot.domain.people import Vendor, VendorId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import actors, house, inbox, meal_cards, meal_lapses, meal_stops, meal_times, menus, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders, roll_ups
from bot.storage.rows import NotFound
from bot.talk import Answer, Lane, Words, answer, button, words

AGAIN, UNCONFIRMED, CARDS = "meal-roll-up-again", "roll-up-unconfirmed", "meal-cards"
_AT_ONCE = 50
_SOON, _WINDOW = timedelta(seconds=5), timedelta(hours=2)
_DESK = (Role.RECEPTIONIST, Role.TENANT_SUPERVISOR)
_LOUD = 2
"""From so many reminders on the manager hears of it: somebody has to telephone."""


@dataclass(frozen=True)
class Sheet:
    """A roll-up as the caterer reads it."""

    roll_up: RollUp
    vendor: Named
    stops: tuple[meal_stops.Stop, ...]


@needs(May.KEEP_TIME)
async def push(work: Work, scope: str) -> None:
    """Ten o'clock (T10): what is valid goes to the caterer, once everything that arrived in time has been heard.

    It waits for that only so long; what is heard later is an addition, or a correction.
    """
    day = date.fromisoformat(scope[:10])
    await meal_lapses.sweep(work)
    waiting = [] if work.now >= await meal_times.over(work, day) else await _waiting(work, day)
    if not waiting:
        return
    if await inbox.unheard(work, await meal_times.cut_off(work, day), of=May.ORDER_MEAL):
        since, soon = int(scope[11:].partition(":")[0] or work.now.timestamp()), work.now + _SOON
        wait = timedelta(minutes=(await house.rules(work)).meal_wait_minutes)
        if work.now.timestamp() < since + wait.total_seconds():
            await occurrences.plan(work, AGAIN, f"{day}:{since}:{soon.timestamp():.0f}", soon, soon + _WINDOW)
            return
        work.tell(await actors.holding(work.db, *_DESK), "roll-up-unheard", lane=Lane.ALERT, day=day)
    for vendor in waiting:
        await roll(work, vendor, day)


async def _waiting(work: Work, day: date) -> list[VendorId]:
    """Who waits for the day's list: whose menu it is, and whoever else is still to cook what was ordered of them."""
    menu, open_ = await menus.of_day(work, day), (meal_orders.c.day == day, meal_orders.c.status == MealStatus.OPEN)
    found = {order.vendor for order in await rows.every(work.db, MealOrder, *open_) if order.portions}
    whom = sorted(found | ({menu.vendor} if menu else set()))
    return [vendor for vendor in whom if not await sent(work, vendor, day)]


async def sent(work: Work, vendor: VendorId, day: date) -> bool:
    """Inside other verbs: whether the caterer has the day's orders already."""
    of_day = roll_ups.c.vendor == vendor, roll_ups.c.day == day
    return await rows.first(work.db, RollUp, *of_day) is not None


async def roll(work: Work, vendor: VendorId, day: date) -> RollUp:
    """Inside other verbs: everything of a day that the caterer does not have yet, under a number of its own."""
    waiting = (meal_orders.c.day == day, meal_orders.c.vendor == vendor, meal_orders.c.status == MealStatus.OPEN)
    open_ = await rows.every(work.db, MealOrder, *waiting)
    orders = [one for one in open_ if one.portions]
    for order in open_:
        if not order.portions:
            await meal_cards.refresh(work, order, ring=True)
    made = await _add(work, vendor, day, together(orders))
    await work.save_alike([(order, order.send(made.id)) for order in orders])
    await _hand_over(work, made)
    # The caterer waits for nobody's card: those are brought up to date afterwards, some at a time.
    for n in range(0, len(orders), _AT_ONCE):
        await occurrences.plan(work, CARDS, f"{made.id}:{n}", work.now, work.now + _WINDOW)
    return made


@needs(May.KEEP_TIME)
async def show_orders(work: Work, scope: str) -> None:
    """Some of those whose order is on the list see that it is."""
    id_, _, after = scope.partition(":")
    orders = await rows.every(work.db, MealOrder, meal_orders.c.roll_up == int(id_))
    for order in orders[int(after) : int(after) + _AT_ONCE]:
        await meal_cards.refresh(work, order)


async def correct(work: Work, before: MealOrder, after: MealOrder) -> None:
    """Inside other verbs: what was said in time has changed what the caterer has on the list: they confirm anew."""
    if before.roll_up is None:
        return
    made = await _add(work, after.vendor, after.day, _more_and_less(before, after), corrects=after.id)
    await _hand_over(work, made)


async def follow(work: Work, menu: Menu, changed: Sequence[tuple[MealOrder, MealOrder]]) -> None:
    """Inside other verbs: the menu has changed what the caterer has on the list: one correction, confirmed anew."""
    on_list = [(before, after) for before, after in changed if before.roll_up is not None]
    follows = tuple(Follow(after.id, one) for before, after in on_list for one in _more_and_less(before, after))
    if follows:
        portions = tuple(one for one in summed(it.portion for it in follows) if one.count)
        made = await _add(work, menu.vendor, menu.day, portions, follows=follows)
        await _hand_over(work, made)


async def _hand_over(work: Work, made: RollUp) -> None:
    """With sound, until it is confirmed; what changes a list once lunch is over is for the books alone."""
    over = work.now >= await meal_times.over(work, made.day)
    await _show(work, made, ring=not over)
    if not over:
        await _watch(work, made)


def _more_and_less(before: MealOrder, after: MealOrder) -> tuple[Portion, ...]:
    return difference(() if after.status is MealStatus.CANCELLED else after.portions, before.portions)


@needs(May.CATER)
async def confirm(work: Work, id_: RollUpId) -> RollUp:
    """The caterer has read it and will bring it.

    Raises:
        NotFound: it is another caterer's.

    """
    found = await rows.find(work.db, RollUp, id_)
    if found.vendor not in work.actor.vendors:
        raise NotFound
    return await _confirmed(work, found)


@needs(May.RUN_MEALS)
async def confirmed_by_phone(work: Work, id_: RollUpId) -> RollUp:
    """The caterer has said so on the phone, to whoever runs the meals."""
    return await _confirmed(work, await rows.find(work.db, RollUp, id_))


async def _confirmed(work: Work, found: RollUp) -> RollUp:
    saved = await work.save(found, found.confirm(work.me, work.said_at))
    await _show(work, saved)
    return saved


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """The caterer has not confirmed: they are told again, and so is whoever can telephone, until lunch is over."""
    found = await rows.find(work.db, RollUp, int(scope.partition(":")[0]))
    if found.confirmed_at is not None or work.now >= await meal_times.over(work, found.day):
        return
    if await menus.of_day(work, found.day) is None:
        return  # nothing is cooked after all: there is nothing to confirm
    saved = await work.save(found, found.remind())
    roles = (*_DESK, Role.CS_MANAGER) if saved.asked >= _LOUD else _DESK
    whom = await actors.holding(work.db, *roles)
    work.tell(whom, "roll-up-unconfirmed", lane=Lane.ALERT, number=saved.number, day=saved.day, count=saved.asked)
    await _show(work, saved, ring=True)
    await _watch(work, saved)


@needs(May.SEE_MENU)
async def sheet(work: Work, id_: RollUpId) -> Sheet:
    """What stands on a roll-up, for the caterer whose it is and for those who run the meals.

    Raises:
        NotFound: it is nobody's business of theirs.

    """
    found = await rows.find(work.db, RollUp, id_)
    if found.vendor not in work.actor.vendors and May.RUN_MEALS not in work.actor.permits:
        raise NotFound
    return Sheet(found, (await rows.find(work.db, Vendor, found.vendor)).name, tuple(await _stops_of(work, found)))


async def _stops_of(work: Work, made: RollUp) -> list[meal_stops.Stop]:
    """As the list said it when it went out."""
    corrected = {made.corrects} if made.corrects else {it.order for it in made.follows}
    on_it = meal_orders.c.id.in_(corrected) if corrected else meal_orders.c.roll_up == made.id
    orders = await rows.every(work.db, MealOrder, on_it)
    of_day = roll_ups.c.vendor == made.vendor, roll_ups.c.day == made.day
    later = await rows.every(work.db, RollUp, *of_day, roll_ups.c.serial > made.serial)
    return await meal_stops.of(work, [replace(one, portions=as_listed(one, later)) for one in orders])


async def _add(work: Work, vendor: VendorId, day: date, portions: tuple[Portion, ...], **how: Any) -> RollUp:
    last = select(func.max(roll_ups.c.serial)).where(roll_ups.c.vendor == vendor, roll_ups.c.day == day)
    serial = ((await work.db.execute(last)).scalar_one() or 0) + 1
    return await work.add(
        RollUp(
            number=f"ML-{await rows.take_number(work.db, 'ML'):06d}", vendor=vendor, day=day, serial=serial,
            portions=portions, sent_at=work.now, **how,
        )
    )  # fmt: skip


def subject(roll_up: RollUpId) -> str:
    """What the card of a roll-up is about."""
    return f"roll-up:{roll_up}"


async def of_orders(work: Work, orders: Iterable[MealOrder]) -> list[RollUpId]:
    """Inside other verbs: the lists on which these orders stand, and those that correct them."""
    on_list = {order.id: order.roll_up for order in orders if order.roll_up is not None}
    of_days = await rows.every(work.db, RollUp, roll_ups.c.day.in_({order.day for order in orders}))
    corrections = (one for one in of_days if on_list.keys() & {one.corrects, *(it.order for it in one.follows)})
    return sorted({*on_list.values(), *(one.id for one in corrections)})


async def open_card(work: Work, made: RollUp) -> None:
    """Inside other verbs: the card of a list, hung anew for a caterer who asks for it."""
    shown = _to_confirm(made, await card_of(work, made))
    await work.show(work.me, subject(made.id), shown, ring=True, lane=Lane.ANSWER)


async def redraw(work: Work, id_: RollUpId) -> None:
    """Inside other verbs: whoever holds the card of a list sees it as its orders stand now."""
    made = await rows.find(work.db, RollUp, id_)
    card, cooks = await card_of(work, made), await menus.cooking(work, made.vendor)
    for person in await work.viewers(subject(id_)):
        await work.show(person, subject(id_), _to_confirm(made, card, by_phone=person not in cooks))


async def _show(work: Work, made: RollUp, *, ring: bool = False) -> None:
    """With sound; a workbook comes with it, once, where the card has no room for everything."""
    card = await card_of(work, made)
    whole = answer("roll-up-file", number=made.number, paper=("roll-up", f"{made.id}"))
    longer, once = ring and bool(card.say.args["rest"]), f"roll-up-whole:{made.id}"
    lane = Lane.ALERT if ring else Lane.NOTICE
    cooks = await menus.cooking(work, made.vendor)
    for person in cooks:
        await work.show(person, subject(made.id), _to_confirm(made, card), ring=ring, lane=lane)
    # A caterer without a chat is read the list on the telephone: the front desk hears of it at once.
    alone = ring and not await menus.in_chat(work, cooks)
    for person in await actors.holding(work.db, *_DESK):
        it = _to_confirm(made, card, by_phone=True)
        await work.show(person, subject(made.id), it, ring=alone, lane=lane if alone else Lane.NOTICE)
        if longer and alone:
            work.send(person, whole, lane=lane, dedupe=once)
    if longer:
        work.send(cooks, whole, lane=lane, dedupe=once)


def _to_confirm(made: RollUp, card: Answer, *, by_phone: bool = False) -> Answer:
    """With what is still to be said to it: that it is confirmed; for the caterer, too, that something is wrong."""
    offered = button("roll-up-by-phone" if by_phone else "roll-up-confirm", made.id)
    first = () if made.confirmed_at else ((offered,),)
    return replace(card, rows=(*first, *card.rows, *(() if by_phone else ((button("kitchen-report"),),))))


async def card_of(work: Work, made: RollUp) -> Answer:
    """Inside other verbs: the roll-up in a message: sets, then where they go, then notes."""
    sets = [_set_line(made, portion) for portion in made.portions]
    where, rest = meal_stops.fitting(await _stops_of(work, made), sum(map(_length, made.portions)))
    kind = "menu" if made.follows else "correction" if made.corrects else "first" if made.serial == 1 else "addition"
    return answer(
        "roll-up",
        title=words(f"roll-up-{kind}", number=made.number, day=made.day),
        sets=sets or [words("roll-up-same" if made.is_correction else "roll-up-nothing")],
        count=sum(portion.count for portion in made.portions),
        stops=[meal_stops.line(stop) for stop in where],
        rest=rest,
        state=words("roll-up-is-confirmed", at=made.confirmed_at) if made.confirmed_at else words("roll-up-waits"),
        rows=((button("roll-up-sheet", made.id),),),
    )


def _set_line(made: RollUp, portion: Portion) -> Words:
    key = "roll-up-set"
    if made.is_correction:
        key = "roll-up-more" if portion.count > 0 else "roll-up-less"
    return words(key, code=portion.code, name=portion.name, count=abs(portion.count))


def _length(portion: Portion) -> int:
    """About so much room a set takes on the card."""
    return max(len(portion.name_zh), len(portion.name_en)) + len("➕ A × 9999 · \n")


async def _watch(work: Work, made: RollUp) -> None:
    minutes = (await house.rules(work)).meal_confirm_minutes
    due = work.now + timedelta(minutes=minutes)
    await occurrences.plan(work, UNCONFIRMED, f"{made.id}:{made.asked}", due, due + _WINDOW)

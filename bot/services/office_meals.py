"""Lunch for the office (R170): one of a tenant's people collects, the others add theirs, until the cut-off.

It is one order, whoever eats: the cut-off is compared with the time of each person's own message, in the transaction
that changes the order.
"""

from collections.abc import Mapping
from datetime import date

from bot.domain.meals import MealOrder, MealOrderId, MealStatus
from bot.domain.menus import Portion, keeping
from bot.domain.office_meals import OfficeMeal, collected
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.services import meal_cards, meal_reminders, meal_times, meals, office_cards, roll_ups, subscriptions
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders, office_meals
from bot.storage.rows import NotFound


@needs(May.ORDER_MEAL)
async def begin(work: Work, day: date, unit: UnitId | None, place: str = "") -> tuple[MealOrder, int]:
    """Collect: every colleague who wants to be asked gets a card; the order, and how many were asked.

    Raises:
        Refusal: too late, nothing published, not the person's unit, or no tenant's order.

    """
    made = await meals.begin(work, day, unit, place)
    if made.tenant is None:
        raise Refusal("meal-office-staff")
    asked = await subscriptions.wanting(work, office_cards.OFFICE, await office_cards.colleagues(work, made))
    asked = await meal_reminders.eating(work, day, asked)
    await meal_cards.refresh(work, made)
    await office_cards.call(work, made, asked)
    return made, len(asked)


@needs(May.SEE_MENU)
async def mine(work: Work) -> list[tuple[MealOrder, OfficeMeal]]:
    """What the person has added to colleagues' orders from today on, with the order."""
    today = work.desk.clock.today(work.now)
    added = [one for one in await rows.every(work.db, OfficeMeal, office_meals.c.person == work.me) if one.portions]
    orders = await rows.many(work.db, MealOrder, [one.order for one in added])
    held = [(orders[one.order], one) for one in added if orders[one.order].day >= today]
    return [(order, one) for order, one in held if order.status is not MealStatus.CANCELLED]


@needs(May.ORDER_MEAL)
async def open_shared(work: Work, id_: MealOrderId) -> None:
    """A colleague has passed the card on: it hangs in the chat of who opens the link.

    Raises:
        Refusal: there is no such order, or it is another tenant's: said in the same words.

    """
    found = await rows.first(work.db, MealOrder, meal_orders.c.id == id_, meal_orders.c.shared)
    if found is None or found.tenant not in work.actor.tenants:
        raise Refusal("meal-office-not-yours")
    if found.person == work.me:
        await meal_cards.refresh(work, found, ring=True)
    else:
        await office_cards.open_for(work, found)


@needs(May.ORDER_MEAL)
async def day_of(work: Work, id_: MealOrderId) -> date:
    """The day of an order that one may add to. Raises NotFound for another tenant's."""
    return (await _ours(work, id_)).day


@needs(May.ORDER_MEAL)
async def join(work: Work, id_: MealOrderId, counts: Mapping[str, int], note: str) -> MealOrder:
    """Add one's own, or change it.

    Raises:
        NotFound: it is another tenant's.
        Refusal: too late, closed, cancelled, no such set, sold out.

    """
    found = await _ours(work, id_)
    return await _say(work, found, (await meals.menu_of(work, found.day)).portions(counts), note)


@needs(May.ORDER_MEAL)
async def leave(work: Work, id_: MealOrderId) -> MealOrder:
    """Nothing after all, until lunch where the menu changed after the cut-off.

    Raises:
        NotFound: it is another tenant's.
        Refusal: one has added nothing, or it is too late.

    """
    found = await _ours(work, id_)
    own = next((one for one in await office_cards.lines(work, found) if one.person == work.me and one.portions), None)
    if own is None:
        raise Refusal("meal-office-nothing")
    if own.changed_at is None:
        return await _say(work, found, (), "")
    await work.save(own, own.change((), "", work.said_at))
    together, notes = collected(await office_cards.lines(work, found))
    until = await meal_times.arrival(work, found.day)
    return await _gathered(work, found, found.give_up(together, notes, work.said_at, until))


@needs(May.ORDER_MEAL)
async def close(work: Work, id_: MealOrderId) -> MealOrder:
    """Whoever collects has everybody's: nothing more is added."""
    found = await meals.own(work, id_)
    saved = await work.save(found, found.close(work.said_at))
    await meal_cards.refresh(work, saved)
    return saved


async def _ours(work: Work, id_: MealOrderId) -> MealOrder:
    found = await rows.find(work.db, MealOrder, id_)
    if not found.shared or found.tenant not in work.actor.tenants:
        raise NotFound
    return found


async def _say(work: Work, order: MealOrder, portions: tuple[Portion, ...], note: str) -> MealOrder:
    held = await rows.first(work.db, OfficeMeal, office_meals.c.order == order.id, office_meals.c.person == work.me)
    portions = keeping(held.portions if held else (), portions)
    more = sum(portion.count for portion in portions) - (held.count if held else 0)
    menu = await meals.menu_of(work, order.day)
    await meals.must_fit(work, menu, more)
    if held:
        await work.save(held, held.change(portions, note, work.said_at))
    else:
        await work.add(
            OfficeMeal(order=order.id, person=work.me, portions=portions, note=note, said_at=work.said_at)
        )  # fmt: skip
    together, notes = collected(await office_cards.lines(work, order))
    cut_off = await meal_times.cut_off(work, order.day)
    return await _gathered(work, order, order.gather(together, notes, work.said_at, cut_off))


async def _gathered(work: Work, order: MealOrder, after: MealOrder) -> MealOrder:
    saved = await work.save(order, after)
    await roll_ups.correct(work, order, saved)
    if saved.status is MealStatus.OPEN:
        await meals.keep(work, saved)
    else:
        await meal_cards.refresh(work, saved)
    return saved

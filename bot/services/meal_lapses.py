"""Orders that come to nothing by themselves: their day is off after all, or its lunch is over and no list has gone."""

from datetime import date

from bot.domain.meals import MealOrder, MealStatus
from bot.domain.permits import May
from bot.domain.roles import SERVICE_DESK
from bot.domain.trades import Trade
from bot.services import actors, meal_cards, meal_times, menus, vendors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders
from bot.talk import Lane, answer

_NAMED = 10
"""So many numbers are named."""


@needs(May.KEEP_TIME)
async def look(work: Work, scope: str) -> None:
    """In the morning: what was ordered for days that are off by now is cancelled."""
    del scope
    await sweep(work)


async def sweep(work: Work) -> None:
    """Inside other verbs: what no kitchen will cook is cancelled, costs nothing, and whoever waits for it is told."""
    waiting = meal_orders.c.status.in_((MealStatus.OPEN, MealStatus.LATE))
    cooks = {cook.id for cook in await vendors.at_work(work, Trade.MEALS)}
    by_day: dict[date, list[MealOrder]] = {}
    for order in await rows.every(work.db, MealOrder, waiting):
        by_day.setdefault(order.day, []).append(order)
    for day, orders in sorted(by_day.items()):
        if work.now >= await meal_times.over(work, day):
            await _missed(work, day, orders)
        elif not await menus.is_open(work, day):
            for order in orders:
                await _call_off(work, order, "meal-day-off")
        else:
            for order in orders:
                if order.vendor not in cooks:
                    await _call_off(work, order, "meal-caterer-left")


async def _missed(work: Work, day: date, orders: list[MealOrder]) -> None:
    """Lunch is over: what was asked for too late, and never decided, is refused; what nobody has cooked is told."""
    missed = [order for order in orders if order.status is MealStatus.OPEN and order.portions]
    for order in orders:
        if order.status is MealStatus.LATE:
            await meal_cards.refresh(work, await work.save(order, order.lapse()), ring=True)
    for order in missed:
        await _call_off(work, order, "meal-missed")
    if missed:
        numbers = ", ".join(order.number for order in missed[:_NAMED])
        whom = await actors.holding(work.db, *SERVICE_DESK)
        work.tell(whom, "meals-missed", lane=Lane.ALERT, day=day, count=len(missed), numbers=numbers)


async def _call_off(work: Work, order: MealOrder, why: str) -> None:
    saved = await work.save(order, order.call_off())
    work.send(await meal_cards.eating(work, order), answer(why, number=order.number, day=order.day), lane=Lane.ALERT)
    await meal_cards.refresh(work, saved)

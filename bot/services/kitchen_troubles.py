"""Something is not as agreed, as the caterer reports it or the house notes it: whoever it concerns hears of it.

The caterer says it of their own days until lunch is over; the house of any, and afterwards that nothing came, for as
long as there is something that nobody has noted as brought.
"""

from datetime import date
from typing import Any

from bot.domain.meals import MealOrder, MealStatus, RollUp, together
from bot.domain.menus import Menu, in_letters
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import SERVICE_DESK, Role
from bot.services import actors, house, meal_cards, meal_round, meal_times, menu_changes, menus, roll_ups
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders
from bot.storage.meal_tables import menus as table
from bot.storage.meal_tables import roll_ups as lists
from bot.storage.rows import NotFound
from bot.talk import Answer, Lane, Words, answer, button, words

_COMING = (MealStatus.OPEN, MealStatus.LATE, MealStatus.SENT)
_WHO = (*SERVICE_DESK, Role.CS_MANAGER)


@needs(May.REPORT_KITCHEN)
async def days(work: Work) -> list[Menu]:
    """The days that are out and of which something may still be said."""
    held = await menus.published(work)
    if _of_the_house(work):
        return held
    own = [menu for menu in held if menu.vendor in work.actor.vendors]
    return [menu for menu in own if work.now < await meal_times.over(work, menu.day)]


@needs(May.REPORT_KITCHEN)
async def run_out(work: Work, day: date, code: str) -> int:
    """A set has run out: it comes off the day, and whoever ordered it is asked; how many orders that were.

    Raises:
        NotFound: it is not their day.
        Refusal: there is no such set, or lunch is over.

    """
    menu = await _before_the_end(work, day)
    touched = sum(any(p.code == code.upper() for p in order.portions) for order in await _coming(work, menu))
    saved = await work.save(menu, menu.run_out(code), f"out of {code}")
    await menu_changes.follow(work, saved, {code.upper(): None})
    await _agree(work, menu)
    await _tell(work, menu, "out", code=code.upper(), count=touched)
    return touched


@needs(May.REPORT_KITCHEN)
async def come_late(work: Work, day: date, minutes: int) -> int:
    """They come so many minutes late: whoever waits for it is told; how many orders that are. Raises as run_out."""
    menu = await _before_the_end(work, day)
    await work.record(menu, f"late by {minutes}")
    orders = await _coming(work, menu)
    for order in orders:
        work.tell(await meal_cards.eating(work, order), "kitchen-late", day=day, minutes=minutes, number=order.number)
    await _tell(work, menu, "late", minutes=minutes, count=len(orders))
    return len(orders)


@needs(May.REPORT_KITCHEN)
async def shut_down(work: Work, day: date, why: str) -> int:
    """Nothing is cooked on that day, or nothing came: what has not been brought costs nothing; how many orders it is.

    From when it should be here nobody cooks it any more: it has not come, and the caterer gets no other list.

    Raises:
        NotFound: it is not their day.

    """
    menu = await _day(work, day)
    due, over = work.now >= await meal_times.arrival(work, day), work.now >= await meal_times.over(work, day)
    # Once lunch is over there is nothing left to close: nobody can order of that day, or cook it.
    await (work.record(menu, why) if over else work.save(menu, menu.close(), why))
    number, changed = await house.number(work, "front_desk"), []
    for order in await _coming(work, menu):
        missed = due and order.status is MealStatus.SENT
        saved = await work.save(order, order.miss(why) if missed else order.call_off(), why)
        key, again = ("kitchen-none", ()) if over else ("kitchen-down", ((button("meal-order"),),))
        it = answer(key, day=day, order=order.number, number=number, rows=again)
        work.send(await meal_cards.eating(work, order), it, lane=Lane.ALERT)
        await meal_cards.refresh(work, saved)
        changed.append((order, saved))
    await roll_ups.follow(work, menu, changed)
    await meal_round.redraw(work, day)
    await _agree(work, menu)
    await _tell(work, menu, "none" if over else "down", why=why, count=len(changed))
    return len(changed)


@needs(May.CATER)
async def mention(work: Work, day: date, what: str) -> None:
    """Anything else: whoever runs the meals hears of it. Raises as run_out."""
    menu = await _before_the_end(work, day)
    await work.record(menu, what)
    await _tell(work, menu, "other", what=what)


@needs(May.CATER)
async def today(work: Work) -> Answer:
    """Today's lists anew, in their own chat; before they have gone out, what has been ordered so far."""
    day = work.desk.clock.today(work.now)
    here = await rows.every(work.db, RollUp, lists.c.day == day, lists.c.vendor.in_(work.actor.vendors))
    for one in here:
        await roll_ups.open_card(work, one)
    rows_ = ((button("kitchen-report"),), (button("menu-week"), button("home")))
    if here:
        return answer("kitchen-today", day=day, count=len(here), rows=rows_)
    waiting = meal_orders.c.day == day, meal_orders.c.vendor.in_(work.actor.vendors)
    orders = await rows.every(work.db, MealOrder, *waiting, meal_orders.c.status == MealStatus.OPEN)
    return answer("kitchen-so-far", day=day, sets=in_letters(together(orders)) or "—", rows=rows_)


def _of_the_house(work: Work) -> bool:
    return May.RUN_MEALS in work.actor.permits


async def _day(work: Work, day: date) -> Menu:
    if _of_the_house(work):
        gone = day < work.desk.clock.today(work.now)
        found = await (_never_noted(work, day) if gone else menus.of_day(work, day))
    else:
        held = table.c.day == day, table.c.vendor.in_(work.actor.vendors), table.c.published_at.is_not(None)
        found = await rows.first(work.db, Menu, *held)
        found = found if work.now < await meal_times.over(work, day) else None
    if found is None:
        raise NotFound
    return found


async def _never_noted(work: Work, day: date) -> Menu | None:
    """The menu of a day that is past, as long as something of it has been noted neither as brought nor as missing."""
    left = rows.query(MealOrder, meal_orders.c.day == day, meal_orders.c.status == MealStatus.SENT)
    vendors = left.with_only_columns(meal_orders.c.vendor)
    return await rows.first(work.db, Menu, table.c.day == day, table.c.vendor.in_(vendors))


async def _before_the_end(work: Work, day: date) -> Menu:
    menu = await _day(work, day)
    if work.now >= await meal_times.over(work, day):
        raise Refusal("meal-over-already", day=day)
    return menu


async def _coming(work: Work, menu: Menu) -> list[MealOrder]:
    held = meal_orders.c.day == menu.day, meal_orders.c.vendor == menu.vendor
    found = await rows.every(work.db, MealOrder, *held, meal_orders.c.status.in_(_COMING))
    return [order for order in found if order.portions or order.shared]


async def _agree(work: Work, menu: Menu) -> None:
    """What they have reported themselves, in the chat or on the telephone, they need not confirm once more."""
    by_phone = _of_the_house(work)
    if by_phone and await menus.in_chat(work, await menus.cooking(work, menu.vendor)):
        return
    confirm = roll_ups.confirmed_by_phone if by_phone else roll_ups.confirm
    of_day = lists.c.day == menu.day, lists.c.vendor == menu.vendor
    for one in await rows.every(work.db, RollUp, *of_day, lists.c.confirmed_at.is_(None)):
        if one.follows and one.sent_at == work.now:
            await confirm(work, one.id)


async def _tell(work: Work, menu: Menu, what: str, /, **args: Any) -> None:
    """Whoever runs the meals hears who says so; the caterer, too, where it is the house."""
    by: Words = words("kitchen-by-caterer")
    whom = await actors.holding(work.db, *_WHO)
    if _of_the_house(work):
        by = words("kitchen-by-house", name=await actors.name_of(work.db, work.me))
        whom = tuple(person for person in whom if person != work.me)
        cooks = await menus.cooking(work, menu.vendor)
        work.tell(cooks, f"kitchen-{what}-cook", lane=Lane.ALERT, day=menu.day, **args)
    work.tell(whom, f"kitchen-{what}-desk", lane=Lane.ALERT, by=by, day=menu.day, **args)

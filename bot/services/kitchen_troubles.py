"""The caterer reports that something is not as agreed: whoever runs the meals hears of it, and whoever it concerns."""

from datetime import date
from typing import Any

from bot.domain.meals import MealOrder, MealStatus, RollUp, together
from bot.domain.menus import Menu, in_letters
from bot.domain.permits import May
from bot.domain.roles import SERVICE_DESK, Role
from bot.services import actors, house, meal_cards, meal_times, menu_changes, menus, roll_ups
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders
from bot.storage.meal_tables import menus as table
from bot.storage.meal_tables import roll_ups as lists
from bot.storage.rows import NotFound
from bot.talk import Answer, Lane, answer, button

_COMING = (MealStatus.OPEN, MealStatus.LATE, MealStatus.SENT)
_WHO = (*SERVICE_DESK, Role.CS_MANAGER)


@needs(May.CATER)
async def days(work: Work) -> list[Menu]:
    """Their days that are out, as far as lunch is not over."""
    own = [menu for menu in await menus.published(work) if menu.vendor in work.actor.vendors]
    return [menu for menu in own if work.now < await meal_times.over(work, menu.day)]


@needs(May.CATER)
async def run_out(work: Work, day: date, code: str) -> int:
    """A set has run out: it comes off the day, and whoever ordered it is asked; how many orders that were.

    Raises:
        NotFound: it is not their day.
        Refusal: there is no such set.

    """
    menu = await _own(work, day)
    touched = sum(any(p.code == code.upper() for p in order.portions) for order in await _coming(work, menu))
    saved = await work.save(menu, menu.run_out(code), f"out of {code}")
    await menu_changes.follow(work, saved, {code.upper(): None})
    await _agree(work, menu)
    await _tell_desk(work, "kitchen-out-desk", day=day, code=code.upper(), count=touched)
    return touched


@needs(May.CATER)
async def come_late(work: Work, day: date, minutes: int) -> int:
    """They come so many minutes late: whoever waits for it is told; how many orders that are. Raises as run_out."""
    menu = await _own(work, day)
    await work.record(menu, f"late by {minutes}")
    orders = await _coming(work, menu)
    for order in orders:
        work.tell(await meal_cards.eating(work, order), "kitchen-late", day=day, minutes=minutes, number=order.number)
    await _tell_desk(work, "kitchen-late-desk", day=day, minutes=minutes, count=len(orders))
    return len(orders)


@needs(May.CATER)
async def shut_down(work: Work, day: date, why: str) -> int:
    """The kitchen cannot cook on that day: every order is cancelled and costs nothing; how many. Raises as run_out."""
    menu = await _own(work, day)
    await work.save(menu, menu.close(), why)
    number, cancelled = await house.number(work, "front_desk"), []
    for order in await _coming(work, menu):
        saved = await work.save(order, order.call_off())
        it = answer("kitchen-down", day=day, order=order.number, number=number, rows=((button("meal-order"),),))
        work.send(await meal_cards.eating(work, order), it, lane=Lane.ALERT)
        await meal_cards.refresh(work, saved)
        cancelled.append((order, saved))
    await roll_ups.follow(work, menu, cancelled)
    await _agree(work, menu)
    await _tell_desk(work, "kitchen-down-desk", day=day, why=why, count=len(cancelled))
    return len(cancelled)


@needs(May.CATER)
async def mention(work: Work, day: date, what: str) -> None:
    """Anything else: whoever runs the meals hears of it. Raises as run_out."""
    await work.record(await _own(work, day), what)
    await _tell_desk(work, "kitchen-other-desk", day=day, what=what)


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


async def _own(work: Work, day: date) -> Menu:
    held = table.c.day == day, table.c.vendor.in_(work.actor.vendors), table.c.published_at.is_not(None)
    found = await rows.first(work.db, Menu, *held)
    if found is None or work.now >= await meal_times.over(work, day):
        raise NotFound
    return found


async def _coming(work: Work, menu: Menu) -> list[MealOrder]:
    held = meal_orders.c.day == menu.day, meal_orders.c.vendor == menu.vendor
    found = await rows.every(work.db, MealOrder, *held, meal_orders.c.status.in_(_COMING))
    return [order for order in found if order.portions or order.shared]


async def _agree(work: Work, menu: Menu) -> None:
    """What they have reported themselves they need not confirm once more."""
    of_day = lists.c.day == menu.day, lists.c.vendor == menu.vendor
    for one in await rows.every(work.db, RollUp, *of_day, lists.c.confirmed_at.is_(None)):
        if one.follows and one.sent_at == work.now:
            await roll_ups.confirm(work, one.id)


async def _tell_desk(work: Work, key: str, **args: Any) -> None:
    work.tell(await actors.holding(work.db, *_WHO), key, lane=Lane.ALERT, **args)

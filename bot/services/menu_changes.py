"""The menu has changed under orders that stand (R169): they follow, and whoever ordered is asked, and pays no more.

What is found to be in a set is told to whoever has ordered it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.meals import MealOrder, MealStatus
from bot.domain.menus import Dish, Menu
from bot.domain.people import PersonId
from bot.services import meal_cards, meal_times, office_cards, roll_ups
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders
from bot.talk import Button, Lane, answer, button, words

_COMING = (MealStatus.OPEN, MealStatus.LATE, MealStatus.SENT)
_HERE = (MealStatus.DELIVERED, MealStatus.SIGNED)
"""It may be eaten any moment: there is nothing left to choose, only to know."""
_CHANGED, _FOUND = "meal-menu-changed", "meal-allergens-found"


async def follow(work: Work, menu: Menu, changed: Mapping[str, Dish | None]) -> None:
    """Inside other verbs: sets have other things in them, or are not cooked (None): orders follow, people are asked.

    What they ordered keeps its price. Where the caterer has the list already, they confirm one correction of it.
    """
    for code, dish in changed.items():
        await _follow(work, menu, code, dish)


async def _follow(work: Work, menu: Menu, code: str, dish: Dish | None) -> None:
    held = meal_orders.c.day == menu.day, meal_orders.c.vendor == menu.vendor
    coming = meal_orders.c.status.in_(_COMING)
    late = work.now if work.now > await meal_times.cut_off(work, menu.day) else None
    followed = []
    for one in await rows.every(work.db, MealOrder, *held, coming):
        after = one.follow(code, dish, late=late)
        if after == one:
            continue
        saved = await work.save(one, after)
        followed.append((one, saved))
        if one.shared:
            await _follow_colleagues(work, saved, code, dish, late)
        else:
            for person in await meal_cards.owners(work, saved):
                await _tell_change(work, saved, person, code, dish, button("meal-change", one.id))
        await meal_cards.refresh(work, saved)
    await roll_ups.follow(work, menu, followed)


async def warn(work: Work, menu: Menu, found: Mapping[str, Dish]) -> None:
    """Inside other verbs: sets hold what was not said when they were ordered: whoever has one hears of it."""
    for code, dish in found.items():
        held = meal_orders.c.day == menu.day, meal_orders.c.vendor == menu.vendor
        theirs = meal_orders.c.status.in_((*_COMING, *_HERE))
        for one in await rows.every(work.db, MealOrder, *held, theirs):
            if any(portion.code == code for portion in one.portions):
                await _warn(work, one, code, dish)


async def _warn(work: Work, order: MealOrder, code: str, dish: Dish) -> None:
    late = work.now if work.now > await meal_times.cut_off(work, order.day) else None
    saved = await work.save(order, order.warn(late))
    if not order.shared:
        again = button("meal-change", order.id)
        for person in await meal_cards.owners(work, saved):
            await _tell_change(work, saved, person, code, dish, again, key=_FOUND)
        return
    again = button("meal-join", order.id, label="button-meal-change")
    for line in await office_cards.lines(work, saved):
        if any(portion.code == code for portion in line.portions):
            await work.save(line, line.warn(late))
            await _tell_change(work, saved, line.person, code, dish, again, key=_FOUND)


async def _follow_colleagues(work: Work, order: MealOrder, code: str, dish: Dish | None, late: datetime | None) -> None:
    for line in await office_cards.lines(work, order):
        if (after := line.follow(code, dish, late=late)) != line:
            await work.save(line, after)
            again = button("meal-join", order.id, label="button-meal-change")
            await _tell_change(work, order, line.person, code, dish, again)


async def _tell_change(
    work: Work, order: MealOrder, person: PersonId, code: str, dish: Dish | None, again: Button, *, key: str = _CHANGED
) -> None:
    """With the ways to choose anew, as long as there is time; after the cut-off one may still do without."""
    late = order.changed_at is not None
    leave = button("meal-leave" if order.shared else "meal-cancel", order.id)
    if dish is None and (late or (not order.shared and order.status is MealStatus.CANCELLED)):
        again = button("meal-order")
    ways = ((leave,) if late else (again, leave)) if dish else (again,)
    until_ = await meal_times.last_word(work, order)
    in_time = work.now <= until_ and order.status not in _HERE
    told: dict[str, Any] = {"number": order.number, "day": order.day, "code": code}
    it = answer("meal-set-gone", **told)
    if dish:
        allergens = words("menu-allergens", what=dish.allergens) if dish.allergens else ""
        told["now"] = words("meal-set-now", name=dish.name, allergens=allergens)
        it = answer(f"{key}-late", until=until_, **told) if late and in_time else answer(key, **told)
    work.send(person, it.under(ways) if in_time else it, lane=Lane.ALERT if key == _FOUND else Lane.NOTICE)

"""The same as last time (R170): for a day that is named, as far as its menu has it, and once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from bot.domain.meals import MealOrder, MealStatus
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.services import meal_reminders, meals
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage.meal_tables import meal_orders, office_meals

_GONE = (MealStatus.CANCELLED, MealStatus.REFUSED)


@dataclass(frozen=True)
class Same:
    """What somebody had last time: how many of what, with what in mind, brought where."""

    unit: UnitId | None
    place: str
    counts: Mapping[str, int]
    note: str


@needs(May.ORDER_MEAL)
async def of(work: Work, day: date) -> Same:
    """What the person had last time, as far as that day's menu has it.

    Raises:
        Refusal: there was no last time, they eat on that day already, or none of it is on the menu.

    """
    before = await meals.last(work)
    if before is None:
        raise Refusal("meal-no-last-time")
    await must_be_free(work, day)
    offered = {dish.code for dish in (await meals.menu_of(work, day)).agreed}
    counts = {portion.code: portion.count for portion in before.portions if portion.code in offered}
    if not counts:
        raise Refusal("meal-not-on-menu", day=day)
    return Same(before.unit if before.unit in work.actor.units else None, before.place, counts, before.note)


@needs(May.ORDER_MEAL)
async def order(work: Work, day: date) -> MealOrder:
    """The same once more, for that day. Raises Refusal as `of`, and where it is too late."""
    same = await of(work, day)
    return await meals.order(work, day, same.unit, same.counts, same.note, place=same.place)


@needs(May.SEE_MENU)
async def next_day(work: Work) -> date | None:
    """The next day that can be ordered for, of those on which the person eats and has nothing yet."""
    off = await meal_reminders.days_off(work)
    days = (day for day, late in await meals.days(work) if not late and day.weekday() not in off)
    for day in days:
        if not await _ordered(work, day):
            return day
    return None


@needs(May.ORDER_MEAL)
async def next_with(work: Work, day: date, sets: Iterable[str]) -> date | None:
    """The next day after one that has all of these sets, and on which the person has nothing yet, if any."""
    found = await meals.next_with(work, day, sets)
    while found is not None and await _ordered(work, found):
        found = await meals.next_with(work, found, sets)
    return found


async def must_be_free(work: Work, day: date) -> None:
    """Inside other verbs: raises Refusal where the person has something to eat on that day already."""
    if number := await _ordered(work, day):
        raise Refusal("meal-ordered-already", number=number, day=day)


async def _ordered(work: Work, day: date) -> str:
    """The number of the person's own order for a day, or of that to which they have added theirs."""
    it = meal_orders.c
    of_day = (it.day == day, it.status.not_in(_GONE))
    own = select(it.number).where(*of_day, it.person == work.me, it.by_desk.is_(False), it.shared.is_(False))
    if number := (await work.db.execute(own.limit(1))).scalar_one_or_none():
        return str(number)
    mine = select(it.number, office_meals.c.portions).join(office_meals, office_meals.c.order == it.id)
    added = await work.db.execute(mine.where(*of_day, office_meals.c.person == work.me))
    return next((str(row.number) for row in added if row.portions), "")

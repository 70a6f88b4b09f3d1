"""A word before the cut-off, for who has asked for one and has not ordered yet; days on which one never eats."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from bot.domain.meals import MealStatus
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services import actors, meal_times, menus, subscriptions
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage.meal_tables import meal_orders, office_meals
from bot.talk import Lane, answer, button

REMINDER = "meal-reminder"
"""What one asks for."""
_WEEK = 7
_GONE = (MealStatus.CANCELLED, MealStatus.REFUSED)


@needs(May.KEEP_TIME)
async def push(work: Work, scope: str) -> None:
    """Half an hour before the cut-off, where there is a menu: whoever has nothing yet and may order is reminded."""
    day = date.fromisoformat(scope[:10])
    until = await meal_times.cut_off(work, day)
    if work.now > until or await menus.of_day(work, day) is None:
        return
    fed = await _fed(work, day)
    rows = ((button("meal-again", f"{day}"), button("meal-order")), (button("meal-reminders-off"),))
    it = answer("meal-reminder", day=day, until=until, rows=rows)
    for person in await eating(work, day, await subscriptions.wishing(work, REMINDER)):
        actor = await actors.by_id(work.db, person)
        if person not in fed and actor is not None and May.ORDER_MEAL in actor.permits:
            work.send(person, it, lane=Lane.NOTICE, dedupe=f"meal-reminder:{day}:{person}", twice=False)


@needs(May.OWN_PRIVACY)
async def days_off(work: Work) -> frozenset[int]:
    """On which days of the week (Monday is 0) the person never eats."""
    held = await subscriptions.muted(work)
    return frozenset(weekday for weekday in range(_WEEK) if _off(weekday) in held)


@needs(May.OWN_PRIVACY)
async def set_day(work: Work, weekday: int, *, off: bool) -> None:
    """From now on they never eat on that day of the week, or do so again. Raises Refusal for what is no weekday."""
    if weekday not in range(_WEEK):
        raise Refusal("button-stale")
    await (subscriptions.mute if off else subscriptions.unmute)(work, _off(weekday))


async def eating(work: Work, day: date, whom: Sequence[PersonId]) -> tuple[PersonId, ...]:
    """Inside other verbs: those of them who may be asked about lunch on that day."""
    return await subscriptions.wanting(work, _off(day.weekday()), whom)


def _off(weekday: int) -> str:
    return f"lunch-{weekday}"


async def _fed(work: Work, day: date) -> set[PersonId]:
    """Who has ordered for the day, or added theirs to what a colleague collects."""
    of_day = (meal_orders.c.day == day, meal_orders.c.status.not_in(_GONE))
    own = select(meal_orders.c.person, meal_orders.c.shared).where(*of_day, meal_orders.c.by_desk.is_(False))
    joined = select(office_meals.c.person, office_meals.c.portions).join(
        meal_orders, meal_orders.c.id == office_meals.c.order
    )
    fed = {PersonId(row.person) for row in await work.db.execute(own) if not row.shared}
    return fed | {PersonId(row.person) for row in await work.db.execute(joined.where(*of_day)) if row.portions}

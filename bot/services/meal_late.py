"""What comes after the cut-off (R171): the front desk asks the caterer, and lets it through with a reason, or not."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bot.domain.arrivals import Arrival, Verdict
from bot.domain.meals import MealOrder, MealOrderId, MealStatus
from bot.domain.menus import Menu
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import SERVICE_DESK, Role
from bot.domain.units import UnitId
from bot.services import actors, house, meal_cards, meal_times, meals, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import arrivals

WAITS = "meal-late-waits"
"""What is due while nobody has answered."""
_WINDOW = timedelta(hours=2)


@needs(May.ORDER_MEAL)
async def ask_late(
    work: Work, day: date, unit: UnitId | None, counts: Mapping[str, int], note: str, why: str, *, place: str = ""
) -> MealOrder:
    """Too late: the front desk is asked whether the caterer can still do it."""
    menu = await menu_late(work, day)
    late: dict[str, Any] = {"status": MealStatus.LATE, "asked_why": why}
    made = await meals.compose(
        work, menu, await meals.payer_in(work, unit), unit, counts, note=note, place=place, **late
    )
    await call_desk(work, made)
    return made


async def call_desk(work: Work, made: MealOrder) -> None:
    """Inside other verbs: the front desk hears of an order that comes too late."""
    await meal_cards.call(work, made, await actors.holding(work.db, *SERVICE_DESK))
    await meal_cards.refresh(work, made)
    await _watch(work, made, 1)


@needs(May.KEEP_TIME)
async def call_again(work: Work, scope: str) -> None:
    """Nobody has answered yet, and lunch goes on: the desk is called again, and the manager, until somebody does."""
    id_, _, asked = scope.partition(":")
    order = await rows.find(work.db, MealOrder, int(id_))
    if order.status is MealStatus.LATE and work.now < await meal_times.over(work, order.day):
        await meal_cards.call(work, order, await actors.holding(work.db, *SERVICE_DESK, Role.CS_MANAGER))
        await _watch(work, order, int(asked) + 1)


async def _watch(work: Work, order: MealOrder, asked: int) -> None:
    due = work.now + timedelta(minutes=(await house.rules(work)).meal_confirm_minutes)
    await occurrences.plan(work, WAITS, f"{order.id}:{asked}", due, due + _WINDOW)


@needs(May.RUN_MEALS)
async def approve(work: Work, id_: MealOrderId) -> MealOrder:
    """Let a late order through: the caterer gets it as an addition.

    Raises:
        Refusal: it is one's own, decided on already, the round has begun, or lunch is over.

    """
    found = await rows.find(work.db, MealOrder, id_)
    come = await rows.first(work.db, Arrival, arrivals.c.day == found.day, arrivals.c.verdict == Verdict.PASSED)
    if found.status is MealStatus.LATE and (come or work.now >= await meal_times.over(work, found.day)):
        raise Refusal("meal-approved-too-late", number=found.number, day=found.day)
    if found.person == work.me and not found.by_desk:
        raise Refusal("meal-own-approval")
    saved = await work.save(found, found.approve(work.me), "late")
    await meals.keep(work, saved)
    return saved


@needs(May.RUN_MEALS)
async def refuse(work: Work, id_: MealOrderId) -> MealOrder:
    """It cannot be done any more; the person is told."""
    found = await rows.find(work.db, MealOrder, id_)
    saved = await work.save(found, found.refuse(work.me), "late")
    await meal_cards.refresh(work, saved, ring=True)
    return saved


async def menu_late(work: Work, day: date) -> Menu:
    """Inside other verbs: what may still be asked for on a day, until lunch is here. Raises Refusal after that."""
    menu = await meals.menu_of(work, day)
    if work.said_at > await meal_times.arrival(work, day):
        raise Refusal("meal-over", day=day)
    return menu

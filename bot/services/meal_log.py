"""The reception's log of lunch (R170): written down for who phones or walks in; the day as it stands, in one look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.meals import MealOrder, MealStatus, in_time, together
from bot.domain.menus import Portion
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, Unit, UnitId
from bot.services import meal_late, meal_times, meals, tenancies
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders

_GONE = (MealStatus.CANCELLED, MealStatus.REFUSED)
_NEWEST = 12


@dataclass(frozen=True)
class Guest:
    """For whom it is written down: the unit whose tenant pays, who phoned, and where it is brought.

    That is the `unit`, a `place` that is told, or, with `at_desk`, the front desk.
    """

    unit: UnitId
    caller: str = ""
    place: str = ""
    at_desk: bool = False


@dataclass(frozen=True)
class Taken:
    """One that was written down: the order, and the unit that it is for, where it goes to one."""

    order: MealOrder
    unit: str


@dataclass(frozen=True)
class Day:
    """What is ordered for a day: how many orders, what together, and the newest of those that the desk wrote down."""

    count: int
    portions: tuple[Portion, ...]
    by_desk: int
    newest: tuple[Taken, ...]


@needs(May.RUN_MEALS)
async def every_unit(work: Work) -> list[tuple[UnitId, Named]]:
    """The units that somebody is in."""
    return await tenancies.occupied_units(work)


@needs(May.RUN_MEALS)
async def take_down(work: Work, day: date, guest: Guest, counts: Mapping[str, int], note: str) -> MealOrder:
    """Order for somebody who has phoned or walked in (R170); the tenant's people see it, and may take it back.

    Raises:
        Refusal: as for whoever orders themselves; the time of the desk's own message counts. Or nobody is there.

    """
    menu = await meals.menu_of(work, day)
    in_time(work.said_at, await meal_times.cut_off(work, day), day)
    made = await meals.compose(
        work, menu, await _tenant(work, guest), None if guest.at_desk else guest.unit, counts, note=note,
        place=guest.place, by_desk=True, caller=guest.caller,
    )  # fmt: skip
    await meals.keep(work, made)
    return made


@needs(May.RUN_MEALS)
async def take_down_late(
    work: Work, day: date, guest: Guest, counts: Mapping[str, int], note: str, why: str
) -> MealOrder:
    """Too late: the desk asks the caterer, and whoever of it has heard the answer lets it through."""
    menu = await meal_late.menu_late(work, day)
    made = await meals.compose(
        work, menu, await _tenant(work, guest), None if guest.at_desk else guest.unit, counts, note=note,
        place=guest.place, by_desk=True, caller=guest.caller, status=MealStatus.LATE, asked_why=why,
    )  # fmt: skip
    await meal_late.call_desk(work, made)
    return made


@needs(May.RUN_MEALS)
async def of_day(work: Work, day: date) -> Day:
    """The day's orders, whoever wrote them down."""
    held = await rows.every(work.db, MealOrder, meal_orders.c.day == day, meal_orders.c.status.not_in(_GONE))
    orders = [order for order in held if order.portions]
    taken = [order for order in orders if order.by_desk]
    known = await rows.many(work.db, Unit, [order.unit for order in taken[-_NEWEST:] if order.unit])
    newest = (Taken(one, known[one.unit].number if one.unit else "") for one in reversed(taken[-_NEWEST:]))
    return Day(len(orders), together(orders), len(taken), tuple(newest))


async def _tenant(work: Work, guest: Guest) -> TenantId:
    tenant = await tenancies.tenant_in(work, guest.unit)
    if tenant is None:
        raise Refusal("meal-nobody-there")
    return tenant

"""What a vendor did in a week, a month or a year, as far as it can be counted."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.domain.arrivals import Arrival
from bot.domain.laundry import LaundryOrder, LaundryStatus
from bot.domain.meals import MealOrder, MealStatus
from bot.domain.months import days_of
from bot.domain.office_meals import OfficeMeal
from bot.domain.people import PersonId, VendorId
from bot.domain.trades import Trade
from bot.services import house, laundry, laundry_cards, meal_cards, menus
from bot.services.work import Work
from bot.storage import rows
from bot.storage.laundry_tables import laundry_orders
from bot.storage.meal_tables import arrivals, meal_orders, office_meals

_EATEN = (MealStatus.SENT, MealStatus.DELIVERED, MealStatus.SIGNED, MealStatus.WRONG, MealStatus.SOLVED)


@dataclass(frozen=True)
class TrackRecord:
    """Whose it is (the last of them, where there were several), how often it was called, by whom, and what went how."""

    vendor: VendorId
    orders: int
    customers: tuple[PersonId, ...]
    counts: Mapping[str, int]


async def of(work: Work, trade: Trade, period: str) -> TrackRecord:
    """Inside other verbs: what the vendor of a trade did. Raises Refusal for what is no period."""
    return await _OF[trade](work, period)


async def _of_laundry(work: Work, period: str) -> TrackRecord:
    """What was asked for and not cancelled: what was collected late, what was washed again."""
    first, following = days_of(period)
    begin, end = work.desk.clock.at(first, 0), work.desk.clock.at(following, 0)
    within = laundry_orders.c.requested_at >= begin, laundry_orders.c.requested_at < end
    not_cancelled = laundry_orders.c.status != LaundryStatus.CANCELLED
    orders = await rows.every(work.db, LaundryOrder, *within, not_cancelled)
    counts = {"late": sum(_was_late(order) for order in orders), "again": sum(order.rewashes > 0 for order in orders)}
    customers = {one for order in orders for one in await laundry_cards.owners(work, order)}
    vendor = orders[-1].vendor if orders else (await laundry.laundry_of(work)).id
    return TrackRecord(vendor, len(orders), tuple(sorted(customers)), counts)


async def _of_meals(work: Work, period: str) -> TrackRecord:
    """What went to the caterer: what was wrong, how often they came late and were made anew."""
    first, following = days_of(period)
    within = meal_orders.c.day >= first, meal_orders.c.day < following
    orders = await rows.every(work.db, MealOrder, *within, meal_orders.c.status.in_(_EATEN))
    came = await rows.every(work.db, Arrival, arrivals.c.day >= first, arrivals.c.day < following)
    expected = (await house.rules(work)).meal_arrival
    counts = {
        "wrong": sum(order.was_wrong for order in orders),
        "late": sum(one.arrived_at > work.desk.clock.at(one.day, expected.hour, expected.minute) for one in came),
        "again": sum(one.remakes for one in came),
    }
    ids = {order.id for order in orders if order.shared}
    added = await rows.every(work.db, OfficeMeal, office_meals.c.order.in_(ids))
    eaters = {one for o in orders for one in await meal_cards.owners(work, o) if one != o.person or not o.by_desk}
    customers = eaters | {one.person for one in added if one.portions}
    vendor = orders[-1].vendor if orders else (await menus.caterer(work)).id
    return TrackRecord(vendor, len(orders), tuple(sorted(customers)), counts)


def _was_late(order: LaundryOrder) -> bool:
    return bool(order.due_at and order.collected_at and order.collected_at > order.due_at)


_OF: dict[Trade, Callable[[Work, str], Awaitable[TrackRecord]]] = {Trade.LAUNDRY: _of_laundry, Trade.MEALS: _of_meals}

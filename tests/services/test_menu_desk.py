"""The week's menu: composed, confirmed by the caterer, published on Friday."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.menus import Dish, Menu
from bot.domain.money import Fen
from bot.domain.refusal import Refusal
from bot.domain.rules import rules_of
from bot.services import meals, menu_desk, menus
from bot.services.work import Work
from tests.services.kitchen import SETS, TUESDAY, agreeing, every, ruled
from tests.services.town import MONDAY, Town, asking, at, ticks, told

NEXT, FRIDAY = MONDAY + timedelta(days=7), MONDAY + timedelta(days=4)


def puts(day: date, dish: Dish) -> Callable[[Work], Awaitable[Menu]]:
    """That set is put on that day."""
    return lambda work: menu_desk.put(work, day, dish)


@pytest.mark.manual("R169")
async def test_the_week_is_composed_confirmed_and_published_on_friday_to_those_who_want_it(kitchen: Town) -> None:
    monday = MONDAY + timedelta(days=7)
    days = [monday + timedelta(days=n) for n in range(5)]
    assert await kitchen.does("tenant_supervisor", lambda w: menu_desk.copy_last_week(w, monday)) == 2
    for day in days[2:]:
        dish = Dish("A", "红烧肉", "Pork", Fen(3200))
        await kitchen.does("tenant_supervisor", puts(day, dish))
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.hand_over(w, monday))
    assert await kitchen.does("tenant", lambda w: menus.of_week(w, monday)) == []
    assert await kitchen.does("vendor", agreeing(monday)) == 5
    await ticks(kitchen, at(kitchen, 15, day=MONDAY + timedelta(days=4)))
    assert [menu.day for menu in await kitchen.does("tenant", lambda w: menus.of_week(w, monday))] == days
    assert len(await told(kitchen, "tenant", "menu-week")) == 1
    assert await told(kitchen, "cs_manager", "menu-not-ready") == []


async def test_a_menu_that_is_not_ready_on_friday_is_asked_for(kitchen: Town) -> None:
    await ticks(kitchen, at(kitchen, 15, day=MONDAY + timedelta(days=4)))
    assert len(await told(kitchen, "tenant_supervisor", "menu-not-ready")) == 1
    assert await told(kitchen, "tenant", "menu-week") == []


async def test_nothing_is_composed_for_a_day_off_or_a_day_that_is_past(kitchen: Town) -> None:
    dish = Dish("A", "红烧肉", "Pork", Fen(3200))
    for day, key in ((MONDAY - timedelta(days=3), "menu-day-past"), (MONDAY + timedelta(days=5), "menu-day-off")):
        with pytest.raises(Refusal, match=key):
            await kitchen.does("tenant_supervisor", puts(day, dish))


async def test_what_changes_after_the_caterer_confirmed_is_confirmed_anew(kitchen: Town) -> None:
    monday = MONDAY + timedelta(days=7)
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.copy_last_week(w, monday))
    await kitchen.does("vendor", agreeing(monday))
    with pytest.raises(Refusal, match="menu-confirmed-already"):
        await kitchen.does("vendor", agreeing(monday))
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.drop(w, monday, "V"))
    assert await kitchen.does("vendor", agreeing(monday)) == 1
    assert len(await every(kitchen, Menu)) == 4


@pytest.mark.manual("R169")
async def test_on_the_caterers_own_day_off_nothing_is_composed_copied_or_missed(kitchen: Town) -> None:
    await ruled(kitchen, meal_closed=[2])
    monday = MONDAY + timedelta(days=7)
    with pytest.raises(Refusal, match="menu-day-off"):
        await kitchen.does("tenant_supervisor", puts(monday + timedelta(days=1), SETS[0]))
    assert await kitchen.does("tenant_supervisor", lambda w: menu_desk.copy_last_week(w, monday)) == 1
    offered = await kitchen.does("tenant_supervisor", menu_desk.days_ahead)
    assert {day.isoweekday() for day in offered} == {1, 3, 4, 5}
    for n in (2, 3, 4):
        await kitchen.does("tenant_supervisor", puts(monday + timedelta(days=n), SETS[0]))
    await kitchen.does("vendor", agreeing(monday))
    await ticks(kitchen, at(kitchen, 15, day=MONDAY + timedelta(days=4)))
    assert await told(kitchen, "cs_manager", "menu-not-ready") == []


async def test_the_week_can_be_copied_in_the_middle_of_it(kitchen: Town) -> None:
    kitchen.desk.clock.set(at(kitchen, 9, day=MONDAY + timedelta(days=8)))
    monday = MONDAY + timedelta(days=7)
    assert await kitchen.does("tenant_supervisor", lambda w: menu_desk.copy_last_week(w, monday)) == 1


@pytest.mark.parametrize("closed", [[0], [8], [1, 2, 3, 4, 5, 6, 7]])
def test_days_of_the_week_that_are_none_are_no_rules(closed: list[int]) -> None:
    with pytest.raises(ValueError, match="meal_closed"):
        rules_of({"meal_closed": closed})


async def composed(town: Town, *weekdays: int) -> None:
    """Next week's menu has one set on these days (Monday is 0)."""
    for n in weekdays:
        day = NEXT + timedelta(days=n)
        await town.does("tenant_supervisor", puts(day, SETS[0]))


def days_in(card: dict[str, Any]) -> list[str]:
    """Which days stand on a week's card."""
    return [line["args"]["day"]["$day"] for line in card["days"]]


async def test_the_calendar_is_read_once_however_many_days_there_are(kitchen: Town) -> None:
    await composed(kitchen, 0, 1, 2)
    with asking(kitchen) as read:
        held = await kitchen.does("tenant_supervisor", menus.ahead)
    assert len(held) == 5
    assert len([statement for statement in read if "FROM buildings" in statement]) == 1


@pytest.mark.manual("R169")
async def test_a_caterer_who_does_not_answer_is_asked_again_until_they_do(kitchen: Town) -> None:
    kitchen.desk.clock.set(at(kitchen, 9))
    await composed(kitchen, 0, 1)
    for _ in range(2):
        await kitchen.does("tenant_supervisor", lambda w: menu_desk.hand_over(w, NEXT))
    for when, count in ((at(kitchen, 14, 29), 0), (at(kitchen, 14, 30), 1), (at(kitchen, 9, 30, day=TUESDAY), 2)):
        await ticks(kitchen, when)
        assert len(await told(kitchen, "vendor", "menu-week")) == 1 + count
        assert [one["count"] for one in await told(kitchen, "tenant_supervisor", "menu-unanswered")] == [2] * count
    await kitchen.does("vendor", agreeing(NEXT))
    await ticks(kitchen, at(kitchen, 17, day=TUESDAY))
    assert len(await told(kitchen, "tenant_supervisor", "menu-unanswered")) == 2


@pytest.mark.manual("R169")
async def test_a_menu_that_nobody_has_handed_over_is_not_asked_about_by_itself(kitchen: Town) -> None:
    """It was handed over, and is being changed again: until that, too, is handed over the caterer is left in peace."""
    kitchen.desk.clock.set(at(kitchen, 9))
    await composed(kitchen, 0)
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.hand_over(w, NEXT))
    await composed(kitchen, 1)
    await ticks(kitchen, at(kitchen, 14, 30))
    assert len(await told(kitchen, "vendor", "menu-week")) == 1
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.hand_over(w, NEXT))
    await ticks(kitchen, at(kitchen, 17, day=TUESDAY))
    assert len(await told(kitchen, "vendor", "menu-week")) == 3


@pytest.mark.manual("R169")
async def test_what_the_caterer_has_not_confirmed_is_neither_published_nor_shown(kitchen: Town) -> None:
    await composed(kitchen, 0)
    await kitchen.does("vendor", agreeing(NEXT))
    await composed(kitchen, 1)
    await ticks(kitchen, at(kitchen, 15, day=FRIDAY))
    (card,) = await told(kitchen, "tenant", "menu-week")
    assert days_in(card) == [f"{NEXT}"]
    assert [menu.day for menu in await kitchen.does("tenant", lambda w: menus.of_week(w, NEXT))] == [NEXT]


@pytest.mark.manual("R169")
async def test_a_week_or_a_day_that_is_confirmed_after_friday_is_published_and_sent_at_once(kitchen: Town) -> None:
    await composed(kitchen, 0, 1)
    await ticks(kitchen, at(kitchen, 15, day=FRIDAY))
    kitchen.desk.clock.set(at(kitchen, 15, 20, day=FRIDAY))
    await kitchen.does("vendor", agreeing(NEXT))
    (card,) = await told(kitchen, "tenant", "menu-week")
    assert days_in(card) == [f"{NEXT}", f"{NEXT + timedelta(days=1)}"]
    await composed(kitchen, 2)
    await kitchen.does("vendor", agreeing(NEXT))
    assert len(days_in((await told(kitchen, "tenant", "menu-week"))[-1])) == 3
    ordered_ = await kitchen.does(
        "tenant", lambda w: meals.order(w, NEXT + timedelta(days=2), kitchen.unit, {"A": 1}, "")
    )
    assert ordered_.count == 1


async def test_what_is_confirmed_after_its_lunch_is_not_sent_any_more(kitchen: Town) -> None:
    await composed(kitchen, 0)
    kitchen.desk.clock.set(at(kitchen, 11, 31, day=NEXT))
    await kitchen.does("vendor", agreeing(NEXT))
    assert await told(kitchen, "tenant", "menu-week") == []
    assert await kitchen.does("tenant", lambda w: menus.of_day(w, NEXT)) is None


@pytest.mark.manual("R169")
async def test_on_the_weekend_the_menu_is_that_of_the_week_to_come_once_it_is_out(kitchen: Town) -> None:
    dish = Dish("A", "红烧肉", "Pork", Fen(3200))
    await kitchen.does("tenant_supervisor", puts(NEXT, dish))
    await kitchen.does("vendor", agreeing(NEXT))
    read = {}
    for day in (MONDAY, FRIDAY, FRIDAY + timedelta(days=1)):
        await ticks(kitchen, at(kitchen, 16, day=day))
        read[day] = await kitchen.does("tenant", menus.next_to_read)
    assert list(read.values()) == [MONDAY, NEXT, NEXT]
    await ticks(kitchen, at(kitchen, 16, day=NEXT + timedelta(days=1)))
    assert await kitchen.does("tenant", menus.next_to_read) == NEXT

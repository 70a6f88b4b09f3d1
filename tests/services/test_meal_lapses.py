"""Orders that nobody will cook: the day is off after all, or its lunch is over; people hear it, and pay nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.meals import MealOrder, MealStatus, RollUp
from bot.domain.menus import Menu
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.playground.people import sample_building
from bot.services import loading, meal_late, meal_round, meals, menus, office_meals, subscriptions
from bot.services.meal_reminders import REMINDER
from bot.services.work import Work
from bot.storage.tables import posts
from tests.services.kitchen import TUESDAY, asked_late, dropped, every, ordered, outcome, ruled, served
from tests.services.town import MONDAY, Town, at, ticks, told


async def for_tuesday(town: Town) -> MealOrder:
    made = await town.does("tenant", lambda w: meals.order(w, TUESDAY, town.unit, {"A": 1}, ""), at(town, 9))
    assert isinstance(made, MealOrder)
    return made


@pytest.mark.parametrize("rule", [{"calendar": {"off": [f"{TUESDAY}"]}}, {"meal_closed": [TUESDAY.isoweekday()]}])
async def test_a_day_that_is_declared_off_after_orders_cancels_them_and_is_not_offered(
    kitchen: Town, rule: dict[str, object]
) -> None:
    made = await for_tuesday(kitchen)
    await kitchen.does("tenant", lambda w: subscriptions.wish(w, REMINDER))
    await ruled(kitchen, **rule)
    assert [day for day, _ in await kitchen.does("tenant", meals.days)] == [MONDAY]
    with pytest.raises(Refusal, match="meal-no-menu"):
        await kitchen.does("neighbour", lambda w: meals.order(w, TUESDAY, kitchen.other_unit, {"A": 1}, ""))
    with pytest.raises(Refusal, match="meal-no-menu"):
        await kitchen.does("tenant", lambda w: menus.day_card(w, TUESDAY))
    await ticks(kitchen, at(kitchen, 9, 20, day=TUESDAY))
    await ticks(kitchen, at(kitchen, 10, day=TUESDAY))
    (held,) = await every(kitchen, MealOrder)
    assert (held.status, held.charged_on) == (MealStatus.CANCELLED, None)
    assert [one["number"] for one in await told(kitchen, "tenant", "meal-day-off")] == [made.number]
    assert await every(kitchen, RollUp) == []
    assert await told(kitchen, "tenant", "meal-reminder") == []


async def test_a_day_off_in_the_buildings_file_is_told_as_soon_as_it_is_loaded(kitchen: Town) -> None:
    await for_tuesday(kitchen)
    file = sample_building()
    file["building"] |= {"code": "JL", "rules": {"calendar": {"off": [f"{TUESDAY}"]}}}
    await kitchen.desk.do(SYSTEM, lambda w: loading.load(w, file))
    assert [one.status for one in await every(kitchen, MealOrder)] == [MealStatus.CANCELLED]
    assert len(await told(kitchen, "tenant", "meal-day-off")) == 1


async def test_a_colleague_who_has_added_theirs_hears_that_the_day_is_off(kitchen: Town) -> None:
    async def together(work: Work) -> None:
        await work.db.execute(
            update(posts).where(posts.c.person == kitchen.people["neighbour"]).values(tenant=kitchen.tenant)
        )

    await kitchen.desk.do(SYSTEM, together)
    order, _ = await kitchen.does("tenant", lambda w: office_meals.begin(w, TUESDAY, kitchen.unit), at(kitchen, 9))
    await kitchen.does("neighbour", lambda w: office_meals.join(w, order.id, {"A": 1}, ""), at(kitchen, 9))
    await ruled(kitchen, calendar={"off": [f"{TUESDAY}"]})
    await ticks(kitchen, at(kitchen, 9, 20))
    for who in ("tenant", "neighbour"):
        assert len(await told(kitchen, who, "meal-day-off")) == 1


async def test_a_day_whose_sets_are_all_taken_off_is_not_offered_and_not_reminded_of(kitchen: Town) -> None:
    await kitchen.does("tenant", lambda w: subscriptions.wish(w, REMINDER))
    for code in "ABV":
        await dropped(kitchen, code)
    assert [day for day, _ in await kitchen.does("tenant", meals.days)] == [TUESDAY]
    await ticks(kitchen, at(kitchen, 9, 20))
    assert await told(kitchen, "tenant", "meal-reminder") == []
    await ticks(kitchen, at(kitchen, 10))
    assert await every(kitchen, RollUp) == []
    assert len(await every(kitchen, Menu)) == 2


@pytest.mark.manual("R171")
async def test_the_list_of_a_lunch_that_is_over_is_not_sent_and_its_orders_cost_nothing(kitchen: Town) -> None:
    await ticks(kitchen, at(kitchen, 9))
    made = await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 8, day=TUESDAY))
    assert await every(kitchen, RollUp) == []
    (held,) = await every(kitchen, MealOrder)
    assert (held.status, held.charged_on) == (MealStatus.CANCELLED, None)
    assert [one["number"] for one in await told(kitchen, "tenant", "meal-missed")] == [made.number]
    assert [one["numbers"] for one in await told(kitchen, "receptionist", "meals-missed")] == [made.number]


async def test_a_list_that_is_late_is_sent_as_long_as_lunch_is_not_over(kitchen: Town) -> None:
    await ticks(kitchen, at(kitchen, 9))
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 13, 29))
    assert len(await every(kitchen, RollUp)) == 1


async def test_what_was_said_in_time_and_is_heard_after_lunch_is_refused(kitchen: Town) -> None:
    kitchen.desk.clock.set(at(kitchen, 8, day=TUESDAY))
    order = await outcome(
        kitchen, "tenant", lambda w: meals.order(w, MONDAY, kitchen.unit, {"A": 1}, ""), at(kitchen, 9)
    )
    assert order == "meal-over"


async def test_a_late_order_is_not_let_through_after_its_lunch_or_its_round(kitchen: Town) -> None:
    await served(kitchen)
    late = await asked_late(kitchen, at(kitchen, 11))
    await kitchen.does("receptionist", lambda w: meal_round.arrive(w, MONDAY))
    assert (
        await outcome(kitchen, "receptionist", lambda w: meal_late.approve(w, late.id), at(kitchen, 11, 30)) == "done"
    )
    await kitchen.does("csr", lambda w: meal_round.passed(w, MONDAY))
    with pytest.raises(Refusal, match="meal-approved-too-late"):
        await kitchen.does("receptionist", lambda w: meal_late.approve(w, late.id))
    assert len(await every(kitchen, RollUp)) == 1


async def test_a_late_order_is_not_let_through_when_lunch_is_over(kitchen: Town) -> None:
    late = await asked_late(kitchen)
    kitchen.desk.clock.set(at(kitchen, 13, 30) - timedelta(seconds=1))
    assert await outcome(kitchen, "receptionist", lambda w: meal_late.approve(w, late.id), at(kitchen, 13)) == "done"
    kitchen.desk.clock.set(at(kitchen, 13, 30))
    with pytest.raises(Refusal, match="meal-approved-too-late"):
        await kitchen.does("receptionist", lambda w: meal_late.approve(w, late.id))
    assert [one.status for one in await every(kitchen, MealOrder)] == [MealStatus.LATE]

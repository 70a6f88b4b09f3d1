"""Lunch a second too late: the same for the next day by one tap, or the front desk asks the caterer."""

from datetime import date

import pytest

from bot.domain.meals import MealStatus, RollUp
from bot.domain.people import ChatId
from bot.playground.theatre import Theatre
from bot.services import meals
from bot.services.work import Work
from bot.talk import Speaker
from tests.meal_talks import at, orders
from tests.talks import EN, ZH, Tongue, both, every, labels, sees_note

FRIDAY = date(2026, 12, 4)
"""The last day of the sample building's menu."""


@pytest.mark.manual("R171")
@both
async def test_one_tap_has_it_all_for_the_next_day(kitchen: Theatre, tongue: Tongue) -> None:
    """Sets, numbers, note and place are kept."""
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await at(kitchen, 9, 49)
    await tenant.says("今天A餐2份,B餐1份 不要辣" if tongue is ZH else "2 set A and 1 set B for today, no chilli")
    await tenant.hears("form-summary")
    await at(kitchen, 9, 50, 1)
    await tenant.taps("✅")
    await tenant.hears("meal-late-instead")
    tenant.begins()
    await tenant.taps("改订明天（A×2 B×1）" if tongue is ZH else "Order it for tomorrow (A×2 B×1)")
    await tenant.hears("meal-state-open")
    assert (tenant.spoke, tenant.tapped) == (0, 1)
    (made,) = await orders(kitchen)
    assert (made.day, made.status) == (date(2026, 12, 1), MealStatus.OPEN)
    assert {p.code: p.count for p in made.portions} == {"A": 2, "B": 1}
    assert (made.note, made.unit is not None) == ("不要辣" if tongue is ZH else "no chilli", True)


@pytest.mark.manual("R171")
@both
async def test_a_day_on_which_they_eat_already_is_not_offered_and_the_day_of_the_button_is_the_one_ordered(
    kitchen: Theatre, tongue: Tongue
) -> None:
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await at(kitchen, 9, 49)
    for said in ("明天A餐1份", "今天A餐2份") if tongue is ZH else ("1 set A for tomorrow", "2 set A for today"):
        await tenant.says(said)
        await tenant.hears("form-summary")
        if said[0] in "明1":
            await tenant.taps("✅")
            await tenant.hears("meal-state-open")
    await at(kitchen, 9, 50, 1)
    await tenant.taps("✅")
    await tenant.hears("meal-late-instead")
    assert not any("明天" in label or "tomorrow" in label for label in labels(tenant))
    await tenant.taps("A×2")
    await tenant.hears("meal-state-open")
    assert [(made.day.day, made.count) for made in await orders(kitchen)] == [(1, 1), (2, 2)]


@pytest.mark.manual("R171")
@both
async def test_the_day_that_was_offered_is_no_other_where_it_has_been_taken_meanwhile(
    kitchen: Theatre, tongue: Tongue
) -> None:
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await at(kitchen, 9, 49)
    await tenant.says("今天A餐2份" if tongue is ZH else "2 set A for today")
    await tenant.hears("form-summary")
    await at(kitchen, 9, 50, 1)
    await tenant.taps("✅")
    await tenant.hears("meal-late-instead")
    chat = Speaker(ChatId(tenant.holder.id))
    tomorrow = date(2026, 12, 1)

    async def elsewhere(work: Work) -> None:
        ((unit, _), *_) = await meals.my_units(work)
        await meals.order(work, tomorrow, unit, {"B": 1}, "")

    await kitchen.house.desk.do(chat, elsewhere)
    await tenant.taps("A×2")
    await tenant.taps("周三（A×2）" if tongue is ZH else "for Wed (A×2)")
    await tenant.sees("M-000002")
    assert [made.day for made in await orders(kitchen)] == [tomorrow, date(2026, 12, 2)]


@both
async def test_where_no_other_day_has_it_the_front_desk_is_asked_at_once(kitchen: Theatre, tongue: Tongue) -> None:
    kitchen.clock.set(kitchen.clock.at(FRIDAY, 9, 49))
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await tenant.says("今天A餐1份" if tongue is ZH else "1 set A for today")
    await tenant.hears("form-summary")
    kitchen.clock.set(kitchen.clock.at(FRIDAY, 9, 51))
    await tenant.taps("✅")
    await tenant.hears("meal-late-why")
    assert not any("改订" in label or "Order it" in label for label in labels(tenant))
    await tenant.says("开会" if tongue is ZH else "a meeting")
    await tenant.hears("meal-asked-late")


@pytest.mark.manual("R171")
@both
async def test_one_second_late_leads_to_the_front_desk_which_lets_it_through(kitchen: Theatre, tongue: Tongue) -> None:
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    desk = await kitchen.enters("S08")
    cook = await kitchen.enters("V03")
    await at(kitchen, 9, 49)
    await tenant.says("今天A餐1份" if tongue is ZH else "one set A for today")
    await tenant.hears("form-summary")
    await at(kitchen, 9, 50, 1)
    await tenant.taps("✅")
    await tenant.hears("meal-late-instead")
    await tenant.taps("请前台" if tongue is ZH else "Ask the front desk")
    await tenant.hears("meal-late-why")
    await at(kitchen, 10)
    await cook.hears("roll-up-nothing")
    await tenant.says("开会晚了" if tongue is ZH else "the meeting ran over")
    await tenant.hears("meal-asked-late")
    await desk.hears("meal-state-late")
    await desk.taps("meal-approve")
    await tenant.hears("meal-state-sent")
    await cook.hears("roll-up-addition")
    await cook.taps("roll-up-confirm")
    await sees_note(kitchen, cook, "roll-up-confirmed-said", number="ML-000002")
    assert [(made.serial, made.confirmed_at is not None) for made in await every(kitchen, RollUp)] == [
        (1, False), (2, True),
    ]  # fmt: skip


@both
async def test_the_day_that_the_summary_shows_is_the_one_that_is_confirmed(kitchen: Theatre, tongue: Tongue) -> None:
    """Nobody has named it: today was offered first, and is too late by now."""
    await at(kitchen, 9, 49)
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await tenant.says("A餐1份" if tongue is ZH else "1 set A please")
    await tenant.hears("form-summary")
    await at(kitchen, 9, 50, 1)
    await tenant.taps("✅")
    await tenant.hears("meal-late-instead")
    assert await orders(kitchen) == []

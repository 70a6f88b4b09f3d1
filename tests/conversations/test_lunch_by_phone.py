"""Lunch for who phones the reception or walks in: one message and one tap, in both languages."""

import pytest

from bot.domain.meals import MealStatus
from bot.playground.scenes.lunch import at_lunch
from bot.playground.theatre import Theatre
from tests.meal_talks import NINE, at, orders, taken_down
from tests.talks import ZH, Tongue, both


@pytest.mark.manual("R170")
@both
async def test_one_line_and_one_tap_and_the_tenant_reads_it(theatre: Theatre, tongue: Tongue) -> None:
    theatre.clock.set(NINE)
    desk, tenant = await theatre.enters(tongue.desk), await theatre.enters(tongue.tenant)
    desk.begins()
    said = "王先生 A餐2份 不要辣" if tongue is ZH else "Mr Miller 2 set A, no chilli"
    await desk.says(f"{tongue.unit} {said}")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await tenant.is_called("meal", number="M-000001")
    await tenant.hears("meal-who-phoned", caller="王先生" if tongue is ZH else "Mr Miller")
    assert (desk.spoke, desk.tapped) == (1, 1)
    (made,) = await orders(theatre)
    assert (made.by_desk, made.note) == (True, "不要辣" if tongue is ZH else "no chilli")
    assert {p.code: p.count for p in made.portions} == {"A": 2}
    await at_lunch(desk)
    await desk.taps("meal-day")
    await desk.hears("meal-day-log", count=1, by_desk=1)
    await desk.taps("meal-card")
    await desk.is_called("meal", number="M-000001")
    await tenant.taps("meal-cancel")
    await tenant.hears("meal-state-cancelled")


async def test_what_is_not_said_is_asked_for(theatre: Theatre) -> None:
    desk = await taken_down(theatre)
    await desk.taps("0801")
    await desk.hears("form-summary")
    await desk.taps("送到")
    await desk.hears("meal-down-to")
    await desk.taps("前台")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("meal-who-phoned", caller="王先生")
    (made,) = await orders(theatre)
    assert (made.unit, made.tenant is not None, "13800000000" in repr(made)) == (None, True, False)


@both
@pytest.mark.parametrize("tomorrow", [True, False])
async def test_a_second_too_late_is_tomorrows_by_one_tap_or_asked_of_the_caterer(
    theatre: Theatre, tongue: Tongue, tomorrow: bool
) -> None:
    await at(theatre, 9, 49)
    desk, tenant = await theatre.enters(tongue.desk), await theatre.enters(tongue.tenant)
    await desk.says(f"{tongue.unit} A餐2份" if tongue is ZH else f"2 set A for {tongue.unit}")
    await desk.hears("form-summary")
    await at(theatre, 9, 50, 1)
    await desk.taps("✅")
    await desk.hears("meal-late-instead")
    if tomorrow:
        await desk.taps("改订" if tongue is ZH else "Order it for")
        await tenant.is_called("meal-state-open")
    else:
        await desk.taps("问餐厅" if tongue is ZH else "Ask the caterer")
        await desk.hears("meal-late-why")
        await desk.says("才来电话" if tongue is ZH else "phoned just now")
        await desk.hears("meal-asked-late-for", number="M-000001")
    (made,) = await orders(theatre)
    wanted = (1, MealStatus.OPEN, True) if tomorrow else (0, MealStatus.LATE, True)
    assert ((made.day - NINE.date()).days, made.status, made.by_desk) == wanted


async def test_whoever_may_not_take_it_down_orders_for_themselves(theatre: Theatre) -> None:
    """And the desk, too, where it names a unit that is none."""
    theatre.clock.set(NINE)
    for code, text in (("S14", "送1201会议室 A餐1份"), ("S08", "今天A餐1份"), ("S08", "A餐1份，号码2203")):
        person = await theatre.enters(code)
        await person.says(text)
        await person.hears("meal-order-summary")
        await person.says("/cancel")
        await person.hears("form-left")

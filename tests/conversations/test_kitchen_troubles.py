"""The caterer reports from the card of the list, or from home, that something is wrong; tenants read it in theirs."""

import pytest

from bot.domain.meals import MealOrder, MealStatus
from bot.playground.theatre import Theatre
from tests.meal_talks import at, orders_by_words
from tests.talks import EN, ZH, Tongue, both, every


@pytest.mark.manual("R171", "R174")
@both
@pytest.mark.parametrize("trouble", ["没有了", "会晚到", "做不了"])
async def test_a_trouble_is_four_taps_at_most_and_everybody_concerned_hears_of_it(
    theatre: Theatre, tongue: Tongue, trouble: str
) -> None:
    await at(theatre, 9)
    tenant, desk, cook = [await theatre.enters(code) for code in (tongue.tenant, tongue.desk, "V03")]
    await orders_by_words(tenant, "今天A餐2份" if tongue is ZH else "2 set A for today")
    await at(theatre, 10)
    await cook.hears("roll-up-first")
    cook.begins()
    await cook.taps("kitchen-report")
    await cook.hears("kitchen-report-trouble")
    await cook.taps(trouble)
    if trouble == "没有了":
        await cook.hears("kitchen-report-code")
        await cook.taps("A ·")
    elif trouble == "会晚到":
        await cook.hears("kitchen-report-minutes")
        await cook.taps("30")
    else:
        await cook.hears("kitchen-report-what")
        await cook.says("停电了")
    await cook.hears("form-summary")
    await cook.taps("✅ 确认")
    await cook.hears("kitchen-reported", count=1)
    assert cook.tapped <= 4
    keys = {"没有了": ("meal-set-gone", "kitchen-out-desk"), "会晚到": ("kitchen-late", "kitchen-late-desk")}
    for person, key in zip((tenant, desk), keys.get(trouble, ("kitchen-down", "kitchen-down-desk")), strict=True):
        await person.is_called(key)
    (made,) = await every(theatre, MealOrder)
    assert made.status is (MealStatus.SENT if trouble == "会晚到" else MealStatus.CANCELLED)


@pytest.mark.manual("R172", "R179")
@both
async def test_the_desk_calls_off_what_never_came_from_the_question_for_it(theatre: Theatre, tongue: Tongue) -> None:
    await at(theatre, 9)
    tenant, desk, cook = [await theatre.enters(code) for code in (tongue.tenant, tongue.desk, "V03")]
    await orders_by_words(tenant, "今天A餐2份" if tongue is ZH else "2 set A for today")
    await at(theatre, 10)
    await cook.hears("roll-up-first")
    await at(theatre, 13, 30)
    await desk.hears("meals-left", count=1)
    await desk.taps("kitchen-report")
    await desk.hears("kitchen-report-trouble")
    await desk.taps("没有做" if tongue is ZH else "Nothing is cooked")
    await desk.hears("kitchen-report-what")
    await desk.says("车坏在路上" if tongue is ZH else "The van broke down")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("kitchen-reported", count=1)
    await tenant.is_called("kitchen-none")
    await tenant.hears("meal-state-solved")
    await cook.is_called("kitchen-none-cook")


async def test_home_leads_the_caterer_to_todays_list(theatre: Theatre) -> None:
    await at(theatre, 9)
    tenant, cook = await theatre.enters(EN.tenant), await theatre.enters("V03")
    await orders_by_words(tenant, "2 set A for today")
    await cook.says("/home")
    await cook.hears("home")
    await cook.taps("kitchen-today")
    await cook.hears("kitchen-so-far", sets="A×2")
    await at(theatre, 10)
    await cook.hears("roll-up-first")
    await cook.taps("home")
    await cook.hears("home")
    await cook.taps("kitchen-today")
    await cook.is_called("roll-up-first", number="ML-000001")
    await cook.hears("kitchen-today", count=1)

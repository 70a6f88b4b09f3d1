"""Lunch in free words that are no plain order: two days, no such day, taken back, no good, the same again."""

from datetime import timedelta

import pytest

from bot.domain.meals import MealStatus
from bot.playground.theatre import Theatre
from tests.meal_talks import NINE, at, delivered, ordered, orders, orders_by_words
from tests.talks import EN, ZH, Tongue, both, labels


@pytest.mark.parametrize(
    ("code", "text", "asked"),
    [
        ("T02-1", "今天A餐1份，明天B餐2份", "meal-one-day"),
        (EN.tenant, "1 set A today and 2 set B tomorrow", "meal-one-day"),
        ("T02-1", "2月30日A餐1份", "meal-no-such-day"), (EN.tenant, "1 set A on Feb 30", "meal-no-such-day"),
    ],
)  # fmt: skip
async def test_a_day_that_is_not_clear_is_asked_for(theatre: Theatre, code: str, text: str, asked: str) -> None:
    theatre.clock.set(NINE)
    tenant = await theatre.enters(code)
    await tenant.says(text)
    await tenant.hears(asked)
    await tenant.hears("meal-order-day")
    assert await orders(theatre) == []


@pytest.mark.parametrize("text", ["今天不要A餐了", "取消今天的午餐", "把A餐改成B餐", "cancel my lunch", "今天不吃了"])
async def test_who_takes_it_back_gets_the_card_of_their_order(theatre: Theatre, text: str) -> None:
    tenant = await ordered(theatre)
    await tenant.says(text)
    await tenant.hears("meal-on-its-card")
    await tenant.taps("meal-cancel")
    await tenant.hears("meal-state-cancelled")
    assert [one.status for one in await orders(theatre)] == [MealStatus.CANCELLED]


async def test_who_takes_back_what_they_have_not_ordered_is_told(theatre: Theatre) -> None:
    tenant = await ordered(theatre)
    await tenant.says("明天不要A餐了")
    await tenant.hears("meal-none-of-yours")
    assert [one.status for one in await orders(theatre)] == [MealStatus.OPEN]


@both
async def test_who_takes_it_back_after_the_cut_off_is_told_whom_to_call(kitchen: Theatre, tongue: Tongue) -> None:
    """Also in the minutes before the list goes out: no button is promised that would only say no."""
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await orders_by_words(tenant, "今天A餐2份" if tongue is ZH else "2 set A for today")
    for state, when in (("closed", (9, 50, 1)), ("sent", (10,))):
        await at(kitchen, *when)
        await tenant.says("取消今天的午餐" if tongue is ZH else "cancel my lunch")
        await tenant.hears(f"meal-state-{state}")
        await tenant.hears("meal-with-caterer")
        assert not any("退订" in label or "Cancel" in label for label in labels(tenant))


@both
async def test_the_last_minute_is_no_minute_of_nought(kitchen: Theatre, tongue: Tongue) -> None:
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await at(kitchen, 9, 49, 30)
    await tenant.says("/lunch")
    await tenant.sees("还有不到 1 分钟截止" if tongue is ZH else "Less than a minute left")


@pytest.mark.parametrize("text", ["今天的A餐有头发", "set A was cold today"])
async def test_what_was_no_good_is_a_complaint_of_that_order(theatre: Theatre, text: str) -> None:
    tenant = await delivered(theatre)
    await tenant.says(text)
    await tenant.hears("meal-wrong-said", number="M-000001")
    (made,) = await orders(theatre)
    assert (made.status, made.wrong) == (MealStatus.WRONG, text)


@pytest.mark.parametrize(
    ("code", "text"), [("T02-1", "昨天的A餐太咸了"), (EN.tenant, "yesterday's lunch was too salty")]
)
async def test_what_nobody_can_find_is_a_complaint_like_any_other(theatre: Theatre, code: str, text: str) -> None:
    theatre.clock.set(NINE)
    tenant = await theatre.enters(code)
    await tenant.says(text)
    await tenant.hears("complaint-new-summary")
    assert await orders(theatre) == []


async def test_the_same_as_last_time_in_words_is_shown_to_be_confirmed(theatre: Theatre) -> None:
    theatre.clock.set(NINE)
    tenant = await theatre.enters("T02-1")
    await tenant.says("和上次一样")
    await tenant.hears("meal-no-last-time")
    await orders_by_words(tenant, "今天B餐2份 不要辣")
    await orders_by_words(tenant, "明天和上次一样")
    first, second = await orders(theatre)
    assert (second.day, second.note, second.unit) == (first.day + timedelta(days=1), first.note, first.unit)
    assert [(one.code, one.count) for one in second.portions] == [("B", 2)]


async def test_lunch_is_among_what_may_be_meant(theatre: Theatre) -> None:
    tenant = await ordered(theatre)
    await tenant.says("中午那个事情")
    await tenant.hears("meant-matter")
    await tenant.taps("🍱")
    await tenant.hears("meal-on-its-card")


@pytest.mark.parametrize("remove", [False, True])
async def test_a_change_begins_with_what_stands_and_keeps_the_note(theatre: Theatre, remove: bool) -> None:
    theatre.clock.set(NINE)
    tenant = await theatre.enters("T02-1")
    await orders_by_words(tenant, "今天A餐2份 对花生过敏")
    await tenant.taps("meal-change")
    await tenant.hears("meal-change-sets")
    await tenant.taps("B ·")
    await tenant.taps("好了")
    await tenant.hears("meal-change-note")
    await tenant.taps("跳过")
    await tenant.hears("form-summary")
    await tenant.sees("合计：¥92.00")
    if remove:
        await tenant.taps("原来的备注")
        await tenant.taps("去掉备注")
        await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("meal-changed")
    (made,) = await orders(theatre)
    assert {one.code: one.count for one in made.portions} == {"A": 2, "B": 1}
    assert made.note == ("" if remove else "对花生过敏")

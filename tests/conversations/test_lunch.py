"""Lunch, as people order it, in both languages: three taps, one line of words, one tap; and a second too late."""

from datetime import timedelta

import pytest

from bot.domain.meals import MealStatus
from bot.playground.scenes.lunch import at_lunch
from bot.playground.theatre import Theatre
from tests.laundry_talks import media
from tests.meal_talks import (
    EATER,
    NINE,
    RESIDENT,
    answering,
    at,
    complaining,
    failing,
    leaving,
    noting,
    orders,
    orders_by_words,
)
from tests.talks import EN, ZH, Tongue, all_speak, both, labels, sees_note


@pytest.mark.manual("R170")
@both
async def test_todays_lunch_takes_three_taps(kitchen: Theatre, tongue: Tongue) -> None:
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    tenant.begins()
    await tenant.says("/lunch")
    await tenant.hears("meal-order-sets")
    await tenant.taps("A ·")
    await tenant.hears("meal-order-sets")
    await tenant.taps("好了" if tongue is ZH else "Done")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("meal", number="M-000001")
    assert tenant.tapped == 3
    (made,) = await orders(kitchen)
    assert (made.day, made.count, made.total) == (NINE.date(), 1, 3200)


@pytest.mark.parametrize(
    ("code", "text", "counts", "note"),
    [
        ("T02-1", "明天A餐2份,B餐1份,1份不要辣", {"A": 2, "B": 1}, "1份不要辣"),
        ("T11-1", "2 set B for today plz", {"B": 2}, ""),
    ],
)
async def test_one_line_of_words_and_one_tap(
    kitchen: Theatre, code: str, text: str, counts: dict[str, int], note: str
) -> None:
    tenant = await kitchen.enters(code)
    tenant.begins()
    await orders_by_words(tenant, text)
    assert (tenant.spoke, tenant.tapped) == (1, 1)
    (made,) = await orders(kitchen)
    assert ({p.code: p.count for p in made.portions}, made.note) == (counts, note)
    assert made.day == NINE.date() + timedelta(days="明天" in text)


@both
async def test_the_question_says_for_which_day_and_until_when(kitchen: Theatre, tongue: Tongue) -> None:
    """And whoever says everything at once instead of tapping is understood."""
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await tenant.says("/lunch")
    await tenant.hears("lunch-minutes", minutes=50)
    await tenant.says("明天A餐2份" if tongue is ZH else "2 set A for tomorrow")
    await tenant.hears("form-summary")
    await tenant.sees("合计：¥72.00" if tongue is ZH else "Total: ¥72.00")
    before = len(tenant.phone.chat)
    await tenant.taps("✅")
    await sees_note(kitchen, tenant, "meal-ordered", number="M-000001", day=NINE.date() + timedelta(days=1))
    await tenant.hears("meal", number="M-000001")
    assert len(tenant.phone.chat) == before
    (made,) = await orders(kitchen)
    assert (made.day, made.count) == (NINE.date() + timedelta(days=1), 2)


@both
async def test_a_day_without_a_menu_is_told_and_another_one_offered(kitchen: Theatre, tongue: Tongue) -> None:
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await tenant.says("12月5日A餐1份" if tongue is ZH else "1 set A on 12-05")
    await tenant.hears("meal-no-menu-yet")
    await tenant.taps("◀")
    await tenant.hears("meal-order-day")
    assert await orders(kitchen) == []


@both
async def test_the_same_as_last_time_is_one_tap(kitchen: Theatre, tongue: Tongue) -> None:
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await orders_by_words(tenant, "今天B餐2份" if tongue is ZH else "2 set B for today")
    kitchen.clock.set(NINE + timedelta(days=1))
    await at_lunch(tenant)
    tenant.begins()
    await tenant.taps("meal-again")
    await tenant.hears("meal-again-said")
    assert tenant.tapped == 1
    assert [made.count for made in await orders(kitchen)] == [2, 2]


@pytest.mark.manual("R171", "R172", "R173", "R175")
@both
async def test_the_day_from_order_to_signature(kitchen: Theatre, tongue: Tongue) -> None:
    tenant, desk, cook = [await kitchen.enters(code) for code in ("T02-1", "S08", "V03")]
    await all_speak(kitchen, tongue)
    await orders_by_words(tenant, "今天A餐2份 不要辣" if tongue is ZH else "2 set A for today, no chilli")
    await at(kitchen, 10)
    await cook.hears("roll-up-first", number="ML-000001")
    card = await cook.sees("不要辣" if tongue is ZH else "no chilli")
    assert "A × 2" in card.text
    assert not any(word in card.text for word in ("沈雪", "000-"))
    await cook.taps("roll-up-confirm")
    await tenant.hears("meal-state-sent")
    await at(kitchen, 11, 30)
    await desk.hears("meal-round-expected")
    await desk.taps("meals-arrived")
    await desk.hears("meal-round-arrived")
    await desk.taps("meals-passed")
    await desk.hears("meal-round-passed")
    await desk.taps("meals-delivered")
    await tenant.hears("meal-state-delivered")
    await tenant.taps("meal-signed")
    await tenant.hears("meal-state-signed")
    assert [made.status for made in await orders(kitchen)] == [MealStatus.SIGNED]


@pytest.mark.manual("R174")
@both
async def test_below_standard_they_are_made_anew(theatre: Theatre, tongue: Tongue) -> None:
    cook = await theatre.enters("V03")
    desk = await failing(theatre)
    await all_speak(theatre, tongue)
    await desk.hears("meals-remake-why")
    await desk.says("汤是凉的")
    await desk.hears("meals-remake-photos")
    await desk.taps("跳过" if tongue is ZH else "Skip")
    await desk.hears("meals-remake-said")
    await cook.hears("meals-remake", why="汤是凉的")
    await desk.hears("meal-round-remake")
    await desk.taps("meals-passed")
    await desk.hears("meal-round-passed")


@both
async def test_what_is_wrong_is_said_and_made_good(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await complaining(theatre)
    await all_speak(theatre, tongue)
    desk = theatre.player("S08")
    await tenant.hears("meal-wrong-what")
    await tenant.says("少了一份")
    await tenant.hears("meal-wrong-said")
    await desk.hears("meal-state-wrong", what="少了一份")
    await desk.taps("meal-free")
    await tenant.hears("meal-state-solved")


@pytest.mark.manual("R179")
@both
async def test_the_months_statement_comes_on_paper_as_a_workbook_too_and_may_be_objected_to(
    theatre: Theatre, tongue: Tongue
) -> None:
    accountant = await answering(theatre, tongue)
    resident = theatre.player(RESIDENT)
    await resident.phone.waits(lambda: "meals-2026-11.pdf" in media(resident))
    await resident.taps("meal-statement")
    await resident.phone.waits(lambda: "meals-2026-11.xlsx" in media(resident))
    await accountant.hears("objection-settle-words")
    sorry = "已经减去，抱歉" if tongue is ZH else "taken off, sorry"
    await accountant.says(sorry)
    await accountant.hears("objection-settled")
    await resident.hears("objection-answered", words=sorry)
    await resident.sees("2026年11月餐费" if tongue is ZH else "Meals November 2026")


@pytest.mark.parametrize("text", ["A餐0份", "A餐1000份", "A餐1.5份", "-1份A餐"])
async def test_a_number_that_is_none_is_said_and_asked_again(kitchen: Theatre, text: str) -> None:
    tenant = await kitchen.enters("T02-1")
    await tenant.says(text)
    await tenant.hears("meal-how-many", most=99)
    await tenant.hears("meal-order-sets")
    assert await orders(kitchen) == []


async def test_yesterday_is_over_and_what_is_not_on_the_menu_is_asked_again(kitchen: Theatre) -> None:
    tenant = await kitchen.enters("T02-1")
    await tenant.says("昨天A餐1份")
    await tenant.hears("meal-day-gone")
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    await tenant.says("今天S餐1份")
    await tenant.hears("meal-order-sets")
    assert await orders(kitchen) == []


@pytest.mark.manual("R176", "R177")
@both
async def test_from_thursdays_stars_to_fridays_note_to_the_caterer(kitchen: Theatre, tongue: Tongue) -> None:
    cook = await kitchen.enters("V03")
    supervisor = await noting(kitchen, tongue)
    await supervisor.hears("assess-week-ahead")
    hotter = "汤要热" if tongue is ZH else "hotter soup, please"
    await supervisor.says(hotter)
    await supervisor.hears("assessment-week-sent")
    await cook.is_called("assessment-improve", ahead=hotter)
    await cook.sees("截至12月3日的一周的整改意见" if tongue is ZH else "from the week to 3 Dec")


@both
async def test_it_is_brought_where_somebody_says(kitchen: Theatre, tongue: Tongue) -> None:
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await tenant.says("今天A餐1份" if tongue is ZH else "1 set A for today")
    await tenant.hears("form-summary")
    await tenant.taps("送到" if tongue is ZH else "To")
    await tenant.hears("meal-order-unit")
    await tenant.taps("别的地方" if tongue is ZH else "Somewhere else")
    await tenant.hears("meal-order-place")
    await tenant.says("12 楼会议室")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("meal-state-open")
    (made,) = await orders(kitchen)
    assert (made.place, made.unit is not None) == ("12 楼会议室", True)


@both
async def test_who_goes_away_is_left_alone_and_comes_back(kitchen: Theatre, tongue: Tongue) -> None:
    tenant = await leaving(kitchen, EATER if tongue is ZH else EN.tenant)
    await tenant.hears("meal-away-back")
    await tenant.taps("12月7日" if tongue is ZH else "7 Dec")
    await tenant.hears("meal-is-away")
    await tenant.taps("meal-back")
    await tenant.hears("meal-is-back")
    await tenant.taps("lunch")
    await tenant.hears("lunch")
    await tenant.taps("meal-reminders-on")
    await tenant.hears("meal-reminders-are-on", at="09:20")


@both
async def test_days_of_the_week_without_lunch_are_set_at_a_tap(kitchen: Theatre, tongue: Tongue) -> None:
    tenant = await kitchen.enters(EATER if tongue is ZH else EN.tenant)
    friday = "星期五" if tongue is ZH else "Friday"
    await at_lunch(tenant)
    await tenant.taps("meal-weekdays")
    await tenant.hears("meal-weekdays")
    await tenant.taps(friday)
    await tenant.phone.waits(lambda: f"✓ {friday}" in labels(tenant), 10)
    await tenant.taps(friday)
    await tenant.phone.waits(lambda: friday in labels(tenant), 10)


@pytest.mark.manual("R171")
@both
async def test_the_same_as_last_time_for_today_is_asked_for_once_it_is_too_late(
    kitchen: Theatre, tongue: Tongue
) -> None:
    """A tap on the card of the morning means that day, however late: no other is ordered unasked."""
    tenant = await kitchen.enters(EATER if tongue is ZH else EN.tenant)
    ahead = "2 set A for tomorrow" if tongue is EN else "明天A餐2份"
    await orders_by_words(tenant, ahead)
    await at_lunch(tenant)
    await at(kitchen, 9, 50, 1)
    await tenant.taps("meal-again")
    await tenant.hears("meal-late-instead")
    assert [made.day.isoweekday() for made in await orders(kitchen)] == [2]


async def test_the_same_as_last_time_skips_a_day_without_lunch(kitchen: Theatre) -> None:
    tenant = await kitchen.enters(EATER)
    await orders_by_words(tenant)
    await at_lunch(tenant)
    await tenant.taps("meal-weekdays")
    await tenant.hears("meal-weekdays")
    await tenant.taps("星期二")
    await tenant.phone.waits(lambda: "✓ 星期二" in labels(tenant), 10)
    await at(kitchen, 10)
    tenant.begins()
    await tenant.taps("lunch")
    await tenant.hears("lunch")
    await tenant.taps("meal-again")
    await tenant.hears("meal-again-said", number="M-000002")
    assert [order.day.isoweekday() for order in await orders(kitchen)] == [1, 3]

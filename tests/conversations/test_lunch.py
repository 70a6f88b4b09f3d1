"""Lunch, as people order it, in both languages: three taps, one line of words, one tap; and a second too late."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.meals import MealOrder, MealStatus
from bot.playground.theatre import Theatre
from tests.laundry_talks import media
from tests.meal_talks import (
    COLLEAGUE,
    EATER,
    NINE,
    RESIDENT,
    answering,
    at,
    collecting,
    complaining,
    composing,
    dropping,
    failing,
    joining,
    leaving,
    limiting,
    noting,
    orders_by_words,
)
from tests.talks import EN, ZH, Tongue, both, every, labels, sees_note


@pytest.fixture
async def kitchen(theatre: Theatre) -> Theatre:
    theatre.clock.set(NINE)
    return theatre


async def orders(stage: Theatre) -> list[MealOrder]:
    return await every(stage, MealOrder)


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


async def test_the_same_as_last_time_is_one_tap(kitchen: Theatre) -> None:
    tenant = await kitchen.enters("T02-1")
    await orders_by_words(tenant, "今天B餐2份")
    kitchen.clock.set(NINE + timedelta(days=1))
    await tenant.says("/home")
    await tenant.hears("home")
    await tenant.taps("lunch")
    await tenant.hears("lunch")
    tenant.begins()
    await tenant.taps("meal-again")
    await tenant.hears("meal-again-said")
    assert tenant.tapped == 1
    assert [made.count for made in await orders(kitchen)] == [2, 2]


@pytest.mark.manual("R171", "R172", "R173", "R175")
async def test_the_day_from_order_to_signature(kitchen: Theatre) -> None:
    tenant, desk, cook = [await kitchen.enters(code) for code in ("T02-1", "S08", "V03")]
    await orders_by_words(tenant, "今天A餐2份 不要辣")
    await at(kitchen, 10)
    await cook.hears("roll-up-first", number="ML-000001")
    card = await cook.sees("不要辣")
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
async def test_below_standard_they_are_made_anew(theatre: Theatre) -> None:
    cook = await theatre.enters("V03")
    desk = await failing(theatre)
    await desk.hears("meals-remake-why")
    await desk.says("汤是凉的")
    await desk.hears("meals-remake-photos")
    await desk.taps("跳过")
    await desk.hears("meals-remake-said")
    await cook.hears("meals-remake", why="汤是凉的")
    await desk.hears("meal-round-remake")
    await desk.taps("meals-passed")
    await desk.hears("meal-round-passed")


async def test_what_is_wrong_is_said_and_made_good(theatre: Theatre) -> None:
    tenant = await complaining(theatre)
    desk = theatre.player("S08")
    await tenant.hears("meal-wrong-what")
    await tenant.says("少了一份")
    await tenant.hears("meal-wrong-said")
    await desk.hears("meal-state-wrong", what="少了一份")
    await desk.taps("meal-free")
    await tenant.hears("meal-state-solved")


@pytest.mark.manual("R179")
async def test_the_months_statement_comes_on_paper_as_a_workbook_too_and_may_be_objected_to(theatre: Theatre) -> None:
    accountant = await answering(theatre)
    resident = theatre.player(RESIDENT)
    await resident.phone.waits(lambda: "meals-2026-11.pdf" in media(resident))
    await resident.taps("meal-statement")
    await resident.phone.waits(lambda: "meals-2026-11.xlsx" in media(resident))
    await accountant.hears("objection-settle-words")
    await accountant.says("taken off, sorry")
    await accountant.hears("objection-settled")
    await resident.hears("objection-answered", words="taken off, sorry")


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


@pytest.mark.parametrize(("code", "text"), [("T02-1", "今天吃啥呀"), ("T11-1", "what's for lunch?")])
async def test_who_asks_what_there_is_sees_the_menu(kitchen: Theatre, code: str, text: str) -> None:
    tenant = await kitchen.enters(code)
    await tenant.says(text)
    await tenant.hears("menu-week")
    await tenant.sees("¥32.00")


async def test_a_supervisor_composes_and_the_caterer_confirms(kitchen: Theatre) -> None:
    supervisor, cook = [await kitchen.enters(code) for code in ("S03", "V03")]
    await supervisor.says("/menu")
    await supervisor.hears("menu-week")
    await supervisor.taps("menu-put")
    await supervisor.hears("menu-put-day")
    await supervisor.taps("12月7日")
    await supervisor.hears("menu-put-line")
    await supervisor.says("A餐：红烧肉+米饭 / Braised pork, rice 32元（含大豆）")
    await supervisor.hears("menu-put-photo")
    await supervisor.says(photo=True)
    await supervisor.hears("menu-put-said")
    await supervisor.taps("menu-week")
    await supervisor.hears("menu-day")
    await supervisor.taps("menu-day")
    await supervisor.hears("menu-one-day")
    assert "photo" in {bubble.media.kind for bubble in supervisor.phone.chat if bubble.by_bot and bubble.media}
    await supervisor.taps("menu-week")
    await supervisor.hears("menu-day")
    await supervisor.taps("menu-paper")
    await supervisor.phone.waits(lambda: "menu-2026-12-07.pdf" in media(supervisor))
    await supervisor.taps("menu-hand-over")
    await supervisor.hears("menu-handed-over")
    await cook.hears("menu-week")
    await cook.taps("menu-confirm")
    await cook.hears("menu-confirmed-said", count=1)
    await supervisor.hears("menu-was-confirmed")
    for person, label in ((supervisor, "📨 请餐厅确认"), (cook, "✅ 确认可以做")):
        person.begins()
        await person.says("/menu")
        await person.hears("menu-week")
        await person.taps("下一周")
        await person.hears("menu-day")
        assert label not in labels(person)


@pytest.mark.manual("R176", "R177")
async def test_from_thursdays_stars_to_fridays_note_to_the_caterer(kitchen: Theatre) -> None:
    cook = await kitchen.enters("V03")
    supervisor = await noting(kitchen)
    await supervisor.hears("assess-week-ahead")
    await supervisor.says("汤要热")
    await supervisor.hears("assessment-week-sent")
    await cook.is_called("assessment-improve", ahead="汤要热")


async def test_the_caterer_limits_a_day_and_the_next_one_is_offered(kitchen: Theatre) -> None:
    cook = await limiting(kitchen)
    await cook.hears("menu-limit-day")
    await cook.taps("今天")
    await cook.hears("menu-limit-count")
    await cook.says("一份")
    await cook.hears("menu-limit-said", count=1)
    tenant = await kitchen.enters("T02-1")
    await tenant.says("今天A餐2份")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    tomorrow = NINE.date() + timedelta(days=1)
    await sees_note(kitchen, tenant, "meal-sold-out-then", left=1, day=NINE.date(), then=tomorrow)


@both
async def test_a_set_comes_off_the_menu_once_the_caterer_agrees_and_who_ordered_it_is_asked(
    kitchen: Theatre, tongue: Tongue
) -> None:
    tenant, cook = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant), await kitchen.enters("V03")
    await orders_by_words(tenant, "今天A餐2份" if tongue is ZH else "2 set A for today")
    supervisor = await dropping(kitchen)
    await supervisor.hears("menu-drop-day")
    await supervisor.taps("今天")
    await supervisor.hears("menu-drop-code")
    await supervisor.taps("A ·")
    await supervisor.hears("menu-drop-said", code="A")
    assert "meal-set-gone" not in await tenant.heard()
    await supervisor.taps("menu-hand-over")
    await cook.hears("menu-day-waits")
    await cook.taps("menu-confirm")
    await tenant.is_called("meal-set-gone", code="A")
    await tenant.hears("meal-state-cancelled")


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


@pytest.mark.manual("R170")
async def test_one_collects_for_the_office_and_closes(kitchen: Theatre) -> None:
    colleague = await joining(kitchen)
    tenant = kitchen.player(EATER)
    await colleague.hears("meal-join-sets")
    await colleague.taps("A ·")
    await colleague.hears("meal-join-sets")
    await colleague.taps("好了")
    await colleague.hears("meal-join-note")
    await colleague.says("不要辣")
    await colleague.hears("meal-joined")
    await colleague.hears("meal-office-own", sets="A×1")
    await colleague.says("/home")
    await colleague.taps("lunch")
    await colleague.hears("lunch-office")
    await tenant.hears("meal-office-line", sets="A×1")
    await tenant.taps("meal-office-close")
    await tenant.hears("meal-state-open")
    await colleague.hears("meal-office-closed-already")
    (made,) = await orders(kitchen)
    assert (made.shared, made.count, made.note) == (True, 1, "不要辣")


async def test_who_goes_away_is_left_alone_and_comes_back(kitchen: Theatre) -> None:
    tenant = await leaving(kitchen)
    await tenant.hears("meal-away-back")
    await tenant.taps("12月7日")
    await tenant.hears("meal-is-away")
    await tenant.taps("meal-back")
    await tenant.hears("meal-is-back")
    await tenant.taps("lunch")
    await tenant.hears("lunch")
    await tenant.taps("meal-reminders-on")
    await tenant.hears("meal-reminders-are-on", at="09:20")


async def collected_for_the_office(stage: Theatre) -> str:
    """One collects; what the link on their card carries."""
    tenant = await collecting(stage)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("meal-state-open")
    shown = await tenant.sees("M-000001")
    (link,) = [b.value for row in shown.buttons for b in row if b.text == "🔗 复制链接"]
    (share,) = [b.value for row in shown.buttons for b in row if b.text == "📤 转发给同事"]
    parts = parse_qs(urlsplit(share).query)
    assert (parts["url"], "我在汇总今天的午餐" in parts["text"][0]) == ([link], True)
    return link.partition("?start=")[2]


@pytest.mark.manual("R170")
async def test_a_link_passed_on_opens_the_card_for_colleagues_alone(kitchen: Theatre) -> None:
    payload = await collected_for_the_office(kitchen)
    colleague, stranger, desk = kitchen.player(COLLEAGUE), kitchen.player(""), await kitchen.enters("S08")
    other = await kitchen.enters(RESIDENT)
    await colleague.says(f"/start {payload}")
    await colleague.is_called("meal-office")
    await colleague.taps("meal-join")
    await colleague.hears("meal-join-sets")
    await other.says(f"/start {payload}")
    await other.hears("meal-office-not-yours")
    await desk.says(f"/start {payload}")
    await desk.hears("meal-office-not-yours")
    await other.says("/start lunch-999")
    await other.hears("meal-office-not-yours")
    await stranger.says(f"/start {payload}")
    await stranger.hears("meal-office-stranger")
    assert {"binding-ask", "have-code"} <= {b.split(":")[1] for b in stranger.buttons if ":" in b}
    seen = " ".join(bubble.text for bubble in (*stranger.phone.chat, *other.phone.chat[-2:]))
    assert not any(word in seen for word in ("沈雪", "M-000001", "0501", "锦"))
    await stranger.says(f"/start {await kitchen.invitation('T05-1')}")
    await stranger.hears("privacy-notice")


async def test_the_link_of_lunch_that_is_over_says_so(kitchen: Theatre) -> None:
    payload = await collected_for_the_office(kitchen)
    await at(kitchen, 9, 51)
    colleague = kitchen.player(COLLEAGUE)
    await colleague.says(f"/start {payload}")
    await colleague.is_called("meal-office-closed-already")
    assert not any("meal-join" in b.value for row in colleague.phone.chat[-1].buttons for b in row)
    await kitchen.player(EATER).says(f"/start {payload}")
    await kitchen.player(EATER).is_called("meal", number="M-000001")


@both
async def test_days_of_the_week_without_lunch_are_set_at_a_tap(kitchen: Theatre, tongue: Tongue) -> None:
    tenant = await kitchen.enters(EATER if tongue is ZH else EN.tenant)
    friday = "星期五" if tongue is ZH else "Friday"
    await tenant.says("/home")
    await tenant.taps("lunch")
    await tenant.taps("meal-weekdays")
    await tenant.hears("meal-weekdays")
    await tenant.taps(friday)
    await tenant.phone.waits(lambda: f"✓ {friday}" in labels(tenant), 10)
    await tenant.taps(friday)
    await tenant.phone.waits(lambda: friday in labels(tenant), 10)


async def test_the_same_as_last_time_skips_a_day_without_lunch(kitchen: Theatre) -> None:
    tenant = await kitchen.enters(EATER)
    await orders_by_words(tenant)
    await tenant.says("/home")
    await tenant.taps("lunch")
    await tenant.taps("meal-weekdays")
    await tenant.hears("meal-weekdays")
    await tenant.taps("星期二")
    await tenant.phone.waits(lambda: "✓ 星期二" in labels(tenant), 10)
    await at(kitchen, 10)
    await tenant.taps("lunch")
    await tenant.taps("meal-again")
    await tenant.hears("meal-again-said", number="M-000002")
    assert [order.day.isoweekday() for order in await orders(kitchen)] == [1, 3]


async def test_several_sets_are_put_on_a_day_in_one_message(kitchen: Theatre) -> None:
    supervisor = await composing(kitchen)
    await supervisor.taps("12月8日")
    await supervisor.hears("menu-put-line")
    await supervisor.says("A 红烧肉 32元\n红烧肉 32元")
    await supervisor.hears("menu-line-unclear", line="红烧肉 32元")
    await supervisor.says("A红烧肉 32元\nB餐：滑鸡 28元（含蛋）")
    await supervisor.hears("menu-put-said")
    await supervisor.sees("B　滑鸡　¥28.00（含 蛋）")

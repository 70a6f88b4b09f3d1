"""The menu in the chat: composed with the caterer, confirmed, limited, changed; read by whoever asks."""

from datetime import timedelta

import pytest

from bot.domain.menus import Dish
from bot.domain.money import Fen
from bot.domain.people import ChatId
from bot.playground.theatre import Theatre
from bot.services import menu_desk
from bot.services.work import Work
from bot.talk import Speaker
from tests.laundry_talks import media
from tests.meal_talks import (
    NINE,
    dropping,
    orders,
    orders_by_words,
)
from tests.talks import EN, ZH, Tongue, all_speak, both, labels, sees_note, word


@both
async def test_a_supervisor_composes_and_the_caterer_confirms(kitchen: Theatre, tongue: Tongue) -> None:
    supervisor, cook = [await kitchen.enters(code) for code in ("S03", "V03")]
    await all_speak(kitchen, tongue)
    await supervisor.says("/menu")
    await supervisor.hears("menu-week")
    await supervisor.taps("menu-put")
    await supervisor.hears("menu-put-day")
    await supervisor.taps("12月7日" if tongue is ZH else "7 Dec")
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
    for person, key in ((supervisor, "button-menu-hand-over"), (cook, "button-menu-confirm")):
        person.begins()
        await person.says("/menu")
        await person.hears("menu-week")
        await person.taps(word(kitchen, tongue, "button-week-after"))
        await person.hears("menu-day")
        assert word(kitchen, tongue, key) not in labels(person)


@both
async def test_the_caterer_limits_a_day_and_the_next_one_is_offered(kitchen: Theatre, tongue: Tongue) -> None:
    cook = await kitchen.enters("V03")
    await all_speak(kitchen, tongue)
    await cook.says("/menu")
    await cook.hears("menu-week")
    await cook.taps("menu-limit")
    await cook.hears("menu-limit-day")
    await cook.taps("今天" if tongue is ZH else "today")
    await cook.hears("menu-limit-count")
    await cook.says("一份" if tongue is ZH else "one")
    await cook.hears("menu-limit-said", count=1)
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    await tenant.says("今天A餐2份" if tongue is ZH else "2 set A for today")
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
async def test_what_the_caterer_has_not_seen_is_shown_to_them_before_they_agree(
    kitchen: Theatre, tongue: Tongue
) -> None:
    cook, supervisor = await kitchen.enters("V03"), await dropping(kitchen)
    await all_speak(kitchen, tongue)
    await supervisor.hears("menu-drop-day")
    await supervisor.taps("今天" if tongue is ZH else "today")
    await supervisor.taps("A ·")
    await supervisor.taps("menu-hand-over")
    await cook.hears("menu-day-waits")
    await supervisor.taps("menu-week")
    await supervisor.taps("menu-put")
    await supervisor.hears("menu-put-day")
    await supervisor.taps("今天" if tongue is ZH else "today")
    await supervisor.hears("menu-put-line")
    await supervisor.says("Z 佛跳墙 99元" if tongue is ZH else "Z Lobster 99")
    await supervisor.hears("menu-put-photo")
    await supervisor.taps(word(kitchen, tongue, "form-skip"))
    await supervisor.hears("menu-put-said")
    cook.begins()
    await cook.taps("menu-confirm")
    await cook.hears("menu-changed-meanwhile")
    await cook.sees("佛跳墙" if tongue is ZH else "Lobster")
    await cook.taps("menu-confirm")
    await cook.hears("menu-confirmed-said", count=1)


@both
async def test_several_sets_are_put_on_a_day_in_one_message(kitchen: Theatre, tongue: Tongue) -> None:
    supervisor = await kitchen.enters("S03")
    await all_speak(kitchen, tongue)
    await supervisor.says("/menu")
    await supervisor.hears("menu-week")
    await supervisor.taps("menu-put")
    await supervisor.hears("menu-put-day")
    await supervisor.taps("12月8日" if tongue is ZH else "8 Dec")
    await supervisor.hears("menu-put-line")
    unclear = "红烧肉 32元" if tongue is ZH else "Braised pork 32"
    await supervisor.says(f"A {unclear}\n{unclear}")
    await supervisor.hears("menu-line-unclear", line=unclear)
    await supervisor.says(
        "A红烧肉 32元\nB餐：滑鸡 28元（含蛋）" if tongue is ZH else "A Braised pork 32\nB: Chicken 28 (contains egg)"
    )
    await supervisor.hears("menu-put-said")
    await supervisor.sees("B　滑鸡　¥28.00（含 蛋）" if tongue is ZH else "B · Chicken · ¥28.00 (contains egg)")


@both
async def test_a_week_is_copied_from_the_one_before_and_agreed_to_on_the_telephone(
    kitchen: Theatre, tongue: Tongue
) -> None:
    supervisor = await kitchen.enters("S03")
    await all_speak(kitchen, tongue)
    await supervisor.says("/menu")
    await supervisor.hears("menu-week")
    await supervisor.taps(word(kitchen, tongue, "button-week-after"))
    await supervisor.hears("menu-none")
    await supervisor.taps("menu-copy")
    await supervisor.hears("menu-copied", count=5)
    await supervisor.taps("menu-week")
    await supervisor.hears("menu-day")
    await supervisor.taps("menu-by-phone")
    await supervisor.hears("menu-confirmed-said", count=5)


@pytest.mark.parametrize(("code", "text"), [("T02-1", "今天吃啥呀"), ("T11-1", "what's for lunch?")])
async def test_who_asks_what_there_is_sees_the_menu(kitchen: Theatre, code: str, text: str) -> None:
    tenant = await kitchen.enters(code)
    await tenant.says(text)
    await tenant.hears("menu-week")
    await tenant.sees("¥32.00")


@pytest.mark.manual("R170", "R179")
@both
async def test_what_costs_more_since_it_was_shown_is_shown_anew_before_it_is_ordered(
    kitchen: Theatre, tongue: Tongue
) -> None:
    """And whoever orders without a look at the menu reads what they may not bear."""
    tenant = await kitchen.enters("T02-1" if tongue is ZH else EN.tenant)
    supervisor, cook = [await kitchen.enters(code) for code in ("S03", "V03")]
    await tenant.says("今天A餐2份" if tongue is ZH else "2 set A for today")
    await tenant.hears("form-summary")
    dearer = Dish("A", "红烧肉+米饭", "Braised pork, rice", Fen(9900), allergens="花生")
    today = NINE.date()

    async def agree(work: Work) -> None:
        await menu_desk.confirm(work, today, await menu_desk.as_it_is(work, today))

    desk = kitchen.house.desk
    await desk.do(Speaker(ChatId(supervisor.holder.id)), lambda w: menu_desk.put(w, today, dearer))
    await desk.do(Speaker(ChatId(cook.holder.id)), agree)
    await tenant.taps("✅")
    await tenant.hears("form-changed-meanwhile")
    await tenant.sees("¥99.00")
    await tenant.sees("（含 花生）" if tongue is ZH else "(contains 花生)")
    assert await orders(kitchen) == []
    await tenant.taps("✅")
    await tenant.hears("meal-state-open")
    assert [made.total for made in await orders(kitchen)] == [19800]

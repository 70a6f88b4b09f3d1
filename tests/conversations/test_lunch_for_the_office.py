"""Lunch for the office in the chat: one collects, the others add theirs by card or link; strangers learn nothing."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.playground.theatre import Theatre
from tests.meal_talks import COLLEAGUE, EATER, RESIDENT, at, collecting, joining, orders
from tests.talks import ZH, Tongue, all_speak, both


@pytest.mark.manual("R170")
@both
async def test_one_collects_for_the_office_and_closes(kitchen: Theatre, tongue: Tongue) -> None:
    colleague = await joining(kitchen)
    await all_speak(kitchen, tongue)
    tenant = kitchen.player(EATER)
    await colleague.hears("meal-join-sets")
    await colleague.taps("A ·")
    await colleague.hears("meal-join-sets")
    await colleague.taps("好了" if tongue is ZH else "Done")
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

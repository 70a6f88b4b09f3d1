"""Laundry, as people have it done, in both languages: a line of words and a tap, collected, counted, signed for."""

from datetime import timedelta

import pytest

from bot.domain.laundry import LaundryOrder, LaundryStatus
from bot.playground.theatre import Theatre
from tests.laundry_talks import (
    called,
    collected,
    counting,
    disputing,
    media,
    rejecting,
    reporting,
    returned,
)
from tests.talks import EN, ZH, Tongue, all_speak, both, every, offered, sees_note, time_passes, word

SHIRTS = {ZH: "洗两件衬衫一条裤子", EN: "please wash two shirts and a pair of trousers"}


async def orders(stage: Theatre) -> list[LaundryOrder]:
    return await every(stage, LaundryOrder)


@pytest.mark.manual("R157", "R158", "R160", "R161", "R162")
@both
async def test_from_a_line_of_words_to_the_signature(theatre: Theatre, tongue: Tongue) -> None:
    tenant, washer = await theatre.enters(tongue.tenant), await theatre.enters("V02")
    tenant.begins()
    await tenant.says(SHIRTS[tongue])
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("laundry", number="L-000001")
    assert (tenant.spoke, tenant.tapped) == (1, 1)
    await washer.is_called("laundry-job-called")
    card = await washer.sees("L-000001")
    assert tongue.unit in card.text
    assert not any(word in card.text for word in ("周敏", "Miller", "000-"))
    await washer.taps("laundry-coming")
    await tenant.hears("laundry-state-coming")
    await washer.taps("laundry-collect")
    await tenant.hears("laundry-state-collected")
    await washer.taps("laundry-as-listed")
    await tenant.is_called("laundry-state-agreed")
    await washer.taps("laundry-returned")
    await tenant.is_called("laundry-state-returned")
    await tenant.taps("laundry-accept")
    await sees_note(theatre, tenant, "laundry-accepted-said", number="L-000001")
    await washer.hears("laundry-job-accepted")
    (made,) = await orders(theatre)
    assert (made.status, made.count, made.total) == (LaundryStatus.ACCEPTED, 3, 2 * 1400 + 1600)


@pytest.mark.parametrize(
    ("code", "text", "counts", "express", "note"),
    [
        ("T02-1", "干洗西装一件，衬衫两件水洗，领口有油渍", {"L05-dry": 1, "L01-wash": 2}, False, "领口有油渍"),
        ("T02-1", "熨三件衬衫 加急", {"L01-press": 3}, True, ""),
        ("T11-1", "dry clean 2 suits please, same day", {"L06-dry": 2}, True, ""),
        ("T02-1", "洗一件大衣", {"L13-dry": 1}, False, ""),
    ],
)
async def test_what_a_line_of_words_says(
    theatre: Theatre, code: str, text: str, counts: dict[str, int], express: bool, note: str
) -> None:
    tenant = await theatre.enters(code)
    await tenant.says(text)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("laundry")
    (made,) = await orders(theatre)
    assert ({one.code: one.count for one in made.listed}, bool(made.extra), made.note) == (counts, express, note)


async def test_by_taps_with_something_typed_between(theatre: Theatre) -> None:
    tenant = await theatre.enters("T11-1")
    await tenant.says("/laundry")
    await tenant.hears("laundry-none")
    await tenant.taps("laundry-order")
    await tenant.hears("laundry-order-care")
    await tenant.taps("Wash")
    await tenant.hears("laundry-order-items")
    await tenant.taps("shirt ·")
    await tenant.hears("form-prompt")
    await tenant.says("3 jeans")
    await tenant.hears("form-prompt")
    for wrong, key in (("0 jeans", "laundry-how-many"), ("1.5 jeans", "laundry-how-many"), ("一份", "form-use-buttons"),
                       ("-1 jeans", "laundry-how-many"), ("1000 jeans", "laundry-how-many")):  # fmt: skip
        await tenant.says(wrong)
        await tenant.hears(key)
    await tenant.taps("Done")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("laundry")
    (made,) = await orders(theatre)
    assert {one.code: one.count for one in made.listed} == {"L01-wash": 1, "L04-wash": 3}


@pytest.mark.parametrize("text", ["洗0件衬衫", "洗1000件衬衫", "洗1.5件衬衫", "洗-1件衬衫"])
async def test_a_number_that_is_none_is_said_and_asked_again(theatre: Theatre, text: str) -> None:
    tenant = await theatre.enters("T02-1")
    await tenant.says(text)
    await tenant.hears("laundry-how-many", most=99)
    await tenant.hears("laundry-order-care")
    assert await orders(theatre) == []


@pytest.mark.manual("R157")
@both
async def test_the_reception_takes_down_what_is_said_on_the_telephone(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant, washer = [await theatre.enters(code) for code in ("S08", "T01-1", "V02")]
    await all_speak(theatre, tongue)
    await desk.says("0801 洗两件衬衫" if tongue is ZH else "0801 wash two shirts")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("laundry", number="L-000001")
    await tenant.is_called("laundry-state-called")
    await washer.is_called("laundry-job-called")


@pytest.mark.manual("R158", "R159")
@both
async def test_a_laundry_that_never_answers(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant, washer = [await theatre.enters(code) for code in ("S08", "T02-1", "V02")]
    await called(theatre)
    await all_speak(theatre, tongue)
    await time_passes(theatre, minutes=20)
    await washer.hears("laundry-please-come", minutes=10)
    await desk.hears("laundry-silent", number="L-000001")
    await time_passes(theatre, minutes=10)
    await desk.is_called("laundry-not-collected", count=1)
    await tenant.is_called("laundry-state-late")
    await washer.taps("laundry-collect")
    await tenant.hears("laundry-state-collected")


@pytest.mark.manual("R158")
@both
async def test_a_laundry_that_is_not_in_the_chat_is_telephoned(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant = [await theatre.enters(code) for code in ("S08", "T02-1")]
    await all_speak(theatre, tongue)
    await tenant.says(SHIRTS[tongue])
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("laundry-state-requested")
    await desk.is_called("laundry-job-requested")
    await desk.taps("laundry-called")
    await tenant.is_called("laundry-state-called")
    await desk.taps("laundry-collect")
    await tenant.hears("laundry-state-collected")


@both
async def test_another_count_is_asked_and_agreed_to(theatre: Theatre, tongue: Tongue) -> None:
    washer = await collected(theatre, tongue.tenant, SHIRTS[tongue])
    tenant = theatre.player(tongue.tenant)
    await washer.taps("laundry-count")
    await washer.hears("laundry-count-items")
    await washer.says("衬衫3件，裤子1条")
    await washer.taps("好了")
    await washer.hears("laundry-counted-said", count=4)
    await tenant.is_called("laundry-state-counted")
    await tenant.sees("¥58.00")
    await tenant.taps("laundry-agree")
    await washer.hears("laundry-job-agreed")
    assert [made.status for made in await orders(theatre)] == [LaundryStatus.AGREED]


@both
async def test_a_wrong_count_goes_back_to_the_laundry(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await disputing(theatre, tongue)
    washer = theatre.player("V02")
    await tenant.hears("laundry-dispute-why")
    two = "只有两件衬衫" if tongue is ZH else "two shirts only"
    await tenant.says(two)
    await tenant.hears("laundry-disputed-said")
    await washer.is_called("laundry-wrong", what=two)
    await washer.taps("laundry-as-listed")
    await tenant.is_called("laundry-state-agreed")


@pytest.mark.manual("R163")
@both
async def test_not_clean_is_washed_anew_free_of_charge(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters("S08")
    tenant = await rejecting(theatre, tongue)
    washer = theatre.player("V02")
    await tenant.hears("laundry-reject-why")
    await tenant.says("领口有黄渍" if tongue is ZH else "a stain on the collar")
    await tenant.hears("laundry-reject-photos")
    await tenant.taps(word(theatre, tongue, "form-skip"))
    await tenant.hears("laundry-rejected-said")
    await washer.is_called("laundry-job-rewash")
    await desk.is_called("laundry-job-rewash")
    await washer.taps("laundry-returned")
    await tenant.is_called("laundry-state-returned")
    await tenant.taps("laundry-accept")
    await tenant.hears("laundry-state-accepted")
    await tenant.taps("laundry-slip")
    await tenant.phone.waits(lambda: "L-000001.pdf" in media(tenant))


@pytest.mark.parametrize(
    ("code", "text"), [("T02-1", "衬衫送洗回来领口有黄渍,没洗干净,要重洗"), ("T11-1", "my shirt is not clean")]
)
async def test_who_says_that_it_is_not_clean_is_led_to_the_order(theatre: Theatre, code: str, text: str) -> None:
    tenant = await returned(theatre, code, SHIRTS[EN if code == "T11-1" else ZH])
    await tenant.says(text)
    await tenant.hears("laundry-which-again")
    await tenant.taps("laundry-reject")
    await tenant.hears("laundry-reject-why")


@pytest.mark.parametrize(
    ("code", "text"), [("T02-1", "衣服什么时候送回来"), ("T11-1", "when will my laundry be back?")]
)
async def test_who_asks_where_it_is_sees_it(theatre: Theatre, code: str, text: str) -> None:
    await called(theatre, code, SHIRTS[EN if code == "T11-1" else ZH])
    tenant = theatre.player(code)
    await tenant.says(text)
    await tenant.hears("laundry-overview")
    await tenant.hears("laundry-goes", number="L-000001")
    await tenant.hears("laundry-state-called")
    await tenant.taps("L-000001")
    await tenant.hears("laundry-state-called")


@both
async def test_nobody_in_is_told_at_once(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters("S08")
    washer = await reporting(theatre, tongue)
    await washer.hears("laundry-report-trouble")
    nobody = "没有人开门" if tongue is ZH else "nobody opens"
    await washer.says(nobody)
    await washer.hears("laundry-reported-said")
    for one in (theatre.player("T02-1"), desk):
        await one.is_called("laundry-trouble", what=nobody)


@both
async def test_until_it_is_collected_it_may_be_cancelled_and_a_second_tap_changes_nothing(
    theatre: Theatre, tongue: Tongue
) -> None:
    washer = await called(theatre, tongue.tenant, SHIRTS[tongue])
    tenant = theatre.player(tongue.tenant)
    await tenant.taps("laundry-cancel")
    await washer.is_called("laundry-job-cancelled")
    (made,) = await orders(theatre)
    await tenant.forges(f"v1:laundry-cancel:{made.id}")
    await sees_note(theatre, tenant, "laundry-is-cancelled", number="L-000001")
    await washer.forges(f"v1:laundry-collect:{made.id}")
    await sees_note(theatre, washer, "laundry-is-cancelled", number="L-000001")


async def test_another_vendor_finds_nothing(theatre: Theatre) -> None:
    cook = await theatre.enters("V03")
    await called(theatre)
    await cook.says("/laundry")
    await cook.hears("laundry-none")
    await cook.forges("v1:laundry-collect:1")
    await sees_note(theatre, cook, "not-found")


@pytest.mark.manual("R156")
@both
async def test_the_price_list_is_there_for_everybody(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("洗衣多少钱" if tongue is ZH else "how much is it to wash a shirt?")
    await tenant.hears("laundry-prices", percent=50)
    await tenant.sees("¥14.00")


async def test_late_at_night_it_is_collected_in_the_morning(theatre: Theatre) -> None:
    theatre.clock.advance(timedelta(hours=13))
    await called(theatre)
    (made,) = await orders(theatre)
    assert theatre.clock.local(made.due_at).strftime("%d %H:%M") == "24 09:00"


async def test_counting_begins_with_what_was_listed(theatre: Theatre) -> None:
    washer = await counting(theatre)
    await washer.hears("laundry-count-items")
    rows = washer.phone.last.buttons if washer.phone.last else []
    assert [row[0].text.split(" ·")[0] for row in rows[:2]] == ["衬衫", "西裤/休闲裤"]


async def test_what_is_not_understood_is_laundry_by_a_tap_and_nothing_typed_is_lost(theatre: Theatre) -> None:
    tenant = await theatre.enters("T02-1")
    await tenant.says("衬衫两件，领口有油渍")
    await tenant.hears("meant-matter")
    await tenant.taps("我要送洗")
    await tenant.hears("laundry-order-care")
    await tenant.taps("干洗")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("laundry")
    (made,) = await orders(theatre)
    assert ({one.code: one.count for one in made.listed}, made.note) == ({"L01-dry": 2}, "领口有油渍")


@pytest.mark.parametrize(("code", "own", "other"), [("V02", "laundry", "menu-week"), ("V03", "menu-week", "laundry")])
async def test_each_vendor_finds_at_home_what_is_theirs(theatre: Theatre, code: str, own: str, other: str) -> None:
    vendor = await theatre.enters(code)
    await vendor.says("/home")
    await vendor.hears("home")
    assert (offered(vendor, own), offered(vendor, other)) == (True, False)


@pytest.mark.parametrize("text", ["衬衫不要洗了", "cancel the laundry"])
async def test_who_takes_it_back_is_led_to_their_own_orders(theatre: Theatre, text: str) -> None:
    await called(theatre)
    tenant = theatre.player("T02-1")
    await tenant.says(text)
    await tenant.hears("laundry-overview")
    await tenant.taps("laundry-open")
    await tenant.taps("laundry-cancel")

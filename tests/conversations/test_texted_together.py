"""Several orders in one text, numbers anywhere in it, and pictures that come with a step."""

import asyncio

import pytest

from bot.domain.order_states import OrderStatus
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from bot.storage.tables import drafts
from tests.conversations.test_texted_from_the_ladder import SECOND, with_two_jobs
from tests.talks import (
    ORDER,
    ZH,
    Tongue,
    assigned,
    both,
    count,
    on_site,
    order_of,
    time_passes,
)


@both
async def test_a_picture_with_a_step_goes_with_the_order(theatre: Theatre, tongue: Tongue) -> None:
    technician = await assigned(theatre, tongue)
    await technician.says("到了" if tongue is ZH else "I'm here", photo=True)
    await technician.hears("note-arrive")
    await technician.says("001 修好了 换了角阀" if tongue is ZH else "001 fixed, new valve", photo=True)
    await technician.hears("note-done")
    order = await order_of(theatre)
    assert (order.status, len(order.photos_before), len(order.photos)) == (OrderStatus.COMPLETED, 1, 1)
    assert await count(theatre, drafts) == 0


async def test_a_picture_of_something_else_stays_a_report(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.says("3楼走廊灯坏了", photo=True)
    await technician.hears("form-summary")


BOTH_DONE = ("001完工\n002完工", "001和002都修好了", "001 done, 002 done")


@pytest.mark.parametrize("text", BOTH_DONE)
async def test_several_orders_in_one_text_are_each_done_and_named(theatre: Theatre, text: str) -> None:
    technician = await with_two_jobs(theatre)
    await technician.says(text)
    for number in (ORDER, SECOND):
        await technician.hears("note-done", number=number)
        order = await order_of(theatre, number)
        assert (order.status, order.work_done) == (OrderStatus.COMPLETED, "—")


@both
async def test_of_several_orders_in_one_text_all_are_noted_or_none(theatre: Theatre, tongue: Tongue) -> None:
    technician = await with_two_jobs(theatre)
    await technician.says("001修好了 777修好了" if tongue is ZH else "001 done, 777 done")
    await technician.hears("note-none")
    assert (await order_of(theatre)).status is OrderStatus.DISPATCHED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("修好了 换了阀门 002", OrderStatus.COMPLETED),
        ("done with 002", OrderStatus.COMPLETED),
        ("on my way to 002", OrderStatus.ON_THE_WAY),
        ("nobody home 002", OrderStatus.WAITING),
    ],
)
async def test_a_number_that_stands_elsewhere_is_the_order_meant(
    theatre: Theatre, text: str, status: OrderStatus
) -> None:
    technician = await with_two_jobs(theatre)
    await technician.says(text)
    await technician.hears("repair-title-order", order=SECOND)
    assert (await order_of(theatre, SECOND)).status is status
    assert (await order_of(theatre)).status is OrderStatus.DISPATCHED


@pytest.mark.parametrize(
    "text", ["nobody home 009", "done with 009", "修好了 换了阀门 009", "on my way to 009", "nobody home at 1901"]
)
async def test_a_number_of_something_else_lands_on_no_order(theatre: Theatre, text: str) -> None:
    technician = await on_site(theatre)
    before = await order_of(theatre)
    await technician.says(text)
    await technician.hears("note-unclear", number="1901" if "1901" in text else "009")
    assert await order_of(theatre) == before


async def test_where_two_orders_in_hand_are_named_for_one_step_it_is_asked_which(theatre: Theatre) -> None:
    technician = await with_two_jobs(theatre)
    await technician.says("001 done, then on my way to 002")
    await technician.hears("note-unclear", number="002")
    assert (await order_of(theatre)).status is OrderStatus.DISPATCHED
    assert (await order_of(theatre, SECOND)).status is OrderStatus.DISPATCHED


@both
async def test_an_album_with_a_step_goes_with_the_order(theatre: Theatre, tongue: Tongue) -> None:
    technician = await assigned(theatre, tongue)
    await technician.sends_photos(2, "001 到了" if tongue is ZH else "001 here")
    await technician.hears("note-arrive", number=ORDER)
    await technician.sends_photos(3, "001 修好了 换了龙头" if tongue is ZH else "001 done, new tap")
    await technician.hears("note-done", number=ORDER)
    await has_photos(theatre, 2, 3)
    assert (await count(theatre, intakes), await count(theatre, drafts)) == (1, 0)


@both
async def test_an_album_goes_with_the_order_from_the_first_step_on(theatre: Theatre, tongue: Tongue) -> None:
    technician = await assigned(theatre, tongue)
    await technician.sends_photos(3, "001 接单" if tongue is ZH else "001 accept")
    await technician.hears("note-accept", number=ORDER)
    await has_photos(theatre, 3, 0)
    await technician.sends_photos(2, "001 出发" if tongue is ZH else "001 on my way")
    await technician.hears("note-on-the-way", number=ORDER)
    await has_photos(theatre, 5, 0)
    assert (await count(theatre, intakes), await count(theatre, drafts)) == (1, 0)


async def test_an_album_of_something_else_stays_a_report(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await time_passes(theatre, minutes=1)
    await technician.sends_photos(2, "3楼走廊灯坏了")
    await technician.hears("form-summary")
    assert (await order_of(theatre)).photos_before == ()


async def has_photos(stage: Theatre, before: int, after: int) -> None:
    """The pictures of an album come one by one."""
    for _ in range(200):
        order = await order_of(stage)
        if (len(order.photos_before), len(order.photos)) == (before, after):
            return
        await asyncio.sleep(0.02)
    raise AssertionError((len(order.photos_before), len(order.photos)))

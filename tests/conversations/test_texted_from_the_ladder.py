"""Steps that are texted instead of tapped; those that come late count from when they were written."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.categories import Urgency
from bot.domain.order_states import OrderStatus, Wait
from bot.domain.quotes import Material
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from bot.storage.tables import drafts
from tests.talks import (
    EN,
    ORDER,
    ZH,
    Tongue,
    assigned,
    assigns,
    both,
    count,
    finishes,
    intake_of,
    on_site,
    order_of,
    recorded,
    reported,
    reports,
    texts_late,
    time_passes,
)

SECOND = "WO-2026-000002"


async def with_two_jobs(stage: Theatre) -> Player:
    """老赵 has two orders in hand."""
    technician = await assigned(stage)
    dispatcher, tenant = stage.player("S14"), stage.player("T01-1")
    await reports(tenant, "0802 马桶堵了")
    await dispatcher.hears("repair-title-intake", number="R-000002")
    await assigns(dispatcher)
    await technician.hears("repair-title-order", order="WO-2026-000002")
    return technician


@pytest.mark.manual("R111")
@both
async def test_a_whole_repair_is_texted_in_four_lines(theatre: Theatre, tongue: Tongue) -> None:
    technician = await assigned(theatre, tongue)
    tenant, dispatcher = theatre.player(tongue.tenant), theatre.player("S14")
    technician.begins()
    await technician.says("接单 1 十分钟到" if tongue is ZH else "accepted, 10 min")
    await technician.hears("note-accept")
    order = await order_of(theatre)
    assert order.expected_at == theatre.clock.now() + timedelta(minutes=10)
    await tenant.hears("repair-state-accepted", due={"$at": order.expected_at.isoformat()})
    await technician.says("出发" if tongue is ZH else "on my way")
    await technician.hears("note-on-the-way")
    await tenant.hears("repair-state-on-the-way")
    await technician.says("到了" if tongue is ZH else "on site")
    await technician.hears("note-arrive")
    await technician.says("001 修好了 换了空开 材料45 人工10")
    await technician.hears("note-done")
    await dispatcher.is_called("repair-state-completed")
    assert (technician.spoke, technician.tapped) == (4, 0)
    order = await order_of(theatre)
    assert (order.status, order.work_done) == (OrderStatus.COMPLETED, "换了空开")
    assert order.materials == (Material("材料", 1, 4500), Material("人工", 1, 1000, "labour"))  # type: ignore[arg-type]


@both
async def test_what_was_written_without_signal_counts_from_when_it_was_written(
    theatre: Theatre, tongue: Tongue
) -> None:
    technician = await assigned(theatre, tongue)
    morning = theatre.clock.now()
    await time_passes(theatre, minutes=25)
    accepted, arrived, done = (morning + timedelta(minutes=n) for n in (5, 12, 20))
    texts_late(theatre, technician, "接单" if tongue is ZH else "accepted", accepted)
    texts_late(theatre, technician, "001 到了" if tongue is ZH else "001 arrived", arrived)
    texts_late(theatre, technician, "001 修好了 换了龙头" if tongue is ZH else "001 fixed, new tap", done)
    await technician.hears("note-done")
    order = await order_of(theatre)
    assert (order.accepted_at, order.arrived_at, order.completed_at) == (accepted, arrived, done)


async def test_done_alone_says_that_everything_before_was_done_too(theatre: Theatre) -> None:
    technician = await assigned(theatre)
    at = theatre.clock.now() + timedelta(minutes=10)
    await time_passes(theatre, minutes=15)
    texts_late(theatre, technician, "001 修好了 换了角阀", at)
    await technician.hears("note-done")
    order = await order_of(theatre)
    assert (order.accepted_at, order.arrived_at, order.completed_at) == (at, at, at)


@both
async def test_nobody_in_is_texted(theatre: Theatre, tongue: Tongue) -> None:
    technician = await assigned(theatre, tongue)
    await technician.says("001 没人在家" if tongue is ZH else "001 nobody home")
    await technician.hears("note-nobody-in")
    await theatre.player(tongue.tenant).is_called("repair-state-nobody-in")
    order = await order_of(theatre)
    assert (order.waiting, order.attempts) == (Wait.TENANT, 1)


@both
async def test_missing_parts_are_texted_with_the_day(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    await technician.says("001 缺压缩机 明天到" if tongue is ZH else "001 waiting for a compressor, 2 days")
    await technician.hears("note-wait-parts")
    await theatre.player(tongue.tenant).is_called("repair-state-waiting-parts")
    order = await order_of(theatre)
    days = 1 if tongue is ZH else 2
    assert (order.waiting, order.wait_until) == (Wait.PARTS, theatre.clock.now() + timedelta(days=days))


@both
async def test_a_note_without_a_number_is_about_the_only_job_in_hand(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    await technician.says("修好了 换了密封圈" if tongue is ZH else "done, new seal")
    await technician.hears("note-done")
    assert (await order_of(theatre)).status is OrderStatus.COMPLETED


async def test_with_several_jobs_in_hand_it_is_asked_which(theatre: Theatre) -> None:
    technician = await with_two_jobs(theatre)
    await technician.says("修好了")
    await technician.hears("note-which")
    await technician.hears("mine-list")
    assert (await order_of(theatre)).status is OrderStatus.DISPATCHED
    await technician.says("接单 1 十分钟到")
    await technician.hears("note-accept")
    await technician.says("2 修好了 疏通")
    await technician.hears("note-done")
    assert (await order_of(theatre, "WO-2026-000002")).status is OrderStatus.COMPLETED
    assert (await order_of(theatre)).status is OrderStatus.ACCEPTED


async def test_not_fixed_is_no_done(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.says("001 没修好,要换主板")
    await technician.hears("repair-state-on-site")
    await technician.hears("note-look")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE


@both
async def test_a_number_that_is_nobody_s_is_refused_politely(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    for wrong in ("999 修好了", "00001999 done", "WO-2026-000777 完工"):
        await technician.says(wrong)
        await technician.hears("not-found")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE


async def test_a_colleague_s_job_is_not_theirs_to_report(theatre: Theatre) -> None:
    sun = await theatre.enters("S16")
    await on_site(theatre)
    await sun.says("001 修好了")
    await sun.hears("not-found")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE


async def test_a_step_that_does_not_fit_is_refused_with_the_reason(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.says("001 接单")
    await technician.hears("order-is-on-site", number=ORDER)


async def test_a_tenant_s_fixed_is_no_note(theatre: Theatre) -> None:
    await assigned(theatre)
    tenant = theatre.player("T01-1")
    await tenant.says("001 修好了")
    await tenant.hears("mood-fixed-told")
    await tenant.hears("repair-state-dispatched")
    assert (await order_of(theatre)).status is OrderStatus.DISPATCHED


@both
async def test_whoever_texts_of_voiding_gets_the_card_and_decides_by_its_buttons(
    theatre: Theatre, tongue: Tongue
) -> None:
    manager = await theatre.enters("S02")
    await assigned(theatre)
    dispatcher = theatre.player("S14")
    for text in ("001 作废 重复报修", "001 不用作废") if tongue is ZH else ("001 void, twice", "001 void?"):
        await dispatcher.says(text)
        await dispatcher.is_called("repair-state-dispatched")
    await dispatcher.hears("note-look")
    assert (await order_of(theatre)).void_asked_by is None
    assert "repair-line-void-asked" not in await manager.heard()
    await dispatcher.taps("repair-void")
    await dispatcher.hears("repair-void-why")


@both
async def test_whoever_texts_of_signing_gets_the_card_and_signs_by_its_buttons(
    theatre: Theatre, tongue: Tongue
) -> None:
    csr = await recorded(theatre, tongue)
    texts = ("001 签字了吗", "001 核实过没修好", "001 已核实 签字") if tongue is ZH else ("001 signed?", "001 verified")
    for text in texts:
        await csr.says(text)
        await csr.is_called("repair-state-returned")
    await csr.hears("note-sign")
    assert (await order_of(theatre)).status is OrderStatus.RETURNED
    await csr.taps("repair-seen")
    await theatre.player(tongue.tenant).is_called("repair-state-closed")


async def test_a_report_that_only_looks_like_a_note_stays_a_report(theatre: Theatre) -> None:
    technician = await assigned(theatre, EN)
    await technician.says("1201 空调不制冷")
    await technician.hears("form-summary")
    await technician.taps("✅")
    await technician.hears("repair-state-to-dispatch")
    assert (await order_of(theatre)).status is OrderStatus.DISPATCHED


async def test_tapping_and_texting_mix(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await finishes(technician)
    await technician.says("001 修好了")
    await technician.hears("order-is-completed", number=ORDER)


@both
async def test_what_is_asked_denied_or_planned_brings_the_card_and_does_nothing(
    theatre: Theatre, tongue: Tongue
) -> None:
    technician = await on_site(theatre, tongue)
    texts = (
        (
            "1 修好了吗",
            "001 修好了没有？",
            "001 明天能修好",
            "001 下午修好",
            "001 没完全修好",
            "001 修不好",
            "修好要两天",
        )
        if tongue is ZH
        else ("001 fixed?", "001 cannot be fixed", "001 will be fixed tomorrow", "001 nobody is here?", "001 not home?")
    )
    for text in texts:
        await technician.says(text)
        await technician.is_called("repair-state-on-site")
    await technician.hears("note-look")
    order = await order_of(theatre)
    assert (order.status, order.attempts) == (OrderStatus.ON_SITE, 0)


async def test_what_is_asked_or_denied_on_the_way_does_nothing_either(theatre: Theatre) -> None:
    technician = await assigned(theatre)
    for text in ("001 还没接单", "001 还没出发", "001 下午到场", "001 不缺料", "001 家里没人吗"):
        await technician.says(text)
        await technician.is_called("repair-state-dispatched")
    assert (await order_of(theatre)).status is OrderStatus.DISPATCHED


async def test_parts_that_arrive_are_no_technician_who_does(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.says("001 缺角阀")
    await technician.hears("note-wait-parts")
    await technician.says("001 配件到了")
    await technician.hears("note-look")
    await technician.says("001 到了")
    await technician.hears("order-is-waiting", number=ORDER)
    assert (await order_of(theatre)).waiting is Wait.PARTS


async def test_the_number_of_the_unit_means_the_order_in_hand_there(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.says("0801 修好了 换了角阀")
    await technician.hears("note-done")
    assert (await order_of(theatre)).status is OrderStatus.COMPLETED


@both
async def test_a_technician_who_is_coming_says_so_as_people_do(theatre: Theatre, tongue: Tongue) -> None:
    technician = await assigned(theatre, tongue)
    await technician.says("ok 马上到" if tongue is ZH else "ok, be there in 10")
    await technician.hears("note-on-the-way")
    await theatre.player(tongue.tenant).hears("repair-state-on-the-way")
    assert (await order_of(theatre)).status is OrderStatus.ON_THE_WAY


@both
async def test_a_bare_done_is_done(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    await technician.says("好了" if tongue is ZH else "ok, all done")
    await technician.hears("note-done")
    assert (await order_of(theatre)).status is OrderStatus.COMPLETED


@both
async def test_what_the_tenant_says_to_the_price_counts_by_buttons_only(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    texts = ("等客户确认", "客户拒绝报价 不做了") if tongue is ZH else ("customer declined", "001 tenant agreed")
    for text in texts:
        await technician.says(text)
        await technician.is_called("repair-state-on-site")
        await technician.hears("note-tenant")
    order = await order_of(theatre)
    assert (order.status, order.waiting) == (OrderStatus.ON_SITE, None)


@both
async def test_received_is_taken_by_whom_it_was_offered_to_and_by_nobody_else(theatre: Theatre, tongue: Tongue) -> None:
    sun = await theatre.enters("S16")
    technician = await assigned(theatre, tongue)
    for polite in (sun, theatre.player("S14"), theatre.player(tongue.tenant)):
        await polite.says("收到")
        await polite.hears("mood-all-right")
    assert (await order_of(theatre)).status is OrderStatus.DISPATCHED
    assert await count(theatre, intakes) == 1
    await technician.says("收到")
    await technician.hears("note-accept")
    assert (await order_of(theatre)).status is OrderStatus.ACCEPTED
    await technician.says("收到")
    await technician.hears("mood-all-right")


async def test_danger_in_a_note_is_reported(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.says("到了，0801 配电箱着火了")
    await technician.hears("repair-emergency")
    await technician.hears("form-summary")
    await technician.taps("✅")
    await technician.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre, "R-000002")).urgency is Urgency.EMERGENCY


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


_NO_NEED = {ZH: "不用修了,已经好了", EN: "no need to come any more, it works again"}


@both
async def test_what_works_again_can_be_withdrawn_and_whoever_is_sent_hears_of_it(
    theatre: Theatre, tongue: Tongue
) -> None:
    tenant = await reported(theatre, tongue)
    await tenant.says(_NO_NEED[tongue])
    await tenant.hears("mood-fixed-withdraw")
    technician, dispatcher = await theatre.enters("S15"), theatre.player("S14")
    await assigns(dispatcher)
    await technician.hears("repair-state-dispatched")
    await tenant.says(_NO_NEED[tongue])
    await tenant.hears("mood-fixed-told")
    for one in (technician, dispatcher):
        await one.is_called("repair-works-again", number=ORDER)


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

"""What is texted and is no step: asked, denied, planned, danger, the tenant's words; and what only a button decides."""

from bot.domain.categories import Urgency
from bot.domain.order_states import OrderStatus, Wait
from bot.playground.theatre import Theatre
from tests.talks import (
    EN,
    ORDER,
    ZH,
    Tongue,
    assigned,
    assigns,
    both,
    intake_of,
    on_site,
    order_of,
    recorded,
    reported,
)


async def test_not_fixed_is_no_done(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.says("001 没修好,要换主板")
    await technician.hears("repair-state-on-site")
    await technician.hears("note-look")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE


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


async def test_danger_in_a_note_is_reported(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.says("到了，0801 配电箱着火了")
    await technician.hears("repair-emergency")
    await technician.hears("form-summary")
    await technician.taps("✅")
    await technician.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre, "R-000002")).urgency is Urgency.EMERGENCY


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

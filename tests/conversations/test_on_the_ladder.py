"""On the ladder: a technician needs one thumb; what the tenant must know, the tenant reads."""

from datetime import timedelta

import pytest

from bot.domain.order_states import OrderStatus, Wait
from bot.domain.quotes import Material
from bot.playground.theatre import Theatre
from tests.talks import (
    ORDER,
    Tongue,
    arrives,
    assigned,
    both,
    confirms_done,
    finishes,
    forges,
    intake_of,
    labels,
    offered,
    on_site,
    order_of,
    sees_note,
    time_passes,
)


@pytest.mark.manual("R110", "R111")
@both
async def test_accepted_there_and_done_are_a_tap_each_and_of_done_all_but_a_sentence_may_be_skipped(
    theatre: Theatre, tongue: Tongue
) -> None:
    technician = await assigned(theatre, tongue)
    tenant, dispatcher = theatre.player(tongue.tenant), theatre.player("S14")
    technician.begins()
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    await tenant.hears("repair-state-accepted")
    assert technician.tapped == 1
    await technician.taps("repair-arrive")
    await technician.hears("repair-state-on-site")
    await tenant.hears("repair-state-on-site")
    assert technician.tapped == 2
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    assert (technician.spoke, technician.tapped) == (0, 3)
    await technician.says("换了角阀")
    await confirms_done(technician)
    assert (technician.spoke, technician.tapped) == (1, 4)
    await dispatcher.is_called("repair-state-completed")
    await tenant.hears("repair-state-completed")
    order = await order_of(theatre)
    assert (order.status, order.work_done, order.completed_at) == (
        OrderStatus.COMPLETED, "换了角阀", theatre.clock.now()
    )  # fmt: skip


@both
async def test_the_tenant_sees_that_somebody_is_on_the_way_and_until_when(theatre: Theatre, tongue: Tongue) -> None:
    technician = await assigned(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    await time_passes(theatre, minutes=10)
    await technician.taps("repair-set-out")
    await sees_note(theatre, technician, "repair-set-out-toast")
    order = await order_of(theatre)
    assert order.status is OrderStatus.ON_THE_WAY
    # The house's limit, not the moment of setting out.
    await tenant.hears("repair-state-on-the-way", due={"$at": order.due_at.isoformat()})
    await tenant.hears("repair-progress", accepted="●", on_site="○")
    await technician.taps("repair-arrive")
    await tenant.hears("repair-state-on-site")
    assert (await order_of(theatre)).arrived_at == theatre.clock.now()


@both
async def test_nobody_in_is_counted_and_the_tenant_books_another_time_by_buttons(
    theatre: Theatre, tongue: Tongue
) -> None:
    technician = await on_site(theatre, tongue)
    tenant, dispatcher = theatre.player(tongue.tenant), theatre.player("S14")
    technician.begins()
    await technician.taps("repair-nobody")
    await technician.hears("repair-state-nobody-in-told")
    assert technician.tapped == 1
    await tenant.is_called("repair-state-nobody-in")
    await dispatcher.is_called("repair-line-attempts", count=1)
    tenant.begins()
    await tenant.taps("repair-book")
    await tenant.hears("repair-book-at")
    await tenant.taps("明天" if tongue.unit == "0801" else "tomorrow")
    await tenant.taps("10:00")
    await tenant.hears("repair-booked")
    assert (tenant.spoke, tenant.tapped) == (0, 3)
    await technician.is_called("repair-line-booked")
    booked = await order_of(theatre)
    assert booked.status is OrderStatus.ACCEPTED
    assert theatre.clock.local(booked.booked_at).hour == 10
    assert booked.due_at == booked.booked_at
    await time_passes(theatre, hours=25)
    await technician.taps("repair-arrive")
    await technician.hears("repair-state-on-site")
    await technician.taps("repair-nobody")
    await technician.hears("repair-line-attempts", count=2)
    assert (await order_of(theatre)).attempts == 2


@both
async def test_a_taken_down_repair_is_booked_anew_by_the_tenant_or_by_the_desk(
    theatre: Theatre, tongue: Tongue
) -> None:
    desk, tenant, dispatcher, technician = [
        await theatre.enters(code) for code in (tongue.desk, tongue.tenant, "S14", "S15")
    ]  # fmt: skip
    await desk.says(f"{tongue.unit} {tongue.leak}")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-technician")
    await dispatcher.taps("赵")
    await technician.hears("repair-state-dispatched")
    await arrives(technician)
    await technician.taps("repair-nobody")
    for one in (desk, tenant):
        await one.is_called("repair-state-nobody-in")
        assert offered(one, "repair-book")


@both
async def test_waiting_for_parts_says_why_and_until_when(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await technician.taps("repair-wait")
    await technician.hears("repair-wait-what")
    await technician.taps("等配件")
    await technician.hears("repair-wait-why")
    await technician.says("缺角阀")
    await technician.hears("repair-wait-days")
    await technician.taps("2 天")
    await technician.hears("repair-waits")
    await technician.hears("repair-state-waiting-parts")
    await tenant.is_called("repair-state-waiting-parts", why="缺角阀")
    await tenant.hears("repair-until")
    order = await order_of(theatre)
    assert (order.waiting, order.wait_why, order.paused_at) == (Wait.PARTS, "缺角阀", None)
    assert not offered(technician, "repair-done")
    await technician.taps("repair-go-on")
    await technician.hears("repair-state-on-site")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE


@both
async def test_waiting_for_the_tenant_says_what_for_and_stops_the_clock(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await technician.taps("repair-wait")
    await technician.hears("repair-wait-what")
    await technician.taps("等租户")
    await technician.hears("repair-wait-why")
    await technician.says("客户在开会")
    await technician.hears("repair-wait-days")
    await technician.taps("1 天")
    await technician.hears("repair-waits")
    await tenant.is_called("repair-state-waiting-tenant", why="客户在开会")
    assert offered(tenant, "repair-book")
    order = await order_of(theatre)
    assert (order.waiting, order.paused_at) == (Wait.TENANT, theatre.clock.now())


@both
async def test_a_job_is_given_to_a_colleague_with_a_reason(theatre: Theatre, tongue: Tongue) -> None:
    sun = await theatre.enters("S16")
    technician = await assigned(theatre, tongue)
    await technician.taps("repair-transfer")
    await technician.hears("repair-transfer-technician")
    await technician.taps("孙")
    await technician.hears("repair-transfer-why")
    await technician.says("不是我的专业")
    await technician.hears("repair-transferred")
    await sun.is_called("repair-state-dispatched")
    await technician.hears("repair-card-gone")
    assert not offered(technician, "repair-accept")
    await sun.taps("repair-accept")
    await theatre.player(tongue.tenant).hears("repair-state-accepted")


@both
async def test_a_job_is_handed_back_with_a_reason_and_sent_out_again(theatre: Theatre, tongue: Tongue) -> None:
    sun = await theatre.enters("S16")
    technician = await on_site(theatre, tongue)
    dispatcher, tenant = theatre.player("S14"), theatre.player(tongue.tenant)
    await technician.taps("repair-hand-back")
    await technician.hears("repair-hand-back-why")
    await technician.says("需要两个人抬")
    await technician.hears("repair-handed-back-said")
    await dispatcher.is_called("repair-handed-back", number=ORDER, why="需要两个人抬")
    await tenant.hears("repair-state-offered")
    assert (await order_of(theatre)).technician is None
    await dispatcher.taps("repair-reassign")
    await dispatcher.hears("repair-reassign-technician")
    await dispatcher.taps("孙")
    await dispatcher.hears("repair-reassigned")
    await sun.is_called("repair-state-dispatched")
    await tenant.hears("repair-state-dispatched")


@both
async def test_what_was_used_is_typed_as_lines(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    await finishes(technician, "换了角阀,试水不漏\n角阀 2个 35元\n生料带 1 3.5")
    order = await order_of(theatre)
    assert order.work_done == "换了角阀,试水不漏"
    assert order.materials == (Material("角阀", 2, 3500), Material("生料带", 1, 350))  # type: ignore[arg-type]
    await theatre.player("S14").hears("repair-line-used", name={"$name": ["角阀", "角阀"]}, count=2)
    assert "repair-line-used" not in await theatre.player(tongue.tenant).heard()


async def test_a_photo_of_before_is_added_where_nobody_has_sent_one(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says("换了角阀，角阀2个35元")
    await technician.hears("repair-done-summary")
    assert "➕ 材料和人工" not in labels(technician)
    await technician.taps("➕ 施工前照片")
    await technician.hears("repair-done-before")
    await technician.says(photo=True)
    await technician.hears("form-photos-so-far", count=1)
    await technician.taps("好了")
    await confirms_done(technician)
    order = await order_of(theatre)
    assert (len(order.photos_before), len(order.photos), order.work_done) == (1, 0, "换了角阀")
    assert order.materials == (Material("角阀", 2, 3500),)  # type: ignore[arg-type]


@both
async def test_photos_before_and_after_go_with_the_order(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    await technician.taps("repair-before")
    await technician.hears("repair-before-photos")
    await technician.sends_photos(2)
    await technician.hears("form-photos-so-far", count=2)
    await technician.taps("好了")
    await technician.hears("repair-pictured")
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says("换好了")
    await technician.hears("repair-done-summary")
    assert "➕ 施工前照片" not in labels(technician)
    await technician.says(photo=True)
    await technician.hears("form-photos", count=1)
    await confirms_done(technician)
    order = await order_of(theatre)
    assert (len(order.photos_before), len(order.photos)) == (2, 1)
    tenant = theatre.player(tongue.tenant)
    await tenant.taps("repair-photos")
    await tenant.hears("repair-photos")
    assert sum(shown.media is not None for shown in tenant.phone.fresh()) == 3


@both
async def test_done_is_not_for_somebody_else_s_job(theatre: Theatre, tongue: Tongue) -> None:
    sun = await theatre.enters("S16")
    await on_site(theatre, tongue)
    intake = await intake_of(theatre)
    await forges(sun, f"v1:repair-nobody:{intake.id}")
    await sees_note(theatre, sun, "not-found")
    tenant = theatre.player(tongue.tenant)
    await forges(tenant, f"v1:repair-nobody:{intake.id}")
    await sees_note(theatre, tenant, "not-allowed")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE


@both
async def test_what_takes_longer_is_told_with_a_few_taps_from_wherever_one_is(theatre: Theatre, tongue: Tongue) -> None:
    technician, tenant = await on_site(theatre, tongue), theatre.player(tongue.tenant)
    await technician.taps("repair-wait")
    await technician.hears("repair-wait-what")
    await technician.taps("等配件")
    await technician.says("缺角阀")
    await technician.taps("1 天")
    await tenant.is_called("repair-state-waiting-parts", why="缺角阀")
    technician.begins()
    await technician.taps("repair-prolong")
    await technician.hears("repair-prolong-days")
    await technician.taps("3 天")
    await technician.hears("repair-prolong-why")
    await technician.taps("跳过")
    await technician.hears("repair-prolonged")
    assert (technician.spoke, technician.tapped) == (0, 3)
    await tenant.is_called("repair-state-waiting-parts", why="缺角阀")
    order = await order_of(theatre)
    assert order.wait_until == theatre.clock.now() + timedelta(days=3)

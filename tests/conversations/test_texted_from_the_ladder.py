"""Steps that are texted instead of tapped; those that come late count from when they were written."""

from datetime import timedelta

import pytest

from bot.domain.order_states import OrderStatus, Wait
from bot.domain.quotes import Material
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from tests.talks import (
    ORDER,
    ZH,
    Tongue,
    assigned,
    assigns,
    both,
    count,
    finishes,
    on_site,
    order_of,
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


async def test_tapping_and_texting_mix(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await finishes(technician)
    await technician.says("001 修好了")
    await technician.hears("order-is-completed", number=ORDER)


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

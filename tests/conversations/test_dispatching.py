"""The dispatcher's desk: whom to send, one order for many reports, two for one, and what is really a complaint."""

from datetime import timedelta

import pytest

from bot.domain.aftermath import Helper
from bot.domain.categories import Category, Urgency
from bot.domain.complaints import Complaint, ComplaintStatus
from bot.domain.names import Named
from bot.domain.order_states import OrderStatus
from bot.domain.repairs import DispatchEntry, IntakeStatus, Outcome
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import work_orders
from tests.talks import (
    EN,
    FIRST,
    ORDER,
    ZH,
    Tongue,
    arrives,
    assigned,
    assigns,
    both,
    count,
    every,
    finishes,
    forges,
    intake_of,
    labels,
    offered,
    on_site,
    order_of,
    reported,
    reports,
    returns,
    sees_note,
)

SECOND = "R-000002"

SUN = Named("小孙(孙立)", "Sun Li")


async def two_reports(stage: Theatre, tongue: Tongue) -> None:
    """Somebody has reported a leak, and the tenant of that language the same trouble."""
    other, tenant, dispatcher = [await stage.enters(code) for code in ("T12-1", tongue.tenant, "S14")]
    await reports(other, "water is dripping from the ceiling")
    await dispatcher.hears("repair-title-intake", number=FIRST)
    await reports(tenant, tongue.leak)
    await dispatcher.hears("repair-title-intake", number=SECOND)


async def merged(stage: Theatre, tongue: Tongue) -> None:
    """… and the dispatcher has put the second report to the first."""
    await two_reports(stage, tongue)
    dispatcher = stage.player("S14")
    await dispatcher.taps("repair-merge")
    await dispatcher.hears("repair-merge-into")
    await dispatcher.taps(FIRST)
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await dispatcher.hears("repair-merged-said")


@pytest.mark.manual("R108", "R109", "R118")
async def test_the_right_trade_comes_first_and_of_that_whoever_has_least_to_do(theatre: Theatre) -> None:
    tenant, dispatcher, zhao, feng, _ = [await theatre.enters(code) for code in ("T11-1", "S14", "S15", "S19", "S16")]
    await reports(tenant, "a tile on the wall is cracked")
    await dispatcher.hears("repair-state-to-dispatch")
    dispatcher.begins()
    await assigns(dispatcher, "赵")
    assert (dispatcher.spoke, dispatcher.tapped) == (0, 2)
    await zhao.hears("repair-state-dispatched")
    await reports(tenant, "the ceiling plaster is peeling")
    await dispatcher.hears("repair-title-intake", number=SECOND)
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-technician")
    first, second, third, *_ = labels(dispatcher)
    assert first.startswith("★")
    assert "冯" in first
    assert "赵" in second
    assert not third.startswith("★")
    await dispatcher.taps("冯")
    await feng.hears("repair-state-dispatched")
    entries = await every(theatre, DispatchEntry)
    assert [(e.number, e.outcome) for e in entries] == [(1, Outcome.ISSUED), (2, Outcome.ISSUED)]


@pytest.mark.manual("R119")
@both
async def test_two_reports_of_the_same_trouble_get_one_order_and_both_hear_its_end(
    theatre: Theatre, tongue: Tongue
) -> None:
    csr, technician = await theatre.enters(tongue.csr), await theatre.enters("S15")
    await merged(theatre, tongue)
    other, tenant, dispatcher = theatre.player("T12-1"), theatre.player(tongue.tenant), theatre.player("S14")
    await tenant.is_called("repair-merged", number=SECOND, into=FIRST)
    assert (await intake_of(theatre, SECOND)).status is IntakeStatus.MERGED
    await assigns(dispatcher)
    await other.is_called("repair-title-order", order=ORDER)
    await tenant.is_called("repair-joined-issued", number=SECOND, into=ORDER)
    await technician.hears("repair-state-dispatched")
    await arrives(technician)
    await finishes(technician)
    await dispatcher.hears("repair-state-completed")
    await returns(dispatcher)
    await csr.hears("repair-state-returned")
    await csr.taps("repair-seen")
    await other.is_called("repair-state-closed")
    await tenant.is_called("repair-joined-closed", number=SECOND, into=ORDER)
    assert await count(theatre, work_orders) == 1


@both
async def test_a_report_that_was_merged_by_mistake_is_taken_apart_again(theatre: Theatre, tongue: Tongue) -> None:
    await merged(theatre, tongue)
    tenant, dispatcher = theatre.player(tongue.tenant), theatre.player("S14")
    await dispatcher.says(SECOND)
    await dispatcher.hears("repair-state-merged")
    await dispatcher.taps("repair-separate")
    await sees_note(theatre, dispatcher, "repair-separated-toast")
    await tenant.is_called("repair-state-to-dispatch")
    assert (await intake_of(theatre, SECOND)).status is IntakeStatus.TO_DISPATCH
    assert [entry.outcome for entry in await every(theatre, DispatchEntry)] == [Outcome.PUT_BACK]


async def test_there_is_nothing_to_merge_with_where_nothing_is_near(theatre: Theatre) -> None:
    await reported(theatre)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-merge")
    await dispatcher.hears("repair-nothing-near")


@both
async def test_where_nobody_is_in_the_engineering_manager_is_asked_to_find_somebody(
    theatre: Theatre, tongue: Tongue
) -> None:
    manager = await theatre.enters("S13")
    await reported(theatre, tongue)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-instead")
    await dispatcher.taps("工程部经理")
    await dispatcher.hears("repair-hands-asked")
    await manager.is_called("repair-hands-wanted", number=FIRST)
    await manager.is_called("repair-state-to-dispatch")
    assert (await intake_of(theatre)).status is IntakeStatus.TO_DISPATCH
    technician = await theatre.enters("S15")
    await assigns(dispatcher)
    await technician.hears("repair-state-dispatched")


async def test_where_all_have_gone_home_somebody_can_be_called_in(theatre: Theatre) -> None:
    technician = await theatre.enters("S15")
    await reported(theatre)
    await technician.says("/shift")
    await technician.hears("shift")
    await technician.taps("shift-end")
    await technician.hears("shift-ended")
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-instead")
    await dispatcher.taps("赵")
    await dispatcher.hears("repair-assigned")
    await technician.is_called("repair-state-dispatched")


async def test_where_nobody_can_be_reached_at_all_it_is_said_what_to_do(theatre: Theatre) -> None:
    await reported(theatre)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-nobody-at-all")
    await dispatcher.taps("✕")
    await dispatcher.hears("form-left")


async def test_a_withdrawn_report_needs_no_hands(theatre: Theatre) -> None:
    manager = await theatre.enters("S13")
    tenant, dispatcher = await reported(theatre), theatre.player("S14")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-instead")
    await tenant.taps("repair-cancel")
    await tenant.hears("repair-state-cancelled")
    await dispatcher.taps("工程部经理")
    await sees_note(theatre, dispatcher, "repair-is-cancelled")
    assert "repair-hands-wanted" not in await manager.heard()


async def test_who_has_no_colleague_reads_how_to_hand_it_back(theatre: Theatre) -> None:
    technician = await assigned(theatre)
    await technician.taps("repair-transfer")
    await technician.hears("repair-no-colleague")


@both
async def test_two_troubles_in_one_report_are_split(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await reported(theatre, tongue, f"{tongue.leak}, {tongue.dead_lamp}")
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-split")
    await dispatcher.hears("repair-split-text")
    await dispatcher.says("会议室灯不亮")
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await sees_note(theatre, dispatcher, "repair-split-said", number=SECOND)
    await dispatcher.is_called("repair-title-intake", number=SECOND)
    assert "repair-split-said" not in await dispatcher.heard()  # its card says it, and no line beside it
    await tenant.is_called("repair-split-told", number=FIRST, second=SECOND)
    await tenant.is_called("repair-title-intake", number=SECOND)
    first, second = await intake_of(theatre), await intake_of(theatre, SECOND)
    assert (second.follows, second.text, second.unit) == (first.id, "会议室灯不亮", first.unit)
    assert second.status is first.status is IntakeStatus.TO_DISPATCH


@pytest.mark.manual("R70", "R77", "R85")
@both
async def test_a_complaint_among_the_repairs_goes_to_the_complaints_and_can_come_back(
    theatre: Theatre, tongue: Tongue
) -> None:
    supervisor = await theatre.enters("S03")
    tenant = await reported(theatre, tongue)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-convert")
    await dispatcher.hears("repair-converted", number="C-000001")
    await tenant.is_called("complaint-mine-received")
    await supervisor.is_called("complaint-state-received")
    assert (await intake_of(theatre)).status is IntakeStatus.CONVERTED
    assert [c.status for c in await every(theatre, Complaint)] == [ComplaintStatus.RECEIVED]
    await supervisor.taps("repair-turn-back")
    await sees_note(theatre, supervisor, "repair-turned-back-toast")
    await tenant.is_called("repair-state-to-dispatch")
    await dispatcher.is_called("repair-state-to-dispatch")
    assert (await intake_of(theatre)).status is IntakeStatus.TO_DISPATCH
    assert [(c.number, c.status) for c in await every(theatre, Complaint)] == [
        ("C-000001", ComplaintStatus.IS_A_REPAIR)
    ]
    assert [(e.number, e.outcome) for e in await every(theatre, DispatchEntry)] == [(1, Outcome.PUT_BACK)]
    await theatre.enters("S15")
    await assigns(dispatcher)
    assert [(e.number, e.outcome) for e in await every(theatre, DispatchEntry)] == [(1, Outcome.ISSUED)]


@both
async def test_somebody_else_is_sent_and_the_one_before_need_not_go(theatre: Theatre, tongue: Tongue) -> None:
    sun = await theatre.enters("S16")
    zhao = await assigned(theatre, tongue)
    dispatcher, tenant = theatre.player("S14"), theatre.player(tongue.tenant)
    dispatcher.begins()
    await dispatcher.taps("repair-reassign")
    await dispatcher.hears("repair-reassign-technician")
    await dispatcher.taps("孙")
    await dispatcher.hears("repair-reassigned")
    assert (dispatcher.spoke, dispatcher.tapped) == (0, 2)
    await zhao.is_called("repair-taken-over", number=ORDER)
    await zhao.hears("repair-card-gone")
    assert not offered(zhao, "repair-accept")
    await sun.is_called("repair-state-dispatched")
    await tenant.hears("repair-state-dispatched")
    await forges(zhao, f"v1:repair-accept:{(await intake_of(theatre)).id}")
    await sees_note(theatre, zhao, "order-is-with", number=ORDER, name=SUN)
    assert (await order_of(theatre)).status is OrderStatus.DISPATCHED


async def test_who_is_at_work_there_is_not_replaced_behind_their_back(theatre: Theatre) -> None:
    await theatre.enters("S16")
    await on_site(theatre)
    dispatcher = theatre.player("S14")
    assert not offered(dispatcher, "repair-reassign")
    await forges(dispatcher, f"v1:repair-reassign:{(await intake_of(theatre)).id}")
    await dispatcher.hears("repair-reassign-technician")
    await dispatcher.taps("孙")
    await sees_note(theatre, dispatcher, "order-is-on-site", number=ORDER)


@both
async def test_a_second_technician_goes_along_and_sees_the_job(theatre: Theatre, tongue: Tongue) -> None:
    sun = await theatre.enters("S16")
    await assigned(theatre, tongue)
    dispatcher, tenant = theatre.player("S14"), theatre.player(tongue.tenant)
    await dispatcher.taps("repair-helper")
    await dispatcher.hears("repair-helper-technician")
    await dispatcher.taps("孙")
    await dispatcher.hears("repair-helper-sent")
    await sun.is_called("repair-line-helper")
    await tenant.hears("repair-line-helper")
    assert len(await every(theatre, Helper)) == 1
    assert not offered(sun, "repair-accept")
    await dispatcher.taps("repair-helper")
    await dispatcher.hears("repair-helper-technician")
    await dispatcher.taps("孙")
    await sees_note(theatre, dispatcher, "repair-already-theirs")


@pytest.mark.manual("R76")
@both
async def test_the_dispatcher_knows_better_what_it_is_and_the_limits_follow(theatre: Theatre, tongue: Tongue) -> None:
    await assigned(theatre, tongue)
    dispatcher, tenant = theatre.player("S14"), theatre.player(tongue.tenant)
    before = await order_of(theatre)
    await dispatcher.taps("repair-regrade")
    await dispatcher.hears("repair-regrade-category")
    await dispatcher.taps("空调")
    await dispatcher.hears("repair-regrade-urgency")
    await dispatcher.taps("急修")
    await dispatcher.hears("repair-regraded")
    await tenant.hears("urgency-urgent")
    told, after = await intake_of(theatre), await order_of(theatre)
    assert (told.category, told.urgency) == (Category.HVAC, Urgency.URGENT)
    assert after.due_at - after.dispatched_at == timedelta(minutes=30) < before.due_at - before.dispatched_at


async def test_what_turns_out_to_be_an_emergency_sounds_the_alarm(theatre: Theatre) -> None:
    guard = await theatre.enters("S21")
    await reported(theatre)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-regrade")
    await dispatcher.hears("repair-regrade-category")
    await dispatcher.taps("给排水")
    await dispatcher.hears("repair-regrade-urgency")
    await dispatcher.taps("特急")
    await dispatcher.hears("repair-regraded")
    await guard.is_called("repair-alarm", number=FIRST, count=1)


@pytest.mark.parametrize("tongue", [ZH, EN], ids=["zh", "en"])
async def test_only_the_dispatcher_dispatches(theatre: Theatre, tongue: Tongue) -> None:
    csr = await theatre.enters(tongue.csr)
    await reported(theatre, tongue)
    await csr.says(FIRST)
    await csr.hears("repair-state-to-dispatch")
    assert not offered(csr, "repair-assign")
    await forges(csr, f"v1:repair-assign:{(await intake_of(theatre)).id}")
    await sees_note(theatre, csr, "not-allowed")

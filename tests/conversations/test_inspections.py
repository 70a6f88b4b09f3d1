"""What colleagues find on their rounds: danger rings at once, the rest is dispatched; none is done without a result."""

from datetime import timedelta

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.names import Language
from bot.domain.order_states import Method, OrderStatus, Result
from bot.domain.people import SYSTEM
from bot.domain.registers import Item
from bot.domain.repairs import Channel
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services import registers
from tests.talks import (
    FIRST,
    ORDER,
    Tongue,
    arrives,
    assigns,
    both,
    finishes,
    forges,
    intake_of,
    reported,
    reports,
    returns,
    sees_note,
    time_passes,
)

FOUND = "5楼走廊的灯不亮"


async def finds(stage: Theatre, text: str = FOUND) -> Player:
    """The housekeeping supervisor on the daily round."""
    supervisor = await stage.enters("S04")
    await reports(supervisor, text)
    return supervisor


async def inspections(stage: Theatre) -> tuple[Item, ...]:
    """The inspection record of today."""
    today = stage.clock.today(stage.clock.now())
    return (await stage.house.desk.do(SYSTEM, lambda work: registers.of(work, today, today))).inspections


@pytest.mark.manual("R90", "R95", "R96")
async def test_a_finding_is_recorded_and_not_closed_before_its_result_is(theatre: Theatre) -> None:
    csr, technician, dispatcher = [await theatre.enters(code) for code in ("S05", "S15", "S14")]
    await finds(theatre)
    (item,) = await inspections(theatre)
    assert (item.number, item.channel, item.text, item.ordered) == (FIRST, Channel.INSPECTION, FOUND, None)
    await assigns(dispatcher)
    await technician.hears("repair-state-dispatched")
    await arrives(technician)
    await finishes(technician)
    await dispatcher.hears("repair-state-completed")
    await forges(csr, f"v1:repair-seen:{(await intake_of(theatre)).id}:0")
    await sees_note(theatre, csr, "order-is-completed", number=ORDER)
    await returns(dispatcher)
    await csr.hears("repair-state-returned")
    await csr.taps("repair-seen")
    await csr.hears("repair-state-closed")
    (item,) = await inspections(theatre)
    assert item.ordered is not None
    assert (item.ordered.result, item.ordered.method, item.ordered.status) == (
        Result.RESOLVED, Method.ON_SITE, OrderStatus.CLOSED
    )  # fmt: skip
    assert "叶" in item.ordered.verified_by.zh


async def closed_finding(stage: Theatre, text: str) -> Player:
    """What the housekeeping supervisor has found is settled, verified on site and closed."""
    csr, technician, dispatcher = [await stage.enters(code) for code in ("S05", "S15", "S14")]
    supervisor = await finds(stage, text)
    await assigns(dispatcher)
    await technician.hears("repair-state-dispatched")
    await arrives(technician)
    await finishes(technician)
    await dispatcher.hears("repair-state-completed")
    await returns(dispatcher)
    await csr.hears("repair-state-returned")
    await csr.taps("repair-seen")
    await csr.hears("repair-state-closed")
    return supervisor


async def look_again(stage: Theatre, supervisor: Player) -> int:
    """How often the supervisor has been asked so far."""
    await stage.house.clockwork.tick()
    return (await supervisor.heard()).count("patrol-again")


@pytest.mark.manual("R94")
async def test_after_a_cleaning_finding_the_patrols_are_closer_for_some_days(theatre: Theatre) -> None:
    supervisor = await closed_finding(theatre, "5楼走廊地面很脏，垃圾没有清理")
    assert (await intake_of(theatre)).category is Category.CLEANING
    theatre.clock.advance(timedelta(hours=1))
    for day in (1, 2, 3):  # at ten, from Tuesday on
        await time_passes(theatre, days=1)
        await supervisor.hears("patrol-again", number=ORDER, count=day, last=3)
    await time_passes(theatre, days=1)
    assert await look_again(theatre, supervisor) == 3


async def test_only_housekeeping_is_looked_at_again(theatre: Theatre) -> None:
    supervisor = await closed_finding(theatre, FOUND)
    theatre.clock.advance(timedelta(days=1, hours=1))
    assert await look_again(theatre, supervisor) == 0


async def test_what_is_open_again_is_not_patrolled_but_done_again(theatre: Theatre) -> None:
    supervisor = await closed_finding(theatre, "5楼走廊地面很脏，垃圾没有清理")
    manager = await theatre.enters("S02")
    await forges(manager, f"v1:repair-reopen:{(await intake_of(theatre)).id}")
    await manager.hears("repair-reopen-why")
    await manager.says("还是脏")
    await theatre.player("S15").hears("repair-state-dispatched")
    theatre.clock.advance(timedelta(days=1, hours=1))
    assert await look_again(theatre, supervisor) == 0


@pytest.mark.manual("R91")
async def test_a_finding_that_is_dangerous_rings_at_once_and_any_other_is_only_dispatched(theatre: Theatre) -> None:
    alarmed = [await theatre.enters(code) for code in ("S21", "S13", "S02")]
    dispatcher = await theatre.enters("S14")
    supervisor = await finds(theatre)
    await dispatcher.is_called("repair-title-intake", number=FIRST)
    await supervisor.says("5楼配电箱冒烟")
    await supervisor.hears("repair-emergency")
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    for one in alarmed:
        await one.is_called("repair-alarm", number="R-000002", count=1)
        assert (await one.heard()).count("repair-alarm") == 1
    second = await intake_of(theatre, "R-000002")
    assert (second.channel, second.urgency) == (Channel.INSPECTION, Urgency.EMERGENCY)


@pytest.mark.manual("R87")
@both
async def test_what_nobody_follows_up_at_once_is_told_to_the_head_of_the_department(
    theatre: Theatre, tongue: Tongue
) -> None:
    head = await theatre.enters("S02")
    await reported(theatre, tongue)
    await time_passes(theatre, hours=1)
    await head.is_called("repair-undispatched", number=FIRST)
    await head.is_called("repair-state-to-dispatch")


@pytest.mark.manual("R7", "R89", "R90")
@both
async def test_the_manager_plans_a_round_and_who_goes_reports_and_signs_it_with_two_taps(
    theatre: Theatre, tongue: Tongue
) -> None:
    manager, inspector = await theatre.enters("S02"), await theatre.enters(tongue.csr)
    await manager.says("/inspections")
    await manager.hears("inspections-none")
    await manager.taps("inspection-plan")
    for prompt, words in (("area", "大堂"), ("points", "地面、灯")):
        await manager.hears(f"inspection-plan-{prompt}")
        await manager.says(words)
    await manager.hears("inspection-plan-every")
    await manager.taps("每周")
    await manager.hears("inspection-plan-days")
    await manager.taps("星期一")
    await manager.taps("好了")
    await manager.taps("10:00")
    await manager.taps("客务代表")
    await manager.hears("inspection-plan-summary")
    await manager.taps("✅")
    await manager.hears("inspection-arranged", area="大堂")
    await inspector.hears("inspection-set", area="大堂", points="地面、灯")
    await time_passes(theatre, hours=1)
    await inspector.is_called("inspection", area="大堂")
    await inspector.taps("repair-new")
    await inspector.hears("repair-new-text")
    await inspector.says(FOUND)
    await inspector.hears("repair-new-photos")
    await inspector.taps("跳过" if tongue.language is Language.ZH else "Skip")
    await inspector.hears("form-summary")
    await inspector.taps("✅")
    await inspector.hears("repair-title-intake", number=FIRST)
    await inspector.taps("round-done")
    await inspector.hears("inspection-gone", area="大堂")
    (item,) = await inspections(theatre)
    assert item.number == FIRST
    await manager.says("/inspections")
    await manager.hears("inspection-last", count=1)
    await manager.taps("inspection-end")
    await manager.hears("inspection-ended-said", area="大堂")

"""An engineering group: a topic of it is declared, orders are offered there, and the first tap wins."""

import asyncio

import pytest

from bot.domain.order_states import OrderStatus
from bot.playground.chats import Chat
from bot.playground.methods_chat import open_topic
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.storage.tables import groups
from tests.talks import (
    FIRST,
    ORDER,
    ZH,
    Tongue,
    both,
    count,
    forges,
    intake_of,
    offered,
    order_of,
    reported,
    sees_note,
    time_passes,
)

TEAM = ("S14", "S15", "S16", "S05")


async def declares(there: Player) -> None:
    """Two steps: what will be shown is read first."""
    await there.says("/engineering")
    await there.hears("group-declare")
    await there.taps("group-yes")
    await there.hears("group-declared")


async def gathered(stage: Theatre) -> tuple[Chat, int]:
    """The engineers have a group with a topic for their jobs, and the dispatcher has declared it."""
    for code in TEAM:
        await stage.enters(code)
    group = stage.group("工程部", *TEAM)
    topic = open_topic(stage.world, group, "抢单").id
    there = stage.player("S14").within(group, topic)
    await declares(there)
    return group, topic


async def offered_there(stage: Theatre, tongue: Tongue) -> tuple[Chat, int]:
    """… and an order is offered to it."""
    group, topic = await gathered(stage)
    tenant, dispatcher = await stage.enters(tongue.tenant), stage.player("S14")
    await tenant.says(tongue.leak)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-technician")
    await dispatcher.taps("工程群")
    await dispatcher.hears("repair-assigned")
    return group, topic


async def test_where_nobody_is_in_it_can_be_offered_to_the_group(theatre: Theatre) -> None:
    group, topic = await gathered(theatre)
    for code in ("S15", "S16"):
        await theatre.player(code).says("/shift")
        await theatre.player(code).taps("shift-end")
        await theatre.player(code).hears("shift-ended")
    await reported(theatre)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-instead")
    await dispatcher.taps("工程群")
    await dispatcher.hears("repair-assigned")
    await dispatcher.within(group, topic).hears("repair-group-card")


@both
async def test_the_first_tap_in_the_group_has_the_job_and_the_loser_is_told_whose(
    theatre: Theatre, tongue: Tongue
) -> None:
    group, topic = await offered_there(theatre, tongue)
    zhao, sun = theatre.player("S15"), theatre.player("S16")
    zhao_there, sun_there = zhao.within(group, topic), sun.within(group, topic)
    tenant = theatre.player(tongue.tenant)
    await zhao_there.sees(ORDER)
    await tenant.hears("repair-state-offered")
    zhao_there.begins()
    await zhao_there.taps("repair-claim")
    await zhao.is_called("repair-state-accepted")
    assert zhao_there.tapped == 1
    await tenant.hears("repair-state-accepted")
    order, intake = await order_of(theatre), await intake_of(theatre)
    assert order.status is OrderStatus.ACCEPTED
    await zhao_there.hears("repair-state-accepted")
    assert not offered(sun_there, "repair-claim")
    await forges(sun_there, f"v1:repair-claim:{intake.id}")
    await sees_note(theatre, sun_there, "repair-claimed-by", number=ORDER, name=theatre.player("S15").holder.name)
    assert (await order_of(theatre)).technician == order.technician


async def test_of_two_taps_at_the_same_moment_one_wins(theatre: Theatre) -> None:
    group, topic = await offered_there(theatre, ZH)
    both_there = [theatre.player(code).within(group, topic) for code in ("S15", "S16")]
    await both_there[0].sees(ORDER)
    await asyncio.gather(*(one.taps("repair-claim") for one in both_there))
    toasts = [await one.sees_toast() for one in both_there]
    assert sorted("归您了" in toast for toast in toasts) == [False, True]


@pytest.mark.parametrize("who", ["S05", "S14"])
async def test_whoever_is_no_technician_cannot_take_a_job(theatre: Theatre, who: str) -> None:
    group, topic = await offered_there(theatre, ZH)
    there = theatre.player(who).within(group, topic)
    await there.taps("repair-claim")
    await sees_note(theatre, there, "not-allowed")
    assert (await order_of(theatre)).technician is None


async def test_a_stranger_in_the_group_is_shown_the_door_politely(theatre: Theatre) -> None:
    group, topic = await offered_there(theatre, ZH)
    there = theatre.player("").within(group, topic)
    await there.taps("repair-claim")
    await sees_note(theatre, there, "stranger-not-allowed")


@both
async def test_the_card_in_the_group_names_no_reporter(theatre: Theatre, tongue: Tongue) -> None:
    group, topic = await gathered(theatre)
    tenant, dispatcher = await theatre.enters(tongue.tenant), theatre.player("S14")
    await tenant.says(f"{tongue.leak}, 电话 13812345678")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-technician")
    await dispatcher.taps("工程群")
    there = theatre.player("S15").within(group, topic)
    card = await there.sees(ORDER)
    assert tongue.unit in card.text
    for private in ("周敏", "云杉", "Miller", "米勒", "000-8800", "13812345678", "000•"):
        assert private not in card.text
    await _taken(theatre, there)
    assert all("周敏" not in shown.text and "米勒" not in shown.text for shown in there.phone.chat)


async def _taken(stage: Theatre, there: Player) -> None:
    await there.taps("repair-claim")
    await there.hears("repair-state-accepted")


async def test_the_group_is_where_it_was_declared_last(theatre: Theatre) -> None:
    group, topic = await gathered(theatre)
    other = open_topic(theatre.world, group, "夜班").id
    there = theatre.player("S14").within(group, other)
    await declares(there)
    assert await count(theatre, groups) == 1
    await reported(theatre)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-technician")
    await dispatcher.taps("工程群")
    await theatre.player("S15").within(group, other).sees(ORDER)
    assert not any(ORDER in shown.text for shown in theatre.player("S15").within(group, topic).phone.chat)


@pytest.mark.parametrize("who", ["S15", "S05"])
async def test_only_who_leads_the_work_names_the_group(theatre: Theatre, who: str) -> None:
    await theatre.enters(who)
    there = theatre.player(who).within(theatre.group("工程部", who))
    await there.says("/engineering")
    await there.hears("not-allowed")
    assert await count(theatre, groups) == 0


@both
async def test_outside_of_a_group_there_is_none_to_declare(theatre: Theatre, tongue: Tongue) -> None:
    manager = await theatre.enters("S14")
    await manager.says("/engineering")
    await manager.hears("group-only-in-groups")
    assert await count(theatre, groups) == 0


async def test_talk_in_the_group_is_none_of_the_house_s_business(theatre: Theatre) -> None:
    group, topic = await gathered(theatre)
    there = theatre.player("S15").within(group, topic)
    before = len(there.phone.history)
    await there.says("0801 漏水,谁去?")
    await theatre.player("S14").says(FIRST)
    await theatre.player("S14").hears("not-found")
    assert len(there.phone.history) == before + 1


async def test_nobody_claims_it_so_dispatcher_and_manager_are_told(theatre: Theatre) -> None:
    manager = await theatre.enters("S13")
    await offered_there(theatre, ZH)
    await time_passes(theatre, minutes=31)
    await manager.is_called("repair-unclaimed", number=ORDER)
    await theatre.player("S14").is_called("repair-unclaimed", number=ORDER)


async def test_who_is_in_a_group_but_was_handed_back_to_it_can_take_it_again(theatre: Theatre) -> None:
    group, topic = await offered_there(theatre, ZH)
    zhao, sun_there = theatre.player("S15"), theatre.player("S16").within(group, topic)
    await _taken(theatre, zhao.within(group, topic))
    await zhao.taps("repair-hand-back")
    await zhao.hears("repair-hand-back-why")
    await zhao.says("临时有急事")
    await zhao.hears("repair-handed-back-said")
    await sun_there.hears("repair-state-offered")
    await sun_there.taps("repair-claim")
    await theatre.player("S16").is_called("repair-state-accepted")

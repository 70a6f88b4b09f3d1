"""Limits that run out, shifts, and who hears of it, in the chat."""

import pytest

from bot.domain.aftermath import Overdue, Stage
from bot.domain.order_states import OrderStatus
from bot.playground.theatre import Theatre
from tests.alarm_talks import silent
from tests.talks import (
    ORDER,
    Tongue,
    arrives,
    asked,
    assigned,
    assigns,
    both,
    every,
    labels,
    offered,
    on_site,
    order_of,
    reports,
    time_passes,
)


@pytest.mark.manual("R109")
async def test_who_does_not_accept_is_followed_by_the_next_on_shift_and_then_by_the_manager(theatre: Theatre) -> None:
    sun, qian, manager = [await theatre.enters(code) for code in ("S16", "S17", "S13")]
    await sun.says("/shift")
    await sun.hears("shift")
    await sun.taps("shift-end")
    await sun.hears("shift-ended", count=0)
    zhao = await assigned(theatre)
    dispatcher, tenant = theatre.player("S14"), theatre.player("T01-1")
    await time_passes(theatre, minutes=31)
    await qian.is_called("repair-state-dispatched")
    await zhao.is_called("repair-taken-over", number=ORDER)
    await dispatcher.is_called("repair-passed-on", number=ORDER)
    await tenant.hears("repair-state-dispatched")
    assert await silent(manager, "repair-unaccepted")
    assert not offered(sun, "repair-accept")
    assert not offered(zhao, "repair-accept")
    await time_passes(theatre, minutes=31)
    await manager.is_called("repair-unaccepted", number=ORDER)
    await dispatcher.is_called("repair-unaccepted", number=ORDER)
    assert [late.stage for late in await every(theatre, Overdue)] == [Stage.ACCEPT, Stage.ACCEPT]
    await qian.taps("repair-accept")
    await tenant.hears("repair-state-accepted")


async def test_who_accepts_in_time_keeps_the_job(theatre: Theatre) -> None:
    sun = await theatre.enters("S16")
    zhao = await assigned(theatre)
    await zhao.taps("repair-accept")
    await zhao.hears("repair-state-accepted")
    await time_passes(theatre, minutes=31)
    assert await silent(sun, "repair-state-dispatched")
    assert await every(theatre, Overdue) == []


async def test_a_technician_begins_and_ends_the_shift_at_two_taps(theatre: Theatre) -> None:
    zhao = await assigned(theatre)
    zhao.begins()
    await zhao.says("/shift")
    await zhao.hears("shift")
    await zhao.taps("shift-end")
    await zhao.hears("shift-ended", count=1)
    assert (zhao.spoke, zhao.tapped) == (1, 1)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-helper")
    await dispatcher.hears("repair-helper-technician")
    assert "已下班" in labels(dispatcher)[0]
    await zhao.says("/shift")
    await zhao.hears("shift")
    await zhao.taps("shift-begin")
    await zhao.hears("shift-begun", count=1)


@pytest.mark.parametrize("who", ["T01-1", "S05"])
async def test_only_technicians_have_shifts(theatre: Theatre, who: str) -> None:
    person = await theatre.enters(who)
    await person.says("/shift")
    await person.hears("not-allowed")


async def test_nobody_there_in_time_is_told_to_dispatcher_and_engineering_manager(theatre: Theatre) -> None:
    manager, supervisor = await theatre.enters("S13"), await theatre.enters("S03")
    technician = await assigned(theatre)
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    # Four working hours from nine, and an hour and a half of lunch between.
    await time_passes(theatre, hours=5, minutes=29)
    assert await silent(manager, "repair-late-on-site")
    await time_passes(theatre, minutes=2)
    await manager.is_called("repair-late-on-site", number=ORDER)
    await theatre.player("S14").is_called("repair-late-on-site", number=ORDER)
    await technician.is_called("repair-state-accepted")
    assert await silent(supervisor, "repair-late-on-site")
    assert [late.stage for late in await every(theatre, Overdue)] == [Stage.ON_SITE]


@pytest.mark.manual("R78", "R86")
async def test_not_done_in_time_is_told_to_dispatcher_and_supervisor(theatre: Theatre) -> None:
    supervisor = await theatre.enters("S03")
    await on_site(theatre)
    await time_passes(theatre, days=2, minutes=1)
    await supervisor.is_called("repair-late-done", number=ORDER)
    await theatre.player("S14").is_called("repair-late-done", number=ORDER)
    assert Stage.DONE in {late.stage for late in await every(theatre, Overdue)}


async def test_while_it_is_the_tenant_s_turn_no_limit_runs_out(theatre: Theatre) -> None:
    supervisor = await theatre.enters("S03")
    technician = await on_site(theatre)
    await technician.taps("repair-nobody")
    await technician.hears("repair-state-nobody-in-told")
    await time_passes(theatre, days=4)
    assert await silent(supervisor, "repair-late-done")
    assert await every(theatre, Overdue) == []
    before = (await order_of(theatre)).due_done
    await technician.taps("repair-go-on")
    await technician.hears("repair-state-on-site")
    order = await order_of(theatre)
    assert order.status is OrderStatus.ON_SITE
    assert order.due_done > before
    await time_passes(theatre, days=4)
    await supervisor.is_called("repair-late-done", number=ORDER)


@pytest.mark.manual("R86", "R127")
@both
async def test_a_tenant_who_does_not_answer_for_a_day_is_phoned(theatre: Theatre, tongue: Tongue) -> None:
    supervisor = await theatre.enters("S03")
    csr = await asked(theatre, tongue)
    await time_passes(theatre, hours=23, minutes=59)
    assert await silent(supervisor, "repair-please-phone")
    await time_passes(theatre, minutes=2)
    await csr.is_called("repair-please-phone", number=ORDER)
    await supervisor.is_called("repair-please-phone", number=ORDER)
    await csr.taps("repair-phoned")
    await theatre.player(tongue.tenant).is_called("repair-state-closed")


async def test_a_tenant_who_has_answered_is_not_phoned(theatre: Theatre) -> None:
    supervisor = await theatre.enters("S03")
    await asked(theatre)
    await theatre.player("T01-1").taps("repair-fixed")
    await supervisor.hears("repair-state-confirmed")
    await time_passes(theatre, hours=25)
    assert await silent(supervisor, "repair-please-phone")


async def test_an_urgent_repair_has_shorter_limits_that_go_on_at_night(theatre: Theatre) -> None:
    manager = await theatre.enters("S13")
    tenant, dispatcher, zhao = [await theatre.enters(code) for code in ("T01-1", "S14", "S15")]
    await time_passes(theatre, hours=13)
    await reports(tenant, "0801 整层没水了,马上来")
    await dispatcher.hears("repair-state-to-dispatch")
    await assigns(dispatcher)
    await zhao.hears("repair-state-dispatched")
    await arrives(zhao)
    await time_passes(theatre, hours=25)
    await dispatcher.is_called("repair-late-done", number=ORDER)
    assert await silent(manager, "repair-late-on-site")

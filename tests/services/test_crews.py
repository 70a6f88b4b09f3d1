"""Who goes along to an order: nobody is named twice, whoever comes to answer for it, and however."""

from datetime import timedelta

import pytest

from bot.domain.groups import GroupKind
from bot.domain.people import SYSTEM, ChatId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import dispatch, groups, slips, verifications, voids, work_orders
from tests.services.test_work_orders import order_of, reported, steps
from tests.services.town import Town


async def test_who_had_done_it_and_went_along_again_is_named_once_when_that_is_voided(town: Town) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake):
        await town.does(who, step)
    second = town.people["second_technician"]
    await town.does("tenant", lambda w: verifications.come_back(w, intake))
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, second))
    await town.does("dispatcher", lambda w: dispatch.add_helper(w, intake, town.people["technician"]))
    await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "it was the other tap"))
    await town.does("cs_manager", lambda w: voids.void(w, intake))
    slip = await town.does("dispatcher", lambda w: slips.of(w, intake))
    assert [name.zh for name in slip.technicians] == ["technician"]


@pytest.mark.manual("R109")
@pytest.mark.parametrize("how", ["sent", "given", "claimed", "asked next", "heard late"])
async def test_a_helper_who_comes_to_answer_for_it_is_named_once(town: Town, how: str) -> None:
    first, second = town.people["technician"], town.people["second_technician"]
    await town.does("dispatcher", lambda w: groups.declare(w, GroupKind.ENGINEERING, ChatId(-5), None))
    intake = await reported(town)
    asked = town.desk.clock.now()
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, None if how == "claimed" else first))
    leads = first if how == "heard late" else second
    if how == "heard late":  # asked first, passed on, put along, and then heard: they had said yes in time
        town.desk.clock.advance(timedelta(minutes=31))
        await Clockwork(town.desk, SCHEDULE).tick()
    await town.does("dispatcher", lambda w: dispatch.add_helper(w, intake, leads))
    match how:
        case "sent":
            await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, second))
        case "given":
            await town.does("technician", lambda w: dispatch.transfer(w, intake, second, "you are nearer"))
        case "claimed":
            await town.does("second_technician", lambda w: dispatch.claim(w, intake))
        case "asked next":
            town.desk.clock.advance(timedelta(minutes=31))
            await Clockwork(town.desk, SCHEDULE).tick()
        case _:
            await town.does("technician", lambda w: work_orders.accept(w, intake), asked + timedelta(minutes=29))
    order = await order_of(town, intake)
    assert order.technician == leads
    slip = await town.does("dispatcher", lambda w: slips.of(w, intake))
    assert [name.zh for name in slip.technicians] == ["technician" if leads == first else "second_technician"]
    whys = [line.why for line in await town.desk.do(SYSTEM, lambda w: w.history_of("work_orders", order.id))]
    assert f"helper {leads} answers for it now" in whys

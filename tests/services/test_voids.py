"""Voiding takes two, and everybody whom it concerns is called: who decides, who asked, who was to go, who waits."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.order_states import OrderStatus
from bot.domain.repairs import IntakeStatus
from bot.services import dispatch, verifications, voids
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.test_work_orders import intake_of, order_of, reported, steps
from tests.services.town import ROLES, Town
from tests.services.town import told as args_told


async def rung(town: Town) -> dict[str, int]:
    """How often a card of the repair has rung at each of them."""
    async with town.desk.database.transaction() as db:
        rings = await db.execute(select(outbox.c.person).where(outbox.c.verb == Verb.RING))
        found = [row.person for row in rings]
    return {who: found.count(town.people[who]) for who in ROLES}


async def called(town: Town, before: dict[str, int]) -> set[str]:
    return {who for who, times in (await rung(town)).items() if times > before[who]}


@pytest.mark.manual("R122", "R123")
async def test_the_manager_is_called_to_decide_and_then_everybody_whom_it_concerns(town: Town) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake)[:2]:
        await town.does(who, step)
    before = await rung(town)
    await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "twice"))
    assert await called(town, before) == {"cs_manager"}
    before = await rung(town)
    await town.does("cs_manager", lambda w: voids.keep(w, intake))
    assert await called(town, before) == {"dispatcher"}
    await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "twice after all"))
    before = await rung(town)
    await town.does("cs_manager", lambda w: voids.void(w, intake))
    assert await called(town, before) == {"tenant", "technician", "dispatcher"}
    order = await order_of(town, intake)
    assert (order.status, order.void_why) == (OrderStatus.VOID, "twice after all")
    assert (await intake_of(town, intake)).status is IntakeStatus.CLOSED


async def test_whose_report_went_with_it_hears_that_it_stands_closed_as_before(town: Town) -> None:
    intake, other = await reported(town), await reported(town)
    await town.does("dispatcher", lambda w: dispatch.merge(w, other, intake))
    for who, step in steps(town, intake):
        await town.does(who, step)
    town.desk.clock.advance(timedelta(hours=1))
    await town.does("tenant", lambda w: verifications.come_back(w, intake))
    await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "another tap"))
    await town.does("cs_manager", lambda w: voids.void(w, intake))
    assert len(await args_told(town, "tenant", "repair-closed-as-before")) == 2  # of the one, and of the other
    assert (await order_of(town, intake)).status is OrderStatus.CLOSED
    assert (await intake_of(town, other)).status is IntakeStatus.MERGED

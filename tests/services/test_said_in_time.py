"""What a technician said in time counts, however late it is heard; what comes too late learns who has the order."""

from datetime import datetime, timedelta

import pytest

from bot.domain.aftermath import Overdue
from bot.domain.order_states import OrderStatus
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import dispatch, work_orders
from bot.storage import rows
from tests.services.test_work_orders import order_of, reported, steps, told
from tests.services.town import Town

_MINUTE = timedelta(minutes=1)


async def passed_on(town: Town) -> tuple[IntakeId, datetime]:
    """Sent to the technician; nothing was heard in time, so the second one is asked. When it was still in time, too."""
    intake = await reported(town)
    for who, step in steps(town, intake)[:1]:
        await town.does(who, step)
    town.desk.clock.advance(timedelta(minutes=31))
    await Clockwork(town.desk, SCHEDULE).tick()
    assert (await order_of(town, intake)).technician == town.people["second_technician"]
    return intake, town.desk.clock.now() - 2 * _MINUTE


async def overdue(town: Town) -> list[Overdue]:
    async with town.desk.database.transaction() as db:
        return await rows.every(db, Overdue)


async def test_an_acceptance_said_in_time_counts_although_the_next_one_has_been_asked(town: Town) -> None:
    intake, in_time = await passed_on(town)
    assert len(await overdue(town)) == 1
    await town.does("technician", lambda w: work_orders.accept(w, intake), at=in_time)
    order = await order_of(town, intake)
    assert (order.technician, order.status) == (town.people["technician"], OrderStatus.ACCEPTED)
    assert order.accepted_at == in_time
    assert (await told(town, "second_technician"))[-2:] == ["repair-taken-over", "repair-card-gone"]
    assert await overdue(town) == []
    await town.does("technician", lambda w: work_orders.arrive(w, intake), at=in_time + _MINUTE)


async def test_who_is_asked_next_keeps_what_they_have_accepted(town: Town) -> None:
    intake, in_time = await passed_on(town)
    await town.does("second_technician", lambda w: work_orders.accept(w, intake))
    with pytest.raises(Refusal) as told_who:
        await town.does("technician", lambda w: work_orders.accept(w, intake), at=in_time)
    assert (told_who.value.key, told_who.value.words["name"].zh) == ("order-is-with", "second_technician")


async def test_what_is_said_too_late_is_answered_with_who_has_it_now(town: Town) -> None:
    intake, _ = await passed_on(town)
    verbs = (
        lambda w: work_orders.accept(w, intake),
        lambda w: work_orders.arrive(w, intake),
        lambda w: work_orders.complete(w, intake, "new tap", ()),
    )
    for verb in verbs:
        with pytest.raises(Refusal, match="order-is-with"):
            await town.does("technician", verb)
    await town.does("second_technician", lambda w: dispatch.hand_back(w, intake, "ill"))
    with pytest.raises(Refusal, match="order-is-with-dispatcher"):
        await town.does("technician", verbs[0])


async def test_after_the_work_is_done_the_former_one_hears_that(town: Town) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake)[:2]:
        await town.does(who, step)
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, town.people["second_technician"]))
    await town.does("second_technician", lambda w: work_orders.accept(w, intake))
    await town.does("second_technician", lambda w: work_orders.arrive(w, intake))
    await town.does("second_technician", lambda w: work_orders.complete(w, intake, "new tap", ()))
    with pytest.raises(Refusal, match="order-is-completed"):
        await town.does("technician", lambda w: work_orders.arrive(w, intake))


async def test_who_never_had_the_order_learns_nothing_of_it(town: Town) -> None:
    intake = await reported(town)
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    with pytest.raises(Refusal, match="not-found"):
        await town.does("second_technician", lambda w: work_orders.arrive(w, intake))


async def test_being_there_or_done_in_time_is_no_overrun_when_it_is_heard_late(town: Town) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake)[:2]:
        await town.does(who, step)
    due = (await order_of(town, intake)).due_at
    town.desk.clock.set(due + _MINUTE)
    await Clockwork(town.desk, SCHEDULE).tick()
    assert len(await overdue(town)) == 1
    await town.does("technician", lambda w: work_orders.arrive(w, intake), at=due - _MINUTE)
    assert await overdue(town) == []
    due = (await order_of(town, intake)).due_done
    town.desk.clock.set(due + _MINUTE)
    await Clockwork(town.desk, SCHEDULE).tick()
    assert len(await overdue(town)) == 1
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new tap", ()), at=due - _MINUTE)
    assert await overdue(town) == []

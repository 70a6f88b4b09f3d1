"""The repair procedure with real rows: who may do what, who hears of it, and what stays when it goes wrong."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.order_states import Method, OrderStatus, Result
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId, IntakeStatus
from bot.domain.work_orders import WorkOrder
from bot.services import dispatch, repairs, technicians, verifications, voids, work_orders
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import work_orders as orders_table
from bot.storage.tables import outbox
from tests.services.town import ROLES, Town, anew

Verb = Callable[[Work], Awaitable[object]]


async def reported(town: Town, who: str = "tenant", urgency: Urgency = Urgency.NORMAL) -> IntakeId:
    what = Reported(town.unit, anew("tap drips"), ("photo",), Category.PLUMBING, urgency)
    return (await town.does(who, lambda w: repairs.report(w, what))).id


async def order_of(town: Town, intake: IntakeId) -> WorkOrder:
    async with town.desk.database.transaction() as db:
        found = await rows.first(db, WorkOrder, orders_table.c.intake == intake)
    assert found is not None
    return found


async def intake_of(town: Town, intake: IntakeId) -> Intake:
    async with town.desk.database.transaction() as db:
        return await rows.find(db, Intake, intake)


async def told(town: Town, who: str) -> list[str]:
    """The keys of what was written to somebody, oldest first; cards by their state."""
    async with town.desk.database.transaction() as db:
        mine = outbox.select().where(outbox.c.person == town.people[who]).order_by(outbox.c.id)
        bodies = [row.body["say"] for row in await db.execute(mine) if "say" in row.body]
    return [b["args"]["state"]["$say"] if b["$say"] == "repair-card" else b["$say"] for b in bodies]


def steps(town: Town, intake: IntakeId, round_: int = 0) -> list[tuple[str, Verb]]:
    """The straight way from report to close: who does what."""
    technician = town.people["technician"]
    return [
        ("dispatcher", lambda w: dispatch.issue(w, intake, technician)),
        ("technician", lambda w: work_orders.accept(w, intake)),
        ("technician", lambda w: work_orders.arrive(w, intake)),
        ("technician", lambda w: work_orders.complete(w, intake, "new tap", ("after",))),
        ("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED)),
        ("csr", lambda w: verifications.ask(w, intake)),
        ("tenant", lambda w: verifications.confirm(w, intake, round_)),
        ("csr", lambda w: verifications.verify(w, intake, round_, Method.ASKED)),
    ]


async def walked(town: Town, upto: int) -> IntakeId:
    intake = await reported(town)
    for who, verb in steps(town, intake)[:upto]:
        await town.does(who, verb)
    return intake


@pytest.mark.manual("R104", "R107", "R109", "R110", "R111", "R112", "R124", "R125", "R127")
async def test_a_repair_goes_from_report_to_close_and_each_hears_what_concerns_them(town: Town) -> None:
    intake = await walked(town, 8)
    order = await order_of(town, intake)
    assert (order.status, order.method, order.verified_by) == (OrderStatus.CLOSED, Method.ASKED, town.people["csr"])
    assert (await intake_of(town, intake)).status is IntakeStatus.CLOSED
    assert await told(town, "tenant") == [
        "repair-state-to-dispatch", "repair-state-dispatched", "repair-state-accepted", "repair-state-on-site",
        "repair-state-completed", "repair-state-returned", "repair-state-verifying", "repair-state-confirmed",
        "repair-state-closed",
    ]  # fmt: skip
    assert (await told(town, "dispatcher"))[0] == "repair-state-to-dispatch"
    assert (await told(town, "technician"))[0] == "repair-state-dispatched"
    assert (await told(town, "csr"))[0] == "repair-state-returned"
    assert await told(town, "clerk") == ["repair-to-file"]
    assert await told(town, "neighbour") == []


@pytest.mark.manual("R119")
async def test_the_reporter_is_told_the_order_number_with_a_sound_in_the_transaction_that_issues_it(town: Town) -> None:
    intake = await walked(town, 1)
    order = await order_of(town, intake)
    async with town.desk.database.transaction() as db:
        mine = outbox.select().where(outbox.c.person == town.people["tenant"]).order_by(outbox.c.id.desc())
        letter = (await db.execute(mine)).first()
    assert letter is not None
    assert letter.verb == "ring"
    assert letter.body["say"]["args"]["title"]["args"]["order"] == order.number


@pytest.mark.parametrize("upto", range(8))
async def test_at_each_step_only_those_whose_step_it_is_can_take_it(town: Town, upto: int) -> None:
    intake = await walked(town, upto)
    who, verb = steps(town, intake)[upto]
    allowed = {who} | ({"second_csr", "tenant_supervisor", "cs_manager"} if who == "csr" else set())
    before = (await intake_of(town, intake), None if upto == 0 else await order_of(town, intake))
    for somebody in [*ROLES, "stranger"]:
        if somebody not in allowed:
            with pytest.raises(Refusal):
                await town.does(somebody, verb)
    assert (await intake_of(town, intake), None if upto == 0 else await order_of(town, intake)) == before
    await town.does(who, verb)


@pytest.mark.parametrize("upto", range(8))
async def test_two_people_who_tap_at_once_do_it_once_and_the_loser_is_told(town: Town, upto: int) -> None:
    intake = await walked(town, upto)
    who, verb = steps(town, intake)[upto]
    done = await asyncio.gather(*(town.does(who, verb) for _ in range(2)), return_exceptions=True)
    assert sorted(isinstance(one, Refusal) for one in done) == [False, True]


@pytest.mark.manual("R122")
async def test_orders_issued_at_once_are_numbered_without_gaps(town: Town) -> None:
    taken = [await reported(town, "csr") for _ in range(12)]
    technician = town.people["technician"]
    again = [i for i in taken for _ in range(2)]
    await asyncio.gather(
        *(town.does("dispatcher", lambda w, i=i: dispatch.issue(w, i, technician)) for i in again),  # type: ignore[misc]
        return_exceptions=True,
    )
    numbers = sorted([(await order_of(town, i)).number for i in taken])
    assert numbers == [f"WO-2026-{n:06d}" for n in range(1, 13)]


@pytest.mark.manual("R112")
async def test_not_fixed_means_rework_on_the_same_number_and_everybody_concerned_hears_it(town: Town) -> None:
    intake = await walked(town, 6)
    number = (await order_of(town, intake)).number
    await town.does("tenant", lambda w: verifications.deny(w, intake, 0))
    order = await order_of(town, intake)
    assert (order.number, order.status, order.rework) == (number, OrderStatus.DISPATCHED, 1)
    for who in ("tenant", "technician", "dispatcher"):
        assert (await told(town, who))[-1] == "repair-state-dispatched"
    for who, verb in steps(town, intake, 1)[1:]:
        await town.does(who, verb)
    assert (await order_of(town, intake)).status is OrderStatus.CLOSED


@pytest.mark.manual("R122", "R123")
async def test_a_voided_order_keeps_its_number_and_reason_and_the_next_one_goes_on_counting(town: Town) -> None:
    intake = await walked(town, 2)
    await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "reported twice"))
    with pytest.raises(Refusal):
        await town.does("dispatcher", lambda w: voids.void(w, intake))
    await town.does("cs_manager", lambda w: voids.void(w, intake))
    order = await order_of(town, intake)
    assert (order.status, order.number, order.void_why) == (OrderStatus.VOID, "WO-2026-000001", "reported twice")
    assert (await order_of(town, await walked(town, 1))).number == "WO-2026-000002"


async def test_the_reporter_takes_it_back_only_before_an_order_is_issued(town: Town) -> None:
    intake = await reported(town)
    with pytest.raises(Refusal):
        await town.does("neighbour", lambda w: repairs.cancel(w, intake))
    await town.does("tenant", lambda w: repairs.cancel(w, intake))
    assert (await intake_of(town, intake)).status is IntakeStatus.CANCELLED
    later = await walked(town, 1)
    with pytest.raises(Refusal, match="repair-is-issued"):
        await town.does("tenant", lambda w: repairs.cancel(w, later))


async def test_somebody_elses_repair_looks_like_none_at_all(town: Town) -> None:
    intake = await walked(town, 1)
    for look in (repairs.open_card, repairs.photos):
        with pytest.raises(Refusal, match="not-found"):
            await town.does("neighbour", lambda w, look=look: look(w, intake))  # type: ignore[misc]
        with pytest.raises(Refusal, match="not-found"):
            await town.does("tenant", lambda w, look=look: look(w, IntakeId(12345)))  # type: ignore[misc]


async def test_a_tenant_reports_only_for_their_own_unit(town: Town) -> None:
    what = Reported(town.other_unit, "x", (), Category.OTHER, Urgency.NORMAL)
    with pytest.raises(Refusal, match="repair-not-your-unit"):
        await town.does("tenant", lambda w: repairs.report(w, what))


async def test_only_a_technician_can_be_sent(town: Town) -> None:
    intake = await reported(town)
    with pytest.raises(Refusal, match="repair-not-a-technician"):
        await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["csr"]))


async def test_the_right_trade_comes_first_in_the_list_of_technicians(town: Town) -> None:
    found = await town.does("dispatcher", lambda w: technicians.suggested(w, Category.PLUMBING))
    assert [(one.person, one.skilled) for one in found] == [
        (town.people["technician"], True),
        (town.people["second_technician"], False),
    ]


async def test_reassigning_takes_the_job_from_one_and_gives_it_to_the_other(town: Town) -> None:
    intake = await walked(town, 2)
    second = town.people["second_technician"]
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, second))
    assert {"repair-taken-over", "repair-card-gone"} <= set(await told(town, "technician"))
    assert (await told(town, "second_technician"))[-1] == "repair-state-dispatched"
    with pytest.raises(Refusal):
        await town.does("technician", lambda w: work_orders.accept(w, intake))
    await town.does("second_technician", lambda w: work_orders.accept(w, intake))

"""An emergency that nobody has accepted is never silent, however it came to that, and it never rings twice at once."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.categories import Category, Urgency
from bot.domain.groups import GroupKind
from bot.domain.order_states import Method, OrderStatus, Result
from bot.domain.people import ChatId
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.domain.work_orders import WorkOrder
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import dispatch, groups, repairs, verifications, voids, work_orders
from bot.services.work import Work
from bot.storage.tables import outbox
from tests.services.test_work_orders import intake_of, order_of, reported, steps, told
from tests.services.town import Town

Steps = list[tuple[str, Callable[[Work], Awaitable[object]]]]
E = Urgency.EMERGENCY


async def rung(town: Town) -> list[int]:
    """The counts of the alarms that the guard has heard, oldest first."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people["security"]).order_by(outbox.c.id)
        said = [body["say"] for body in (await db.execute(mine)).scalars() if "say" in body]
    return [one["args"]["count"] for one in said if one["$say"] == "repair-alarm"]


async def minutes_pass(town: Town, minutes: int) -> None:
    for _ in range(minutes):
        town.desk.clock.advance(timedelta(minutes=1))
        await Clockwork(town.desk, SCHEDULE).tick()


async def go(town: Town, taken: Steps) -> None:
    for who, step in taken:
        await town.does(who, step)


async def accepted(town: Town, urgency: Urgency = E) -> IntakeId:
    intake = await reported(town, urgency=urgency)
    await go(town, steps(town, intake)[:2])
    return intake


def ways_back(town: Town, intake: IntakeId) -> dict[str, Steps]:
    """From accepted to not accepted any more."""
    second = town.people["second_technician"]
    done = steps(town, intake)[2:]
    return {
        "transfer": [("technician", lambda w: dispatch.transfer(w, intake, second, "no keys"))],
        "reassign": [("dispatcher", lambda w: dispatch.reassign(w, intake, second))],
        "hand_back": [("technician", lambda w: dispatch.hand_back(w, intake, "no keys"))],
        "deny": [*done[:4], ("tenant", lambda w: verifications.deny(w, intake, 0))],
        "reject": [*done[:3], ("csr", lambda w: verifications.reject(w, intake, 0, "it drips"))],
        "come_back": [*done, ("tenant", lambda w: verifications.come_back(w, intake))],
        "reopen": [*done, ("cs_manager", lambda w: verifications.reopen(w, intake, "it drips"))],
    }


@pytest.mark.manual("R36")
@pytest.mark.parametrize(
    "how", ["transfer", "reassign", "hand_back", "deny", "reject", "come_back", "reopen"]
)  # fmt: skip
async def test_who_gives_up_an_emergency_or_has_not_mended_it_sets_off_one_alarm_anew(town: Town, how: str) -> None:
    intake = await accepted(town)
    await minutes_pass(town, 6)
    assert await rung(town) == [1]
    await go(town, ways_back(town, intake)[how])
    assert await rung(town) == [1, 1]
    await minutes_pass(town, 11)
    assert await rung(town) == [1, 1, 2, 3]


async def test_an_alarm_that_begins_anew_silences_the_one_before(town: Town) -> None:
    intake = await reported(town, urgency=E)
    await go(town, steps(town, intake)[:1])
    town.desk.clock.advance(timedelta(minutes=2))
    await town.does("technician", lambda w: dispatch.hand_back(w, intake, "no keys"))
    await minutes_pass(town, 10)
    assert await rung(town) == [1, 1, 2, 3]


async def test_who_is_sent_before_anybody_accepts_changes_nothing_about_the_alarm(town: Town) -> None:
    intake = await reported(town, urgency=E)
    await go(town, steps(town, intake)[:1])
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, town.people["second_technician"]))
    assert await rung(town) == [1]


async def test_what_is_set_apart_from_an_emergency_rings_for_itself(town: Town) -> None:
    intake = await accepted(town)
    await town.does("dispatcher", lambda w: dispatch.split(w, intake, "and it burns"))
    await minutes_pass(town, 5)
    assert await rung(town) == [1, 1, 2]


@pytest.mark.parametrize("how", ["separate", "void", "turn_back"])
async def test_an_emergency_that_waits_for_dispatch_again_rings(town: Town, how: str) -> None:
    main, other = await reported(town), await reported(town, urgency=E)
    if how == "turn_back":
        await town.does("dispatcher", lambda w: dispatch.convert(w, other))
        await town.does("tenant_supervisor", lambda w: dispatch.turn_back(w, other))
    else:
        await go(town, steps(town, main)[:2])
        await town.does("dispatcher", lambda w: dispatch.merge(w, other, main))
    before = await rung(town)
    if how == "separate":
        await town.does("dispatcher", lambda w: dispatch.separate(w, other))
    if how == "void":
        await town.does("dispatcher", lambda w: voids.ask_void(w, main, "twice"))
        await town.does("cs_manager", lambda w: voids.void(w, main))
    assert await rung(town) == ([1, 1] if how == "turn_back" else [*before, 1])


# -- merging ----------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R36")
@pytest.mark.parametrize("upto", [0, 1])
async def test_an_emergency_that_is_merged_makes_the_other_one(town: Town, upto: int) -> None:
    main = await reported(town)
    await go(town, steps(town, main)[:upto])
    other = await reported(town, urgency=E)
    await town.does("dispatcher", lambda w: dispatch.merge(w, other, main))
    assert (await intake_of(town, main)).urgency is E
    await minutes_pass(town, 11)
    assert await rung(town) == [1, 1, 2, 3]
    if upto:
        order = await order_of(town, main)
        assert order.due_done - order.round_at == timedelta(hours=2)


async def test_merging_into_what_is_more_urgent_changes_nothing(town: Town) -> None:
    main = await accepted(town)
    before = await order_of(town, main)
    other = await reported(town)
    await town.does("dispatcher", lambda w: dispatch.merge(w, other, main))
    assert ((await intake_of(town, main)).urgency, limits(await order_of(town, main))) == (E, limits(before))
    assert await rung(town) == [1]


@pytest.mark.parametrize("upto", [4, 5, 6, 8])
async def test_nothing_is_merged_into_work_that_is_done(town: Town, upto: int) -> None:
    main = await reported(town)
    await go(town, steps(town, main)[:upto])
    other = await reported(town, urgency=E)
    with pytest.raises(Refusal, match="repair-merge-too-late"):
        await town.does("dispatcher", lambda w: dispatch.merge(w, other, main))
    assert main not in [i.id for i, _ in await town.does("dispatcher", lambda w: dispatch.near(w, other))]


async def test_what_is_still_under_way_is_offered_for_merging(town: Town) -> None:
    main, other = await accepted(town), await reported(town)
    assert main in [i.id for i, _ in await town.does("dispatcher", lambda w: dispatch.near(w, other))]


def limits(order: WorkOrder) -> tuple[datetime, ...]:
    return order.due_accept, order.due_at, order.due_done


# -- regrading --------------------------------------------------------------------------------------------------------


async def paused(town: Town) -> IntakeId:
    """Nobody was in for three hours, a quarter of an hour after the report; the technician has gone on."""
    intake = await reported(town)
    await go(town, steps(town, intake)[:3])
    town.desk.clock.advance(timedelta(minutes=15))
    await town.does("technician", lambda w: work_orders.find_nobody(w, intake))
    town.desk.clock.advance(timedelta(hours=3))
    await town.does("technician", lambda w: work_orders.go_on(w, intake))
    return intake


async def test_a_new_urgency_does_not_forget_that_it_was_the_tenants_turn(town: Town) -> None:
    intake = await paused(town)
    before = await order_of(town, intake)
    for urgency in (Urgency.URGENT, Urgency.NORMAL):
        await town.does("dispatcher", lambda w, u=urgency: dispatch.regrade(w, intake, Category.PLUMBING, u))  # type: ignore[misc]
        order = await order_of(town, intake)
        if urgency is Urgency.URGENT:
            assert order.due_done == order.round_at + timedelta(hours=24 + 3)
    assert limits(order) == limits(before)


BOOKINGS: dict[str, tuple[tuple[str, float], ...]] = {
    "later today": (("book", 2),),
    "in some days": (("book", 50),),
    "in some days, and then another day": (("book", 50), ("book", 100)),
    "in some days, and then today after all": (("book", 50), ("book", 1)),
    "after nobody was in": (("nobody", 3), ("book", 26)),
    "and somebody else comes": (("nobody", 3), ("book", 26), ("reassign", 1)),
    "given back while it is the tenant's turn": (("book", 1), ("nobody", 3), ("hand_back", 0)),
}


_PUT_OFF = ("after nobody was in", "and somebody else comes")
"""What no emergency is: somebody stands at the door."""


@pytest.mark.parametrize(
    ("way", "urgency"), [(way, one) for way in BOOKINGS for one in Urgency if one is not E or way not in _PUT_OFF]
)
async def test_the_limits_follow_from_what_stands_on_the_order_however_it_came_about(
    town: Town, urgency: Urgency, way: str
) -> None:
    """A grade that is given and taken back has changed nothing."""
    intake = await accepted(town, urgency)
    for what, hours in BOOKINGS[way]:
        await _happens(town, intake, what, hours)
    before = await order_of(town, intake)
    other = Urgency.NORMAL if urgency is Urgency.URGENT else Urgency.URGENT
    for grade in (other, urgency):
        await town.does("dispatcher", lambda w, u=grade: dispatch.regrade(w, intake, Category.PLUMBING, u))  # type: ignore[misc]
    after = await order_of(town, intake)
    assert (after.due_at, after.due_done) == (before.due_at, before.due_done)


async def _happens(town: Town, intake: IntakeId, what: str, hours: float) -> None:
    span, second = timedelta(hours=hours), town.people["second_technician"]
    town.desk.clock.advance(timedelta(minutes=10))
    match what:
        case "book":
            when = town.desk.clock.now() + span
            await town.does("tenant", lambda w: work_orders.book(w, intake, when))
        case "nobody":
            await town.does("technician", lambda w: work_orders.set_out(w, intake))
            await town.does("technician", lambda w: work_orders.find_nobody(w, intake))
            town.desk.clock.advance(span)
        case "reassign":
            await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, second))
        case "hand_back":
            await town.does("technician", lambda w: dispatch.hand_back(w, intake, "ill"))


async def test_a_time_that_the_tenant_names_is_when_to_be_there_and_no_more_time_for_the_work(town: Town) -> None:
    intake = await accepted(town, Urgency.NORMAL)
    before = await order_of(town, intake)
    town.desk.clock.advance(timedelta(hours=1))
    for hours in (2, 1):
        booked = town.desk.clock.now() + timedelta(hours=hours)
        await town.does("tenant", lambda w, at=booked: work_orders.book(w, intake, at))  # type: ignore[misc]
        after = await order_of(town, intake)
        assert (after.due_at, after.due_done) == (booked, before.due_done)


async def test_a_new_urgency_counts_from_the_beginning_of_the_round_whoever_comes(town: Town) -> None:
    intake = await accepted(town, Urgency.NORMAL)
    began = (await order_of(town, intake)).round_at
    town.desk.clock.advance(timedelta(minutes=20))
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, town.people["second_technician"]))
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.PLUMBING, Urgency.URGENT))
    order = await order_of(town, intake)
    assert (order.due_at, order.due_done) == (began + timedelta(minutes=30), began + timedelta(hours=24))
    assert order.due_accept == order.dispatched_at + timedelta(minutes=10)


async def test_a_new_round_has_pauses_of_its_own(town: Town) -> None:
    intake = await paused(town)
    assert len((await order_of(town, intake)).pauses) == 1
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new tap", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED))
    await town.does("csr", lambda w: verifications.reject(w, intake, 0, "it drips"))
    again = await order_of(town, intake)
    assert (again.pauses, again.round_at) == ((), town.desk.clock.now())
    await go(town, steps(town, intake, 1)[1:5])
    await town.does("csr", lambda w: verifications.verify(w, intake, 1, Method.ON_SITE))


@pytest.mark.parametrize("urgency", [E, Urgency.NORMAL])
async def test_where_nobody_opens_to_an_emergency_the_keys_are_called_for_at_once(town: Town, urgency: Urgency) -> None:
    intake = await accepted(town, urgency)
    await town.does("technician", lambda w: work_orders.arrive(w, intake))
    await town.does("technician", lambda w: work_orders.find_nobody(w, intake))
    for who in ("security", "security_supervisor", "engineering_manager", "cs_manager", "dispatcher"):
        assert (await told(town, who)).count("repair-locked-out") == (urgency is E)


async def keys_called(town: Town) -> int:
    return (await told(town, "security")).count("repair-locked-out")


async def locked_out(town: Town, urgency: Urgency = E) -> IntakeId:
    intake = await accepted(town, urgency)
    await town.does("technician", lambda w: work_orders.set_out(w, intake))
    await town.does("technician", lambda w: work_orders.find_nobody(w, intake))
    return intake


async def test_the_keys_to_an_emergency_are_called_for_until_somebody_is_inside(town: Town) -> None:
    intake = await locked_out(town)
    await minutes_pass(town, 16)
    assert await keys_called(town) == 4
    await town.does("technician", lambda w: work_orders.go_on(w, intake))
    await minutes_pass(town, 16)
    assert await keys_called(town) == 4


async def test_a_manager_may_call_the_keys_off_and_call_for_them_again(town: Town) -> None:
    intake = await locked_out(town)
    for urgency in (Urgency.URGENT, E):
        await town.does("dispatcher", lambda w, u=urgency: dispatch.regrade(w, intake, Category.PLUMBING, u))  # type: ignore[misc]
        await minutes_pass(town, 6)
        assert await keys_called(town) == (3 if urgency is E else 1)


async def test_an_emergency_does_not_stand_still_because_nobody_opens(town: Town) -> None:
    intake = await locked_out(town)
    assert (await order_of(town, intake)).paused_at is None
    later = town.desk.clock.now() + timedelta(days=2)
    with pytest.raises(Refusal, match="repair-emergency-waits-for-nobody"):
        await town.does("tenant", lambda w: work_orders.book(w, intake, later))
    assert "repair-state-at-the-door" in await told(town, "tenant")
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.PLUMBING, Urgency.URGENT))
    town.desk.clock.advance(timedelta(hours=25))
    await minutes_pass(town, 1)
    assert "repair-standing-nobody-in" in await told(town, "csr")
    await town.does("tenant", lambda w: work_orders.book(w, intake, later))


async def test_whoever_was_alarmed_hears_that_somebody_goes_or_that_nobody_need(town: Town) -> None:
    first = await accepted(town)
    second = await reported(town, urgency=E)
    await town.does("tenant", lambda w: repairs.cancel(w, second))
    for who in ("security", "security_supervisor", "engineering_manager", "cs_manager", "dispatcher"):
        heard = await told(town, who)
        assert (heard.count("repair-alarm-accepted"), heard.count("repair-alarm-withdrawn")) == (1, 1)
    ordinary = await accepted(town, Urgency.NORMAL)
    assert first != ordinary
    assert (await told(town, "security")).count("repair-alarm-accepted") == 1


ALARMED = ("security", "security_supervisor", "engineering_manager", "cs_manager", "dispatcher")


async def test_whoever_was_alarmed_hears_who_of_the_group_goes(town: Town) -> None:
    intake = await reported(town, urgency=E)
    await town.does("dispatcher", lambda w: groups.declare(w, GroupKind.ENGINEERING, ChatId(-100), None))
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, None))
    await town.does("technician", lambda w: dispatch.claim(w, intake))
    for who in ALARMED:
        assert (await told(town, who)).count("repair-alarm-accepted") == 1


async def test_nobody_is_called_to_an_emergency_that_is_mended_already(town: Town) -> None:
    intake = await reported(town)
    await go(town, steps(town, intake)[:5])
    assert (await order_of(town, intake)).status is OrderStatus.RETURNED
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.PLUMBING, E))
    assert "repair-alarm" not in await told(town, "security")


@pytest.mark.parametrize(("how", "by"), [("regrade", "dispatcher"), ("convert", "dispatcher"), ("void", "cs_manager")])
@pytest.mark.parametrize("urgency", [E, Urgency.NORMAL])
async def test_whoever_was_alarmed_hears_that_the_house_has_called_it_off(
    town: Town, how: str, by: str, urgency: Urgency
) -> None:
    intake = await reported(town, urgency=urgency)
    match how:
        case "regrade":
            await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.PLUMBING, Urgency.URGENT))
        case "convert":
            await town.does("dispatcher", lambda w: dispatch.convert(w, intake))
        case "void":
            await go(town, steps(town, intake)[:1])
            await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "no fire"))
            await town.does("cs_manager", lambda w: voids.void(w, intake))
    for who in ALARMED:
        assert (await told(town, who)).count("repair-alarm-called-off") == (urgency is E and who != by)

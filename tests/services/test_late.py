"""What is late is so as soon as it is, in lists, closings, registers and the week, and stays so in the reports."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest

from bot.clock import Clock
from bot.domain.aftermath import Stage
from bot.domain.categories import Category, Urgency
from bot.domain.order_states import Wait
from bot.domain.people import SYSTEM
from bot.domain.repairs import IntakeId
from bot.domain.searches import Search
from bot.services import analyses, closings, dispatch, handovers, registers, repair_lists, repairs, voids, work_orders
from bot.services.work import Work
from tests.services.test_summaries import FRIDAY, MONDAY, reported, ticking
from tests.services.town import Town, told

Verb = Callable[[Work, IntakeId], Awaitable[object]]


async def late_in(town: Town, day: date = MONDAY) -> dict[str, bool]:
    """By number, what the closing of the day has as open, and whether it marks it as late."""
    it = await town.does("csr", lambda w: closings.of_day(w, day))
    return {line.args["number"]: bool(line.args["late"]) for line in it.say.args["lines"]}


async def test_the_closing_marks_what_is_late_and_not_what_waits_for_the_tenant(town: Town, clock: Clock) -> None:
    orders = {}
    for name in ("late", "paused"):
        intake = await reported(town)
        order = await town.does("dispatcher", lambda w, i=intake: dispatch.issue(w, i, town.people["technician"]))  # type: ignore[misc]
        await town.does("technician", lambda w, i=intake: work_orders.accept(w, i))  # type: ignore[misc]
        await town.does("technician", lambda w, i=intake: work_orders.arrive(w, i))  # type: ignore[misc]
        orders[name] = order.number
    await town.does("technician", lambda w: work_orders.wait(w, intake, Wait.TENANT, "the key", None))
    assert await late_in(town) == {orders["late"]: False, orders["paused"]: False}
    clock.advance(timedelta(days=5))
    assert await late_in(town) == {orders["late"]: True, orders["paused"]: False}


async def test_a_report_for_which_nobody_is_sent_is_told_again_and_again_and_is_late(town: Town, clock: Clock) -> None:
    await ticking(town, timedelta(minutes=15))
    intake = await reported(town)
    assert await late_in(town) == {"R-000001": False}
    await ticking(town, timedelta(hours=1), timedelta(minutes=1))
    for who in ("dispatcher", "engineering_manager", "cs_manager"):
        assert [bool(one["late"]) for one in await told(town, who, "repair-undispatched")] == [False]
    await ticking(town, timedelta(hours=6), timedelta(minutes=5))
    heard = await told(town, "dispatcher", "repair-undispatched")
    assert len(heard) > 4
    assert heard[-1]["late"]["$say"] == "repair-undispatched-on-site"
    assert await late_in(town) == {"R-000001": True}
    week = await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))
    assert week.overdue == {Stage.ON_SITE: 1}
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    week = await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))
    assert week.overdue == {Stage.ON_SITE: 1}
    before = len(await told(town, "dispatcher", "repair-undispatched"))
    await ticking(town, timedelta(hours=1))
    assert len(await told(town, "dispatcher", "repair-undispatched")) == before


@pytest.mark.parametrize(
    ("who", "undone"),
    [
        ("tenant", repairs.cancel),
        ("dispatcher", dispatch.convert),
        ("dispatcher", lambda w, i: dispatch.merge(w, i, IntakeId(i + 1))),
    ],
    ids=["taken back", "made a complaint", "merged"],
)
@pytest.mark.parametrize("noticed", [True, False], ids=["noticed", "while the house was shut"])
async def test_what_was_late_stays_so_though_no_order_is_ever_issued(
    town: Town, clock: Clock, who: str, undone: Verb, *, noticed: bool
) -> None:
    await ticking(town, timedelta(minutes=15))
    intake, other = await reported(town), await reported(town)
    page = await town.does("csr", lambda w: repair_lists.find(w, Search(state="open")))
    assert page.late == frozenset()
    if noticed:
        await ticking(town, timedelta(hours=7), timedelta(minutes=5))
        page = await town.does("csr", lambda w: repair_lists.find(w, Search(state="open")))
        assert page.late == {intake, other}
    clock.set(clock.at(MONDAY, 16))
    await town.does(who, lambda w: undone(w, intake))
    await ticking(town, timedelta(minutes=15))
    clock.set(clock.at(FRIDAY, 12))
    week = await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))
    assert week.overdue == {Stage.ON_SITE: 2}
    book = await town.does("clerk", lambda w: registers.of(w, MONDAY, MONDAY))
    assert [one.overdue for one in book.items] == [(Stage.ON_SITE,)] * 2


def graded(urgency: Urgency) -> Verb:
    return lambda w, i: dispatch.regrade(w, i, Category.PLUMBING, urgency)


@pytest.mark.parametrize(
    ("who", "changed", "sent"),
    [
        ("cs_manager", voids.void, True),
        ("tenant", lambda w, i: work_orders.book(w, i, w.now + timedelta(hours=2)), True),
        ("dispatcher", graded(Urgency.SCHEDULED), True),
        ("dispatcher", graded(Urgency.URGENT), True),
        ("dispatcher", graded(Urgency.SCHEDULED), False),
    ],
    ids=["voided", "booked", "graded down", "graded up", "graded down, nobody sent"],
)
async def test_what_has_run_out_while_the_house_was_shut_stays_though_the_limits_change(
    town: Town, clock: Clock, who: str, changed: Verb, *, sent: bool
) -> None:
    intake = await reported(town)
    if sent:
        await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
        await town.does("technician", lambda w: work_orders.accept(w, intake))
        await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "twice"))
    clock.set(clock.at(MONDAY, 16))
    await town.does(who, lambda w: changed(w, intake))
    await ticking(town, timedelta(minutes=15))
    week = await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))
    assert week.overdue == {Stage.ON_SITE: 1}


async def test_what_nobody_is_sent_to_is_late_by_its_limits_of_now(town: Town, clock: Clock) -> None:
    intake = await reported(town)
    clock.set(clock.at(MONDAY, 16))  # nothing has ticked meanwhile

    async def late() -> tuple[bool, bool, int]:
        page = await town.does("csr", lambda w: repair_lists.find(w, Search(state="open")))
        figures = await town.desk.do(SYSTEM, handovers.figures)
        return intake in page.late, (await late_in(town))["R-000001"], figures["late"]

    assert await late() == (True, True, 1)
    await town.does("dispatcher", lambda w: graded(Urgency.SCHEDULED)(w, intake))
    assert await late() == (False, False, 0)
    book = await town.does("clerk", lambda w: registers.of(w, MONDAY, MONDAY))
    assert [one.overdue for one in book.items] == [(Stage.ON_SITE,)]


async def test_what_is_noticed_after_a_summary_changes_nothing_of_it_and_stands_in_the_next(
    town: Town, clock: Clock
) -> None:
    await ticking(town, timedelta(minutes=15))
    intake = await reported(town)
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake))
    await ticking(town, timedelta(days=5), timedelta(hours=2), only="friday-summary")
    assert [one["overdue"] for one in await told(town, "cs_manager", "analysis")] == [0]
    await town.does("csr", lambda w: dispatch.turn_back(w, intake))
    clock.advance(timedelta(days=4))
    for day, late in ((FRIDAY, 0), (FRIDAY + timedelta(days=7), 2)):
        week = await town.does("cs_manager", lambda w, day=day: analyses.of_week(w, day))  # type: ignore[misc]
        assert sum(week.overdue.values()) == late


async def test_an_order_that_is_behind_is_marked_in_lists_until_it_is_done(town: Town, clock: Clock) -> None:
    intake = await reported(town)
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))

    async def late() -> bool:
        return intake in (await town.does("technician", repair_lists.mine)).late

    assert not await late()
    clock.advance(timedelta(hours=1))  # nobody has accepted
    assert await late()
    await town.does("technician", lambda w: work_orders.accept(w, intake))
    assert not await late()
    clock.advance(timedelta(days=1))  # nobody is there
    assert await late()
    await town.does("technician", lambda w: work_orders.arrive(w, intake))
    assert not await late()
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new valve", ()))
    clock.advance(timedelta(days=9))
    assert not await late()

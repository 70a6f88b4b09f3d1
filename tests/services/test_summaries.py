"""What the day and the week leave behind: the closing, the Friday analysis, the registers."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.clock import Clock
from bot.domain.aftermath import Stage
from bot.domain.analyses import Analysis, Tally
from bot.domain.categories import Category, Urgency
from bot.domain.order_states import Method, Result
from bot.domain.people import SYSTEM
from bot.domain.repairs import Channel, IntakeId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import (
    analyses,
    closings,
    dispatch,
    people,
    rectifications,
    registers,
    repairs,
    verifications,
    voids,
    work_orders,
)
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage.tables import buildings, outbox
from bot.talk import LetterState
from tests.services.town import Town, anew, told

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


async def reported(
    town: Town, text: str = "漏水", category: Category = Category.PLUMBING, channel: Channel | None = None
) -> IntakeId:
    what = Reported(town.unit, anew(text), (), category, Urgency.NORMAL, channel=channel)
    who = "receptionist" if channel else "tenant"
    return (await town.does(who, lambda w: repairs.report(w, what))).id


async def closed(town: Town, intake: IntakeId) -> None:
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    await finished(town, intake)


async def finished(town: Town, intake: IntakeId) -> None:
    steps: list[tuple[str, Callable[[Work], Awaitable[Any]]]] = [
        ("technician", lambda w: work_orders.accept(w, intake)),
        ("technician", lambda w: work_orders.arrive(w, intake)),
        ("technician", lambda w: work_orders.complete(w, intake, "new valve", ())),
        ("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED)),
        ("csr", lambda w: verifications.verify(w, intake, 0, Method.ON_SITE)),
    ]
    for who, step in steps:
        await town.does(who, step)


async def ticking(town: Town, until: timedelta, step: timedelta = timedelta(minutes=15), only: str = "") -> None:
    """Let the house's own clock work go on for so long; `only` one kind of it where the rest is beside the point."""
    work = Clockwork(town.desk, tuple(kind for kind in SCHEDULE if not only or kind.name == only))
    clock, end = town.desk.clock, town.desk.clock.now() + until
    while clock.now() < end:
        await work.tick()
        clock.advance(step)


@pytest.mark.manual("R49", "R72")
async def test_at_half_past_five_reps_and_supervisor_have_the_open_slips_and_nobody_else(town: Town) -> None:
    await closed(town, await reported(town))
    await reported(town, "灯不亮", Category.LIGHTING)
    await ticking(town, timedelta(hours=9))
    for who in ("csr", "second_csr", "tenant_supervisor"):
        (heard,) = await told(town, who, "closing")
        assert (heard["reported"], heard["closed"], heard["open"]) == (2, 1, 1)
        assert [line["args"]["number"] for line in heard["lines"]] == ["R-000002"]
    assert await told(town, "dispatcher", "closing") == []
    assert await told(town, "tenant", "closing") == []


@pytest.mark.manual("R14")
async def test_every_department_gets_the_tenant_list_once_a_month(town: Town) -> None:
    await ticking(town, timedelta(days=9), timedelta(hours=1))
    for who in ("cs_manager", "clerk", "engineering_manager", "security_supervisor", "finance_manager"):
        (heard,) = await told(town, who, "tenants")
        assert heard["count"] == 2
        assert (await town.does(who, people.tenant_list)).day == town.desk.clock.today()
    assert await told(town, "technician", "tenants") == []


async def test_what_nobody_needs_any_more_is_cleared_away_at_night(town: Town) -> None:
    await reported(town)
    await ticking(town, timedelta(minutes=30))
    async with town.desk.database.transaction() as db:
        await db.execute(update(outbox).values(state=LetterState.SENT, spoken="漏水"))
    town.desk.clock.advance(timedelta(days=31))
    await ticking(town, timedelta(days=1), timedelta(hours=1))
    async with town.desk.database.transaction() as db:
        kept = await db.execute(select(outbox.c.id).where(outbox.c.spoken == "漏水"))
        assert kept.scalars().all() == []


async def test_a_day_on_which_everything_is_closed_says_so(town: Town) -> None:
    await ticking(town, timedelta(hours=9))
    (heard,) = await told(town, "csr", "closing")
    assert [line["$say"] for line in heard["lines"]] == ["closing-nothing"]


@pytest.mark.manual("R39", "R97", "R98")
async def test_on_friday_the_manager_has_the_weeks_figures_with_what_is_open_for_long(town: Town, clock: Clock) -> None:
    await reported(town, "空调不冷", Category.HVAC)
    await closed(town, await reported(town))
    clock.advance(timedelta(days=3, hours=20))
    await reported(town, "地脏", Category.CLEANING)
    await ticking(town, timedelta(hours=12))
    (heard,) = await told(town, "cs_manager", "analysis")
    assert (heard["reported"], heard["done"], heard["open"], heard["long_open"]) == (3, 1, 2, 1)
    assert [line["args"]["number"] for line in heard["lines"]] == ["R-000001"]
    assert await told(town, "csr", "analysis") == []


async def test_the_week_is_split_by_trade_and_department(town: Town, clock: Clock) -> None:
    await reported(town, "空调不冷", Category.HVAC)
    await reported(town, "地脏", Category.CLEANING)
    clock.advance(timedelta(days=4, hours=8))
    found = await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))
    assert {category: tally.open for category, tally in found.by_category.items()} == {
        Category.HVAC: 1,
        Category.CLEANING: 1,
    }
    assert {name.en: tally.reported for name, tally in found.by_department} == {"Engineering": 1, "Housekeeping": 1}
    assert [(one.number, one.days) for one in found.long_open] == [("R-000001", 4), ("R-000002", 4)]


async def test_what_was_carried_and_reported_is_done_voided_settled_otherwise_or_open(town: Town, clock: Clock) -> None:
    first = await reported(town)
    for how in ("done", "void", "merge", "convert", "cancel", "open"):
        intake = await reported(town)
        match how:
            case "done":
                await closed(town, intake)
            case "void":
                await town.does("dispatcher", lambda w, i=intake: dispatch.issue(w, i, town.people["technician"]))  # type: ignore[misc]
                await town.does("dispatcher", lambda w, i=intake: voids.ask_void(w, i, "twice"))  # type: ignore[misc]
                await town.does("cs_manager", lambda w, i=intake: voids.void(w, i))  # type: ignore[misc]
            case "merge":
                await town.does("dispatcher", lambda w, i=intake: dispatch.merge(w, i, first))  # type: ignore[misc]
            case "convert":
                await town.does("dispatcher", lambda w, i=intake: dispatch.convert(w, i))  # type: ignore[misc]
            case "cancel":
                await town.does("tenant", lambda w, i=intake: repairs.cancel(w, i))  # type: ignore[misc]
    clock.advance(timedelta(days=4, hours=8))
    week = (await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))).total
    assert week == Tally(reported=7, done=1, open=2, long_open=2, void=1, otherwise=3)
    clock.advance(timedelta(days=3))
    await town.does("tenant", lambda w: repairs.cancel(w, intake))
    clock.advance(timedelta(days=4))
    after = (await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY + timedelta(days=7)))).total
    assert after == Tally(carried=2, otherwise=1, open=1, long_open=1)


async def test_what_is_reopened_is_not_carried_over_and_is_open_since_then(town: Town, clock: Clock) -> None:
    async def week(n: int) -> Analysis:
        return await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY + timedelta(days=7 * n)))

    intake = await reported(town)
    await closed(town, intake)
    clock.set(clock.at(MONDAY + timedelta(days=21), 9))
    await town.does("cs_manager", lambda w: verifications.reopen(w, intake, "it drips again"))
    closing = await town.does("csr", lambda w: closings.of_day(w, MONDAY + timedelta(days=21)))
    assert [closing.say.args[name] for name in ("carried", "reported", "reopened", "open")] == [0, 0, 1, 1]
    clock.advance(timedelta(days=2))
    assert (await week(3)).total == Tally(reopened=1, open=1)
    clock.advance(timedelta(days=2, hours=7))
    found = await week(3)
    assert found.total == Tally(reopened=1, open=1, long_open=1)
    assert [(one.days, one.since) for one in found.long_open] == [(4, clock.local(clock.at(FRIDAY, 9)) + timedelta(17))]
    assert (await week(0)).total == Tally(reported=1, done=1)
    clock.advance(timedelta(days=4))
    await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "it was the other tap"))
    await town.does("cs_manager", lambda w: voids.void(w, intake))
    clock.advance(timedelta(days=3))
    weeks = [(await week(n)).total for n in range(5)]
    assert weeks[1:] == [Tally(), Tally(), Tally(reopened=1, open=1, long_open=1), Tally(carried=1, done=1)]


@pytest.mark.parametrize(("how", "done"), [("done", True), ("merge", False), ("void", False)])
async def test_what_was_to_be_settled_by_a_day_is_so_only_by_work_of_its_own(
    town: Town, clock: Clock, how: str, *, done: bool
) -> None:
    other, intake = await reported(town), await reported(town)
    await town.does("cs_manager", lambda w: rectifications.demand(w, intake, FRIDAY, "at last"))
    match how:
        case "done":
            await closed(town, intake)
        case "merge":
            await town.does("dispatcher", lambda w: dispatch.merge(w, intake, other))
        case "void":
            await voided(town, intake)
    clock.advance(timedelta(days=4, hours=8))
    (one,) = (await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))).rectified
    assert (one.done is not None) == done


async def test_both_messages_say_all_that_makes_up_what_is_open(town: Town, clock: Clock) -> None:
    first, *others = [await reported(town) for _ in range(3)]
    await ticking(town, timedelta(hours=9))
    await town.does("dispatcher", lambda w: dispatch.merge(w, others[0], first))
    await town.does("dispatcher", lambda w: dispatch.convert(w, others[1]))
    await town.does("csr", lambda w: dispatch.turn_back(w, others[1]))
    await reported(town)
    clock.set(clock.at(FRIDAY, 15, 50))
    await ticking(town, timedelta(hours=2))
    (heard,), closing = await told(town, "cs_manager", "analysis"), (await told(town, "csr", "closing"))[-1]
    names = ("carried", "reported", "reopened", "void", "otherwise", "open")
    assert [heard[name] for name in names] == [0, 4, 0, 0, 1, 3]
    assert [closing[name] for name in (*names[:3], "closed", "voided", *names[4:])] == [3, 1, 0, 0, 0, 1, 3]


async def test_limits_that_were_overrun_are_counted_in_their_week(town: Town, clock: Clock) -> None:
    intake = await reported(town)
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    await ticking(town, timedelta(hours=2))
    found = await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))
    assert found.overdue.get(Stage.ACCEPT, 0) >= 1
    clock.advance(timedelta(days=14))
    later = await town.desk.do(SYSTEM, lambda w: analyses.of_week(w, FRIDAY + timedelta(days=14)))
    assert (later.total.reported, later.total.open, later.overdue) == (0, 1, {})


@pytest.mark.manual("R106", "R108", "R115", "R116", "R117", "R118")
async def test_the_registers_hold_every_item_line_and_order_with_its_fields(town: Town, clock: Clock) -> None:
    first = await reported(town)
    await closed(town, first)
    phoned = await reported(town, "门坏了", Category.DOOR_LOCK, Channel.PHONE)
    await reported(town, "走廊灯", Category.LIGHTING, Channel.INSPECTION)
    await town.does("dispatcher", lambda w: dispatch.convert(w, phoned))
    book = await town.does("clerk", lambda w: registers.of(w, MONDAY, MONDAY))
    assert [one.number for one in book.repairs] == ["R-000001", "R-000002"]
    assert [one.number for one in book.inspections] == ["R-000003"]
    assert [(one.number, one.logged and one.logged.number) for one in book.log] == [("R-000001", 1), ("R-000002", 2)]
    assert [one.ordered and one.ordered.number for one in book.orders] == ["WO-2026-000001"]
    item = book.repairs[0]
    assert (item.unit, item.tenant.zh, item.reporter.zh, item.text.split()[0]) == ("0801", "云杉", "tenant", "漏水")
    assert item.reported_at == clock.now()
    assert book.repairs[1].taken_by.zh == "receptionist"
    order = item.ordered
    assert order is not None
    assert (order.issued_by.zh, order.technician.zh, order.work_done) == ("dispatcher", "technician", "new valve")
    assert (order.result, order.verified_by.zh, order.method) == (Result.RESOLVED, "csr", Method.ON_SITE)


# -- nothing twice, nothing never, and nothing for what it is not ------------------------------------------------------


async def voided(town: Town, intake: IntakeId) -> None:
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "twice"))
    await town.does("cs_manager", lambda w: voids.void(w, intake))


@pytest.mark.manual("R49", "R98", "R123")
async def test_what_was_voided_was_not_done(town: Town, clock: Clock) -> None:
    await closed(town, await reported(town))
    await voided(town, await reported(town))
    await voided(town, await reported(town))
    await ticking(town, timedelta(hours=9))
    (heard,) = await told(town, "csr", "closing")
    assert (heard["reported"], heard["closed"], heard["voided"], heard["open"]) == (3, 1, 2, 0)
    clock.set(clock.at(FRIDAY, 15, 50))
    await ticking(town, timedelta(minutes=30))
    (week,) = await told(town, "cs_manager", "analysis")
    assert (week["reported"], week["done"], week["void"], week["open"]) == (3, 1, 2, 0)


async def test_every_repair_is_in_just_one_closing_and_in_just_one_week(town: Town, clock: Clock) -> None:
    await ticking(town, timedelta(minutes=15))
    for day, hour in ((MONDAY, 17), (MONDAY, 18), (FRIDAY, 15), (FRIDAY, 20), (FRIDAY + timedelta(days=2), 10)):
        clock.set(clock.at(day, hour))
        await closed(town, await reported(town))
        await ticking(town, timedelta(minutes=45))
    clock.set(clock.at(FRIDAY + timedelta(days=7), 15))
    await ticking(town, timedelta(hours=4))
    closings = await told(town, "csr", "closing")
    assert sum(heard["reported"] for heard in closings) == sum(heard["closed"] for heard in closings) == 5
    assert closings[0]["reported"] == 1
    weeks = await told(town, "cs_manager", "analysis")
    assert [(heard["reported"], heard["done"]) for heard in weeks] == [(3, 3), (2, 2)]


async def test_the_registers_are_of_their_days_by_the_buildings_calendar(town: Town, clock: Clock) -> None:
    clock.set(clock.at(MONDAY, 23, 59))
    await reported(town)
    clock.advance(timedelta(minutes=2))
    await reported(town)
    for day, number in ((MONDAY, "R-000001"), (MONDAY + timedelta(days=1), "R-000002")):
        book = await town.does("clerk", lambda w, day=day: registers.of(w, day, day))  # type: ignore[misc]
        assert [one.number for one in book.items] == [number]


async def test_what_is_long_open_is_what_the_house_says(town: Town, clock: Clock) -> None:
    await reported(town)
    clock.advance(timedelta(days=4))
    week = await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))
    assert week.total.long_open == 1
    async with town.desk.database.transaction() as db:
        await db.execute(update(buildings).values(rules={"long_open_days": 5}))
    week = await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))
    assert week.total.long_open == 0

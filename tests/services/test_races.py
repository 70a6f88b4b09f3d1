"""Two people want something of one repair at the same moment: it happens once, and who comes late hears why."""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.domain.order_states import Method, OrderStatus
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeStatus
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import audits, deadlines, dispatch, repairs, work_orders
from bot.services.work import Work
from bot.storage import complaint_tables, repair_tables, tables
from tests.services.races import RACES, Race, Scene, Verb, claim, hired, issue, merge, offered, straight, verify
from tests.services.test_work_orders import intake_of, order_of, reported
from tests.services.town import Town

_ROUNDS = 4

# -- what is left when they are through -------------------------------------------------------------------------------


async def lines(scene: Scene, table: str) -> int:
    """The history of the repair's rows in a table."""
    order = select(repair_tables.work_orders.c.id).where(repair_tables.work_orders.c.intake == scene.intake)
    ours = {
        "intakes": select(repair_tables.intakes.c.id).where(repair_tables.intakes.c.id == scene.intake),
        "follows": select(repair_tables.intakes.c.id).where(repair_tables.intakes.c.follows == scene.intake),
        "work_orders": order,
        "ratings": select(repair_tables.ratings.c.id).where(repair_tables.ratings.c.order.in_(order)),
        "helpers": select(repair_tables.helpers.c.id).where(repair_tables.helpers.c.order.in_(order)),
    }[table]
    record = "intakes" if table == "follows" else table
    own = (tables.history.c.record == record) & tables.history.c.record_id.in_(ours)
    async with scene.town.desk.database.transaction() as db:
        return int((await db.execute(select(func.count()).select_from(tables.history).where(own))).scalar_one())


async def numbers_are_whole(town: Town) -> None:
    """Every number that was counted is on exactly one row."""
    async with town.desk.database.transaction() as db:
        counted = {row.name: row.value for row in await db.execute(tables.counters.select())}
        lines_ = (await db.execute(select(repair_tables.dispatch_entries.c.number))).scalars().all()
        held = Counter({"D": len(lines_)})
        for table in (repair_tables.intakes, repair_tables.work_orders, complaint_tables.complaints):
            for number in (await db.execute(select(table.c.number))).scalars():
                held[number.rpartition("-")[0]] += 1
    assert {name: n for name, n in held.items() if n} == counted
    assert sorted(lines_) == list(range(1, len(lines_) + 1))


async def at_once(scene: Scene, *pair: tuple[str, Verb]) -> list[object]:
    """Both at the same moment; what came of each."""
    return await asyncio.gather(
        *(scene.town.does(who, lambda w, verb=verb: verb(w, scene)) for who, verb in pair),  # type: ignore[misc]
        return_exceptions=True,
    )


async def run(race: Race, scene: Scene, *, swapped: bool) -> None:
    """One heat: what is allowed has taken effect, what is not was refused for the right reason."""
    before = await lines(scene, race.saves)
    pair = (race.right, race.left) if swapped else (race.left, race.right)
    done = await at_once(scene, *pair)
    left, right = reversed(done) if swapped else done
    refused = [one for one in (left, right) if isinstance(one, BaseException)]
    assert len(refused) <= 1
    assert refused or not (race.left_late and race.right_late)
    for one, late in ((left, race.left_late), (right, race.right_late)):
        if isinstance(one, BaseException):
            assert isinstance(one, Refusal), one
            assert one.key == late
    assert await lines(scene, race.saves) - before == len(done) - len(refused)
    if race.ends:
        order = await order_of(scene.town, scene.intake)
        assert {name: getattr(order, name) for name in race.ends} == race.ends


@pytest.mark.parametrize("name", RACES)
async def test_of_two_at_once_one_takes_effect_and_the_other_hears_why(town: Town, name: str) -> None:
    await hired(town)
    for heat in range(_ROUNDS):
        await run(RACES[name], await RACES[name].prepare(town), swapped=bool(heat % 2))
    await numbers_are_whole(town)
    today = town.desk.clock.today()
    assert (await town.does("clerk", lambda w: audits.of(w, today, today))).holds


async def test_who_comes_late_to_a_claim_hears_who_has_it(town: Town) -> None:
    scene = await offered(town)
    done = await at_once(scene, ("technician", claim), ("second_technician", claim))
    (late,) = [one for one in done if isinstance(one, Refusal)]
    order = await order_of(town, scene.intake)
    winner = next(name for name, id_ in town.people.items() if id_ == order.technician)
    assert late.words["name"].en == winner
    assert late.words["number"] == order.number


def _cancel_other(w: Work, s: Scene) -> Awaitable[object]:
    return repairs.cancel(w, s.other)


def _convert_other(w: Work, s: Scene) -> Awaitable[object]:
    return dispatch.convert(w, s.other)


def _merge_other(w: Work, s: Scene) -> Awaitable[object]:
    return dispatch.merge(w, s.other, s.intake)


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("who", "verb"),
    [("csr", _cancel_other), ("second_dispatcher", _convert_other), ("second_dispatcher", _merge_other)],
)
async def test_nothing_is_merged_into_what_no_order_will_serve(town: Town, who: str, verb: Verb, swapped: bool) -> None:
    await hired(town)
    for _ in range(_ROUNDS):
        scene = await straight(0)(town)
        pair = (("dispatcher", merge), (who, verb))
        await at_once(scene, *(reversed(pair) if swapped else pair))
        held = [await intake_of(town, one) for one in (scene.intake, scene.other)]
        served = {one.id for one in held if one.status in {IntakeStatus.TO_DISPATCH, IntakeStatus.ISSUED}}
        assert served
        assert all(one.merged_into in served for one in held if one.status is IntakeStatus.MERGED)


async def read_by(town: Town, who: str) -> str:
    """Everything that was written to somebody."""
    async with town.desk.database.transaction() as db:
        mine = select(tables.outbox.c.body).where(tables.outbox.c.person == town.people[who])
        return json.dumps((await db.execute(mine)).scalars().all())


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("upto", "who", "verb"), [(0, "second_dispatcher", issue("technician")), (7, "csr", verify(Method.ASKED))]
)
async def test_who_is_merged_at_the_last_moment_hears_what_became_of_it(
    town: Town, upto: int, who: str, verb: Verb, *, swapped: bool
) -> None:
    await hired(town)
    ended = 0
    for _ in range(_ROUNDS):
        scene = await straight(upto)(town)
        late = await reported(town, "receptionist")
        pair = (("dispatcher", lambda w, s, late=late: dispatch.merge(w, late, s.intake)), (who, verb))
        await at_once(scene, *(reversed(pair) if swapped else pair))
        read, order = await read_by(town, "receptionist"), await order_of(town, scene.intake)
        if (await intake_of(town, late)).status is IntakeStatus.MERGED:
            assert order.number in read
            ended += order.status is OrderStatus.CLOSED
            assert read.count('"repair-joined-closed"') == ended


@pytest.mark.parametrize("timer_first", [False, True])
async def test_the_job_is_accepted_or_passed_on_never_both(town: Town, clock: Clock, timer_first: bool) -> None:
    clockwork = Clockwork(town.desk, tuple(kind for kind in SCHEDULE if kind.name == deadlines.OVERDUE))
    for _ in range(_ROUNDS):
        scene = await straight(1)(town)
        clock.set((await order_of(town, scene.intake)).due_accept)
        accept = town.does("technician", lambda w: work_orders.accept(w, scene.intake))  # noqa: B023 - awaited in this very turn
        both = (clockwork.tick(), accept) if timer_first else (accept, clockwork.tick())
        done = await asyncio.gather(*both, return_exceptions=True)
        order = await order_of(town, scene.intake)
        refused = tuple(one.key for one in done if isinstance(one, Refusal))
        accepted = (order.status, order.technician) == (OrderStatus.ACCEPTED, town.people["technician"])
        passed_on = (order.status, order.technician) == (OrderStatus.DISPATCHED, town.people["second_technician"])
        assert (accepted, passed_on, refused) in {(True, False, ()), (False, True, ("order-is-with",))}
        assert await lines(scene, "work_orders") == 2

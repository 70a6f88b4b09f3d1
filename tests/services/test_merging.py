"""Many reports, one order: nothing that was merged is ever left without an order or an answer."""

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId, IntakeStatus
from bot.services import dispatch, repairs, work_orders
from bot.services.repairs import Reported
from bot.services.work import Work
from tests.services.test_work_orders import intake_of, order_of, reported, steps, told
from tests.services.town import Town

S = IntakeStatus


async def merged(town: Town) -> tuple[IntakeId, IntakeId]:
    """The tenant's own record, and one of a colleague that was merged into it."""
    main = await reported(town)
    said = Reported(None, "走廊漏水", (), Category.PLUMBING, Urgency.NORMAL)
    other = (await town.does("receptionist", lambda w: repairs.report(w, said))).id
    await town.does("dispatcher", lambda w: dispatch.merge(w, other, main))
    return main, other


async def test_whoever_reported_it_second_hears_of_the_order_and_of_the_end(town: Town) -> None:
    main, other = await merged(town)
    for who, step in steps(town, main):
        await town.does(who, step)
    assert (await intake_of(town, other)).status is S.MERGED
    heard = await told(town, "receptionist")
    assert "repair-merged" in heard
    assert "repair-joined-closed" in heard


@pytest.mark.parametrize("end", ["cancel", "convert", "void"])
async def test_when_no_order_will_serve_it_a_merged_record_waits_for_its_own(town: Town, end: str) -> None:
    main, other = await merged(town)
    ends: dict[str, list[tuple[str, Callable[[Work], Awaitable[object]]]]] = {
        "cancel": [("tenant", lambda w: repairs.cancel(w, main))],
        "convert": [("dispatcher", lambda w: dispatch.convert(w, main))],
        "void": [
            ("dispatcher", lambda w: dispatch.issue(w, main, town.people["technician"])),
            ("dispatcher", lambda w: work_orders.ask_void(w, main, "twice")),
            ("cs_manager", lambda w: work_orders.void(w, main)),
        ],
    }
    for who, verb in ends[end]:
        await town.does(who, verb)
    again = await intake_of(town, other)
    assert (again.status, again.merged_into) == (S.TO_DISPATCH, None)
    assert "repair-state-to-dispatch" in (await told(town, "dispatcher"))[-2:]


async def test_what_was_merged_into_a_merged_record_goes_along(town: Town) -> None:
    main, other = await merged(town)
    third = await reported(town)
    await town.does("dispatcher", lambda w: dispatch.merge(w, main, third))
    assert (await intake_of(town, other)).merged_into == third
    for who, step in steps(town, third):
        await town.does(who, step)
    assert "repair-joined-closed" in await told(town, "receptionist")


async def test_a_second_trouble_gets_a_record_of_its_own_but_not_from_one_that_is_over(town: Town) -> None:
    main = await reported(town)
    second = await town.does("dispatcher", lambda w: dispatch.split(w, main, "and the door"))
    assert (second.number, second.text, second.follows, second.photos) == ("R-000002", "and the door", main, ())
    await town.does("tenant", lambda w: repairs.cancel(w, main))
    with pytest.raises(Refusal, match="repair-is-cancelled"):
        await town.does("dispatcher", lambda w: dispatch.split(w, main, "and the lamp"))


async def test_the_words_of_the_tenant_reach_whoever_comes_back(town: Town) -> None:
    main = await reported(town)
    for who, step in steps(town, main)[:6]:
        await town.does(who, step)
    await town.does("tenant", lambda w: work_orders.deny(w, main, 0))
    assert "repair-state-dispatched" in (await told(town, "csr"))[-1:]
    await town.does("tenant", lambda w: work_orders.explain(w, main, "it drips at night"))
    assert (await order_of(town, main)).rejected_why == "it drips at night"
    with pytest.raises(Refusal, match="button-stale"):
        await town.does("tenant", lambda w: work_orders.explain(w, main, "again"))
    with pytest.raises(Refusal, match="not-found"):
        await town.does("neighbour", lambda w: work_orders.explain(w, main, "mine"))


@pytest.mark.manual("R92", "R93")
async def test_what_is_for_the_cleaners_reaches_their_supervisor_at_once_and_nothing_else_does(town: Town) -> None:
    for category in (Category.PLUMBING, Category.CLEANING):
        said = Reported(None, "大堂地面脏", (), category, Urgency.NORMAL)
        await town.does("security", lambda w, said=said: repairs.report(w, said))  # type: ignore[misc]
    assert await told(town, "housekeeping_supervisor") == ["repair-state-to-dispatch"]
    assert await told(town, "dispatcher") == ["repair-state-to-dispatch"] * 2

"""What stands still is not forgotten: each call comes once, first to who can help, then to the dispatcher."""

from datetime import timedelta

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.field_notes import FieldNote, Step
from bot.domain.money import Fen
from bot.domain.order_states import Wait
from bot.domain.people import SYSTEM, PersonId
from bot.domain.quotes import Price, Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import dispatch, field_notes, quotes, technicians, work_orders
from bot.storage.rows import NotFound
from tests.services.test_work_orders import order_of, reported, steps, told
from tests.services.town import Town

_DAY = timedelta(days=1)
CALLED = ("technician", "csr", "tenant_supervisor", "dispatcher")


async def stands(town: Town, what: str) -> IntakeId:
    """On site at nine on Monday, and then nothing goes on."""
    intake = await reported(town)
    for who, step in steps(town, intake)[:3]:
        await town.does(who, step)
    match what:
        case "parts" | "tenant":
            until = town.desk.clock.now() + _DAY
            await town.does("technician", lambda w: work_orders.wait(w, intake, Wait(what), "soon", until))
        case "nobody-in":
            await town.does("technician", lambda w: work_orders.find_nobody(w, intake))
        case "quote":
            await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
            await town.does("technician", lambda w: quotes.name_price(w, intake, {"tap": 1}, ()))
    return intake


async def later(town: Town, **how_long: float) -> None:
    """Time passes; the house has been started anew meanwhile."""
    town.desk.clock.advance(timedelta(**how_long))
    for _ in range(2):
        await Clockwork(town.desk, SCHEDULE).tick()


async def calls(town: Town) -> dict[str, list[str]]:
    """Who has been called because something stands still, with what."""
    heard = {who: [key for key in await told(town, who) if key.startswith("repair-standing")] for who in CALLED}
    return {who: keys for who, keys in heard.items() if keys}


async def test_when_the_named_time_has_come_the_technician_is_told_and_then_the_dispatcher(town: Town) -> None:
    for what in ("parts", "tenant"):
        await stands(town, what)
    await later(town, hours=23, minutes=59)
    assert await calls(town) == {}
    await later(town, minutes=2)
    first = ["repair-standing-parts", "repair-standing-tenant"]
    assert await calls(town) == {"technician": first}
    await later(town, minutes=31)
    assert await calls(town) == {"technician": first, "dispatcher": ["repair-standing-still"] * 2}
    await later(town, days=5)
    assert await calls(town) == {"technician": first, "dispatcher": ["repair-standing-still"] * 2}


@pytest.mark.manual("R86")
@pytest.mark.parametrize("what", ["quote", "nobody-in"])
async def test_a_tenant_who_leaves_it_without_an_answer_is_phoned_and_then_the_dispatcher_hears(
    town: Town, what: str
) -> None:
    await stands(town, what)
    await later(town, hours=23, minutes=59)
    assert await calls(town) == {}
    await later(town, minutes=2)
    phoned = {who: [f"repair-standing-{what}"] for who in ("csr", "tenant_supervisor")}
    assert await calls(town) == phoned
    await later(town, hours=24, minutes=1)
    assert await calls(town) == phoned | {"dispatcher": ["repair-standing-still"]}
    await later(town, days=5)
    assert await calls(town) == phoned | {"dispatcher": ["repair-standing-still"]}


@pytest.mark.parametrize("how", ["go_on", "reply", "book", "hand_back"])
async def test_nobody_is_called_once_it_goes_on(town: Town, how: str) -> None:
    intake = await stands(town, {"reply": "quote", "book": "nobody-in"}.get(how, "parts"))
    match how:
        case "go_on":
            await town.does("technician", lambda w: work_orders.go_on(w, intake))
        case "reply":
            await town.does("tenant", lambda w: quotes.reply(w, intake, 1, Reply.AGREED))
        case "book":
            when = town.desk.clock.now() + timedelta(hours=3)
            await town.does("tenant", lambda w: work_orders.book(w, intake, when))
        case "hand_back":
            await town.does("technician", lambda w: dispatch.hand_back(w, intake, "ill"))
    await later(town, days=4)
    assert await calls(town) == {}


async def test_a_second_standstill_has_its_own_time(town: Town) -> None:
    intake = await stands(town, "parts")
    await later(town, hours=20)
    await town.does("technician", lambda w: work_orders.go_on(w, intake))
    until = town.desk.clock.now() + _DAY
    await town.does("technician", lambda w: work_orders.wait(w, intake, Wait.PARTS, "the other one", until))
    await later(town, hours=23)
    assert await calls(town) == {}
    await later(town, hours=2)
    assert await calls(town) == {"technician": ["repair-standing-parts"]}


async def test_the_dispatcher_has_as_long_as_the_urgency_gives_the_technician(town: Town) -> None:
    intake = await stands(town, "parts")
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.PLUMBING, Urgency.URGENT))
    await later(town, hours=24, minutes=1)
    await later(town, minutes=11)
    assert (await calls(town))["dispatcher"] == ["repair-standing-still"]


async def test_parts_without_a_date_are_asked_of_the_technician(town: Town) -> None:
    intake = await stands(town, "")
    await town.does("technician", lambda w: work_orders.wait(w, intake, Wait.PARTS, "valve", None))
    await later(town, hours=25)
    assert await calls(town) == {"technician": ["repair-standing-parts"]}


@pytest.mark.parametrize("what", ["parts", "tenant", "quote"])
async def test_what_takes_longer_is_said_without_going_there_again_and_called_at_its_new_time(
    town: Town, what: str
) -> None:
    intake = await stands(town, what)
    before = await order_of(town, intake)
    until = town.desk.clock.now() + 3 * _DAY
    await town.does("technician", lambda w: work_orders.prolong(w, intake, "from abroad", until))
    after = await order_of(town, intake)
    assert (after.waiting, after.wait_why, after.wait_until) == (Wait(what), "from abroad", until)
    assert (after.paused_at, after.arrived_at) == (before.paused_at, before.arrived_at)
    await later(town, days=2, hours=23)
    assert await calls(town) == {}
    await later(town, hours=2)
    called = {"csr", "tenant_supervisor"} if what == "quote" else {"technician"}
    assert {who for who, keys in (await calls(town)).items() if f"repair-standing-{what}" in keys} == called


async def test_nobody_prolongs_what_waits_for_another_time(town: Town) -> None:
    intake = await stands(town, "nobody-in")
    until = town.desk.clock.now() + _DAY
    with pytest.raises(Refusal, match="order-is-waiting"):
        await town.does("technician", lambda w: work_orders.prolong(w, intake, "", until))
    with pytest.raises(NotFound):
        await town.does("second_technician", lambda w: work_orders.prolong(w, intake, "", until))


async def test_who_texts_that_the_parts_take_longer_has_said_it(town: Town) -> None:
    intake = await stands(town, "parts")
    note = FieldNote("1", Step.WAIT_PARTS, words="from abroad", days=5)
    await town.does("technician", lambda w: field_notes.take_down(w, note))
    assert (await order_of(town, intake)).wait_until == town.desk.clock.now() + 5 * _DAY


async def test_whom_somebody_helps_counts_for_their_load(town: Town) -> None:
    intake = await stands(town, "parts")
    second = town.people["second_technician"]

    async def load() -> dict[PersonId, int]:
        known = await town.does("dispatcher", lambda w: technicians.suggested(w, Category.PLUMBING))
        return {one.person: one.load for one in known}

    assert (await load())[second] == 0
    await town.does("dispatcher", lambda w: dispatch.add_helper(w, intake, second))
    assert (await load()) == {town.people["technician"]: 1, second: 1}
    assert await town.does("second_technician", technicians.in_hand) == 1

"""The caterer reports that something is not as agreed: whoever runs the meals hears of it, and whoever it concerns."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from bot.domain.meals import MealOrder, MealStatus, RollUp
from bot.domain.menus import summed
from bot.domain.people import SYSTEM, Vendor
from bot.domain.refusal import Refusal
from bot.domain.trades import Trade
from bot.services import kitchen_troubles, meal_round, meal_statements, meals, menus, roll_ups, track_records
from bot.services.work import Work
from bot.storage.tables import posts
from tests.services.kitchen import TUESDAY, agreeing, every, ordered, outcome, shown
from tests.services.town import MONDAY, Town, at, ticks, told
from tests.services.washing import without_chat

DESK = ("receptionist", "csr", "tenant_supervisor", "cs_manager")
REPORTS: dict[str, Callable[[Work], Awaitable[Any]]] = {
    "out": lambda w: kitchen_troubles.run_out(w, MONDAY, "A"),
    "late": lambda w: kitchen_troubles.come_late(w, MONDAY, 30),
    "down": lambda w: kitchen_troubles.shut_down(w, MONDAY, "煤气停了"),
    "other": lambda w: kitchen_troubles.mention(w, MONDAY, "换了司机"),
}


async def waiting(town: Town, *, listed: bool, confirmed: bool = True) -> None:
    """The tenant has ordered A and B, the neighbour B alone; perhaps the caterer has the list, and has confirmed it."""
    await ordered(town, A=2, B=1)
    await ordered(town, "neighbour", B=1)
    if listed:
        await ticks(town, at(town, 10))
        (first,) = await every(town, RollUp)
        if confirmed:
            await town.does("vendor", lambda w: roll_ups.confirm(w, first.id))
    town.desk.clock.set(at(town, 10, 5) if listed else at(town, 9, 5))


async def heard(town: Town, key: str) -> list[str]:
    """Who of everybody has been told that, and how often."""
    return [who for who in (*DESK, "tenant", "neighbour", "technician") for _ in await told(town, who, key)]


@pytest.mark.manual("R171", "R174")
@pytest.mark.parametrize("listed", [False, True])
async def test_a_set_that_has_run_out_is_off_at_once_and_who_had_it_is_asked(kitchen: Town, listed: bool) -> None:
    await waiting(kitchen, listed=listed)
    assert await kitchen.does("vendor", REPORTS["out"]) == 1
    assert await heard(kitchen, "meal-set-gone") == ["tenant"]
    assert await heard(kitchen, "kitchen-out-desk") == list(DESK)
    assert [order.total for order in await every(kitchen, MealOrder)] == [2800, 2800]
    lists = await every(kitchen, RollUp)
    assert [[(p.code, p.count) for p in one.portions] for one in lists[1:]] == ([[("A", -2)]] if listed else [])
    assert all(one.confirmed_at for one in lists)
    with pytest.raises(Refusal, match="meal-no-such-set"):
        await ordered(kitchen, A=1)
    assert await outcome(kitchen, "vendor", REPORTS["out"], at(kitchen, 10, 6)) == "meal-no-such-set"


@pytest.mark.manual("R172")
async def test_who_waits_for_it_hears_that_it_is_late(kitchen: Town) -> None:
    await waiting(kitchen, listed=True)
    await kitchen.does("tenant", lambda w: meals.order(w, TUESDAY, kitchen.unit, {"A": 1}, ""))
    assert await kitchen.does("vendor", REPORTS["late"]) == 2
    assert await heard(kitchen, "kitchen-late") == ["tenant", "neighbour"]
    assert (await told(kitchen, "receptionist", "kitchen-late-desk"))[0]["minutes"] == 30
    assert {order.status for order in await every(kitchen, MealOrder)} == {MealStatus.SENT, MealStatus.OPEN}


@pytest.mark.manual("R171", "R174")
@pytest.mark.parametrize(("listed", "confirmed"), [(False, False), (True, False), (True, True)])
async def test_where_nothing_can_be_cooked_every_order_is_cancelled_and_nobody_is_chased(
    kitchen: Town, listed: bool, confirmed: bool
) -> None:
    await waiting(kitchen, listed=listed, confirmed=confirmed)
    assert await kitchen.does("vendor", REPORTS["down"]) == 2
    assert await heard(kitchen, "kitchen-down") == ["tenant", "neighbour"]
    assert (await told(kitchen, "cs_manager", "kitchen-down-desk"))[0]["why"] == "煤气停了"
    for hour, minute in ((10, 0), (10, 30), (11, 30), (11, 45), (13, 30)):
        await ticks(kitchen, max(at(kitchen, hour, minute), kitchen.desk.clock.now()))
    assert {order.status for order in await every(kitchen, MealOrder)} == {MealStatus.CANCELLED}
    chased = ("roll-up-unconfirmed", "meals-not-arrived", "meals-left", "meals-missed", "meal-round")
    assert [await heard(kitchen, key) for key in chased] == [[]] * len(chased)
    left = sum(p.count for one in await every(kitchen, RollUp) for p in one.portions)
    assert left == 0
    held = await kitchen.does("accountant", lambda w: meal_statements.of_month(w, "2026-11"))
    assert held.lines == ()


async def test_a_day_that_is_closed_is_open_again_once_the_caterer_agrees_to_it(kitchen: Town) -> None:
    kitchen.desk.clock.set(at(kitchen, 9))
    await kitchen.does("vendor", REPORTS["down"])
    assert await kitchen.does("tenant", lambda w: menus.of_day(w, MONDAY)) is None
    await kitchen.does("vendor", agreeing(MONDAY))
    assert (await ordered(kitchen, A=1)).count == 1


async def test_anything_else_is_told_to_those_who_run_the_meals_alone(kitchen: Town) -> None:
    await waiting(kitchen, listed=False)
    await kitchen.does("vendor", REPORTS["other"])
    assert await heard(kitchen, "kitchen-other-desk") == list(DESK)


@pytest.mark.parametrize("what", REPORTS)
async def test_it_is_said_by_that_days_caterer_and_until_lunch_is_over(kitchen: Town, what: str) -> None:
    await waiting(kitchen, listed=False)
    for who in ("tenant", *(DESK if what == "other" else ("technician",))):
        assert await outcome(kitchen, who, REPORTS[what], at(kitchen, 9)) == "not-allowed"

    async def another(work: Work) -> None:
        made = await work.add(Vendor(code="V9", kind="caterer", name_zh="别家", name_en="Other"))
        await work.db.execute(posts.update().where(posts.c.person == kitchen.people["vendor"]).values(vendor=made.id))

    kitchen.desk.clock.set(at(kitchen, 14))
    assert await outcome(kitchen, "vendor", REPORTS[what], at(kitchen, 9)) == "not-found"
    kitchen.desk.clock.set(at(kitchen, 9))
    assert await outcome(kitchen, "vendor", REPORTS[what], at(kitchen, 9)) == "done"
    await kitchen.desk.do(SYSTEM, another)
    assert await outcome(kitchen, "vendor", REPORTS[what], at(kitchen, 9)) == "not-found"


@pytest.mark.manual("R171", "R174")
@pytest.mark.parametrize(("who", "what"), [*zip(DESK, ("out", "late", "down", "down"), strict=True)])
async def test_what_the_house_hears_on_the_telephone_it_notes_itself(kitchen: Town, who: str, what: str) -> None:
    await waiting(kitchen, listed=False)
    assert await kitchen.does(who, REPORTS[what]) == (1 if what == "out" else 2)
    others = [one for one in DESK if one != who]
    assert await heard(kitchen, f"kitchen-{what}-desk") == others
    (said,) = await told(kitchen, others[0], f"kitchen-{what}-desk")
    assert who in str(said["by"])
    assert len(await told(kitchen, "vendor", f"kitchen-{what}-cook")) == 1
    key = {"out": "meal-set-gone", "late": "kitchen-late", "down": "kitchen-down"}[what]
    assert "tenant" in await heard(kitchen, key)


@pytest.mark.manual("R171", "R179")
@pytest.mark.parametrize("in_chat", [True, False])
async def test_a_caterer_confirms_what_the_house_has_noted_unless_they_said_it_on_the_telephone(
    kitchen: Town, in_chat: bool
) -> None:
    await waiting(kitchen, listed=True)
    if not in_chat:
        await without_chat(kitchen)
    await kitchen.does("receptionist", REPORTS["out"])
    assert [bool(one.confirmed_at) for one in await every(kitchen, RollUp)] == [True, not in_chat]


@pytest.mark.manual("R172", "R179")
async def test_a_lunch_that_never_came_is_called_off_when_it_should_be_over_and_costs_nothing(kitchen: Town) -> None:
    await waiting(kitchen, listed=True)
    signed, never = await every(kitchen, MealOrder)
    await ticks(kitchen, at(kitchen, 11, 40))
    await kitchen.does("tenant", lambda w: meal_round.sign(w, signed.id))
    await ticks(kitchen, at(kitchen, 13, 30))
    (left,) = await told(kitchen, "cs_manager", "meals-left")
    assert left["numbers"] == never.number
    for who, what, key in (("vendor", "down", "not-found"), ("csr", "late", "meal-over-already")):
        assert await outcome(kitchen, who, REPORTS[what], at(kitchen, 13, 30)) == key
    assert next(menu.day for menu in await kitchen.does("csr", kitchen_troubles.days)) == MONDAY
    assert await kitchen.does("csr", REPORTS["down"]) == 1
    assert await heard(kitchen, "kitchen-none") == ["neighbour"]
    assert await heard(kitchen, "kitchen-none-desk") == [who for who in DESK if who != "csr"]
    assert len(await told(kitchen, "vendor", "kitchen-none-cook")) == 1
    assert await kitchen.does("vendor", lambda w: menus.unconfirmed(w, MONDAY)) is False
    held = await kitchen.does("accountant", lambda w: meal_statements.of_month(w, "2026-11"))
    assert [line.number for line in held.lines] == [signed.number]
    kitchen.desk.clock.set(at(kitchen, 0, 0, day=TUESDAY))
    assert await outcome(kitchen, "csr", REPORTS["down"], at(kitchen, 0, day=TUESDAY)) == "not-found"


@pytest.mark.manual("R172", "R179")
async def test_that_nothing_came_can_still_be_noted_of_a_day_on_which_nobody_did(kitchen: Town) -> None:
    """Nothing of it was charged, and nothing is; what was brought that day stays so, and the list as it went out.

    Nothing can be cooked any more: the caterer is told so, and gets no list to confirm; the month counts it.
    """
    await waiting(kitchen, listed=True)
    signed, _ = await every(kitchen, MealOrder)
    (as_sent,) = await every(kitchen, RollUp)
    await ticks(kitchen, at(kitchen, 11, 40))
    await kitchen.does("tenant", lambda w: meal_round.sign(w, signed.id))
    await ticks(kitchen, at(kitchen, 13, 30))
    later = at(kitchen, 9, day=date(2026, 12, 2))
    await ticks(kitchen, later)
    assert "meals-never-came" in await shown(kitchen, "csr", f"meal-round:{MONDAY}")
    assert await outcome(kitchen, "vendor", REPORTS["down"], later) == "not-found"
    assert await outcome(kitchen, "csr", REPORTS["late"], later) == "meal-over-already"
    assert await kitchen.does("csr", REPORTS["down"]) == 1
    assert [order.status for order in await every(kitchen, MealOrder)] == [MealStatus.SIGNED, MealStatus.SOLVED]
    assert await heard(kitchen, "kitchen-none") == ["neighbour"]
    assert await every(kitchen, RollUp) == [as_sent]
    sheet = await kitchen.does("vendor", lambda w: roll_ups.sheet(w, as_sent.id))
    assert summed(p for stop in sheet.stops for p in stop.portions) == as_sent.portions
    record = await kitchen.desk.do(SYSTEM, lambda w: track_records.of(w, Trade.MEALS, "2026-11"))
    assert (record.orders, record.counts["wrong"]) == (2, 1)
    assert "meals-never-came" not in await shown(kitchen, "csr", f"meal-round:{MONDAY}")
    assert await outcome(kitchen, "csr", REPORTS["down"], later) == "not-found"


@pytest.mark.manual("R172", "R174")
async def test_where_nothing_came_by_half_past_eleven_nobody_gets_a_list_or_is_asked_for_it(kitchen: Town) -> None:
    await waiting(kitchen, listed=True)
    await ticks(kitchen, at(kitchen, 11, 30))
    assert await kitchen.does("receptionist", REPORTS["down"]) == 2
    await ticks(kitchen, at(kitchen, 11, 40))
    assert await heard(kitchen, "meals-not-arrived") == []
    assert len(await every(kitchen, RollUp)) == 1
    assert await heard(kitchen, "kitchen-down") == ["tenant", "neighbour"]
    assert {(order.status, order.charged_on) for order in await every(kitchen, MealOrder)} == {
        (MealStatus.SOLVED, None)
    }


async def test_the_caterer_finds_todays_lists_and_before_them_what_is_ordered(kitchen: Town) -> None:
    await ordered(kitchen, A=2, B=1)
    kitchen.desk.clock.set(at(kitchen, 9))
    shown = await kitchen.does("vendor", kitchen_troubles.today)
    assert (shown.say.key, shown.say.args["sets"]) == ("kitchen-so-far", "A×2 B×1")
    await ticks(kitchen, at(kitchen, 10))
    before = len(await told(kitchen, "vendor", "roll-up"))
    assert (await kitchen.does("vendor", kitchen_troubles.today)).say.key == "kitchen-today"
    assert len(await told(kitchen, "vendor", "roll-up")) == before + 1

"""Meals by the manual: ordered until the cut-off to the second, rolled up exactly, checked, brought, signed for."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.domain.arrivals import Arrival
from bot.domain.meals import MealOrder, MealStatus, RollUp
from bot.domain.menus import Dish, Menu
from bot.domain.money import Fen
from bot.domain.people import SYSTEM, ChatId
from bot.domain.refusal import Refusal
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import meal_round, meals, menu_desk, menus, roll_ups
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import inbox, outbox
from bot.talk import Speaker
from tests.services.kitchen import MONDAY, TUESDAY, at, opened
from tests.services.town import Town


@pytest.fixture
async def kitchen(town: Town) -> Town:
    await opened(town)
    town.desk.clock.set(at(town, 9))
    return town


async def said(town: Town, who: str, when: datetime, verb: Callable[[Work], Awaitable[Any]]) -> Any:
    """Somebody says something; their client's time of it counts."""
    speaker = Speaker(ChatId(1000 + town.people[who]))
    return await town.desk.do(speaker, verb, at=when)


async def ordered(town: Town, who: str = "tenant", when: datetime | None = None, **counts: int) -> MealOrder:
    unit = town.unit if who == "tenant" else town.other_unit
    found = await said(town, who, when or at(town, 9), lambda w: meals.order(w, MONDAY, unit, counts, ""))
    assert isinstance(found, MealOrder)
    return found


async def every(town: Town, record: type[Any]) -> list[Any]:
    return await town.desk.do(SYSTEM, lambda work: rows.every(work.db, record))


async def ticks(town: Town, when: datetime) -> None:
    town.desk.clock.set(when)
    await Clockwork(town.desk, SCHEDULE).tick()


async def told(town: Town, who: str, key: str) -> list[dict[str, Any]]:
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who]).order_by(outbox.c.id)
        return [body["say"]["args"] for body in (await db.execute(mine)).scalars() if body["say"]["$say"] == key]


# -- ordering ---------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R170")
async def test_an_order_keeps_the_prices_of_its_moment(kitchen: Town) -> None:
    made = await ordered(kitchen, A=2, B=1)
    assert (made.number, made.total, made.status) == ("M-000001", 9200, MealStatus.OPEN)
    dearer = Dish("A", "红烧肉+米饭", "Braised pork, rice", Fen(9900))
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.put(w, MONDAY, dearer))
    assert (await every(kitchen, MealOrder))[0].total == 9200


@pytest.mark.manual("R171")
@pytest.mark.parametrize(("second", "late"), [(-1, False), (0, False), (1, True)])
async def test_one_second_late_is_late_however_soon_it_is_heard(kitchen: Town, second: int, late: bool) -> None:
    when = at(kitchen, 9, 50, second)
    kitchen.desk.clock.set(when)
    if late:
        with pytest.raises(Refusal, match="meal-too-late"):
            await ordered(kitchen, when=when, A=1)
        assert await every(kitchen, MealOrder) == []
    else:
        await ordered(kitchen, when=when, A=1)


@pytest.mark.manual("R171")
async def test_what_was_said_in_time_counts_however_late_it_is_heard(kitchen: Town) -> None:
    kitchen.desk.clock.set(at(kitchen, 9, 58))
    assert (await ordered(kitchen, when=at(kitchen, 9, 49, 59), A=1)).status is MealStatus.OPEN


async def test_the_cut_off_holds_for_changing_and_cancelling_too(kitchen: Town) -> None:
    made = await ordered(kitchen, A=1)
    changed = await said(kitchen, "tenant", at(kitchen, 9, 50), lambda w: meals.change(w, made.id, {"B": 3}, "少饭"))
    assert (changed.count, changed.note) == (3, "少饭")
    late = at(kitchen, 9, 50, 1)
    for verb in (lambda w: meals.change(w, made.id, {"A": 1}, ""), lambda w: meals.cancel(w, made.id)):
        with pytest.raises(Refusal, match="meal-too-late"):
            await said(kitchen, "tenant", late, verb)
    await said(kitchen, "tenant", at(kitchen, 9, 50), lambda w: meals.cancel(w, made.id))
    assert (await every(kitchen, MealOrder))[0].status is MealStatus.CANCELLED


@pytest.mark.parametrize("counts", [{}, {"A": 0}, {"A": -1}, {"A": 100}, {"X": 1}])
async def test_numbers_and_sets_that_make_no_sense_are_refused(kitchen: Town, counts: dict[str, int]) -> None:
    with pytest.raises(Refusal, match=r"meal-how-many|meal-no-such-set"):
        await kitchen.does("tenant", lambda w: meals.order(w, MONDAY, kitchen.unit, counts, ""))


async def test_days_without_a_menu_and_other_peoples_units_are_refused(kitchen: Town) -> None:
    far = MONDAY + timedelta(days=20)
    with pytest.raises(Refusal, match="meal-no-menu"):
        await kitchen.does("tenant", lambda w: meals.order(w, far, kitchen.unit, {"A": 1}, ""))
    with pytest.raises(Refusal, match="repair-not-your-unit"):
        await kitchen.does("tenant", lambda w: meals.order(w, MONDAY, kitchen.other_unit, {"A": 1}, ""))
    made = await ordered(kitchen, A=1)
    with pytest.raises(Refusal, match="not-found"):
        await kitchen.does("neighbour", lambda w: meals.cancel(w, made.id))


async def test_the_same_as_last_time_takes_what_is_on_the_menu(kitchen: Town) -> None:
    with pytest.raises(Refusal, match="meal-no-last-time"):
        await kitchen.does("tenant", lambda w: meals.again(w, MONDAY))
    await ordered(kitchen, A=2, V=1)
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.drop(w, TUESDAY, "V"))
    made = await kitchen.does("tenant", lambda w: meals.again(w, TUESDAY))
    assert [(portion.code, portion.count) for portion in made.portions] == [("A", 2)]


async def test_the_kitchen_is_never_asked_for_more_than_it_can_make(kitchen: Town) -> None:
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.limit(w, MONDAY, 3))
    await ordered(kitchen, A=2)
    with pytest.raises(Refusal, match="meal-sold-out"):
        await ordered(kitchen, "neighbour", B=2)
    await ordered(kitchen, "neighbour", B=1)


async def test_whoever_has_ordered_what_changes_is_asked(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await ordered(kitchen, "neighbour", B=1)
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.drop(w, MONDAY, "A"))
    assert len(await told(kitchen, "tenant", "meal-menu-changed")) == 1
    assert await told(kitchen, "neighbour", "meal-menu-changed") == []


# -- late -------------------------------------------------------------------------------------------------------------


async def asked_late(town: Town, when: datetime | None = None) -> MealOrder:
    when = when or at(town, 10, 5)
    found = await said(
        town, "tenant", when, lambda w: meals.ask_late(w, MONDAY, town.unit, {"A": 1}, "", "meeting ran over")
    )
    assert isinstance(found, MealOrder)
    return found


@pytest.mark.manual("R171")
async def test_the_front_desk_may_let_a_late_one_through_with_its_reason(kitchen: Town) -> None:
    await ordered(kitchen, B=1)
    await ticks(kitchen, at(kitchen, 10))
    late = await asked_late(kitchen)
    assert (await told(kitchen, "receptionist", "meal"))[-1]["number"] == late.number
    await kitchen.does("receptionist", lambda w: meals.approve(w, late.id))
    first, addition = await every(kitchen, RollUp)
    assert (first.serial, addition.serial) == (1, 2)
    assert [(p.code, p.count) for p in addition.portions] == [("A", 1)]
    approved = (await every(kitchen, MealOrder))[-1]
    assert (approved.status, approved.roll_up) == (MealStatus.SENT, addition.id)
    assert (approved.approved_by, approved.asked_why) == (kitchen.people["receptionist"], "meeting ran over")


async def test_a_late_one_is_let_through_or_not_once(kitchen: Town) -> None:
    late = await asked_late(kitchen)
    await kitchen.does("receptionist", lambda w: meals.refuse(w, late.id))
    with pytest.raises(Refusal, match="meal-is-refused"):
        await kitchen.does("receptionist", lambda w: meals.approve(w, late.id))
    for who in ("tenant", "neighbour", "technician", "vendor"):
        with pytest.raises(Refusal, match="not-allowed"):
            await kitchen.does(who, lambda w: meals.approve(w, late.id))


async def test_nobody_lets_their_own_late_order_through_and_nothing_is_added_to_a_meal_that_is_served(
    kitchen: Town,
) -> None:
    late = await said(
        kitchen, "receptionist", at(kitchen, 10, 5), lambda w: meals.ask_late(w, MONDAY, None, {"A": 1}, "", "busy")
    )
    with pytest.raises(Refusal, match="meal-own-approval"):
        await kitchen.does("receptionist", lambda w: meals.approve(w, late.id))
    with pytest.raises(Refusal, match="meal-over"):
        await asked_late(kitchen, at(kitchen, 11, 30, 1))


# -- the roll-up ------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R171")
async def test_at_ten_the_caterer_has_exactly_what_was_valid(kitchen: Town) -> None:
    await ordered(kitchen, A=2, B=1)
    gone = await ordered(kitchen, A=5)
    await ordered(kitchen, "neighbour", B=4)
    await kitchen.does("tenant", lambda w: meals.cancel(w, gone.id))
    await ticks(kitchen, at(kitchen, 9, 59, 59))
    assert await every(kitchen, RollUp) == []
    await ticks(kitchen, at(kitchen, 10))
    (made,) = await every(kitchen, RollUp)
    assert [(p.code, p.count) for p in made.portions] == [("A", 2), ("B", 5)]
    (card,) = await told(kitchen, "vendor", "roll-up")
    assert card["count"] == 7
    shown = str(card)
    assert kitchen.unit
    assert "0801" in shown
    assert "tenant" not in shown
    assert "000-88003801" not in shown
    await ticks(kitchen, at(kitchen, 10, 5))
    assert len(await every(kitchen, RollUp)) == 1


@pytest.mark.parametrize("came", [(9, 49), (9, 59)])
async def test_the_roll_up_waits_for_what_was_said_in_time_and_has_not_been_heard(
    kitchen: Town, came: tuple[int, int]
) -> None:
    async def waits(work: Work) -> None:
        raw = json.dumps({"update_id": 7, "message": {"date": int(at(kitchen, 9, 49).timestamp())}})
        row = {"update_id": 7, "chat": 1, "raw": raw, "received_at": at(kitchen, *came), "state": "new"}
        await work.db.execute(insert(inbox), row)

    await kitchen.desk.do(SYSTEM, waits)
    await ticks(kitchen, at(kitchen, 10))
    assert await every(kitchen, RollUp) == []
    await ordered(kitchen, when=at(kitchen, 9, 49), A=1)
    await kitchen.desk.do(SYSTEM, lambda w: w.db.execute(update(inbox).values(state="done")))
    await ticks(kitchen, at(kitchen, 10, 0, 6))
    assert [made.portions[0].count for made in await every(kitchen, RollUp)] == [1]


async def test_what_was_said_in_time_and_heard_after_ten_is_an_addition(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 10))
    await ordered(kitchen, "neighbour", when=at(kitchen, 9, 50), B=2)
    _, addition = await every(kitchen, RollUp)
    assert [(p.code, p.count) for p in addition.portions] == [("B", 2)]


async def test_a_caterer_who_does_not_confirm_is_reminded_and_then_somebody_telephones(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 10))
    await ticks(kitchen, at(kitchen, 10, 10))
    assert len(await told(kitchen, "receptionist", "roll-up-unconfirmed")) == 1
    assert await told(kitchen, "cs_manager", "roll-up-unconfirmed") == []
    await ticks(kitchen, at(kitchen, 10, 20))
    assert len(await told(kitchen, "cs_manager", "roll-up-unconfirmed")) == 1
    (made,) = await every(kitchen, RollUp)
    await kitchen.does("vendor", lambda w: roll_ups.confirm(w, made.id))
    await ticks(kitchen, at(kitchen, 10, 40))
    assert len(await told(kitchen, "cs_manager", "roll-up-unconfirmed")) == 1
    with pytest.raises(Refusal, match="roll-up-confirmed-already"):
        await kitchen.does("vendor", lambda w: roll_ups.confirm(w, made.id))


async def test_only_the_caterer_and_those_who_run_the_meals_read_the_list(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 10))
    (made,) = await every(kitchen, RollUp)
    for who in ("vendor", "receptionist", "tenant_supervisor", "cs_manager"):
        assert (await kitchen.does(who, lambda w: roll_ups.sheet(w, made.id))).stops[0].unit == "0801"
    for who in ("tenant", "technician"):
        with pytest.raises(Refusal):
            await kitchen.does(who, lambda w: roll_ups.sheet(w, made.id))


# -- the round --------------------------------------------------------------------------------------------------------


async def served(town: Town) -> MealOrder:
    made = await ordered(town, A=1)
    await ticks(town, at(town, 10))
    await ticks(town, at(town, 11, 30))
    return made


@pytest.mark.manual("R172", "R173", "R175")
async def test_half_past_eleven_they_are_checked_brought_and_signed_for(kitchen: Town) -> None:
    made = await served(kitchen)
    assert (await told(kitchen, "receptionist", "meal-round"))[-1]["count"] == 1
    with pytest.raises(Refusal, match="meals-not-here"):
        await kitchen.does("csr", lambda w: meal_round.passed(w, MONDAY))
    await kitchen.does("receptionist", lambda w: meal_round.arrive(w, MONDAY))
    with pytest.raises(Refusal, match="meals-not-checked"):
        await kitchen.does("csr", lambda w: meal_round.delivered(w, MONDAY))
    await kitchen.does("csr", lambda w: meal_round.passed(w, MONDAY))
    assert await kitchen.does("csr", lambda w: meal_round.delivered(w, MONDAY)) == 1
    await kitchen.does("tenant", lambda w: meal_round.sign(w, made.id))
    with pytest.raises(Refusal, match="meal-is-signed"):
        await kitchen.does("tenant", lambda w: meal_round.sign(w, made.id))
    assert (await every(kitchen, MealOrder))[0].status is MealStatus.SIGNED


@pytest.mark.manual("R174")
async def test_below_standard_they_are_made_anew_with_a_reason_and_checked_again(kitchen: Town) -> None:
    await served(kitchen)
    await kitchen.does("receptionist", lambda w: meal_round.arrive(w, MONDAY))
    await kitchen.does("csr", lambda w: meal_round.remade(w, MONDAY, "cold", ("photo",)))
    assert (await told(kitchen, "vendor", "meals-remake"))[0]["why"] == "cold"
    await kitchen.does("csr", lambda w: meal_round.passed(w, MONDAY))
    with pytest.raises(Refusal, match="meals-checked-already"):
        await kitchen.does("csr", lambda w: meal_round.remade(w, MONDAY, "cold", ()))


async def test_meals_that_do_not_come_are_telephoned_after(kitchen: Town) -> None:
    await served(kitchen)
    await ticks(kitchen, at(kitchen, 11, 40))
    assert len(await told(kitchen, "cs_manager", "meals-not-arrived")) == 1
    assert len(await told(kitchen, "vendor", "meals-not-arrived")) == 1


@pytest.mark.parametrize(("charged", "status"), [(True, MealStatus.SIGNED), (False, MealStatus.SOLVED)])
async def test_what_is_wrong_is_solved_and_counted(kitchen: Town, charged: bool, status: MealStatus) -> None:
    made = await served(kitchen)
    await kitchen.does("tenant", lambda w: meal_round.complain(w, made.id, "nothing came"))
    assert (await told(kitchen, "receptionist", "meal"))[-1]["number"] == made.number
    await kitchen.does("receptionist", lambda w: meal_round.solve(w, made.id, charged=charged))
    assert (await every(kitchen, MealOrder))[0].status is status


# -- the menu ---------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R169")
async def test_the_week_is_composed_confirmed_and_published_on_friday_to_those_who_want_it(kitchen: Town) -> None:
    monday = MONDAY + timedelta(days=7)
    days = [monday + timedelta(days=n) for n in range(5)]
    assert await kitchen.does("tenant_supervisor", lambda w: menu_desk.copy_last_week(w, monday)) == 2
    for day in days[2:]:
        dish = Dish("A", "红烧肉", "Pork", Fen(3200))
        await kitchen.does("tenant_supervisor", partial(menu_desk.put, day=day, dish=dish))
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.hand_over(w, monday))
    assert await kitchen.does("tenant", lambda w: menus.of_week(w, monday)) == []
    assert await kitchen.does("vendor", lambda w: menu_desk.confirm(w, monday)) == 5
    await ticks(kitchen, at(kitchen, 15, day=MONDAY + timedelta(days=4)))
    assert [menu.day for menu in await kitchen.does("tenant", lambda w: menus.of_week(w, monday))] == days
    assert len(await told(kitchen, "tenant", "menu-week")) == 1
    assert await told(kitchen, "cs_manager", "menu-not-ready") == []


async def test_a_menu_that_is_not_ready_on_friday_is_asked_for(kitchen: Town) -> None:
    await ticks(kitchen, at(kitchen, 15, day=MONDAY + timedelta(days=4)))
    assert len(await told(kitchen, "tenant_supervisor", "menu-not-ready")) == 1
    assert await told(kitchen, "tenant", "menu-week") == []


async def test_nothing_is_composed_for_a_day_off_or_a_day_that_is_past(kitchen: Town) -> None:
    dish = Dish("A", "红烧肉", "Pork", Fen(3200))
    for day, key in ((MONDAY - timedelta(days=3), "menu-day-past"), (MONDAY + timedelta(days=5), "menu-day-off")):
        with pytest.raises(Refusal, match=key):
            await kitchen.does("tenant_supervisor", partial(menu_desk.put, day=day, dish=dish))


async def test_what_changes_after_the_caterer_confirmed_is_confirmed_anew(kitchen: Town) -> None:
    monday = MONDAY + timedelta(days=7)
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.copy_last_week(w, monday))
    await kitchen.does("vendor", lambda w: menu_desk.confirm(w, monday))
    with pytest.raises(Refusal, match="menu-confirmed-already"):
        await kitchen.does("vendor", lambda w: menu_desk.confirm(w, monday))
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.drop(w, monday, "V"))
    assert await kitchen.does("vendor", lambda w: menu_desk.confirm(w, monday)) == 1
    assert len(await every(kitchen, Menu)) == 4


# -- two at the same time ---------------------------------------------------------------------------------------------


async def both(*verbs: Awaitable[Any]) -> list[str]:
    """What became of things that were done at the same time: nothing, or why not."""
    done = await asyncio.gather(*verbs, return_exceptions=True)
    assert all(not isinstance(one, BaseException) or isinstance(one, Refusal) for one in done), done
    return sorted(one.key if isinstance(one, Refusal) else "" for one in done)


async def test_of_two_who_decide_on_a_late_order_one_is_told(kitchen: Town) -> None:
    late = await asked_late(kitchen)
    told_ = await both(
        kitchen.does("receptionist", lambda w: meals.approve(w, late.id)),
        kitchen.does("csr", lambda w: meals.refuse(w, late.id)),
    )
    assert told_[0] == ""
    assert told_[1] in {"meal-is-refused", "meal-is-open", "meal-is-sent"}


async def test_of_two_who_take_the_last_portion_one_is_told(kitchen: Town) -> None:
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.limit(w, MONDAY, 1))
    assert await both(ordered(kitchen, A=1), ordered(kitchen, "neighbour", B=1)) == ["", "meal-sold-out"]


async def test_the_meals_arrive_once_and_a_meal_is_signed_for_once(kitchen: Town) -> None:
    made = await served(kitchen)
    arrive = partial(meal_round.arrive, day=MONDAY)
    told_ = await both(kitchen.does("receptionist", arrive), kitchen.does("csr", arrive))
    assert told_ == ["", "meals-arrived-already"]
    sign = partial(meal_round.sign, id_=made.id)
    assert await both(kitchen.does("tenant", sign), kitchen.does("tenant", sign)) == ["", "meal-is-signed"]
    assert len(await every(kitchen, Arrival)) == 1


async def test_a_roll_up_is_confirmed_once(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 10))
    (made,) = await every(kitchen, RollUp)
    confirm = partial(roll_ups.confirm, id_=made.id)
    told_ = await both(kitchen.does("vendor", confirm), kitchen.does("vendor", confirm))
    assert told_ == ["", "roll-up-confirmed-already"]


async def test_ten_oclock_in_two_processes_is_one_roll_up(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    kitchen.desk.clock.set(at(kitchen, 10))
    await asyncio.gather(*(Clockwork(kitchen.desk, SCHEDULE).tick() for _ in range(2)))
    assert len(await every(kitchen, RollUp)) == 1

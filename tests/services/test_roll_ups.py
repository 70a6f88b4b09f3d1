"""Meals by the manual: rolled up exactly at ten, checked at half past eleven, brought, signed for."""

import json

import pytest
from sqlalchemy import insert, update

from bot.domain.meals import MealOrder, MealStatus, RollUp
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.services import meal_round, meals, roll_ups
from bot.services.work import Work
from bot.storage.tables import inbox
from tests.services.kitchen import every, ordered, served
from tests.services.town import MONDAY, Town, at, ticks, told

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

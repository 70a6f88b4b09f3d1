"""Where meals are brought, and half past eleven: checked, brought, signed for, made anew, made good (R172-R175)."""

from datetime import date
from functools import partial

import pytest

from bot.channel.rendering import TEXT_UNITS, visible
from bot.domain.meals import MealOrder, MealStatus, RollUp
from bot.domain.names import Language
from bot.domain.refusal import Refusal
from bot.packing import unpack
from bot.services import meal_round, meals, roll_ups
from bot.services.work import Work
from tests.services.kitchen import brought, every, outcome, served, shown
from tests.services.town import MONDAY, Town, at, ticks, told


@pytest.mark.manual("R171", "R175")
async def test_each_order_goes_to_its_own_point_and_the_list_and_the_round_know_it(kitchen: Town) -> None:
    unit, other = kitchen.unit, kitchen.other_unit
    for who, home, place in (
        ("tenant", unit, ""), ("tenant", unit, "会议室 13800001234"), ("tenant", None, ""), ("neighbour", other, ""),
    ):  # fmt: skip
        await kitchen.does(who, lambda w, h=home, p=place: meals.order(w, MONDAY, h, {"A": 1}, "", place=p))  # type: ignore[misc]
    await ticks(kitchen, at(kitchen, 10))
    (made,) = await every(kitchen, RollUp)
    sheet = await kitchen.does("vendor", lambda w: roll_ups.sheet(w, made.id))
    assert [(stop.unit, stop.place[:3]) for stop in sheet.stops] == [
        ("", ""), ("0801", ""), ("0801", "会议室"), ("0901", "")
    ]  # fmt: skip
    assert "13800001234" not in str(await told(kitchen, "vendor", "roll-up"))
    held = await every(kitchen, MealOrder)
    assert [order.tenant for order in held[:3]] == [kitchen.tenant] * 3


@pytest.mark.manual("R171", "R175")
@pytest.mark.parametrize("noted", [False, True])
async def test_more_points_than_a_message_shows_come_whole_in_a_workbook(kitchen: Town, noted: bool) -> None:
    """What does not fit is counted and attached, and whether it is confirmed stands before it: nothing is cut."""
    note, points = ("微辣，" * 30 if noted else ""), 150

    async def everywhere(work: Work) -> None:
        for n in range(points):
            await meals.order(work, MONDAY, kitchen.unit, {"A": 1}, note, place=f"{n + 1:03d} 会议室")

    await kitchen.does("tenant", everywhere, at(kitchen, 9))
    await ticks(kitchen, at(kitchen, 10))
    await ticks(kitchen, at(kitchen, 11, 30))
    for who, kind in (("vendor", "roll-up"), ("csr", "meal-round")):
        card = (await told(kitchen, who, kind))[-1]
        shown = [line for line in card["stops"] if line["$say"] == "roll-up-stop"]
        assert len(shown) + card["rest"]["args"]["count"] == points
        held = {name: unpack(value) for name, value in card.items()}
        assert all(visible(kitchen.desk.texts.say(tongue, kind, **held)) <= TEXT_UNITS for tongue in Language)
    (made,) = await every(kitchen, RollUp)
    assert [one["number"] for one in await told(kitchen, "vendor", "roll-up-file")] == [made.number]
    assert await told(kitchen, "receptionist", "roll-up-file") == []
    sheet = await kitchen.does("vendor", lambda w: roll_ups.sheet(w, made.id))
    assert len(sheet.stops) == points


@pytest.mark.manual("R175")
async def test_a_floor_is_brought_and_only_those_there_are_asked(kitchen: Town) -> None:
    await served(kitchen)
    await kitchen.does("receptionist", lambda w: meal_round.arrive(w, MONDAY))
    other = await kitchen.does(
        "neighbour", lambda w: meals.order(w, MONDAY, kitchen.other_unit, {"B": 1}, ""), at(kitchen, 9)
    )
    await kitchen.does("csr", lambda w: meal_round.passed(w, MONDAY))
    card = (await told(kitchen, "csr", "meal-round"))[-1]
    assert [line["$say"] for line in card["stops"]] == ["meal-round-floor", "roll-up-stop"] * 2
    assert await kitchen.does("csr", lambda w: meal_round.delivered(w, MONDAY, "8")) == 1
    statuses = {order.id: order.status for order in await every(kitchen, MealOrder)}
    assert statuses.pop(other.id) is MealStatus.SENT
    assert list(statuses.values()) == [MealStatus.DELIVERED]
    assert await kitchen.does("csr", lambda w: meal_round.delivered(w, MONDAY)) == 1


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


@pytest.mark.manual("R175", "R179")
@pytest.mark.parametrize("noted", [False, True])
async def test_what_a_tenant_phones_about_the_desk_notes_until_it_stands_on_a_statement(
    kitchen: Town, noted: bool
) -> None:
    made = await served(kitchen)
    if noted:
        await brought(kitchen)
    wrong = partial(meal_round.complain, id_=made.id, what="it never came")
    late, stated = at(kitchen, 16, day=date(2026, 11, 26)), at(kitchen, 16, day=date(2026, 12, 3))
    assert await outcome(kitchen, "tenant", wrong, late) == "meal-complaint-too-late"
    assert await outcome(kitchen, "technician", wrong, late) == "not-found"
    kitchen.desk.clock.set(stated)
    if noted:
        assert await outcome(kitchen, "csr", wrong, stated) == "meal-stated-already"
        kitchen.desk.clock.set(late)
    await kitchen.does("receptionist", lambda w: meals.open_card(w, made.id))
    assert "meal-wrong" in await shown(kitchen, "receptionist", f"meal:{made.id}")
    await kitchen.does("csr", wrong)
    await kitchen.does("csr", lambda w: meal_round.solve(w, made.id, charged=False))
    (held,) = await every(kitchen, MealOrder)
    assert (held.status, held.charged_on) == (MealStatus.SOLVED, None)

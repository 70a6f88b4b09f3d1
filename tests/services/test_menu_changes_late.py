"""The menu changes when the caterer has the list already: people are asked, and one correction is confirmed anew."""

from collections import Counter
from dataclasses import replace

import pytest

from bot.domain.meals import MealOrder, MealStatus, RollUp
from bot.domain.menus import Dish
from bot.domain.money import Fen
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.services import meal_late, meal_round, meal_statements, meals, menu_desk, privacy, roll_ups
from bot.services.work import Work
from bot.storage import rows
from tests.services.kitchen import SETS, agreeing, brought, dropped, every, ordered, outcome, put, served
from tests.services.town import MONDAY, Town, at, ticks, told

DUCK = Dish("A", "烤鸭+米饭", "Duck, rice", Fen(3900))


async def listed(town: Town) -> tuple[MealOrder, MealOrder, RollUp]:
    """Two orders, one of them with set A; the caterer has confirmed the list at ten."""
    made, other = await ordered(town, A=2, B=1), await ordered(town, "neighbour", B=1)
    await ticks(town, at(town, 10))
    (first,) = await every(town, RollUp)
    await town.does("vendor", lambda w: roll_ups.confirm(w, first.id))
    town.desk.clock.set(at(town, 10, 20))
    return made, other, first


async def changes(town: Town, dish: Dish | None) -> None:
    """Set A has other things in it, or is not cooked."""
    await (put(town, dish) if dish else dropped(town, "A"))


async def cooked(town: Town) -> Counter[tuple[str, str]]:
    """What the caterer cooks who reads every list in turn: what it is, by its code."""
    found: Counter[tuple[str, str]] = Counter()
    for one in await every(town, RollUp):
        for portion in one.portions:
            found[portion.code, portion.name_zh] += portion.count
    return +found


async def wanted(town: Town) -> Counter[tuple[str, str]]:
    """What the orders say."""
    found: Counter[tuple[str, str]] = Counter()
    for order in await every(town, MealOrder):
        if order.status is MealStatus.SENT:
            found.update({(p.code, p.name_zh): p.count for p in order.portions})
    return found


@pytest.mark.manual("R169", "R171")
async def test_a_set_that_is_another_by_now_is_one_correction_and_those_who_had_it_are_asked(kitchen: Town) -> None:
    made, _, first = await listed(kitchen)
    await changes(kitchen, DUCK)
    first, correction = await every(kitchen, RollUp)
    more_and_less = {(p.name_zh, p.count) for p in correction.portions}
    assert more_and_less == {("红烧肉+米饭", -2), ("烤鸭+米饭", 2)}
    assert (correction.confirmed_at, [one.order for one in correction.follows]) == (None, [made.id, made.id])
    card = (await told(kitchen, "vendor", "roll-up"))[-1]
    assert (card["title"]["$say"], card["state"]["$say"]) == ("roll-up-menu", "roll-up-waits")
    assert "0801" in str(card["stops"])
    assert "0901" not in str(card["stops"])
    (asked,) = await told(kitchen, "tenant", "meal-menu-changed-late")
    assert asked["number"] == made.number
    assert await told(kitchen, "neighbour", "meal-menu-changed-late") == []
    held, untouched = await every(kitchen, MealOrder)
    assert (held.total, held.count, untouched.changed_at) == (9200, 3, None)
    assert await cooked(kitchen) == await wanted(kitchen)
    old = await kitchen.does("vendor", lambda w: roll_ups.sheet(w, first.id))
    assert [p.name_zh for p in old.stops[0].portions] == ["红烧肉+米饭", "滑鸡+米饭"]
    await kitchen.does("vendor", lambda w: roll_ups.confirm(w, correction.id))


@pytest.mark.manual("R171")
async def test_whoever_does_not_want_the_new_set_may_do_without_until_lunch(kitchen: Town) -> None:
    made, other, _ = await listed(kitchen)
    await changes(kitchen, DUCK)
    for when, key in ((at(kitchen, 11, 30), "done"), (at(kitchen, 11, 30, 1), "meal-is-sent")):
        assert await outcome(kitchen, "tenant", lambda w: meals.cancel(w, made.id), when) == key
    unchanged = await outcome(kitchen, "neighbour", lambda w: meals.cancel(w, other.id), at(kitchen, 10, 21))
    another = await outcome(kitchen, "tenant", lambda w: meals.change(w, made.id, {"B": 1}, ""), at(kitchen, 10, 21))
    assert (unchanged, another) == ("meal-is-sent", "meal-is-sent")
    await kitchen.does("tenant", lambda w: meals.cancel(w, made.id), at(kitchen, 10, 25))
    assert await cooked(kitchen) == await wanted(kitchen) == {("B", "滑鸡+米饭"): 1}
    await brought(kitchen)
    found = await kitchen.does("accountant", lambda w: meal_statements.of_month(w, "2026-11"))
    assert [line.number for line in found.lines] == [other.number]


@pytest.mark.manual("R169", "R171")
async def test_a_set_that_is_not_cooked_comes_off_the_list_and_costs_nothing(kitchen: Town) -> None:
    made, _, __ = await listed(kitchen)
    alone = await kitchen.does("tenant", lambda w: meal_late.ask_late(w, MONDAY, kitchen.unit, {"A": 1}, "", "late"))
    await kitchen.does("csr", lambda w: meal_late.approve(w, alone.id))
    await changes(kitchen, None)
    correction = (await every(kitchen, RollUp))[-1]
    assert [(p.code, p.count) for p in correction.portions] == [("A", -3)]
    assert [one["number"] for one in await told(kitchen, "tenant", "meal-set-gone")] == [made.number, alone.number]
    orders = await every(kitchen, MealOrder)
    assert [(o.status, o.total) for o in orders] == [
        (MealStatus.SENT, 2800), (MealStatus.SENT, 2800), (MealStatus.CANCELLED, 0)
    ]  # fmt: skip
    assert await cooked(kitchen) == await wanted(kitchen)
    await brought(kitchen)
    found = await kitchen.does("accountant", lambda w: meal_statements.of_month(w, "2026-11"))
    assert found.total == 5600


@pytest.mark.manual("R169", "R171")
@pytest.mark.parametrize("late", [False, True])
async def test_what_somebody_may_not_bear_and_was_not_said_is_told_to_who_ordered_it(kitchen: Town, late: bool) -> None:
    made, other = await ordered(kitchen, A=1, B=1), await ordered(kitchen, "neighbour", B=1)
    if late:
        await ticks(kitchen, at(kitchen, 10))
    await changes(kitchen, replace(SETS[0], allergens="花生"))
    key = "meal-allergens-found-late" if late else "meal-allergens-found"
    (asked,) = await told(kitchen, "tenant", key)
    assert (asked["number"], "花生" in str(asked["now"])) == (made.number, True)
    assert await told(kitchen, "neighbour", key) == await told(kitchen, "tenant", "meal-menu-changed") == []
    assert len(await every(kitchen, RollUp)) == int(late)
    await changes(kitchen, replace(SETS[0], allergens="花生", price=Fen(9900)))
    assert len(await told(kitchen, "tenant", key)) == 1
    when = at(kitchen, 11) if late else at(kitchen, 9, 40)
    unchanged = await outcome(kitchen, "neighbour", lambda w: meals.cancel(w, other.id), when)
    assert unchanged == ("meal-is-sent" if late else "done")
    await kitchen.does("tenant", lambda w: meals.cancel(w, made.id), when)


@pytest.mark.manual("R169", "R175")
async def test_who_has_just_signed_for_it_is_told_what_is_in_it_as_well(kitchen: Town) -> None:
    """They may be about to eat it: it is a note, with nothing left to choose."""
    made = await served(kitchen)
    peanuts = replace(SETS[0], allergens="花生")
    kitchen.desk.clock.set(at(kitchen, 11, 20))
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.put(w, MONDAY, peanuts))
    await brought(kitchen)
    await kitchen.does("tenant", lambda w: meal_round.sign(w, made.id))
    await kitchen.does("vendor", agreeing(MONDAY))
    assert [one["number"] for one in await told(kitchen, "tenant", "meal-allergens-found")] == [made.number]
    assert await told(kitchen, "tenant", "meal-allergens-found-late") == []


async def test_between_cut_off_and_list_nothing_is_corrected_and_one_may_still_do_without(kitchen: Town) -> None:
    made = await ordered(kitchen, A=1)
    kitchen.desk.clock.set(at(kitchen, 9, 55))
    await changes(kitchen, DUCK)
    assert await every(kitchen, RollUp) == []
    assert len(await told(kitchen, "tenant", "meal-menu-changed-late")) == 1
    await kitchen.does("tenant", lambda w: meals.cancel(w, made.id), at(kitchen, 9, 56))
    await ticks(kitchen, at(kitchen, 10))
    assert await cooked(kitchen) == {}


async def test_what_changes_nothing_for_anybody_corrects_nothing(kitchen: Town) -> None:
    await listed(kitchen)
    dearer = Dish("A", "红烧肉+米饭", "Braised pork, rice", Fen(9900))
    await changes(kitchen, dearer)
    await dropped(kitchen, "V")
    assert len(await every(kitchen, RollUp)) == 1
    assert await told(kitchen, "tenant", "meal-menu-changed-late") == []


async def test_once_lunch_is_here_the_days_menu_stands(kitchen: Town) -> None:
    await listed(kitchen)
    for when, key in ((at(kitchen, 11, 30), "done"), (at(kitchen, 11, 30, 1), "menu-day-served")):
        kitchen.desk.clock.set(when)
        for verb in (lambda w: menu_desk.put(w, MONDAY, DUCK), lambda w: menu_desk.drop(w, MONDAY, "A")):
            assert await outcome(kitchen, "tenant_supervisor", verb, when) == key


async def test_what_somebody_wrote_goes_out_of_the_correction_too(kitchen: Town) -> None:
    await kitchen.does("tenant", lambda w: meals.order(w, MONDAY, kitchen.unit, {"A": 1}, "独角兽4711"), at(kitchen, 9))
    await ticks(kitchen, at(kitchen, 10))
    await changes(kitchen, DUCK)
    assert "独角兽4711" in str(await told(kitchen, "vendor", "roll-up"))
    await kitchen.does("tenant", privacy.erase)
    assert "独角兽4711" not in str(await told(kitchen, "vendor", "roll-up"))


async def test_what_has_been_delivered_is_never_changed_by_the_menu(kitchen: Town) -> None:
    made, _, __ = await listed(kitchen)
    kitchen.desk.clock.set(at(kitchen, 11, 20))
    for verb in (meal_round.arrive, meal_round.passed, meal_round.delivered):
        await kitchen.does("csr", lambda w, v=verb: v(w, MONDAY))  # type: ignore[misc]
    await changes(kitchen, None)
    assert len(await every(kitchen, RollUp)) == 1

    async def held(work: Work) -> MealOrder:
        return await rows.find(work.db, MealOrder, made.id)

    assert (await kitchen.desk.do(SYSTEM, held)).count == 3
    with pytest.raises(Refusal, match="meal-is-delivered"):
        await kitchen.does("tenant", lambda w: meals.cancel(w, made.id))

"""A day that is out is changed by the caterer's word alone: until they agree, people read, order and get what was."""

import pytest

from bot.domain.meals import MealOrder, RollUp
from bot.domain.menus import Dish
from bot.domain.money import Fen
from bot.services import meals, menu_desk, menus
from tests.services.kitchen import SETS, every, ordered, outcome
from tests.services.town import MONDAY, Town, at, ticks, told

DUCK = Dish("A", "烤鸭+米饭", "Duck, rice", Fen(3900))
SOUP = Dish("S", "例汤", "Soup", Fen(800))


async def changed(town: Town) -> None:
    """The supervisor would like duck instead of pork, a soup, and no vegetables."""
    town.desk.clock.set(at(town, 9))
    for dish in (DUCK, SOUP):
        await town.does("tenant_supervisor", lambda w, d=dish: menu_desk.put(w, MONDAY, d))  # type: ignore[misc]
    await town.does("tenant_supervisor", lambda w: menu_desk.drop(w, MONDAY, "V"))


async def read_by(town: Town, who: str) -> tuple[list[str], bool]:
    """The sets that somebody reads on Monday's card, and whether it says that they still have to be agreed to."""
    card = await town.does(who, lambda w: menus.week_card(w, MONDAY))
    day = card.say.args["days"][0]
    return [line.args["name"].zh for line in day.args["sets"]], bool(day.args["waits"])


OLD = [dish.name_zh for dish in SETS]
NEW = ["烤鸭+米饭", "滑鸡+米饭", "例汤"]


@pytest.mark.manual("R169")
async def test_what_the_caterer_has_not_agreed_to_is_read_by_those_who_compose_and_by_nobody_else(
    kitchen: Town,
) -> None:
    await changed(kitchen)
    assert [await read_by(kitchen, who) for who in ("tenant", "receptionist")] == [(OLD, False)] * 2
    assert [await read_by(kitchen, who) for who in ("tenant_supervisor", "vendor")] == [(NEW, True)] * 2
    paper = await kitchen.does("tenant_supervisor", lambda w: menus.on_paper(w, MONDAY))
    assert [dish.name_zh for dish in paper.days[0].on_paper] == OLD
    await kitchen.does("vendor", lambda w: menu_desk.confirm(w, MONDAY))
    assert [await read_by(kitchen, who) for who in ("tenant", "vendor")] == [(NEW, False)] * 2


@pytest.mark.manual("R169", "R171")
async def test_orders_and_the_list_hold_what_was_agreed(kitchen: Town) -> None:
    before = await ordered(kitchen, A=1, V=1)
    await changed(kitchen)
    after = await ordered(kitchen, "neighbour", A=1, V=1)
    assert before.portions == after.portions
    soup = await outcome(
        kitchen, "tenant", lambda w: meals.order(w, MONDAY, kitchen.unit, {"S": 1}, ""), at(kitchen, 9)
    )
    assert soup == "meal-no-such-set"
    assert await told(kitchen, "tenant", "meal-menu-changed") == await told(kitchen, "tenant", "meal-set-gone") == []
    await ticks(kitchen, at(kitchen, 10))
    (sent,) = await every(kitchen, RollUp)
    assert [(p.name_zh, p.count) for p in sent.portions] == [(OLD[0], 2), (OLD[2], 2)]


async def test_once_they_agree_whoever_ordered_it_is_asked_once_for_each_set(kitchen: Town) -> None:
    await ordered(kitchen, A=1, V=1)
    await changed(kitchen)
    await kitchen.does("vendor", lambda w: menu_desk.confirm(w, MONDAY))
    asked = [await told(kitchen, "tenant", key) for key in ("meal-menu-changed", "meal-set-gone")]
    assert [[one["code"] for one in told_] for told_ in asked] == [["A"], ["V"]]
    (held,) = await every(kitchen, MealOrder)
    assert [(p.name_zh, p.price) for p in held.portions] == [("烤鸭+米饭", 3200)]


async def test_what_they_agree_to_when_lunch_is_here_asks_nobody(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await changed(kitchen)
    await ticks(kitchen, at(kitchen, 10))
    kitchen.desk.clock.set(at(kitchen, 11, 30, 1))
    await kitchen.does("vendor", lambda w: menu_desk.confirm(w, MONDAY))
    assert await told(kitchen, "tenant", "meal-menu-changed-late") == []
    assert len(await every(kitchen, RollUp)) == 1

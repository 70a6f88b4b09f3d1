"""A day that is out is changed by the caterer's word alone: until they agree, people read, order and get what was."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.meals import MealOrder, RollUp
from bot.domain.menus import Dish, Menu
from bot.domain.money import Fen
from bot.domain.people import SYSTEM, Post, Vendor, VendorId
from bot.domain.roles import Role
from bot.services import meals, menu_desk, menus, roll_ups
from bot.services.work import Work
from bot.storage.tables import posts
from tests.services.kitchen import SETS, TUESDAY, agreeing, every, ordered, outcome
from tests.services.town import MONDAY, Town, at, ticks, told
from tests.services.washing import without_chat

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
    await kitchen.does("vendor", agreeing(MONDAY))
    assert [await read_by(kitchen, who) for who in ("tenant", "vendor")] == [(NEW, False)] * 2


@pytest.mark.manual("R169")
async def test_who_agrees_that_a_day_is_emptied_has_read_that_it_is(kitchen: Town) -> None:
    for dish in SETS:
        await kitchen.does("tenant_supervisor", lambda w, d=dish: menu_desk.drop(w, MONDAY, d.code))  # type: ignore[misc]
    for who in ("tenant_supervisor", "vendor"):
        week = await kitchen.does(who, lambda w: menus.week_card(w, MONDAY))
        of_day = await kitchen.does(who, lambda w: menus.day_card(w, MONDAY))
        for said in (week.say.args["days"][0], of_day.say):
            assert [line.key for line in said.args["sets"]] == ["menu-day-emptied"]
    assert await read_by(kitchen, "tenant") == (OLD, False)
    await kitchen.does("vendor", agreeing(MONDAY))
    assert await kitchen.does("tenant", lambda w: menus.of_day(w, MONDAY)) is None


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


async def test_last_week_is_copied_as_it_was_agreed(kitchen: Town) -> None:
    await changed(kitchen)
    following = MONDAY + timedelta(days=7)
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.copy_last_week(w, following))
    (copied,) = [one for one in await every(kitchen, Menu) if one.day == following]
    assert [dish.name_zh for dish in copied.dishes] == OLD


async def test_once_they_agree_whoever_ordered_it_is_asked_once_for_each_set(kitchen: Town) -> None:
    await ordered(kitchen, A=1, V=1)
    await changed(kitchen)
    await kitchen.does("vendor", agreeing(MONDAY))
    asked = [await told(kitchen, "tenant", key) for key in ("meal-menu-changed", "meal-set-gone")]
    assert [[one["code"] for one in told_] for told_ in asked] == [["A"], ["V"]]
    (held,) = await every(kitchen, MealOrder)
    assert [(p.name_zh, p.price) for p in held.portions] == [("烤鸭+米饭", 3200)]


async def test_what_they_agree_to_when_lunch_is_here_asks_nobody(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await changed(kitchen)
    await ticks(kitchen, at(kitchen, 10))
    kitchen.desk.clock.set(at(kitchen, 11, 30, 1))
    await kitchen.does("vendor", agreeing(MONDAY))
    assert await told(kitchen, "tenant", "meal-menu-changed-late") == []
    assert len(await every(kitchen, RollUp)) == 1


async def test_a_caterer_without_a_chat_agrees_on_the_phone_and_no_other_does(kitchen: Town) -> None:
    await changed(kitchen)
    by_phone = agreeing(MONDAY, menu_desk.confirmed_by_phone)
    assert await outcome(kitchen, "tenant_supervisor", by_phone, at(kitchen, 9)) == "menu-caterer-in-chat"
    await without_chat(kitchen)
    assert await outcome(kitchen, "csr", by_phone, at(kitchen, 9)) == "not-allowed"
    await kitchen.does("tenant_supervisor", by_phone)
    assert await read_by(kitchen, "tenant") == (NEW, False)
    (menu,) = [one for one in await every(kitchen, Menu) if one.day == MONDAY]
    assert menu.confirmed_by == kitchen.people["tenant_supervisor"]
    assert await outcome(kitchen, "tenant_supervisor", by_phone, at(kitchen, 9)) == "menu-confirmed-already"


@pytest.mark.manual("R169")
async def test_what_was_changed_since_they_looked_is_not_agreed_to_unseen(kitchen: Town) -> None:
    await changed(kitchen)
    by_phone = partial(menu_desk.confirmed_by_phone, monday=MONDAY)
    for who, verb in (("vendor", partial(menu_desk.confirm, monday=MONDAY)), ("tenant_supervisor", by_phone)):
        if who == "tenant_supervisor":
            await without_chat(kitchen)
        seen = await kitchen.does(who, lambda w: menu_desk.as_it_is(w, MONDAY))
        dearer = replace(DUCK, price=Fen(DUCK.price + 100), name_zh=f"{who}鸭")
        await kitchen.does("tenant_supervisor", lambda w, d=dearer: menu_desk.put(w, MONDAY, d))  # type: ignore[misc]
        for old in (seen, ""):
            told_ = await outcome(kitchen, who, partial(verb, seen=old), at(kitchen, 9))
            assert told_ == "menu-changed-meanwhile"
        # How many can be cooked is nothing that they agree to.
        seen = await kitchen.does(who, lambda w: menu_desk.as_it_is(w, MONDAY))
        await kitchen.does("tenant_supervisor", lambda w: menu_desk.limit(w, MONDAY, 70))
        assert await outcome(kitchen, who, partial(verb, seen=seen), at(kitchen, 9)) == "done"
    assert await read_by(kitchen, "tenant") == (OLD, False)


@pytest.mark.manual("R181")
async def test_a_new_caterer_in_the_middle_of_the_week_has_a_menu_of_their_own(kitchen: Town) -> None:
    """What was ordered of the one before stays theirs, to the list and to the bill; nobody orders of them any more."""
    await ordered(kitchen, A=1)
    ahead = await kitchen.does("tenant", lambda w: meals.order(w, TUESDAY, kitchen.unit, {"A": 1}, ""))
    await ticks(kitchen, at(kitchen, 10))
    (sent,) = await every(kitchen, RollUp)

    async def changes_hands(work: Work) -> VendorId:
        made = await work.add(Vendor(code="V9", kind="caterer", name_zh="新味", name_en="Newtaste"))
        await work.db.execute(posts.update().where(posts.c.person == kitchen.people["vendor"]).values(vendor=made.id))
        return made.id

    newcomer = await kitchen.desk.do(SYSTEM, changes_hands)
    kitchen.desk.clock.set(at(kitchen, 14))
    assert await outcome(kitchen, "vendor", partial(roll_ups.confirm, id_=sent.id), at(kitchen, 14)) == "not-found"
    assert await kitchen.does("tenant", meals.days) == []
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.put(w, TUESDAY, DUCK))
    await kitchen.does("vendor", agreeing(MONDAY))
    made = await kitchen.does("tenant", lambda w: meals.order(w, TUESDAY, kitchen.unit, {"A": 1}, ""))
    assert (made.vendor, made.portions[0].name_zh) == (newcomer, "烤鸭+米饭")
    await ticks(kitchen, at(kitchen, 10, day=TUESDAY))
    assert [one["number"] for one in await told(kitchen, "tenant", "meal-caterer-left")] == [ahead.number]
    first, second = await every(kitchen, RollUp)
    assert [one.vendor for one in (first, second)] == [sent.vendor, newcomer]


@pytest.mark.manual("R171", "R181")
async def test_while_one_caterer_takes_over_from_another_both_have_their_lists(kitchen: Town) -> None:
    """What was ordered of the one who leaves is still theirs to cook; the day's menu is the newcomer's."""
    before = await kitchen.does("tenant", lambda w: meals.order(w, TUESDAY, kitchen.unit, {"B": 1}, ""))

    async def comes(work: Work) -> VendorId:
        made = await work.add(Vendor(code="V9", kind="caterer", name_zh="新味", name_en="Newtaste"))
        cook = kitchen.people["second_technician"]
        await work.add(Post(person=cook, role=Role.VENDOR, vendor=made.id, since=work.now))
        return made.id

    newcomer = await kitchen.desk.do(SYSTEM, comes)
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.put(w, TUESDAY, DUCK))
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.hand_over(w, MONDAY))
    assert len(await told(kitchen, "second_technician", "menu-week")) == 1
    assert await told(kitchen, "vendor", "menu-week") == []
    await kitchen.does("second_technician", agreeing(MONDAY))
    found = await kitchen.does("tenant", lambda w: menus.of_day(w, TUESDAY))
    assert found
    assert (found.vendor, [dish.name_zh for dish in found.agreed]) == (newcomer, ["烤鸭+米饭"])
    after = await kitchen.does("neighbour", lambda w: meals.order(w, TUESDAY, kitchen.other_unit, {"A": 1}, ""))
    await ticks(kitchen, at(kitchen, 10, day=TUESDAY))
    lists = {one.vendor: [p.code for p in one.portions] for one in await every(kitchen, RollUp) if one.day == TUESDAY}
    assert lists == {before.vendor: ["B"], after.vendor: ["A"]}

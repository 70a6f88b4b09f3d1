"""Meals by the manual: ordered until the cut-off to the second; what comes too late is decided by the desk."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from bot.domain.meals import MealOrder, MealStatus, RollUp
from bot.domain.menus import Dish
from bot.domain.money import Fen
from bot.domain.names import Language
from bot.domain.refusal import Refusal
from bot.reports.menu import menu_pdf
from bot.services import meal_again, meal_late, meals, menu_desk, menus
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.kitchen import SETS, TUESDAY, asked_late, dropped, every, ordered, put, said
from tests.services.town import MONDAY, Town, at, ticks, told

# -- ordering ---------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R170")
async def test_an_order_keeps_the_prices_of_its_moment(kitchen: Town) -> None:
    made = await ordered(kitchen, A=2, B=1)
    assert (made.number, made.total, made.status) == ("M-000001", 9200, MealStatus.OPEN)
    dearer = Dish("A", "红烧肉+米饭", "Braised pork, rice", Fen(9900))
    await put(kitchen, dearer)
    assert (await every(kitchen, MealOrder))[0].total == 9200
    for counts, total in (({"A": 2, "B": 1}, 9200), ({"A": 3, "B": 1}, 9200 + 9900), ({"A": 1}, 3200)):
        await said(kitchen, "tenant", at(kitchen, 9), lambda w, c=counts: meals.change(w, made.id, c, "no chilli"))  # type: ignore[misc]
        assert (await every(kitchen, MealOrder))[0].total == total


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
        await kitchen.does("tenant", lambda w: meal_again.order(w, MONDAY))
    await ordered(kitchen, A=2, V=1)
    await dropped(kitchen, "V", TUESDAY)
    made = await kitchen.does("tenant", lambda w: meal_again.order(w, TUESDAY))
    assert [(portion.code, portion.count) for portion in made.portions] == [("A", 2)]


async def test_who_eats_on_a_day_already_gets_no_second_lunch_by_one_tap(kitchen: Town) -> None:
    """Not only where it was the last that they ordered; what is cancelled or refused is no lunch."""
    made = await ordered(kitchen, A=1)
    ahead = await kitchen.does("tenant", lambda w: meals.order(w, TUESDAY, kitchen.unit, {"B": 1}, ""))
    for day, order in ((MONDAY, made), (TUESDAY, ahead)):
        with pytest.raises(Refusal, match=f"meal-ordered-already.*{order.number}"):
            await kitchen.does("tenant", lambda w, d=day: meal_again.order(w, d))  # type: ignore[misc]
    assert await kitchen.does("tenant", meal_again.next_day) is None
    await kitchen.does("tenant", lambda w: meals.cancel(w, made.id))
    assert await kitchen.does("tenant", meal_again.next_day) == MONDAY
    assert (await kitchen.does("tenant", lambda w: meal_again.order(w, MONDAY))).portions == ahead.portions


async def test_the_kitchen_is_never_asked_for_more_than_it_can_make(kitchen: Town) -> None:
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.limit(w, MONDAY, 3))
    await ordered(kitchen, A=2)
    with pytest.raises(Refusal, match="meal-sold-out-then") as refused:
        await ordered(kitchen, "neighbour", B=2)
    assert (refused.value.words["left"], refused.value.words["then"]) == (1, TUESDAY)
    await ordered(kitchen, "neighbour", B=1)
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.limit(w, TUESDAY, 3))
    with pytest.raises(Refusal, match=r"meal-sold-out\("):
        await kitchen.does("tenant", lambda w: meals.order(w, TUESDAY, kitchen.unit, {"A": 4}, ""))


async def test_fewer_can_be_made_where_the_limit_is_below_what_is_ordered(kitchen: Town) -> None:
    made = await ordered(kitchen, A=3)
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.limit(w, MONDAY, 1))
    for counts in ({"A": 2}, {"B": 2}):
        await said(kitchen, "tenant", at(kitchen, 9), lambda w, c=counts: meals.change(w, made.id, c, ""))  # type: ignore[misc]
    with pytest.raises(Refusal, match="meal-sold-out-then"):
        await said(kitchen, "tenant", at(kitchen, 9), lambda w: meals.change(w, made.id, {"A": 3}, ""))


async def test_what_waits_for_the_front_desk_has_its_place_in_the_kitchen(kitchen: Town) -> None:
    await kitchen.does("vendor", lambda w: menu_desk.limit(w, MONDAY, 1))
    await asked_late(kitchen)
    with pytest.raises(Refusal, match="meal-sold-out"):
        await asked_late(kitchen)


@pytest.mark.parametrize(("who", "may"), [("vendor", True), ("cs_manager", True), ("tenant", False), ("csr", False)])
async def test_the_caterer_and_whoever_composes_limit_a_day(kitchen: Town, who: str, may: bool) -> None:
    if may:
        assert (await kitchen.does(who, lambda w: menu_desk.limit(w, MONDAY, 5))).capacity == 5
    else:
        with pytest.raises(Refusal, match="not-allowed"):
            await kitchen.does(who, lambda w: menu_desk.limit(w, MONDAY, 5))


async def test_a_changed_price_keeps_the_picture_and_other_food_does_not(kitchen: Town) -> None:
    fish = Dish("A", "鱼", "Fish", Fen(3000), photo="picture")
    for dish, photo in ((fish, "picture"), (replace(fish, price=Fen(3300), photo=""), "picture"), (SETS[0], "")):
        menu = await put(kitchen, dish)
        assert menu.of("A").photo == photo
    card = await kitchen.does("tenant_supervisor", lambda w: menus.day_card(w, MONDAY))
    assert card.photos == ()


@pytest.mark.manual("R169")
async def test_the_weeks_menu_is_a_paper_in_both_languages(kitchen: Town) -> None:
    found = await kitchen.does("tenant", lambda w: menus.on_paper(w, MONDAY))
    for language, words in (
        (Language.ZH, ("一周午餐菜单", "红烧肉", "星期一")),
        (Language.EN, ("Braised pork", "Monday")),
    ):
        drawn = menu_pdf(found, kitchen.desk.texts, language)
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(drawn)).pages)
        assert all(word in text for word in (*words, "¥32.00"))
    with pytest.raises(Refusal, match="menu-empty"):
        await kitchen.does("tenant", lambda w: menus.on_paper(w, MONDAY + timedelta(days=14)))


async def test_whoever_has_ordered_a_set_with_other_things_in_it_now_gets_those_at_the_old_price(kitchen: Town) -> None:
    made = await ordered(kitchen, A=1, B=1)
    await ordered(kitchen, "neighbour", B=1)
    for name, price, asked in (("红烧肉+米饭", 9900, 0), ("牛腩+米饭", 9900, 1)):
        dish = Dish("A", name, "Braised pork, rice", Fen(price))
        await put(kitchen, dish)
        assert len(await told(kitchen, "tenant", "meal-menu-changed")) == asked
    assert await told(kitchen, "neighbour", "meal-menu-changed") == []
    found = (await every(kitchen, MealOrder))[0]
    assert (found.total, found.status) == (made.total, MealStatus.OPEN)
    await ticks(kitchen, at(kitchen, 10))
    (sent,) = await every(kitchen, RollUp)
    assert [(p.name_zh, p.count) for p in sent.portions if p.code == "A"] == [("牛腩+米饭", 1)]


@pytest.mark.parametrize(("counts", "total", "left"), [({"A": 1, "B": 1}, 2800, "open"), ({"A": 2}, 0, "cancelled")])
async def test_a_set_that_is_not_cooked_is_taken_out_of_the_orders_and_costs_nothing(
    kitchen: Town, counts: dict[str, int], total: int, left: str
) -> None:
    await ordered(kitchen, "tenant", None, **counts)
    await ordered(kitchen, "neighbour", B=1)
    await dropped(kitchen, "A")
    assert len(await told(kitchen, "tenant", "meal-set-gone")) == 1
    assert await told(kitchen, "neighbour", "meal-set-gone") == []
    found = (await every(kitchen, MealOrder))[0]
    assert (found.total, found.status.value) == (total, left)


# -- late -------------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R171")
async def test_the_front_desk_may_let_a_late_one_through_with_its_reason(kitchen: Town) -> None:
    await ordered(kitchen, B=1)
    await ticks(kitchen, at(kitchen, 10))
    late = await asked_late(kitchen)
    assert (await told(kitchen, "receptionist", "meal"))[-1]["number"] == late.number
    await kitchen.does("receptionist", lambda w: meal_late.approve(w, late.id))
    first, addition = await every(kitchen, RollUp)
    assert (first.serial, addition.serial) == (1, 2)
    assert [(p.code, p.count) for p in addition.portions] == [("A", 1)]
    approved = (await every(kitchen, MealOrder))[-1]
    assert (approved.status, approved.roll_up) == (MealStatus.SENT, addition.id)
    assert (approved.approved_by, approved.asked_why) == (kitchen.people["receptionist"], "meeting ran over")


async def test_a_late_one_is_let_through_or_not_once(kitchen: Town) -> None:
    late = await asked_late(kitchen)
    await kitchen.does("receptionist", lambda w: meal_late.refuse(w, late.id))
    with pytest.raises(Refusal, match="meal-is-refused"):
        await kitchen.does("receptionist", lambda w: meal_late.approve(w, late.id))
    for who in ("tenant", "neighbour", "technician", "vendor"):
        with pytest.raises(Refusal, match="not-allowed"):
            await kitchen.does(who, lambda w: meal_late.approve(w, late.id))


@pytest.mark.manual("R171")
@pytest.mark.parametrize("answered", [False, True])
async def test_who_asks_too_late_is_called_for_until_somebody_answers_or_lunch_is_over(
    kitchen: Town, answered: bool
) -> None:
    kitchen.desk.clock.set(at(kitchen, 10, 5))
    late = await asked_late(kitchen)

    async def rung(who: str) -> int:
        mine = outbox.c.person == kitchen.people[who], outbox.c.subject == f"meal:{late.id}", outbox.c.verb == Verb.RING
        async with kitchen.desk.database.transaction() as db:
            return int((await db.execute(select(func.count()).where(*mine))).scalar_one())

    assert (await rung("csr"), await rung("cs_manager")) == (1, 0)
    await ticks(kitchen, at(kitchen, 10, 15))
    assert (await rung("csr"), await rung("cs_manager")) == (2, 1)
    if answered:
        await kitchen.does("csr", lambda w: meal_late.refuse(w, late.id))
    before = await rung("cs_manager")
    await ticks(kitchen, at(kitchen, 10, 25))
    assert await rung("cs_manager") == before + (not answered)
    kitchen.desk.clock.set(at(kitchen, 13, 30))
    await ticks(kitchen, at(kitchen, 13, 30))
    over = await rung("cs_manager")
    await ticks(kitchen, at(kitchen, 14))
    assert await rung("cs_manager") == over


async def test_what_nobody_has_decided_by_the_end_of_lunch_is_not_added_later(kitchen: Town) -> None:
    late = await asked_late(kitchen)
    await ticks(kitchen, at(kitchen, 18))
    assert (await every(kitchen, MealOrder))[0].status is MealStatus.REFUSED
    assert (await told(kitchen, "tenant", "meal"))[-1]["state"]["$say"] == "meal-state-refused"
    with pytest.raises(Refusal, match="meal-is-refused"):
        await kitchen.does("receptionist", lambda w: meal_late.approve(w, late.id))


async def test_nobody_lets_their_own_late_order_through_and_nothing_is_added_to_a_meal_that_is_served(
    kitchen: Town,
) -> None:
    late = await said(
        kitchen, "receptionist", at(kitchen, 10, 5), lambda w: meal_late.ask_late(w, MONDAY, None, {"A": 1}, "", "busy")
    )
    with pytest.raises(Refusal, match="meal-own-approval"):
        await kitchen.does("receptionist", lambda w: meal_late.approve(w, late.id))
    with pytest.raises(Refusal, match="meal-over"):
        await asked_late(kitchen, at(kitchen, 11, 30, 1))


async def test_what_staff_eat_is_on_no_tenants_bill(kitchen: Town) -> None:
    with pytest.raises(Refusal, match="repair-not-your-unit"):
        await kitchen.does("technician", lambda w: meals.order(w, MONDAY, kitchen.unit, {"A": 9}, ""))
    made = await kitchen.does("technician", lambda w: meals.order(w, MONDAY, None, {"A": 1}, "", place="B1"))
    assert (made.tenant, made.unit) == (None, None)

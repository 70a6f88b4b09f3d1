"""Lunch for the office: one collects, colleagues add theirs until the cut-off, it is one order of who collects."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.meals import MealOrder, MealOrderId, MealStatus, RollUp
from bot.domain.menus import Dish
from bot.domain.money import Fen
from bot.domain.office_meals import OfficeMeal
from bot.domain.people import SYSTEM, ChatId, ContactKind, Person, Post
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.surveys import Subject
from bot.services import (
    meal_again,
    meal_reminders,
    meals,
    menu_desk,
    office_cards,
    office_meals,
    privacy,
    subscriptions,
)
from bot.services.work import Work
from bot.storage.tables import outbox
from tests.services.kitchen import SETS, TUESDAY, dropped, every, outcome, put
from tests.services.surveying import rated
from tests.services.tables import EVERYBODY, all_is_as_tabled
from tests.services.town import LONG_AGO, MONDAY, Town, at, ticks, told

COLLEAGUES = ("ann", "bo")


@pytest.fixture
async def office(kitchen: Town) -> Town:
    """The tenant has two colleagues in the chat, and one who has never come in."""

    async def hired(work: Work) -> None:
        for name in (*COLLEAGUES, "away"):
            person = await work.add(Person(code=name, name_zh=name, name_en=name, consent=1))
            if name != "away":
                await work.save(person, person.bind(ChatId(1000 + person.id), person.language, work.now))
            post = Post(
                person=person.id, role=Role.TENANT, tenant=kitchen.tenant, contact=ContactKind.ADMIN, since=LONG_AGO
            )
            await work.add(post)
            kitchen.people[name] = person.id

    await kitchen.desk.do(SYSTEM, hired)
    return kitchen


async def begun(town: Town) -> MealOrder:
    """The tenant's contact collects for Monday."""
    made, _ = await town.does("tenant", lambda w: office_meals.begin(w, MONDAY, town.unit), at(town, 9))
    return made


async def joined(town: Town, who: str, order: MealOrder, minute: int = 30, second: int = 0, **counts: int) -> MealOrder:
    """Somebody adds theirs."""
    said_at = at(town, 9, minute, second)
    return await town.does(who, lambda w: office_meals.join(w, order.id, counts, ""), said_at)


def held(order: MealOrder) -> list[tuple[str, int]]:
    return [(portion.code, portion.count) for portion in order.portions]


@pytest.mark.manual("R170")
async def test_colleagues_who_want_to_be_are_asked_and_their_parts_are_one_order(office: Town) -> None:
    await office.does("bo", lambda w: subscriptions.mute(w, office_cards.OFFICE))
    order, asked = await office.does("tenant", lambda w: office_meals.begin(w, MONDAY, office.unit), at(office, 9))
    assert asked == 1
    assert [len(await told(office, who, "meal-office")) for who in ("ann", "bo", "neighbour")] == [1, 0, 0]
    await joined(office, "ann", order, A=1)
    await joined(office, "tenant", order, A=1, V=1)
    await joined(office, "bo", order, B=2)
    await joined(office, "ann", order, B=1)
    (made,) = await every(office, MealOrder)
    assert (held(made), made.person) == ([("A", 1), ("B", 3), ("V", 1)], office.people["tenant"])
    shown = str((await told(office, "tenant", "meal"))[-1]["lines"])
    assert all(name in shown for name in ("ann", "bo", "B×2"))
    own = str((await told(office, "ann", "meal-office"))[-1])
    assert "B×1" in own
    assert "B×2" not in own
    await ticks(office, at(office, 10))
    (list_,) = await every(office, RollUp)
    assert [(p.code, p.count) for p in list_.portions] == held(made)
    seen = str(await told(office, "vendor", "roll-up"))
    assert not any(f"'{name}'" in seen for name in COLLEAGUES)


@pytest.mark.manual("R171")
@pytest.mark.parametrize(("second", "said"), [(0, "done"), (1, "meal-too-late")])
async def test_nobody_begins_to_collect_for_a_day_that_is_closed(office: Town, second: int, said: str) -> None:
    begins: Callable[[Work], Awaitable[Any]] = lambda w: office_meals.begin(w, MONDAY, office.unit)  # noqa: E731
    assert await outcome(office, "tenant", begins, at(office, 9, 50, second)) == said


@pytest.mark.manual("R171")
@pytest.mark.parametrize(("second", "late"), [(0, False), (1, True)])
async def test_the_cut_off_holds_for_each_colleagues_own_message(office: Town, second: int, late: bool) -> None:
    order = await begun(office)
    await joined(office, "ann", order, A=1)
    office.desk.clock.set(at(office, 9, 55))
    verbs: tuple[Callable[[Work], Awaitable[Any]], ...] = (
        lambda w: office_meals.join(w, order.id, {"B": 1}, ""), lambda w: office_meals.leave(w, order.id)
    )  # fmt: skip
    for verb in verbs:
        if late:
            with pytest.raises(Refusal, match="meal-too-late"):
                await office.does("ann", verb, at(office, 9, 50, second))
        else:
            await office.does("ann", verb, at(office, 9, 50, second))
    assert held((await every(office, MealOrder))[0]) == ([("A", 1)] if late else [])


@pytest.mark.manual("R171")
async def test_what_was_said_in_time_and_heard_after_ten_corrects_the_order(office: Town) -> None:
    order = await begun(office)
    await joined(office, "ann", order, A=1)
    await ticks(office, at(office, 10))
    await joined(office, "bo", order, 50, B=1)
    _, correction = await every(office, RollUp)
    assert (correction.corrects, [(p.code, p.count) for p in correction.portions]) == (order.id, [("B", 1)])
    with pytest.raises(Refusal, match="meal-is-sent"):
        await joined(office, "bo", order, 50, 1, B=2)


async def shown(office: Town, who: str) -> str:
    """The state on somebody's newest card of an order."""
    async with office.desk.database.transaction() as db:
        found = select(outbox.c.body).where(outbox.c.person == office.people[who]).order_by(outbox.c.id.desc())
        said = [
            body["say"] for body in (await db.execute(found)).scalars() if body.get("say", {}).get("$say") == "meal"
        ]
    return str(said[0]["args"]["state"]["$say"])


async def test_an_order_nobody_has_joined_goes_nowhere_until_somebody_does(office: Town) -> None:
    order = await begun(office)
    await ticks(office, at(office, 10))
    (first,) = await every(office, RollUp)
    assert (first.portions, (await every(office, MealOrder))[0].status) == ((), MealStatus.OPEN)
    assert await shown(office, "tenant") == "meal-state-nobody"
    assert (await joined(office, "ann", order, 50, A=1)).status is MealStatus.OPEN
    assert (await every(office, MealOrder))[0].status is MealStatus.SENT
    assert [(p.code, p.count) for p in (await every(office, RollUp))[-1].portions] == [("A", 1)]


async def test_a_colleague_who_never_eats_on_that_day_is_not_asked(office: Town) -> None:
    await office.does("bo", lambda w: meal_reminders.set_day(w, 0, off=True))
    await office.does("ann", lambda w: meal_reminders.set_day(w, 1, off=True))
    await begun(office)
    assert [len(await told(office, who, "meal-office")) for who in ("ann", "bo")] == [1, 0]


@pytest.mark.manual("R176")
async def test_colleagues_who_ate_are_asked_what_they_think_and_those_who_did_not_are_not(office: Town) -> None:
    order = await begun(office)
    for who in COLLEAGUES:
        await joined(office, who, order, A=1)
    await office.does("bo", lambda w: office_meals.leave(w, order.id), at(office, 9, 40))
    await ticks(office, at(office, 10))
    thursday = MONDAY + timedelta(days=3)
    await ticks(office, at(office, 13, 30, day=thursday))
    assert [len(await told(office, who, "survey-meals")) for who in COLLEAGUES] == [1, 0]
    week = f"{thursday}"
    assert (await rated(office, "ann", Subject.MEALS, week, 5)).marks == (5,)
    with pytest.raises(Refusal, match="button-stale"):
        await rated(office, "bo", Subject.MEALS, week, 1)


async def test_two_colleagues_at_the_same_time_are_both_in_it(office: Town) -> None:
    order = await begun(office)
    await asyncio.gather(joined(office, "ann", order, A=1), joined(office, "bo", order, B=1))
    assert held((await every(office, MealOrder))[0]) == [("A", 1), ("B", 1)]
    await asyncio.gather(joined(office, "ann", order, A=2), joined(office, "ann", order, A=2))
    assert held((await every(office, MealOrder))[0]) == [("A", 2), ("B", 1)]
    assert len(await every(office, OfficeMeal)) == 2


async def test_closed_is_closed_but_what_was_said_before_counts(office: Town) -> None:
    order = await begun(office)
    await office.does("tenant", lambda w: office_meals.close(w, order.id), at(office, 9, 40))
    await joined(office, "ann", order, 39, A=1)
    with pytest.raises(Refusal, match="meal-office-closed"):
        await joined(office, "bo", order, 41, B=1)
    with pytest.raises(Refusal, match="button-stale"):
        await office.does("tenant", lambda w: office_meals.close(w, order.id), at(office, 9, 42))
    assert (await told(office, "bo", "meal-office"))[-1]["state"]["$say"] == "meal-office-closed-already"


async def test_a_kitchen_that_is_full_takes_no_more_colleagues(office: Town) -> None:
    await office.does("tenant_supervisor", lambda w: menu_desk.limit(w, MONDAY, 2))
    order = await begun(office)
    await joined(office, "ann", order, A=2)
    with pytest.raises(Refusal, match="meal-sold-out"):
        await joined(office, "bo", order, A=1)
    await joined(office, "ann", order, A=1)
    await joined(office, "bo", order, A=1)


async def test_who_collects_cancels_for_all_and_changes_only_their_own(office: Town) -> None:
    order = await begun(office)
    await joined(office, "ann", order, A=1)
    with pytest.raises(Refusal, match="meal-office-each"):
        await office.does("tenant", lambda w: meals.change(w, order.id, {"A": 5}, ""), at(office, 9, 31))
    await office.does("tenant", lambda w: meals.cancel(w, order.id), at(office, 9, 32))
    assert (await told(office, "ann", "meal-office"))[-1]["state"]["$say"] == "meal-short-cancelled"
    with pytest.raises(Refusal, match="meal-is-cancelled"):
        await joined(office, "bo", order, B=1)


async def test_a_colleague_whose_set_changes_is_asked(office: Town) -> None:
    order = await begun(office)
    await joined(office, "ann", order, A=1)
    await joined(office, "bo", order, B=1)
    await dropped(office, "A")
    assert [len(await told(office, who, "meal-set-gone")) for who in ("ann", "bo", "tenant")] == [1, 0, 0]
    assert [held(one) for one in await every(office, MealOrder)] == [[("B", 1)]]


async def test_what_a_colleague_may_not_bear_is_told_to_who_added_that_set(office: Town) -> None:
    order = await begun(office)
    await joined(office, "ann", order, A=1)
    await joined(office, "bo", order, B=1)
    await put(office, replace(SETS[0], allergens="花生"))
    assert [len(await told(office, who, "meal-allergens-found")) for who in ("ann", "bo", "tenant")] == [1, 0, 0]


async def test_the_same_as_last_time_is_ones_own_last_time(office: Town) -> None:
    await joined(office, "tenant", await begun(office), A=1)
    with pytest.raises(Refusal, match="meal-no-last-time"):
        await office.does("tenant", lambda w: meal_again.order(w, MONDAY), at(office, 9, 40))
    await office.does("tenant", lambda w: meals.order(w, TUESDAY, office.unit, {"A": 1}, ""), at(office, 9, 40))
    with pytest.raises(Refusal, match="meal-ordered-already"):
        await office.does("tenant", lambda w: meal_again.order(w, MONDAY), at(office, 9, 40))


async def test_what_a_colleague_wrote_goes_out_of_the_order_with_them(office: Town) -> None:
    order = await begun(office)
    await office.does("ann", lambda w: office_meals.join(w, order.id, {"A": 1}, "独角兽4711"), at(office, 9, 30))
    assert "独角兽4711" in (await every(office, MealOrder))[0].note
    assert "独角兽4711" in str(await office.does("ann", privacy.export))
    await office.does("ann", privacy.erase)
    (made,), (line,) = await every(office, MealOrder), await every(office, OfficeMeal)
    assert (made.note, line.note, held(made)) == ("", "", [("A", 1)])
    assert "独角兽4711" not in str(await told(office, "tenant", "meal"))


# -- every state × verb × everybody ------------------------------------------------------------------------------------

_VERBS: dict[str, Callable[[Work, MealOrderId], Awaitable[Any]]] = {
    "join": lambda w, i: office_meals.join(w, i, {"A": 1}, ""),
    "leave": office_meals.leave,
    "close": office_meals.close,
    "look": office_meals.day_of,
}
_WHO = {"join": {"tenant", *COLLEAGUES}, "leave": {"ann"}, "close": {"tenant"}, "look": {"tenant", *COLLEAGUES}}
"""Of those, only Ann has added something."""
_SAID = {
    ("open", "join"): "done", ("open", "leave"): "done", ("open", "close"): "done",
    ("closed", "join"): "meal-office-closed", ("closed", "leave"): "meal-office-closed",
    ("closed", "close"): "button-stale",
    ("sent", "join"): "meal-is-sent", ("sent", "leave"): "meal-is-sent", ("sent", "close"): "meal-is-sent",
    ("cancelled", "join"): "meal-is-cancelled", ("cancelled", "leave"): "meal-is-cancelled",
    ("cancelled", "close"): "meal-is-cancelled",
}  # fmt: skip


@pytest.mark.parametrize("state", ["open", "closed", "sent", "cancelled"])
async def test_everybody_may_do_what_the_table_says_and_nothing_else(office: Town, state: str) -> None:
    order = await begun(office)
    await joined(office, "ann", order, A=1)
    if state == "closed":
        await office.does("tenant", lambda w: office_meals.close(w, order.id), at(office, 9, 35))
    if state == "cancelled":
        await office.does("tenant", lambda w: meals.cancel(w, order.id), at(office, 9, 35))
    if state == "sent":
        await ticks(office, at(office, 10))
    said_at, whom = at(office, 10, 1) if state == "sent" else at(office, 9, 40), (*EVERYBODY, *COLLEAGUES)
    await all_is_as_tabled(
        office, _VERBS, lambda who, verb: _expected(who, verb, state), order.id, whom=whom, at=said_at
    )


def _expected(who: str, verb: str, state: str) -> tuple[str, ...]:
    if who == "stranger":
        return ("stranger-not-allowed",)
    if verb == "leave" and who in {"tenant", *COLLEAGUES} - _WHO[verb]:
        return ("meal-office-nothing",)
    if who not in _WHO[verb]:
        return ("not-allowed", "not-found")
    return (_SAID.get((state, verb), "done"),)


@pytest.mark.manual("R171")
@pytest.mark.parametrize("closed", [False, True])
async def test_a_colleague_whose_set_changed_too_late_may_do_without_and_the_others_may_not(
    office: Town, closed: bool
) -> None:
    order = await begun(office)
    await joined(office, "ann", order, A=1)
    await joined(office, "bo", order, B=1)
    if closed:
        await office.does("tenant", lambda w: office_meals.close(w, order.id), at(office, 9, 45))
    await ticks(office, at(office, 10))
    duck = Dish("A", "烤鸭", "Duck", Fen(3900))
    await put(office, duck)
    assert [len(await told(office, who, "meal-menu-changed-late")) for who in ("ann", "bo", "tenant")] == [1, 0, 0]
    for who, second, key in (("bo", 0, "meal"), ("ann", 1, "meal-is-sent"), ("ann", 0, "done")):
        said = await outcome(office, who, lambda w: office_meals.leave(w, order.id), at(office, 11, 30, second))
        assert said.startswith(key)
        assert (said == "done") is (key == "done")
    await office.does("ann", lambda w: office_meals.leave(w, order.id), at(office, 10, 30))
    assert held((await every(office, MealOrder))[0]) == [("B", 1)]
    assert [(p.name_zh, p.count) for p in (await every(office, RollUp))[-1].portions] == [("烤鸭", -1)]


async def test_an_office_order_of_which_nothing_is_left_is_cancelled(office: Town) -> None:
    order = await begun(office)
    await joined(office, "ann", order, A=1)
    await ticks(office, at(office, 10))
    await put(office, Dish("A", "烤鸭", "Duck", Fen(3900)))
    await office.does("ann", lambda w: office_meals.leave(w, order.id), at(office, 10, 30))
    assert (await every(office, MealOrder))[0].status is MealStatus.CANCELLED

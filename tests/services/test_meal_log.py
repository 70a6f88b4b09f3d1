"""The reception writes down lunch for who phones (R170): the tenant's people see it, pay it, and may take it back."""

import pytest
from sqlalchemy import select

from bot.domain.meals import MealOrder, MealStatus, RollUp
from bot.domain.people import SYSTEM
from bot.domain.trades import Trade
from bot.services import (
    meal_late,
    meal_log,
    meal_reminders,
    meal_round,
    meal_statements,
    meals,
    people,
    privacy,
    subscriptions,
    track_records,
)
from bot.services.meal_log import Guest
from bot.storage.tables import outbox, posts
from bot.talk import Verb
from tests.services.kitchen import brought, dropped, every, ordered, outcome, shown
from tests.services.test_privacy import everything
from tests.services.town import MONDAY, Town, at, ticks, told

MARKER = "独角兽4711"


async def taken_down(town: Town, note: str = "", code: str = "A", **guest: str) -> MealOrder:
    """王先生 of 0801 has phoned at nine."""
    town.desk.clock.set(at(town, 9))
    held = Guest(town.unit, **{"caller": "王先生", **guest})  # type: ignore[arg-type]
    return await town.does("receptionist", lambda w: meal_log.take_down(w, MONDAY, held, {code: 2}, note))


@pytest.mark.manual("R170")
async def test_it_is_the_tenants_who_are_told_and_pay_it(kitchen: Town) -> None:
    made = await taken_down(kitchen)
    assert (made.tenant, made.unit, made.total) == (kitchen.tenant, kitchen.unit, 6400)
    (card,) = await told(kitchen, "tenant", "meal")
    assert (card["who"]["$say"], card["who"]["args"]["caller"]) == ("meal-who-phoned", "王先生")
    assert await told(kitchen, "neighbour", "meal") == []
    assert [one.id for one in await kitchen.does("tenant", meals.mine)] == [made.id]
    assert await kitchen.does("receptionist", meals.mine) == []
    assert await kitchen.does("receptionist", meals.last) is await kitchen.does("tenant", meals.last) is None
    await ticks(kitchen, at(kitchen, 10))
    await brought(kitchen)
    held = await kitchen.does("accountant", lambda w: meal_statements.of_month(w, "2026-11", kitchen.tenant))
    assert [line.number for line in held.lines] == [made.number]
    assert "王先生" not in str(await told(kitchen, "vendor", "roll-up"))


@pytest.mark.manual("R170", "R171")
async def test_the_cut_off_is_compared_with_the_desks_own_message_to_the_second(kitchen: Town) -> None:
    guest = Guest(kitchen.unit, "王先生")
    for when, key in ((at(kitchen, 9, 50), "done"), (at(kitchen, 9, 50, 1), "meal-too-late")):
        assert (
            await outcome(kitchen, "receptionist", lambda w: meal_log.take_down(w, MONDAY, guest, {"A": 1}, ""), when)
            == key
        )


async def test_what_is_too_late_may_be_let_through_by_whoever_asked_the_caterer(kitchen: Town) -> None:
    """It is not their own lunch; the tenant hears that it is on the list."""
    await ordered(kitchen, "neighbour", B=1)
    await ticks(kitchen, at(kitchen, 10))
    guest = Guest(kitchen.unit, "王先生")
    made = await kitchen.does(
        "receptionist", lambda w: meal_log.take_down_late(w, MONDAY, guest, {"A": 1}, "", "phoned at ten")
    )
    assert (
        await outcome(kitchen, "tenant", lambda w: meal_late.approve(w, made.id), at(kitchen, 10, 1)) == "not-allowed"
    )
    await kitchen.does("receptionist", lambda w: meal_late.approve(w, made.id))
    assert [one.count for roll_up in await every(kitchen, RollUp) for one in roll_up.portions] == [1, 1]
    assert [card["state"]["$say"] for card in await told(kitchen, "tenant", "meal")][-1] == "meal-state-sent"


@pytest.mark.parametrize("who", ["tenant", "csr", "receptionist", "neighbour", "technician"])
async def test_the_tenants_people_and_the_desk_may_change_cancel_sign_and_complain(kitchen: Town, who: str) -> None:
    made = await taken_down(kitchen)
    no = {"neighbour": "not-found", "technician": "not-found"}
    in_time, noon = at(kitchen, 9, 10), at(kitchen, 12)
    for verb in (lambda w: meals.change(w, made.id, {"B": 1}, ""), lambda w: meals.cancel(w, made.id)):
        assert await outcome(kitchen, who, verb, in_time) == no.get(who, "done")
    await ticks(kitchen, at(kitchen, 10))
    kitchen.desk.clock.set(noon)
    for verb in (lambda w: meal_round.sign(w, made.id), lambda w: meal_round.complain(w, made.id, "cold")):
        assert await outcome(kitchen, who, verb, noon) == no.get(who, "done")


async def test_where_nobody_of_the_tenant_is_in_the_chat_the_desk_hears_and_is_not_asked_how_it_was(
    kitchen: Town,
) -> None:
    held = posts.select().where(posts.c.person == kitchen.people["tenant"])
    contact = (await kitchen.desk.do(SYSTEM, lambda w: w.db.execute(held))).one()
    await kitchen.does("cs_manager", lambda w: people.unbind(w, contact.id))
    made = await taken_down(kitchen)
    await ordered(kitchen, "neighbour", B=1)
    for code in "AB":
        await dropped(kitchen, code)
    (gone,) = await told(kitchen, "receptionist", "meal-set-gone")
    assert gone["number"] == made.number
    again = await taken_down(kitchen, code="V")
    await ticks(kitchen, at(kitchen, 10))
    record = await kitchen.desk.do(SYSTEM, lambda w: track_records.of(w, Trade.MEALS, "2026-11"))
    assert (record.orders, record.customers, again.count) == (1, (), 2)


async def test_nobody_is_written_down_for_a_unit_that_is_empty(kitchen: Town) -> None:
    contact = Guest(kitchen.unit + 900, "王先生")  # type: ignore[arg-type]
    said = await outcome(
        kitchen, "receptionist", lambda w: meal_log.take_down(w, MONDAY, contact, {"A": 1}, ""), at(kitchen, 9)
    )
    assert said == "meal-nobody-there"


async def test_the_receptionist_who_wrote_it_down_has_not_eaten(kitchen: Town) -> None:
    await kitchen.does("receptionist", lambda w: subscriptions.wish(w, meal_reminders.REMINDER))
    await taken_down(kitchen)
    await ticks(kitchen, at(kitchen, 9, 20))
    assert len(await told(kitchen, "receptionist", "meal-reminder")) == 1


@pytest.mark.manual("R170")
async def test_the_log_counts_the_day_and_lists_what_was_written_down(kitchen: Town) -> None:
    await ordered(kitchen, "neighbour", B=1)
    made = await taken_down(kitchen)
    gone = await taken_down(kitchen, place="大堂")
    await kitchen.does("csr", lambda w: meals.cancel(w, gone.id), at(kitchen, 9))
    held = await kitchen.does("receptionist", lambda w: meal_log.of_day(w, MONDAY))
    assert (held.count, held.by_desk, [(p.code, p.count) for p in held.portions]) == (2, 1, [("A", 2), ("B", 1)])
    assert [(one.order.id, one.unit) for one in held.newest] == [(made.id, "0801")]


async def test_erasing_the_tenants_contact_empties_it_and_erasing_the_receptionist_does_not(kitchen: Town) -> None:
    await taken_down(kitchen, MARKER, caller=f"{MARKER}先生")
    await kitchen.does("receptionist", privacy.erase)
    assert (await every(kitchen, MealOrder))[0].note == MARKER
    kitchen.desk.clock.set(at(kitchen, 9, 5))
    assert MARKER in str(await kitchen.does("tenant", privacy.export))
    await kitchen.does("tenant", privacy.erase)
    (order,) = await every(kitchen, MealOrder)
    assert (order.note, order.caller, order.status, order.count) == ("", "", MealStatus.OPEN, 2)
    assert MARKER not in await everything(kitchen.desk)


@pytest.mark.manual("R170")
async def test_who_telephones_has_their_own_order_cancelled_in_time_and_hears_of_it(kitchen: Town) -> None:
    made = await ordered(kitchen, A=1)
    await kitchen.does("receptionist", lambda w: meals.open_card(w, made.id), at(kitchen, 9, 5))
    assert "meal-cancel" in await shown(kitchen, "receptionist", f"meal:{made.id}")
    assert await outcome(kitchen, "receptionist", lambda w: meals.cancel(w, made.id), at(kitchen, 9, 50, 1)) == (
        "meal-too-late"
    )
    await kitchen.does("receptionist", lambda w: meals.cancel(w, made.id), at(kitchen, 9, 50))
    assert (await told(kitchen, "tenant", "meal"))[-1]["state"]["$say"] == "meal-state-cancelled"
    async with kitchen.desk.database.transaction() as db:
        theirs = outbox.c.person == kitchen.people["tenant"], outbox.c.subject == f"meal:{made.id}"
        verbs = (await db.execute(select(outbox.c.verb).where(*theirs).order_by(outbox.c.id.desc()))).scalars().all()
    assert verbs[0] == Verb.RING

"""Meals by the manual: rolled up exactly at ten, checked at half past eleven, brought, signed for."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.domain.meals import MealOrder, MealStatus, RollUp
from bot.domain.people import SYSTEM, Vendor
from bot.domain.refusal import Refusal
from bot.services import meals, roll_ups
from bot.services.work import Work
from bot.storage.rows import NotFound
from bot.storage.tables import inbox, occurrences, outbox, people, posts
from bot.talk import Verb
from tests.services.kitchen import every, ordered, ruled
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


async def unheard(town: Town, who: str, said: datetime, came: datetime) -> None:
    """Somebody has written something that nobody has read yet."""

    async def waits(work: Work) -> None:
        raw = json.dumps({"update_id": 7, "message": {"date": int(said.timestamp())}})
        chat = 1000 + town.people[who] if who in town.people else 1
        row = {"update_id": 7, "chat": chat, "raw": raw, "received_at": came, "state": "new"}
        await work.db.execute(insert(inbox), row)

    await town.desk.do(SYSTEM, waits)


@pytest.mark.parametrize("came", [(9, 49), (9, 59)])
async def test_the_roll_up_waits_for_what_was_said_in_time_and_has_not_been_heard(
    kitchen: Town, came: tuple[int, int]
) -> None:
    await unheard(kitchen, "tenant", at(kitchen, 9, 49), at(kitchen, *came))
    await ticks(kitchen, at(kitchen, 10))
    assert await every(kitchen, RollUp) == []
    await ordered(kitchen, when=at(kitchen, 9, 49), A=1)
    await kitchen.desk.do(SYSTEM, lambda w: w.db.execute(update(inbox).values(state="done")))
    await ticks(kitchen, at(kitchen, 10, 0, 6))
    assert [made.portions[0].count for made in await every(kitchen, RollUp)] == [1]


@pytest.mark.parametrize(("who", "said"), [("stranger", (9, 49)), ("vendor", (9, 49)), ("tenant", (9, 51))], ids=str)
async def test_the_roll_up_waits_for_nobody_who_cannot_order_and_for_nothing_said_too_late(
    kitchen: Town, who: str, said: tuple[int, int]
) -> None:
    await unheard(kitchen, who, at(kitchen, *said), at(kitchen, 9, 55))
    await ticks(kitchen, at(kitchen, 10))
    assert len(await every(kitchen, RollUp)) == 1
    assert await told(kitchen, "receptionist", "roll-up-unheard") == []


@pytest.mark.parametrize("minutes", [3, 5])
async def test_the_roll_up_waits_only_some_minutes_and_the_desk_hears_of_what_is_not_read(
    kitchen: Town, minutes: int
) -> None:
    if minutes != 3:
        await ruled(kitchen, meal_wait_minutes=minutes)
    await ordered(kitchen, A=1)
    await unheard(kitchen, "tenant", at(kitchen, 9, 49), at(kitchen, 9, 49))
    for minute in range(minutes):
        await ticks(kitchen, at(kitchen, 10, minute))
        assert await every(kitchen, RollUp) == []
    await ticks(kitchen, at(kitchen, 10, minutes))
    assert len(await every(kitchen, RollUp)) == 1
    assert len(await told(kitchen, "receptionist", "roll-up-unheard")) == 1


async def test_what_was_said_in_time_and_heard_after_ten_is_an_addition(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 10))
    await ordered(kitchen, "neighbour", when=at(kitchen, 9, 50), B=2)
    _, addition = await every(kitchen, RollUp)
    assert [(p.code, p.count) for p in addition.portions] == [("B", 2)]


def sets(made: RollUp) -> list[tuple[str, int]]:
    return [(portion.code, portion.count) for portion in made.portions]


@pytest.mark.manual("R171")
async def test_a_change_said_in_time_and_heard_after_ten_corrects_the_list_and_is_confirmed_anew(kitchen: Town) -> None:
    made = await ordered(kitchen, A=2)
    await ordered(kitchen, "neighbour", B=1)
    await ticks(kitchen, at(kitchen, 10))
    (first,) = await every(kitchen, RollUp)
    await kitchen.does("vendor", lambda w: roll_ups.confirm(w, first.id))
    await kitchen.does("tenant", lambda w: meals.change(w, made.id, {"A": 1, "B": 1}, "少饭"), at(kitchen, 9, 50))
    first, correction = await every(kitchen, RollUp)
    assert (correction.serial, correction.corrects, sets(correction)) == (2, made.id, [("A", -1), ("B", 1)])
    card = (await told(kitchen, "vendor", "roll-up"))[-1]
    assert (card["title"]["$say"], card["state"]["$say"]) == ("roll-up-correction", "roll-up-waits")
    assert "A×1 B×1" in str(card["stops"])
    assert "少饭" in str(card["stops"])
    old = await kitchen.does("vendor", lambda w: roll_ups.sheet(w, first.id))
    assert [[(p.code, p.count) for p in stop.portions] for stop in old.stops] == [[("A", 2)], [("B", 1)]]
    await kitchen.does("vendor", lambda w: roll_ups.confirm(w, correction.id))
    held = (await every(kitchen, MealOrder))[0]
    assert (held.status, held.count) == (MealStatus.SENT, 2)


@pytest.mark.manual("R171")
async def test_a_cancellation_said_in_time_and_heard_after_ten_comes_off_the_list(kitchen: Town) -> None:
    made = await ordered(kitchen, A=2)
    await ticks(kitchen, at(kitchen, 10))
    await kitchen.does("tenant", lambda w: meals.cancel(w, made.id), at(kitchen, 9, 49))
    _, correction = await every(kitchen, RollUp)
    assert sets(correction) == [("A", -2)]
    assert "roll-up-none" in str((await told(kitchen, "vendor", "roll-up"))[-1]["stops"])
    assert (await every(kitchen, MealOrder))[0].status is MealStatus.CANCELLED
    await ticks(kitchen, at(kitchen, 10, 10))
    assert len(await told(kitchen, "receptionist", "roll-up-unconfirmed")) == 2


async def test_a_cancellation_heard_only_after_lunch_rings_nobody_as_nothing_is_cooked_any_more(kitchen: Town) -> None:
    made = await ordered(kitchen, A=2)
    await ticks(kitchen, at(kitchen, 10))
    (first,) = await every(kitchen, RollUp)
    await kitchen.does("vendor", lambda w: roll_ups.confirm(w, first.id))
    await ticks(kitchen, at(kitchen, 13, 30))
    await kitchen.does("tenant", lambda w: meals.cancel(w, made.id), at(kitchen, 9, 49))
    _, correction = await every(kitchen, RollUp)
    async with kitchen.desk.database.transaction() as db:
        about = outbox.c.subject == roll_ups.subject(correction.id)
        loud = (await db.execute(select(outbox.c.person).where(about, outbox.c.verb == Verb.RING))).all()
        waits = (
            await db.execute(
                select(occurrences.c.id).where(
                    occurrences.c.kind == roll_ups.UNCONFIRMED, occurrences.c.scope.startswith(f"{correction.id}:")
                )
            )
        ).all()
    assert (loud, waits) == ([], [])


@pytest.mark.parametrize("second", [1, 600])
async def test_what_is_said_too_late_corrects_nothing(kitchen: Town, second: int) -> None:
    made = await ordered(kitchen, A=2)
    await ticks(kitchen, at(kitchen, 10))
    for verb in (lambda w: meals.change(w, made.id, {"A": 1}, ""), lambda w: meals.cancel(w, made.id)):
        with pytest.raises(Refusal, match="meal-is-sent"):
            await kitchen.does("tenant", verb, at(kitchen, 9, 50, second))
    assert len(await every(kitchen, RollUp)) == 1


# -- who confirms, who reads ------------------------------------------------------------------------------------------


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


async def test_the_alarms_for_an_unconfirmed_list_end_with_lunch(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    moment = at(kitchen, 10)
    while moment < at(kitchen, 23, 50):
        await ticks(kitchen, moment)
        moment += timedelta(minutes=10)
    alarms = await told(kitchen, "cs_manager", "roll-up-unconfirmed")
    (made,) = await every(kitchen, RollUp)
    assert [one["count"] for one in alarms] == list(range(2, made.asked + 1))
    assert made.asked == 20  # every ten minutes from 10:10 to 13:20
    async with kitchen.desk.database.transaction() as db:
        waits = select(occurrences.c.id).where(occurrences.c.kind == roll_ups.UNCONFIRMED, occurrences.c.state == "due")
        assert (await db.execute(waits)).all() == []


async def test_the_desk_notes_that_the_caterer_has_confirmed_on_the_phone(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 10))
    (made,) = await every(kitchen, RollUp)
    assert "roll-up-by-phone" in await last_card(kitchen, "receptionist")
    for who in ("vendor", "tenant"):
        with pytest.raises(Refusal, match="not-allowed"):
            await kitchen.does(who, lambda w: roll_ups.confirmed_by_phone(w, made.id))
    await kitchen.does("receptionist", lambda w: roll_ups.confirmed_by_phone(w, made.id))
    assert (await every(kitchen, RollUp))[0].confirmed_by == kitchen.people["receptionist"]
    assert "roll-up-by-phone" not in await last_card(kitchen, "receptionist")
    assert "roll-up-confirm" not in await last_card(kitchen, "vendor")
    await ticks(kitchen, at(kitchen, 10, 10))
    assert await told(kitchen, "receptionist", "roll-up-unconfirmed") == []


@pytest.mark.parametrize("in_chat", [True, False])
async def test_the_list_for_a_caterer_without_a_chat_rings_at_the_desk(kitchen: Town, in_chat: bool) -> None:
    if not in_chat:
        gone = update(people).where(people.c.id == kitchen.people["vendor"]).values(chat=None)
        await kitchen.desk.do(SYSTEM, lambda w: w.db.execute(gone))
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 10))
    (made,) = await every(kitchen, RollUp)
    async with kitchen.desk.database.transaction() as db:
        own = outbox.c.person == kitchen.people["receptionist"], outbox.c.subject == roll_ups.subject(made.id)
        verbs = [row.verb for row in await db.execute(select(outbox.c.verb).where(*own))]
    assert verbs == [Verb.CARD if in_chat else Verb.RING]


async def last_card(town: Town, who: str) -> str:
    """The newest card that somebody has of anything on the caterer's list, buttons and all."""
    async with town.desk.database.transaction() as db:
        own = outbox.c.person == town.people[who], outbox.c.subject.like("roll-up:%")
        return str((await db.execute(select(outbox.c.body).where(*own).order_by(outbox.c.id))).scalars().all()[-1])


async def test_no_vendor_confirms_the_list_of_another(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 10))
    (made,) = await every(kitchen, RollUp)

    async def moves(work: Work) -> None:
        other = await work.add(Vendor(code="V09", kind="laundry", name_zh="洁净", name_en="Clean"))
        await work.db.execute(update(posts).where(posts.c.person == kitchen.people["vendor"]).values(vendor=other.id))

    await kitchen.desk.do(SYSTEM, moves)
    with pytest.raises(NotFound):
        await kitchen.does("vendor", lambda w: roll_ups.confirm(w, made.id))
    assert (await every(kitchen, RollUp))[0].confirmed_at is None


async def test_a_telephone_number_in_a_note_or_a_place_does_not_reach_the_caterer(kitchen: Town) -> None:
    note, place = "不要辣，到了打13800001234", "会议室 13800001234"
    await kitchen.does(
        "tenant", lambda w: meals.order(w, MONDAY, kitchen.unit, {"A": 1}, note, place=place), at(kitchen, 9)
    )
    await ticks(kitchen, at(kitchen, 10))
    (made,) = await every(kitchen, RollUp)
    (card,) = await told(kitchen, "vendor", "roll-up")
    sheet = await kitchen.does("vendor", lambda w: roll_ups.sheet(w, made.id))
    for shown in (str(card["stops"]), str(sheet.stops)):
        assert "不要辣" in shown
        assert "会议室" in shown
        assert "13800001234" not in shown

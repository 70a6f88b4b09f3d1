"""What has been kept long enough is emptied by itself; numbers, times and amounts stay."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.bindings import BindingId
from bot.domain.laundry import LaundryId
from bot.domain.people import SYSTEM, ChatId
from bot.domain.records import personal_fields
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel
from bot.domain.rules import Rules
from bot.domain.units import Building
from bot.services import bindings, invites, laundry, laundry_round, meal_log, people, privacy, repairs, retention
from bot.services.meal_log import Guest
from bot.services.work import Work
from bot.storage import rows
from bot.storage.database import Transaction
from bot.storage.repair_tables import intakes, work_orders
from bot.storage.tables import attempts, binding_requests, history, occurrences
from bot.storage.tables import people as people_table
from bot.talk import Speaker
from tests.services.test_people import post_of
from tests.services.test_privacy import MARKER, everything, leak, marked
from tests.services.town import LONG_AGO, MONDAY, Town, at, ticks

STRANGER = Speaker(ChatId(4712))


async def after(town: Town, **span: float) -> None:
    """So much later, in the night, the clock does what is due."""
    town.desk.clock.advance(timedelta(**span))
    day = town.desk.clock.today()
    await ticks(town, at(town, 3, 20, day=day))
    await ticks(town, at(town, 3, 31, day=day))


async def settled(town: Town) -> None:
    """The tenant leaves the marker wherever a tenant can, and everything but their complaint comes to its end."""
    await marked(town)
    await town.does("vendor", lambda w: laundry_round.give_back(w, LaundryId(1)))
    await town.does("tenant", lambda w: laundry.accept(w, LaundryId(1)))


async def kept(town: Town) -> list[str]:
    """The rows in which the marker stands, but for the person's own."""
    lines = (await everything(town.desk)).splitlines()
    return sorted({line.split()[0] for line in lines if MARKER in line} - {"people"})


@pytest.mark.manual("R143")
async def test_each_kind_is_emptied_when_its_time_is_over_and_no_sooner(town: Town) -> None:
    await settled(town)
    numbers = select(intakes.c.number, intakes.c.closed_at, work_orders.c.number, work_orders.c.completed_at)
    numbers = numbers.outerjoin(work_orders, work_orders.c.intake == intakes.c.id).order_by(intakes.c.id)
    async with town.desk.database.snapshot() as db:
        before = (await db.execute(numbers)).all()
    await after(town, days=364)
    held = await kept(town)
    assert {"intakes", "talk_lines", "meal_orders", "laundry_orders"} <= set(held)
    assert await pictures(town) == [["photo"], ["photo"]]
    await after(town, days=3)
    assert await pictures(town) == [[], []]
    assert await kept(town) == held
    await after(town, days=40)
    assert set(held) - set(await kept(town)) == {"meal_orders", "laundry_orders"}
    await after(town, days=680)
    assert "intakes" in await kept(town)
    await after(town, days=15)
    assert not {"intakes", "talk_lines"} & set(await kept(town))
    async with town.desk.database.snapshot() as db:
        assert (await db.execute(numbers)).all() == before
        said = select(history.c.record, history.c.change).where(history.c.why == retention.WHY)
        emptied = {(row.record, field) for row in await db.execute(said) for field in row.change}
    assert {("intakes", "photos"), ("intakes", "text"), ("meal_orders", "note"), ("ratings", "words")} <= emptied


async def pictures(town: Town) -> list[list[str]]:
    async with town.desk.database.snapshot() as db:
        return [list(row.photos) for row in await db.execute(select(intakes.c.photos).order_by(intakes.c.id))]


def test_what_is_emptied_is_everything_personal_in_it() -> None:
    for period in retention.PERIODS:
        table = rows.table(period.record)
        asked = {
            column.name for column in table.c if f"{table.name}.{column.name}" in str(period.full).replace('"', "")
        }
        assert asked <= personal_fields(period.record) | {"status"}, period.record
    whole = {period.record: period for period in retention.PERIODS if period.whole}
    assert all("erase" in dir(record) for record in whole)
    assert {name for name in Rules.model_fields if name.startswith("keep_")} == {
        "keep_records_months", "keep_photos_months", "keep_orders_months", "keep_leavers_days"
    }  # fmt: skip


async def test_the_building_says_how_long(town: Town) -> None:
    await settled(town)

    async def shorter(work: Work) -> None:
        building = await rows.find(work.db, Building, 1)
        await work.save(building, replace(building, rules={"keep_records_months": 1, "keep_orders_months": 2}))

    await town.desk.do(SYSTEM, shorter)
    await after(town, days=33)
    left = await kept(town)
    assert "intakes" not in left
    assert "meal_orders" in left
    await after(town, days=33)
    assert "meal_orders" not in await kept(town)
    shown = await town.does("neighbour", lambda w: bindings.notice(w, "privacy"))
    assert {name: shown.say.args["kept"].args[name] for name in ("records", "orders")} == {"records": 1, "orders": 2}


async def test_who_has_left_is_forgotten_after_a_month_and_colleagues_after_years(town: Town) -> None:
    await settled(town)
    for who in ("tenant", "technician"):
        post = await post_of(town, who)
        await town.does("cs_manager", lambda w, post=post: people.unbind(w, post))  # type: ignore[misc]
    await after(town, days=29)
    assert (await named(town, "tenant"), await named(town, "technician")) == (MARKER, "technician")
    await after(town, days=2)
    assert (await named(town, "tenant"), await named(town, "technician")) == ("", "technician")
    assert "intakes" in await kept(town)
    with pytest.raises(Refusal, match="stranger-not-allowed"):
        await town.does("tenant", privacy.export)
    await after(town, days=36 * 31)
    assert await named(town, "technician") == ""
    assert await named(town, "neighbour") == "neighbour"


async def test_who_has_left_with_something_open_is_not_forgotten_yet(town: Town) -> None:
    await town.does("tenant", lambda w: repairs.report(w, leak(town)))
    post = await post_of(town, "tenant")
    await town.does("csr", lambda w: people.unbind(w, post))
    await after(town, days=60)
    assert await named(town, "tenant") == "tenant"


async def named(town: Town, who: str) -> str:
    async with town.desk.database.snapshot() as db:
        found = select(people_table.c.name_zh).where(people_table.c.id == town.people[who])
        return str((await db.execute(found)).scalar_one())


async def test_what_strangers_asked_wrong_codes_and_who_looked_at_numbers_go_too(town: Town) -> None:
    for name in ("decided", "waiting"):
        await town.desk.do(STRANGER, lambda w, name=name: bindings.ask(w, f"{MARKER} {name}", "0801", ""))  # type: ignore[misc]
    await town.does("csr", lambda w: bindings.decline(w, BindingId(1)))
    await town.desk.do(STRANGER, lambda w: invites.look(w, "nonsense"))
    await town.does("csr", lambda w: people.reveal(w, town.people["tenant"]))
    await after(town, days=31)
    asked = select(binding_requests.c.name, binding_requests.c.chat).order_by(binding_requests.c.id)
    async with town.desk.database.snapshot() as db:
        assert [tuple(row) for row in await db.execute(asked)] == [("", 0), (f"{MARKER} waiting", STRANGER.chat)]
        assert (await db.execute(select(func.count()).select_from(attempts))).scalar_one() == 0
        assert await looks(db) == 1
    await after(town, days=36 * 31)
    async with town.desk.database.snapshot() as db:
        assert await looks(db) == 0


async def looks(db: Transaction) -> int:
    return int((await db.execute(select(func.count()).where(history.c.why.in_(people.LOOKS)))).scalar_one())


async def test_more_than_fits_into_one_transaction_is_emptied_all_the_same(town: Town) -> None:
    count = retention.AT_ONCE * 2 + 1
    async with town.desk.database.transaction() as db:
        line = {
            "channel": Channel.CHAT,
            "reporter": town.people["tenant"],
            "text": MARKER,
            "photos": (),
            "category": "plumbing",
        }
        over = {"urgency": "normal", "status": "closed", "reported_at": LONG_AGO, "closed_at": LONG_AGO}
        every = [{**line, **over, "number": f"R-{number}"} for number in range(count)]
        await db.execute(intakes.insert(), every)
    await after(town, days=36 * 31)
    assert "intakes" not in await kept(town)
    runs = select(occurrences.c.scope).where(occurrences.c.kind == retention.NIGHTLY, occurrences.c.scope.contains("+"))
    async with town.desk.database.snapshot() as db:
        assert {scope.partition("+")[2] for scope in (await db.execute(runs)).scalars()} == {"1", "2"}


async def test_who_phoned_for_lunch_is_forgotten_like_what_they_said(kitchen: Town) -> None:
    kitchen.desk.clock.set(at(kitchen, 9))
    guest = Guest(kitchen.unit, MARKER)
    await kitchen.does("receptionist", lambda w: meal_log.take_down(w, MONDAY, guest, {"A": 1}, ""))
    await after(kitchen, days=360)
    assert "meal_orders" in await kept(kitchen)
    await after(kitchen, days=60)
    assert "meal_orders" not in await kept(kitchen)

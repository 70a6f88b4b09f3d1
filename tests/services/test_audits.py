"""The three equals on real rows: whatever is done behind the services' back is found, by exactly its numbers."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot.channel.rendering import TEXT_UNITS, visible
from bot.clock import Clock
from bot.domain.audits import Audit, Why
from bot.domain.categories import Category, Urgency
from bot.domain.names import Language
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, DispatchEntry, EntryId, Intake, IntakeId, IntakeStatus, Outcome
from bot.domain.work_orders import OrderStatus, WorkOrder, WorkOrderId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.packing import unpack_answer
from bot.services import audits, dispatch, repairs, work_orders
from bot.services.work import Work
from bot.storage import rows, tables
from bot.talk import Answer
from tests.services.test_work_orders import reported, steps
from tests.services.town import ROLES, Town

DAY = timedelta(days=1)
_NOTHING: dict[str, tuple[str, ...]] = {
    "logged_missing": (), "logged_surplus": (), "ordered_missing": (), "ordered_surplus": (), "returned_missing": (),
    "gaps": (), "twice": (),
}  # fmt: skip


async def walked(town: Town, upto: int, who: str = "tenant") -> IntakeId:
    intake = await reported(town, who)
    for actor, verb in steps(town, intake)[:upto]:
        await town.does(actor, verb)
    return intake


async def three_days(town: Town) -> date:
    """Yesterday, today and tomorrow: an order each day before and after, and today everything that can happen."""
    await walked(town, 8)
    town.desk.clock.advance(DAY)
    today = town.desk.clock.today()
    await walked(town, 8)  # R-2, D-2, WO-2: closed
    await walked(town, 2, "csr")  # R-3, D-3, WO-3: an inspection, out
    void = await walked(town, 3)  # R-4, D-4, WO-4
    await town.does("dispatcher", lambda w: work_orders.ask_void(w, void, "reported twice"))
    await town.does("cs_manager", lambda w: work_orders.void(w, void))
    into = await walked(town, 1, "technician")  # R-5, D-5, WO-5: an inspection, out
    merged = await walked(town, 0)  # R-6, D-6
    await town.does("dispatcher", lambda w: dispatch.merge(w, merged, into))
    converted = await walked(town, 0)  # R-7, D-7
    await town.does("dispatcher", lambda w: dispatch.convert(w, converted))
    cancelled = await walked(town, 0)
    await town.does("tenant", lambda w: repairs.cancel(w, cancelled))
    await walked(town, 0)  # waits
    await walked(town, 5)  # R-10, D-8, WO-6: returned
    town.desk.clock.advance(DAY)
    await walked(town, 8)  # R-11, D-9, WO-7
    return today


async def audit_of(town: Town, first: date, last: date | None = None) -> Audit:
    return await town.does("clerk", lambda w: audits.of(w, first, last or first))


def found(audit: Audit) -> dict[str, tuple[str, ...]]:
    """What nothing explains."""
    return {
        "logged_missing": audit.logged.missing, "logged_surplus": audit.logged.surplus,
        "ordered_missing": audit.ordered.missing, "ordered_surplus": audit.ordered.surplus,
        "returned_missing": audit.returned.missing, "gaps": audit.gaps, "twice": audit.twice,
    }  # fmt: skip


def wo(n: int) -> str:
    return f"WO-2026-{n:06d}"


def r(n: int) -> str:
    return f"R-{n:06d}"


def d(n: int) -> str:
    return f"D-{n:06d}"


def order_gone(n: int) -> list[Any]:
    mine = select(tables.work_orders.c.id).where(tables.work_orders.c.number == wo(n)).scalar_subquery()
    line = update(tables.dispatch_entries).where(tables.dispatch_entries.c.order == mine).values(order=None)
    return [line, delete(tables.work_orders).where(tables.work_orders.c.number == wo(n))]


def line_gone(n: int) -> list[Any]:
    return [delete(tables.dispatch_entries).where(tables.dispatch_entries.c.number == n)]


def order_changed(n: int, **values: Any) -> list[Any]:
    return [update(tables.work_orders).where(tables.work_orders.c.number == wo(n)).values(**values)]


def item_changed(n: int, **values: Any) -> list[Any]:
    return [update(tables.intakes).where(tables.intakes.c.number == r(n)).values(**values)]


@pytest.mark.manual("R130", "R131", "R132", "R133")
async def test_an_honest_day_holds_and_every_difference_is_listed_with_its_reason(town: Town) -> None:
    audit = await audit_of(town, await three_days(town))
    assert audit.holds
    assert found(audit) == _NOTHING
    assert (audit.repairs, audit.inspections) == (7, 2)
    assert (audit.logged.left, audit.logged.right) == (9, 7)
    assert audit.logged.explained == {Why.CANCELLED: (r(8),), Why.WAITING: (r(9),)}
    assert (audit.ordered.left, audit.ordered.right) == (9, 5)
    assert audit.ordered.explained == {
        Why.MERGED: (r(6),), Why.CONVERTED: (r(7),), Why.CANCELLED: (r(8),), Why.WAITING: (r(9),)
    }  # fmt: skip
    assert (audit.returned.left, audit.returned.right) == (5, 3)
    assert audit.returned.explained == {Why.STILL_OUT: (wo(3), wo(5))}
    assert audit.voids == ((wo(4), "reported twice"),)


TAMPERED: dict[str, tuple[list[Any], dict[str, tuple[str, ...]]]] = {
    "an order is gone": (order_gone(3), {"ordered_missing": (r(3),), "gaps": (wo(3),)}),
    "the first order of the day is gone": (order_gone(2), {"ordered_missing": (r(2),), "gaps": (wo(2),)}),
    "the last order of the day is gone": (order_gone(6), {"ordered_missing": (r(10),), "gaps": (wo(6),)}),
    "a void sheet is gone": (order_gone(4), {"ordered_missing": (r(4),), "gaps": (wo(4),)}),
    "a line is gone": (line_gone(3), {"logged_missing": (r(3),), "gaps": (d(3),)}),
    "the first line of the day is gone": (line_gone(2), {"logged_missing": (r(2),), "gaps": (d(2),)}),
    "the last line of the day is gone": (line_gone(8), {"logged_missing": (r(10),), "gaps": (d(8),)}),
    "the line of a merged item is gone": (line_gone(6), {"logged_missing": (r(6),), "gaps": (d(6),)}),
    "an item is gone": ([delete(tables.intakes).where(tables.intakes.c.number == r(9))], {"gaps": (r(9),)}),
    "an order lies with another item": (
        order_changed(3, intake=select(tables.intakes.c.id).where(tables.intakes.c.number == r(9)).scalar_subquery()),
        {"ordered_missing": (r(3),), "ordered_surplus": (r(9),)},
    ),
    "a line lies with another item": (
        [
            update(tables.dispatch_entries).where(tables.dispatch_entries.c.number == 3)
            .values(intake=select(tables.intakes.c.id).where(tables.intakes.c.number == r(9)).scalar_subquery()),
        ],
        {"logged_missing": (r(3),), "logged_surplus": (r(9),)},
    ),
    "an item with an order is said to be taken back": (
        item_changed(3, status=IntakeStatus.CANCELLED), {"logged_surplus": (r(3),), "ordered_surplus": (r(3),)},
    ),
    "a waiting item is said to be merged": (
        item_changed(9, status=IntakeStatus.MERGED), {"logged_missing": (r(9),)},
    ),
    "a waiting item is said to be done": (
        item_changed(9, status=IntakeStatus.CLOSED), {"logged_missing": (r(9),), "ordered_missing": (r(9),)},
    ),
    "an order has another number": (
        order_changed(3, number="WO-2026-000009"), {"gaps": (wo(3), wo(8))},
    ),
    "a closed order has not come back": (order_changed(2, returned_at=None), {"returned_missing": (wo(2),)}),
}  # fmt: skip


class _UndoneError(Exception):
    """It was looked at; and is taken back, for the next one to find honest books."""


async def looked_at(town: Town, statements: list[Any], *periods: tuple[date, date]) -> tuple[list[Audit], Answer]:
    """The audits of these periods, and the message about the first, after these statements; nothing stays of them."""
    seen: list[Audit] = []
    told: list[Answer] = []

    async def tried(work: Work) -> None:
        for statement in statements:
            await work.db.execute(statement)
        seen.extend([await audits.of(work, first, last) for first, last in periods])
        told.append(await audits.told(work, *periods[0]))
        raise _UndoneError

    with pytest.raises(_UndoneError):
        await town.does("clerk", tried)
    return seen, told[0]


def spoken(town: Town, told: Answer) -> list[str]:
    """The message in both languages; a text that is missing raises."""
    return [town.desk.texts.say(language, told.say.key, **told.say.args) for language in Language]


@pytest.mark.manual("R122", "R130", "R131", "R132", "R133")
async def test_what_is_done_behind_our_back_is_found_by_exactly_its_numbers(town: Town) -> None:
    today = await three_days(town)
    for what, (statements, names) in TAMPERED.items():
        (audit, wider), told = await looked_at(town, statements, (today, today), (today - DAY, today + DAY))
        assert found(audit) == _NOTHING | names, what
        assert not audit.holds
        assert not wider.holds, what
        named = [number for numbers in names.values() for number in numbers]
        assert all(number in text for text in spoken(town, told) for number in named)
    assert (await audit_of(town, today)).holds


@pytest.mark.manual("R122")
async def test_the_very_first_and_the_very_last_number_are_missed_too(town: Town) -> None:
    today = await three_days(town)
    for gone, number in ((order_gone(1), wo(1)), (order_gone(7), wo(7)), (line_gone(1), d(1)), (line_gone(9), d(9))):
        (audit,), _ = await looked_at(town, gone, (today - DAY, today + DAY))
        assert audit.gaps == (number,)


@pytest.mark.manual("R122")
async def test_the_numbers_of_two_years_are_whole_each_for_itself(town: Town, clock: Clock) -> None:
    clock.set(clock.at(date(2026, 12, 31), 23, 30))
    await walked(town, 1)
    await walked(town, 1)
    clock.advance(timedelta(hours=1))
    await walked(town, 1)
    await walked(town, 1)
    old, new = date(2026, 12, 31), date(2027, 1, 1)
    assert (await audit_of(town, old, new)).holds
    gone = [
        update(tables.dispatch_entries).values(order=None),
        delete(tables.work_orders).where(tables.work_orders.c.number.in_([wo(2), "WO-2027-000001"])),
    ]
    (both, last, first), _ = await looked_at(town, gone, (old, new), (old, old), (new, new))
    assert both.gaps == (wo(2), "WO-2027-000001")
    assert wo(2) in last.gaps
    assert "WO-2027-000001" in first.gaps


@pytest.mark.parametrize(
    "twice",
    [
        lambda: update(tables.dispatch_entries).where(tables.dispatch_entries.c.number == 2).values(number=1),
        lambda: update(tables.dispatch_entries).where(tables.dispatch_entries.c.number == 2).values(intake=1),
        lambda: update(tables.work_orders).where(tables.work_orders.c.number == wo(2)).values(number=wo(1)),
        lambda: update(tables.work_orders).where(tables.work_orders.c.number == wo(2)).values(intake=1),
        lambda: update(tables.intakes).where(tables.intakes.c.number == r(2)).values(number=r(1)),
    ],
)
async def test_no_number_can_be_given_twice_even_behind_our_back(town: Town, twice: Callable[[], Any]) -> None:
    await walked(town, 1)
    await walked(town, 1)
    with pytest.raises(Refusal, match="somebody-else-was-faster"):  # what the house makes of a broken UNIQUE
        await town.does("clerk", lambda w: w.db.execute(twice()))


# -- the message ------------------------------------------------------------------------------------------------------

_MANY = 10_000
_LONG_STORY = "<重复报修> & the tenant says so " * 10
_FATES: tuple[tuple[IntakeStatus, Outcome | None, OrderStatus | None], ...] = (
    (IntakeStatus.TO_DISPATCH, None, None),
    (IntakeStatus.TO_DISPATCH, Outcome.ISSUED, None),
    (IntakeStatus.CANCELLED, None, None),
    (IntakeStatus.MERGED, Outcome.MERGED, None),
    (IntakeStatus.CONVERTED, Outcome.CONVERTED, None),
    (IntakeStatus.CONVERTED, None, OrderStatus.DISPATCHED),
    (IntakeStatus.ISSUED, Outcome.ISSUED, OrderStatus.ON_SITE),
    (IntakeStatus.CLOSED, Outcome.ISSUED, OrderStatus.VOID),
    (IntakeStatus.CLOSED, Outcome.ISSUED, OrderStatus.CLOSED),
    (IntakeStatus.ISSUED, None, None),
)
"""Honest and dishonest ones: everything that an audit can find, over and over."""


def rows_of(n: int, now: datetime, town: Town) -> tuple[Intake, DispatchEntry | None, WorkOrder | None]:
    """An item with what belongs to it; every other number is lost."""
    status, outcome, stands = _FATES[n % len(_FATES)]
    who, id_ = town.people["csr"], IntakeId(n)
    intake = Intake(
        id=id_, number=r(2 * n), channel=Channel.CHAT, unit=None, tenant=None, reporter=who, text="x",
        category=Category.OTHER, urgency=Urgency.NORMAL, reported_at=now, status=status,
    )  # fmt: skip
    line = DispatchEntry(id=EntryId(n), number=2 * n, intake=id_, order=None, outcome=outcome or Outcome.ISSUED,
                         dispatcher=who, at=now)  # fmt: skip
    order = WorkOrder(
        id=WorkOrderId(n), number=wo(2 * n), intake=id_, status=stands or OrderStatus.VOID, technician=None,
        issued_by=who, issued_at=now, dispatched_at=now, round_at=now, due_accept=now, due_at=now, due_done=now,
        void_why=_LONG_STORY if stands is OrderStatus.VOID else "",
    )  # fmt: skip
    return intake, line if outcome else None, order if stands else None


async def filled(work: Work, town: Town) -> None:
    """Ten thousand items in one day."""
    made = [rows_of(n, work.now, town) for n in range(1, _MANY + 1)]
    for records in zip(*made, strict=True):
        held = [rows.values(one) for one in records if one]
        await work.db.execute(insert(rows.table(type(next(filter(None, records))))), held)


async def test_the_message_about_ten_thousand_items_full_of_trouble_fits(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: filled(w, town))
    today = town.desk.clock.today()
    audit = await audit_of(town, today)
    assert all(found(audit)[name] for name in _NOTHING if name != "twice")
    assert set(audit.logged.explained) | set(audit.ordered.explained) | set(audit.returned.explained) == set(Why)
    assert len(audit.voids) == _MANY // len(_FATES)
    for text in spoken(town, await town.does("clerk", lambda w: audits.told(w, today, today))):
        assert visible(text) <= TEXT_UNITS
        assert all(pair_line in text for pair_line in ("10,000", "<b>1</b>", "<b>2</b>", "<b>3</b>"))
        assert str(_MANY // len(_FATES) - 10) in text  # so many voids are not shown


async def test_the_message_about_nothing_has_its_words(town: Town) -> None:
    today = town.desk.clock.today()
    for text in spoken(town, await town.does("clerk", lambda w: audits.told(w, today, today))):
        assert "<b>3</b>" in text


# -- pushed -----------------------------------------------------------------------------------------------------------


Period = tuple[date, date]
"""From when until when: two instants, or two days."""


async def pushed(town: Town) -> list[tuple[str, str, str, str]]:
    """Who got which audit: whom, from when, until when, how it came out."""
    name = {id_: who for who, id_ in town.people.items()}
    async with town.desk.database.transaction() as db:
        letters = (await db.execute(tables.outbox.select().order_by(tables.outbox.c.id))).all()
    heard = [(name[letter.person], unpack_answer(letter.body).say) for letter in letters if letter.body.get("say")]
    return sorted((who, str(say.args["since"]), str(say.args["until"]), say.args["verdict"].key)
                  for who, say in heard if say.key == "audit")  # fmt: skip


def each(*periods: Period, verdict: str = "audit-holds") -> list[tuple[str, str, str, str]]:
    told = [(str(since), str(until)) for since, until in periods]
    return sorted((who, *period, verdict) for who in ("clerk", "cs_manager") for period in told)


def until_six(clock: Clock, day: date, days: int = 1) -> Period:
    """The audit of a day: since six o'clock of so many days before."""
    return clock.at(day - days * DAY, 18), clock.at(day, 18)


async def at_the_time(town: Town, clock: Clock, day: date, hour: int, minute: int) -> None:
    """The clock of the house ticks, before and after a second process does."""
    clock.set(clock.at(day, hour, minute))
    for _ in range(2):
        await Clockwork(town.desk, SCHEDULE).tick()


@pytest.mark.manual("R134")
async def test_the_audit_of_the_day_goes_to_the_clerk_and_the_manager_at_six_and_of_the_month_on_the_first(
    town: Town, clock: Clock
) -> None:
    last, first = date(2026, 11, 30), date(2026, 12, 1)
    clock.set(clock.at(last, 9))
    await walked(town, 8)
    await at_the_time(town, clock, last, 17, 59)
    assert await pushed(town) == []
    await at_the_time(town, clock, last, 18, 0)
    assert await pushed(town) == each(until_six(clock, last))
    await at_the_time(town, clock, first, 17, 59)
    assert await pushed(town) == each(until_six(clock, last))
    await at_the_time(town, clock, first, 18, 0)
    month = date(2026, 11, 1), last
    assert await pushed(town) == each(until_six(clock, last), until_six(clock, first), month)
    await at_the_time(town, clock, first, 23, 59)
    assert len(await pushed(town)) == 6


@pytest.mark.manual("R134")
async def test_a_house_that_was_shut_at_six_makes_up_for_the_audit(town: Town, clock: Clock) -> None:
    last, first = date(2026, 11, 30), date(2026, 12, 1)
    await at_the_time(town, clock, last, 12, 0)
    await at_the_time(town, clock, first, 19, 0)
    month = date(2026, 11, 1), last
    assert await pushed(town) == each(until_six(clock, last), until_six(clock, first), month)


@pytest.mark.manual("R131", "R134")
async def test_what_comes_after_six_is_in_the_audit_of_the_next_day_and_everything_in_just_one(
    town: Town, clock: Clock
) -> None:
    today = clock.today()
    await at_the_time(town, clock, today, 9, 0)
    for minute in (0, 30):
        clock.set(clock.at(today, 17, 45) + timedelta(minutes=minute))
        await walked(town, 1)
    await at_the_time(town, clock, today + DAY, 17, 0)
    await walked(town, 1)
    await at_the_time(town, clock, today + DAY, 18, 30)
    await at_the_time(town, clock, today + 2 * DAY, 18, 30)
    assert await counted(town) == [1, 2, 0]


async def test_when_the_time_of_the_audit_changes_nothing_falls_between_two(town: Town, clock: Clock) -> None:
    today = clock.today()
    await at_the_time(town, clock, today, 18, 0)
    await walked(town, 1)
    async with town.desk.database.transaction() as db:
        await db.execute(update(tables.buildings).values(rules={"audit_time": "20:00"}))
    await at_the_time(town, clock, today + DAY, 20, 0)
    assert await pushed(town) == each(
        until_six(clock, today), (clock.at(today, 18), clock.at(today + DAY, 20))
    )  # fmt: skip
    assert await counted(town) == [0, 1]


async def counted(town: Town) -> list[int]:
    """How many items the clerk's audits were about, in their order."""
    async with town.desk.database.transaction() as db:
        mine = tables.outbox.select().where(tables.outbox.c.person == town.people["clerk"])
        said = [unpack_answer(letter.body).say for letter in await db.execute(mine.order_by(tables.outbox.c.id))]
    return [say.args["logged"][0].args["left"] for say in said if say.key == "audit"]


@pytest.mark.manual("R130", "R134")
async def test_what_was_done_behind_our_back_is_pushed_as_a_failed_audit(town: Town, clock: Clock) -> None:
    today = clock.today()
    await walked(town, 8)
    async with town.desk.database.transaction() as db:
        for statement in order_gone(1):
            await db.execute(statement)
    await at_the_time(town, clock, today, 12, 0)
    await at_the_time(town, clock, today, 18, 0)
    assert await pushed(town) == each(until_six(clock, today), verdict="audit-fails")


async def test_only_who_may_audit_hears_the_audit(town: Town) -> None:
    today = town.desk.clock.today()
    auditors = {"clerk", "cs_manager", "tenant_supervisor"}
    for who in (*ROLES, "stranger"):
        if who in auditors:
            assert (await town.does(who, lambda w: audits.of(w, today, today))).holds
        else:
            with pytest.raises(Refusal):
                await town.does(who, lambda w: audits.of(w, today, today))

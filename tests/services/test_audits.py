"""The three equals on real rows: whatever is done behind the services' back is found, by exactly its numbers."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.clock import Clock
from bot.domain.audits import Audit, Why
from bot.domain.names import Language
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId, IntakeStatus
from bot.services import audits, dispatch, repairs, voids
from bot.services.work import Work
from bot.storage.repair_tables import dispatch_entries, intakes, work_orders
from bot.talk import Answer
from tests.services.test_work_orders import reported, steps
from tests.services.town import ROLES, Town

DAY = timedelta(days=1)
NOTHING: dict[str, tuple[str, ...]] = {
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
    await town.does("dispatcher", lambda w: voids.ask_void(w, void, "reported twice"))
    await town.does("cs_manager", lambda w: voids.void(w, void))
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
    mine = select(work_orders.c.id).where(work_orders.c.number == wo(n)).scalar_subquery()
    line = update(dispatch_entries).where(dispatch_entries.c.order == mine).values(order=None)
    return [line, delete(work_orders).where(work_orders.c.number == wo(n))]


def line_gone(n: int) -> list[Any]:
    return [delete(dispatch_entries).where(dispatch_entries.c.number == n)]


def order_changed(n: int, **values: Any) -> list[Any]:
    return [update(work_orders).where(work_orders.c.number == wo(n)).values(**values)]


def item_changed(n: int, **values: Any) -> list[Any]:
    return [update(intakes).where(intakes.c.number == r(n)).values(**values)]


@pytest.mark.manual("R130", "R131", "R132", "R133")
async def test_an_honest_day_holds_and_every_difference_is_listed_with_its_reason(town: Town) -> None:
    audit = await audit_of(town, await three_days(town))
    assert audit.holds
    assert found(audit) == NOTHING
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
    "an item is gone": ([delete(intakes).where(intakes.c.number == r(9))], {"gaps": (r(9),)}),
    "an order lies with another item": (
        order_changed(3, intake=select(intakes.c.id).where(intakes.c.number == r(9)).scalar_subquery()),
        {"ordered_missing": (r(3),), "ordered_surplus": (r(9),)},
    ),
    "a line lies with another item": (
        [
            update(dispatch_entries).where(dispatch_entries.c.number == 3)
            .values(intake=select(intakes.c.id).where(intakes.c.number == r(9)).scalar_subquery()),
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
        assert found(audit) == NOTHING | names, what
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
        update(dispatch_entries).values(order=None),
        delete(work_orders).where(work_orders.c.number.in_([wo(2), "WO-2027-000001"])),
    ]
    (both, last, first), _ = await looked_at(town, gone, (old, new), (old, old), (new, new))
    assert both.gaps == (wo(2), "WO-2027-000001")
    assert wo(2) in last.gaps
    assert "WO-2027-000001" in first.gaps


@pytest.mark.parametrize(
    "twice",
    [
        lambda: update(dispatch_entries).where(dispatch_entries.c.number == 2).values(number=1),
        lambda: update(dispatch_entries).where(dispatch_entries.c.number == 2).values(intake=1),
        lambda: update(work_orders).where(work_orders.c.number == wo(2)).values(number=wo(1)),
        lambda: update(work_orders).where(work_orders.c.number == wo(2)).values(intake=1),
        lambda: update(intakes).where(intakes.c.number == r(2)).values(number=r(1)),
    ],
)
async def test_no_number_can_be_given_twice_even_behind_our_back(town: Town, twice: Callable[[], Any]) -> None:
    await walked(town, 1)
    await walked(town, 1)
    with pytest.raises(Refusal, match="somebody-else-was-faster"):  # what the house makes of a broken UNIQUE
        await town.does("clerk", lambda w: w.db.execute(twice()))


async def test_only_who_may_audit_hears_the_audit(town: Town) -> None:
    today = town.desk.clock.today()
    auditors = {"clerk", "cs_manager", "tenant_supervisor"}
    for who in (*ROLES, "stranger"):
        if who in auditors:
            assert (await town.does(who, lambda w: audits.of(w, today, today))).holds
        else:
            with pytest.raises(Refusal):
                await town.does(who, lambda w: audits.of(w, today, today))

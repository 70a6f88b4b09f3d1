"""When notices go out: on the day that the calendar has for them, as the manager says, and to everybody."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.bills import Bill
from bot.domain.fees import FeeSheet
from bot.domain.occurrences import OccurrenceId
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.domain.units import Building, Tenant, TenantId, TenantKind
from bot.services import fee_notices, fee_sheets, occurrences, timetable
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills as bills_table
from tests.services import ledger
from tests.services.ledger import CHAIN, MONTH, NOTICE_DAY, approved, line, submitted
from tests.services.town import MONDAY, Town, at, ticks, told

DAY = timedelta(days=1)
Change = Callable[[Work, OccurrenceId], Awaitable[Any]]


@pytest.fixture
async def books(town: Town) -> Town:
    """The clock has planned what is coming."""
    await ledger.opened(town)
    await ticks(town, at(town, 9))
    return town


async def by_hand(town: Town, change: Change) -> None:
    """The manager changes the day of the notices."""
    (planned,) = await town.desk.do(SYSTEM, lambda w: occurrences.of(w, fee_notices.NOTICES, "2026-11-"))
    await town.does("cs_manager", lambda w: change(w, planned.id))


def moved(to: datetime) -> Change:
    return lambda work, id_: timetable.move(work, id_, to, "before the holidays")


async def notices(town: Town) -> int:
    return len(await told(town, "tenant", "fee-notice-paper"))


async def rest_of_chain(town: Town, sheet: FeeSheet) -> None:
    for who in CHAIN:
        await town.does(who, lambda w: fee_sheets.approve(w, sheet.id))


@pytest.mark.manual("R148")
async def test_notices_moved_ahead_go_out_with_the_last_yes_that_comes_after_them(books: Town) -> None:
    await by_hand(books, moved(at(books, 10, day=MONDAY + DAY)))
    await ticks(books, at(books, 10, 1, day=MONDAY + DAY))
    books.desk.clock.set(at(books, 15, day=MONDAY + DAY))
    await approved(books, [line(books.tenant, 1_000)])
    assert await notices(books) == 1


async def test_notices_run_at_once_before_the_list_is_approved_go_out_when_it_is(books: Town) -> None:
    await by_hand(books, lambda work, id_: timetable.run_now(work, id_, "today"))
    await ticks(books, at(books, 9, 1))
    assert await notices(books) == 0
    await approved(books, [line(books.tenant, 1_000)])
    assert await notices(books) == 1


async def test_notices_moved_back_wait_for_their_new_day_though_the_list_is_approved_late(books: Town) -> None:
    await by_hand(books, moved(at(books, 10, day=NOTICE_DAY + 3 * DAY)))
    await ticks(books, at(books, 10, 1, day=NOTICE_DAY))
    made = await approved(books, [line(books.tenant, 1_000)])
    assert await notices(books) == 0
    card = (await told(books, "accountant", "fees-card"))[-1]
    assert (made.month, card["state"]["args"]["at"]) == (MONTH, {"$at": "2026-11-30T02:00:00+00:00"})
    await ticks(books, at(books, 10, 1, day=NOTICE_DAY + DAY))
    assert await notices(books) == 0
    await ticks(books, at(books, 10, 1, day=NOTICE_DAY + 3 * DAY))
    assert await notices(books) == 1


async def test_notices_that_were_skipped_go_out_at_a_tap_of_the_manager_and_not_by_themselves(books: Town) -> None:
    await by_hand(books, lambda work, id_: timetable.skip(work, id_, "the prices are argued about"))
    made = await submitted(books, [line(books.tenant, 1_000)])
    with pytest.raises(Refusal, match="fees-is-open"):
        await books.does("cs_manager", lambda w: fee_sheets.send(w, made.id))
    await ticks(books, at(books, 11, day=NOTICE_DAY))
    await rest_of_chain(books, made)
    for days in (1, 20, 29, 32, 40):
        await ticks(books, at(books, 11, day=NOTICE_DAY + days * DAY))
    assert await notices(books) == 0
    assert (await told(books, "accountant", "fees-card"))[-1]["state"]["$say"] == "fees-state-skipped"
    with pytest.raises(Refusal, match="not-allowed"):
        await books.does("accountant", lambda w: fee_sheets.send(w, made.id))
    await books.does("cs_manager", lambda w: fee_sheets.send(w, made.id))
    assert await notices(books) == 1
    with pytest.raises(Refusal, match="fees-not-skipped"):
        await books.does("cs_manager", lambda w: fee_sheets.send(w, made.id))
    await approved(books, [line(books.tenant, 900)])
    assert await notices(books) == 2


async def test_of_two_taps_that_send_what_was_skipped_one_counts(books: Town) -> None:
    await by_hand(books, lambda work, id_: timetable.skip(work, id_, "the prices are argued about"))
    made = await approved(books, [line(books.tenant, 1_000)])
    both = [books.does("cs_manager", lambda w: fee_sheets.send(w, made.id)) for _ in range(2)]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert [one.key for one in done if isinstance(one, Refusal)] == ["fees-not-skipped"]
    assert await notices(books) == 1


async def test_a_day_that_is_past_once_the_rules_say_so_loses_no_month(books: Town) -> None:
    await approved(books, [line(books.tenant, 1_000)])

    async def earlier(work: Work) -> None:
        house = await rows.find(work.db, Building, 1)
        days = {"fee_tables_day": 1, "fee_total_day": 2, "fee_notice_day": 3}
        await work.save(house, type(house)(**{**vars(house), "rules": days}))

    await books.desk.do(SYSTEM, earlier)
    await ticks(books, at(books, 10, 1, day=MONDAY + DAY))
    await ticks(books, at(books, 10, 1, day=MONDAY + 2 * DAY))
    assert await notices(books) == 1


async def test_whoever_was_left_out_hears_it_the_next_day_and_everybody_once(books: Town) -> None:
    there = await ledger.other(books)
    await ledger.told(books, [line(books.tenant, 1_000), line(there, 2_000, unit="0901")])

    async def lose(work: Work) -> None:
        of_mine = bills_table.update().where(bills_table.c.tenant == books.tenant)
        await work.db.execute(of_mine.values(noticed=900, version=9))

    await books.desk.do(SYSTEM, lose)
    for hour in (9, 10, 11):
        await ticks(books, at(books, hour, 1, day=NOTICE_DAY + DAY))
    assert await notices(books) == 2
    assert len(await told(books, "neighbour", "fee-notice-paper")) == 1


async def test_prices_that_are_corrected_twice_a_day_are_told_to_everybody_each_time(books: Town) -> None:
    async def settled_in(work: Work) -> list[TenantId]:
        fresh = (Tenant(code=f"X{n}", kind=TenantKind.COMPANY, name_zh="新", name_en="New") for n in range(70))
        return [(await work.add(one)).id for one in fresh]

    more = await books.desk.do(SYSTEM, settled_in)
    for round_, hour in enumerate((10, 14, 16), start=1):
        books.desk.clock.set(at(books, hour, day=NOTICE_DAY))
        await approved(books, [line(one, 100 * round_) for one in (*more, books.tenant)])
        for minute in (1, 2, 3):
            await ticks(books, at(books, hour, minute, day=NOTICE_DAY))
        held = await books.desk.do(SYSTEM, lambda w: rows.every(w.db, Bill, bills_table.c.month == MONTH))
        assert {one.noticed for one in held} == {100 * round_}
    assert await notices(books) == 3

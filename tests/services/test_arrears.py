"""The list of who owes: drawn up on the last working day, reviewed, and then for those who look after it."""

from datetime import date, timedelta

import pytest

from bot.domain.arrears import ArrearsList
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.domain.rules import Rules
from bot.domain.working_days import Calendar
from bot.jobs import SCHEDULE
from bot.services import (
    arrears,
    bills,
)
from bot.storage import rows
from bot.storage.fee_tables import arrears_lists
from tests.services import ledger
from tests.services.ledger import bill_of, booked, both, dues, line, payment, run_early
from tests.services.town import Town, told

DAY = timedelta(days=1)


@pytest.fixture
async def books(town: Town) -> Town:
    """Somebody pays for the tenant, and somebody else of them does not."""
    return await ledger.opened(town)


async def test_an_arrears_list_that_is_drawn_up_early_is_one_of_its_own_day(books: Town) -> None:
    await ledger.told(books, await both(books))
    await run_early(books, "arrears-list", "2026-12-31", date(2026, 12, 18))
    (made,) = await books.desk.do(SYSTEM, lambda w: rows.every(w.db, ArrearsList, arrears_lists.c.id > 0))
    assert (made.day, {one.days for one in made.lines}) == (date(2026, 12, 18), {8})


@pytest.mark.manual("R41", "R52", "R153", "R154", "R155")
async def test_arrears_are_drawn_up_on_the_last_working_day_and_go_on_only_when_they_are_reviewed(books: Town) -> None:
    await ledger.told(books, await both(books))
    await booked(books, payment(books.tenant, 400))
    await dues(books, date(2026, 12, 12), date(2026, 12, 30))
    assert await told(books, "finance_manager", "arrears-to-review") == []
    await dues(books, date(2026, 12, 31))
    (waits,) = await told(books, "finance_manager", "arrears-to-review")
    assert (waits["count"], waits["total"]) == (2, {"$fen": 2_600})
    (made,) = await books.desk.do(SYSTEM, lambda w: rows.every(w.db, ArrearsList, arrears_lists.c.id > 0))
    for who in ("general_manager", "cs_manager", "csr", "accountant"):
        with pytest.raises(Refusal, match="not-found"):
            await books.does(who, lambda w: arrears.on_paper(w, made.id))
        with pytest.raises(Refusal, match="not-allowed"):
            await books.does(who, lambda w: arrears.review(w, made.id))
        assert await told(books, who, "arrears-list") == []
    await books.does("finance_manager", lambda w: arrears.review(w, made.id))
    with pytest.raises(Refusal, match="arrears-reviewed-already"):
        await books.does("finance_manager", lambda w: arrears.review(w, made.id))
    for who in ("general_manager", "cs_manager", "tenant_supervisor", "csr"):
        assert len(await told(books, who, "arrears-list")) == 1
    assert await told(books, "tenant", "arrears-list") == []
    mine = await bill_of(books, books.tenant)
    await books.does("csr", lambda w: bills.explain(w, mine.id, "head office has to sign"))
    paper = await books.does("general_manager", lambda w: arrears.on_paper(w, made.id))
    (own,) = [one for one in paper.found.lines if one.tenant == books.tenant]
    assert (own.due, own.months, own.days, own.reminders) == (600, 1, 21, 1)
    assert paper.reasons[mine.id] == "head office has to sign"


@pytest.mark.manual("R154")
@pytest.mark.parametrize("reviewed", [True, False])
async def test_a_list_that_nobody_reviews_is_asked_for_on_three_working_days_and_who_waits_hears_so(
    books: Town, *, reviewed: bool
) -> None:
    await ledger.told(books, await both(books))
    await dues(books, date(2026, 12, 31))
    for day, asked in ((1, 0), (3, 0), (4, 1), (5, 2)):
        await dues(books, date(2027, 1, day))
        for who in ("general_manager", "cs_manager"):
            assert len(await told(books, who, "arrears-waits")) == asked
    if reviewed:
        (made,) = await books.desk.do(SYSTEM, lambda w: rows.every(w.db, ArrearsList, arrears_lists.c.id > 0))
        await books.does("finance_manager", lambda w: arrears.review(w, made.id))
    await dues(books, *(date(2027, 1, day) for day in (6, 7, 8)))
    assert len(await told(books, "cs_manager", "arrears-waits")) == (2 if reviewed else 3)
    assert len(await told(books, "finance_manager", "arrears-to-review")) == (3 if reviewed else 4)


def test_the_last_working_day_knows_weekends_holidays_and_the_saturdays_worked_instead() -> None:
    (kind,) = [one for one in SCHEDULE if one.name == "arrears-list"]
    days = [date(2026, 1, 1) + DAY * n for n in range(365)]
    found = [day for day in days if list(kind.daily(day, Calendar(Rules())))]
    assert len(found) == 12
    assert {date(2026, 1, 30), date(2026, 2, 28), date(2026, 5, 29), date(2026, 10, 30), date(2026, 12, 31)} <= set(
        found
    )


async def test_where_nobody_owes_anything_there_is_no_list(books: Town) -> None:
    await ledger.told(books, [line(books.tenant, 100)])
    await booked(books, payment(books.tenant, 100))
    await dues(books, date(2026, 12, 31))
    assert await books.desk.do(SYSTEM, lambda w: rows.every(w.db, ArrearsList, arrears_lists.c.id > 0)) == []

"""A month of traffic, and the registers afterwards: equal, or different by exactly the numbers that explain it."""

from collections.abc import AsyncIterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.domain.analyses import Tally
from bot.domain.occurrences import OccurrenceState
from bot.services import movements, quotes
from bot.services.work import Desk, Work
from bot.storage.database import Database
from bot.storage.repair_tables import dispatch_entries, intakes, work_orders
from bot.storage.tables import counters, occurrences
from bot.texts import Texts
from tests.services.books import OVER
from tests.services.kitchen import ruled
from tests.services.month import DAY, FIRST, LAST, Month
from tests.services.stories import EVERY_WAY, report
from tests.services.town import Town, built


async def lived(town: Town, clock: Clock, count: int, seed: int) -> Month:
    await ruled(town, matters_a_day=10_000)  # two tenants tell what a whole house would
    month = Month(town, clock, seed)
    await month.play(report, count)
    return month


async def all_add_up(month: Month) -> None:
    await month.audited(FIRST, LAST)
    for n in range((LAST - FIRST).days + 1):
        await month.audited(FIRST + DAY * n, FIRST + DAY * n)
    monday = FIRST - DAY * FIRST.weekday()
    while monday <= LAST:
        await month.audited(monday, monday + DAY * 6)
        monday += DAY * 7
    await month.audited(date(2026, 11, 1), date(2027, 3, 31))


async def every_span_carries_what_the_one_before_left(month: Month) -> None:
    """By the day and by the week, as the closings and the analyses count it, until long after the last report."""
    for days in (1, 7):
        left = seen = 0
        for n in range(0, 140, days):
            start, end = (month.clock.at(FIRST + DAY * at, 0) for at in (n, n + days))
            it = await month.does("clerk", partial(_moved, start=start, end=end))
            assert it.carried == left
            assert it.carried + it.reported + it.reopened == it.done + it.void + it.otherwise + it.open
            left, seen = it.open, seen + it.reported
        assert seen == len(month.books.pages)
        assert left == sum(page.stage not in OVER for page in month.books.pages)


async def _moved(work: Work, start: datetime, end: datetime) -> Tally:
    return movements.tally(await movements.of_span(work, start, end), start)


async def nothing_is_lost_or_double(month: Month) -> None:
    books = month.books
    async with month.town.desk.database.transaction() as db:
        items = (await db.execute(select(intakes.c.number).order_by(intakes.c.id))).scalars().all()
        lines = (await db.execute(dispatch_entries.select().order_by(dispatch_entries.c.number))).all()
        orders = (await db.execute(select(work_orders.c.number).order_by(work_orders.c.id))).scalars().all()
        broken = await db.execute(occurrences.select().where(occurrences.c.state == OccurrenceState.FAILED))
        assert [(row.kind, row.why) for row in broken] == []
        taken = {row.name: row.value for row in await db.execute(counters.select())}
    assert items == [page.number for page in books.pages] == [f"R-{n:06d}" for n in range(1, len(items) + 1)]
    assert [(line.number, line.intake) for line in lines] == list(enumerate(books.lines, start=1))
    assert orders == books.orders()
    given = {"R": len(items), "D": len(lines)} | {f"WO-{year}": n for year, n in books.issued.items()}
    assert {name: n for name, n in taken.items() if name in given} == given


async def each_pays_what_was_agreed(month: Month) -> None:
    for name in ("2026-12", "2027-01", "2027-02"):
        found = await month.does("clerk", lambda w, name=name: quotes.of_month(w, name))  # type: ignore[misc]
        assert [(one.order, one.amount) for one in found] == month.books.charges.get(name, [])


async def all_is_well(month: Month) -> None:
    await all_add_up(month)
    await every_span_carries_what_the_one_before_left(month)
    await nothing_is_lost_or_double(month)
    await each_pays_what_was_agreed(month)
    assert set(month.verdicts) == {"audit-holds"}
    assert month.verdicts["audit-holds"] > (LAST - FIRST).days


@pytest.fixture
async def file_town(request: pytest.FixtureRequest, file_url: str, clock: Clock, tmp_path: Path) -> AsyncIterator[Town]:
    """The town in a file, for what takes long and need not be shown twice; only where it was asked for by its mark."""
    if "chaos" not in request.config.getoption("markexpr"):
        pytest.skip("make chaos")
    async with Database(file_url) as database:
        yield await built(Desk(database, clock, Texts(clock)))


@pytest.mark.manual("R123", "R129", "R130", "R131", "R132", "R133")
async def test_after_a_month_the_registers_add_up_and_every_difference_is_explained(town: Town, clock: Clock) -> None:
    embedded = town.desk.database.embedded
    month = await lived(town, clock, 75 if embedded else 20, 1 if embedded else 2)
    await all_is_well(month)
    assert month.seen["refused"] > (100 if embedded else 20)
    assert not embedded or set(month.seen) >= EVERY_WAY


@pytest.mark.chaos
@pytest.mark.manual("R122", "R123", "R129", "R130", "R131", "R132", "R133")
async def test_after_a_month_with_ten_thousand_reports_they_do_too(file_town: Town, clock: Clock) -> None:
    month = await lived(file_town, clock, 10_000, 0)
    await all_is_well(month)
    assert set(month.seen) >= EVERY_WAY | {"released"}

"""Faxes that come in, and nobody knows whose they are: asked about, found after all, or filed."""

from datetime import timedelta

import pytest

from bot.domain.custody import Receipt
from bot.domain.fax_in import FaxStatus
from bot.services import fax_in, fax_in_trace, front_desk
from bot.talk import Lane
from tests.services.faxing import papers, rang
from tests.services.kitchen import ruled
from tests.services.test_fax_in_table import CLERK, logged, now
from tests.services.town import MONDAY, Town, at, ticks, told

S, DAY = FaxStatus, timedelta(days=1)
FRIDAY = MONDAY + 4 * DAY


@pytest.mark.manual("R225")
async def test_without_a_unit_customer_service_is_asked_at_once_and_found_is_found(centre: Town) -> None:
    made = await logged(centre, unit=False, name="王大锤")
    assert made.status is S.TRACING
    for who in ("receptionist", "csr", "second_csr"):
        assert await rang(centre, who) == [("fax-in-job-tracing", Lane.ALERT)]
    assert [one.name for one, _ in await centre.does("csr", front_desk.inbox)] == ["faxes"]
    found = await centre.does("csr", lambda w: fax_in_trace.find(w, made.id, centre.unit))
    assert (found.status, found.tenant) == (S.NOTIFIED, centre.tenant)
    assert await rang(centre, "tenant") == [("fax-in-state-notified", Lane.NOTICE)]
    for days in range(1, 4):
        await ticks(centre, at(centre, 9, 5, day=MONDAY + days * DAY))
    assert await told(centre, "csr", "fax-in-still-sought") == []
    assert (await now(centre, made.id)).status is S.NOTIFIED
    assert await centre.outcome("csr", lambda w: fax_in.open_card(w, made.id)) == "not-found"


@pytest.mark.manual("R226", "R227", "R228")
async def test_nobody_is_found_it_is_asked_again_the_next_day_and_filed_after_three(centre: Town) -> None:
    made = await logged(centre, unit=False, name="王大锤")
    await centre.does("csr", lambda w: fax_in_trace.give_up(w, made.id))
    assert await papers(centre, CLERK) == [["fax-in-notice", f"{made.id}"]]
    await ticks(centre, at(centre, 8, 29, day=MONDAY + DAY))
    assert await told(centre, "csr", "fax-in-still-sought") == []
    await ticks(centre, at(centre, 8, 31, day=MONDAY + DAY))
    assert await told(centre, "csr", "fax-in-still-sought") == [{"number": made.number, "days": 3}]
    assert (await rang(centre, "csr"))[-1] == ("fax-in-job-no-addressee", Lane.ALERT)
    await ticks(centre, at(centre, 8, 59, day=MONDAY + 3 * DAY))
    assert (await now(centre, made.id)).status is S.NO_ADDRESSEE
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 3 * DAY))
    filed = await now(centre, made.id)
    assert (filed.status, filed.retries) == (S.ARCHIVED, 1)
    assert await told(centre, CLERK, "fax-in-filed") == [{"number": made.number, "days": 3}]
    assert len(await told(centre, "csr", "fax-in-still-sought")) == 1


@pytest.mark.parametrize(("day", "asked"), [(1, [1, 2]), (2, [1, 3]), (3, [1])])
async def test_who_finds_nobody_later_is_asked_again_the_working_day_after_that_unless_it_is_filed_by_then(
    centre: Town, day: int, asked: list[int]
) -> None:
    centre.desk.clock.set(at(centre, 8, 55))
    made = await logged(centre, unit=False)
    rung = []
    for days in range(1, 5):
        before = len(await told(centre, "csr", "fax-in-still-sought"))
        await ticks(centre, at(centre, 8, 31, day=MONDAY + days * DAY))
        rung += [days] if len(await told(centre, "csr", "fax-in-still-sought")) > before else []
        if days == day:
            await centre.does("csr", lambda w: fax_in_trace.give_up(w, made.id))
    assert rung == asked
    assert (await now(centre, made.id)).status is S.ARCHIVED


@pytest.mark.manual("R227", "R228")
async def test_nobody_looks_on_days_off_so_they_do_not_count(centre: Town) -> None:
    centre.desk.clock.set(at(centre, 16, day=FRIDAY))
    made = await logged(centre, unit=False)
    for days in (1, 2):
        await ticks(centre, at(centre, 12, day=FRIDAY + days * DAY))
    assert await told(centre, "csr", "fax-in-still-sought") == []
    await ticks(centre, at(centre, 8, 31, day=FRIDAY + 3 * DAY))
    assert len(await told(centre, "csr", "fax-in-still-sought")) == 1
    await ticks(centre, at(centre, 15, 59, day=FRIDAY + 5 * DAY))
    assert (await now(centre, made.id)).status is S.TRACING
    await ticks(centre, at(centre, 16, 1, day=FRIDAY + 5 * DAY))
    assert (await now(centre, made.id)).status is S.ARCHIVED


async def test_who_looks_reads_after_how_many_days_this_house_files_it(centre: Town) -> None:
    await ruled(centre, fax_archive_days=4)
    made = await logged(centre, unit=False)
    await ticks(centre, at(centre, 8, 31, day=MONDAY + DAY))
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 3 * DAY))
    assert (await now(centre, made.id)).status is S.TRACING
    await ticks(centre, at(centre, 9, 2, day=MONDAY + 4 * DAY))
    for who, key in (("csr", "fax-in-still-sought"), (CLERK, "fax-in-filed")):
        assert await told(centre, who, key) == [{"number": made.number, "days": 4}]


async def test_what_was_filed_and_turns_out_to_be_somebodys_is_found_after_all(centre: Town) -> None:
    made = await logged(centre, unit=False)
    await centre.does(CLERK, lambda w: fax_in.file(w, made.id, "nobody"))
    again = await centre.does(CLERK, lambda w: fax_in_trace.find(w, made.id, centre.unit))
    assert (again.status, again.closed_at) == (S.NOTIFIED, None)
    assert len(await rang(centre, "tenant")) == 1


async def test_whoever_was_told_by_mistake_learns_that_and_not_whose_it_is(centre: Town) -> None:
    made = await logged(centre)
    await centre.does(CLERK, lambda w: fax_in_trace.find(w, made.id, centre.other_unit))
    assert (await told(centre, "tenant", "fax-in-card-gone"))[-1] == {"number": made.number}
    assert await centre.outcome("tenant", lambda w: fax_in.open_card(w, made.id)) == "not-found"
    assert await rang(centre, "neighbour") == [("fax-in-state-notified", Lane.NOTICE)]
    assert await centre.does("tenant", fax_in.lying_here) == []


async def test_what_is_for_who_was_there_before_is_no_business_of_the_tenant_any_more(centre: Town) -> None:
    made = await logged(centre)
    await centre.does(CLERK, lambda w: fax_in_trace.lose(w, made.id))
    assert (await told(centre, "tenant", "fax-in-card-gone"))[-1] == {"number": made.number}
    before = await rang(centre, "tenant")
    for _ in range(2):
        assert await centre.outcome("tenant", lambda w: fax_in.open_card(w, made.id)) == "not-found"
        assert await centre.does("tenant", fax_in.lying_here) == []
        if (await now(centre, made.id)).status is S.CONTACTING:
            await centre.does("csr", lambda w: fax_in_trace.reach(w, made.id))
    assert await rang(centre, "tenant") == before
    assert (await centre.does(CLERK, lambda w: fax_in.sign(w, made.id, "Ma"))).receipt is Receipt.SIGNATURE


@pytest.mark.manual("R230")
async def test_what_is_held_for_who_moves_in_is_never_given_to_who_is_still_there(centre: Town) -> None:
    made = await logged(centre, unit=False)
    before = await rang(centre, "tenant")
    await centre.does("csr", lambda w: fax_in_trace.hold(w, made.id, centre.unit))
    for days in range(1, 4):
        await ticks(centre, at(centre, 8, 31, day=MONDAY + days * DAY))
    assert (await now(centre, made.id)).status is S.MOVING_IN
    assert await rang(centre, "tenant") == before

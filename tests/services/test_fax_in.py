"""Faxes that come in, at the centre: where they go, who hears of it, who fetches them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.domain.custody import MOST_TRIES, Receipt
from bot.domain.fax_in import FaxStatus
from bot.services import fax_in, fax_in_log
from bot.services.fax_in import Arrived
from bot.storage.tables import outbox
from bot.talk import Lane
from tests.services.faxing import came_for, furnished, moves_in, papers, rang
from tests.services.kitchen import ruled
from tests.services.test_fax_in_table import CLERK, logged, now
from tests.services.test_mail_items import without_chat
from tests.services.town import MONDAY, Town, at, ticks, told

S, DAY = FaxStatus, timedelta(days=1)


@pytest.mark.manual("R221", "R222", "R223", "R245")
async def test_what_came_is_in_the_log_and_its_tenant_hears_at_once_and_nobody_else_does(centre: Town) -> None:
    when = at(centre, 8, 47)
    came = Arrived(3, when, centre.unit, "王先生", "+862162345678")
    made = await centre.does(CLERK, lambda w: fax_in.log(w, came))
    assert (made.number, made.pages, made.addressee, made.unit, made.came_at, made.status) == (
        "F-000001", 3, "王先生", centre.unit, when, S.NOTIFIED,
    )  # fmt: skip
    assert await rang(centre, "tenant") == [("fax-in-state-notified", Lane.NOTICE)]
    for who in set(centre.people) - {"tenant", CLERK}:
        assert await rang(centre, who) == [], who
    assert [one.id for one, _ in await centre.does("tenant", fax_in.lying_here)] == [made.id]
    assert await centre.does("neighbour", fax_in.lying_here) == []
    async with centre.desk.database.transaction() as db:
        assert (await db.execute(select(outbox.c.id).where(outbox.c.chat.is_not(None)))).all() == []


async def test_a_name_without_a_unit_goes_to_the_tenant_of_that_name(centre: Town) -> None:
    home = await furnished(centre, "1102")
    tenant = await moves_in(centre, home, "Blue Sea")
    found = await came_for(centre, None, "blue sea")
    assert (found.unit, found.tenant, found.status) == (home.id, tenant.id, S.SLIP)
    assert (await came_for(centre, None, "Mr Blue Sea")).tenant == tenant.id
    there, number, _ = await centre.does(CLERK, lambda w: fax_in.whereabouts(w, centre.unit, "somebody"))
    assert (there.tenant, there.listed, number) == (centre.tenant, False, "0801")
    listed, _, _ = await centre.does(CLERK, lambda w: fax_in.whereabouts(w, centre.unit, "tenant 先生"))
    assert listed.listed


@pytest.mark.manual("R224")
async def test_who_is_out_gets_a_slip_at_their_unit(centre: Town) -> None:
    made = await logged(centre)
    assert await papers(centre, CLERK) == []
    await centre.does("tenant", lambda w: fax_in.out(w, made.id))
    assert await papers(centre, CLERK) == [["fax-in-notice", f"{made.id}"]]
    assert await rang(centre, CLERK) == [("fax-in-job-slip-to-unit", Lane.NOTICE)]
    slip = await centre.does(CLERK, lambda w: fax_in_log.notice(w, made.id))
    assert (slip.line.unit, slip.line.kept.pages, slip.hours) == ("0801", 3, "09:00-18:00")
    done = await centre.does(CLERK, lambda w: fax_in.bring_slip(w, made.id))
    assert (done.status, done.slip_by, done.slip_at) == (S.SLIPPED, centre.people[CLERK], at(centre, 9))


@pytest.mark.manual("R224")
async def test_where_nobody_is_in_the_chat_a_slip_is_brought_and_the_clerk_is_reminded_of_it(centre: Town) -> None:
    await without_chat(centre, "tenant")
    made = await logged(centre)
    assert (made.status, made.told_at) == (S.SLIP, None)
    assert await papers(centre, CLERK) == [["fax-in-notice", f"{made.id}"]]
    await ticks(centre, at(centre, 9, 1, day=MONDAY + DAY))
    assert await told(centre, CLERK, "fax-in-slip-waits") == [{"number": made.number}]
    await centre.does(CLERK, lambda w: fax_in.bring_slip(w, made.id))
    await ticks(centre, at(centre, 9, 2, day=MONDAY + 2 * DAY))
    assert len(await told(centre, CLERK, "fax-in-slip-waits")) == 1
    assert await told(centre, CLERK, "fax-in-lies") == [{"number": made.number, "days": 2}]


async def test_the_tenant_is_reminded_on_seven_working_days_and_then_the_clerk_phones(centre: Town) -> None:
    made = await logged(centre)
    rung = []
    for days in range(1, 12):
        before = len(await rang(centre, "tenant"))
        await ticks(centre, at(centre, 9, days, day=MONDAY + days * DAY))
        rung += [days] * (len(await rang(centre, "tenant")) - before)
    assert rung == [1, 2, 3, 4, 7, 8, 9]
    assert await told(centre, CLERK, "fax-in-lies") == [{"number": made.number, "days": 9}]
    assert (await now(centre, made.id)).reminders == 7


@pytest.mark.parametrize(
    ("came", "due"),
    [
        ((MONDAY + 4 * DAY, 16), (MONDAY + 7 * DAY, 16)), ((MONDAY + 4 * DAY, 19), (MONDAY + 7 * DAY, 9)),
        ((MONDAY, 7), (MONDAY + DAY, 9)), ((date(2026, 12, 31), 16), (date(2027, 1, 4), 16)),
    ],
    ids=["friday", "friday evening", "early", "new year"],
)  # fmt: skip
async def test_nobody_is_reminded_while_the_centre_is_closed(
    centre: Town, came: tuple[date, int], due: tuple[date, int]
) -> None:
    centre.desk.clock.set(at(centre, came[1], day=came[0]))
    made = await logged(centre)
    then = at(centre, due[1], day=due[0])
    await ticks(centre, then - timedelta(minutes=1))
    assert (await now(centre, made.id)).reminders == 0
    await ticks(centre, then + timedelta(minutes=1))
    assert (await now(centre, made.id)).reminders == 1


async def test_a_week_of_holidays_is_no_week_of_reminders(centre: Town) -> None:
    off = [f"{MONDAY + days * DAY}" for days in range(1, 5)]
    await ruled(centre, calendar={"off": off})
    made = await logged(centre)
    await ticks(centre, at(centre, 8, 59, day=MONDAY + 7 * DAY))
    assert (await now(centre, made.id)).reminders == 0
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 7 * DAY))
    assert (await now(centre, made.id)).reminders == 1


async def test_whoever_shows_the_code_gets_it_and_five_wrong_ones_make_it_void(centre: Town) -> None:
    made = await logged(centre)
    code = (await centre.does("tenant", lambda w: fax_in.give_code(w, made.id))).code
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for tries in range(1, MOST_TRIES + 1):
        assert await told(centre, "tenant", "fax-in-code-void") == []
        left = await centre.does(CLERK, lambda w: fax_in.collect(w, made.id, wrong, "x"))
        assert (left.held, left.tries, left.tries_left) == (True, tries, MOST_TRIES - tries)
    assert len(await told(centre, "tenant", "fax-in-code-void")) == 1
    assert await centre.outcome(CLERK, lambda w: fax_in.collect(w, made.id, code, "x")) == "fax-in-no-code"
    fresh = (await centre.does("tenant", lambda w: fax_in.give_code(w, made.id))).code
    done = await centre.does(CLERK, lambda w: fax_in.collect(w, made.id, fresh, "李师傅"))
    assert (done.status, done.receipt, done.collected_by) == (S.COLLECTED, Receipt.CODE, "李师傅")
    assert not any(fresh in str(args) for args in await told(centre, CLERK, "fax-in-card"))


async def test_who_was_asked_to_confirm_and_takes_a_code_instead_reads_the_code(centre: Town) -> None:
    made = await logged(centre)
    await centre.does(CLERK, lambda w: fax_in.ask(w, made.id))
    code = (await centre.does("tenant", lambda w: fax_in.give_code(w, made.id))).code
    assert (await told(centre, "tenant", "fax-in-card"))[-1]["state"]["args"]["code"] == code
    assert await centre.outcome("tenant", lambda w: fax_in.confirm(w, made.id)) == "fax-in-not-asked"


async def test_a_tap_counts_for_half_an_hour_after_the_clerk_asked(centre: Town) -> None:
    made = await logged(centre)
    await centre.does(CLERK, lambda w: fax_in.ask(w, made.id))
    centre.desk.clock.advance(timedelta(minutes=31))
    assert await centre.outcome("tenant", lambda w: fax_in.confirm(w, made.id)) == "fax-in-not-asked"
    await centre.does(CLERK, lambda w: fax_in.ask(w, made.id))
    done = await centre.does("tenant", lambda w: fax_in.confirm(w, made.id))
    assert (done.receipt, done.received_by, done.handed_by) == (
        Receipt.TAP, centre.people["tenant"], centre.people[CLERK],
    )  # fmt: skip
